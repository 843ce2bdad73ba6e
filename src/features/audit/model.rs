//! One line of the audit log, before it is written.

use serde_json::Value;

/// What an act was about: a kind and the number or name of one of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// `staff`, `role`, `purpose`, `setting`, `contact`, `address` (of a page) …
    pub kind: &'static str,
    /// A row's number, a setting's name; empty when the act is about nothing in particular.
    pub id: String,
}

impl Subject {
    /// One of a kind.
    pub fn new(kind: &'static str, id: impl std::fmt::Display) -> Self {
        Self { kind, id: id.to_string() }
    }

    /// Nothing in particular.
    pub const fn none() -> Self {
        Self { kind: "", id: String::new() }
    }
}

/// What somebody did. Who, when and by which way comes from the context.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Noun and what happened to it: `subscription_type.changed`, `session.opened`, `access.refused`.
    pub what: &'static str,
    /// What it was about.
    pub subject: Subject,
    /// The values before, only those that changed; [`Value::Null`] when there were none.
    pub before: Value,
    /// The values after.
    pub after: Value,
}

impl Entry {
    /// An act without values to compare.
    pub const fn new(what: &'static str, subject: Subject) -> Self {
        Self { what, subject, before: Value::Null, after: Value::Null }
    }

    /// With values before and after.
    pub fn changing(self, before: Value, after: Value) -> Self {
        Self { before, after, ..self }
    }
}
