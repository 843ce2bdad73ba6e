//! Sending the privacy confirmation by hand, and the list of those who were not told in time.

use maud::html;

use super::{
    super::model::{self, Card},
    chosen,
    parts::{label, tabs},
};
use crate::{
    features::{
        confirmations::{self, NotInformed, Reached},
        contacts::PAGE,
        lists::Lists,
        templates::TemplateKey,
    },
    i18n::format,
    kernel::{Language, Right},
    web::{
        form::FormState,
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Input, Select},
    },
};

/// The four fields of PCE-02; `usual` is the template's own subject in the contact's language.
pub fn confirmation<'a>(office: &'a Office<'a>, card: &Card, state: &FormState, usual: &str) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| match field {
        "template" => t.get("cards-confirmation-template"),
        "subject" => t.get("cards-confirmation-subject"),
        "to" => t.get("cards-confirmation-to"),
        other => label(t, other),
    });
    let templates =
        TemplateKey::ALL.into_iter().filter(|key| key.is_privacy()).map(|key| (key.code(), t.get("cards-confirmation-title")));
    let languages = Language::ALL.map(|language| (language.code(), language.own_name()));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("cards-confirmation-title")))
        (tabs(office, card, "/confirmation"))
        (ui::card(office.form(&format!("{}/confirmation", admin::contact(card.contact().id)), html! {
            (ui::hidden("usual", usual))
            (Select::new("to", t.get("cards-confirmation-to")).options(card.addresses.iter().map(|row| (row.address.as_str(), row.address.as_str())))
                .value(state.value("to")).error(told.at("to")))
            (Input::new("address", t.get("cards-confirmation-other")).kind("email").optional(t.get("form-optional")).autocomplete("off")
                .hint(t.get("cards-confirmation-other-hint")).value(state.value("address")).error(told.at("address")))
            (Select::new("template", t.get("cards-confirmation-template")).options(templates).value(state.value("template")).error(told.at("template")))
            (Select::new("language", t.get("cards-language")).options(languages).value(state.value("language")).error(told.at("language")))
            (Input::new("subject", t.get("cards-confirmation-subject")).hint(t.get("cards-confirmation-subject-hint")).autocomplete("off")
                .value(state.value("subject")).error(told.at("subject")))
            (ui::actions(html! { (ui::Button::new(t.get("cards-confirmation-send"))) }))
        })))
    };
    let page = office.page(format!("{} – {}", t.get("cards-confirmation-title"), card.title()), content);
    if state.is_right() { page } else { page.error() }
}

/// For how many days ahead it is said who has to be told.
pub const SOON: i64 = 7;

/// What the list of those who were not told is made of.
pub struct LateView<'v> {
    /// Those on the page, and one more where there are more.
    pub rows: &'v [NotInformed],
    /// How many they are in all, counted no further than one more than `counted`.
    pub late: i64,
    /// As many as one press of the button tells.
    pub counted: i64,
    /// How many more have to be told within [`SOON`] days, counted no further than one more than `counted`.
    pub soon: i64,
    /// What became of the last press.
    pub reached: Option<Reached>,
}

/// Who was not told within 30 days (PCE-04).
pub fn not_informed<'a>(office: &'a Office<'a>, view: &LateView<'_>, lists: &Lists) -> OfficePage<'a> {
    let t = office.texts;
    let LateView { rows, late, counted, .. } = *view;
    let columns =
        ["cards-name", "sign-in-address", "cards-filter-source", "cards-since", "cards-inform-by"].map(|key| t.get(key));
    let lines = rows.iter().take(PAGE).map(|row| {
        vec![
            ui::link(admin::contact(row.id), model::title(&row.first_name, &row.last_name, &row.address)),
            html! { (row.address) },
            html! { (lists.source_name(row.source_id, office.language)) },
            html! { (format::date(office.language, row.created_at)) },
            html! { (format::date(office.language, confirmations::due(row.created_at))) },
        ]
    });
    let number = |count: i64| format::number(office.language, count);
    let content = html! {
        (ui::title(t.get("cards-not-informed")))
        (chosen::reached(office, view.reached))
        (ui::lead(t.get("cards-not-informed-lead")))
        @if view.soon > 0 {
            @let count = if view.soon > counted { format!("{}+", number(counted)) } else { number(view.soon) };
            (ui::paragraph(t.with("cards-not-informed-soon", &[("count", &count), ("days", &SOON.to_string())])))
        }
        @if late == 0 {
            (ui::paragraph(t.get("cards-not-informed-none")))
        } @else {
            @if late > counted {
                (ui::paragraph(t.with("cards-not-informed-many", &[("count", &number(counted))])))
            } @else {
                (ui::paragraph(t.with("cards-not-informed-count", &[("count", &number(late))])))
            }
            @if office.may(Right::Contacts) {
                (office.form(admin::NOT_INFORMED, ui::actions(html! { (ui::Button::new(t.get("cards-not-informed-send"))) })))
            }
            (ui::table(t.get("cards-not-informed"), &columns, lines))
            @if let Some(last) = rows.get(PAGE - 1).filter(|_| rows.len() > PAGE) {
                (ui::pages(t.get("cards-pages"), [
                    (format!("{}?since={}&after={}", admin::NOT_INFORMED, last.created_at.micros(), last.id), t.get("cards-page-below").to_owned()),
                ]))
            }
        }
    };
    office.page(t.get("cards-not-informed"), content)
}
