//! The published form as HTML, ready to be copied into a page of another site (FRM-09).

use maud::html;

use crate::{
    features::forms::views::{SnippetView, snippet as written},
    kernel::{Language, ids::FormId},
    web::{
        look::Dress,
        office::{Office, OfficePage},
        page::Site,
        paths::{self, admin::drafts},
        ui::{self, Alert, Tone},
    },
};

/// What the page is made of.
#[derive(Clone, Copy)]
pub struct SnippetPage<'v> {
    /// The form.
    pub id: FormId,
    /// What staff call it.
    pub name: &'v str,
    /// The origins whose pages may send it.
    pub origins: &'v [String],
    /// The languages that it exists in.
    pub languages: &'v [Language],
    /// The one that is shown.
    pub language: Language,
    /// What is copied.
    pub shown: &'v SnippetView<'v>,
}

/// The page. `organisation` is named in the words beside a consent.
pub fn snippet<'a>(office: &'a Office<'a>, view: &SnippetPage<'_>, organisation: &str) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.with("door-snippet-title", &[("name", view.name)]);
    let path = drafts::below(view.id, "snippet");
    let dress = Dress::default();
    let site = Site::new(organisation, view.language, paths::form(view.shown.slug), true).dressed(&dress);
    let tabs = view.languages.iter().map(|it| (format!("{path}?language={it}"), it.own_name(), *it == view.language));
    let content = html! {
        (ui::title(&title))
        (ui::lead(t.get("door-snippet-lead")))
        @if view.origins.is_empty() { (Alert::plain(Tone::Warning, t.get("door-snippet-nobody"))) }
        @else { (ui::paragraph(t.get("door-snippet-origins"))) (ui::list(view.origins)) }
        (ui::tabs(t.get("drafts-languages"), tabs))
        (ui::source(&written(&site, view.shown)))
        (ui::paragraph(t.get("door-snippet-version")))
        (ui::paragraph(t.get("door-snippet-confirm")))
        (ui::actions(ui::link(drafts::form(view.id), t.get("door-snippet-back"))))
    };
    office.page(title, content)
}
