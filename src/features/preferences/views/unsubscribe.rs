//! Leaving one subscription type, or everything, from a mail.

use maud::{Markup, html};

use crate::{
    kernel::Word,
    web::{
        page::{Page, Site},
        paths, ui,
    },
};

/// What the unsubscribe page shows.
pub struct UnsubscribeView<'a> {
    /// The page's own path without language.
    pub path: &'a str,
    /// The address as a forwarded page may show it.
    pub masked_address: &'a str,
    /// The type that the mail belonged to; none when it belonged to none.
    pub type_name: Option<&'a str>,
    /// Is that type off already?
    pub is_off: bool,
    /// Is everything off already?
    pub everything_off: bool,
}

/// The unsubscribe page; GET shows buttons, POST (`scope=type` or `scope=everything`) acts.
pub fn unsubscribe<'a>(site: &'a Site<'a>, view: &UnsubscribeView<'_>) -> Page<'a> {
    let t = site.texts;
    let left_type = view.type_name.filter(|_| view.is_off && !view.everything_off);
    let title = t.get(if view.everything_off || left_type.is_some() { "unsubscribe-done-title" } else { "unsubscribe-title" });
    let content = html! {
        (ui::title(title))
        @if view.everything_off {
            (ui::Alert::new(ui::Tone::Success, t.get("unsubscribe-all-done")).saying(ui::paragraph(t.with("unsubscribe-all-done-text", &[("organisation", site.organisation)]))))
        } @else if let Some(name) = left_type {
            (ui::Alert::new(ui::Tone::Success, t.with("unsubscribe-type-done", &[("name", name)])))
        }
        (ui::lead(html! { (t.get("unsubscribe-address")) " " (ui::emphasis(view.masked_address)) }))
        @if !view.everything_off { (buttons(site, view)) }
        (ui::card(html! {
            (ui::heading(t.get("unsubscribe-mind-title")))
            (site.says(Word::Unsubscribe, ui::paragraph(t.get("unsubscribe-mind-text"))))
            (ui::actions(ui::link(site.link(paths::LINK), t.get("problem-link"))))
        }))
    };
    Page::new(site, title, content).private()
}

fn buttons(site: &Site<'_>, view: &UnsubscribeView<'_>) -> Markup {
    let t = site.texts;
    let kept = view.type_name.filter(|_| !view.is_off);
    let all = ui::Button::new(t.get("unsubscribe-all-button")).dangerous();
    html! {
        @if let Some(name) = kept {
            (ui::card(html! {
                (ui::paragraph(t.with("unsubscribe-type-text", &[("name", name), ("organisation", site.organisation)])))
                (scoped(site, view, "type", ui::Button::new(&t.with("unsubscribe-type-button", &[("name", name)]))))
            }))
        }
        (ui::card(html! {
            (ui::paragraph(t.with("unsubscribe-all-text", &[("organisation", site.organisation)])))
            (scoped(site, view, "everything", if view.type_name.is_some() { all.secondary() } else { all }))
        }))
    }
}

fn scoped(site: &Site<'_>, view: &UnsubscribeView<'_>, scope: &str, button: ui::Button<'_>) -> Markup {
    ui::form(site.link(view.path), html! { (ui::hidden("scope", scope)) (ui::actions(html! { (button) })) })
}
