//! Members.

use diesel::prelude::*;

use super::super::model::RoleKey;
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{roles, staff},
    },
    kernel::{
        EmailAddress, Language, Timestamp,
        ids::{RoleId, StaffId},
    },
};

/// What signing in compares.
#[derive(Clone, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = staff)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Credentials {
    pub id: StaffId,
    pub name: String,
    pub address: String,
    pub language: Language,
    pub password_hash: Option<String>,
    pub totp_seed: Option<String>,
    pub disabled_at: Option<Timestamp>,
}

/// A member in a list and on their page.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = staff)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct MemberRow {
    pub id: StaffId,
    pub name: String,
    pub address: String,
    pub role_id: RoleId,
    pub language: Language,
    pub password_at: Option<Timestamp>,
    pub totp_seed: Option<String>,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub signed_in_at: Option<Timestamp>,
    pub disabled_at: Option<Timestamp>,
}

/// The member of an address.
///
/// # Errors
/// Storage errors.
pub fn by_address_key(connection: &mut Connection, key: &str) -> Result<Option<Credentials>, DbError> {
    Ok(staff::table.filter(staff::address_key.eq(key)).select(Credentials::as_select()).first(connection).optional()?)
}

/// What signing in compares, of a member.
///
/// # Errors
/// Storage errors.
pub fn by_id(connection: &mut Connection, id: StaffId) -> Result<Option<Credentials>, DbError> {
    Ok(staff::table.find(id).select(Credentials::as_select()).first(connection).optional()?)
}

/// A member.
///
/// # Errors
/// Storage errors.
pub fn member(connection: &mut Connection, id: StaffId) -> Result<Option<MemberRow>, DbError> {
    Ok(staff::table.find(id).select(MemberRow::as_select()).first(connection).optional()?)
}

/// Everybody, by name.
///
/// # Errors
/// Storage errors.
pub fn members(connection: &mut Connection) -> Result<Vec<MemberRow>, DbError> {
    Ok(staff::table.order((staff::name, staff::id)).select(MemberRow::as_select()).load(connection)?)
}

/// Does anybody work here yet?
///
/// # Errors
/// Storage errors.
pub fn has_members(connection: &mut Connection) -> Result<bool, DbError> {
    Ok(staff::table.select(staff::id).first::<StaffId>(connection).optional()?.is_some())
}

/// Administrators who can sign in.
///
/// # Errors
/// Storage errors.
pub fn active_administrators(connection: &mut Connection) -> Result<Vec<StaffId>, DbError> {
    Ok(staff::table
        .inner_join(roles::table)
        .filter(roles::key.eq(RoleKey::Administrator.code()))
        .filter(staff::disabled_at.is_null().and(staff::password_hash.is_not_null()))
        .select(staff::id)
        .load(connection)?)
}

/// Stores a member and answers the row.
///
/// # Errors
/// [`DbError::Taken`] when somebody has the address; other storage errors.
pub fn add_member(
    tx: &mut Tx<'_>,
    now: Timestamp,
    name: &str,
    address: &EmailAddress,
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

/// Stores a new password.
///
/// # Errors
/// Storage errors.
pub fn set_password(tx: &mut Tx<'_>, now: Timestamp, id: StaffId, hash: &str) -> Result<(), DbError> {
    diesel::update(staff::table.find(id))
        .set((staff::password_hash.eq(hash), staff::password_at.eq(now)))
        .execute(tx.connection())?;
    Ok(())
}

/// Stores the language of a member's pages.
///
/// # Errors
/// Storage errors.
pub fn set_language(tx: &mut Tx<'_>, id: StaffId, language: Language) -> Result<(), DbError> {
    diesel::update(staff::table.find(id)).set(staff::language.eq(language)).execute(tx.connection())?;
    Ok(())
}

/// Stores what colleagues may change of a member, unless the row has moved on from `version`; false then.
///
/// # Errors
/// Storage errors.
pub fn change_member(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: StaffId,
    before: &MemberRow,
    after: (&str, RoleId, Option<Timestamp>),
) -> Result<bool, DbError> {
    let (name, role, disabled_at) = after;
    let same = staff::table.filter(staff::id.eq(before.id).and(staff::version.eq(before.version)));
    let changed = diesel::update(same)
        .set((
            staff::name.eq(name),
            staff::role_id.eq(role),
            staff::disabled_at.eq(disabled_at),
            staff::version.eq(staff::version + 1_i64),
            staff::updated_at.eq(now),
            staff::updated_by.eq(by.0),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}
