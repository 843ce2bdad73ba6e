//! Leaving one subscription type, or everything, from a mail.

use maud::html;

use crate::web::page::{Page, Site};

/// What the unsubscribe page shows.
pub struct UnsubscribeView<'a> {
    /// The page's own path without language.
    pub path: &'a str,
    /// The address as a forwarded page may show it.
    pub masked_address: &'a str,
    /// The type that the mail belonged to; none when it belonged to none.
    pub type_name: Option<&'a str>,
    /// Is that type off already?
    pub is_off: bool,
    /// Is everything off already?
    pub everything_off: bool,
}

/// The unsubscribe page; GET shows buttons, POST (`scope=type` or `scope=everything`) acts.
pub fn unsubscribe<'a>(site: &'a Site<'a>, _view: &UnsubscribeView<'_>) -> Page<'a> {
    Page::new(site, "", html! {}).private()
}
