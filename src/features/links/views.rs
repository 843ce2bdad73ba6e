//! The form that mails a fresh personal link, and its answer.

use actix_web::http::StatusCode;
use maud::html;

use crate::{
    kernel::Word,
    web::{
        form::FormState,
        page::{Page, Site},
        paths, ui,
    },
};

/// The name of the address field.
pub const EMAIL: &str = "email";

/// Why somebody is on the page that mails a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkReason {
    /// They came by themselves.
    Fresh,
    /// The link they followed is expired, used up or unknown; the page does not say which (LNK-04). Status 410.
    Expired,
    /// The page had been open too long; it is to be sent again.
    ReceiptRefused,
}

/// What the page is made of.
pub struct LinkView<'a> {
    /// Why it is shown.
    pub reason: LinkReason,
    /// The signed render receipt.
    pub receipt: &'a str,
    /// The name of the field that only programs fill in.
    pub honeypot: &'a str,
}

/// The form that mails a fresh link.
pub fn link<'a>(site: &'a Site<'a>, view: &LinkView<'_>, state: &FormState) -> Page<'a> {
    let t = site.texts;
    let label = t.get("link-email");
    let error = state.slip(EMAIL).map(|slip| slip.text(t, label));
    let summary: Vec<_> = error.iter().map(|text| ui::SummaryLine { target: EMAIL.to_owned(), text }).collect();
    let title = t.get(if view.reason == LinkReason::Expired { "link-expired-title" } else { "link-title" });
    let content = html! {
        (ui::error_summary(t.get("page-error-summary"), &summary))
        (ui::title(title))
        @if view.reason == LinkReason::ReceiptRefused {
            (ui::Alert::new(ui::Tone::Warning, t.get("form-again-title")).saying(ui::paragraph(t.get("form-again-text"))))
        }
        @if view.reason == LinkReason::Expired { (site.says(Word::Expired, ui::lead(t.get("link-expired-text")))) }
        (ui::card(ui::form(site.link(paths::LINK), html! {
            (ui::paragraph(t.get("link-text")))
            (ui::hidden("receipt", view.receipt))
            (ui::Input::new(EMAIL, label).kind("email").autocomplete("email").value(state.value(EMAIL)).error(error.as_deref()))
            (ui::honeypot(view.honeypot, t.get("form-honeypot")))
            (ui::actions(html! { (ui::Button::new(t.get("link-button"))) }))
        })))
    };
    let page = Page::new(site, title, content);
    match view.reason {
        _ if !state.is_right() => page.error(),
        LinkReason::Expired => page.status(StatusCode::GONE),
        LinkReason::ReceiptRefused => page.status(StatusCode::UNPROCESSABLE_ENTITY),
        LinkReason::Fresh => page,
    }
}

/// The same answer for known and unknown addresses.
pub fn sent<'a>(site: &'a Site<'a>) -> Page<'a> {
    let t = site.texts;
    let content = html! {
        (ui::title(t.get("sent-title")))
        (ui::card(html! {
            (ui::paragraph(t.get("sent-text")))
            (ui::paragraph(t.get("sent-spam")))
            (ui::actions(ui::link(site.link(paths::LINK), t.get("sent-again"))))
        }))
    };
    Page::new(site, t.get("sent-title"), content)
}
