//! Setting up, signing in and out.

use serde_json::json;

use super::{
    model::{Open, RoleKey},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::{Actor, Context, EmailAddress, ids::StaffId},
};

/// Somebody about to become a member.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// What colleagues call them.
    pub name: String,
    /// By which they sign in.
    pub address: EmailAddress,
    /// The hash of their password.
    pub password_hash: String,
}

/// Makes the first administrator and signs them in; false when the link works no more.
///
/// # Errors
/// Storage errors.
pub fn set_up(tx: &mut Tx<'_>, ctx: &Context, link_hash: &str, new: &NewMember, session_hash: &str) -> Result<bool, DbError> {
    if !store::is_setup_link(tx.connection(), ctx.at, link_hash)? {
        return Ok(false);
    }
    store::use_link(tx, ctx.at, link_hash)?;
    let role = store::role_of_key(tx.connection(), RoleKey::Administrator)?;
    let hash = Some(new.password_hash.as_str());
    let member = store::add_member(tx, ctx.at, &new.name, &new.address, role, ctx.language, hash)?;
    let ctx = ctx.acting(Actor::Staff(member));
    let after = json!({ "name": new.name, "address": new.address.as_str(), "role": RoleKey::Administrator.code() });
    let created = Entry::new("staff.created", Subject::new("staff", member)).changing(serde_json::Value::Null, after);
    audit::record(tx, &ctx, &created)?;
    open(tx, &ctx, member, session_hash)?;
    Ok(true)
}

/// Signs a member in, or notes that somebody tried; the same number of statements either way.
///
/// # Errors
/// Storage errors.
pub fn sign_in(
    tx: &mut Tx<'_>,
    ctx: &Context,
    member: Option<StaffId>,
    is_right: bool,
    session_hash: &str,
) -> Result<bool, DbError> {
    match member {
        Some(member) if is_right => {
            open(tx, &ctx.acting(Actor::Staff(member)), member, session_hash)?;
            Ok(true)
        }
        _ => {
            let subject = member.map_or_else(Subject::none, |member| Subject::new("staff", member));
            audit::record(tx, ctx, &Entry::new("session.refused", subject))?;
            Ok(false)
        }
    }
}

fn open(tx: &mut Tx<'_>, ctx: &Context, member: StaffId, session_hash: &str) -> Result<(), DbError> {
    let session = store::add_session(tx, ctx.at, member, session_hash, &ctx.origin)?;
    audit::record(tx, ctx, &Entry::new("session.opened", Subject::new("session", session)))
}

/// Ends the session that a member is in.
///
/// # Errors
/// Storage errors.
pub fn sign_out(tx: &mut Tx<'_>, ctx: &Context, open: &Open) -> Result<(), DbError> {
    store::end_session(tx, open.session.id)?;
    audit::record(tx, ctx, &Entry::new("session.closed", Subject::new("session", open.session.id)))
}
