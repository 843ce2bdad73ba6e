//! The public form, its thank-you page, and the page while it is closed.

use maud::html;

use crate::{
    features::forms::model::Definition,
    web::{
        form::FormState,
        page::{Page, Site},
    },
};

/// What a public form is shown with.
pub struct FormView<'a> {
    /// The published definition.
    pub definition: &'a Definition,
    /// The form's slug.
    pub slug: &'a str,
    /// The signed render receipt, posted back as `receipt` (FRM-04).
    pub receipt: &'a str,
    /// The name of the field that only programs fill in (FRM-08).
    pub honeypot: &'a str,
    /// The texts changed since the page was shown: ask for agreement again.
    pub texts_changed: bool,
    /// The receipt was refused or had expired: ask to send again.
    pub receipt_refused: bool,
}

/// The form; status 422 when `state` has slips.
pub fn form<'a>(site: &'a Site<'a>, view: &FormView<'a>, _state: &FormState) -> Page<'a> {
    let _ = view.definition;
    Page::new(site, "", html! {})
}

/// After sending: the same for everyone (FRM-07).
pub fn thanks<'a>(site: &'a Site<'a>, title: &'a str, _text: &str) -> Page<'a> {
    Page::new(site, title, html! {})
}

/// The form is closed, full or past its end: status 410.
pub fn inactive<'a>(site: &'a Site<'a>, title: &'a str, _text: &str) -> Page<'a> {
    Page::new(site, title, html! {})
}
