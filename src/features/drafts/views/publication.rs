//! Before publishing: what stands in the way, and what changes.

use maud::{Markup, html};

use super::{
    super::model::{Change, Draft, Fault, Sheet, Stock},
    labels,
};
use crate::{
    features::forms::model::Definition,
    web::{
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Alert, Button, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct PublicationView<'v> {
    /// The form.
    pub sheet: &'v Sheet,
    /// Its draft.
    pub draft: &'v Draft,
    /// The published definition, if there is one.
    pub before: Option<&'v Definition>,
    /// What would be published.
    pub after: &'v Definition,
    /// What it borrows words from.
    pub stock: &'v Stock,
    /// What stands in the way.
    pub faults: &'v [Fault],
    /// What changes.
    pub changes: &'v [Change],
    /// Has the draft changed since the page was made that was sent?
    pub is_stale: bool,
    /// Is it too large with the words of lists?
    pub is_large: bool,
}

/// The page.
pub fn publication<'a>(office: &'a Office<'a>, view: &PublicationView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.with("drafts-publish-title", &[("name", &view.sheet.properties.name)]);
    let content = html! {
        @if view.is_stale { (Alert::plain(Tone::Warning, t.get("drafts-refused-stale"))) }
        @if view.is_large { (Alert::plain(Tone::Danger, t.get("drafts-refused-large"))) }
        (ui::title(&title))
        @if view.faults.is_empty() {
            (Alert::plain(Tone::Success, t.get("drafts-check-right")))
        } @else {
            (Alert::new(Tone::Warning, t.get("drafts-check-wrong")).saying(faults(office, view)))
        }
        (changes(office, view))
        @if view.faults.is_empty() {
            (ui::card(html! {
                (ui::paragraph(t.get("drafts-publish-text")))
                (office.form(&drafts::below(view.sheet.id, "draft/publication"), html! {
                    (ui::hidden("seen", &view.draft.mark))
                    (ui::actions(html! { (Button::new(t.get("drafts-publish"))) }))
                }))
            }))
        }
        (ui::actions(html! {
            (ui::link(drafts::below(view.sheet.id, "draft/preview"), t.get("drafts-preview")))
            (ui::link(drafts::draft(view.sheet.id), t.get("drafts-back-draft")))
        }))
    };
    let page = office.page(title, content);
    if view.is_stale { page.conflict() } else { page }
}

fn faults(office: &Office<'_>, view: &PublicationView<'_>) -> Markup {
    let line = |fault: &Fault| {
        let href = labels::place(view.sheet.id, &fault.place());
        ui::link(href, labels::fault(office.texts, fault, view.after, view.stock))
    };
    ui::list(view.faults.iter().map(line))
}

fn changes(office: &Office<'_>, view: &PublicationView<'_>) -> Markup {
    let t = office.texts;
    ui::card(html! {
        (ui::heading(t.get("drafts-changes")))
        @match view.before {
            None => (ui::paragraph(t.get("drafts-changes-first"))),
            Some(_) if view.changes.is_empty() => (ui::paragraph(t.get("drafts-changes-none"))),
            Some(before) => (ui::list(view.changes.iter().map(|change| labels::change(t, change, before, view.after)))),
        }
    })
}
