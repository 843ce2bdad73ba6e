//! New passwords: by invitation, by a link in a mail, by the member. Each ends the member's other sessions (SE-07).

use super::{
    super::{
        mails::{Recipient, post_link},
        model::Open,
        store::{self, Credentials, LinkKind, OneTime},
    },
    way_in::open,
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        outbox,
        snapshot::Snapshot,
    },
    kernel::{Actor, Context, EmailAddress, digest::sha256_hex, ids::StaffId, random},
};

/// Mails a link to a new password if a member has the address, and does the same work if nobody has (SE-09).
///
/// # Errors
/// Storage errors.
pub fn ask_reset(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, address: &EmailAddress) -> Result<(), DbError> {
    tx.wait_turn([address.key()])?;
    let may_mail = outbox::asked_for(tx.connection(), ctx.at, house, address.key())?.may_mail;
    let member = store::by_address_key(tx.connection(), address.key())?;
    // Who never accepted the invitation has no password to forget: the colleague who invited sends a new link.
    let member = member.filter(|member| may_mail && member.disabled_at.is_none() && member.password_hash.is_some());
    let jti = random::handle();
    store::new_link(tx, ctx.at, LinkKind::Reset, member.as_ref().map(|member| member.id), &sha256_hex(&jti))?;
    let subject = member.as_ref().map_or_else(Subject::none, |member| Subject::new("staff", member.id));
    audit::record(tx, ctx, &Entry::new("password.reset_asked", subject))?;
    // To the address as it was registered, not as somebody typed it.
    let registered = member.as_ref().and_then(|member| EmailAddress::parse(&member.address).ok());
    let to = Recipient {
        name: member.as_ref().map_or("", |member| &member.name),
        address: registered.as_ref().unwrap_or(address),
        language: member.as_ref().map_or(ctx.language, |member| member.language),
        is_member: member.is_some(),
    };
    post_link(tx, ctx.at, house, key_id, &to, LinkKind::Reset, &jti)
}

/// Sets a new password by a link; false when the link works no more. Signing in is still to come, the second step included.
///
/// # Errors
/// Storage errors.
pub fn reset(tx: &mut Tx<'_>, ctx: &Context, link_hash: &str, hash: &str) -> Result<bool, DbError> {
    let Some(member) = used(tx, ctx, LinkKind::Reset, link_hash)? else { return Ok(false) };
    store_password(tx, &ctx.acting(Actor::Staff(member.id)), member.id, hash, "password.reset", None)?;
    Ok(true)
}

/// Sets the first password of an invited member and signs them in; false when the link works no more.
///
/// # Errors
/// Storage errors.
pub fn accept(tx: &mut Tx<'_>, ctx: &Context, link_hash: &str, hash: &str, session_hash: &str) -> Result<bool, DbError> {
    let Some(member) = used(tx, ctx, LinkKind::Invitation, link_hash)? else { return Ok(false) };
    let ctx = ctx.acting(Actor::Staff(member.id));
    store_password(tx, &ctx, member.id, hash, "staff.accepted", None)?;
    open(tx, &ctx, member.id, session_hash, "invitation")?;
    Ok(true)
}

/// Sets a new password for a member who gave the old one, which the caller compared.
///
/// # Errors
/// Storage errors.
pub fn change_password(tx: &mut Tx<'_>, ctx: &Context, open: &Open, hash: &str, limit: &str) -> Result<(), DbError> {
    store::forgive(tx, limit)?;
    store::note_proof(tx, ctx.at, open.session.id)?;
    store_password(tx, ctx, open.member.id, hash, "password.changed", Some(open))
}

fn used(tx: &mut Tx<'_>, ctx: &Context, kind: LinkKind, link_hash: &str) -> Result<Option<Credentials>, DbError> {
    let Some(OneTime { id, member: Some(member) }) = store::link(tx.connection(), ctx.at, kind, link_hash)? else {
        return Ok(None);
    };
    let Some(member) = store::by_id(tx.connection(), member)?.filter(|member| member.disabled_at.is_none()) else {
        return Ok(None);
    };
    Ok(store::use_link(tx, ctx.at, id)?.then_some(member))
}

fn store_password(
    tx: &mut Tx<'_>,
    ctx: &Context,
    member: StaffId,
    hash: &str,
    what: &'static str,
    but: Option<&Open>,
) -> Result<(), DbError> {
    store::set_password(tx, ctx.at, member, hash)?;
    store::end_others(tx, member, but.map(|open| open.session.id))?;
    audit::record(tx, ctx, &Entry::new(what, Subject::new("staff", member)))
}
