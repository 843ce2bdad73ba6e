//! Which acts a change was written as.

use diesel::prelude::*;

use crate::{
    db::{Connection, DbError, Tx, schema::job_acts},
    kernel::ids::JobId,
};

/// One portion of a change: its act, and between which events its events are.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Portion {
    pub n: i64,
    pub act: String,
    pub after: i64,
    pub until: i64,
}

/// Writes down which act a portion was written as; its events are those with numbers above `after` up to `until`.
pub(super) fn note(tx: &mut Tx<'_>, job: JobId, act: &str, after: i64, until: i64) -> Result<(), DbError> {
    let last: Option<i64> =
        job_acts::table.filter(job_acts::job_id.eq(job)).select(diesel::dsl::max(job_acts::n)).get_result(tx.connection())?;
    let row = (
        job_acts::job_id.eq(job),
        job_acts::n.eq(last.unwrap_or(0) + 1),
        job_acts::act.eq(act),
        job_acts::after_event.eq(after),
        job_acts::until_event.eq(until),
    );
    diesel::insert_into(job_acts::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// The portion of a change after the `after`th.
///
/// # Errors
/// Storage errors.
pub(in super::super) fn next_of(connection: &mut Connection, job: JobId, after: i64) -> Result<Option<Portion>, DbError> {
    Ok(job_acts::table
        .filter(job_acts::job_id.eq(job).and(job_acts::n.gt(after)))
        .order(job_acts::n)
        .select((job_acts::n, job_acts::act, job_acts::after_event, job_acts::until_event))
        .first(connection)
        .optional()?)
}
