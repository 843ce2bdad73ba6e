//! One thing that is asked of a contact.

use serde::{Deserialize, Serialize};

use super::when::When;
use crate::kernel::{
    Language,
    ids::{BasisId, FormId, ImportId, PurposeId, SelectionId, SourceId, TypeId},
};

/// One thing that is asked of a contact. Each is answered by yes or no, never by "unknown".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Words of name, company or addresses begin so, as in the contact list's search.
    Words(String),
    /// What stands under *company*.
    Company(Written),
    /// ISO 3166-1 alpha-2 in capitals; empty for contacts without a country.
    Country(String),
    /// The language of their mails.
    Language(Language),
    /// How the contact came in.
    Source(SourceId),
    /// When they were stored.
    Stored(When),
    /// When anything about them changed last.
    Changed(When),
    /// Do they get no mailings at all (CON-13)?
    NoMailings(bool),
    /// Were they told what is stored about them (PCE-01)?
    Informed(bool),
    /// What is registered for a purpose.
    Consent {
        /// For what.
        purpose: PurposeId,
        /// What is registered.
        is: ConsentIs,
    },
    /// Are they subscribed: purpose active, and choice on or never chosen while the type starts on (SUB-03)?
    Subscribed {
        /// To what.
        kind: TypeId,
        /// Are they, or are they not?
        is: bool,
    },
    /// What they chose themselves, whatever is registered for the purpose (SUB-02).
    Choice {
        /// Of which type.
        kind: TypeId,
        /// What.
        is: Choice,
    },
    /// What they are interested in, or are not.
    Interest {
        /// Which interest.
        interest: i64,
        /// Do they have it?
        is: bool,
    },
    /// A form that they filled in.
    Form(FormId),
    /// Something about them was brought in by a file; by any when none is named.
    Import(Option<ImportId>),
    /// Did something happen to them, by the history?
    Activity {
        /// When.
        days: When,
        /// Only what they did themselves?
        is_own: bool,
        /// Did it, or did nothing?
        is: bool,
    },
    /// Was a mail sent to them?
    Mailed {
        /// When.
        days: When,
        /// Was one, or was none?
        is: bool,
    },
    /// Do they belong to another selection?
    Member {
        /// To which.
        selection: SelectionId,
        /// Do they, or do they not?
        is: bool,
    },
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// Nothing.
    Nothing,
    /// Anything.
    Anything,
    /// Exactly this, capitals and all.
    Exactly(String),
}

/// What is registered for a purpose (CON-03).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentIs {
    /// Nothing.
    Nothing,
    /// A basis that is not *withdrawn*.
    Active(ConsentDetails),
    /// Withdrawn.
    Withdrawn(ConsentDetails),
    /// A record, whatever it says.
    Recorded(ConsentDetails),
}

/// What the record of a consent must be like beyond its state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentDetails {
    /// On this legal basis.
    pub basis: Option<BasisId>,
    /// By this way.
    pub source: Option<SourceId>,
    /// When it became what it is.
    pub since: When,
}

/// What somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// On.
    On,
    /// Off.
    Off,
    /// They never chose.
    Never,
}

impl ConsentIs {
    /// What the record must be like; nothing when there must be none.
    pub const fn details(&self) -> Option<&ConsentDetails> {
        match self {
            Self::Nothing => None,
            Self::Active(details) | Self::Withdrawn(details) | Self::Recorded(details) => Some(details),
        }
    }
}

impl Condition {
    /// The code of its kind, in forms.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Words(_) => "words",
            Self::Company(_) => "company",
            Self::Country(_) => "country",
            Self::Language(_) => "language",
            Self::Source(_) => "source",
            Self::Stored(_) => "stored",
            Self::Changed(_) => "changed",
            Self::NoMailings(_) => "no_mailings",
            Self::Informed(_) => "informed",
            Self::Consent { .. } => "consent",
            Self::Subscribed { .. } => "subscribed",
            Self::Choice { .. } => "choice",
            Self::Interest { .. } => "interest",
            Self::Form(_) => "form",
            Self::Import(_) => "import",
            Self::Activity { .. } => "activity",
            Self::Mailed { .. } => "mailed",
            Self::Member { .. } => "member",
        }
    }

    /// The time that it asks for.
    pub fn when(&self) -> Option<When> {
        match self {
            Self::Stored(days) | Self::Changed(days) | Self::Activity { days, .. } | Self::Mailed { days, .. } => Some(*days),
            Self::Consent { is, .. } => is.details().map(|details| details.since),
            _ => None,
        }
    }
}
