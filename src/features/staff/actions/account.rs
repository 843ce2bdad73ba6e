//! What members do with their own account.

use serde_json::json;

use super::{
    super::{model::Open, store},
    way_in::Proof,
};
use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::{Context, Language, ids::SessionId},
};

/// Chooses the language of one's pages.
///
/// # Errors
/// Storage errors.
pub fn choose_language(tx: &mut Tx<'_>, ctx: &Context, open: &Open, language: Language) -> Result<(), DbError> {
    let before = open.member.language;
    if before == language {
        return Ok(());
    }
    store::set_language(tx, open.member.id, language)?;
    let entry = Entry::new("staff.language_chosen", Subject::new("staff", open.member.id));
    audit::record(tx, ctx, &entry.changing(json!({ "language": before }), json!({ "language": language })))
}

/// Turns the second step on by a first right code, with fresh recovery codes; other sessions end (SE-07).
///
/// # Errors
/// Storage errors.
pub fn turn_on_second_step(
    tx: &mut Tx<'_>,
    ctx: &Context,
    open: &Open,
    seed: &str,
    proof: &Proof,
    code_hashes: &[String],
) -> Result<bool, DbError> {
    let Some(step) = proof.step else { return Ok(false) };
    store::set_seed(tx, open.member.id, Some((seed, step)))?;
    store::replace_codes(tx, open.member.id, code_hashes)?;
    store::end_others(tx, open.member.id, Some(open.session.id))?;
    audit::record(tx, ctx, &Entry::new("second_step.turned_on", Subject::new("staff", open.member.id)))?;
    Ok(true)
}

/// Turns the second step off; other sessions end.
///
/// # Errors
/// Storage errors.
pub fn drop_second_step(tx: &mut Tx<'_>, ctx: &Context, open: &Open) -> Result<(), DbError> {
    store::set_seed(tx, open.member.id, None)?;
    store::replace_codes(tx, open.member.id, &[])?;
    store::end_others(tx, open.member.id, Some(open.session.id))?;
    audit::record(tx, ctx, &Entry::new("second_step.turned_off", Subject::new("staff", open.member.id)))
}

/// Replaces the recovery codes.
///
/// # Errors
/// Storage errors.
pub fn renew_codes(tx: &mut Tx<'_>, ctx: &Context, open: &Open, code_hashes: &[String]) -> Result<(), DbError> {
    store::replace_codes(tx, open.member.id, code_hashes)?;
    audit::record(tx, ctx, &Entry::new("recovery_codes.renewed", Subject::new("staff", open.member.id)))
}

/// Ends one of one's sessions; false when it is over or somebody else's.
///
/// # Errors
/// Storage errors.
pub fn end_session(tx: &mut Tx<'_>, ctx: &Context, open: &Open, id: SessionId) -> Result<bool, DbError> {
    let is_ended = store::end_session(tx, open.member.id, id)?;
    if is_ended {
        audit::record(tx, ctx, &Entry::new("session.revoked", Subject::new("session", id)))?;
    }
    Ok(is_ended)
}

/// Ends all of one's sessions but the one at hand.
///
/// # Errors
/// Storage errors.
pub fn end_other_sessions(tx: &mut Tx<'_>, ctx: &Context, open: &Open) -> Result<(), DbError> {
    let ended = store::end_others(tx, open.member.id, Some(open.session.id))?;
    let entry = Entry::new("sessions.revoked", Subject::new("staff", open.member.id));
    audit::record(tx, ctx, &entry.changing(json!(null), json!({ "sessions": ended })))
}
