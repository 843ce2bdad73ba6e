//! An answered form.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    features::forms::model::{Definition, FieldKind},
    kernel::{
        Language,
        ids::{PurposeId, TypeId},
    },
};

/// Where a submission stands (FRM-11).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Sent, and waiting for the confirmation.
    Awaiting,
    /// Waiting for a member of staff.
    Submitted,
    /// It counts.
    Processed,
    /// A member of staff rejected it.
    Rejected,
    /// It could not be processed.
    Failed,
}

impl Status {
    /// All of them, in the order in which they come.
    pub const ALL: [Self; 5] = [Self::Awaiting, Self::Submitted, Self::Processed, Self::Rejected, Self::Failed];

    /// Does it wait for a member of staff, whether it was meant to or could not be processed?
    pub const fn is_for_staff(self) -> bool {
        matches!(self, Self::Submitted | Self::Failed)
    }

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Awaiting => "awaiting",
            Self::Submitted => "submitted",
            Self::Processed => "processed",
            Self::Rejected => "rejected",
            Self::Failed => "failed",
        }
    }

    /// The status of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// What a person answered, parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Details, by the field's kind; empty where nothing was said.
    #[serde(default)]
    pub first_name: String,
    /// See above.
    #[serde(default)]
    pub last_name: String,
    /// See above.
    #[serde(default)]
    pub company: String,
    /// See above.
    #[serde(default)]
    pub phone: String,
    /// See above; ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: String,
    /// The language chosen for mails.
    #[serde(default)]
    pub language: Option<Language>,
    /// Details that may replace what a known contact has (FRM-07), by field kind.
    #[serde(default)]
    pub overwrites: Vec<String>,
    /// Consent boxes ticked.
    #[serde(default)]
    pub consents: Vec<PurposeId>,
    /// Subscription types ticked, with the purpose of each.
    #[serde(default)]
    pub types: Vec<(TypeId, PurposeId)>,
    /// Keys of interests ticked.
    #[serde(default)]
    pub interests: Vec<String>,
    /// Everything else, by field name.
    #[serde(default)]
    pub others: Map<String, Value>,
}

impl Answers {
    /// The purposes consented to: boxes ticked, and those of the types chosen (SUB-05). Each once.
    pub fn purposes(&self) -> Vec<PurposeId> {
        let mut purposes = self.consents.clone();
        for (_, purpose) in &self.types {
            if !purposes.contains(purpose) {
                purposes.push(*purpose);
            }
        }
        purposes
    }
}

/// Why a submission could not be processed: as much as can be told without any of what somebody entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// What was to be written breaks a rule of the database.
    Constraint,
    /// Something is missing that the portal needs, or cannot be read.
    Unreadable,
    /// The portal itself stopped in the middle.
    Stopped,
    /// The database refused for another reason.
    Refused,
}

impl Failure {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Constraint, Self::Unreadable, Self::Stopped, Self::Refused];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Constraint => "constraint",
            Self::Unreadable => "unreadable",
            Self::Stopped => "stopped",
            Self::Refused => "refused",
        }
    }

    /// The failure of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|failure| failure.code() == code)
    }

    /// From what the storage said; the words themselves are not kept, since they may quote what was entered.
    pub fn of(message: &str) -> Self {
        let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
        if says(&["panicked"]) {
            Self::Stopped
        } else if says(&["constraint", "violates"]) {
            Self::Constraint
        } else if says(&["missing", "expected", "no template", "no mail layout", "malformed"]) {
            Self::Unreadable
        } else {
            Self::Refused
        }
    }
}

/// The names of what was chosen, in the form's own words: types, else the purposes consented to.
pub fn choices(definition: &Definition, answers: &Answers, language: Language) -> Vec<String> {
    let mut names = Vec::new();
    for field in &definition.fields {
        if let FieldKind::Subscriptions { types, .. } = &field.kind {
            let chosen = types.iter().filter(|kind| answers.types.iter().any(|(id, _)| *id == kind.id));
            names.extend(chosen.filter_map(|kind| kind.texts.get(language)).map(|texts| texts.name.clone()));
        }
    }
    if names.is_empty() {
        for field in &definition.fields {
            if let FieldKind::Consent { purpose, about } = &field.kind
                && answers.consents.contains(purpose)
            {
                names.extend(about.get(language).map(|texts| texts.name.clone()));
            }
        }
    }
    names
}
