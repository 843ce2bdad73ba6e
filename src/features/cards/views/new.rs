//! Writing somebody down by hand.

use maud::html;

use super::parts::{detail_fields, label};
use crate::{
    features::contacts::InterestOption,
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Input},
    },
};

/// The form for somebody new; `known` is the path of whoever has the address already.
pub fn new_contact<'a>(
    office: &'a Office<'a>,
    state: &FormState,
    interests: &[InterestOption],
    known: Option<&str>,
) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| label(t, field));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("cards-new")))
        (ui::lead(t.get("cards-new-lead")))
        @if let Some(path) = known {
            (ui::paragraph(ui::link(path, t.get("cards-known-link"))))
        }
        (ui::card(office.form(admin::NEW_CONTACT, html! {
            (Input::new("address", label(t, "address")).kind("email").autocomplete("off").value(state.value("address")).error(told.at("address")))
            (detail_fields(office, state, &told, interests))
            (ui::actions(html! { (ui::Button::new(t.get("cards-new-button"))) (ui::link(admin::CONTACTS, t.get("cards-cancel"))) }))
        })))
    };
    let page = office.page(t.get("cards-new"), content);
    if state.is_right() { page } else { page.error() }
}
