//! Setting up, signing in and out.

use serde_json::{Value, json};

use super::super::{
    model::{Open, RoleKey},
    store::{self, Credentials, Pending},
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

/// How far a password opened the door.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entered {
    /// Not at all.
    Refused,
    /// A code is asked for.
    HalfWay,
    /// In.
    In,
}

/// A code as it was typed: what it would be if it were one of the app, and what if it were one on paper.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The time step whose code it is.
    pub step: Option<i64>,
    /// Its hash as a recovery code.
    pub code_hash: String,
}

impl Proof {
    /// Uses the code up; says by which of the two it was right.
    pub(super) fn use_up(&self, tx: &mut Tx<'_>, ctx: &Context, member: StaffId) -> Result<Option<&'static str>, DbError> {
        if let Some(step) = self.step {
            return Ok(store::use_step(tx, member, step)?.then_some("authenticator"));
        }
        Ok(store::use_code(tx, ctx.at, member, &self.code_hash)?.then_some("recovery code"))
    }
}

/// The second step, about to be taken.
#[derive(Clone, Debug)]
pub struct SecondStep {
    /// The session between the steps.
    pub pending: Pending,
    /// The code.
    pub proof: Proof,
    /// The hash of the session to come.
    pub session_hash: String,
    /// Under which wrong codes are counted.
    pub limit: String,
}

/// Makes the first administrator and signs them in; false when the link works no more.
///
/// # Errors
/// Storage errors.
pub fn set_up(tx: &mut Tx<'_>, ctx: &Context, link_hash: &str, new: &NewMember, session_hash: &str) -> Result<bool, DbError> {
    tx.wait_turn(["the first administrator"])?;
    let Some(link) = store::is_setup_link(tx.connection(), ctx.at, link_hash)? else { return Ok(false) };
    if !store::use_link(tx, ctx.at, link.id)? {
        return Ok(false);
    }
    let role = store::role_of_key(tx.connection(), RoleKey::Administrator)?;
    let hash = Some(new.password_hash.as_str());
    let member = store::add_member(tx, ctx.at, &new.name, &new.address, role, ctx.language, hash)?;
    let ctx = ctx.acting(Actor::Staff(member));
    let after = json!({ "name": new.name, "address": new.address.as_str(), "role": RoleKey::Administrator.code() });
    let created = Entry::new("staff.created", Subject::new("staff", member)).changing(Value::Null, after);
    audit::record(tx, &ctx, &created)?;
    open(tx, &ctx, member, session_hash, "password")?;
    Ok(true)
}

/// Lets a member in whose password was right, as far as the password goes; notes that somebody tried otherwise.
///
/// `limits` are the account's and the network's. `rehashed` is the same password by today's settings, where it was kept by weaker ones.
///
/// # Errors
/// Storage errors.
pub fn sign_in(
    tx: &mut Tx<'_>,
    ctx: &Context,
    seen: Option<&Credentials>,
    is_right: bool,
    rehashed: Option<&str>,
    session_hash: &str,
    limits: [&str; 2],
) -> Result<Entered, DbError> {
    // The password was compared outside of any transaction: what was compared must still hold.
    let now = seen.map(|seen| store::by_id(tx.connection(), seen.id)).transpose()?.flatten();
    let same = now.filter(|now| now.disabled_at.is_none() && seen.is_some_and(|seen| seen.password_hash == now.password_hash));
    let Some(member) = same.filter(|_| is_right) else {
        let subject = seen.map_or_else(Subject::none, |seen| Subject::new("staff", seen.id));
        audit::record(tx, ctx, &Entry::new("session.refused", subject))?;
        return Ok(Entered::Refused);
    };
    let [account, network] = limits;
    store::forgive(tx, account)?;
    store::take_back(tx, network)?;
    if let Some(hash) = rehashed {
        store::set_password(tx, ctx.at, member.id, hash)?;
    }
    if member.totp_seed.is_some() {
        store::add_pending(tx, ctx.at, member.id, session_hash, &ctx.origin)?;
        return Ok(Entered::HalfWay);
    }
    open(tx, &ctx.acting(Actor::Staff(member.id)), member.id, session_hash, "password")?;
    Ok(Entered::In)
}

/// Lets a member in who gave the password before and a right code now. The session has a new id.
///
/// # Errors
/// Storage errors.
pub fn second_step(tx: &mut Tx<'_>, ctx: &Context, step: &SecondStep) -> Result<bool, DbError> {
    let member = step.pending.member;
    let Some(by) = step.proof.use_up(tx, ctx, member)? else {
        audit::record(tx, ctx, &Entry::new("session.refused", Subject::new("staff", member)))?;
        return Ok(false);
    };
    store::forgive(tx, &step.limit)?;
    store::end_session(tx, member, step.pending.id)?;
    open(tx, &ctx.acting(Actor::Staff(member)), member, &step.session_hash, by)?;
    Ok(true)
}

/// Notes that a signed-in member proved once more who they are: by the password, which the caller compared, or by a code.
///
/// # Errors
/// Storage errors.
pub fn prove(
    tx: &mut Tx<'_>,
    ctx: &Context,
    open: &Open,
    is_right: bool,
    proof: Option<&Proof>,
    limit: &str,
) -> Result<bool, DbError> {
    let is_proved = match proof {
        Some(proof) => proof.use_up(tx, ctx, open.member.id)?.is_some(),
        None => is_right,
    };
    let subject = Subject::new("session", open.session.id);
    if is_proved {
        store::forgive(tx, limit)?;
        store::note_proof(tx, ctx.at, open.session.id)?;
        audit::record(tx, ctx, &Entry::new("session.proved", subject))?;
    } else {
        audit::record(tx, ctx, &Entry::new("session.proof_refused", subject))?;
    }
    Ok(is_proved)
}

/// Begins a session.
pub(super) fn open(tx: &mut Tx<'_>, ctx: &Context, member: StaffId, session_hash: &str, by: &str) -> Result<(), DbError> {
    let session = store::add_session(tx, ctx.at, member, session_hash, &ctx.origin)?;
    let entry = Entry::new("session.opened", Subject::new("session", session));
    audit::record(tx, ctx, &entry.changing(Value::Null, json!({ "by": by })))
}

/// Ends the session that a member is in.
///
/// # Errors
/// Storage errors.
pub fn sign_out(tx: &mut Tx<'_>, ctx: &Context, open: &Open) -> Result<(), DbError> {
    store::end_session(tx, open.member.id, open.session.id)?;
    audit::record(tx, ctx, &Entry::new("session.closed", Subject::new("session", open.session.id)))
}
