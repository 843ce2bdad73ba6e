//! The places on the public pages whose words an organisation may write itself.

use serde::{Deserialize, Serialize};

/// A place on the public pages whose words an organisation may write itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// The heading of the front page.
    HomeTitle,
    /// Its introduction.
    HomeLead,
    /// What comes next, after a form was sent.
    Thanks,
    /// After a sign-up was confirmed.
    Confirmed,
    /// The heading of the preference page.
    PreferencesTitle,
    /// Why this person gets mail, on the preference page.
    Preferences,
    /// Below what was just saved there.
    Saved,
    /// On the unsubscribe page, beside the way to choose for oneself.
    Unsubscribe,
    /// For whoever follows a link that no longer opens.
    Expired,
    /// At the foot of every page; as shipped there is nothing.
    Footer,
}

impl Word {
    /// All of them, in the order of a visit.
    pub const ALL: [Self; 10] = [
        Self::HomeTitle,
        Self::HomeLead,
        Self::Thanks,
        Self::Confirmed,
        Self::PreferencesTitle,
        Self::Preferences,
        Self::Saved,
        Self::Unsubscribe,
        Self::Expired,
        Self::Footer,
    ];

    /// Its name in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HomeTitle => "home_title",
            Self::HomeLead => "home_lead",
            Self::Thanks => "thanks",
            Self::Confirmed => "confirmed",
            Self::PreferencesTitle => "preferences_title",
            Self::Preferences => "preferences",
            Self::Saved => "saved",
            Self::Unsubscribe => "unsubscribe",
            Self::Expired => "expired",
            Self::Footer => "footer",
        }
    }

    /// Is it one line?
    pub const fn is_title(self) -> bool {
        matches!(self, Self::HomeTitle | Self::PreferencesTitle)
    }
}
