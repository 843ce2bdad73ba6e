//! What is stored about a contact, behind a verify link.

use maud::html;

use crate::{
    kernel::{ConsentState, Language, Timestamp},
    web::page::{Page, Site},
};

/// What is stored about a contact.
pub struct DataView<'a> {
    /// The page's own path without language.
    pub path: &'a str,
    /// The whole address: the link was mailed to it.
    pub address: &'a str,
    /// The whole name; may be empty.
    pub name: &'a str,
    /// The language of the contact's mails.
    pub language: Language,
    /// Since when the contact is stored.
    pub since: Timestamp,
    /// One line a purpose that has a record.
    pub consents: Vec<ConsentLine<'a>>,
    /// One line a subscription type.
    pub subscriptions: Vec<SubscriptionLine<'a>>,
    /// The history, newest first.
    pub history: Vec<HistoryLine>,
    /// Until when the link works.
    pub valid_until: Timestamp,
}

/// A consent.
pub struct ConsentLine<'a> {
    /// The purpose's name.
    pub purpose: &'a str,
    /// The legal basis' name.
    pub basis: &'a str,
    /// The source's name.
    pub source: &'a str,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Active or withdrawn.
    pub state: ConsentState,
}

/// A subscription type.
pub struct SubscriptionLine<'a> {
    /// Its name.
    pub name: &'a str,
    /// The choice.
    pub state: SubscriptionState,
}

/// A choice (SUB-02).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SubscriptionState {
    /// Chosen.
    On,
    /// Declined.
    Off,
    /// Never chosen.
    Never,
}

/// One act in the history.
pub struct HistoryLine {
    /// When.
    pub at: Timestamp,
    /// What, in words of the page's language.
    pub text: String,
}

/// What is stored about a contact, with a button that gives it as a file.
pub fn data<'a>(site: &'a Site<'a>, _view: &DataView<'_>) -> Page<'a> {
    Page::new(site, "", html! {}).private()
}
