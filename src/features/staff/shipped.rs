//! The roles that ship.

use diesel::prelude::*;

use super::model::RoleKey;
use crate::{
    db::{
        DbError, Tx,
        schema::{role_rights, roles},
    },
    kernel::{Timestamp, ids::RoleId},
};

/// Adds the shipped roles that are not there yet; those that are there stay as staff made them.
///
/// # Errors
/// Storage errors.
pub fn fill(tx: &mut Tx<'_>, at: Timestamp) -> Result<(), DbError> {
    let there: Vec<Option<String>> = roles::table.select(roles::key).load(tx.connection())?;
    for role in RoleKey::ALL.into_iter().filter(|role| !there.iter().flatten().any(|key| key == role.code())) {
        let row = (
            roles::key.eq(role.code()),
            roles::name.eq(""),
            roles::version.eq(1_i64),
            roles::created_at.eq(at),
            roles::updated_at.eq(at),
        );
        let id: RoleId = diesel::insert_into(roles::table).values(row).returning(roles::id).get_result(tx.connection())?;
        for right in role.rights().iter() {
            let row = (role_rights::role_id.eq(id), role_rights::code.eq(right.code()));
            diesel::insert_into(role_rights::table).values(row).execute(tx.connection())?;
        }
    }
    Ok(())
}
