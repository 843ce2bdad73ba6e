//! A published version: what it is known by, and the page as it was shown.

use maud::{Markup, html};

use super::{
    super::model::{Sheet, Version},
    seen::frames,
};
use crate::{
    features::pictures::{Cause, LONGEST, Picture, Progress},
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
    /// Its pictures.
    pub pictures: &'v [Picture],
    /// How it stands with those that are still to be drawn.
    pub progress: Option<Progress>,
    /// Is there a browser that draws them?
    pub has_browser: bool,
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
        (pictures(office, view))
        (ui::actions(ui::link(drafts::form(sheet.id), t.get("drafts-back"))))
    };
    office.page(title, content)
}

/// The page that is shown as a browser drew it, and a line for every picture of the version.
fn pictures(office: &Office<'_>, view: &VersionView<'_>) -> Markup {
    let t = office.texts;
    let title = t.get("drafts-pictures");
    let path = |picture: &Picture| {
        let name = format!("{}-{}-{}", picture.language, picture.page, picture.width);
        drafts::picture(view.sheet.id, view.version.number, &name)
    };
    let size = |picture: &Picture| format!("{} × {}", picture.width, picture.height);
    let at = i64::try_from(view.page.0).unwrap_or(1);
    let shown = view.pictures.iter().filter(|picture| picture.language == view.language && picture.page == at);
    let columns =
        ["cards-language", "drafts-picture-page", "drafts-picture-size", "drafts-hash", "data-column-when", "drafts-pictures"];
    let rows = view.pictures.iter().map(|picture| {
        let is_cut = picture.height >= i64::from(LONGEST);
        vec![
            html! { (picture.language.own_name()) },
            html! { (picture.page) },
            html! { (size(picture)) @if is_cut { (ui::small(t.get("drafts-picture-cut"))) } },
            ui::code(&picture.hash),
            html! { (format::date_time(office.language, picture.created_at)) },
            ui::link(format!("{}?download=1", path(picture)), t.get("drafts-picture-download")),
        ]
    });
    html! {
        (ui::heading(title))
        @match (view.progress, view.pictures.is_empty(), view.has_browser) {
            (Some(Progress::Failed(cause)), ..) => {
                (Alert::plain(Tone::Warning, t.with("drafts-pictures-failed", &[("reason", t.get(cause_key(cause)))])))
            },
            (Some(Progress::Waiting), _, true) => (ui::hint(t.get("drafts-pictures-waiting"))),
            (_, true, true) => (ui::hint(t.get("drafts-pictures-missing"))),
            (_, true, false) => (ui::hint(t.get("drafts-pictures-none"))),
            _ => {},
        }
        @for picture in shown {
            (ui::snapshot(&path(picture), &t.with("drafts-picture-alt", &[("width", &picture.width.to_string())]), pixels(picture.width), pixels(picture.height)))
        }
        @if !view.pictures.is_empty() { (ui::wide_table(title, &columns.map(|key| t.get(key)), rows)) }
    }
}

fn pixels(side: i64) -> u32 {
    u32::try_from(side).unwrap_or(u32::MAX)
}

const fn cause_key(cause: Cause) -> &'static str {
    match cause {
        Cause::Browser => "drafts-picture-browser",
        Cause::Slow => "drafts-picture-slow",
        Cause::Empty => "drafts-picture-empty",
        Cause::Heavy => "drafts-picture-heavy",
        Cause::Look => "drafts-picture-look",
    }
}
