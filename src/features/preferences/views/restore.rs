//! *This was not me*: restoring what a change took away.

use maud::html;

use super::SavedChange;
use crate::web::page::{Page, Site};

/// What the restore page shows.
pub struct RestoreView<'a> {
    /// The page's own path without language.
    pub path: &'a str,
    /// The address as a forwarded page may show it.
    pub masked_address: &'a str,
    /// What will be, or was, restored: the state after restoring.
    pub changes: Vec<SavedChange>,
    /// Is it done?
    pub done: bool,
}

/// The restore page; GET shows a button, POST acts.
pub fn restore<'a>(site: &'a Site<'a>, _view: &RestoreView<'_>) -> Page<'a> {
    Page::new(site, "", html! {}).private()
}
