//! Failed attempts in a row: each makes the next wait longer. Counted in the database, so that a restart forgets nothing.

use chrono::Duration;
use diesel::prelude::*;

use crate::{
    db::{DbError, Tx, on_each, schema::sign_in_failures},
    kernel::Timestamp,
};

/// The first wait.
const FIRST: Duration = Duration::seconds(5);
/// The longest wait: guessing is hopeless then, and whoever really is locked out comes in after a coffee.
const LONGEST: Duration = Duration::minutes(15);
/// After so long without an attempt, all is forgotten.
const MEMORY: Duration = Duration::hours(24);

/// What is counted, and how much of it goes free.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limit {
    /// A keyed fingerprint of the account or the network.
    pub key: String,
    /// Failures that cost nothing.
    pub free: i64,
}

/// Counts an attempt as failed before it is made, so that a thousand at once are a thousand; a success takes it back.
/// Answers how many seconds to wait when it is too early, and counts nothing then.
///
/// # Errors
/// Storage errors.
pub fn begin_attempt(tx: &mut Tx<'_>, now: Timestamp, limits: &[Limit]) -> Result<Option<u32>, DbError> {
    use sign_in_failures as t;
    tx.wait_turn(limits.iter().map(|limit| limit.key.as_str()))?;
    let mut counts = Vec::new();
    let mut wait = Duration::zero();
    for limit in limits {
        let row: Option<(i64, Timestamp)> =
            t::table.find(&limit.key).select((t::failures, t::last_at)).first(tx.connection()).optional()?;
        let (failures, last_at) = row.filter(|(_, last_at)| now.since(*last_at) < MEMORY).unwrap_or((0, now));
        let whole = wait_after(failures, limit.free);
        if whole > Duration::zero() {
            // A clock that was set back makes nobody wait longer than the longest wait.
            wait = wait.max((whole - now.since(last_at)).min(LONGEST));
        }
        counts.push((&limit.key, failures + 1));
    }
    if wait > Duration::zero() {
        return Ok(Some(u32::try_from(wait.num_seconds()).unwrap_or(0) + 1));
    }
    for (key, failures) in counts {
        let row = (t::key.eq(key), t::failures.eq(failures), t::last_at.eq(now));
        let change = (t::failures.eq(failures), t::last_at.eq(now));
        on_each!(tx.connection(), |c| diesel::insert_into(t::table)
            .values(row)
            .on_conflict(t::key)
            .do_update()
            .set(change)
            .execute(c))?;
    }
    Ok(None)
}

/// The attempt was right: an account starts afresh.
///
/// # Errors
/// Storage errors.
pub fn forgive(tx: &mut Tx<'_>, key: &str) -> Result<(), DbError> {
    diesel::delete(sign_in_failures::table.find(key)).execute(tx.connection())?;
    Ok(())
}

/// The attempt was right: a network gets this one back and no more, or an account of one's own would wash away guesses at others.
///
/// # Errors
/// Storage errors.
pub fn take_back(tx: &mut Tx<'_>, key: &str) -> Result<(), DbError> {
    use sign_in_failures as t;
    diesel::update(t::table.find(key)).set(t::failures.eq(t::failures - 1)).execute(tx.connection())?;
    Ok(())
}

/// How long to wait after so many failures.
fn wait_after(failures: i64, free: i64) -> Duration {
    match failures - free {
        ..0 => Duration::zero(),
        over => FIRST.checked_mul(1 << over.min(16)).map_or(LONGEST, |wait| wait.min(LONGEST)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_makes_the_wait_longer_up_to_a_quarter_of_an_hour() {
        let waits: Vec<_> = (3..14).map(|failures| wait_after(failures, 5).num_seconds()).collect();
        assert_eq!(waits, [0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900]);
        assert_eq!(wait_after(i64::MAX, 5), LONGEST);
    }
}
