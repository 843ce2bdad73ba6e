//! What members with the right do to roles. The administrator's may not be changed at all.

use serde_json::{Value, json};

use super::super::{model::Open, store};
use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::{Context, Right, Rights, ids::RoleId, text::fold},
};

/// What came of saving a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoleSaved {
    /// It is saved.
    Yes,
    /// Somebody else changed it in between.
    InBetween,
    /// Another role has the name.
    NameTaken,
    /// Members have it.
    InUse,
    /// There is no such role, or it may not be changed.
    NotThere,
}

/// Adds a role of one's own.
///
/// # Errors
/// Storage errors.
pub fn add_role(tx: &mut Tx<'_>, ctx: &Context, by: &Open, name: &str, rights: Rights) -> Result<RoleSaved, DbError> {
    if is_taken(tx, name, None)? {
        return Ok(RoleSaved::NameTaken);
    }
    let id = store::add_role(tx, ctx.at, by.member.id, name)?;
    store::set_rights(tx, id, rights)?;
    let entry = Entry::new("role.created", Subject::new("role", id)).changing(Value::Null, described(name, rights));
    audit::record(tx, ctx, &entry)?;
    Ok(RoleSaved::Yes)
}

/// Saves what a role may do and, for one's own, what it is called.
///
/// # Errors
/// Storage errors.
pub fn save_role(
    tx: &mut Tx<'_>,
    ctx: &Context,
    by: &Open,
    id: RoleId,
    version: i64,
    (name, rights): (&str, Rights),
) -> Result<RoleSaved, DbError> {
    let before = store::role(tx.connection(), id)?.filter(|role| !role.is_administrator());
    let Some(before) = before else { return Ok(RoleSaved::NotThere) };
    let name = if before.key.is_some() { "" } else { name };
    if before.version != version {
        return Ok(RoleSaved::InBetween);
    }
    if before.name == name && before.rights == rights {
        return Ok(RoleSaved::Yes);
    }
    if before.key.is_none() && is_taken(tx, name, Some(id))? {
        return Ok(RoleSaved::NameTaken);
    }
    if !store::change_role(tx, ctx.at, by.member.id, &before, name)? {
        return Ok(RoleSaved::InBetween);
    }
    store::set_rights(tx, id, rights)?;
    let entry = Entry::new("role.changed", Subject::new("role", id));
    audit::record(tx, ctx, &entry.changing(described(&before.name, before.rights), described(name, rights)))?;
    Ok(RoleSaved::Yes)
}

/// Deletes a role of one's own that nobody has.
///
/// # Errors
/// Storage errors.
pub fn delete_role(tx: &mut Tx<'_>, ctx: &Context, id: RoleId) -> Result<RoleSaved, DbError> {
    let own = store::role(tx.connection(), id)?.filter(|role| role.key.is_none());
    let Some(role) = own else { return Ok(RoleSaved::NotThere) };
    if store::members(tx.connection())?.iter().any(|member| member.role_id == id) {
        return Ok(RoleSaved::InUse);
    }
    store::delete_role(tx, id)?;
    let entry = Entry::new("role.deleted", Subject::new("role", id));
    audit::record(tx, ctx, &entry.changing(described(&role.name, role.rights), Value::Null))?;
    Ok(RoleSaved::Yes)
}

fn is_taken(tx: &mut Tx<'_>, name: &str, but: Option<RoleId>) -> Result<bool, DbError> {
    let key = fold(name);
    let others = store::roles(tx.connection())?;
    Ok(others.iter().any(|role| Some(role.id) != but && fold(&role.name) == key))
}

fn described(name: &str, rights: Rights) -> Value {
    json!({ "name": name, "rights": rights.iter().map(Right::code).collect::<Vec<_>>() })
}
