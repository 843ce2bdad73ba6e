//! What a contact does on their own pages: save, leave, take back. Each is one transaction with its events and its mail.

use super::{
    mails,
    model::{Standing, Step, Undo, Wishes, steps, steps_to_leave, undo},
    store::{begin, hold, standing_of},
};
use crate::{
    db::{DbError, Tx},
    features::{
        consents, contacts,
        ledger::{self, Act, EventKind, NewEvent},
        lists::{BASIS_CONSENT, BASIS_WITHDRAWN, SOURCE_PORTAL},
        outbox,
        snapshot::Snapshot,
        subscriptions,
    },
    kernel::{Actor, Context, ids::TypeId},
    security::Opened,
};

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Something changed: the act that did it, and whether somebody else had changed something since the page was shown.
    Changed {
        /// The act's handle.
        act: String,
        /// Was the page out of date?
        was_stale: bool,
    },
    /// Everything was so already: no event, no mail.
    Unchanged,
}

/// Whom a link lets act.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The contact's handle.
    pub handle: String,
    /// The link's epoch; nothing for unsubscribe links, which no revocation ends because they can only leave.
    pub epoch: Option<i64>,
    /// The link's own handle: for a restore link the act that it takes back.
    pub jti: String,
}

impl From<Opened> for Holder {
    fn from(opened: Opened) -> Self {
        Self { handle: opened.subject, epoch: Some(opened.epoch), jti: opened.jti }
    }
}

impl Holder {
    /// Who holds an unsubscribe link.
    pub fn who_may_leave(handle: &str) -> Self {
        Self { handle: handle.to_owned(), epoch: None, jti: String::new() }
    }

    /// Where the holder stands who leaves, and whether they are in the bin: leaving works from there too.
    fn leaving(&self, tx: &mut Tx<'_>) -> Result<(Standing, bool), DbError> {
        if self.epoch.is_some() {
            return Ok((self.standing(tx)?, false));
        }
        let found = contacts::hold_who_leaves(tx, &self.handle)?.ok_or(DbError::NotFound)?;
        Ok((standing_of(tx.connection(), found.contact)?, found.is_binned))
    }

    /// Where the holder stands; asked in the transaction, so that a link revoked meanwhile does nothing.
    fn standing(&self, tx: &mut Tx<'_>) -> Result<Standing, DbError> {
        let standing = hold(tx, &self.handle)?;
        standing.filter(|standing| self.epoch.is_none_or(|epoch| epoch == standing.contact.link_epoch)).ok_or(DbError::NotFound)
    }
}

/// Which page the contact had before them.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The contact's version on the page; nothing for pages that show none.
    pub version: Option<i64>,
    /// Hash of the words on the page.
    pub shown: String,
}

/// Saves what the preference page asks for. The later of two saves wins.
///
/// # Errors
/// [`DbError::NotFound`] when the contact is gone; storage errors.
pub fn choose(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    holder: &Holder,
    seen: &Seen,
    wishes: &Wishes,
) -> Result<Saved, DbError> {
    let standing = holder.standing(tx)?;
    let steps = steps(&standing, &house.lists, wishes);
    take(tx, ctx, house, key_id, &standing, seen, &steps, false)
}

/// Leaves everything (GDPR Art. 7(3), 21(2)).
///
/// # Errors
/// As [`choose`].
pub fn leave(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    holder: &Holder,
    seen: &Seen,
) -> Result<Saved, DbError> {
    let (standing, is_binned) = holder.leaving(tx)?;
    let steps = steps_to_leave(&standing, &house.lists);
    take(tx, ctx, house, key_id, &standing, seen, &steps, is_binned)
}

/// Leaves one type; the purpose and the other types go on (SUB-06).
///
/// # Errors
/// As [`choose`].
pub fn leave_type(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    holder: &Holder,
    kind: TypeId,
) -> Result<Saved, DbError> {
    let (standing, is_binned) = holder.leaving(tx)?;
    // What somebody else turned off is turned off once more, so that it stays off when they take theirs back.
    let is_off = house.lists.subscription_type(kind).is_none()
        || (standing.choice(kind) == Some(false) && subscriptions::is_own_choice(tx.connection(), standing.contact.id, kind)?);
    let steps = if is_off { Vec::new() } else { vec![Step::Choose(kind, false)] };
    take(tx, ctx, house, key_id, &standing, &Seen::default(), &steps, is_binned)
}

/// Takes an act back: *this was not me*. Doing it twice changes nothing the second time.
///
/// # Errors
/// As [`choose`].
pub fn restore(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, holder: &Holder) -> Result<Saved, DbError> {
    let standing = holder.standing(tx)?;
    let (contact, act) = (&standing.contact, holder.jti.as_str());
    let events = ledger::events_of_act(tx.connection(), contact.id, act)?;
    let undos = undo(&standing, &events);
    if undos.is_empty() || ledger::has_been_undone(tx.connection(), contact.id, act)? {
        return Ok(Saved::Unchanged);
    }
    let ctx = ctx.acting(Actor::Contact(contact.id));
    let opened = begin(tx, &ctx, contact)?;
    for undo in &undos {
        take_back(tx, &ctx, house, &opened, &standing, act, undo)?;
    }
    let events = ledger::events_of_act(tx.connection(), contact.id, &opened.handle)?;
    let changes = mails::changes(&events, &house.lists, contact.language);
    mails::post_changed(tx, &ctx, house, key_id, contact, &opened.handle, &changes)?;
    Ok(Saved::Changed { act: opened.handle, was_stale: false })
}

/// Mails the contact a link to their own data, unless they were mailed enough today.
///
/// # Errors
/// As [`choose`].
pub fn ask_for_data(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, holder: &Holder) -> Result<(), DbError> {
    let contact = holder.standing(tx)?.contact;
    tx.wait_turn([contact.address.key()])?;
    if outbox::asked_for(tx.connection(), ctx.at, house, contact.address.key())?.may_mail {
        mails::post_data_link(tx, ctx, house, key_id, &contact, "")?;
    }
    Ok(())
}

/// Notes that a contact was handed their data by this link, which then opens nothing more; nothing when it was used before.
///
/// # Errors
/// As [`choose`].
pub fn hand_over(tx: &mut Tx<'_>, ctx: &Context, holder: &Holder) -> Result<Option<Standing>, DbError> {
    let standing = holder.standing(tx)?;
    let contact = &standing.contact;
    if ledger::was_handed_over(tx.connection(), contact.id, &holder.jti)? {
        return Ok(None);
    }
    let ctx = ctx.acting(Actor::Contact(contact.id));
    let act = begin(tx, &ctx, contact)?;
    let event = NewEvent { contact: Some(contact.id), detail: Some(holder.jti.clone()), ..NewEvent::default() };
    ledger::record(tx, &ctx, &act, EventKind::DataHandedOver, &event)?;
    Ok(Some(standing))
}

/// Takes the steps, if there are any, as one act of the contact. Nobody in the bin is written to.
#[allow(clippy::too_many_arguments, reason = "each is a different thing and none has a default")]
fn take(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    standing: &Standing,
    seen: &Seen,
    steps: &[Step],
    is_binned: bool,
) -> Result<Saved, DbError> {
    if steps.is_empty() {
        return Ok(Saved::Unchanged);
    }
    let contact = &standing.contact;
    let ctx = ctx.acting(Actor::Contact(contact.id));
    let act = begin(tx, &ctx, contact)?;
    let shown = (!seen.shown.is_empty()).then_some(seen.shown.as_str());
    for step in steps {
        take_step(tx, &ctx, house, &act, standing, shown, *step)?;
    }
    if !is_binned {
        let changes = mails::changes_of_steps(steps, &house.lists, contact.language);
        mails::post_changed(tx, &ctx, house, key_id, contact, &act.handle, &changes)?;
    }
    Ok(Saved::Changed { act: act.handle, was_stale: seen.version.is_some_and(|version| version != contact.version) })
}

fn take_step(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    act: &Act,
    standing: &Standing,
    shown: Option<&str>,
    step: Step,
) -> Result<(), DbError> {
    let contact = standing.contact.id;
    let shown = shown.map(str::to_owned);
    match step {
        Step::Grant(purpose) | Step::Withdraw(purpose) => {
            let key = if matches!(step, Step::Grant(_)) { BASIS_CONSENT } else { BASIS_WITHDRAWN };
            let change = consents::Change {
                contact,
                purpose,
                basis: house.lists.basis(key).ok_or_else(|| missing(key))?,
                source: house.lists.source(SOURCE_PORTAL).ok_or_else(|| missing(SOURCE_PORTAL))?,
                form_version: None,
                submission: None,
                shown,
                undoes: None,
            };
            consents::set(tx, ctx, &house.lists, act, standing.consent(purpose), &change)?;
        }
        Step::Choose(subscription_type, now) => {
            let choice = subscriptions::Choice {
                contact,
                subscription_type,
                before: standing.choice(subscription_type),
                now: Some(now),
                form_version: None,
                submission: None,
                shown,
                undoes: None,
            };
            subscriptions::choose(tx, ctx, act, &choice)?;
        }
    }
    Ok(())
}

fn take_back(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    act: &Act,
    standing: &Standing,
    undone: &str,
    undo: &Undo,
) -> Result<(), DbError> {
    let contact = standing.contact.id;
    match undo {
        Undo::Consent(event) => {
            let Some(purpose) = event.purpose_id else { return Ok(()) };
            let change = consents::Change {
                contact,
                purpose,
                basis: event
                    .basis_before
                    .or_else(|| house.lists.basis(BASIS_WITHDRAWN))
                    .ok_or_else(|| missing(BASIS_WITHDRAWN))?,
                source: event
                    .source_before
                    .or_else(|| house.lists.source(SOURCE_PORTAL))
                    .ok_or_else(|| missing(SOURCE_PORTAL))?,
                form_version: None,
                submission: None,
                shown: None,
                undoes: Some(undone.to_owned()),
            };
            consents::set(tx, ctx, &house.lists, act, standing.consent(purpose), &change)?;
        }
        Undo::Choice(subscription_type, before) => {
            let choice = subscriptions::Choice {
                contact,
                subscription_type: *subscription_type,
                before: standing.choice(*subscription_type),
                now: *before,
                form_version: None,
                submission: None,
                shown: None,
                undoes: Some(undone.to_owned()),
            };
            subscriptions::choose(tx, ctx, act, &choice)?;
        }
    }
    Ok(())
}

fn missing(key: &str) -> DbError {
    DbError::Broken(format!("the built-in list item {key} is missing"))
}
