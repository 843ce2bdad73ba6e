//! Mails in the hands of a worker: taken with a lease, taken back when it is over. How an attempt ended is written in `results`.

use diesel::{dsl::min, prelude::*};

use super::{
    LEASED, WAITING, are,
    stopped::{is_of_binned, stop},
};
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

/// Is anything due, or held by a worker that let its time run out? Asked every second.
pub fn is_anything_due(connection: &mut Connection, now: Timestamp) -> Result<(bool, bool), DbError> {
    let next = mails::table.filter(are(WAITING)).select(min(mails::not_before)).single_value();
    let first_to_end = mails::table.filter(are(LEASED)).select(min(mails::lease_until)).single_value();
    let (next, first_to_end): (Option<Timestamp>, Option<Timestamp>) =
        diesel::select((next, first_to_end)).get_result(connection)?;
    Ok((next.is_some_and(|next| next <= now), first_to_end.is_some_and(|end| end < now)))
}

/// Takes up to `most` mails that are due, for `owner`, until `until`. Those to contacts in the bin are stopped instead.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, owner: &str, until: Timestamp, most: i64) -> Result<Vec<MailRow>, DbError> {
    let due = mails::table
        .filter(are(WAITING).and(mails::not_before.le(now)))
        .order(mails::not_before)
        .limit(most)
        .select((mails::id, is_of_binned()));
    let due: Vec<(MailId, bool)> = match tx.connection() {
        // Workers side by side take different mails. Waiting for those that another is taking would end with none at all.
        Connection::Postgres(c) => due.for_update().skip_locked().load(c)?,
        Connection::Sqlite(c) => due.load(c)?,
    };
    let (of_binned, due): (Vec<_>, Vec<_>) = due.into_iter().partition(|(_, is_of_binned)| *is_of_binned);
    let numbers = |mails: Vec<(MailId, bool)>| mails.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    let (of_binned, mut due) = (numbers(of_binned), numbers(due));
    due.extend(stop(tx, now, &of_binned)?);
    if due.is_empty() {
        return Ok(Vec::new());
    }
    Ok(on_each!(tx.connection(), |c| diesel::update(mails::table.filter(mails::id.eq_any(due)))
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
    Ok(diesel::update(mails::table.filter(are(LEASED).and(mails::lease_until.lt(now))))
        .set((mails::state.eq(WAITING), mails::lease_owner.eq(None::<String>), mails::lease_until.eq(None::<Timestamp>)))
        .execute(tx.connection())?)
}

/// Keeps the signature of the first attempt, before that attempt is made.
pub fn keep_signature(tx: &mut Tx<'_>, id: MailId, signature: &str) -> Result<(), DbError> {
    diesel::update(mails::table.find(id)).set(mails::signature.eq(signature)).execute(tx.connection())?;
    Ok(())
}
