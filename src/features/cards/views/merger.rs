//! Merging somebody else into a contact: first who, then both side by side.

use maud::{Markup, html};

use super::{
    super::model::Card,
    parts::{state_of, state_tag, tabs},
};
use crate::{
    features::lists::Lists,
    i18n::format,
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Input, Tone},
    },
};

/// Who is to be merged into the contact: nobody yet, nobody found, or somebody.
pub fn merger<'a>(office: &'a Office<'a>, card: &Card, lists: &Lists, with: &str, other: Option<&Card>) -> OfficePage<'a> {
    let t = office.texts;
    let path = format!("{}/merger", admin::contact(card.contact().id));
    let content = html! {
        (ui::title(card.title()))
        (tabs(office, card, "/merger"))
        (ui::lead(t.get("cards-merge-lead")))
        (ui::search_form(&path, html! {
            (Input::new("with", t.get("cards-merge-with")).kind("email").autocomplete("off").value(with))
            (ui::actions(html! { (ui::Button::new(t.get("cards-merge-show")).secondary()) }))
        }))
        @match other {
            Some(other) => {
                (both(office, card, other, lists))
                (office.form(&path, html! {
                    (ui::hidden("from", other.contact().id.0))
                    (ui::hint(t.get("cards-merge-hint")))
                    (ui::actions(html! { (ui::Button::new(t.get("cards-merge-button")).dangerous()) }))
                }))
            }
            None => @if !with.is_empty() { (ui::Alert::plain(Tone::Info, t.get("cards-merge-nobody"))) }
        }
    };
    office.page(format!("{} – {}", t.get("cards-tab-merger"), card.title()), content)
}

fn both(office: &Office<'_>, card: &Card, other: &Card, lists: &Lists) -> Markup {
    let t = office.texts;
    let columns = [t.get("cards-merge-what"), t.get("cards-merge-stays"), t.get("cards-merge-goes")];
    let line = |name: &str, cell: &dyn Fn(&Card) -> Markup| vec![html! { (name) }, cell(card), cell(other)];
    let mut rows = vec![
        line(t.get("cards-name"), &|card| ui::link(admin::contact(card.contact().id), card.title())),
        line(t.get("cards-addresses"), &|card| ui::list(card.addresses.iter().map(|row| row.address.as_str()))),
        line(t.get("cards-since"), &|card| html! { (format::date(office.language, card.contact().created_at)) }),
    ];
    for purpose in &lists.purposes {
        let state = |card: &Card| state_of(lists, card.standing.consent(purpose.id).map(|record| record.basis_id));
        rows.push(line(lists.purpose_name(purpose.id, office.language), &|card| state_tag(t, state(card))));
    }
    ui::wide_table(t.get("cards-tab-merger"), &columns, rows)
}
