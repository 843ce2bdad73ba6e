//! One selection: what it is, what can be done with it, and who belongs to it.

use maud::{Markup, html};

use super::{
    super::model::{Kind, Selection},
    list::{kind_name, seen_name, size},
    words::{self, Vocabulary},
};
use crate::{
    features::contacts::Listed,
    kernel::{Right, ids::ContactId},
    web::{
        office::{Office, OfficePage},
        paths::admin::{self, selections},
        ui::{self, Alert, Tone},
    },
};

/// What the page is made of.
pub struct OneView<'v> {
    /// The selection.
    pub selection: &'v Selection,
    /// What things are called.
    pub names: Vocabulary<'v>,
    /// The names of those that ask about it, as far as the member sees them.
    pub used_by: &'v [String],
    /// A page of who belongs to it.
    pub members: &'v [Listed],
    /// The contact after whom the next page begins, if there is one.
    pub next: Option<ContactId>,
    /// Is this the first page?
    pub is_first: bool,
    /// Was its deletion refused just now?
    pub is_in_use: bool,
}

/// The page.
pub fn one<'a>(office: &'a Office<'a>, view: &OneView<'a>) -> OfficePage<'a> {
    let (t, selection) = (office.texts, view.selection);
    let mut facts = vec![
        (t.get("selections-kind"), html! { (kind_name(t, &selection.kind)) }),
        (t.get("selections-size"), size(t, office.language, selection)),
        (t.get("selections-seen"), html! { (seen_name(t, selection.is_shared)) }),
    ];
    if !view.used_by.is_empty() {
        facts.push((t.get("selections-used"), html! { (view.used_by.join(", ")) }));
    }
    let content = html! {
        @if view.is_in_use { (Alert::plain(Tone::Danger, t.get("selections-slip-used"))) }
        (ui::title_row(&selection.name, html! {
            @if office.may(Right::Contacts) { (ui::link_button(selections::edit(selection.id), t.get("selections-change"))) }
        }))
        (ui::card(html! {
            (ui::facts(facts))
            @if let Kind::Dynamic(rule) = &selection.kind { (words::rule(t, office.language, &view.names, rule)) }
            @if office.may(Right::Contacts) { (acts(office, selection)) }
        }))
        (ui::heading(t.get("selections-members")))
        (with_all(office, selection))
        @if view.members.is_empty() {
            (ui::paragraph(t.get(if view.next.is_some() { "cards-stopped-title" } else { "selections-nobody" })))
        } @else {
            (members(office, selection, view.members))
        }
        (pages(office, view))
        (ui::actions(ui::link(selections::LIST, t.get("lists-back"))))
    };
    office.page(&*selection.name, content)
}

/// What else can be done with everybody who belongs to it.
fn with_all(office: &Office<'_>, selection: &Selection) -> Markup {
    let pages = [
        (Right::BulkUpdate, admin::BULK_UPDATE, "selections-change-all"),
        (Right::BulkDelete, admin::BULK_DELETE, "selections-delete-all"),
        (Right::Export, admin::CONTACTS_EXPORT, "exports-found"),
    ];
    ui::actions(html! {
        @for (right, page, key) in pages {
            @if office.may(right) { (ui::link(format!("{page}?selection={}", selection.id), office.texts.get(key))) " " }
        }
    })
}

fn acts(office: &Office<'_>, selection: &Selection) -> Markup {
    let t = office.texts;
    let button = |act: &str, button: ui::Button<'_>| office.button_form(&selections::act(selection.id, act), html! { (button) });
    ui::actions(html! {
        (button("counting", ui::Button::new(t.get("selections-count")).secondary()))
        (button("copying", ui::Button::new(t.get("selections-copy")).secondary()))
        @if matches!(selection.kind, Kind::Dynamic(_)) {
            (button("freezing", ui::Button::new(t.get("selections-freeze")).secondary()))
        }
        (button("deletion", ui::Button::new(t.get("selections-delete")).secondary().dangerous()))
    })
}

/// Contacts as a table; those of a static selection can be chosen and taken out.
fn members(office: &Office<'_>, selection: &Selection, people: &[Listed]) -> Markup {
    let t = office.texts;
    let can_remove = office.may(Right::Contacts) && selection.kind == Kind::Static;
    let table = people_table(office, people, can_remove);
    html! {
        @if can_remove {
            (office.form(selections::MEMBERS, html! {
                (ui::hidden("selection", selection.id.0))
                (ui::hidden("back", selections::selection(selection.id)))
                (table)
                (ui::actions(html! { (ui::Button::new(t.get("selections-take-out")).secondary().sends("do", "remove")) }))
            }))
        } @else {
            (table)
        }
    }
}

/// Contacts by name, address and company.
pub fn people_table(office: &Office<'_>, people: &[Listed], can_pick: bool) -> Markup {
    let t = office.texts;
    let columns = [t.get("cards-name"), t.get("sign-in-address"), t.get("cards-company")];
    let row = |person: &Listed| {
        let name = format!("{} {}", person.first_name, person.last_name);
        let title = if name.trim().is_empty() { person.address.clone() } else { name.trim().to_owned() };
        let id = format!("contact-{}", person.id);
        vec![
            html! {
                @if can_pick { (ui::pick(&id, "contact", person.id.0, false, t.with("cards-pick", &[("name", &title)]))) }
                (ui::link(admin::contact(person.id), title))
            },
            html! { (person.address) },
            html! { (person.company) },
        ]
    };
    ui::wide_table(t.get("selections-members"), &columns, people.iter().map(row))
}

fn pages(office: &Office<'_>, view: &OneView<'_>) -> Markup {
    let t = office.texts;
    let path = selections::selection(view.selection.id);
    let mut links = Vec::new();
    if !view.is_first {
        links.push((path.clone(), t.get("cards-first-page").to_owned()));
    }
    if let Some(next) = view.next {
        links.push((format!("{path}?after={next}"), t.get("cards-page-below").to_owned()));
    }
    html! { @if !links.is_empty() { (ui::pages(t.get("cards-pages"), links)) } }
}
