//! A selection.

use super::rule::Rule;

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
