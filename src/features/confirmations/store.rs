//! Who was told, who was not, and which sources tell by themselves.

use std::collections::{BTreeSet, HashMap};

use chrono::Duration;
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Timestamp as SqlTimestamp},
};

use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{contact_addresses, contacts, sources, templates},
    },
    features::templates::TemplateKey,
    kernel::{
        Timestamp,
        ids::{ContactId, SourceId},
    },
};

/// By when people must have been told (GDPR Art. 14(3)(a)).
const DAYS: i64 = 30;

/// Somebody who was not told in time.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct NotInformed {
    pub id: ContactId,
    pub first_name: String,
    pub last_name: String,
    pub source_id: SourceId,
    pub created_at: Timestamp,
    pub address: String,
}

/// Since when whoever is here must have been told at `now`.
pub fn overdue(now: Timestamp) -> Timestamp {
    now.plus(-Duration::days(DAYS))
}

/// By when whoever came in at `since` must have been told.
pub fn due(since: Timestamp) -> Timestamp {
    since.plus(Duration::days(DAYS))
}

/// Up to `most` contacts who were not told within 30 days, longest stored first, after the one given.
///
/// # Errors
/// Storage errors.
pub fn not_informed(
    connection: &mut Connection,
    now: Timestamp,
    after: Option<(Timestamp, ContactId)>,
    most: i64,
) -> Result<Vec<NotInformed>, DbError> {
    let (at, id) = after.unwrap_or((Timestamp::from_seconds(0), ContactId(0)));
    Ok(contacts::table
        .inner_join(contact_addresses::table)
        .filter(contacts::informed_at.is_null().and(contacts::deleted_at.is_null()).and(contact_addresses::is_primary))
        .filter(contacts::created_at.le(overdue(now)).and(contacts::created_at.ge(at)))
        .filter(contacts::created_at.gt(at).or(contacts::id.gt(id)))
        .order((contacts::created_at, contacts::id))
        .limit(most)
        .select((
            contacts::id,
            contacts::first_name,
            contacts::last_name,
            contacts::source_id,
            contacts::created_at,
            contact_addresses::address,
        ))
        .load(connection)?)
}

/// How many contacts were not told within 30 days, counted up to `most`.
///
/// # Errors
/// Storage errors.
pub fn count_not_informed(connection: &mut Connection, now: Timestamp, most: i64) -> Result<i64, DbError> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let statement = format!(
        "SELECT count(*) AS n FROM (SELECT 1 FROM contacts WHERE informed_at IS NULL AND deleted_at IS NULL \
         AND created_at <= $1 LIMIT {most}) s"
    );
    let count: Count = on_each!(connection, |c| sql_query(&statement).bind::<SqlTimestamp, _>(overdue(now)).get_result(c))?;
    Ok(count.n)
}

/// How many contacts who were not told yet must be within `days` from now, counted up to `most`. Those for whom it is too late are not
/// among them.
///
/// # Errors
/// Storage errors.
pub fn count_due_within(connection: &mut Connection, now: Timestamp, days: i64, most: i64) -> Result<i64, DbError> {
    let late = overdue(now);
    let waiting = contacts::table
        .filter(contacts::informed_at.is_null().and(contacts::deleted_at.is_null()))
        .filter(contacts::created_at.gt(late).and(contacts::created_at.le(late.plus(Duration::days(days)))))
        .limit(most)
        .select(contacts::id);
    Ok(waiting.load::<ContactId>(connection)?.len() as i64)
}

/// The template by which a source tells new contacts by itself; nothing when it does not.
pub(super) fn template_of_source(connection: &mut Connection, source: SourceId) -> Result<Option<TemplateKey>, DbError> {
    let key: Option<String> = sources::table
        .inner_join(templates::table.on(templates::id.nullable().eq(sources::confirmation_template_id)))
        .filter(sources::id.eq(source).and(sources::sends_confirmation).and(templates::is_privacy))
        .select(templates::key)
        .get_result(connection)
        .optional()?;
    Ok(key.and_then(|key| TemplateKey::from_code(&key)))
}

/// How a contact came in, and whether they were told.
pub(super) fn origin(connection: &mut Connection, id: ContactId) -> Result<(SourceId, Option<Timestamp>), DbError> {
    Ok(contacts::table.find(id).select((contacts::source_id, contacts::informed_at)).get_result(connection)?)
}

/// The country of a contact; empty when it is not known.
pub(super) fn country(connection: &mut Connection, id: ContactId) -> Result<String, DbError> {
    Ok(contacts::table.find(id).select(contacts::country).get_result(connection)?)
}

/// The countries of these contacts, where they are known.
pub(super) fn countries(connection: &mut Connection, ids: &[ContactId]) -> Result<HashMap<ContactId, String>, DbError> {
    let rows: Vec<(ContactId, String)> =
        contacts::table.filter(contacts::id.eq_any(ids)).select((contacts::id, contacts::country)).load(connection)?;
    Ok(rows.into_iter().collect())
}

/// Which of these contacts were told before.
///
/// # Errors
/// Storage errors.
pub fn told_before(connection: &mut Connection, ids: &[ContactId]) -> Result<BTreeSet<ContactId>, DbError> {
    let rows: Vec<ContactId> = contacts::table
        .filter(contacts::id.eq_any(ids).and(contacts::informed_at.is_not_null()))
        .select(contacts::id)
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// Marks these contacts as changed and told now, those told before only if `again`; answers how many there were.
pub(super) fn set_all_informed(tx: &mut Tx<'_>, ids: &[ContactId], at: Timestamp, again: bool) -> Result<usize, DbError> {
    let told = (contacts::version.eq(contacts::version + 1), contacts::updated_at.eq(at), contacts::informed_at.eq(at));
    let there = contacts::table.filter(contacts::id.eq_any(ids).and(contacts::deleted_at.is_null()));
    Ok(if again {
        diesel::update(there).set(told).execute(tx.connection())?
    } else {
        diesel::update(there.filter(contacts::informed_at.is_null())).set(told).execute(tx.connection())?
    })
}

/// Notes that a contact was told now.
pub(super) fn set_informed(tx: &mut Tx<'_>, id: ContactId, at: Timestamp) -> Result<(), DbError> {
    diesel::update(contacts::table.find(id)).set(contacts::informed_at.eq(at)).execute(tx.connection())?;
    Ok(())
}
