//! A selection.

use super::rule::Rule;
use crate::kernel::{
    Timestamp,
    ids::{SelectionId, StaffId},
};

/// How many characters a name may have.
pub const LONGEST_NAME: usize = 100;

/// What a selection is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Contacts who were chosen one by one.
    Static,
    /// Whomever a rule finds, whenever it is asked.
    Dynamic(Rule),
}

impl Kind {
    /// The code kept in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Dynamic(_) => "dynamic",
        }
    }

    /// The rule of a dynamic one.
    pub const fn rule(&self) -> Option<&Rule> {
        match self {
            Self::Static => None,
            Self::Dynamic(rule) => Some(rule),
        }
    }
}

/// A selection about to be stored. Whoever acts is its owner.
#[derive(Clone, Debug)]
pub struct NewSelection<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it is made of.
    pub kind: Kind,
    /// Does everybody in the house see it?
    pub is_shared: bool,
}

/// A stored selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Its row.
    pub id: SelectionId,
    /// What it is called.
    pub name: String,
    /// What it is made of.
    pub kind: Kind,
    /// Who made it; nobody where the command line or another program did.
    pub owner: Option<StaffId>,
    /// Does everybody in the house see it?
    pub is_shared: bool,
    /// How many belonged to it when it was last counted, and when that was.
    pub counted: Option<(i64, Timestamp)>,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// Goes up with every change.
    pub version: i64,
}

impl Selection {
    /// May a member of staff see it? A private one is its owner's alone.
    pub fn is_seen_by(&self, member: StaffId) -> bool {
        self.is_shared || self.owner == Some(member)
    }
}
