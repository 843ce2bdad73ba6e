//! Making a sign-up count: the contact, their consents and choices.

use diesel::prelude::*;

use super::model::Answers;
use crate::{
    db::{
        DbError, Tx, on_each,
        schema::{contact_interests, contacts as contact_rows, interests},
    },
    features::{
        consents,
        contacts::{self, Contact, ContactDetails, Holding, NewContact},
        ledger::{self, Act, EventKind, NewEvent},
        lists::{BASIS_CONSENT, SOURCE_WEBFORM},
        preferences,
        snapshot::Snapshot,
        subscriptions,
    },
    kernel::{
        Actor, Channel, Context, EmailAddress, Language, Timestamp,
        ids::{BasisId, ContactId, FormVersionId, PurposeId, SourceId, SubmissionId, TypeId},
    },
};

/// The purpose under which every contact is stored (CON-07).
const STORE: &str = "STORE";

/// Where a sign-up comes from.
pub(super) struct Source<'a> {
    pub(super) submission: SubmissionId,
    pub(super) version: FormVersionId,
    pub(super) hash: &'a str,
    pub(super) language: Language,
    /// Did the owner of the address confirm it?
    pub(super) is_confirmed: bool,
    /// When the person acted: what they agreed to counts from then, whenever it is made to count.
    pub(super) acted_at: Timestamp,
    /// The language of the page on which they acted.
    pub(super) page: Language,
}

/// Whose a sign-up becomes.
pub(super) enum Whose {
    /// Of whoever has the address, else somebody's who comes into being.
    OfAddress,
    /// Of a contact who has other addresses.
    Linked(Contact),
}

/// Makes a sign-up count. A ticked box is recorded anew even where consent is active already: it was given again, to these
/// words (CON-10). What was not ticked is left as it is.
#[allow(clippy::too_many_arguments, reason = "each is a different thing and none has a default")]
pub(super) fn apply(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    act: &Act,
    source: &Source<'_>,
    address: &EmailAddress,
    answers: &Answers,
    whose: Whose,
) -> Result<Contact, DbError> {
    let webform = house.lists.source(SOURCE_WEBFORM).ok_or_else(|| missing(SOURCE_WEBFORM))?;
    let consent = house.lists.basis(BASIS_CONSENT).ok_or_else(|| missing(BASIS_CONSENT))?;
    let contact = match whose {
        Whose::OfAddress => match contacts::holder_of_address(tx.connection(), address.key())? {
            Some(found) => {
                let contact = out_of_bin(tx, ctx, act, source, found)?;
                known(tx, ctx, house, act, source, answers, contact)?
            }
            None => unknown(tx, ctx, house, act, source, address, answers, webform)?,
        },
        Whose::Linked(contact) => {
            let contact = known(tx, ctx, house, act, source, answers, contact)?;
            contacts::add_address(tx, ctx.at, contact.id, address)?;
            record(tx, ctx, act, EventKind::ContactChanged, contact.id, source, Some("address_added".into()))?;
            contact
        }
    };
    let is_staffs = matches!(ctx.actor, Actor::Staff(_));
    if is_staffs {
        record(tx, ctx, act, EventKind::SubmissionProcessed, contact.id, source, None)?;
    }
    let own = own_act(ctx, source, contact.id);
    if source.is_confirmed {
        contacts::confirm_address(tx, own.at, address.key())?;
        // What waited for staff was confirmed long ago, and its event written then.
        if !is_staffs {
            record(tx, &own, act, EventKind::SignUpConfirmed, contact.id, source, None)?;
        }
    }
    let ctx = own;
    let standing = preferences::standing_of(tx.connection(), contact.clone())?;
    for purpose in answers.purposes() {
        let change = change(contact.id, purpose, consent, webform, source);
        consents::set(tx, &ctx, &house.lists, act, standing.consent(purpose), &change)?;
    }
    for (kind, _) in answers.types.iter().filter(|(kind, _)| standing.choice(*kind) != Some(true)) {
        let choice = subscriptions::Choice {
            contact: contact.id,
            subscription_type: *kind,
            before: standing.choice(*kind),
            now: Some(true),
            form_version: Some(source.version),
            submission: Some(source.submission),
            shown: Some(source.hash.to_owned()),
            undoes: None,
        };
        subscriptions::choose(tx, &ctx, act, &choice)?;
    }
    let added = add_interests(tx, &ctx, contact.id, &answers.interests)?;
    if added > 0 && is_staffs {
        record(tx, &ctx, act, EventKind::ContactChanged, contact.id, source, Some("interests".into()))?;
    }
    Ok(contact)
}

/// The circumstances of what the person did themselves, then.
fn own_act(ctx: &Context, source: &Source<'_>, contact: ContactId) -> Context {
    let actor = if source.is_confirmed { Actor::Contact(contact) } else { Actor::Visitor };
    Context { at: source.acted_at, actor, channel: Channel::Form, language: source.page, origin: ctx.origin.clone() }
}

/// What of the answers still holds for somebody about whom things were registered meanwhile: what they or others decided after the
/// person acted is not overwritten by what is made to count late (CON-11).
pub(super) fn still_holding(
    consents: &[consents::Consent],
    choices: &[subscriptions::Subscription],
    answers: &Answers,
    acted_at: Timestamp,
) -> Answers {
    let is_open = |id: PurposeId| !consents.iter().any(|consent| consent.purpose_id == id && consent.updated_at > acted_at);
    let chose_since = |id: TypeId| choices.iter().any(|choice| choice.type_id == id && choice.chosen_at > acted_at);
    let mut answers = answers.clone();
    answers.consents.retain(|purpose| is_open(*purpose));
    answers.types.retain(|(kind, purpose)| is_open(*purpose) && !chose_since(*kind));
    answers
}

/// The contact, out of the bin if they were in it: by a newer act of their own they come back with everything that was, withdrawals
/// too, and then it counts what they say now.
fn out_of_bin(tx: &mut Tx<'_>, ctx: &Context, act: &Act, source: &Source<'_>, found: Holding) -> Result<Contact, DbError> {
    let Holding { contact, is_binned } = found;
    if !is_binned {
        return Ok(contact);
    }
    contacts::unbin(tx, ctx.at, contact.id)?;
    record(tx, ctx, act, EventKind::ContactRestored, contact.id, source, None)?;
    Ok(Contact { version: contact.version + 1, ..contact })
}

/// A contact who was here before: empty details are filled, others only where the form may (FRM-07) and no administrator has decided
/// that they stay, now and whenever the form was published.
fn known(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    act: &Act,
    source: &Source<'_>,
    answers: &Answers,
    contact: Contact,
) -> Result<Contact, DbError> {
    let before = contacts::details(tx.connection(), contact.id)?;
    let keeps = source.acted_at < ctx.at && changed_at(tx, contact.id)? > source.acted_at;
    contacts::bump(tx, ctx.at, contact.id, contact.version)?;
    // Whoever was changed after they acted keeps what they have now.
    let may = |name: &str| !keeps && !house.settings.keeps(name) && answers.overwrites.iter().any(|field| field == name);
    let pick = |name: &str, old: &str, new: &str| {
        if new.is_empty() || !(old.is_empty() || may(name)) { old.to_owned() } else { new.to_owned() }
    };
    let after = ContactDetails {
        first_name: pick("first_name", &before.first_name, &answers.first_name),
        last_name: pick("last_name", &before.last_name, &answers.last_name),
        company: pick("company", &before.company, &answers.company),
        phone: pick("phone", &before.phone, &answers.phone),
        country: pick("country", &before.country, &answers.country),
    };
    let language = if may("language") { source.language } else { contact.language };
    if after != before || language != contact.language {
        contacts::update_details(tx, contact.id, language, &after)?;
        record(tx, ctx, act, EventKind::ContactChanged, contact.id, source, Some("details".into()))?;
    }
    Ok(Contact { first_name: after.first_name, last_name: after.last_name, language, version: contact.version + 1, ..contact })
}

fn changed_at(tx: &mut Tx<'_>, id: ContactId) -> Result<Timestamp, DbError> {
    Ok(contact_rows::table.find(id).select(contact_rows::updated_at).get_result(tx.connection())?)
}

/// Somebody new: stored under the default basis, source the web form (CON-07).
#[allow(clippy::too_many_arguments, reason = "each is a different thing and none has a default")]
fn unknown(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    act: &Act,
    source: &Source<'_>,
    address: &EmailAddress,
    answers: &Answers,
    webform: SourceId,
) -> Result<Contact, DbError> {
    let details = ContactDetails {
        first_name: answers.first_name.clone(),
        last_name: answers.last_name.clone(),
        company: answers.company.clone(),
        phone: answers.phone.clone(),
        country: answers.country.clone(),
    };
    let new =
        NewContact { address, language: source.language, source: webform, details: &details, is_confirmed: source.is_confirmed };
    let id = contacts::add(tx, ctx.at, &new)?;
    record(tx, ctx, act, EventKind::ContactCreated, id, source, None)?;
    let store = house.lists.purpose_of_key(STORE).filter(|purpose| purpose.is_active && !purpose.is_deleted);
    if let (Some(purpose), Some(basis)) = (store, house.lists.basis(&house.settings.default_basis)) {
        consents::set(tx, ctx, &house.lists, act, None, &change(id, purpose.id, basis, webform, source))?;
    }
    contacts::by_id(tx.connection(), id)?.ok_or(DbError::NotFound)
}

fn change(contact: ContactId, purpose: PurposeId, basis: BasisId, webform: SourceId, source: &Source<'_>) -> consents::Change {
    consents::Change {
        contact,
        purpose,
        basis,
        source: webform,
        form_version: Some(source.version),
        submission: Some(source.submission),
        shown: Some(source.hash.to_owned()),
        undoes: None,
    }
}

pub(super) fn record(
    tx: &mut Tx<'_>,
    ctx: &Context,
    act: &Act,
    kind: EventKind,
    contact: ContactId,
    source: &Source<'_>,
    detail: Option<String>,
) -> Result<(), DbError> {
    let event = NewEvent {
        contact: Some(contact),
        submission: Some(source.submission),
        form_version: Some(source.version),
        shown: Some(source.hash.to_owned()),
        detail,
        ..NewEvent::default()
    };
    ledger::record(tx, ctx, act, kind, &event)?;
    Ok(())
}

/// Adds interests by their keys; those that no longer exist are passed over. Answers how many were new.
fn add_interests(tx: &mut Tx<'_>, ctx: &Context, contact: ContactId, keys: &[String]) -> Result<usize, DbError> {
    if keys.is_empty() {
        return Ok(0);
    }
    let ids: Vec<i64> = interests::table
        .filter(interests::key.eq_any(keys).and(interests::is_active).and(interests::deleted_at.is_null()))
        .select(interests::id)
        .load(tx.connection())?;
    put_interests(tx, ctx, contact, &ids)
}

/// Adds interests by their numbers; answers how many were new.
pub(super) fn put_interests(tx: &mut Tx<'_>, ctx: &Context, contact: ContactId, ids: &[i64]) -> Result<usize, DbError> {
    let mut added = 0;
    for id in ids {
        let row = (
            contact_interests::contact_id.eq(contact),
            contact_interests::interest_id.eq(*id),
            contact_interests::since.eq(ctx.at),
            contact_interests::chosen_by.eq(ctx.actor.code()),
        );
        added += on_each!(tx.connection(), |c| diesel::insert_into(contact_interests::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(added)
}

fn missing(key: &str) -> DbError {
    DbError::Broken(format!("the built-in list item {key} is missing"))
}
