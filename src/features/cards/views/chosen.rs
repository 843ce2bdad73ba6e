//! The privacy confirmation to those who were chosen in the list, and what became of it.

use maud::{Markup, html};

use super::super::model;
use crate::{
    features::{confirmations::Reached, contacts::Contact, templates::TemplateKey},
    i18n::format,
    kernel::Language,
    web::{
        form::{FormState, TICKED},
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Input, Select, Toggle, ToggleKind, Tone},
    },
};

/// What the page is made of.
pub struct ChosenView<'v> {
    /// Who was chosen and is there.
    pub people: &'v [Contact],
    /// How many of them were told before.
    pub told: usize,
    /// The list that they were chosen in.
    pub back: &'v str,
}

/// Who it goes to, and the fields of PCE-02.
pub fn chosen<'a>(office: &'a Office<'a>, view: &ChosenView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| match field {
        "template" => t.get("cards-confirmation-template"),
        "subject" => t.get("cards-confirmation-subject"),
        "language" => t.get("cards-language"),
        _ => t.get("cards-confirmation-to"),
    });
    let number = |count: usize| format::number(office.language, count as i64);
    let languages = Language::ALL.map(|language| (language.code(), language.own_name()));
    let templates =
        TemplateKey::ALL.into_iter().filter(|key| key.is_privacy()).map(|key| (key.code(), t.get("cards-confirmation-title")));
    let skip = t.with("cards-chosen-skip", &[("count", &number(view.told))]);
    let content = html! {
        @if !view.people.is_empty() { (ui::told_summary(t.get("page-error-summary"), &told)) }
        (ui::title(t.get("cards-confirmation-title")))
        @if view.people.is_empty() {
            (ui::paragraph(t.get("cards-slip-nobody")))
            (ui::actions(ui::link(view.back, t.get("cards-title"))))
        } @else {
            (ui::lead(t.with("cards-chosen-count", &[("count", &number(view.people.len()))])))
            (ui::card(office.form(admin::CHOSEN_CONFIRMATION, html! {
                (ui::hidden("back", view.back))
                @for contact in view.people { (ui::hidden("contact", contact.id.0)) }
                (ui::Group::new("chosen", t.get("cards-confirmation-to"), html! {
                    (ui::disclosure(html! { (t.get("cards-chosen-who")) }, false, ui::list(view.people.iter().map(who))))
                    (Toggle::new(ToggleKind::Checkbox, "skip", "skip", TICKED, &skip).on(state.has("skip", TICKED)).error(told.at("skip")))
                }).hint(t.get("cards-chosen-to-hint")))
                (Select::new("template", t.get("cards-confirmation-template")).options(templates).value(state.value("template")).error(told.at("template")))
                (Select::new("language", t.get("cards-language")).prompt(t.get("cards-chosen-own-language")).options(languages)
                    .value(state.value("language")).error(told.at("language")))
                (Input::new("subject", t.get("cards-confirmation-subject")).optional(t.get("form-optional")).hint(t.get("cards-chosen-subject-hint"))
                    .autocomplete("off").value(state.value("subject")).error(told.at("subject")))
                (ui::actions(html! { (ui::Button::new(t.get("cards-confirmation-send"))) (ui::link(view.back, t.get("cards-cancel"))) }))
            })))
        }
    };
    let page = office.page(t.get("cards-confirmation-title"), content);
    if state.is_right() { page } else { page.error() }
}

fn who(contact: &Contact) -> Markup {
    let title = model::title(&contact.first_name, &contact.last_name, contact.address.as_str());
    html! { (ui::link(admin::contact(contact.id), title)) " " (ui::small(contact.address.as_str())) }
}

/// How many were told, and who was left out.
pub(super) fn reached(office: &Office<'_>, reached: Option<Reached>) -> Markup {
    let t = office.texts;
    let line = |key: &str, count: usize| t.with(key, &[("count", &format::number(office.language, count as i64))]);
    html! {
        @if let Some(Reached { sent, told, gone }) = reached {
            @let tone = if sent > 0 { Tone::Success } else { Tone::Info };
            (ui::Alert::new(tone, line("cards-reached-sent", sent)).saying(html! {
                @if told > 0 { (ui::paragraph(line("cards-reached-told", told))) }
                @if gone > 0 { (ui::paragraph(line("cards-reached-gone", gone))) }
            }))
        }
    }
}
