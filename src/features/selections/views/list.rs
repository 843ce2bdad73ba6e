//! All selections that a member sees.

use maud::{Markup, html};

use super::super::model::{Kind, Selection};
use crate::{
    i18n::{Texts, format},
    kernel::{Language, Right},
    web::{
        office::{Office, OfficePage},
        paths::admin::selections,
        ui::{self, Tone},
    },
};

/// A selection with what it is used for.
pub struct ListRow {
    /// The selection.
    pub selection: Selection,
    /// The names of those that ask about it, as far as the member sees them.
    pub used_by: Vec<String>,
}

/// The list.
pub fn list<'a>(office: &'a Office<'a>, rows: &[ListRow]) -> OfficePage<'a> {
    let t = office.texts;
    let columns = [
        t.get("lists-name"),
        t.get("selections-kind"),
        t.get("selections-size"),
        t.get("selections-seen"),
        t.get("selections-used"),
    ];
    let row = |row: &ListRow| {
        let selection = &row.selection;
        vec![
            ui::link(selections::selection(selection.id), &selection.name),
            html! { (kind_name(t, &selection.kind)) },
            size(t, office.language, selection),
            html! { (seen_name(t, selection.is_shared)) },
            html! { (row.used_by.join(", ")) },
        ]
    };
    let content = html! {
        (ui::title_row(t.get("selections-title"), html! {
            @if office.may(Right::Contacts) { (ui::link_button(selections::NEW, t.get("selections-new"))) }
        }))
        (ui::lead(t.get("selections-lead")))
        @if rows.is_empty() {
            (ui::paragraph(t.get("selections-none")))
        } @else {
            (ui::wide_table(t.get("selections-title"), &columns, rows.iter().map(row)))
        }
    };
    office.page(t.get("selections-title"), content)
}

/// Static or dynamic.
pub fn kind_name(t: &'static Texts, kind: &Kind) -> &'static str {
    t.get(match kind {
        Kind::Static => "selections-static",
        Kind::Dynamic(_) => "selections-dynamic",
    })
}

/// Who sees it.
pub fn seen_name(t: &'static Texts, is_shared: bool) -> &'static str {
    t.get(if is_shared { "selections-shared" } else { "selections-private" })
}

/// How many belonged to it, and when that was.
pub fn size(t: &'static Texts, language: Language, selection: &Selection) -> Markup {
    html! {
        @match selection.counted {
            Some((count, at)) => {
                (format::number(language, count)) " "
                (ui::small(t.with("selections-counted-at", &[("time", &format::date_time(language, at))])))
            }
            None => { (ui::tag(Tone::Info, t.get("selections-not-counted"))) }
        }
    }
}
