//! An import and its rows, as they are kept.

use super::{Counts, Plan};
use crate::kernel::{
    Timestamp,
    ids::{ContactId, ImportId, JobId},
};

/// What a row comes to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verdict {
    /// Somebody who was not here before.
    New,
    /// Something of them changes.
    Changed,
    /// Everything is as the file says.
    Unchanged,
    /// A rule leaves it out.
    LeftOut,
    /// Something is wrong with it.
    Refused,
    /// Its address stood in the file before.
    Repeated,
}

impl Verdict {
    /// All of them, in the order in which pages show them.
    pub const ALL: [Self; 6] = [Self::New, Self::Changed, Self::Unchanged, Self::Repeated, Self::LeftOut, Self::Refused];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::LeftOut => "left-out",
            Self::Refused => "refused",
            Self::Repeated => "repeated",
        }
    }

    /// Does the row count for somebody?
    pub const fn is_taken_in(self) -> bool {
        !matches!(self, Self::LeftOut | Self::Refused)
    }

    /// The verdict of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// How far an import is. What its jobs are doing says the rest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// The file is here; nobody has said yet what is to be done with it.
    Uploaded,
    /// Its rows are being read and checked; nothing is changed by that.
    Checking,
    /// It is known what it would come to.
    Checked,
    /// It is being run.
    Running,
    /// It has been run.
    Done,
    /// It is being taken back.
    Undoing,
    /// It was taken back.
    Undone,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Uploaded, Self::Checking, Self::Checked, Self::Running, Self::Done, Self::Undoing, Self::Undone];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
        }
    }

    /// The stage of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// A file that was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its row.
    pub id: ImportId,
    /// How far it is.
    pub stage: Stage,
    /// What the file called itself; only ever shown.
    pub name: String,
    /// Under which name it lies among the uploads; nothing once it is erased.
    pub file: Option<String>,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Its size, in octets.
    pub size: i64,
    /// What is done with it.
    pub plan: Plan,
    /// Names of its columns, or empty where it has none.
    pub headers: Vec<String>,
    /// What its rows come to, as far as is known.
    pub counts: Counts,
    /// The job at work on it, or the last one that was.
    pub job: Option<JobId>,
    /// Who brought it, as the database keeps it.
    pub actor: String,
    /// Their row.
    pub actor_id: Option<i64>,
    /// When.
    pub created_at: Timestamp,
    /// When it had been run.
    pub finished_at: Option<Timestamp>,
    /// When file and rows were erased.
    pub erased_at: Option<Timestamp>,
    /// The run that can be taken back.
    pub run_job: Option<JobId>,
    /// The selections of who is new and who changed.
    pub selections: (Option<i64>, Option<i64>),
}

/// A row of a file, as it is staged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedRow {
    /// Its number among the rows, from 1.
    pub n: i64,
    /// The line of the file that it begins on.
    pub line: i64,
    /// What its cells say.
    pub cells: Vec<String>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Why it is refused or left out, or what of it was left aside: a code that pages have words for.
    pub problem: Option<String>,
    /// Which column that is about, from 0.
    pub column: Option<i64>,
    /// Whose row it is.
    pub contact: Option<ContactId>,
}
