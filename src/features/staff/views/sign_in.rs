//! Signing in, the second step, proving oneself once more, and the first set-up.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::web::{
    form::{FormState, Told},
    office::{CSRF, Office, OfficePage},
    paths::admin,
    ui,
};

/// Address and password; `next` is where to go afterwards.
pub fn sign_in<'a>(office: &'a Office<'a>, next: &str, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| "");
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("sign-in-title")))
        (ui::card(office.form(admin::SIGN_IN, html! {
            (afterwards(next))
            (ui::Input::new("address", t.get("sign-in-address")).kind("email").autocomplete("username")
                .value(state.value("address")).error(told.at("address")))
            (ui::Input::new("password", t.get("sign-in-password")).kind("password").autocomplete("current-password"))
            (ui::actions(html! {
                (ui::Button::new(t.get("sign-in-button")))
                (ui::link(admin::RESET, t.get("sign-in-forgotten")))
            }))
        })))
    };
    judged(office.page(t.get("sign-in-title"), content), state)
}

/// The second step: a code; `csrf` is that of the session between the steps.
pub fn code<'a>(office: &'a Office<'a>, next: &str, csrf: &str, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| "");
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("code-title")))
        (ui::card(office.form(admin::CODE, html! {
            (ui::hidden(CSRF, csrf))
            (afterwards(next))
            (code_field(office, &told))
            (ui::actions(html! {
                (ui::Button::new(t.get("sign-in-button")))
                (ui::link(admin::SIGN_IN, t.get("code-back")))
            }))
        })))
    };
    judged(office.page(t.get("code-title"), content), state)
}

/// Before what matters most: the password once more, or a code where there is a second step.
pub fn proof<'a>(office: &'a Office<'a>, next: &str, by_code: bool, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| "");
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("proof-title")))
        (ui::lead(t.get("proof-text")))
        (ui::card(office.form(admin::PROOF, html! {
            (afterwards(next))
            @if by_code { (code_field(office, &told)) }
            @else {
                (ui::Input::new("password", t.get("sign-in-password")).kind("password").autocomplete("current-password")
                    .error(told.at("password")))
            }
            (ui::actions(html! { (ui::Button::new(t.get("proof-button"))) }))
        })))
    };
    judged(office.page(t.get("proof-title"), content), state)
}

fn code_field(office: &Office<'_>, told: &Told) -> Markup {
    let t = office.texts;
    html! {
        (ui::Input::new("code", t.get("code-label")).hint(t.get("code-hint")).autocomplete("one-time-code").error(told.at("code")))
    }
}

/// Where to go afterwards, carried along.
pub(super) fn afterwards(next: &str) -> Markup {
    html! { @if next != admin::OVERVIEW { (ui::hidden("next", next)) } }
}

/// The first administrator gives name, address and password.
pub fn setup<'a>(office: &'a Office<'a>, action: &str, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let label = |field: &str| match field {
        "name" => t.get("setup-name"),
        "new-password" => t.get("setup-password"),
        _ => t.get("sign-in-address"),
    };
    let told = state.told(t, label);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("setup-title")))
        (ui::lead(t.get("setup-text")))
        (ui::card(office.form(action, html! {
            (ui::Input::new("name", label("name")).autocomplete("name").value(state.value("name")).error(told.at("name")))
            (ui::Input::new("address", label("address")).kind("email").autocomplete("username")
                .value(state.value("address")).error(told.at("address")))
            (new_password_field(office, &told))
            (ui::actions(html! { (ui::Button::new(t.get("setup-button"))) }))
        })))
    };
    judged(office.page(t.get("setup-title"), content), state)
}

/// The field for a password to come.
pub(super) fn new_password_field(office: &Office<'_>, told: &Told) -> Markup {
    let t = office.texts;
    html! {
        (ui::Input::new("new-password", t.get("setup-password")).kind("password").autocomplete("new-password")
            .hint(t.get("setup-password-hint")).error(told.at("new-password")))
    }
}

/// A set-up link that opens nothing (any more).
pub fn setup_expired<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("setup-expired-title")))
        (ui::card(html! {
            (ui::paragraph(t.get("setup-expired-text")))
            (ui::actions(ui::link(admin::SIGN_IN, t.get("sign-in-title"))))
        }))
    };
    office.page(t.get("setup-expired-title"), content).status(StatusCode::GONE)
}

/// The page as it is, or as one with slips.
pub(super) fn judged<'a>(page: OfficePage<'a>, state: &FormState) -> OfficePage<'a> {
    if state.is_right() { page } else { page.error() }
}
