//! How a definition looks to visitors: the page itself, and the page for staff with it in frames.

use maud::{Markup, html};

use super::super::model::Sheet;
use crate::{
    features::forms::{
        self,
        model::Definition,
        views::{Again, FormView},
    },
    kernel::Language,
    web::{
        form::FormState,
        look::{Dress, Scheme},
        office::{Office, OfficePage},
        page::{Page, Site},
        paths::{self, admin::drafts},
        ui,
    },
};

/// What a form is drawn with when nobody fills it in: a receipt that opens nothing.
const fn empty<'v>(definition: &'v Definition, page: usize, slug: &'v str) -> FormView<'v> {
    FormView { definition, slug, page: page - 1, receipt: "", honeypot: "subject_2", again: Again::No, challenge: "" }
}

/// A public page of a definition, counted from 1, drawn by the code that draws it for visitors.
pub fn page<'a>(site: &'a Site<'a>, definition: &'a Definition, page: usize, slug: &'a str) -> Page<'a> {
    forms::views::form(site, &empty(definition, page, slug), &FormState::fresh())
}

/// The same as a document that is kept.
pub fn whole(organisation: &str, dress: &Dress, slug: &str, definition: &Definition, at: usize, language: Language) -> String {
    let site = Site::new(organisation, language, paths::form(slug), true).dressed(dress);
    page(&site, definition, at, slug).into_html()
}

/// The site that is shown in a frame: light, so that nothing on it can be followed.
pub fn framed<'a>(organisation: &'a str, dress: &'a Dress, slug: &str, language: Language) -> Site<'a> {
    Site { scheme: Scheme::Light, ..Site::new(organisation, language, paths::form(slug), true).dressed(dress) }
}

/// What the page with a preview is made of.
#[derive(Clone, Debug)]
pub struct PreviewView<'v> {
    /// The form.
    pub sheet: &'v Sheet,
    /// The languages that it exists in.
    pub languages: &'v [Language],
    /// The one that is shown.
    pub language: Language,
    /// Which of how many pages is shown, counted from 1.
    pub page: (usize, usize),
}

/// The draft on a telephone and on a larger screen.
pub fn preview<'a>(office: &'a Office<'a>, view: &PreviewView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let path = drafts::below(view.sheet.id, "draft/preview");
    let title = t.with("drafts-preview-title", &[("name", &view.sheet.properties.name)]);
    let content = html! {
        (ui::title(&title))
        (ui::lead(t.get("drafts-preview-lead")))
        (frames(office, &path, &path, view.languages, view.language, view.page))
        (ui::actions(ui::link(drafts::draft(view.sheet.id), t.get("drafts-back-draft"))))
    };
    office.page(title, content)
}

/// Tabs of languages and pages, and the page in frames; `path` is the page's own, `below` the one below which the frame's address is.
pub(super) fn frames(
    office: &Office<'_>,
    path: &str,
    below: &str,
    languages: &[Language],
    language: Language,
    (at, of): (usize, usize),
) -> Markup {
    let t = office.texts;
    let pages = (1..=of).map(|page| {
        let name = t.with("form-step", &[("step", &page.to_string()), ("steps", &of.to_string())]);
        (format!("{path}?language={language}&page={page}"), name, page == at)
    });
    let tabs = languages.iter().map(|it| (format!("{path}?language={it}&page={at}"), it.own_name(), *it == language));
    let src = format!("{below}/frame?language={language}&page={at}");
    let frame = |key: &str| {
        html! { (ui::heading(t.get(key))) (ui::frame(&format!("{}: {}", language.own_name(), t.get(key)), &src)) }
    };
    html! {
        (ui::tabs(t.get("drafts-languages"), tabs))
        @if of > 1 { (ui::tabs(t.get("drafts-pages"), pages)) }
        (ui::devices(frame("drafts-phone"), frame("drafts-desktop"), t.get("drafts-desktop")))
        (ui::hint(ui::link(&src, t.get("look-alone"))))
    }
}
