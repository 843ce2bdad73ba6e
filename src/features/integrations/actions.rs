//! What staff do with programs: each is one transaction with its audit entry.

use serde_json::{Value, json};

use super::{
    model::{ApiRight, Integration, NewIntegration},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::{Context, ids::IntegrationId},
};

/// What came of a save.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// It is saved.
    Yes(IntegrationId),
    /// Another program is called so.
    NameTaken,
    /// Somebody else saved in between; nothing was written.
    InBetween,
    /// There is no such program.
    NotThere,
}

/// Writes a program down, with the hash and the end of its token.
///
/// # Errors
/// Storage errors.
pub fn add(tx: &mut Tx<'_>, ctx: &Context, new: &NewIntegration, token: (&str, &str)) -> Result<Saved, DbError> {
    if store::has_name(tx.connection(), &new.name, None)? {
        return Ok(Saved::NameTaken);
    }
    let id = store::add(tx, ctx.at, (&new.name, &new.rights, new.days), token)?;
    let after = json!({ "name": new.name, "rights": codes(&new.rights), "days": new.days });
    audited(tx, ctx, "integration.added", id, Value::Null, after)?;
    Ok(Saved::Yes(id))
}

/// Changes name and rights, unless somebody else changed the program since `seen`.
///
/// # Errors
/// Storage errors.
pub fn change(
    tx: &mut Tx<'_>,
    ctx: &Context,
    id: IntegrationId,
    seen: i64,
    name: &str,
    rights: &[ApiRight],
) -> Result<Saved, DbError> {
    let Some(before) = store::by_id(tx.connection(), id)? else { return Ok(Saved::NotThere) };
    if store::has_name(tx.connection(), name, Some(id))? {
        return Ok(Saved::NameTaken);
    }
    if before.name == name && before.rights == rights {
        return Ok(Saved::Yes(id));
    }
    if !store::change(tx, id, seen, name, rights)? {
        return Ok(Saved::InBetween);
    }
    let said = |name: &str, rights: &[ApiRight]| json!({ "name": name, "rights": codes(rights) });
    audited(tx, ctx, "integration.changed", id, said(&before.name, &before.rights), said(name, rights))?;
    Ok(Saved::Yes(id))
}

/// Gives a program another token; the one before opens nothing from now on.
///
/// # Errors
/// Storage errors.
pub fn renew(tx: &mut Tx<'_>, ctx: &Context, id: IntegrationId, days: i64, token: (&str, &str)) -> Result<Saved, DbError> {
    if store::by_id(tx.connection(), id)?.is_none() {
        return Ok(Saved::NotThere);
    }
    store::renew(tx, ctx.at, id, days, token)?;
    audited(tx, ctx, "integration.renewed", id, Value::Null, json!({ "days": days }))?;
    Ok(Saved::Yes(id))
}

/// Ends a program's token.
///
/// # Errors
/// Storage errors.
pub fn revoke(tx: &mut Tx<'_>, ctx: &Context, id: IntegrationId) -> Result<Saved, DbError> {
    match store::by_id(tx.connection(), id)? {
        None => Ok(Saved::NotThere),
        Some(Integration { revoked_at: Some(_), .. }) => Ok(Saved::Yes(id)),
        Some(_) => {
            store::revoke(tx, ctx.at, id)?;
            audited(tx, ctx, "integration.revoked", id, Value::Null, Value::Null)?;
            Ok(Saved::Yes(id))
        }
    }
}

fn codes(rights: &[ApiRight]) -> Vec<&'static str> {
    rights.iter().map(|right| right.code()).collect()
}

fn audited(
    tx: &mut Tx<'_>,
    ctx: &Context,
    what: &'static str,
    id: IntegrationId,
    before: Value,
    after: Value,
) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new(what, Subject::new("integration", id)).changing(before, after))
}
