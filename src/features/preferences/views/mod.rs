//! The personal pages as pure functions of texts and data.

mod data;
mod preferences;
mod restore;
mod unsubscribe;

pub use data::{ConsentLine, DataView, HistoryLine, SubscriptionLine, SubscriptionState, data};
pub use preferences::{PreferencesView, PurposeView, SavedView, TypeView, preferences};
pub use restore::{RestoreView, restore};
pub use unsubscribe::{UnsubscribeView, unsubscribe};

use crate::i18n::Texts;

/// One thing that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedChange {
    /// The name of the purpose or subscription type, in the page's language.
    pub name: String,
    /// What it is now.
    pub now: ChangeKind,
}

/// What something was changed to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeKind {
    /// A subscription type: on.
    On,
    /// A subscription type: off.
    Off,
    /// A purpose: consented to.
    Granted,
    /// A purpose: withdrawn.
    Withdrawn,
}

impl SavedChange {
    /// The change in words: `News: on`.
    pub fn words(&self, texts: &Texts) -> String {
        let key = match self.now {
            ChangeKind::On => "change-on",
            ChangeKind::Off => "change-off",
            ChangeKind::Granted => "change-granted",
            ChangeKind::Withdrawn => "change-withdrawn",
        };
        texts.with(key, &[("name", &self.name)])
    }
}
