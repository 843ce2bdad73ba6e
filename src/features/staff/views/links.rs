//! What links in mails to staff open, and the page that mails one.

use actix_web::http::StatusCode;
use maud::html;

use super::sign_in::{judged, new_password_field};
use crate::web::{
    form::FormState,
    office::{Office, OfficePage},
    paths::admin,
    ui,
};

/// Whose password is to be chosen.
pub struct NewPasswordView<'v> {
    /// The page's own address, with the token.
    pub action: &'v str,
    /// Their name.
    pub name: &'v str,
    /// By which they sign in.
    pub address: &'v str,
    /// Are they new here?
    pub is_new: bool,
}

/// Asks for the address to which a link is mailed.
pub fn ask_reset<'a>(office: &'a Office<'a>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| "");
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(t.get("reset-title")))
        (ui::card(office.form(admin::RESET, html! {
            (ui::paragraph(t.get("reset-text")))
            (ui::Input::new("address", t.get("sign-in-address")).kind("email").autocomplete("username")
                .value(state.value("address")).error(told.at("address")))
            (ui::actions(html! {
                (ui::Button::new(t.get("reset-button")))
                (ui::link(admin::SIGN_IN, t.get("sign-in-title")))
            }))
        })))
    };
    judged(office.page(t.get("reset-title"), content), state)
}

/// The same answer for everyone.
pub fn reset_sent<'a>(office: &'a Office<'a>) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("sent-title")))
        (ui::card(html! {
            (ui::paragraph(t.get("reset-sent-text")))
            (ui::paragraph(t.get("sent-spam")))
            (ui::actions(ui::link(admin::SIGN_IN, t.get("sign-in-title"))))
        }))
    };
    office.page(t.get("sent-title"), content)
}

/// Choosing a password by a link: the first one, or a new one.
pub fn new_password<'a>(office: &'a Office<'a>, view: &NewPasswordView<'_>, state: &FormState) -> OfficePage<'a> {
    let t = office.texts;
    let told = state.told(t, |_| t.get("setup-password"));
    let title = t.get(if view.is_new { "invitation-title" } else { "reset-title" });
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(title))
        @if view.is_new {
            (ui::lead(t.with("invitation-text", &[("name", view.name), ("organisation", office.organisation)])))
        }
        (ui::card(office.form(view.action, html! {
            (ui::facts([(t.get("sign-in-address"), html! { (view.address) })]))
            (new_password_field(office, &told))
            (ui::actions(html! { (ui::Button::new(t.get(if view.is_new { "setup-button" } else { "new-password-button" }))) }))
        })))
    };
    judged(office.page(title, content), state)
}

/// A link that opens nothing (any more).
pub fn link_expired<'a>(office: &'a Office<'a>, is_invitation: bool) -> OfficePage<'a> {
    let t = office.texts;
    let content = html! {
        (ui::title(t.get("setup-expired-title")))
        (ui::card(html! {
            (ui::paragraph(t.get(if is_invitation { "invitation-expired-text" } else { "reset-expired-text" })))
            (ui::actions(html! {
                (ui::link(admin::SIGN_IN, t.get("sign-in-title")))
                @if !is_invitation { (ui::link(admin::RESET, t.get("reset-title"))) }
            }))
        }))
    };
    office.page(t.get("setup-expired-title"), content).status(StatusCode::GONE)
}
