//! The table of a list.

use maud::{Markup, html};

use super::{
    super::model::{Item, ListKind, USES_LIMIT},
    labels,
};
use crate::{
    i18n::format,
    kernel::{Language, Right},
    web::{
        office::{Office, OfficePage},
        paths::admin::lists,
        ui::{self, Tone},
    },
};

/// A line of the table.
#[derive(Clone, Debug)]
pub struct ListRow {
    /// The item.
    pub item: Item,
    /// How often it is used, up to one more than is counted.
    pub uses: i64,
    /// The name of its purpose, where the list has one.
    pub purpose: String,
    /// What is above it among those that are not deleted?
    pub is_first: bool,
    /// What is below it?
    pub is_last: bool,
}

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct ListView {
    /// Which list.
    pub kind: ListKind,
    /// Its items in order, those that are to be shown.
    pub rows: Vec<ListRow>,
    /// Are deleted ones among them?
    pub shows_deleted: bool,
    /// How many are deleted.
    pub deleted: usize,
}

/// The list.
pub fn list<'a>(office: &'a Office<'a>, view: &ListView) -> OfficePage<'a> {
    let t = office.texts;
    let (kind, slug) = (view.kind, view.kind.slug());
    let title = t.get(labels::title(kind));
    let mut columns = vec![t.get("lists-name")];
    if kind.has_purpose() {
        columns.push(t.get(labels::purpose_label()));
    }
    columns.extend([t.get("lists-column-languages"), t.get(labels::uses(kind))]);
    columns.extend([t.get("lists-column-state"), t.get("lists-column-updated")]);
    if office.may(Right::Lists) {
        columns.push(t.get("lists-column-actions"));
    }
    let content = html! {
        (ui::title_row(title, html! {
            @if office.may(Right::Lists) { (ui::link_button(lists::new(slug), t.get(labels::new(kind)))) }
        }))
        (ui::lead(t.get(labels::lead(kind))))
        @if view.rows.is_empty() { (ui::paragraph(t.get("lists-empty"))) } @else {
            (ui::wide_table(title, &columns, view.rows.iter().map(|row| cells(office, kind, row))))
        }
        (ui::actions(html! {
            @if view.shows_deleted { (ui::link(lists::list(slug), t.get("lists-hide-deleted"))) }
            @else if view.deleted > 0 {
                (ui::link(lists::with_deleted(slug), t.count("lists-show-deleted", "count", i64::try_from(view.deleted).unwrap_or(i64::MAX))))
            }
            @if office.may(Right::Export) {
                (office.button_form(&lists::export(slug), html! { (ui::Button::new(t.get("lists-export")).secondary()) }))
            }
        }))
    };
    office.page(title, content)
}

fn cells(office: &Office<'_>, kind: ListKind, row: &ListRow) -> Vec<Markup> {
    let t = office.texts;
    let item = &row.item;
    let name = item.words.name(office.language);
    let mut cells = vec![html! {
        (ui::link(lists::item(kind.slug(), item.id), if name.is_empty() { &item.key } else { name }))
        (ui::small(&item.key))
    }];
    if kind.has_purpose() {
        cells.push(html! { (row.purpose) });
    }
    cells.push(languages(office, &item.words.missing(kind)));
    cells.push(html! { (uses(office.language, row.uses)) });
    cells.push(match (item.deleted_at, item.is_active) {
        (Some(_), _) => ui::tag(Tone::Danger, t.get("lists-deleted")),
        (None, true) => ui::tag(Tone::Success, t.get("lists-active")),
        (None, false) => ui::tag(Tone::Warning, t.get("lists-inactive")),
    });
    cells.push(html! {
        (format::date(office.language, item.updated_at))
        @if let Some(name) = &item.updated_by { (ui::small(name)) }
    });
    if office.may(Right::Lists) {
        cells.push(ui::row_actions(acts(office, kind, row, name)));
    }
    cells
}

/// How many languages are complete, and which are not.
pub(super) fn languages(office: &Office<'_>, missing: &[Language]) -> Markup {
    let all = Language::ALL.len();
    let count = format!("{} / {all}", all - missing.len());
    html! {
        @if missing.is_empty() { (count) } @else {
            (ui::tag(Tone::Warning, count))
            (ui::small(office.texts.with("lists-missing", &[("languages", &missing.iter().map(|l| l.code()).collect::<Vec<_>>().join(", "))])))
        }
    }
}

/// A count that stops: `10,000+`.
pub(super) fn uses(language: Language, uses: i64) -> String {
    if uses > USES_LIMIT { format!("{}+", format::number(language, USES_LIMIT)) } else { format::number(language, uses) }
}

fn acts(office: &Office<'_>, kind: ListKind, row: &ListRow, name: &str) -> Markup {
    let t = office.texts;
    let item = &row.item;
    let path = |act: &str| lists::act(kind.slug(), item.id, act);
    let named = |key: &str| t.with(key, &[("name", name)]);
    html! {
        @if item.deleted_at.is_some() {
            (office.button_form(&path("restoration"), html! { (ui::Button::new(t.get("lists-restore")).secondary().reads(&named("lists-restore-name"))) }))
        } @else {
            @if !row.is_first {
                (office.button_form(&path("position"), html! { (ui::Button::new("↑").quiet().sends("direction", "up").reads(&named("lists-move-up"))) }))
            }
            @if !row.is_last {
                (office.button_form(&path("position"), html! { (ui::Button::new("↓").quiet().sends("direction", "down").reads(&named("lists-move-down"))) }))
            }
            @if kind.has_switch() {
                @if item.is_active {
                    (office.button_form(&path("deactivation"), html! { (ui::Button::new(t.get("lists-deactivate")).quiet().reads(&named("lists-deactivate-name"))) }))
                } @else {
                    (office.button_form(&path("activation"), html! { (ui::Button::new(t.get("lists-activate")).quiet().reads(&named("lists-activate-name"))) }))
                }
            }
        }
    }
}
