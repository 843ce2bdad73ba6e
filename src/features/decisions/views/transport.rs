//! The way out for mail.

use maud::html;

use crate::web::{
    office::{Office, OfficePage},
    paths::admin::settings,
    ui,
};

/// What the page is made of.
#[derive(Clone, Debug)]
pub struct TransportView<'v> {
    /// Where mails go, without secrets.
    pub way: String,
    /// From whom.
    pub sender: &'v str,
    /// The domain that signs them, if the portal signs.
    pub signature: Option<String>,
    /// Whether a test was taken, to whom it went, and what the other side said.
    pub tried: Option<(bool, &'v str, &'v str)>,
}

/// The way out for mail.
pub fn transport<'a>(office: &'a Office<'a>, view: &TransportView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let signature = view.signature.as_deref().unwrap_or_else(|| t.get("transport-unsigned"));
    let content = html! {
        (ui::title(t.get("transport-title")))
        @if let Some((was_taken, to, reply)) = view.tried { (office.tried(was_taken, to, reply)) }
        (ui::lead(t.get("transport-lead")))
        (ui::card(html! {
            (ui::facts([
                (t.get("transport-way"), html! { (view.way) }),
                (t.get("settings-sender-address"), html! { (view.sender) }),
                (t.get("transport-signature"), html! { (signature) }),
            ]))
            (ui::hint(t.get("transport-configured")))
        }))
        (ui::card(html! {
            (ui::heading(t.get("templates-test")))
            (ui::paragraph(t.get("transport-test-text")))
            (office.form(settings::TRANSPORT, html! {
                (ui::actions(html! {
                    (ui::Button::new(t.get("templates-test-button")))
                    (ui::link(settings::ALL, t.get("settings-back")))
                }))
            }))
        }))
    };
    office.page(t.get("transport-title"), content)
}
