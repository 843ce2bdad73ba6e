//! Roles and what each may do.

use diesel::prelude::*;

use super::super::model::RoleKey;
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{role_rights, roles},
    },
    kernel::{
        Right, Rights, Timestamp,
        ids::{RoleId, StaffId},
        text::fold,
    },
};

/// A role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleRow {
    /// The row.
    pub id: RoleId,
    /// The key of a shipped role.
    pub key: Option<String>,
    /// The name of a role of one's own; empty for a shipped one.
    pub name: String,
    /// Goes up with every change.
    pub version: i64,
    /// What it may do.
    pub rights: Rights,
}

impl RoleRow {
    /// May nothing about it be changed?
    pub fn is_administrator(&self) -> bool {
        self.key.as_deref() == Some(RoleKey::Administrator.code())
    }
}

/// The row of a shipped role.
///
/// # Errors
/// Storage errors; [`DbError::NotFound`] when the database was not filled.
pub fn role_of_key(connection: &mut Connection, key: RoleKey) -> Result<RoleId, DbError> {
    Ok(roles::table.filter(roles::key.eq(key.code())).select(roles::id).first(connection)?)
}

/// Every role: the shipped ones first, then one's own in the order in which they were made.
///
/// # Errors
/// Storage errors.
pub fn roles(connection: &mut Connection) -> Result<Vec<RoleRow>, DbError> {
    type Row = (RoleId, Option<String>, String, i64);
    let rows: Vec<Row> =
        roles::table.order(roles::id).select((roles::id, roles::key, roles::name, roles::version)).load(connection)?;
    let codes: Vec<(RoleId, String)> = role_rights::table.select((role_rights::role_id, role_rights::code)).load(connection)?;
    let mut all: Vec<RoleRow> = rows
        .into_iter()
        .map(|(id, key, name, version)| {
            let own = codes.iter().filter(|(role, _)| *role == id).filter_map(|(_, code)| Right::from_code(code));
            let rights = if key.as_deref() == Some(RoleKey::Administrator.code()) { Rights::ALL } else { own.collect() };
            RoleRow { id, key, name, version, rights }
        })
        .collect();
    all.sort_by_key(|role| role.key.is_none());
    Ok(all)
}

/// A role.
///
/// # Errors
/// Storage errors.
pub fn role(connection: &mut Connection, id: RoleId) -> Result<Option<RoleRow>, DbError> {
    Ok(roles(connection)?.into_iter().find(|role| role.id == id))
}

/// Stores a role of one's own without rights.
///
/// # Errors
/// [`DbError::Taken`] when another has the name; other storage errors.
pub fn add_role(tx: &mut Tx<'_>, now: Timestamp, by: StaffId, name: &str) -> Result<RoleId, DbError> {
    let row = (
        roles::name.eq(name),
        roles::name_key.eq(fold(name)),
        roles::version.eq(1_i64),
        roles::created_at.eq(now),
        roles::updated_at.eq(now),
        roles::updated_by.eq(by.0),
    );
    Ok(diesel::insert_into(roles::table).values(row).returning(roles::id).get_result(tx.connection())?)
}

/// Notes a change of a role, and its name when it is one of one's own; false when the row has moved on meanwhile.
///
/// # Errors
/// [`DbError::Taken`] when another has the name; other storage errors.
pub fn change_role(tx: &mut Tx<'_>, now: Timestamp, by: StaffId, before: &RoleRow, name: &str) -> Result<bool, DbError> {
    let same = roles::table.filter(roles::id.eq(before.id).and(roles::version.eq(before.version)));
    let name_key = before.key.is_none().then(|| fold(name));
    let changed = diesel::update(same)
        .set((
            roles::name.eq(if before.key.is_none() { name } else { "" }),
            roles::name_key.eq(name_key),
            roles::version.eq(roles::version + 1_i64),
            roles::updated_at.eq(now),
            roles::updated_by.eq(by.0),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Stores what a role may do, in place of what it might before.
///
/// # Errors
/// Storage errors.
pub fn set_rights(tx: &mut Tx<'_>, id: RoleId, rights: Rights) -> Result<(), DbError> {
    diesel::delete(role_rights::table.filter(role_rights::role_id.eq(id))).execute(tx.connection())?;
    for right in rights.iter() {
        let row = (role_rights::role_id.eq(id), role_rights::code.eq(right.code()));
        diesel::insert_into(role_rights::table).values(row).execute(tx.connection())?;
    }
    Ok(())
}

/// Deletes a role of one's own that nobody has.
///
/// # Errors
/// Storage errors.
pub fn delete_role(tx: &mut Tx<'_>, id: RoleId) -> Result<(), DbError> {
    set_rights(tx, id, Rights::NONE)?;
    diesel::delete(roles::table.filter(roles::id.eq(id).and(roles::key.is_null()))).execute(tx.connection())?;
    Ok(())
}
