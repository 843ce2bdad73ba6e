//! The table of the templates.

use maud::{Markup, html};

use super::super::store::Current;
use crate::{
    i18n::{format, template_key},
    kernel::Language,
    web::{
        office::{Office, OfficePage},
        paths::admin::templates,
        ui::{self, Tone},
    },
};

/// A line of the table.
#[derive(Clone, Debug)]
pub struct ListLine {
    /// The template.
    pub template: Current,
    /// Does it say what it said when it shipped?
    pub is_shipped: bool,
}

/// The templates.
pub fn list<'a>(office: &'a Office<'a>, lines: &[ListLine]) -> OfficePage<'a> {
    let t = office.texts;
    let title = t.get("templates-title");
    let columns = [
        t.get("lists-name"),
        t.get("lists-column-languages"),
        t.get("templates-column-version"),
        t.get("lists-column-state"),
        t.get("lists-column-updated"),
    ];
    let content = html! {
        (ui::title(title))
        (ui::lead(t.get("templates-lead")))
        (ui::wide_table(title, &columns, lines.iter().map(|line| cells(office, line))))
    };
    office.page(title, content)
}

fn cells(office: &Office<'_>, line: &ListLine) -> Vec<Markup> {
    let t = office.texts;
    let template = &line.template;
    let missing: Vec<_> = Language::ALL.into_iter().filter(|language| !template.texts.0.contains_key(language)).collect();
    let count = format!("{} / {}", Language::ALL.len() - missing.len(), Language::ALL.len());
    let codes = missing.iter().map(|language| language.code()).collect::<Vec<_>>().join(", ");
    vec![
        html! {
            (ui::link(templates::template(template.key.code()), t.get(template_key(template.key.code()))))
            @if template.key.is_privacy() { " " (ui::tag(Tone::Info, t.get("templates-privacy"))) }
        },
        html! {
            @if missing.is_empty() { (count) } @else {
                (ui::tag(Tone::Warning, count)) (ui::small(t.with("lists-missing", &[("languages", &codes)])))
            }
        },
        html! { (template.number) },
        if line.is_shipped {
            html! { (t.get("templates-shipped")) }
        } else {
            ui::tag(Tone::Info, t.get("templates-own"))
        },
        html! {
            (format::date(office.language, template.at))
            @if let Some(name) = &template.by { (ui::small(name)) }
        },
    ]
}
