//! The form that mails a fresh personal link, and its answer.

use maud::html;

use crate::web::{
    form::FormState,
    page::{Page, Site},
};

/// Why somebody is on the page that mails a link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkReason {
    /// They came by themselves.
    Fresh,
    /// The link they followed is expired, used up or unknown; the page does not say which (LNK-04). Status 410.
    Expired,
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
pub fn link<'a>(site: &'a Site<'a>, _view: &LinkView<'_>, _state: &FormState) -> Page<'a> {
    Page::new(site, "", html! {})
}

/// The same answer for known and unknown addresses.
pub fn sent<'a>(site: &'a Site<'a>) -> Page<'a> {
    Page::new(site, "", html! {})
}
