//! What members with the right do to their colleagues: invite, change, disable. The last administrator stays one.

use serde_json::{Value, json};

use super::super::{
    mails::{Recipient, post_link},
    model::Open,
    store::{self, LinkKind, MemberRow},
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        snapshot::Snapshot,
    },
    kernel::{
        Context, EmailAddress, Language, Timestamp,
        digest::sha256_hex,
        ids::{RoleId, StaffId},
        random,
    },
};

/// Somebody to invite.
#[derive(Clone, Debug)]
pub struct Invite {
    /// What colleagues will call them.
    pub name: String,
    /// By which they will sign in.
    pub address: EmailAddress,
    /// What they will be.
    pub role: RoleId,
    /// The language of the mail and of their pages.
    pub language: Language,
}

/// What came of an invitation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Invited {
    /// The mail is on its way.
    Yes,
    /// Somebody has the address already.
    AddressTaken,
}

/// What came of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Changed {
    /// It is saved.
    Yes,
    /// Somebody else changed the row in between.
    InBetween,
    /// Nobody would be left who may manage members.
    LastAdministrator,
    /// There is no such member or role.
    NotThere,
}

/// Invites a colleague by mail.
///
/// # Errors
/// Storage errors.
pub fn invite(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, new: &Invite) -> Result<Invited, DbError> {
    if store::by_address_key(tx.connection(), new.address.key())?.is_some() {
        return Ok(Invited::AddressTaken);
    }
    let id = store::add_member(tx, ctx.at, &new.name, &new.address, new.role, new.language, None)?;
    let role = role_name(tx, new.role)?;
    let after = json!({ "name": new.name, "address": new.address.as_str(), "role": role });
    audit::record(tx, ctx, &Entry::new("staff.invited", Subject::new("staff", id)).changing(Value::Null, after))?;
    mail_invitation(tx, ctx, house, key_id, id, (&new.name, &new.address, new.language))?;
    Ok(Invited::Yes)
}

/// Mails a new invitation; the link of the one before works no more. False when there is nobody to invite.
///
/// # Errors
/// Storage errors.
pub fn invite_again(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, id: StaffId) -> Result<bool, DbError> {
    let member = store::by_id(tx.connection(), id)?.filter(|member| member.password_hash.is_none());
    let Some(member) = member.filter(|member| member.disabled_at.is_none()) else { return Ok(false) };
    let address = EmailAddress::parse(&member.address).map_err(|error| DbError::Broken(error.to_string()))?;
    audit::record(tx, ctx, &Entry::new("staff.invited_again", Subject::new("staff", id)))?;
    mail_invitation(tx, ctx, house, key_id, id, (&member.name, &address, member.language))?;
    Ok(true)
}

fn mail_invitation(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    id: StaffId,
    (name, address, language): (&str, &EmailAddress, Language),
) -> Result<(), DbError> {
    let jti = random::handle();
    store::new_link(tx, ctx.at, LinkKind::Invitation, Some(id), &sha256_hex(&jti))?;
    let to = Recipient { name, address, language, is_member: true };
    post_link(tx, ctx.at, house, key_id, &to, LinkKind::Invitation, &jti)
}

/// Changes a colleague's name and role, unless the row has moved on from `version`.
///
/// # Errors
/// Storage errors.
pub fn change(
    tx: &mut Tx<'_>,
    ctx: &Context,
    by: &Open,
    id: StaffId,
    version: i64,
    (name, role): (&str, RoleId),
) -> Result<Changed, DbError> {
    tx.wait_turn(["administrators"])?;
    let Some(before) = store::member(tx.connection(), id)? else { return Ok(Changed::NotThere) };
    let Some(new_role) = store::role(tx.connection(), role)? else { return Ok(Changed::NotThere) };
    if before.version != version {
        return Ok(Changed::InBetween);
    }
    if before.name == name && before.role_id == role {
        return Ok(Changed::Yes);
    }
    if !new_role.is_administrator() && is_last(tx, id)? {
        return Ok(Changed::LastAdministrator);
    }
    let (old, new) = (role_name(tx, before.role_id)?, role_name(tx, role)?);
    let disabled_at = before.disabled_at;
    let change = (json!({ "name": before.name, "role": old }), json!({ "name": name, "role": new }));
    store_change(tx, ctx, by, &before, (name, role, disabled_at), "staff.changed", change)
}

/// Locks a colleague out; their sessions end at once.
///
/// # Errors
/// Storage errors.
pub fn disable(tx: &mut Tx<'_>, ctx: &Context, by: &Open, id: StaffId) -> Result<Changed, DbError> {
    tx.wait_turn(["administrators"])?;
    let Some(before) = store::member(tx.connection(), id)? else { return Ok(Changed::NotThere) };
    if before.disabled_at.is_some() {
        return Ok(Changed::Yes);
    }
    if is_last(tx, id)? {
        return Ok(Changed::LastAdministrator);
    }
    store::end_others(tx, id, None)?;
    let (name, role) = (before.name.clone(), before.role_id);
    store_change(tx, ctx, by, &before, (&name, role, Some(ctx.at)), "staff.disabled", (Value::Null, Value::Null))
}

/// Lets a colleague in again who was locked out.
///
/// # Errors
/// Storage errors.
pub fn enable(tx: &mut Tx<'_>, ctx: &Context, by: &Open, id: StaffId) -> Result<Changed, DbError> {
    let Some(before) = store::member(tx.connection(), id)? else { return Ok(Changed::NotThere) };
    if before.disabled_at.is_none() {
        return Ok(Changed::Yes);
    }
    let (name, role) = (before.name.clone(), before.role_id);
    store_change(tx, ctx, by, &before, (&name, role, None), "staff.enabled", (Value::Null, Value::Null))
}

/// Removes the second step of a colleague who lost the telephone and the codes; their sessions end.
///
/// # Errors
/// Storage errors.
pub fn drop_second_step_of(tx: &mut Tx<'_>, ctx: &Context, id: StaffId) -> Result<Changed, DbError> {
    let Some(member) = store::member(tx.connection(), id)? else { return Ok(Changed::NotThere) };
    if member.totp_seed.is_some() {
        store::set_seed(tx, id, None)?;
        store::replace_codes(tx, id, &[])?;
        store::end_others(tx, id, None)?;
        audit::record(tx, ctx, &Entry::new("second_step.removed", Subject::new("staff", id)))?;
    }
    Ok(Changed::Yes)
}

/// The same by address, for the operator when no colleague can help; false when nobody has it.
///
/// # Errors
/// Storage errors.
pub fn drop_second_step_by_address(tx: &mut Tx<'_>, ctx: &Context, address_key: &str) -> Result<bool, DbError> {
    match store::by_address_key(tx.connection(), address_key)? {
        Some(member) => drop_second_step_of(tx, ctx, member.id).map(|changed| changed == Changed::Yes),
        None => Ok(false),
    }
}

/// Is this the only administrator who can sign in?
fn is_last(tx: &mut Tx<'_>, id: StaffId) -> Result<bool, DbError> {
    Ok(store::active_administrators(tx.connection())? == [id])
}

fn store_change(
    tx: &mut Tx<'_>,
    ctx: &Context,
    by: &Open,
    before: &MemberRow,
    after: (&str, RoleId, Option<Timestamp>),
    what: &'static str,
    (old, new): (Value, Value),
) -> Result<Changed, DbError> {
    if !store::change_member(tx, ctx.at, by.member.id, before, after)? {
        return Ok(Changed::InBetween);
    }
    audit::record(tx, ctx, &Entry::new(what, Subject::new("staff", before.id)).changing(old, new))?;
    Ok(Changed::Yes)
}

/// What the audit log calls a role: the key of a shipped one, the name of another.
fn role_name(tx: &mut Tx<'_>, id: RoleId) -> Result<String, DbError> {
    let role = store::role(tx.connection(), id)?;
    Ok(role.map(|role| role.key.unwrap_or(role.name)).unwrap_or_default())
}
