//! What staff do with a sign-up that waits for them: make it count for somebody, or reject it (FRM-10).
//!
//! What the person agreed to counts from when they acted, not from when staff came to it. What was decided after that stays (CON-11).

use super::{
    actions::{about, event, personal, source, vouch_for_files},
    apply::{self, Whose},
    followups, mails,
    model::{Answers, Status},
    store::{self, Settlement, Submission},
};
use crate::{
    db::{DbError, Tx},
    features::{
        confirmations, consents,
        contacts::{self, Contact},
        ledger::{self, Act, EventKind, NewEvent},
        snapshot::Snapshot,
        subscriptions,
    },
    kernel::{
        Context,
        ids::{ContactId, SubmissionId},
    },
};

/// Whose a submission is to become.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// This contact's.
    Contact(ContactId),
    /// Somebody's who comes into being.
    New,
}

/// What came of settling a submission.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// It is done.
    Now,
    /// It does not wait any more: somebody else was faster, or the address has been confirmed only now.
    NotWaiting,
    /// There is no such contact any more, or they are in the bin.
    ContactGone,
    /// Its address belongs to another contact: it can become theirs alone.
    AddressTaken,
}

/// Makes a submission count that waits for staff, by the member of `ctx`: what its confirmation would have done, and the form's actions.
///
/// A contact who was here before is changed only by what the owner of the address has confirmed: nobody changes what a known person
/// has by typing a name or an address. For the same reason an unconfirmed address does not become one of theirs, since mail with links
/// to their own page would go there.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such submission; storage errors.
pub fn complete(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    id: SubmissionId,
    choice: Choice,
) -> Result<Settled, DbError> {
    let submission = store::by_id(tx.connection(), id)?.ok_or(DbError::NotFound)?;
    if !submission.status.is_for_staff() {
        return Ok(Settled::NotWaiting);
    }
    let holder = contacts::holder_of_address(tx.connection(), submission.address.key())?;
    let is_confirmed = submission.confirmed_at.is_some();
    let (known, whose) = match (choice, holder) {
        // What nobody confirmed brings nobody back from the bin.
        (_, Some(holder)) if holder.is_binned && !is_confirmed => return Ok(Settled::ContactGone),
        (Choice::New, None) => (None, Whose::OfAddress),
        (Choice::Contact(id), Some(holder)) if holder.contact.id == id => (Some(holder.contact), Whose::OfAddress),
        (_, Some(_)) => return Ok(Settled::AddressTaken),
        (Choice::Contact(id), None) => match contacts::by_id(tx.connection(), id)? {
            Some(contact) => (Some(contact.clone()), Whose::Linked(contact)),
            None => return Ok(Settled::ContactGone),
        },
    };
    let keeps = !submission.answers.others.is_empty();
    if !store::settle(tx, ctx, id, &Settlement { status: Status::Processed, reason: None, keeps })? {
        return Ok(Settled::NotWaiting);
    }
    vouch_for_files(tx, &submission)?;
    let act = ledger::open_act(tx, ctx, known.as_ref().map(|contact| contact.id), Some(id), personal(&submission))?;
    match known {
        Some(contact) if !is_confirmed => link(tx, ctx, house, key_id, &act, &submission, &contact)?,
        known => {
            let answers = match &known {
                Some(contact) => still_holding(tx, contact.id, &submission)?,
                None => submission.answers.clone(),
            };
            let source = source(&submission, is_confirmed, submission.acted_at());
            let contact = apply::apply(tx, ctx, house, &act, &source, &submission.address, &answers, whose)?;
            store::assign(tx, id, contact.id)?;
            let to = contact.address_for(&submission.address);
            // Whoever has left what they asked for since then is not welcomed to it.
            if !answers.purposes().is_empty() || submission.answers.purposes().is_empty() {
                mails::post_welcome(tx, ctx, house, key_id, &about(&submission, &answers, to, &act.handle), &contact)?;
            }
            confirmations::inform_if_new(tx, ctx, house, key_id, &contact, &act.handle)?;
            let entered = about(&submission, &submission.answers, to, &act.handle);
            followups::run(tx, ctx, house, key_id, &act, &entered, submission.form, &contact, is_confirmed)?;
        }
    }
    Ok(Settled::Now)
}

fn still_holding(tx: &mut Tx<'_>, contact: ContactId, submission: &Submission) -> Result<Answers, DbError> {
    let consents = consents::of_contact(tx.connection(), contact)?;
    let choices = subscriptions::page(tx.connection(), ContactId(contact.0 - 1), contact)?;
    Ok(apply::still_holding(&consents, &choices, &submission.answers, submission.acted_at()))
}

/// Notes whose an unconfirmed submission is, and changes nothing of what they have.
fn link(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    act: &Act,
    submission: &Submission,
    contact: &Contact,
) -> Result<(), DbError> {
    contacts::bump(tx, ctx.at, contact.id, contact.version)?;
    let event = NewEvent { contact: Some(contact.id), ..event(submission) };
    ledger::record(tx, ctx, act, EventKind::SubmissionProcessed, &event)?;
    store::assign(tx, submission.id, contact.id)?;
    let about = about(submission, &submission.answers, &submission.address, &act.handle);
    followups::run(tx, ctx, house, key_id, act, &about, submission.form, contact, false)
}

/// Rejects a submission that waits for staff. Nothing of it is stored on a contact.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such submission; storage errors.
pub fn reject(tx: &mut Tx<'_>, ctx: &Context, id: SubmissionId, reason: &str) -> Result<Settled, DbError> {
    let submission = store::by_id(tx.connection(), id)?.ok_or(DbError::NotFound)?;
    let how = Settlement { status: Status::Rejected, reason: Some(reason), keeps: true };
    if !store::settle(tx, ctx, id, &how)? {
        return Ok(Settled::NotWaiting);
    }
    let act = ledger::open_act(tx, ctx, None, Some(id), personal(&submission))?;
    ledger::record(tx, ctx, &act, EventKind::SubmissionRejected, &event(&submission))?;
    Ok(Settled::Now)
}
