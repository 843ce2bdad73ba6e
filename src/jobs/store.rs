//! Rows of long work.

use diesel::prelude::*;

use super::model::{Job, NewJob, Note, State, Step, Work};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{job_notes, jobs},
    },
    kernel::{
        Actor, Channel, Context, Language, Timestamp,
        ids::{ContactId, JobId, StaffId},
    },
};

/// Lines of a log on a page.
pub const NOTES: i64 = 100;

#[derive(Queryable, Selectable)]
#[diesel(table_name = jobs)]
struct JobRow {
    id: JobId,
    kind: String,
    state: String,
    is_stop_asked: bool,
    input: String,
    cursor: String,
    result: String,
    done: i64,
    total: Option<i64>,
    noted: i64,
    actor: String,
    actor_id: Option<i64>,
    channel: String,
    language: Language,
    undoes: Option<JobId>,
    problem: Option<String>,
    problem_detail: Option<String>,
    created_at: Timestamp,
    started_at: Option<Timestamp>,
    finished_at: Option<Timestamp>,
    forgotten_at: Option<Timestamp>,
}

impl TryFrom<JobRow> for Job {
    type Error = DbError;

    fn try_from(row: JobRow) -> Result<Self, DbError> {
        let unknown = |what: &str| DbError::Broken(format!("job {} has an unknown {what}", row.id));
        Ok(Self {
            state: State::from_code(&row.state).ok_or_else(|| unknown("state"))?,
            actor: Actor::from_code(&row.actor, row.actor_id).ok_or_else(|| unknown("actor"))?,
            channel: Channel::from_code(&row.channel).ok_or_else(|| unknown("channel"))?,
            id: row.id,
            kind: row.kind,
            is_stop_asked: row.is_stop_asked,
            input: row.input,
            cursor: row.cursor,
            result: row.result,
            done: row.done,
            total: row.total,
            noted: row.noted,
            language: row.language,
            undoes: row.undoes,
            problem: row.problem,
            problem_detail: row.problem_detail,
            created_at: row.created_at,
            started_at: row.started_at,
            finished_at: row.finished_at,
            forgotten_at: row.forgotten_at,
        })
    }
}

/// Asks for work. Ring the bell of the runners once it is committed.
///
/// # Errors
/// Storage errors.
pub fn open(tx: &mut Tx<'_>, ctx: &Context, new: &NewJob<'_>) -> Result<JobId, DbError> {
    let row = (
        (
            jobs::kind.eq(new.kind),
            jobs::state.eq(State::Queued.code()),
            jobs::is_stop_asked.eq(false),
            jobs::input.eq(&new.input),
            jobs::cursor.eq(""),
            jobs::result.eq(""),
            jobs::done.eq(0),
            jobs::total.eq(new.total),
        ),
        (
            jobs::noted.eq(0),
            jobs::actor.eq(ctx.actor.code()),
            jobs::actor_id.eq(ctx.actor.id()),
            jobs::channel.eq(ctx.channel.code()),
            jobs::language.eq(ctx.language),
            jobs::undoes.eq(new.undoes),
            jobs::created_at.eq(ctx.at),
        ),
    );
    Ok(diesel::insert_into(jobs::table).values(row).returning(jobs::id).get_result(tx.connection())?)
}

/// One piece of work.
///
/// # Errors
/// Storage errors.
pub fn by_id(connection: &mut Connection, id: JobId) -> Result<Option<Job>, DbError> {
    let row: Option<JobRow> = jobs::table.find(id).select(JobRow::as_select()).get_result(connection).optional()?;
    row.map(Job::try_from).transpose()
}

/// The work that takes this back, if it was asked for.
///
/// # Errors
/// Storage errors.
pub fn undoing(connection: &mut Connection, id: JobId) -> Result<Option<JobId>, DbError> {
    Ok(jobs::table.filter(jobs::undoes.eq(id)).order(jobs::id).select(jobs::id).first(connection).optional()?)
}

/// The newest work before `before`, newest first.
///
/// # Errors
/// Storage errors.
pub fn recent(connection: &mut Connection, before: Option<JobId>, most: i64) -> Result<Vec<Job>, DbError> {
    let rows: Vec<JobRow> = jobs::table
        .filter(jobs::id.lt(before.unwrap_or(JobId(i64::MAX))))
        .order(jobs::id.desc())
        .limit(most)
        .select(JobRow::as_select())
        .load(connection)?;
    rows.into_iter().map(Job::try_from).collect()
}

/// The newest work before `before` that is of these kinds or was asked for by this member, newest first.
///
/// # Errors
/// Storage errors.
pub fn visible(
    connection: &mut Connection,
    kinds: &[&str],
    member: StaffId,
    before: Option<JobId>,
    most: i64,
) -> Result<Vec<Job>, DbError> {
    let own = jobs::actor.eq("staff").and(jobs::actor_id.eq(member.0));
    let rows: Vec<JobRow> = jobs::table
        .filter(jobs::id.lt(before.unwrap_or(JobId(i64::MAX))))
        .filter(jobs::kind.eq_any(kinds).or(own.assume_not_null()))
        .order(jobs::id.desc())
        .limit(most)
        .select(JobRow::as_select())
        .load(connection)?;
    rows.into_iter().map(Job::try_from).collect()
}

/// Whose turn it is to decide what becomes of a piece of work, see [`Tx::wait_turn`].
pub fn turn(id: JobId) -> String {
    format!("job {id}")
}

/// Work of these kinds that is not over, oldest first.
///
/// # Errors
/// Storage errors.
pub fn of_kinds(connection: &mut Connection, kinds: &[&str]) -> Result<Vec<Job>, DbError> {
    let rows: Vec<JobRow> =
        jobs::table.filter(to_do().and(jobs::kind.eq_any(kinds))).order(jobs::id).select(JobRow::as_select()).load(connection)?;
    rows.into_iter().map(Job::try_from).collect()
}

/// Lines of a job's log after the `after`th, in order.
///
/// # Errors
/// Storage errors.
pub fn notes(connection: &mut Connection, id: JobId, after: i64) -> Result<Vec<(i64, Note)>, DbError> {
    let rows: Vec<(i64, Option<ContactId>, Option<i64>, String)> = job_notes::table
        .filter(job_notes::job_id.eq(id).and(job_notes::n.gt(after)))
        .order(job_notes::n)
        .limit(NOTES)
        .select((job_notes::n, job_notes::contact_id, job_notes::line, job_notes::code))
        .load(connection)?;
    Ok(rows.into_iter().map(|(n, contact, line, code)| (n, Note { contact, line, code })).collect())
}

/// Asks work to stop: at once when nobody is at it, after its present portion otherwise. False when it is over already.
///
/// # Errors
/// Storage errors.
pub fn ask_to_stop(tx: &mut Tx<'_>, at: Timestamp, id: JobId) -> Result<bool, DbError> {
    let waiting = jobs::table.filter(jobs::id.eq(id).and(jobs::state.eq(State::Queued.code())));
    let stopped = diesel::update(waiting)
        .set((jobs::state.eq(State::Stopped.code()), jobs::finished_at.eq(at)))
        .execute(tx.connection())?;
    if stopped == 1 {
        return Ok(true);
    }
    let running = jobs::table.filter(jobs::id.eq(id).and(jobs::state.eq(State::Running.code())));
    Ok(diesel::update(running).set(jobs::is_stop_asked.eq(true)).execute(tx.connection())? == 1)
}

/// Lets stopped or failed work go on where it ended. False when it is neither, or when what was asked for is erased.
///
/// # Errors
/// Storage errors.
pub fn resume(tx: &mut Tx<'_>, id: JobId) -> Result<bool, DbError> {
    let halted = [State::Stopped.code(), State::Failed.code()];
    let resumed =
        diesel::update(jobs::table.filter(jobs::id.eq(id).and(jobs::state.eq_any(halted)).and(jobs::forgotten_at.is_null())))
            .set((
                jobs::state.eq(State::Queued.code()),
                jobs::is_stop_asked.eq(false),
                jobs::problem.eq(None::<String>),
                jobs::problem_detail.eq(None::<String>),
                jobs::finished_at.eq(None::<Timestamp>),
            ))
            .execute(tx.connection())?;
    Ok(resumed == 1)
}

/// Erases what was typed for work that was over before `until`, of `most` at most; answers how many those were. Such work is over for
/// good.
///
/// # Errors
/// Storage errors.
pub fn forget(tx: &mut Tx<'_>, at: Timestamp, until: Timestamp, works: &[Box<dyn Work>], most: i64) -> Result<usize, DbError> {
    let is_old = || jobs::forgotten_at.is_null().and(jobs::finished_at.lt(until));
    let old: Vec<(JobId, String, String)> = jobs::table
        .filter(is_old())
        .order(jobs::finished_at)
        .limit(most)
        .select((jobs::id, jobs::kind, jobs::input))
        .load(tx.connection())?;
    for (id, kind, input) in &old {
        let left = works.iter().find(|work| work.kind() == kind).and_then(|work| work.forgotten(input));
        // Whoever let it go on meanwhile needs all of it.
        diesel::update(jobs::table.filter(jobs::id.eq(id).and(is_old())))
            .set((jobs::input.eq(left.as_ref().unwrap_or(input)), jobs::forgotten_at.eq(at)))
            .execute(tx.connection())?;
    }
    Ok(old.len())
}

/// Takes the oldest work of these kinds that waits or whose holder is gone.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    at: Timestamp,
    kinds: &[&str],
    only: Option<JobId>,
    owner: &str,
    until: Timestamp,
) -> Result<Option<Job>, DbError> {
    let mut free = jobs::table.filter(to_do().and(jobs::kind.eq_any(kinds)).and(is_free(at))).into_boxed();
    if let Some(id) = only {
        free = free.filter(jobs::id.eq(id));
    }
    let found: Option<(JobId, Option<Timestamp>)> =
        free.order(jobs::id).select((jobs::id, jobs::started_at)).first(tx.connection()).optional()?;
    let Some((id, started_at)) = found else { return Ok(None) };
    let claimed = diesel::update(jobs::table.filter(jobs::id.eq(id).and(to_do()).and(is_free(at))))
        .set((
            jobs::state.eq(State::Running.code()),
            jobs::lease_owner.eq(owner),
            jobs::lease_until.eq(until),
            jobs::started_at.eq(started_at.unwrap_or(at)),
        ))
        .execute(tx.connection())?;
    // Another instance was quicker.
    if claimed == 0 { Err(DbError::Busy) } else { by_id(tx.connection(), id) }
}

/// Renews the lease and answers the job as it stands; nothing when `owner` no longer holds it. On PostgreSQL this locks the row, so
/// nobody takes the job while a portion of it is on its way.
pub(super) fn renew(tx: &mut Tx<'_>, id: JobId, owner: &str, until: Timestamp) -> Result<Option<Job>, DbError> {
    let held = jobs::table.filter(jobs::id.eq(id).and(jobs::state.eq(State::Running.code())).and(jobs::lease_owner.eq(owner)));
    let renewed = diesel::update(held).set(jobs::lease_until.eq(until)).execute(tx.connection())?;
    if renewed == 0 { Ok(None) } else { by_id(tx.connection(), id) }
}

/// Writes down how far a portion got.
pub(super) fn advance(tx: &mut Tx<'_>, at: Timestamp, job: &Job, step: &Step) -> Result<(), DbError> {
    let total = step.total.or(job.total);
    let done = job.done + step.done;
    let state = if step.is_last { State::Done } else { State::Running };
    diesel::update(jobs::table.find(job.id))
        .set((
            jobs::cursor.eq(&step.cursor),
            jobs::done.eq(done),
            jobs::total.eq(if step.is_last { Some(done) } else { total }),
            jobs::result.eq(step.result.as_ref().unwrap_or(&job.result)),
            jobs::noted.eq(job.noted + i64::try_from(step.notes.len()).unwrap_or(0)),
            jobs::state.eq(state.code()),
            jobs::finished_at.eq(step.is_last.then_some(at)),
        ))
        .execute(tx.connection())?;
    let rows: Vec<_> = (job.noted + 1..)
        .zip(&step.notes)
        .map(|(n, note)| {
            (
                job_notes::job_id.eq(job.id),
                job_notes::n.eq(n),
                job_notes::contact_id.eq(note.contact),
                job_notes::line.eq(note.line),
                job_notes::code.eq(&note.code),
            )
        })
        .collect();
    for rows in rows.chunks(1000) {
        on_each!(tx.connection(), |c| diesel::insert_into(job_notes::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Ends work that this instance holds, or gives it back for another to go on.
pub(super) fn put_down(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: JobId,
    owner: &str,
    state: State,
    problem: Option<(&str, &str)>,
) -> Result<(), DbError> {
    let held = jobs::table.filter(jobs::id.eq(id).and(jobs::state.eq(State::Running.code())).and(jobs::lease_owner.eq(owner)));
    diesel::update(held)
        .set((
            jobs::state.eq(state.code()),
            jobs::lease_owner.eq(None::<String>),
            jobs::lease_until.eq(None::<Timestamp>),
            jobs::problem.eq(problem.map(|(code, _)| code)),
            jobs::problem_detail.eq(problem.map(|(_, detail)| detail)),
            jobs::finished_at.eq(state.is_over().then_some(at)),
        ))
        .execute(tx.connection())?;
    Ok(())
}

/// Work that nobody is at. Work that is running has a lease.
#[diesel::dsl::auto_type(no_type_alias)]
fn is_free(at: Timestamp) -> _ {
    jobs::lease_until.is_null().or(jobs::lease_until.assume_not_null().lt(at))
}

/// Work that is not over. The states stand in the statement as words, so that both engines use the index of such work.
fn to_do() -> diesel::expression::SqlLiteral<diesel::sql_types::Bool> {
    diesel::dsl::sql("jobs.state IN ('queued', 'running')")
}
