//! What is to be changed of many contacts at once, and what of it may be. Pure.

use serde::{Deserialize, Serialize};

use crate::{
    features::{
        lists::Lists,
        selections::{Scope, Settled},
    },
    kernel::{
        Language,
        ids::{BasisId, JobId, PurposeId, SourceId, TypeId},
    },
};

/// One thing that is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A purpose gets a legal basis; *withdrawn* withdraws it.
    Consent {
        /// For what.
        purpose: PurposeId,
        /// On what ground.
        basis: BasisId,
        /// How it came in.
        source: SourceId,
        /// What stands beside it: the evidence (IO-03).
        comment: String,
    },
    /// A subscription type is turned on or off, or set back to never chosen.
    Choice {
        /// Which.
        kind: TypeId,
        /// On, off, or never chosen.
        choice: Option<bool>,
    },
    /// An interest is added or taken away.
    Interest {
        /// Which.
        id: i64,
        /// Is it added?
        adds: bool,
    },
    /// No mailing goes out whatever the consents say, or that ends (CON-13).
    NoMailings(bool),
    /// The language of their mails.
    Language(Language),
    /// ISO 3166-1 alpha-2, or empty.
    Country(String),
}

/// Everything that is set at once, and how far it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Whose.
    pub scope: Scope,
    /// What, no two about the same thing.
    pub actions: Vec<Action>,
    /// Do withdrawals end as well? Only with a reason (CON-11).
    pub ends_withdrawals: bool,
    /// Do objections (a type that is off) end as well? Only with a reason.
    pub ends_objections: bool,
    /// Is a basis replaced that is there already?
    pub replaces_bases: bool,
    /// Why, where something is set that somebody had said no to.
    pub reason: String,
}

impl Change {
    /// Does it touch what only members with the right to change consents may (SUB-08)?
    pub fn needs_consent_right(&self) -> bool {
        self.actions.iter().any(|action| match action {
            Action::Consent { .. } | Action::Choice { .. } => true,
            Action::NoMailings(is_on) => !is_on,
            Action::Interest { .. } | Action::Language(_) | Action::Country(_) => false,
        })
    }

    /// Does taking it back touch what only members with the right to change consents may?
    pub fn undo_needs_consent_right(&self) -> bool {
        let is_theirs =
            |action: &Action| matches!(action, Action::Consent { .. } | Action::Choice { .. } | Action::NoMailings(_));
        self.actions.iter().any(is_theirs)
    }

    /// Can mail reach somebody when it is taken back whom it does not reach now? Then that has a reason too (CON-11).
    pub fn undo_needs_reason(&self, lists: &Lists) -> bool {
        self.actions.iter().any(|action| match action {
            Action::Consent { basis, .. } => lists.is_withdrawn(*basis),
            Action::Choice { choice, .. } => *choice != Some(true),
            Action::NoMailings(is_on) => *is_on,
            Action::Interest { .. } | Action::Language(_) | Action::Country(_) => false,
        })
    }

    /// Without what was typed: comments, the reason, what was searched for.
    #[must_use]
    pub fn forgotten(mut self) -> Self {
        for action in &mut self.actions {
            if let Action::Consent { comment, .. } = action {
                comment.clear();
            }
        }
        self.reason.clear();
        Self { scope: self.scope.forgotten(), ..self }
    }

    /// Can mail reach somebody afterwards whom it did not reach before? Then it says why.
    pub fn needs_reason(&self, lists: &Lists) -> bool {
        let opens = |action: &Action| match action {
            Action::Consent { basis, .. } => self.ends_withdrawals && !lists.is_withdrawn(*basis),
            Action::Choice { choice, .. } => *choice == Some(true) || (choice.is_none() && self.ends_objections),
            Action::NoMailings(is_on) => !is_on,
            Action::Interest { .. } | Action::Language(_) | Action::Country(_) => false,
        };
        self.actions.iter().any(opens)
    }
}

/// What becomes of one action on one contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is set.
    Changes,
    /// It is so already.
    Same,
    /// Withdrawn stays withdrawn (CON-11).
    Withdrawn,
    /// The type was turned off and stays off.
    Objected,
    /// There is another basis already.
    OtherBasis,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Changes, Self::Same, Self::Withdrawn, Self::Objected, Self::OtherBasis];

    /// The code in logs, and the end of its words' key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changes => "changes",
            Self::Same => "same",
            Self::Withdrawn => "withdrawn",
            Self::Objected => "objected",
            Self::OtherBasis => "other_basis",
        }
    }

    /// As statements know it.
    pub(super) const fn number(self) -> usize {
        self as usize
    }
}

/// How things stand with what an action is about, for one contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Present {
    /// Basis, source and comment of a consent; nothing where nothing is registered.
    Consent(Option<(BasisId, SourceId, String)>),
    /// A choice.
    Choice(Option<bool>),
    /// Is the interest there?
    Interest(bool),
    /// *No mailings*.
    NoMailings(bool),
    /// The language of their mails.
    Language(Language),
    /// The country.
    Country(String),
}

impl Change {
    /// What becomes of an action where things stand so. The statements decide the same for all at once; a test holds them
    /// against this.
    pub fn outcome(&self, lists: &Lists, action: &Action, present: &Present) -> Outcome {
        let or_same = |is_same: bool| if is_same { Outcome::Same } else { Outcome::Changes };
        match (action, present) {
            (Action::Consent { basis, source, comment, .. }, Present::Consent(record)) => match record {
                None => Outcome::Changes,
                Some((had, _, _)) if lists.is_withdrawn(*basis) => or_same(lists.is_withdrawn(*had)),
                Some(had) if *had == (*basis, *source, comment.clone()) => Outcome::Same,
                Some((had, _, _)) if lists.is_withdrawn(*had) => {
                    if self.ends_withdrawals {
                        Outcome::Changes
                    } else {
                        Outcome::Withdrawn
                    }
                }
                Some(_) if self.replaces_bases => Outcome::Changes,
                Some(_) => Outcome::OtherBasis,
            },
            (Action::Choice { choice, .. }, Present::Choice(had)) if choice == had => Outcome::Same,
            (Action::Choice { choice, .. }, Present::Choice(Some(false))) if *choice != Some(false) && !self.ends_objections => {
                Outcome::Objected
            }
            (Action::Interest { adds, .. }, Present::Interest(is_there)) => or_same(adds == is_there),
            (Action::NoMailings(is_on), Present::NoMailings(was_on)) => or_same(is_on == was_on),
            (Action::Language(language), Present::Language(had)) => or_same(language == had),
            (Action::Country(country), Present::Country(had)) => or_same(country == had),
            _ => Outcome::Changes,
        }
    }
}

/// How many contacts an action came to which end with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// By [`Outcome`].
    counts: [i64; Outcome::ALL.len()],
}

impl Tally {
    /// How many came to this end.
    pub const fn of(&self, outcome: Outcome) -> i64 {
        self.counts[outcome.number()]
    }

    /// One with these counts, in the order of [`Outcome::ALL`].
    pub const fn new(counts: [i64; Outcome::ALL.len()]) -> Self {
        Self { counts }
    }

    /// This and another together.
    pub fn plus(mut self, other: Self) -> Self {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self
    }

    /// How many were left out although it was not so already.
    pub fn left_out(&self) -> i64 {
        self.counts[Outcome::Withdrawn.number()..].iter().sum()
    }
}

/// What a whole change comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Contacts looked at.
    pub seen: i64,
    /// Contacts of whom at least one thing changes.
    pub changed: i64,
    /// Each action's ends, in the order of the actions.
    pub tallies: Vec<Tally>,
}

impl Summary {
    /// This and another together.
    pub fn plus(mut self, other: &Self) -> Self {
        self.seen += other.seen;
        self.changed += other.changed;
        self.tallies.resize(self.tallies.len().max(other.tallies.len()), Tally::default());
        for (tally, more) in self.tallies.iter_mut().zip(&other.tallies) {
            *tally = tally.plus(*more);
        }
        self
    }
}

/// What a change in portions has come to, as the job keeps it.
pub fn summary_of(result: &str) -> Summary {
    serde_json::from_str(result).unwrap_or_default()
}

/// A change as its work keeps it: with whom it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What is changed; its scope as it was named.
    #[serde(flatten)]
    pub change: Change,
    /// Whom that was when it was asked for: nobody comes in because they signed up or the selection was edited meanwhile.
    pub settled: Settled,
}

/// Which change is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undoing {
    /// The work that made it.
    pub job: JobId,
    /// Why, where mail can reach somebody afterwards whom it does not reach now.
    #[serde(default)]
    pub reason: String,
}

/// What taking back came to, as the job keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Changes set back.
    pub set_back: i64,
    /// Changes left, because something happened since.
    pub left: i64,
    /// Changes of contacts who are no longer there.
    pub gone: i64,
}
