//! Confirming a sign-up: one button, and the page after it.

use maud::html;

use super::Words;
use crate::{
    kernel::Word,
    web::{
        page::{Page, Site},
        paths, ui,
    },
};

/// What the page behind the confirm link shows.
pub struct ConfirmView<'a> {
    /// The page's own path, `/confirm/TOKEN`, without language.
    pub path: &'a str,
    /// The title of the form that was filled in.
    pub form_title: &'a str,
    /// The names of what will be granted.
    pub choices: Vec<String>,
    /// The full words of what will be granted, where the form was sent from a page that is not ours (FRM-09).
    pub words: Option<Words<'a>>,
}

/// What the page after confirming shows, at the first and at every later visit.
pub struct ConfirmedView {
    /// The names of what was granted.
    pub choices: Vec<String>,
    /// The way to the preference page.
    pub preferences_path: Option<String>,
}

/// The page behind the confirm link: one button. Opening the page confirms nothing (LNK-01).
pub fn confirm<'a>(site: &'a Site<'a>, view: &ConfirmView<'_>) -> Page<'a> {
    let t = site.texts;
    let content = html! {
        (ui::title(t.get("confirm-title")))
        (ui::card(html! {
            (ui::paragraph(t.with("confirm-text", &[("form", view.form_title), ("organisation", site.organisation)])))
            @match &view.words {
                Some(words) => (words.draw(site)),
                None if !view.choices.is_empty() => { (ui::paragraph(t.get("confirm-choices"))) (ui::list(&view.choices)) },
                None => {},
            }
            (ui::form(site.link(view.path), ui::actions(html! { (ui::Button::new(t.get("confirm-button"))) })))
            (ui::hint(t.get("confirm-not-you")))
        }))
    };
    Page::new(site, t.get("confirm-title"), content).private()
}

/// *You are signed up*.
pub fn confirmed<'a>(site: &'a Site<'a>, view: &ConfirmedView) -> Page<'a> {
    let t = site.texts;
    let content = html! {
        (ui::title(t.get("confirmed-title")))
        (ui::Alert::new(ui::Tone::Success, t.get("confirmed-thanks")).saying(site.says(Word::Confirmed, ui::paragraph(t.get("confirmed-text")))))
        (ui::card(html! {
            @if !view.choices.is_empty() {
                (ui::paragraph(t.with("confirmed-choices", &[("organisation", site.organisation)])))
                (ui::list(&view.choices))
            }
            (ui::paragraph(t.get("confirmed-change")))
            @match &view.preferences_path {
                Some(path) => (ui::actions(ui::link_button(site.link(path), t.get("confirmed-button")))),
                None => (ui::actions(ui::link(site.link(paths::LINK), t.get("problem-link")))),
            }
        }))
    };
    Page::new(site, t.get("confirmed-title"), content).private()
}
