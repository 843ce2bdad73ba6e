//! Whom a piece of work is for.

use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::kernel::ids::{ContactId, SelectionId};

/// Whom a piece of work is for. Contacts in the bin never belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everybody.
    Everybody,
    /// These, in whatever order; those that are gone are left out.
    Chosen(Vec<ContactId>),
    /// Who belongs to a selection, as it stands when it is asked. One that was deleted answers as it last stood, so that work which
    /// began before goes on with the same people.
    Selection(SelectionId),
    /// Whom a rule finds.
    Found(Rule),
}

/// A scope as it was at one moment, for work that goes on for a while: without those who came later, and by the rule as it stood.
/// Whoever stops to belong meanwhile is left out all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Whom: a dynamic selection is its rule here. Selections that the rule asks about are asked as they stand.
    pub scope: Scope,
    /// The last contact there was.
    pub until: ContactId,
}

impl Settled {
    /// As [`Scope::forgotten`].
    #[must_use]
    pub fn forgotten(self) -> Self {
        Self { scope: self.scope.forgotten(), ..self }
    }
}

impl Scope {
    /// The scope of work that is over for good. What a rule looks for may name somebody, so it is left out; nobody is found by it again.
    #[must_use]
    pub fn forgotten(self) -> Self {
        match self {
            Self::Found(_) => Self::Chosen(Vec::new()),
            other => other,
        }
    }
}
