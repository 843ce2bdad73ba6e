//! The preference page.

use maud::html;

use super::SavedChange;
use crate::{
    kernel::{
        ConsentState, Timestamp,
        ids::{PurposeId, TypeId},
    },
    web::page::{Page, Site},
};

/// What the preference page shows.
pub struct PreferencesView<'a> {
    /// The page's own path, `/p/TOKEN`, without language.
    pub path: &'a str,
    /// The address as a forwarded page may show it (LNK-07).
    pub masked_address: &'a str,
    /// For the greeting.
    pub first_name: Option<&'a str>,
    /// Until when the link works.
    pub valid_until: Timestamp,
    /// The contact's change counter, with which the next save tells whether something changed in between.
    pub version: i64,
    /// The hash of the texts on the page.
    pub shown: &'a str,
    /// The purposes that the contact manages, in order.
    pub purposes: Vec<PurposeView<'a>>,
    /// What was just saved.
    pub saved: Option<SavedView>,
    /// Did something else change the choices between showing and saving?
    pub changed_in_between: bool,
    /// Did the texts change between showing and saving, so that nothing was saved?
    pub texts_changed: bool,
    /// Was the link to *your data* just mailed?
    pub data_link_sent: bool,
}

/// A purpose on the preference page.
pub struct PurposeView<'a> {
    /// Which.
    pub id: PurposeId,
    /// Its name.
    pub name: &'a str,
    /// The label of its switch.
    pub approval_text: &'a str,
    /// What the data is used for; may be empty.
    pub description: &'a str,
    /// Title and address of its privacy statement.
    pub statement: Option<(&'a str, &'a str)>,
    /// How the contact stands to it.
    pub state: ConsentState,
    /// Its subscription types, in order.
    pub types: Vec<TypeView<'a>>,
}

/// A subscription type on the preference page.
pub struct TypeView<'a> {
    /// Which.
    pub id: TypeId,
    /// Its name.
    pub name: &'a str,
    /// Its description; may be empty.
    pub description: &'a str,
    /// The stored choice.
    pub is_on: bool,
}

/// What was just saved.
pub struct SavedView {
    /// Exactly what changed; empty when nothing did.
    pub changes: Vec<SavedChange>,
    /// Was a confirmation mailed?
    pub mail_sent: bool,
}

/// The preference page.
pub fn preferences<'a>(site: &'a Site<'a>, _view: &PreferencesView<'_>) -> Page<'a> {
    Page::new(site, "", html! {}).private()
}
