//! What is done with a file.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    super::{mapping::Exporter, reading::Format, values::DayOrder},
    EMARKETING, STORE, Target,
    target::Part,
};
use crate::{
    features::lists::{BASIS_CONSENT, Lists},
    kernel::{
        Language, Timestamp,
        ids::{BasisId, PurposeId, SourceId},
    },
};

/// What is done with people who are not here yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum New {
    /// They are added.
    #[default]
    Add,
    /// Their rows are left out.
    Skip,
}

/// What is done with people who are here already. What they refuse always counts, whichever of these it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Existing {
    /// What is empty is filled.
    #[default]
    Fill,
    /// What the file says replaces what is there; an empty cell replaces nothing.
    Replace,
    /// They stay as they are.
    Skip,
}

/// What is done with a value that is in none of our lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// An interest is added to the list, by members who may edit lists; anything else is left aside.
    Add,
    /// What holds for all rows is taken in its place.
    #[default]
    Default,
    /// The value is left aside.
    Skip,
    /// The row is refused.
    Refuse,
}

/// How the people of the whole file stood to the list that it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// Columns say it, or everybody was on the list.
    #[default]
    Listed,
    /// They had left it.
    Left,
    /// Nobody knows, or they had not confirmed.
    Unknown,
}

macro_rules! codes {
    ($($kind:ident { $($case:ident = $code:literal),+ })+) => {$(
        impl $kind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// The code that forms post.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$case => $code),+ }
            }

            /// The one of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.code() == code)
            }
        }
    )+};
}

codes! {
    New { Add = "add", Skip = "skip" }
    Existing { Fill = "fill", Replace = "replace", Skip = "skip" }
    Unknown { Default = "default", Add = "add", Skip = "skip", Refuse = "refuse" }
    Stands { Listed = "listed", Left = "left", Unknown = "unknown" }
}

/// What is done with a file.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// How it is read.
    pub format: Format,
    /// Are the cells of its first row names of columns?
    pub has_header: bool,
    /// Whose export it is.
    pub exporter: Exporter,
    /// What each column fills.
    pub columns: Vec<Target>,
    /// Which number is the day in the dates of a column, where they do not say.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub day_orders: BTreeMap<usize, DayOrder>,
    /// How its people stood to the list that it comes from.
    #[serde(default)]
    pub stands: Stands,
    /// What is done with people who are not here yet.
    #[serde(default)]
    pub new: New,
    /// What is done with people who are here.
    #[serde(default)]
    pub existing: Existing,
    /// What is done with unknown values.
    #[serde(default)]
    pub unknown: Unknown,
    /// The language of new people whose row names none.
    pub language: Language,
    /// Under which legal basis new people are stored; nothing means the usual one (CON-07).
    #[serde(default)]
    pub store_basis: Option<BasisId>,
    /// Which purposes all rows have an active basis for, where nothing in the row speaks against it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub grants: BTreeMap<PurposeId, BasisId>,
    /// The source of all that the file says.
    pub source: SourceId,
    /// The comment beside consents, where the row has none.
    #[serde(default)]
    pub comment: String,
    /// When consents were given, where the row does not say.
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// What proves consents, where the row does not say.
    #[serde(default)]
    pub evidence: String,
}

/// Why a plan cannot be carried out. Which field is at fault is named as forms name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// No column holds the address.
    NoEmail,
    /// Two columns are to fill the same.
    Twice(usize),
    /// Consents are granted, and nothing says when they were given.
    NoDate,
    /// That day is still to come.
    FutureDate,
    /// Consents are granted, and nothing proves them.
    NoEvidence,
    /// Which number is the day in the dates of this column is not said.
    NoOrder(usize),
    /// A list item that it names is gone.
    Gone,
}

impl Fault {
    /// The field that it is about.
    pub fn field(self) -> String {
        match self {
            Self::NoEmail => "column-0".to_owned(),
            Self::Twice(column) => format!("column-{column}"),
            Self::NoOrder(column) => format!("order-{column}"),
            Self::NoDate | Self::FutureDate => "date".to_owned(),
            Self::NoEvidence => "evidence".to_owned(),
            Self::Gone => "source".to_owned(),
        }
    }

    /// The key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoEmail => "imports-fault-no-email",
            Self::Twice(_) => "imports-fault-twice",
            Self::NoDate => "imports-fault-no-date",
            Self::FutureDate => "imports-fault-future-date",
            Self::NoEvidence => "imports-fault-no-evidence",
            Self::NoOrder(_) => "imports-fault-no-order",
            Self::Gone => "imports-fault-gone",
        }
    }
}

/// Does an active basis for a purpose need to be proved, with a day and a text (IO-02)? Storing somebody on another ground than
/// their consent does not.
pub fn needs_proof(lists: &Lists, purpose: PurposeId, basis: BasisId) -> bool {
    let is_store = lists.purpose_of_key(STORE).is_some_and(|store| store.id == purpose);
    !lists.is_withdrawn(basis) && (!is_store || lists.basis(BASIS_CONSENT) == Some(basis))
}

impl Plan {
    /// The same for somebody who may edit lists, or may not: interests that are on no list are then left aside.
    #[must_use]
    pub fn for_who_may_add(mut self, may_add: bool) -> Self {
        if !may_add && self.unknown == Unknown::Add {
            self.unknown = Unknown::Skip;
        }
        self
    }

    /// The column that fills a target.
    pub fn column(&self, target: Target) -> Option<usize> {
        self.columns.iter().position(|column| *column == target)
    }

    /// This plan for another file with the same columns: what was found out of that file is `other`'s. The day of consents is asked
    /// anew, and so is what proves them: both are of one file.
    #[must_use]
    pub fn of_another(self, other: Self) -> Self {
        let is_as_wide = self.columns.len() == other.columns.len();
        Self {
            columns: if is_as_wide { self.columns } else { other.columns },
            format: other.format,
            has_header: other.has_header,
            stands: other.stands,
            date: None,
            evidence: String::new(),
            ..self
        }
    }

    /// Purposes that a person withdraws who has left the list: those that the file is about, e-marketing in any case.
    pub fn purposes_left(&self, lists: &Lists) -> BTreeSet<PurposeId> {
        let marketing = lists.purpose_of_key(EMARKETING).map(|purpose| purpose.id);
        let store = lists.purpose_of_key(STORE).map(|purpose| purpose.id);
        self.grants.keys().copied().chain(marketing).filter(|id| Some(*id) != store).collect()
    }

    /// Everything by which it cannot be carried out, in the order of the form.
    pub fn faults(&self, lists: &Lists, now: Timestamp, orders_needed: &BTreeSet<usize>) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.column(Target::Email).is_none() {
            faults.push(Fault::NoEmail);
        }
        let mut seen = BTreeSet::new();
        for (column, target) in self.columns.iter().enumerate() {
            if !target.may_repeat() && !seen.insert(*target) {
                faults.push(Fault::Twice(column));
            }
            let is_date = matches!(target, Target::Consent(_, Part::Date));
            if is_date && orders_needed.contains(&column) && !self.day_orders.contains_key(&column) {
                faults.push(Fault::NoOrder(column));
            }
        }
        if self.has_gone(lists) {
            faults.push(Fault::Gone);
        }
        let store = lists.purpose_of_key(STORE).map(|purpose| purpose.id);
        let stored = store.zip(self.store_basis);
        let proved: Vec<PurposeId> = self
            .grants
            .iter()
            .map(|(purpose, basis)| (*purpose, *basis))
            .chain(stored)
            .filter(|(purpose, basis)| needs_proof(lists, *purpose, *basis))
            .map(|(purpose, _)| purpose)
            .collect();
        let has = |part: Part| proved.iter().all(|purpose| self.column(Target::Consent(*purpose, part)).is_some());
        if !proved.is_empty() && self.date.is_none() && !has(Part::Date) {
            faults.push(Fault::NoDate);
        }
        if self.date.is_some_and(|date| date > now.naive().date()) {
            faults.push(Fault::FutureDate);
        }
        let has_words = !self.evidence.is_empty() || !self.comment.is_empty();
        if !proved.is_empty() && !has_words && !has(Part::Evidence) && !has(Part::Comment) {
            faults.push(Fault::NoEvidence);
        }
        faults
    }

    fn has_gone(&self, lists: &Lists) -> bool {
        let has_basis = |id: &BasisId| lists.bases.iter().any(|basis| basis.id == *id && !basis.is_deleted);
        let has_purpose = |id: PurposeId| lists.purpose(id).is_some_and(|purpose| !purpose.is_deleted);
        let has_target = |target: &Target| match target {
            Target::Consent(purpose, _) => has_purpose(*purpose),
            Target::Subscription(kind) => lists.subscription_type(*kind).is_some_and(|kind| !kind.is_deleted),
            _ => true,
        };
        !lists.sources.iter().any(|source| source.id == self.source && !source.is_deleted)
            || !self
                .grants
                .iter()
                .all(|(purpose, basis)| has_purpose(*purpose) && has_basis(basis) && !lists.is_withdrawn(*basis))
            || !self.store_basis.iter().all(has_basis)
            || !self.columns.iter().all(has_target)
    }
}
