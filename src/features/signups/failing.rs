//! What cannot be processed is not lost, and nobody is told that it counts (FRM-11).
//!
//! The work is rolled back as a whole. Where it failed for a defect, and not because two writers met or the database was away for a
//! moment, a second transaction keeps what the person did, with its time, and lets it wait for staff.

use super::{
    actions::{self, Confirmed, Posted, Submitted, about, event, personal},
    mails,
    model::{Failure, Status},
    store,
};
use crate::{
    db::{Db, DbError, Tx},
    features::{
        forms::Form,
        ledger::{self, EventKind},
        snapshot::Snapshot,
    },
    kernel::{Context, Language, ids::SubmissionId},
};

/// Why it failed, if it is a defect that waiting does not mend.
pub fn failure_of(error: &DbError) -> Option<Failure> {
    match error {
        DbError::Broken(message) if error.means_defect() => Some(Failure::of(message)),
        _ => None,
    }
}

/// Confirms a sign-up ([`actions::confirm`]); what cannot be processed waits for staff.
///
/// # Errors
/// Storage errors; nothing is saved then.
pub async fn confirm(
    db: &Db,
    ctx: Context,
    house: &std::sync::Arc<Snapshot>,
    key_id: String,
    nonce: String,
    chosen: Option<Language>,
) -> Result<Confirmed, DbError> {
    let work = (ctx, house.clone(), key_id, nonce, chosen);
    let again = work.clone();
    let outcome = db.write(move |tx| actions::confirm(tx, &work.0, &work.1, &work.2, &work.3, work.4)).await;
    let Some(failure) = outcome.as_ref().err().and_then(failure_of) else { return outcome };
    note(outcome.as_ref().err(), failure);
    match db.write(move |tx| keep_confirmed(tx, &again.0, &again.1, &again.2, (&again.3, again.4), failure)).await {
        Ok(kept) => Ok(kept),
        Err(_) => outcome,
    }
}

/// Takes an answered form ([`actions::submit`]); what would count at once and cannot be processed waits for staff.
///
/// # Errors
/// Storage errors; nothing is saved then.
pub async fn submit(
    db: &Db,
    ctx: Context,
    house: &std::sync::Arc<Snapshot>,
    key_id: String,
    form: &std::sync::Arc<Form>,
    posted: Posted,
) -> Result<Submitted, DbError> {
    let work = (ctx, house.clone(), key_id, form.clone(), posted);
    let again = work.clone();
    let outcome = db.write(move |tx| actions::submit(tx, &work.0, &work.1, &work.2, &work.3, &work.4)).await;
    // What has to be confirmed first is not processed yet: whoever sent it is told that it was not taken.
    let Some(failure) =
        outcome.as_ref().err().filter(|_| !again.3.has_double_opt_in && !again.4.trust.must_confirm).and_then(failure_of)
    else {
        return outcome;
    };
    note(outcome.as_ref().err(), failure);
    match db.write(move |tx| actions::submit_failed(tx, &again.0, &again.1, &again.2, &again.3, &again.4, failure)).await {
        Ok(kept) => Ok(kept),
        Err(_) => outcome,
    }
}

fn note(error: Option<&DbError>, failure: Failure) {
    if let Some(error) = error {
        tracing::error!(%error, failure = failure.code(), "a submission could not be processed");
    }
}

/// Keeps the confirmation of a sign-up that could not be processed, with its time.
fn keep_confirmed(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    (nonce, chosen): (&str, Option<Language>),
    failure: Failure,
) -> Result<Confirmed, DbError> {
    let Some(mut submission) = store::by_nonce(tx.connection(), nonce)? else { return Ok(Confirmed::Unknown) };
    if submission.status != Status::Awaiting || !store::fail(tx, ctx.at, submission.id, Some(ctx.at), failure)? {
        return Ok(Confirmed::Already);
    }
    actions::note_language_read(tx, &mut submission, chosen)?;
    actions::vouch_for_files(tx, &submission)?;
    let ctx = Context { language: submission.language, ..ctx.clone() };
    let act = ledger::open_act(tx, &ctx, None, Some(submission.id), personal(&submission))?;
    ledger::record(tx, &ctx, &act, EventKind::SignUpConfirmed, &event(&submission))?;
    let about = about(&submission, &submission.answers, &submission.address, &act.handle);
    mails::post_waiting(tx, &ctx, house, key_id, &about, submission.form)?;
    Ok(Confirmed::Waits)
}

/// Notes that a submission could not be processed though a member of staff wanted it; false when it does not wait any more.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such submission; storage errors.
pub fn note_failed(tx: &mut Tx<'_>, ctx: &Context, id: SubmissionId, failure: Failure) -> Result<bool, DbError> {
    let submission = store::by_id(tx.connection(), id)?.ok_or(DbError::NotFound)?;
    Ok(submission.status.is_for_staff() && store::fail(tx, ctx.at, id, submission.confirmed_at, failure)?)
}
