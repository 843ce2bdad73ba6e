//! A published version: what it is known by, and the page as it was shown.

use maud::html;

use super::{
    super::model::{Sheet, Version},
    seen::frames,
};
use crate::{
    i18n::format,
    kernel::Language,
    web::{
        office::{Office, OfficePage},
        paths::admin::drafts,
        ui::{self, Alert, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct VersionView<'v> {
    /// The form.
    pub sheet: &'v Sheet,
    /// The version.
    pub version: &'v Version,
    /// The hash of what is stored, worked out just now.
    pub recomputed: &'v str,
    /// The languages that it exists in.
    pub languages: &'v [Language],
    /// The one that is shown.
    pub language: Language,
    /// Which of how many pages is shown, counted from 1.
    pub page: (usize, usize),
    /// Was the page kept when it was published? One that was not is drawn from what the version says.
    pub is_kept: bool,
}

/// The page.
pub fn version<'a>(office: &'a Office<'a>, view: &VersionView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let (sheet, version) = (view.sheet, view.version);
    let number = version.number.to_string();
    let title = t.with("drafts-version-title", &[("name", &sheet.properties.name), ("number", &number)]);
    let path = drafts::version(sheet.id, version.number);
    let content = html! {
        (ui::title(&title))
        @if view.recomputed == version.hash {
            (Alert::plain(Tone::Success, t.get("drafts-hash-right")))
        } @else {
            (Alert::plain(Tone::Danger, t.get("drafts-hash-wrong")))
        }
        (ui::card(ui::facts([
            (t.get("drafts-published-at"), html! { (format::date_time(office.language, version.published_at)) }),
            (t.get("templates-column-by"), html! { (version.by.as_deref().unwrap_or("Samtykke")) }),
            (t.get("drafts-hash"), ui::code(&version.hash)),
            (t.get("drafts-hash-now"), ui::code(view.recomputed)),
        ])))
        (ui::paragraph(t.get(if view.is_kept { "drafts-version-kept" } else { "drafts-version-drawn" })))
        (frames(office, &path, &path, view.languages, view.language, view.page))
        (ui::actions(ui::link(drafts::form(sheet.id), t.get("drafts-back"))))
    };
    office.page(title, content)
}
