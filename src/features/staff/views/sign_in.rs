//! Signing in, and the first set-up.

use actix_web::http::StatusCode;
use maud::html;

use crate::web::{
    form::FormState,
    office::{Office, OfficePage},
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
            @if next != admin::OVERVIEW { (ui::hidden("next", next)) }
            (ui::Input::new("address", t.get("sign-in-address")).kind("email").autocomplete("username")
                .value(state.value("address")).error(told.at("address")))
            (ui::Input::new("password", t.get("sign-in-password")).kind("password").autocomplete("current-password"))
            (ui::actions(html! { (ui::Button::new(t.get("sign-in-button"))) }))
        })))
    };
    let page = office.page(t.get("sign-in-title"), content);
    if state.is_right() { page } else { page.error() }
}

/// What the set-up page is made of.
pub struct SetupView<'v> {
    /// Its own address, with the token.
    pub action: &'v str,
}

/// The first administrator gives name, address and password.
pub fn setup<'a>(office: &'a Office<'a>, view: &SetupView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let label = |field: &str| match field {
        "name" => t.get("setup-name"),
        "password" => t.get("setup-password"),
        _ => t.get("sign-in-address"),
    };
    let told = state.told(t, label);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("setup-title")))
        (ui::lead(t.get("setup-text")))
        (ui::card(office.form(view.action, html! {
            (ui::Input::new("name", label("name")).autocomplete("name").value(state.value("name")).error(told.at("name")))
            (ui::Input::new("address", label("address")).kind("email").autocomplete("username")
                .value(state.value("address")).error(told.at("address")))
            (ui::Input::new("password", label("password")).kind("password").autocomplete("new-password")
                .hint(t.get("setup-password-hint")).error(told.at("password")))
            (ui::actions(html! { (ui::Button::new(t.get("setup-button"))) }))
        })))
    };
    let page = office.page(t.get("setup-title"), content);
    if state.is_right() { page } else { page.error() }
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
