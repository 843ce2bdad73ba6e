//! *This was not me*: restoring what a change took away.

use maud::html;

use super::SavedChange;
use crate::web::{
    page::{Page, Site},
    paths, ui,
};

/// What the restore page shows.
pub struct RestoreView<'a> {
    /// The page's own path without language.
    pub path: &'a str,
    /// The address as a forwarded page may show it.
    pub masked_address: &'a str,
    /// What will be, or was, restored: the state after restoring.
    pub changes: Vec<SavedChange>,
    /// Is it done?
    pub done: bool,
}

/// The restore page; GET shows a button, POST acts.
pub fn restore<'a>(site: &'a Site<'a>, view: &RestoreView<'_>) -> Page<'a> {
    let t = site.texts;
    let title = t.get(if view.done { "restore-done-title" } else { "restore-title" });
    let address = || ui::emphasis(view.masked_address);
    let changes = || ui::list(view.changes.iter().map(|change| change.words(t)));
    let content = html! {
        (ui::title(title))
        @if view.done {
            (ui::Alert::new(ui::Tone::Success, t.get("restore-done-heading")).saying(changes()))
            (ui::card(html! {
                (ui::paragraph(html! { (t.get("restore-done-address")) " " (address()) "." }))
                (ui::paragraph(t.get("restore-done-text")))
                (ui::actions(ui::link(site.link(paths::LINK), t.get("problem-link"))))
            }))
        } @else if view.changes.is_empty() {
            (ui::Alert::new(ui::Tone::Info, t.get("restore-nothing")))
        } @else {
            (ui::card(html! {
                (ui::paragraph(html! { (t.get("restore-address")) " " (address()) "." }))
                (ui::paragraph(t.get("restore-text")))
                (changes())
                (ui::form(site.link(view.path), ui::actions(html! { (ui::Button::new(t.get("restore-button"))) })))
                (ui::hint(t.get("restore-was-me")))
            }))
        }
    };
    Page::new(site, title, content).private()
}
