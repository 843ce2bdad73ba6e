//! Choosing what a file of contacts is to hold.

use maud::{Markup, html};

use super::{
    model::{Column, Columns, Format, Group},
    parse,
};
use crate::{
    features::{lists::Lists, selections::Scope},
    i18n::{Texts, format},
    web::{
        form::{FormState, TICKED},
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Button, Toggle, ToggleKind},
    },
};

/// What the page is made of.
pub struct ChoiceView<'v> {
    /// Whom the file is about.
    pub scope: &'v Scope,
    /// What the selection is called, if it is one.
    pub name: &'v str,
    /// How many that are.
    pub count: i64,
    /// Lists in memory.
    pub lists: &'v Lists,
}

/// Columns and kind of a file.
pub fn choice<'a>(office: &'a Office<'a>, view: &ChoiceView<'_>, form: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = form.told(t, |field| t.get(if field == "format" { "exports-format" } else { "cards-columns" }));
    let kind = match view.scope {
        Scope::Everybody => "exports-lead-everybody",
        Scope::Chosen(_) => "exports-lead-chosen",
        Scope::Found(_) => "exports-lead-found",
        Scope::Selection(_) => "exports-lead-selection",
    };
    let count = format::number(office.language, view.count);
    let values = [("count", count.as_str()), ("name", view.name)];
    let values = if matches!(view.scope, Scope::Selection(_)) { &values[..] } else { &values[..1] };
    let back = admin::own(form.value("back"));
    let back = if back.starts_with(admin::CONTACTS) { back } else { admin::CONTACTS };
    let formats = Format::ALL.map(|format| {
        let (label, hint) = match format {
            Format::Xlsx => ("exports-xlsx", "exports-xlsx-hint"),
            Format::Csv => ("exports-csv", "exports-csv-hint"),
            Format::Jsonl => ("exports-jsonl", "exports-jsonl-hint"),
        };
        (format, t.get(label), t.get(hint))
    });
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("exports-title")))
        (ui::lead(t.with(kind, values)))
        (ui::card(office.form(admin::CONTACTS_EXPORT, html! {
            @for (name, value) in parse::whom(form.all()) { (ui::hidden(name, value)) }
            (ui::Group::new("format", t.get("exports-format"), html! {
                @for (at, (format, label, hint)) in formats.into_iter().enumerate() {
                    @let id = if at == 0 { "format".to_owned() } else { format!("format-{}", format.code()) };
                    (Toggle::new(ToggleKind::Radio, &id, "format", format.code(), label).hint(hint).on(form.has("format", format.code())))
                }
            }).error(told.at("format")))
            (columns(t, view.lists, form, told.at("field")))
            (ui::hint(t.get("exports-noted")))
            (ui::actions(html! { (Button::new(t.get("exports-download"))) (ui::link(back, t.get("cards-cancel"))) }))
        })))
    };
    let page = office.page(t.get("exports-title"), content);
    if form.is_right() { page } else { page.error() }
}

/// The contact's own columns, then those of each purpose and each type, folded unless something in them is chosen.
fn columns(t: &'static Texts, lists: &Lists, form: &FormState, error: Option<&str>) -> Markup {
    let all = Columns::all(lists);
    let groups = all.iter().fold(Vec::<(Group, Vec<&Column>)>::new(), |mut groups, column| {
        match groups.last_mut() {
            Some((group, members)) if *group == column.group() => members.push(column),
            _ => groups.push((column.group(), vec![column])),
        }
        groups
    });
    let boxes = |members: &[&Column]| {
        ui::columns(html! {
            @for column in members {
                @let id = format!("field-{}", column.code.replace('.', "-"));
                (Toggle::new(ToggleKind::Checkbox, &id, "field", &column.code, column.short_name(t)).on(form.has("field", &column.code)))
            }
        })
    };
    html! {
        (ui::Group::new("field", t.get("cards-columns"), html! {
            (Toggle::new(ToggleKind::Checkbox, "field", "every", TICKED, t.get("exports-every")).on(form.has("every", TICKED)))
            @for (group, members) in &groups {
                @let is_open = members.iter().any(|column| form.has("field", &column.code));
                @match group {
                    Group::Contact => (boxes(members)),
                    Group::Purpose(purpose) => (ui::disclosure(html! { (lists.purpose_name(*purpose, t.language())) }, is_open, boxes(members))),
                    Group::Type(kind) => (ui::disclosure(html! { (lists.type_name(*kind, t.language())) }, is_open, boxes(members))),
                }
            }
        }).error(error))
    }
}
