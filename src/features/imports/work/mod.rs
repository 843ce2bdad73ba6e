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
    db::{Connection, DbError},
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
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
pub struct Input {
    /// Which import.
    pub import: ImportId,
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

/// Which import a job is about.
pub fn import_of(job: &Job) -> Option<ImportId> {
    serde_json::from_str::<Input>(&job.input).ok().map(|input| input.import)
}

/// The import of a job, which must be in this stage.
fn import(connection: &mut Connection, job: &Job, stage: Stage) -> Result<Option<Import>, DbError> {
    let Some(id) = import_of(job) else { return Ok(None) };
    Ok(store::by_id(connection, id)?.filter(|import| import.stage == stage && import.erased_at.is_none()))
}

/// The refusal of work whose import is not where it was when the work was asked for.
fn moved_on() -> JobError {
    JobError::Refused { code: "import-moved-on", detail: "the import is not in the stage that this work is for".into() }
}
