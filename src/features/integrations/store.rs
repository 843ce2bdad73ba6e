//! Rows of programs, and of answers that were given under a key.

use diesel::prelude::*;

use super::model::{ApiRight, Integration, expiry};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{idempotency_keys, integrations},
    },
    kernel::{
        Timestamp,
        ids::{ContactId, IntegrationId},
        text::fold,
    },
};

type Row =
    (IntegrationId, String, String, String, Timestamp, Option<Timestamp>, Option<Timestamp>, Option<Timestamp>, i64, Timestamp);

macro_rules! columns {
    () => {
        (
            integrations::id,
            integrations::name,
            integrations::rights,
            integrations::token_end,
            integrations::token_at,
            integrations::expires_at,
            integrations::seen_at,
            integrations::revoked_at,
            integrations::version,
            integrations::created_at,
        )
    };
}

fn integration(row: Row) -> Integration {
    let (id, name, rights, token_end, token_at, expires_at, seen_at, revoked_at, version, created_at) = row;
    let rights = ApiRight::read(&rights);
    Integration { id, name, rights, token_end, token_at, expires_at, seen_at, revoked_at, version, created_at }
}

/// Every program, those in use first, by name.
///
/// # Errors
/// Storage errors.
pub fn all(connection: &mut Connection) -> Result<Vec<Integration>, DbError> {
    let rows: Vec<Row> =
        integrations::table.order((integrations::name_key, integrations::id)).select(columns!()).load(connection)?;
    let mut all: Vec<Integration> = rows.into_iter().map(integration).collect();
    all.sort_by_key(|program| program.revoked_at.is_some());
    Ok(all)
}

/// The program of a row.
///
/// # Errors
/// Storage errors.
pub fn by_id(connection: &mut Connection, id: IntegrationId) -> Result<Option<Integration>, DbError> {
    let row: Option<Row> = integrations::table.find(id).select(columns!()).get_result(connection).optional()?;
    Ok(row.map(integration))
}

/// The program whose token has this hash, whether it is still open or not.
///
/// # Errors
/// Storage errors.
pub fn by_token_hash(connection: &mut Connection, hash: &str) -> Result<Option<Integration>, DbError> {
    let row: Option<Row> =
        on_each!(connection, |c| integrations::table.filter(integrations::token_hash.eq(hash)).select(columns!()).get_result(c))
            .optional()?;
    Ok(row.map(integration))
}

/// Notes that a token was used.
///
/// # Errors
/// Storage errors.
pub fn touch(tx: &mut Tx<'_>, at: Timestamp, id: IntegrationId) -> Result<(), DbError> {
    diesel::update(integrations::table.find(id)).set(integrations::seen_at.eq(at)).execute(tx.connection())?;
    Ok(())
}

/// Is a name taken by another program that is in use or was?
pub(super) fn has_name(connection: &mut Connection, name: &str, but: Option<IntegrationId>) -> Result<bool, DbError> {
    let taken: Option<IntegrationId> = integrations::table
        .filter(integrations::name_key.eq(fold(name)))
        .select(integrations::id)
        .get_result(connection)
        .optional()?;
    Ok(taken.is_some_and(|id| Some(id) != but))
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    at: Timestamp,
    (name, rights, days): (&str, &[ApiRight], i64),
    (hash, end): (&str, &str),
) -> Result<IntegrationId, DbError> {
    let row = (
        integrations::name.eq(name),
        integrations::name_key.eq(fold(name)),
        integrations::rights.eq(ApiRight::written(rights)),
        integrations::token_hash.eq(hash),
        integrations::token_end.eq(end),
        integrations::token_at.eq(at),
        integrations::expires_at.eq(expiry(at, days)),
        integrations::version.eq(1_i64),
        integrations::created_at.eq(at),
    );
    Ok(diesel::insert_into(integrations::table).values(row).returning(integrations::id).get_result(tx.connection())?)
}

/// Saves name and rights; false when somebody else changed the program since `seen`.
pub(super) fn change(tx: &mut Tx<'_>, id: IntegrationId, seen: i64, name: &str, rights: &[ApiRight]) -> Result<bool, DbError> {
    let changed = diesel::update(integrations::table.filter(integrations::id.eq(id).and(integrations::version.eq(seen))))
        .set((
            integrations::name.eq(name),
            integrations::name_key.eq(fold(name)),
            integrations::rights.eq(ApiRight::written(rights)),
            integrations::version.eq(seen + 1),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Gives a program another token; the one before opens nothing from then on.
pub(super) fn renew(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: IntegrationId,
    days: i64,
    (hash, end): (&str, &str),
) -> Result<(), DbError> {
    diesel::update(integrations::table.find(id))
        .set((
            integrations::token_hash.eq(hash),
            integrations::token_end.eq(end),
            integrations::token_at.eq(at),
            integrations::expires_at.eq(expiry(at, days)),
            integrations::seen_at.eq(None::<Timestamp>),
            integrations::revoked_at.eq(None::<Timestamp>),
            integrations::version.eq(integrations::version + 1),
        ))
        .execute(tx.connection())?;
    Ok(())
}

pub(super) fn revoke(tx: &mut Tx<'_>, at: Timestamp, id: IntegrationId) -> Result<(), DbError> {
    diesel::update(integrations::table.find(id))
        .set((integrations::revoked_at.eq(at), integrations::version.eq(integrations::version + 1)))
        .execute(tx.connection())?;
    Ok(())
}

/// An answer as it is kept under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// SHA-256 of the request that it answers.
    pub request_hash: String,
    /// The status.
    pub status: i64,
    /// JSON: names and values of headers.
    pub headers: String,
    /// The body.
    pub body: String,
}

/// The answer that was given under a program's key. Two requests with the same key take turns from here to the end of their
/// transactions, so the second sees what the first one was answered.
///
/// # Errors
/// Storage errors.
pub fn recall(tx: &mut Tx<'_>, program: IntegrationId, key: &str) -> Result<Option<Remembered>, DbError> {
    tx.wait_turn([format!("idempotency key {program} {key}").as_str()])?;
    type Row = (String, i64, String, String);
    let row: Option<Row> = idempotency_keys::table
        .find((program, key))
        .select((idempotency_keys::request_hash, idempotency_keys::status, idempotency_keys::headers, idempotency_keys::body))
        .get_result(tx.connection())
        .optional()?;
    Ok(row.map(|(request_hash, status, headers, body)| Remembered { request_hash, status, headers, body }))
}

/// Keeps an answer under a key, in the transaction of what it tells.
///
/// # Errors
/// Storage errors.
pub fn remember(
    tx: &mut Tx<'_>,
    at: Timestamp,
    (program, key): (IntegrationId, &str),
    contact: Option<ContactId>,
    answer: &Remembered,
) -> Result<(), DbError> {
    let row = (
        idempotency_keys::integration_id.eq(program),
        idempotency_keys::key.eq(key),
        idempotency_keys::request_hash.eq(&answer.request_hash),
        idempotency_keys::status.eq(answer.status),
        idempotency_keys::headers.eq(&answer.headers),
        idempotency_keys::body.eq(&answer.body),
        idempotency_keys::contact_id.eq(contact),
        idempotency_keys::at.eq(at),
    );
    diesel::insert_into(idempotency_keys::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// Forgets answers of requests from before `until`, at most `most` of them; answers how many those were.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, until: Timestamp, most: i64) -> Result<usize, DbError> {
    let old: Vec<(IntegrationId, String)> = idempotency_keys::table
        .filter(idempotency_keys::at.lt(until))
        .order(idempotency_keys::at)
        .limit(most)
        .select((idempotency_keys::integration_id, idempotency_keys::key))
        .load(tx.connection())?;
    for (program, key) in &old {
        diesel::delete(idempotency_keys::table.find((*program, key))).execute(tx.connection())?;
    }
    Ok(old.len())
}
