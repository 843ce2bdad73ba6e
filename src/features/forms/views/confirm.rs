//! Confirming a sign-up.

use maud::html;

use crate::web::page::{Page, Site};

/// What the page behind the confirm link shows.
pub struct ConfirmView<'a> {
    /// The page's own path, `/confirm/TOKEN`, without language.
    pub path: &'a str,
    /// The title of the form that was filled in.
    pub form_title: &'a str,
    /// The names of what will be granted.
    pub choices: Vec<String>,
}

/// What the page after confirming shows, at the first and at every later visit.
pub struct ConfirmedView {
    /// The names of what was granted.
    pub choices: Vec<String>,
    /// The way to the preference page.
    pub preferences_path: Option<String>,
}

/// The page behind the confirm link: one button.
pub fn confirm<'a>(site: &'a Site<'a>, _view: &ConfirmView<'_>) -> Page<'a> {
    Page::new(site, "", html! {}).private()
}

/// *You are signed up*.
pub fn confirmed<'a>(site: &'a Site<'a>, _view: &ConfirmedView) -> Page<'a> {
    Page::new(site, "", html! {}).private()
}
