//! What the pages about forms are made of.

mod changes;
mod check;
mod edit;
mod properties;
mod protection;
mod shape;
mod starts;
mod templates;

pub use changes::{Change, changes};
pub use check::{Fault, Place, Stock, check};
pub use edit::{Edit, Refusal, free_name, texts_mark};
pub use properties::{LONGEST_NAME, LONGEST_SLUG, MOST_ORIGINS, MOST_SUBMISSIONS, Properties, is_origin, is_slug, slug_of};
pub use protection::{Decision, Turned, turned_away};
pub use shape::{
    KINDS, email_only, frozen, has_label, has_placeholder, in_languages, is_long_label, kind_code, languages, loosened, mark,
    may_be_half, may_overwrite, may_require, new_kind, option_value, place_of, title,
};
pub use starts::Start;
pub use templates::{MOST_TEMPLATES, Template};

use crate::{
    features::forms::model::Definition,
    kernel::{
        Timestamp,
        ids::{FormId, FormVersionId},
    },
};

/// The most fields that a form has.
pub const MOST_FIELDS: usize = 200;
/// The most options that a field has.
pub const MOST_OPTIONS: usize = 200;
/// The most octets that a definition takes up.
pub const MOST_OCTETS: usize = 1024 * 1024;
/// The longest identifier of a field, in characters.
pub const LONGEST_IDENTIFIER: usize = 60;
/// The longest label, heading or name of a button.
pub const LONGEST_LABEL: usize = 300;
/// The longest help.
pub const LONGEST_HELP: usize = 1000;
/// The longest placeholder.
pub const LONGEST_PLACEHOLDER: usize = 100;
/// The longest text of several lines, and the longest hidden value.
pub const LONGEST_TEXT: usize = 4000;

/// How a form stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// It takes answers, unless it is full.
    Open,
    /// It was taken out of use.
    Off,
    /// It is past its end.
    Ended,
    /// It has no published version.
    Unpublished,
    /// It is deleted.
    Deleted,
}

/// A form: what is decided about it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its row.
    pub id: FormId,
    /// What is decided.
    pub properties: Properties,
    /// Does it take answers?
    pub is_active: bool,
    /// The version in use.
    pub published: Option<FormVersionId>,
    /// Since when it asks browsers for a proof of work.
    pub proof_since: Option<Timestamp>,
    /// Since when it is under attack.
    pub attacked_since: Option<Timestamp>,
    /// When it was changed last.
    pub updated_at: Timestamp,
    /// By whom.
    pub updated_by: Option<String>,
    /// Since when it is deleted.
    pub deleted_at: Option<Timestamp>,
}

impl Sheet {
    /// How it stands at a moment.
    pub fn status(&self, at: Timestamp) -> Status {
        match self {
            Self { deleted_at: Some(_), .. } => Status::Deleted,
            Self { published: None, .. } => Status::Unpublished,
            Self { is_active: false, .. } => Status::Off,
            Self { properties: Properties { ends_at: Some(end), .. }, .. } if *end <= at => Status::Ended,
            _ => Status::Open,
        }
    }
}

/// A form in the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The form.
    pub sheet: Sheet,
    /// The number of the version in use.
    pub version: Option<i64>,
    /// Is somebody at work on the next one?
    pub has_draft: bool,
    /// How many answers it has, counted up to one more than [`Line::COUNTED`].
    pub submissions: i64,
    /// How much was turned away in the last hour, where that is so much that it may be under attack (FRM-08).
    pub alarm: Option<i64>,
}

impl Line {
    /// How far answers are counted for the list.
    pub const COUNTED: i64 = 10_000;
}

/// A published version.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its row.
    pub id: FormVersionId,
    /// From 1 on.
    pub number: i64,
    /// By which evidence names it.
    pub hash: String,
    /// Since when it is frozen.
    pub published_at: Timestamp,
    /// Who published it.
    pub by: Option<String>,
}

/// The next version in the making.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its row.
    pub id: FormVersionId,
    /// The number that it will have.
    pub number: i64,
    /// What it asks. The words of lists are not in it: they are copied when it is published.
    pub definition: Definition,
    /// Stands for exactly this state of it.
    pub mark: String,
    /// When it was saved last.
    pub updated_at: Timestamp,
    /// By whom.
    pub updated_by: Option<String>,
}
