//! Days as stretches of numbers.
//!
//! Contacts and events get their numbers in the order of time, but for those that are saved at once. So the first number of a day
//! is found by halving, and no index by time is needed. What is found so is only where to look: what exactly holds is asked of
//! each contact, and the margin allows for requests that took their time and for clocks that differ.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::{
    db::{Connection, DbError, Statement},
    kernel::Timestamp,
};

/// How far numbers may lie from the order of time.
pub(super) const MARGIN: Duration = Duration::hours(1);

/// From one day to another, both included; either may be open. Days are those of UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// Does it ask for nothing?
    pub const fn is_any(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// The first instant.
    pub fn begins_at(self) -> Option<Timestamp> {
        self.from.map(|day| Timestamp::from(day.and_time(NaiveTime::MIN)))
    }

    /// The first instant that is too late.
    pub fn ends_at(self) -> Option<Timestamp> {
        self.to.map(|day| Timestamp::from(day.and_time(NaiveTime::MIN)).plus(Duration::days(1)))
    }

    /// ` AND …` that the time in a column is on these days; nothing when any will do.
    pub fn holds(self, column: &str) -> String {
        let bound =
            |sign: &str, at: Option<Timestamp>| at.map_or(String::new(), |at| format!(" AND {column} {sign} {}", written(at)));
        bound(">=", self.begins_at()) + &bound("<", self.ends_at())
    }
}

/// A time as both engines compare it: SQLite keeps texts of this form.
fn written(at: Timestamp) -> String {
    format!("'{}'", at.naive().format("%F %T%.f"))
}

/// The number from which on the rows of a table are not earlier than `at`; one past the last where all are.
///
/// # Errors
/// Storage errors.
pub(super) fn first_of(
    connection: &mut Connection,
    table: &'static str,
    column: &'static str,
    at: Timestamp,
) -> Result<i64, DbError> {
    let is_earlier = format!(
        "COALESCE((SELECT r.{column} < {} FROM {table} r WHERE r.id >= (lo + hi) / 2 ORDER BY r.id LIMIT 1), FALSE)",
        written(at)
    );
    let text = format!(
        "WITH RECURSIVE halves(lo, hi) AS (\
         SELECT CAST(0 AS BIGINT), CAST(COALESCE((SELECT max(id) FROM {table}), 0) + 1 AS BIGINT) UNION ALL \
         SELECT CASE WHEN {is_earlier} THEN (lo + hi) / 2 ELSE lo END, CASE WHEN {is_earlier} THEN hi ELSE (lo + hi) / 2 END \
         FROM halves WHERE hi - lo > 1) \
         SELECT min(hi) AS n, CAST(NULL AS BIGINT) AS last FROM halves"
    );
    Ok(Statement::of(text).counted(connection)?.0)
}
