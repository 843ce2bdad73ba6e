//! The Privacy view of a contact: every purpose with what is registered for it (CON-08).

use maud::html;

use super::{
    super::model::Card,
    parts::{person, state_of, state_tag, tabs},
};
use crate::{
    features::lists::Lists,
    i18n::format,
    kernel::Right,
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui,
    },
};

/// Every purpose in use, also those that nothing is registered for, and others that something is.
pub fn privacy<'a>(office: &'a Office<'a>, card: &Card, lists: &Lists) -> OfficePage<'a> {
    let (t, language) = (office.texts, office.language);
    let path = admin::contact(card.contact().id);
    let columns = [
        "data-column-purpose",
        "data-column-state",
        "data-column-basis",
        "data-column-source",
        "data-column-updated",
        "cards-updated-by",
        "cards-comment",
    ]
    .map(|key| t.get(key));
    let shown = lists
        .purposes
        .iter()
        .filter(|purpose| (purpose.is_active && !purpose.is_deleted) || card.standing.consent(purpose.id).is_some());
    let rows = shown.map(|purpose| {
        let record = card.standing.consent(purpose.id);
        let name = lists.purpose_name(purpose.id, language);
        let mut row = vec![
            ui::link(format!("{path}/privacy/{}", purpose.id), name),
            state_tag(t, state_of(lists, record.map(|record| record.basis_id))),
        ];
        match record {
            Some(record) => row.extend([
                html! { (lists.basis_name(record.basis_id, language)) },
                html! { (lists.source_name(record.source_id, language)) },
                html! { (format::date_time(language, record.updated_at)) },
                html! { (person(t, &card.staff, &record.updated_by)) },
                html! { @if record.comment.is_empty() { "–" } @else { (record.comment) } },
            ]),
            None => row.extend((0..5).map(|_| html! { "–" })),
        }
        row
    });
    let content = html! {
        (ui::title(card.title()))
        (tabs(office, card, "/privacy"))
        (ui::lead(t.get("cards-privacy-lead")))
        (ui::table(t.get("cards-tab-privacy"), &columns, rows))
        @if office.may(Right::Export) {
            (office.form(&format!("{path}/export"), ui::actions(html! { (ui::Button::new(t.get("cards-export")).secondary()) })))
        }
    };
    office.page(format!("{} – {}", t.get("cards-tab-privacy"), card.title()), content)
}
