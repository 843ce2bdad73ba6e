//! What people do with an import, one verb each.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    mapping,
    model::{Counts, Fault, Import, Plan, Stage},
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
    jobs::{self, NewJob, State},
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
    let Some(import) = store::hold(tx, id)? else { return Err(DbError::NotFound) };
    let faults = import.plan.faults(lists, ctx.at, orders_needed);
    if !faults.is_empty() {
        return Ok(Asked::Faults(faults));
    }
    if import.erased_at.is_some() || !store::set_stage(tx, ctx.at, id, &[Stage::Uploaded, Stage::Checked], Stage::Checking)? {
        return Ok(Asked::TooLate);
    }
    if let Some(signature) = mapping::signature(&import.headers) {
        store::remember(tx, ctx, &signature, &import.plan)?;
    }
    let rows = expected(&import.plan, store::lines(tx.connection(), id)?);
    let job = work(tx, ctx, CHECK, Input { import: id, reason: String::new() }, rows, None)?;
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
    let Some(import) = store::hold(tx, id)? else { return Err(DbError::NotFound) };
    if import.erased_at.is_some() || !store::set_stage(tx, ctx.at, id, &[Stage::Checked], Stage::Running)? {
        return Ok(Asked::TooLate);
    }
    let plan = import.plan.clone().for_who_may_add(may_add);
    if plan != import.plan {
        store::set_plan(tx, id, &plan)?;
    }
    let job = work(tx, ctx, RUN, Input { import: id, reason: String::new() }, Some(import.counts.all()), None)?;
    store::set_job(tx, id, job, true)?;
    audit::record(tx, ctx, &Entry::new("import.started", Subject::new("import", id)).changing(Value::Null, told(&import)))?;
    Ok(Asked::Opened(job))
}

/// Asks for a run to be taken back: one that is done, or one that was stopped or failed, which does not go on after that. With a
/// `reason`, refusals that came by the file end as well; whether the member may say so is asked before (CON-11).
///
/// # Errors
/// Storage errors.
pub fn ask_undo(tx: &mut Tx<'_>, ctx: &Context, id: ImportId, reason: &str) -> Result<Asked, DbError> {
    let Some(import) = store::by_id(tx.connection(), id)? else { return Err(DbError::NotFound) };
    if let Some(run) = import.run_job {
        // Nobody lets it go on at the same moment.
        tx.wait_turn([jobs::turn(run).as_str()])?;
    }
    let Some(import) = store::hold(tx, id)? else { return Err(DbError::NotFound) };
    let run = import.run_job.map(|run| jobs::by_id(tx.connection(), run)).transpose()?.flatten();
    let halted = run.filter(|run| matches!(run.state, State::Stopped | State::Failed));
    let counts: Option<Counts> = match (import.stage, &halted) {
        (Stage::Done, _) if import.erased_at.is_none() => Some(import.counts),
        (Stage::Running, Some(run)) => Some(serde_json::from_str(&run.result).unwrap_or_default()),
        _ => None,
    };
    let Some(counts) = counts else { return Ok(Asked::TooLate) };
    store::set_stage(tx, ctx.at, id, &[import.stage], Stage::Undoing)?;
    let input = Input { import: id, reason: reason.to_owned() };
    let job = work(tx, ctx, UNDO, input, Some(counts.new + counts.changed), import.run_job)?;
    store::set_job(tx, id, job, false)?;
    let mut after = told(&import);
    after["ends_refusals"] = (!reason.is_empty()).into();
    audit::record(tx, ctx, &Entry::new("import.undone", Subject::new("import", id)).changing(Value::Null, after))?;
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
    input: Input,
    total: Option<i64>,
    undoes: Option<JobId>,
) -> Result<JobId, DbError> {
    let input = serde_json::to_string(&input).map_err(|error| DbError::Broken(error.to_string()))?;
    // What comes of it came by a file, whoever asked and from where.
    let ctx = Context { channel: crate::kernel::Channel::Import, ..ctx.clone() };
    jobs::open(tx, &ctx, &NewJob { kind, input, total, undoes })
}
