//! What people do with an import, one verb each.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    mapping,
    model::{Fault, Import, Plan, Stage},
    reading::Format,
    store::{self, NewImport},
    work::{CHECK, Input, RUN, UNDO},
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        lists::Lists,
    },
    jobs::{self, NewJob},
    kernel::{
        Context,
        ids::{ImportId, JobId},
    },
};

/// What came of asking for work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It waits for its turn.
    Opened(JobId),
    /// It cannot be done like this.
    Faults(Vec<Fault>),
    /// The import is not where it would have to be: somebody else was quicker, or its file is erased.
    TooLate,
}

/// Takes note of a file that arrived.
///
/// # Errors
/// Storage errors.
pub fn open(tx: &mut Tx<'_>, ctx: &Context, new: &NewImport) -> Result<ImportId, DbError> {
    let id = store::new_import(tx, ctx, new)?;
    let after = json!({ "sha256": new.sha256, "size": new.size });
    audit::record(tx, ctx, &Entry::new("import.uploaded", Subject::new("import", id)).changing(Value::Null, after))?;
    Ok(id)
}

/// Changes what is to be done with a file; what was checked before has to be checked again. False when it is too late.
///
/// # Errors
/// Storage errors.
pub fn change_plan(tx: &mut Tx<'_>, ctx: &Context, id: ImportId, plan: &Plan, headers: &[String]) -> Result<bool, DbError> {
    store::replan(tx, ctx.at, id, plan, headers)
}

/// Asks for a file to be read and checked. What its columns fill is remembered for the next file with these columns.
///
/// # Errors
/// Storage errors.
pub fn ask_check(
    tx: &mut Tx<'_>,
    ctx: &Context,
    lists: &Lists,
    id: ImportId,
    orders_needed: &BTreeSet<usize>,
) -> Result<Asked, DbError> {
    let Some(import) = store::by_id(tx.connection(), id)? else { return Err(DbError::NotFound) };
    let faults = import.plan.faults(lists, ctx.at, orders_needed);
    if !faults.is_empty() {
        return Ok(Asked::Faults(faults));
    }
    if !store::set_stage(tx, ctx.at, id, &[Stage::Uploaded, Stage::Checked], Stage::Checking)? {
        return Ok(Asked::TooLate);
    }
    if let Some(signature) = mapping::signature(&import.headers) {
        store::remember(tx, ctx, &signature, &import.plan)?;
    }
    let rows = expected(&import.plan, store::lines(tx.connection(), id)?);
    let job = work(tx, ctx, CHECK, id, rows, None)?;
    store::set_job(tx, id, job, false)?;
    Ok(Asked::Opened(job))
}

/// About how many rows a file has: the line that names its columns is none. What a workbook holds is seen when it is read.
fn expected(plan: &Plan, lines: Option<i64>) -> Option<i64> {
    match plan.format {
        Format::Text { .. } => lines.map(|lines| (lines - i64::from(plan.has_header)).max(0)),
        Format::Spreadsheet { .. } => None,
    }
}

/// Asks for a checked file to be run. Interests that are on no list are added for those who `may_add` them, also when somebody else
/// decided that they should be.
///
/// # Errors
/// Storage errors.
pub fn ask_run(tx: &mut Tx<'_>, ctx: &Context, id: ImportId, may_add: bool) -> Result<Asked, DbError> {
    let Some(import) = store::by_id(tx.connection(), id)? else { return Err(DbError::NotFound) };
    if !store::set_stage(tx, ctx.at, id, &[Stage::Checked], Stage::Running)? {
        return Ok(Asked::TooLate);
    }
    let plan = import.plan.clone().for_who_may_add(may_add);
    if plan != import.plan {
        store::set_plan(tx, id, &plan)?;
    }
    let job = work(tx, ctx, RUN, id, Some(import.counts.all()), None)?;
    store::set_job(tx, id, job, true)?;
    audit::record(tx, ctx, &Entry::new("import.started", Subject::new("import", id)).changing(Value::Null, told(&import)))?;
    Ok(Asked::Opened(job))
}

/// Asks for a run to be taken back.
///
/// # Errors
/// Storage errors.
pub fn ask_undo(tx: &mut Tx<'_>, ctx: &Context, id: ImportId) -> Result<Asked, DbError> {
    let Some(import) = store::by_id(tx.connection(), id)? else { return Err(DbError::NotFound) };
    if !store::set_stage(tx, ctx.at, id, &[Stage::Done], Stage::Undoing)? {
        return Ok(Asked::TooLate);
    }
    let touched = import.counts.new + import.counts.changed;
    let job = work(tx, ctx, UNDO, id, Some(touched), import.run_job)?;
    store::set_job(tx, id, job, false)?;
    audit::record(tx, ctx, &Entry::new("import.undone", Subject::new("import", id)).changing(Value::Null, told(&import)))?;
    Ok(Asked::Opened(job))
}

/// An import for the audit log: what was done with which content, and nothing of what is in it.
fn told(import: &Import) -> Value {
    json!({ "sha256": import.sha256, "rows": import.counts.all(), "job": import.job })
}

fn work(
    tx: &mut Tx<'_>,
    ctx: &Context,
    kind: &str,
    import: ImportId,
    total: Option<i64>,
    undoes: Option<JobId>,
) -> Result<JobId, DbError> {
    let input = serde_json::to_string(&Input { import }).map_err(|error| DbError::Broken(error.to_string()))?;
    // What comes of it came by a file, whoever asked and from where.
    let ctx = Context { channel: crate::kernel::Channel::Import, ..ctx.clone() };
    jobs::open(tx, &ctx, &NewJob { kind, input, total, undoes })
}
