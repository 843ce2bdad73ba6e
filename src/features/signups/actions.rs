//! Sending a form, and confirming it.

use chrono::Duration;
use serde_json::{Map, Value};

use super::{
    apply::{self, Source, Whose},
    files::Attached,
    filing, followups,
    mails::{self, About},
    model::{Answers, Failure, Status},
    store::{self, NewSubmission, Submission},
};
use crate::{
    db::{DbError, Tx},
    features::{
        confirmations, consents,
        contacts::{self, Contact},
        forms::{Form, Processing},
        ledger::{self, EventKind, NewEvent},
        outbox,
        preferences::Standing,
        snapshot::Snapshot,
        subscriptions,
    },
    kernel::{ConsentState, Context, EmailAddress, Language, Timestamp, ids::ContactId},
};

/// An answered form at the door: parsed, its receipt verified.
#[derive(Clone, Debug)]
pub struct Posted {
    /// The address.
    pub address: EmailAddress,
    /// The answers.
    pub answers: Answers,
    /// The one-time key of the page: the same page sent twice is one submission.
    pub nonce: String,
    /// When the page was shown.
    pub rendered_at: Timestamp,
    /// A keyed fingerprint of where it comes from.
    pub network_key: String,
    /// The origin of the page it was sent from, where that was not ours; empty for a program that names none.
    pub posted_from: Option<String>,
    /// How far it is trusted.
    pub trust: Trust,
    /// The files that came with it.
    pub files: Vec<Attached>,
}

/// How far an answered form is trusted, by what is known of how it came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Trust {
    /// Must the owner of the address confirm it, whatever the form says?
    pub must_confirm: bool,
    /// Does its network have a third of the usual number of forms an hour?
    pub is_limited: bool,
}

impl Trust {
    /// How many forms a network may send in an hour, where the usual number is `usual`: at least one.
    fn allowance(self, usual: i64) -> i64 {
        if self.is_limited { (usual / 3).max(1) } else { usual }
    }
}

/// What came of a form, as far as anybody may know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Submitted {
    /// Taken. Whether the address is known, has everything already or was mailed too often, nobody learns here.
    Taken,
    /// Taken as well, but the address had all its mails for a day, so none was sent. Nobody is told outside.
    TakenQuietly,
    /// The form has all the answers it wants.
    Full,
    /// Too many from this network; try again after so many seconds.
    TooMany(u32),
    /// There is no room for its files beside those that nobody has vouched for yet: nothing was stored.
    NoRoom,
}

/// Takes an answered form: asks for confirmation, or says that all is so already, or (without double opt-in, and for an
/// address that nobody has) applies it at once.
///
/// # Errors
/// Storage errors.
pub fn submit(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    form: &Form,
    posted: &Posted,
) -> Result<Submitted, DbError> {
    take(tx, ctx, house, key_id, form, posted, None)
}

/// Takes an answered form of which it is known that processing it at once fails: it waits for staff instead.
pub(super) fn submit_failed(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    form: &Form,
    posted: &Posted,
    failure: Failure,
) -> Result<Submitted, DbError> {
    take(tx, ctx, house, key_id, form, posted, Some(failure))
}

fn take(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    form: &Form,
    posted: &Posted,
    failure: Option<Failure>,
) -> Result<Submitted, DbError> {
    // What is counted below must not be counted by two at once; the answers of a form only if they have a limit.
    let limited_form = (form.max_submissions.is_some() || !posted.files.is_empty()).then(|| format!("form {}", form.id));
    tx.wait_turn([posted.network_key.as_str(), posted.address.key()].into_iter().chain(limited_form.as_deref()))?;
    let recent = store::from_network(tx.connection(), &posted.network_key, ctx.at.plus(-Duration::hours(1)))?;
    if recent >= posted.trust.allowance(house.settings.posts_per_network_per_hour) {
        return Ok(Submitted::TooMany(600));
    }
    if let Some(most) = form.max_submissions
        && store::of_form(tx.connection(), form.id)? >= most
    {
        return Ok(Submitted::Full);
    }
    if !posted.files.is_empty() && !filing::has_room(tx.connection(), form.id, &posted.files)? {
        return Ok(Submitted::NoRoom);
    }
    // Everything is asked whoever has the address, so that the answer takes as long for everybody (LNK-04).
    let holder = contacts::holder_of_address(tx.connection(), posted.address.key())?;
    // Who is in the bin is answered like somebody unknown, but that nothing counts before they confirm it.
    let is_binned = holder.as_ref().is_some_and(|found| found.is_binned);
    let contact = holder.filter(|found| !found.is_binned).map(|found| found.contact);
    // Where staff look at everything, having all of it already spares nobody the look.
    let has_all = has_all(tx, house, contact.as_ref(), &posted.answers)? && !form.processing.waits(true);
    let asked_for = outbox::asked_for(tx.connection(), ctx.at, house, posted.address.key())?;
    let new = NewSubmission {
        form: form.id,
        version: form.version,
        language: ctx.language,
        nonce: &posted.nonce,
        address: &posted.address,
        answers: &posted.answers,
        network_key: &posted.network_key,
        rendered_at: posted.rendered_at,
        at: ctx.at,
        settled_for: contact.as_ref().filter(|_| has_all).map(|contact| contact.id),
        posted_from: posted.posted_from.as_deref(),
    };
    let Some(submission) = store::add(tx, &new)? else { return Ok(Submitted::Taken) };
    filing::put(tx, ctx.at, form.id, submission, &posted.files)?;
    let mut personal = Map::new();
    personal.insert("address".into(), posted.address.as_str().into());
    let act = ledger::open_act(tx, ctx, None, Some(submission), personal)?;
    let event = NewEvent {
        submission: Some(submission),
        form_version: Some(form.version),
        // What a page of another site showed we do not know; the confirmation page shows it, and its event says so.
        shown: posted.posted_from.is_none().then(|| form.hash.clone()),
        ..NewEvent::default()
    };
    ledger::record(tx, ctx, &act, EventKind::SignUpRequested, &event)?;
    let about = About {
        definition: &form.definition,
        submission,
        answers: &posted.answers,
        address: contact.as_ref().map_or(&posted.address, |contact| contact.address_for(&posted.address)),
        language: posted.answers.language.unwrap_or(ctx.language),
        act: &act.handle,
    };
    match contact {
        Some(ref contact) if has_all => mails::post_already(tx, ctx, house, key_id, &about, contact, asked_for)?,
        // Without double opt-in, too, nobody changes what a known person has by typing their address.
        None if !form.has_double_opt_in && !posted.trust.must_confirm && !is_binned => {
            if form.processing.waits(false) {
                store::queue(tx, submission, None)?;
                mails::post_waiting(tx, ctx, house, key_id, &about, form.id)?;
                return Ok(Submitted::Taken);
            }
            if let Some(failure) = failure {
                store::fail(tx, ctx.at, submission, None, failure)?;
                mails::post_waiting(tx, ctx, house, key_id, &about, form.id)?;
                return Ok(Submitted::Taken);
            }
            store::process(tx, ctx.at, submission, &posted.answers, false)?;
            let source = Source {
                submission,
                version: form.version,
                hash: &form.hash,
                language: about.language,
                is_confirmed: false,
                acted_at: ctx.at,
                page: ctx.language,
            };
            let contact = apply::apply(tx, ctx, house, &act, &source, &posted.address, &posted.answers, Whose::OfAddress)?;
            store::assign(tx, submission, contact.id)?;
            mails::post_welcome(tx, ctx, house, key_id, &about, &contact)?;
            confirmations::inform_if_new(tx, ctx, house, key_id, &contact, &act.handle)?;
            followups::run(tx, ctx, house, key_id, &act, &about, form.id, &contact, false)?;
        }
        _ => mails::post_confirm(tx, ctx, house, key_id, &about, &posted.nonce, asked_for.may_mail)?,
    }
    Ok(if asked_for.may_mail { Submitted::Taken } else { Submitted::TakenQuietly })
}

/// Does the contact have everything that was asked for? Of nobody the same is read, to the same end as above.
fn has_all(tx: &mut Tx<'_>, house: &Snapshot, contact: Option<&Contact>, answers: &Answers) -> Result<bool, DbError> {
    let id = contact.map_or(contacts::NOBODY, |contact| contact.id);
    let consents = consents::of_contact(tx.connection(), id)?;
    let choices = subscriptions::of_contact(tx.connection(), id)?;
    let Some(contact) = contact.cloned() else { return Ok(false) };
    let standing = Standing { contact, consents, choices };
    let is_active = |purpose| standing.state(&house.lists, purpose) == ConsentState::Active;
    Ok(answers.purposes().into_iter().all(is_active)
        && answers.types.iter().all(|(kind, _)| standing.choice(*kind) == Some(true)))
}

/// What came of a confirmation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Confirmed {
    /// It counts from now.
    Now(ContactId),
    /// It waits for staff from now.
    Waits,
    /// It counted before: a second click, or one of many at once.
    Already,
    /// There is no such sign-up; it may have been deleted, unconfirmed for too long.
    Unknown,
}

/// Confirms a sign-up: the contact, the consents, the choices and the welcome mail in one transaction, once. `chosen` is the
/// language in which the confirmation page was opened, where it was opened in another than the person's own.
///
/// # Errors
/// Storage errors.
pub fn confirm(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    nonce: &str,
    chosen: Option<Language>,
) -> Result<Confirmed, DbError> {
    let Some(mut submission) = store::by_nonce(tx.connection(), nonce)? else { return Ok(Confirmed::Unknown) };
    if submission.status != Status::Awaiting {
        return Ok(Confirmed::Already);
    }
    note_language_read(tx, &mut submission, chosen)?;
    let ctx = Context { language: submission.language, ..ctx.clone() };
    if submission.processing != Processing::Automatic {
        // Whoever is in the bin is nobody known: staff decide whether they come back.
        let holder = contacts::holder_of_address(tx.connection(), submission.address.key())?;
        if submission.processing.waits(holder.is_some_and(|found| !found.is_binned)) {
            return wait(tx, &ctx, house, key_id, &submission);
        }
    }
    if !store::process(tx, ctx.at, submission.id, &submission.answers, true)? {
        return Ok(Confirmed::Already);
    }
    vouch_for_files(tx, &submission)?;
    let source = source(&submission, true, ctx.at);
    let act = ledger::open_act(tx, &ctx, None, Some(submission.id), personal(&submission))?;
    let contact = apply::apply(tx, &ctx, house, &act, &source, &submission.address, &submission.answers, Whose::OfAddress)?;
    store::assign(tx, submission.id, contact.id)?;
    let about = about(&submission, &submission.answers, contact.address_for(&submission.address), &act.handle);
    mails::post_welcome(tx, &ctx, house, key_id, &about, &contact)?;
    confirmations::inform_if_new(tx, &ctx, house, key_id, &contact, &act.handle)?;
    followups::run(tx, &ctx, house, key_id, &act, &about, submission.form, &contact, true)?;
    Ok(Confirmed::Now(contact.id))
}

/// Lets a sign-up that was just confirmed wait for staff. Nothing is stored on a contact, and none comes into being.
fn wait(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, submission: &Submission) -> Result<Confirmed, DbError> {
    if !store::queue(tx, submission.id, Some(ctx.at))? {
        return Ok(Confirmed::Already);
    }
    vouch_for_files(tx, submission)?;
    let act = ledger::open_act(tx, ctx, None, Some(submission.id), personal(submission))?;
    ledger::record(tx, ctx, &act, EventKind::SignUpConfirmed, &event(submission))?;
    let about = about(submission, &submission.answers, &submission.address, &act.handle);
    mails::post_waiting(tx, ctx, house, key_id, &about, submission.form)?;
    Ok(Confirmed::Waits)
}

/// Takes the files of a submission off the limit for what anybody can send.
pub(super) fn vouch_for_files(tx: &mut Tx<'_>, submission: &Submission) -> Result<(), DbError> {
    if submission.definition.takes_files() { filing::vouch(tx, submission.id) } else { Ok(()) }
}

pub(super) fn event(submission: &Submission) -> NewEvent {
    NewEvent {
        submission: Some(submission.id),
        form_version: Some(submission.form_version),
        shown: Some(submission.hash.clone()),
        ..NewEvent::default()
    }
}

/// What is personal about an act on a submission.
pub(super) fn personal(submission: &Submission) -> Map<String, Value> {
    let mut personal = Map::new();
    personal.insert("address".into(), submission.address.as_str().into());
    personal
}

pub(super) fn source(submission: &Submission, is_confirmed: bool, acted_at: Timestamp) -> Source<'_> {
    Source {
        submission: submission.id,
        version: submission.form_version,
        hash: &submission.hash,
        language: submission.mail_language(),
        is_confirmed,
        acted_at,
        page: submission.language,
    }
}

pub(super) fn about<'a>(submission: &'a Submission, answers: &'a Answers, address: &'a EmailAddress, act: &'a str) -> About<'a> {
    About {
        definition: &submission.definition,
        submission: submission.id,
        answers,
        address,
        language: submission.mail_language(),
        act,
    }
}

/// Where not our page took the answers, the words that count are those of the confirmation page, in its language.
pub(super) fn note_language_read(tx: &mut Tx<'_>, submission: &mut Submission, chosen: Option<Language>) -> Result<(), DbError> {
    let read_in = chosen.unwrap_or_else(|| submission.mail_language());
    if submission.posted_from.is_some() && submission.language != read_in {
        store::note_language(tx, submission.id, read_in)?;
        submission.language = read_in;
    }
    Ok(())
}
