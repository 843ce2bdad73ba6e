//! Contacts that were chosen in a list or on a card: into which selection, or out of which.

use maud::html;

use super::super::model::Selection;
use crate::{
    i18n::format,
    kernel::ids::ContactId,
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin::selections,
        ui::{self, Input, Select},
    },
};

/// What the page is made of.
pub struct ChosenView<'v> {
    /// Who was chosen and is there.
    pub contacts: &'v [ContactId],
    /// Static selections that the member sees.
    pub selections: &'v [Selection],
    /// Where they were chosen.
    pub back: &'v str,
}

/// The page.
pub fn chosen<'a>(office: &'a Office<'a>, view: &ChosenView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| t.get(if field == "name" { "selections-new-static" } else { "selections-which" }));
    let count = format::number(office.language, i64::try_from(view.contacts.len()).unwrap_or(i64::MAX));
    let options: Vec<(String, &str)> =
        view.selections.iter().map(|selection| (selection.id.to_string(), selection.name.as_str())).collect();
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("selections-put")))
        @if view.contacts.is_empty() {
            (ui::paragraph(t.get("cards-slip-nobody")))
            (ui::actions(ui::link(view.back, t.get("lists-back"))))
        } @else {
            (ui::lead(t.with("selections-chosen", &[("count", &count)])))
            (ui::card(office.form(selections::MEMBERS, html! {
                (ui::hidden("back", view.back))
                @for contact in view.contacts { (ui::hidden("contact", contact.0)) }
                (Select::new("selection", t.get("selections-which")).optional(t.get("form-optional")).prompt(t.get("selections-a-new-one"))
                    .options(options.iter().map(|(id, name)| (id.as_str(), *name))).value(state.value("selection")).error(told.at("selection")))
                (Input::new("name", t.get("selections-new-static")).optional(t.get("form-optional")).hint(t.get("selections-new-static-hint"))
                    .autocomplete("off").value(state.value("name")).error(told.at("name")))
                (ui::actions(html! {
                    (ui::Button::new(t.get("selections-put-in")).sends("do", "add"))
                    (ui::Button::new(t.get("selections-take-out")).secondary().sends("do", "remove"))
                    (ui::link(view.back, t.get("cards-cancel")))
                }))
            })))
        }
    };
    let page = office.page(t.get("selections-put"), content);
    if state.is_right() { page } else { page.error() }
}
