//! All imports, and the form that brings a file.

use maud::{Markup, html};

use super::{
    super::model::{Import, Stage},
    labels,
};
use crate::{
    i18n::format,
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin::imports as paths,
        ui::{self, Button, FileInput, Tone},
    },
};

/// What the page is made of.
#[derive(Debug)]
pub struct ListView<'v> {
    /// The newest ones, or those below.
    pub imports: &'v [Import],
    /// The last of them, when there are more below.
    pub more: Option<i64>,
    /// Why the last file was not taken.
    pub state: &'v FormState,
}

/// The page.
pub fn list<'a>(office: &'a Office<'a>, view: &ListView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let told = view.state.told(t, |_| t.get("imports-file"));
    let columns =
        ["imports-column-file", "imports-column-stage", "imports-column-rows", "imports-column-when"].map(|key| t.get(key));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("imports-title")))
        (ui::lead(t.get("imports-lead")))
        (ui::card(html! {
            (ui::heading(t.get("imports-upload")))
            (office.upload_form(paths::LIST, html! {
                (FileInput::new("file", t.get("imports-file")).hint(t.get("imports-file-hint")).accepting(".csv,.tsv,.txt,.xlsx").error(told.at("file")))
                (ui::actions(html! { (Button::new(t.get("imports-upload-button"))) }))
            }))
            (ui::hint(t.get("imports-keeps")))
        }))
        @if view.imports.is_empty() {
            (ui::paragraph(t.get("imports-none")))
        } @else {
            (ui::wide_table(t.get("imports-title"), &columns, view.imports.iter().map(|import| cells(office, import))))
        }
        @if let Some(last) = view.more {
            (ui::pages(t.get("cards-pages"), [(format!("{}?before={last}", paths::LIST), t.get("cards-page-below").to_owned())]))
        }
    };
    let page = office.page(t.get("imports-title"), content);
    if view.state.is_right() { page } else { page.error() }
}

fn cells(office: &Office<'_>, import: &Import) -> Vec<Markup> {
    let t = office.texts;
    vec![
        ui::link(paths::import(import.id), &import.name),
        stage(office, import.stage),
        html! { @if import.stage == Stage::Uploaded { "–" } @else { (format::number(office.language, import.counts.all())) } },
        html! { (format::date_time(office.language, import.created_at)) @if import.erased_at.is_some() { (ui::small(t.get("lists-deleted"))) } },
    ]
}

/// How far an import is.
pub(super) fn stage(office: &Office<'_>, stage: Stage) -> Markup {
    let tone = match stage {
        Stage::Done => Tone::Success,
        Stage::Undone => Tone::Warning,
        _ => Tone::Info,
    };
    ui::tag(tone, office.texts.get(labels::stage(stage)))
}
