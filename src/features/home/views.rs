//! Home, privacy statement and problem pages.

use actix_web::http::StatusCode;
use maud::html;

use crate::web::page::{Page, Site};

/// What the home page shows.
pub struct HomeView<'a> {
    /// The public forms, in order.
    pub forms: Vec<FormLink<'a>>,
}

/// A public form on the home page.
pub struct FormLink<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its introduction; may be empty.
    pub intro: &'a str,
    /// Its path without language.
    pub path: String,
}

/// What the privacy statement is made of.
pub struct PrivacyView<'a> {
    /// The controller's postal address; may be empty, may have several lines.
    pub postal_address: &'a str,
    /// Where questions go; may be empty.
    pub contact_email: &'a str,
    /// Every active purpose.
    pub purposes: Vec<PurposeLine<'a>>,
    /// Days after which an unconfirmed sign-up is deleted (FRM-06).
    pub unconfirmed_days: i64,
    /// Days for which a link to the preference page works.
    pub link_days: i64,
}

/// A purpose in the privacy statement.
pub struct PurposeLine<'a> {
    /// Its name.
    pub name: &'a str,
    /// What the data is used for; may be empty.
    pub description: &'a str,
    /// A further statement of its own.
    pub statement_url: Option<&'a str>,
}

/// What went wrong.
pub struct ProblemView {
    /// The status of the answer.
    pub status: StatusCode,
    /// The number under which the log has it.
    pub incident: Option<String>,
    /// Seconds after which trying again makes sense.
    pub retry_after: Option<u32>,
}

/// The organisation, its public forms, and the way to one's own page.
pub fn home<'a>(site: &'a Site<'a>, _view: &HomeView<'_>) -> Page<'a> {
    Page::new(site, site.organisation, html! {})
}

/// The privacy statement (GDPR Art. 13).
pub fn privacy<'a>(site: &'a Site<'a>, _view: &PrivacyView<'_>) -> Page<'a> {
    Page::new(site, "", html! {})
}

/// What went wrong, and a way on. Statuses without words of their own get those of 400 or 500.
pub fn problem<'a>(site: &'a Site<'a>, view: &ProblemView) -> Page<'a> {
    Page::new(site, "", html! {}).status(view.status)
}
