//! The long work of imports: checking a file, running it, taking it back.

mod check;
mod run;
mod undo;

pub use check::Check;
pub use run::Run;
pub use undo::{Undo, Undone};

use super::model::{Import, Stage};
use super::store;
use crate::{
    db::{Connection, DbError, Tx},
    jobs::{Job, JobError},
    kernel::ids::ImportId,
};

/// By which name checks are kept.
pub const CHECK: &str = "import.check";
/// By which name runs are kept.
pub const RUN: &str = "import.run";
/// By which name taking back is kept.
pub const UNDO: &str = "import.undo";

/// Rows that one portion takes: few enough that public pages stay fast beside it.
pub const PORTION: i64 = 1000;

/// What a job of an import is asked for.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Input {
    /// Which import.
    pub import: ImportId,
    /// Why refusals that came by the file are to end as well, when it is taken back; empty when they stay (CON-11).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Where the next portion begins.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Cursor {
    /// The number of the last row, or contact, that is done.
    after: i64,
    /// Is what an earlier check left gone?
    is_cleared: bool,
}

fn cursor(job: &Job) -> Result<Cursor, JobError> {
    read(&job.cursor)
}

/// JSON of a job; empty text is where everything begins.
fn read<T: Default + serde::de::DeserializeOwned>(text: &str) -> Result<T, JobError> {
    if text.is_empty() {
        return Ok(T::default());
    }
    serde_json::from_str(text).map_err(|error| JobError::Refused { code: "defect", detail: error.to_string() })
}

fn written(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn input(job: &Job) -> Option<Input> {
    serde_json::from_str(&job.input).ok()
}

/// Which import a job is about.
pub fn import_of(job: &Job) -> Option<ImportId> {
    input(job).map(|input| input.import)
}

/// The import of a job, which must be in this stage, and the job the one that was asked for last.
fn import(connection: &mut Connection, job: &Job, stage: Stage) -> Result<Option<Import>, DbError> {
    let Some(id) = import_of(job) else { return Ok(None) };
    Ok(store::by_id(connection, id)?.filter(|import| is_for(import, job, stage)))
}

fn is_for(import: &Import, job: &Job, stage: Stage) -> bool {
    // What was done can be taken back by the history alone.
    let has_rows = stage == Stage::Undoing || import.erased_at.is_none();
    import.stage == stage && import.job == Some(job.id) && has_rows
}

/// Keeps the import of a job as it is until the transaction ends, once more asked there: somebody may have decided otherwise, and asked
/// for other work, since the portion was begun. Then this portion ends in nothing, and the runner is told why when it asks for it again.
///
/// # Errors
/// [`DbError::NotFound`] when the import has moved on; storage errors.
fn hold(tx: &mut Tx<'_>, job: &Job, stage: Stage) -> Result<(), DbError> {
    let Some(id) = import_of(job) else { return Err(DbError::NotFound) };
    store::hold(tx, id)?.filter(|import| is_for(import, job, stage)).map(drop).ok_or(DbError::NotFound)
}

/// The refusal of work whose import is not where it was when the work was asked for.
fn moved_on() -> JobError {
    JobError::Refused { code: "import-moved-on", detail: "the import is not in the stage that this work is for".into() }
}
