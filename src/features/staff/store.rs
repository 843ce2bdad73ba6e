//! Rows of members, roles, sessions and links.

use diesel::prelude::*;

use super::model::{ABSOLUTE, LINK_LIFETIME, Member, Open, RoleKey, Session};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{role_rights, roles, staff, staff_links, staff_sessions},
    },
    kernel::{
        Language, Origin, Right, Rights, Timestamp,
        ids::{RoleId, SessionId, StaffId},
    },
};

/// The kind of the link by which the first administrator signs up.
const SETUP: &str = "setup";

/// What signing in compares.
#[derive(Clone, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = staff)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Credentials {
    pub id: StaffId,
    pub password_hash: Option<String>,
    pub disabled_at: Option<Timestamp>,
}

/// The member of an address.
///
/// # Errors
/// Storage errors.
pub fn by_address_key(connection: &mut Connection, key: &str) -> Result<Option<Credentials>, DbError> {
    Ok(staff::table.filter(staff::address_key.eq(key)).select(Credentials::as_select()).first(connection).optional()?)
}

/// Does anybody work here yet?
///
/// # Errors
/// Storage errors.
pub fn has_members(connection: &mut Connection) -> Result<bool, DbError> {
    Ok(staff::table.select(staff::id).first::<StaffId>(connection).optional()?.is_some())
}

/// The row of a shipped role.
///
/// # Errors
/// Storage errors; [`DbError::NotFound`] when the database was not filled.
pub fn role_of_key(connection: &mut Connection, key: RoleKey) -> Result<RoleId, DbError> {
    Ok(roles::table.filter(roles::key.eq(key.code())).select(roles::id).first(connection)?)
}

/// The open session of a hash, with who is in it and what they may do now.
///
/// # Errors
/// Storage errors.
pub fn session(connection: &mut Connection, now: Timestamp, id_hash: &str) -> Result<Option<Open>, DbError> {
    type Row = (SessionId, Timestamp, Timestamp, Timestamp, StaffId, String, Language, RoleId, Option<String>);
    let row: Option<Row> = staff_sessions::table
        .inner_join(staff::table.inner_join(roles::table))
        .filter(staff_sessions::id_hash.eq(id_hash).and(staff_sessions::is_open.eq(true)).and(staff::disabled_at.is_null()))
        .select((
            staff_sessions::id,
            staff_sessions::created_at,
            staff_sessions::seen_at,
            staff_sessions::proved_at,
            staff::id,
            staff::name,
            staff::language,
            roles::id,
            roles::key,
        ))
        .first(connection)
        .optional()?;
    let Some((id, created_at, seen_at, proved_at, staff, name, language, role, key)) = row else { return Ok(None) };
    let session = Session { id, created_at, seen_at, proved_at };
    if !session.holds(now) {
        return Ok(None);
    }
    let rights = rights_of(connection, role, key.as_deref())?;
    Ok(Some(Open { member: Member { id: staff, name, language, rights }, session }))
}

/// What a role may do. The administrator's rights are not a matter of rows.
fn rights_of(connection: &mut Connection, role: RoleId, key: Option<&str>) -> Result<Rights, DbError> {
    if key == Some(RoleKey::Administrator.code()) {
        return Ok(Rights::ALL);
    }
    let codes: Vec<String> =
        role_rights::table.filter(role_rights::role_id.eq(role)).select(role_rights::code).load(connection)?;
    Ok(codes.iter().filter_map(|code| Right::from_code(code)).collect())
}

/// Stores a session that begins now.
///
/// # Errors
/// Storage errors.
pub fn add_session(
    tx: &mut Tx<'_>,
    now: Timestamp,
    member: StaffId,
    id_hash: &str,
    origin: &Origin,
) -> Result<SessionId, DbError> {
    let row = (
        staff_sessions::id_hash.eq(id_hash),
        staff_sessions::staff_id.eq(member),
        staff_sessions::is_open.eq(true),
        staff_sessions::created_at.eq(now),
        staff_sessions::seen_at.eq(now),
        staff_sessions::proved_at.eq(now),
        staff_sessions::ip.eq(origin.ip.map(|ip| ip.to_string()).unwrap_or_default()),
        staff_sessions::agent.eq(origin.agent.as_deref().unwrap_or_default()),
    );
    let id = diesel::insert_into(staff_sessions::table).values(row).returning(staff_sessions::id).get_result(tx.connection())?;
    diesel::update(staff::table.find(member)).set(staff::signed_in_at.eq(now)).execute(tx.connection())?;
    Ok(id)
}

/// Notes that a session is in use.
///
/// # Errors
/// Storage errors.
pub fn touch(tx: &mut Tx<'_>, now: Timestamp, id: SessionId) -> Result<(), DbError> {
    diesel::update(staff_sessions::table.find(id)).set(staff_sessions::seen_at.eq(now)).execute(tx.connection())?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// Storage errors.
pub(super) fn end_session(tx: &mut Tx<'_>, id: SessionId) -> Result<(), DbError> {
    diesel::delete(staff_sessions::table.find(id)).execute(tx.connection())?;
    Ok(())
}

/// Stores a member and answers the row.
///
/// # Errors
/// [`DbError::Taken`] when somebody has the address; other storage errors.
pub fn add_member(
    tx: &mut Tx<'_>,
    now: Timestamp,
    name: &str,
    address: &crate::kernel::EmailAddress,
    role: RoleId,
    language: Language,
    password_hash: Option<&str>,
) -> Result<StaffId, DbError> {
    let row = (
        staff::name.eq(name),
        staff::address.eq(address.as_str()),
        staff::address_key.eq(address.key()),
        staff::role_id.eq(role),
        staff::language.eq(language),
        staff::password_hash.eq(password_hash),
        staff::password_at.eq(password_hash.map(|_| now)),
        staff::version.eq(1_i64),
        staff::created_at.eq(now),
        staff::updated_at.eq(now),
    );
    Ok(diesel::insert_into(staff::table).values(row).returning(staff::id).get_result(tx.connection())?)
}

/// Stores a set-up link; those made before open nothing any more.
///
/// # Errors
/// Storage errors.
pub fn new_setup_link(tx: &mut Tx<'_>, now: Timestamp, token_hash: &str) -> Result<(), DbError> {
    diesel::delete(staff_links::table.filter(staff_links::kind.eq(SETUP))).execute(tx.connection())?;
    let row = (
        staff_links::token_hash.eq(token_hash),
        staff_links::kind.eq(SETUP),
        staff_links::created_at.eq(now),
        staff_links::expires_at.eq(now.plus(LINK_LIFETIME)),
    );
    diesel::insert_into(staff_links::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// Does this set-up link still work? It does while nobody works here.
///
/// # Errors
/// Storage errors.
pub fn is_setup_link(connection: &mut Connection, now: Timestamp, token_hash: &str) -> Result<bool, DbError> {
    let link = staff_links::table.filter(
        staff_links::token_hash
            .eq(token_hash)
            .and(staff_links::kind.eq(SETUP))
            .and(staff_links::used_at.is_null())
            .and(staff_links::expires_at.gt(now)),
    );
    let is_there = link.select(staff_links::id).first::<i64>(connection).optional()?.is_some();
    Ok(is_there && !has_members(connection)?)
}

/// Uses a set-up link up.
pub(super) fn use_link(tx: &mut Tx<'_>, now: Timestamp, token_hash: &str) -> Result<(), DbError> {
    diesel::update(staff_links::table.filter(staff_links::token_hash.eq(token_hash)))
        .set(staff_links::used_at.eq(now))
        .execute(tx.connection())?;
    Ok(())
}

/// Deletes sessions that are over and links that work no more.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    // A day longer than they work: who comes back late is still told where they were.
    let day_ago = now.plus(-chrono::Duration::days(1));
    let sessions = diesel::delete(staff_sessions::table.filter(staff_sessions::created_at.lt(day_ago.plus(-ABSOLUTE))))
        .execute(tx.connection())?;
    let links = diesel::delete(staff_links::table.filter(staff_links::expires_at.lt(day_ago))).execute(tx.connection())?;
    Ok(sessions + links)
}
