//! Giving committed events their places. Readers only ever see what has one.

use diesel::{dsl::max, prelude::*, sql_query, sql_types::Text};

use super::model::{Run, gaps, runs_of};
use crate::{
    db::{
        Connection, Db, DbError, Tx, on_each,
        schema::{events, feed_runs, feed_state},
    },
    kernel::ids::EventId,
};

/// Events that one transaction places.
const PORTION: i64 = 20_000;
/// How far ahead places go on in a restored portal: more than anything that happened since the copy was made.
const LEAP: i64 = 1_000_000_000;
/// The one row of the state.
const STATE: i64 = 1;

/// How far placing got.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct State {
    /// Up to here every event is placed or will never be.
    settled: i64,
    /// Up to here that is so once none of the writers is at it any more.
    watched: i64,
    /// Transactions that were writing events when `watched` was noted.
    writers: Vec<String>,
}

/// Is there anything to place?
///
/// # Errors
/// Storage errors.
pub fn has_news(connection: &mut Connection) -> Result<bool, DbError> {
    let newest: Option<EventId> = events::table.select(max(events::id)).get_result(connection)?;
    let placed: Option<i64> = feed_runs::table.select(max(feed_runs::last)).get_result(connection)?;
    let settled: Option<i64> = feed_state::table.find(STATE).select(feed_state::settled).get_result(connection).optional()?;
    let newest = newest.map_or(0, |id| id.0);
    Ok(newest > placed.unwrap_or(0) || newest > settled.unwrap_or(0))
}

/// Places everything that is committed now, a portion at a time; answers how many events that were.
///
/// # Errors
/// Storage errors.
pub fn place_all(db: &Db) -> Result<usize, DbError> {
    let mut placed = 0;
    if !db.read_blocking(has_news)? {
        return Ok(0);
    }
    loop {
        let portion = db.write_blocking(place)?;
        placed += portion;
        if portion < usize::try_from(PORTION).unwrap_or(usize::MAX) {
            return Ok(placed);
        }
    }
}

/// Places up to a portion of events that are committed and have no place yet; answers how many. One instance at a time.
///
/// # Errors
/// Storage errors.
pub fn place(tx: &mut Tx<'_>) -> Result<usize, DbError> {
    tx.wait_turn(["the feed"])?;
    let connection = tx.connection();
    let before = state(connection)?;
    // First who still writes, then what is there: whoever is gone by now has committed what the next statement sees, or never will.
    let are_gone = {
        let writing = writers(connection)?;
        before.writers.iter().all(|writer| !writing.contains(writer))
    };
    let runs: Vec<(i64, i64)> = feed_runs::table
        .filter(feed_runs::last.gt(before.settled))
        .select((feed_runs::first, feed_runs::last))
        .load(connection)?;
    let mut reached = runs.iter().map(|(_, last)| *last).max().unwrap_or(before.settled);
    let mut ids: Vec<i64> = Vec::new();
    for (after, until) in gaps(before.settled, runs) {
        let most = PORTION - i64::try_from(ids.len()).unwrap_or(PORTION);
        let found: Vec<EventId> = on_each!(&mut *connection, |c| events::table
            .filter(events::id.gt(EventId(after)).and(events::id.lt(EventId(until))))
            .order(events::id)
            .limit(most)
            .select(events::id)
            .load(c))?;
        ids.extend(found.into_iter().map(|id| id.0));
    }
    let is_all = i64::try_from(ids.len()).unwrap_or(PORTION) < PORTION;
    reached = reached.max(ids.last().copied().unwrap_or(0));
    write(connection, &ids)?;
    let mut after = before.clone();
    if is_all && are_gone {
        after.settled = before.watched;
        // What is noted from here on is noted before it is asked who writes: whoever has a lower number is among them or is over.
        after.watched = reached;
        after.writers = writers(connection)?;
        if after.writers.is_empty() && matches!(connection, Connection::Sqlite(_)) {
            after.settled = reached;
        }
    }
    if after != before {
        keep(connection, &after)?;
    }
    Ok(ids.len())
}

/// Lets the next event have a place far ahead. For a database that was restored from an older copy: readers know places that it
/// gave before and the copy has not, and other events at the same places would be passed over in silence.
///
/// # Errors
/// Storage errors.
pub fn leap(tx: &mut Tx<'_>) -> Result<(), DbError> {
    let connection = tx.connection();
    let last = last_run(connection)?;
    let n = last.map_or(0, |run| run.end()) + LEAP + 1;
    diesel::delete(feed_runs::table.filter(feed_runs::last.lt(feed_runs::first))).execute(connection)?;
    let row = (feed_runs::n.eq(n), feed_runs::first.eq(1_i64), feed_runs::last.eq(0_i64));
    diesel::insert_into(feed_runs::table).values(row).execute(connection)?;
    Ok(())
}

/// Writes the places of events, ascending by number.
fn write(connection: &mut Connection, ids: &[i64]) -> Result<(), DbError> {
    if ids.is_empty() {
        return Ok(());
    }
    let last: Option<Run> = last_run(connection)?;
    if let Some(empty) = last.filter(Run::is_empty) {
        // The first run after a leap has its place.
        diesel::delete(feed_runs::table.find(empty.n)).execute(connection)?;
    }
    let mut runs = runs_of(ids, last.map_or(1, |run| run.end() + 1));
    // Events that follow the last ones by number and place belong to their run: on SQLite there is only ever one.
    if let Some(last) = last.filter(|last| !last.is_empty() && last.last + 1 == runs[0].first) {
        let longer = runs.remove(0);
        diesel::update(feed_runs::table.find(last.n)).set(feed_runs::last.eq(longer.last)).execute(connection)?;
    }
    for run in runs {
        let row = (feed_runs::n.eq(run.n), feed_runs::first.eq(run.first), feed_runs::last.eq(run.last));
        diesel::insert_into(feed_runs::table).values(row).execute(connection)?;
    }
    Ok(())
}

/// The run that was placed last.
pub(super) fn last_run(connection: &mut Connection) -> Result<Option<Run>, DbError> {
    let row: Option<(i64, i64, i64)> = feed_runs::table
        .order(feed_runs::n.desc())
        .select((feed_runs::n, feed_runs::first, feed_runs::last))
        .first(connection)
        .optional()?;
    Ok(row.map(|(n, first, last)| Run { n, first, last }))
}

fn state(connection: &mut Connection) -> Result<State, DbError> {
    let row: Option<(i64, i64, String)> = feed_state::table
        .find(STATE)
        .select((feed_state::settled, feed_state::watched, feed_state::writers))
        .get_result(connection)
        .optional()?;
    Ok(row.map_or_else(State::default, |(settled, watched, writers)| State {
        settled,
        watched,
        writers: writers.split_whitespace().map(str::to_owned).collect(),
    }))
}

fn keep(connection: &mut Connection, state: &State) -> Result<(), DbError> {
    let values = (
        feed_state::settled.eq(state.settled),
        feed_state::watched.eq(state.watched),
        feed_state::writers.eq(state.writers.join(" ")),
    );
    let changed = diesel::update(feed_state::table.find(STATE)).set(values.clone()).execute(connection)?;
    if changed == 0 {
        diesel::insert_into(feed_state::table).values((feed_state::id.eq(STATE), values)).execute(connection)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct WriterRow {
    #[diesel(sql_type = Text)]
    writer: String,
}

/// The transactions that write events now. Each takes this lock before its first event gets a number and keeps it to its end.
/// SQLite has one writer, which is this.
fn writers(connection: &mut Connection) -> Result<Vec<String>, DbError> {
    const WRITERS: &str = "SELECT DISTINCT virtualtransaction AS writer FROM pg_locks \
         WHERE locktype = 'relation' AND relation = 'events'::regclass AND mode = 'RowExclusiveLock' \
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()";
    let Connection::Postgres(server) = connection else { return Ok(Vec::new()) };
    let rows: Vec<WriterRow> = sql_query(WRITERS).load(server)?;
    Ok(rows.into_iter().map(|row| row.writer).collect())
}
