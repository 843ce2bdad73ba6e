//! Mails in the hands of a worker: taken with a lease, taken back when it is over. How an attempt ended is written in `results`.

use diesel::prelude::*;

use super::{LEASED, WAITING};
use crate::{
    db::{Connection, DbError, Tx, on_each, schema::mails},
    kernel::{
        Language, Timestamp,
        ids::{MailId, TemplateVersionId},
    },
};

/// A mail as the worker needs it.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = mails)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct MailRow {
    pub id: MailId,
    pub handle: String,
    pub template_version_id: TemplateVersionId,
    pub layout_id: i64,
    pub language: Language,
    pub sender: String,
    pub address: String,
    pub variables: String,
    pub key_id: String,
    pub attempts: i64,
    pub created_at: Timestamp,
    pub signature: Option<String>,
}

/// Is anything due, or held by a worker that let its time run out?
pub fn is_anything_due(connection: &mut Connection, now: Timestamp) -> Result<(bool, bool), DbError> {
    let due = mails::table.filter(mails::state.eq(WAITING).and(mails::not_before.le(now)));
    let lost = mails::table.filter(mails::state.eq(LEASED).and(mails::lease_until.lt(now)));
    Ok((
        diesel::select(diesel::dsl::exists(due)).get_result(connection)?,
        diesel::select(diesel::dsl::exists(lost)).get_result(connection)?,
    ))
}

/// Takes up to `most` mails that are due, for `owner`, until `until`.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, owner: &str, until: Timestamp, most: i64) -> Result<Vec<MailRow>, DbError> {
    let due: Vec<MailId> = mails::table
        .filter(mails::state.eq(WAITING).and(mails::not_before.le(now)))
        .order(mails::not_before)
        .limit(most)
        .select(mails::id)
        .load(tx.connection())?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    // All is asked again: another worker may have been quicker, and may even have put the mail back for later (PostgreSQL).
    let still_due = mails::id.eq_any(due).and(mails::state.eq(WAITING)).and(mails::not_before.le(now));
    Ok(on_each!(tx.connection(), |c| diesel::update(mails::table.filter(still_due))
        .set((
            mails::state.eq(LEASED),
            mails::lease_owner.eq(owner),
            mails::lease_until.eq(until),
            mails::attempts.eq(mails::attempts + 1),
        ))
        .returning(MailRow::as_returning())
        .get_results(c))?)
}

/// Puts back what a worker held beyond its time.
pub fn recover(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    Ok(diesel::update(mails::table.filter(mails::state.eq(LEASED).and(mails::lease_until.lt(now))))
        .set((mails::state.eq(WAITING), mails::lease_owner.eq(None::<String>), mails::lease_until.eq(None::<Timestamp>)))
        .execute(tx.connection())?)
}

/// Keeps the signature of the first attempt, before that attempt is made.
pub fn keep_signature(tx: &mut Tx<'_>, id: MailId, signature: &str) -> Result<(), DbError> {
    diesel::update(mails::table.find(id)).set(mails::signature.eq(signature)).execute(tx.connection())?;
    Ok(())
}
