//! Reading a file and checking its rows: nothing is changed by that but what is staged.

use std::{
    collections::HashSet,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    super::{
        model::{Counts, Import, Names, Plan, Problem, Row, Stage, StagedRow, Target, Verdict, decide, read_row},
        reading::{Line, ReadError, Reading},
        store,
    },
    CHECK, Cursor, PORTION, cursor, hold, import, moved_on, read, written,
};
use crate::{
    db::{Db, DbError, Tx},
    features::snapshot::{Snapshot, Snapshots},
    jobs::{Job, JobError, Portion, Step, Work},
    kernel::{EmailAddress, Timestamp, ids::JobId},
};

/// Rows of an earlier check that one portion clears away.
const CLEARED_AT_ONCE: i64 = 5000;

/// Reads and checks.
pub struct Check {
    uploads: PathBuf,
    snapshots: Arc<Snapshots>,
    portion: i64,
    /// The file that is being read, by whose job, and up to which row: the next portion goes on there. Another instance, or this
    /// one after a restart, begins at the top and leaves out what is done.
    open: Mutex<Option<(JobId, i64, Reading)>>,
}

impl Check {
    /// With the folder of uploads and what staff edit.
    pub const fn new(uploads: PathBuf, snapshots: Arc<Snapshots>) -> Self {
        Self { uploads, snapshots, portion: PORTION, open: Mutex::new(None) }
    }

    /// In portions of so many rows.
    #[must_use]
    pub fn in_portions_of(self, portion: i64) -> Self {
        Self { portion, ..self }
    }

    /// The next rows of a file.
    fn lines(&self, job: JobId, import: &Import, after: i64) -> Result<Vec<Line>, ReadError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let mut reading = match open.take() {
            Some((of, at, reading)) if of == job && at == after => reading,
            _ => {
                let file = import.file.as_ref().ok_or(ReadError::Gone)?;
                Reading::begin(self.uploads.join(file), import.plan.format.clone(), after + i64::from(import.plan.has_header))?
            }
        };
        let lines = reading.next(usize::try_from(self.portion).unwrap_or(1))?;
        let at = after + i64::try_from(lines.len()).unwrap_or(0);
        if !lines.is_empty() {
            *open = Some((job, at, reading));
        }
        Ok(lines)
    }
}

impl Work for Check {
    fn kind(&self) -> &'static str {
        CHECK
    }

    fn next(&self, db: &Db, job: &Job) -> Result<Portion, JobError> {
        let at = cursor(job)?;
        let import = db.read_blocking(|connection| import(connection, job, Stage::Checking))?.ok_or_else(moved_on)?;
        if !at.is_cleared {
            return Ok(Box::new(move |tx, _, job| {
                hold(tx, job, Stage::Checking)?;
                let gone = store::clear(tx, import.id, CLEARED_AT_ONCE)?;
                let cursor = written(&Cursor { is_cleared: gone == 0, ..at });
                Ok(Step { cursor, ..Step::default() })
            }));
        }
        let lines = self
            .lines(job.id, &import, at.after)
            .map_err(|error| JobError::Refused { code: error.code(), detail: error.to_string() })?;
        let house = self.snapshots.share();
        Ok(Box::new(move |tx, ctx, job| {
            hold(tx, job, Stage::Checking)?;
            portion(tx, ctx.at, job, &house, &import, at, &lines)
        }))
    }
}

fn portion(
    tx: &mut Tx<'_>,
    now: Timestamp,
    job: &Job,
    house: &Snapshot,
    import: &Import,
    at: Cursor,
    lines: &[Line],
) -> Result<Step, DbError> {
    let mut counts: Counts = read(&job.result).map_err(|error| DbError::Broken(error.to_string()))?;
    if lines.is_empty() {
        store::set_counts(tx, import.id, &counts)?;
        store::finish_check(tx, now, import.id)?;
        return Ok(Step { cursor: written(&at), is_last: true, ..Step::default() });
    }
    let (plan, lists) = (&import.plan, &house.lists);
    let names = Names::of(lists, store::interest_names(tx.connection())?);
    let read: Vec<Result<Row, Problem>> = lines.iter().map(|line| read_row(plan, lists, &names, now, &line.cells)).collect();
    let keys: Vec<String> = read.iter().flatten().map(|row| row.address.key().to_owned()).collect();
    let standings = store::standings(tx.connection(), import, &keys, false)?;
    let mut seen: HashSet<String> = store::staged_before(tx.connection(), import.id, &keys)?;
    let default_basis = lists.basis(&house.settings.default_basis);
    let mut rows = Vec::with_capacity(lines.len());
    for ((n, line), read) in (at.after + 1..).zip(lines).zip(read) {
        let (verdict, problem, key, contact) = match read {
            // Whoever is erased is found by their address in refused rows too.
            Err(problem) => (Verdict::Refused, Some(problem), key_of(plan, &line.cells), None),
            Ok(row) => {
                let key = row.address.key().to_owned();
                let standing = standings.get(&key);
                let decision = decide(plan, lists, default_basis, standing, &row);
                let column =
                    row.remarks.first().filter(|remark| Some(remark.code) == decision.note).and_then(|remark| remark.column);
                let problem = decision.note.map(|code| Problem { code, column });
                let is_refused = decision.verdict == Verdict::Refused;
                let is_again = !is_refused && !seen.insert(key.clone());
                let verdict = if is_again { Verdict::Repeated } else { decision.verdict };
                (verdict, problem, Some(key).filter(|_| !is_refused), standing.map(|standing| standing.id))
            }
        };
        counts.note(verdict, problem.is_some());
        let row = StagedRow {
            n,
            line: line.line,
            cells: line.cells.clone(),
            verdict,
            problem: problem.map(|problem| problem.code.to_owned()),
            column: problem.and_then(|problem| problem.column).and_then(|column| i64::try_from(column).ok()),
            contact,
        };
        rows.push((row, key));
    }
    store::stage(tx, import.id, &rows)?;
    store::set_counts(tx, import.id, &counts)?;
    let done = i64::try_from(lines.len()).unwrap_or(0);
    Ok(Step {
        cursor: written(&Cursor { after: at.after + done, ..at }),
        done,
        result: Some(written(&counts)),
        ..Step::default()
    })
}

/// The key of the address in a row, if there is one.
fn key_of(plan: &Plan, cells: &[String]) -> Option<String> {
    let at = plan.columns.iter().position(|column| *column == Target::Email)?;
    EmailAddress::parse(cells.get(at)?.trim()).ok().map(|address| address.key().to_owned())
}
