//! Sessions: open ones, and those between the password and the second step.

use diesel::prelude::*;

use super::super::model::{ABSOLUTE, IDLE, Member, Open, RoleKey, SECOND_STEP, Session};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{role_rights, roles, staff, staff_sessions},
    },
    kernel::{
        Language, Origin, Right, Rights, Timestamp,
        ids::{RoleId, SessionId, StaffId},
    },
};

/// One of a member's sessions, for the list of them.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = staff_sessions)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct SessionRow {
    pub id: SessionId,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub ip: String,
    pub agent: String,
}

/// A sign-in that waits for its second step.
#[derive(Clone, Copy, Debug)]
pub struct Pending {
    /// The row.
    pub id: SessionId,
    /// Who gave the password.
    pub member: StaffId,
}

/// The open session of a hash, with who is in it and what they may do now.
///
/// # Errors
/// Storage errors.
pub fn session(connection: &mut Connection, now: Timestamp, id_hash: &str) -> Result<Option<Open>, DbError> {
    type Row = (SessionId, Timestamp, Timestamp, Timestamp, StaffId, String, Language, bool, RoleId, Option<String>);
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
            staff::totp_seed.is_not_null(),
            roles::id,
            roles::key,
        ))
        .first(connection)
        .optional()?;
    let Some((id, created_at, seen_at, proved_at, staff, name, language, has_second_step, role, key)) = row else {
        return Ok(None);
    };
    let session = Session { id, created_at, seen_at, proved_at };
    if !session.holds(now) {
        return Ok(None);
    }
    let rights = rights_of(connection, role, key.as_deref())?;
    Ok(Some(Open { member: Member { id: staff, name, language, rights, has_second_step }, session }))
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

/// Whose session this is or was, while its row is kept: for what they had typed when it ended.
///
/// # Errors
/// Storage errors.
pub fn owner_of(connection: &mut Connection, id_hash: &str) -> Result<Option<StaffId>, DbError> {
    Ok(staff_sessions::table
        .inner_join(staff::table)
        .filter(staff_sessions::id_hash.eq(id_hash).and(staff_sessions::is_open.eq(true)).and(staff::disabled_at.is_null()))
        .select(staff_sessions::staff_id)
        .first(connection)
        .optional()?)
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
    diesel::update(staff::table.find(member)).set(staff::signed_in_at.eq(now)).execute(tx.connection())?;
    insert(tx, now, member, id_hash, origin, true)
}

/// Stores that a password was right and the second step is to come.
///
/// # Errors
/// Storage errors.
pub fn add_pending(tx: &mut Tx<'_>, now: Timestamp, member: StaffId, id_hash: &str, origin: &Origin) -> Result<(), DbError> {
    insert(tx, now, member, id_hash, origin, false).map(drop)
}

fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    member: StaffId,
    id_hash: &str,
    origin: &Origin,
    is_open: bool,
) -> Result<SessionId, DbError> {
    let row = (
        staff_sessions::id_hash.eq(id_hash),
        staff_sessions::staff_id.eq(member),
        staff_sessions::is_open.eq(is_open),
        staff_sessions::created_at.eq(now),
        staff_sessions::seen_at.eq(now),
        staff_sessions::proved_at.eq(now),
        staff_sessions::ip.eq(origin.ip.map(|ip| ip.to_string()).unwrap_or_default()),
        staff_sessions::agent.eq(origin.agent.as_deref().unwrap_or_default()),
    );
    Ok(diesel::insert_into(staff_sessions::table).values(row).returning(staff_sessions::id).get_result(tx.connection())?)
}

/// Who waits for the second step under this hash.
///
/// # Errors
/// Storage errors.
pub fn pending(connection: &mut Connection, now: Timestamp, id_hash: &str) -> Result<Option<Pending>, DbError> {
    let row: Option<(SessionId, StaffId)> = staff_sessions::table
        .inner_join(staff::table)
        .filter(staff_sessions::id_hash.eq(id_hash).and(staff_sessions::is_open.eq(false)).and(staff::disabled_at.is_null()))
        .filter(staff_sessions::created_at.gt(now.plus(-SECOND_STEP)))
        .select((staff_sessions::id, staff_sessions::staff_id))
        .first(connection)
        .optional()?;
    Ok(row.map(|(id, member)| Pending { id, member }))
}

/// Notes that a session is in use.
///
/// # Errors
/// Storage errors.
pub fn touch(tx: &mut Tx<'_>, now: Timestamp, id: SessionId) -> Result<(), DbError> {
    diesel::update(staff_sessions::table.find(id)).set(staff_sessions::seen_at.eq(now)).execute(tx.connection())?;
    Ok(())
}

/// Notes that the member has just proved who they are.
///
/// # Errors
/// Storage errors.
pub fn note_proof(tx: &mut Tx<'_>, now: Timestamp, id: SessionId) -> Result<(), DbError> {
    diesel::update(staff_sessions::table.find(id)).set(staff_sessions::proved_at.eq(now)).execute(tx.connection())?;
    Ok(())
}

/// Ends one of a member's sessions; false when it is none of theirs.
///
/// # Errors
/// Storage errors.
pub fn end_session(tx: &mut Tx<'_>, member: StaffId, id: SessionId) -> Result<bool, DbError> {
    let own = staff_sessions::table.filter(staff_sessions::id.eq(id).and(staff_sessions::staff_id.eq(member)));
    Ok(diesel::delete(own).execute(tx.connection())? == 1)
}

/// Ends all sessions of a member but this one; answers how many.
///
/// # Errors
/// Storage errors.
pub fn end_others(tx: &mut Tx<'_>, member: StaffId, but: Option<SessionId>) -> Result<usize, DbError> {
    let but = but.unwrap_or(SessionId(0));
    let others = staff_sessions::table.filter(staff_sessions::staff_id.eq(member).and(staff_sessions::id.ne(but)));
    Ok(diesel::delete(others).execute(tx.connection())?)
}

/// The sessions in which a member is signed in, the newest first.
///
/// # Errors
/// Storage errors.
pub fn of_member(connection: &mut Connection, now: Timestamp, member: StaffId) -> Result<Vec<SessionRow>, DbError> {
    Ok(staff_sessions::table
        .filter(staff_sessions::staff_id.eq(member).and(staff_sessions::is_open.eq(true)))
        .filter(staff_sessions::seen_at.gt(now.plus(-IDLE)).and(staff_sessions::created_at.gt(now.plus(-ABSOLUTE))))
        .order(staff_sessions::id.desc())
        .select(SessionRow::as_select())
        .load(connection)?)
}
