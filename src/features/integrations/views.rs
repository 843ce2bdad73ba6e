//! Programs as pages.

use maud::{Markup, html};

use super::model::{ApiRight, DAYS, Integration};
use crate::{
    i18n::{Texts, format},
    kernel::{Timestamp, ids::IntegrationId},
    web::{
        form::{FormState, Told},
        office::{Office, OfficePage},
        paths::{self as public, admin::integrations as paths},
        ui::{self, Alert, Toggle, ToggleKind, Tone},
    },
};

/// What the page of a program is made of.
#[derive(Clone, Copy, Debug)]
pub struct IntegrationView<'v> {
    /// The program as it stands.
    pub program: &'v Integration,
    /// Did somebody else save in between?
    pub changed_in_between: bool,
    /// The time now.
    pub now: Timestamp,
}

/// A token, shown once.
#[derive(Clone, Copy)]
pub struct TokenView<'v> {
    /// The program.
    pub id: IntegrationId,
    /// What staff call it.
    pub name: &'v str,
    /// The token.
    pub token: &'v str,
}

/// Every program.
pub fn list<'a>(office: &'a Office<'a>, all: &[Integration], now: Timestamp) -> OfficePage<'a> {
    let t = office.texts;
    let columns =
        ["account-name", "integrations-rights", "integrations-token", "integrations-expires", "integrations-seen", "users-state"]
            .map(|key| t.get(key));
    let rows = all.iter().map(|program| {
        vec![
            ui::link(paths::one(program.id), &program.name),
            html! { (rights(t, &program.rights)) },
            html! { "…" (program.token_end) },
            html! { (expiry(office, program)) },
            html! { (seen(office, program)) },
            state(t, program, now),
        ]
    });
    let content = html! {
        (ui::title_row(t.get("integrations-title"), ui::link_button(paths::NEW, t.get("integrations-new"))))
        (ui::lead(t.get("integrations-lead")))
        @if all.is_empty() { (ui::paragraph(t.get("integrations-none"))) }
        @else { (ui::wide_table(t.get("integrations-title"), &columns, rows)) }
        (ui::actions(html! { (ui::link(public::API, t.get("integrations-documentation"))) (ui::link(crate::web::paths::admin::webhooks::LIST, t.get("integrations-webhooks"))) }))
    };
    office.page(t.get("integrations-title"), content)
}

/// Somebody's program to be.
pub fn new<'a>(office: &'a Office<'a>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |field| label(t, field));
    let ticked = |right: ApiRight| state.has("right", right.code());
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("integrations-new")))
        (ui::card(office.form(paths::LIST, html! {
            (ui::Input::new("name", t.get("account-name")).hint(t.get("integrations-name-hint")).autocomplete("off").value(state.value("name")).error(told.at("name")))
            (boxes(t, ticked, &told))
            (lifetime(t, state.value("days"), &told))
            (ui::hint(t.get("integrations-once-hint")))
            (ui::actions(html! { (ui::Button::new(t.get("integrations-make"))) (ui::link(paths::LIST, t.get("integrations-title"))) }))
        })))
    };
    judged(office.page(t.get("integrations-new"), content), state)
}

/// A token that was just made.
pub fn token<'a>(office: &'a Office<'a>, view: &TokenView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.with("integrations-token-of", &[("name", view.name)])))
        (Alert::new(Tone::Warning, t.get("integrations-once")).saying(ui::paragraph(t.get("integrations-once-text"))))
        (ui::card(html! { (ui::source(view.token)) (ui::hint(t.get("integrations-token-hint"))) }))
        (ui::actions(html! { (ui::link_button(paths::one(view.id), t.get("integrations-kept"))) (ui::link(public::API, t.get("integrations-documentation"))) }))
    };
    office.page(t.with("integrations-token-of", &[("name", view.name)]), content)
}

/// One program.
pub fn one<'a>(office: &'a Office<'a>, view: &IntegrationView<'_>, form: &FormState) -> OfficePage<'a> {
    let (t, program) = (office.texts, view.program);
    let told = form.told(t, |field| label(t, field));
    let is_typed = form.names("name") || form.names("right");
    let name = if form.names("name") { form.value("name") } else { &program.name };
    let ticked = |right: ApiRight| if is_typed { form.has("right", right.code()) } else { program.may(right) };
    let version = if form.names("version") && !view.changed_in_between {
        form.value("version").to_owned()
    } else {
        program.version.to_string()
    };
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&program.name))
        @if view.changed_in_between {
            (Alert::new(Tone::Warning, t.get("conflict-title")).saying(html! {
                (ui::paragraph(t.get("conflict-text")))
                (ui::facts([(t.get("account-name"), html! { (program.name) }), (t.get("integrations-rights"), html! { (rights(t, &program.rights)) })]))
            }))
        }
        (ui::facts([
            (t.get("users-state"), state(t, program, view.now)),
            (t.get("integrations-token"), html! { "…" (program.token_end) }),
            (t.get("integrations-made"), html! { (format::date_time(office.language, program.token_at)) }),
            (t.get("integrations-expires"), html! { (expiry(office, program)) }),
            (t.get("integrations-seen"), html! { (seen(office, program)) }),
        ]))
        (ui::card(office.form(&paths::one(program.id), html! {
            (ui::hidden("version", version))
            (ui::Input::new("name", t.get("account-name")).autocomplete("off").value(name).error(told.at("name")))
            (boxes(t, ticked, &told))
            (ui::actions(html! { (ui::Button::new(t.get("account-save"))) (ui::link(paths::LIST, t.get("integrations-title"))) }))
        })))
        (ui::card(html! {
            (ui::heading(t.get("integrations-renew")))
            (ui::paragraph(t.get("integrations-renew-text")))
            (office.form(&paths::renewal(program.id), html! {
                (lifetime(t, form.value("days"), &told))
                (ui::actions(html! { (ui::Button::new(t.get("integrations-renew-button")).secondary()) }))
            }))
        }))
        @if program.revoked_at.is_none() {
            (ui::card(html! {
                (ui::heading(t.get("integrations-revoke")))
                (ui::paragraph(t.get("integrations-revoke-text")))
                (office.form(&paths::revocation(program.id), ui::actions(html! { (ui::Button::new(t.get("integrations-revoke-button")).secondary().dangerous()) })))
            }))
        }
    };
    let page = office.page(program.name.clone(), content);
    if view.changed_in_between { page.conflict() } else { judged(page, form) }
}

fn judged<'a>(page: OfficePage<'a>, state: &FormState) -> OfficePage<'a> {
    if state.is_right() { page } else { page.error() }
}

fn label(t: &'static Texts, field: &str) -> &'static str {
    t.get(match field {
        "name" => "account-name",
        "right" => "integrations-rights",
        _ => "integrations-lifetime",
    })
}

/// What a right is called.
pub fn right_name(t: &'static Texts, right: ApiRight) -> &'static str {
    t.get(match right {
        ApiRight::ReadContacts => "integrations-right-read-contacts",
        ApiRight::WriteContacts => "integrations-right-write-contacts",
        ApiRight::WriteConsents => "integrations-right-write-consents",
        ApiRight::ReadEvents => "integrations-right-read-events",
        ApiRight::CheckMailability => "integrations-right-check-mailability",
    })
}

fn rights(t: &'static Texts, rights: &[ApiRight]) -> String {
    rights.iter().map(|right| right_name(t, *right)).collect::<Vec<_>>().join(" · ")
}

fn boxes(t: &'static Texts, is_on: impl Fn(ApiRight) -> bool, told: &Told) -> Markup {
    let boxes = html! {
        @for (at, right) in ApiRight::ALL.into_iter().enumerate() {
            // The first box is where the summary of slips leads to.
            @let id = if at == 0 { "right".to_owned() } else { format!("right-{at}") };
            (Toggle::new(ToggleKind::Checkbox, &id, "right", right.code(), right_name(t, right)).on(is_on(right)).invalid(told.at("right").is_some()))
        }
    };
    html! { (ui::Group::new("right", t.get("integrations-rights"), boxes).error(told.at("right"))) }
}

fn lifetime(t: &'static Texts, chosen: &str, told: &Told) -> Markup {
    let options = DAYS.map(|days| {
        (
            days.to_string(),
            if days == 0 { t.get("integrations-for-ever").to_owned() } else { t.count("integrations-days", "days", days) },
        )
    });
    let chosen = if chosen.is_empty() { options[0].0.as_str() } else { chosen };
    html! {
        (ui::Select::new("days", t.get("integrations-lifetime")).options(options.iter().map(|(days, words)| (days.as_str(), words.as_str())))
            .value(chosen).error(told.at("days")))
    }
}

fn expiry(office: &Office<'_>, program: &Integration) -> String {
    program
        .expires_at
        .map_or_else(|| office.texts.get("integrations-for-ever").to_owned(), |at| format::date_time(office.language, at))
}

fn seen(office: &Office<'_>, program: &Integration) -> String {
    program.seen_at.map_or_else(|| office.texts.get("integrations-never").to_owned(), |at| format::date_time(office.language, at))
}

fn state(t: &'static Texts, program: &Integration, now: Timestamp) -> Markup {
    match program {
        Integration { revoked_at: Some(_), .. } => ui::tag(Tone::Danger, t.get("integrations-state-revoked")),
        program if program.has_expired(now) => ui::tag(Tone::Warning, t.get("integrations-state-expired")),
        _ => ui::tag(Tone::Success, t.get("integrations-state-open")),
    }
}
