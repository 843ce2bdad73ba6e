//! What a page says after a redirect: *it is done*, by a code in the address and from a closed list.

use super::ui::Tone;
use crate::i18n::Texts;

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// A change was saved.
    Saved,
    /// Something new was added.
    Added,
    /// It stands elsewhere in the order.
    Moved,
    /// It is in use.
    Activated,
    /// It is out of use.
    Deactivated,
    /// It is deleted.
    Deleted,
    /// It is back.
    Restored,
    /// It is public.
    Published,
    /// A mail is on its way.
    Sent,
    /// Links or sessions were ended.
    Ended,
    /// Long work goes on.
    Resumed,
    /// Nothing yet: what was typed is in its form again.
    Kept,
}

impl Done {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Saved,
        Self::Added,
        Self::Moved,
        Self::Activated,
        Self::Deactivated,
        Self::Deleted,
        Self::Restored,
        Self::Published,
        Self::Sent,
        Self::Ended,
        Self::Resumed,
        Self::Kept,
    ];

    /// The code in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Added => "added",
            Self::Moved => "moved",
            Self::Activated => "activated",
            Self::Deactivated => "deactivated",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
            Self::Published => "published",
            Self::Sent => "sent",
            Self::Ended => "ended",
            Self::Resumed => "resumed",
            Self::Kept => "kept",
        }
    }

    /// What a code says; nothing for a code that is not ours.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.code() == code)
    }

    /// How it is said: good news, but for what is still to be saved.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Kept => Tone::Warning,
            _ => Tone::Success,
        }
    }

    /// The sentence.
    pub fn text(self, texts: &'static Texts) -> &'static str {
        texts.get(match self {
            Self::Saved => "admin-done-saved",
            Self::Added => "admin-done-added",
            Self::Moved => "admin-done-moved",
            Self::Activated => "admin-done-activated",
            Self::Deactivated => "admin-done-deactivated",
            Self::Deleted => "admin-done-deleted",
            Self::Restored => "admin-done-restored",
            Self::Published => "drafts-done-published",
            Self::Sent => "admin-done-sent",
            Self::Ended => "admin-done-ended",
            Self::Resumed => "jobs-done-resumed",
            Self::Kept => "admin-done-kept",
        })
    }
}
