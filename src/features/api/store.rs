//! Reading what the API tells: contacts a page at a time, each page in a handful of questions.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::model::{
    AddressDocument, Choice, ConsentDocument, ContactDocument, ListItem, Reason, State, SubscriptionDocument, written,
};
use crate::{
    db::{
        Connection, DbError,
        schema::{contact_addresses, contact_interests, contact_mergers, contacts, interest_texts, interests, subscriptions},
    },
    features::{
        consents::{self, Consent},
        contacts::InterestOption,
        lists::Lists,
        preferences,
        settings::Settings,
        subscriptions::{Recipient, Verdict, is_subscribed, verdict},
    },
    kernel::{
        ConsentState, EmailAddress, Language, Timestamp,
        ids::{ContactId, PurposeId, SourceId, TypeId},
    },
};

/// Mails in a row that came back, after which an address is written to no more.
const BOUNCES: i64 = 5;

/// The row of a handle, for reading on from there: of contacts that are deleted or merged too.
///
/// # Errors
/// Storage errors.
pub fn place_of(connection: &mut Connection, handle: &str) -> Result<Option<ContactId>, DbError> {
    let known = contacts::table.filter(contacts::handle.eq(handle)).select(contacts::id).get_result(connection).optional()?;
    if known.is_some() {
        return Ok(known);
    }
    let merged = contact_mergers::table.filter(contact_mergers::handle.eq(handle)).select(contact_mergers::from_id);
    Ok(merged.get_result(connection).optional()?)
}

/// The rows of up to `most` contacts after one, in order; deleted ones are left out.
///
/// # Errors
/// Storage errors.
pub fn page(connection: &mut Connection, after: ContactId, most: i64) -> Result<Vec<ContactId>, DbError> {
    Ok(contacts::table
        .filter(contacts::id.gt(after).and(contacts::deleted_at.is_null()))
        .order(contacts::id)
        .limit(most)
        .select(contacts::id)
        .load(connection)?)
}

type Row = (ContactId, String, i64, String, String, String, String, String, Language, bool, SourceId, Timestamp);

/// These contacts as the API tells of them, in the order of their rows.
///
/// # Errors
/// Storage errors.
pub fn documents(connection: &mut Connection, lists: &Lists, ids: &[ContactId]) -> Result<Vec<ContactDocument>, DbError> {
    let rows: Vec<Row> = contacts::table
        .filter(contacts::id.eq_any(ids).and(contacts::deleted_at.is_null()))
        .order(contacts::id)
        .select((
            contacts::id,
            contacts::handle,
            contacts::version,
            contacts::first_name,
            contacts::last_name,
            contacts::company,
            contacts::phone,
            contacts::country,
            contacts::language,
            contacts::no_mailings,
            contacts::source_id,
            contacts::created_at,
        ))
        .load(connection)?;
    let mut addresses = addresses(connection, ids)?;
    let mut interests = interests_of(connection, ids)?;
    let mut consents: BTreeMap<ContactId, Vec<Consent>> = BTreeMap::new();
    for consent in consents::of_contacts(connection, ids)? {
        consents.entry(consent.contact_id).or_default().push(consent);
    }
    let mut choices = choices(connection, ids)?;
    let document = |row: Row| {
        let (id, handle, version, first_name, last_name, company, phone, country, language, no_mailings, source, created_at) =
            row;
        let (consents, choices) = (consents.remove(&id).unwrap_or_default(), choices.remove(&id).unwrap_or_default());
        ContactDocument {
            id: handle,
            version,
            addresses: addresses.remove(&id).unwrap_or_default(),
            first_name,
            last_name,
            company,
            phone,
            country,
            language: language.code().to_owned(),
            no_mailings,
            interests: interests.remove(&id).unwrap_or_default(),
            source: source_key(lists, source),
            created_at: written(created_at),
            subscriptions: subscription_documents(lists, &consents, &choices),
            consents: consent_documents(lists, &consents),
        }
    };
    Ok(rows.into_iter().map(document).collect())
}

fn addresses(connection: &mut Connection, ids: &[ContactId]) -> Result<BTreeMap<ContactId, Vec<AddressDocument>>, DbError> {
    let rows: Vec<(ContactId, String, bool, Option<Timestamp>)> = contact_addresses::table
        .filter(contact_addresses::contact_id.eq_any(ids))
        .order((contact_addresses::contact_id, contact_addresses::is_primary.desc(), contact_addresses::id))
        .select((
            contact_addresses::contact_id,
            contact_addresses::address,
            contact_addresses::is_primary,
            contact_addresses::confirmed_at,
        ))
        .load(connection)?;
    let mut all: BTreeMap<ContactId, Vec<AddressDocument>> = BTreeMap::new();
    for (id, address, is_primary, confirmed_at) in rows {
        all.entry(id).or_default().push(AddressDocument { address, is_primary, confirmed_at: confirmed_at.map(written) });
    }
    Ok(all)
}

fn interests_of(connection: &mut Connection, ids: &[ContactId]) -> Result<BTreeMap<ContactId, Vec<String>>, DbError> {
    let rows: Vec<(ContactId, String)> = contact_interests::table
        .inner_join(interests::table.on(interests::id.eq(contact_interests::interest_id)))
        .filter(contact_interests::contact_id.eq_any(ids))
        .order((interests::position, interests::id))
        .select((contact_interests::contact_id, interests::key))
        .load(connection)?;
    let mut all: BTreeMap<ContactId, Vec<String>> = BTreeMap::new();
    for (id, key) in rows {
        all.entry(id).or_default().push(key);
    }
    Ok(all)
}

fn choices(connection: &mut Connection, ids: &[ContactId]) -> Result<BTreeMap<ContactId, Vec<(TypeId, bool)>>, DbError> {
    let rows: Vec<(ContactId, TypeId, bool)> = subscriptions::table
        .filter(subscriptions::contact_id.eq_any(ids))
        .select((subscriptions::contact_id, subscriptions::type_id, subscriptions::is_on))
        .load(connection)?;
    let mut all: BTreeMap<ContactId, Vec<(TypeId, bool)>> = BTreeMap::new();
    for (id, kind, is_on) in rows {
        all.entry(id).or_default().push((kind, is_on));
    }
    Ok(all)
}

fn source_key(lists: &Lists, id: SourceId) -> String {
    lists.sources.iter().find(|source| source.id == id).map(|source| source.key.clone()).unwrap_or_default()
}

/// How a contact stands to every purpose in use, and to those that something is registered for.
pub fn consent_documents(lists: &Lists, consents: &[Consent]) -> Vec<ConsentDocument> {
    let of = |purpose: PurposeId| consents.iter().find(|consent| consent.purpose_id == purpose);
    let purposes = lists.purposes.iter().filter(|purpose| !purpose.is_deleted || of(purpose.id).is_some());
    purposes.map(|purpose| consent_document(lists, &purpose.key, of(purpose.id))).collect()
}

/// How a contact stands to a purpose.
pub fn consent_document(lists: &Lists, purpose: &str, consent: Option<&Consent>) -> ConsentDocument {
    let basis = |consent: &Consent| lists.bases.iter().find(|basis| basis.id == consent.basis_id).map(|basis| basis.key.clone());
    ConsentDocument {
        purpose: purpose.to_owned(),
        state: State::from(state_of(lists, consent)),
        basis: consent.and_then(basis),
        source: consent.map(|consent| source_key(lists, consent.source_id)),
        comment: consent.map(|consent| consent.comment.clone()),
        registered_at: consent.map(|consent| written(consent.registered_at)),
        updated_at: consent.map(|consent| written(consent.updated_at)),
        // Which member of staff is nobody else's business.
        updated_by: consent.map(|consent| consent.updated_by.split(':').next().unwrap_or_default().to_owned()),
    }
}

fn state_of(lists: &Lists, consent: Option<&Consent>) -> ConsentState {
    match consent {
        None => ConsentState::None,
        Some(consent) if lists.is_withdrawn(consent.basis_id) => ConsentState::Withdrawn,
        Some(_) => ConsentState::Active,
    }
}

/// What a contact chose of every type in use, and of those that they ever chose.
pub fn subscription_documents(lists: &Lists, consents: &[Consent], choices: &[(TypeId, bool)]) -> Vec<SubscriptionDocument> {
    let choice = |kind: TypeId| choices.iter().find(|(id, _)| *id == kind).map(|(_, is_on)| *is_on);
    let types = lists.types.iter().filter(|kind| !kind.is_deleted || choice(kind.id).is_some());
    types
        .map(|kind| {
            let consent = consents.iter().find(|consent| consent.purpose_id == kind.purpose);
            let is_active = state_of(lists, consent).is_active();
            SubscriptionDocument {
                kind: kind.key.clone(),
                purpose: lists.purpose(kind.purpose).map(|purpose| purpose.key.clone()).unwrap_or_default(),
                choice: Choice::from(choice(kind.id)),
                is_subscribed: lists.is_sent(kind) && is_subscribed(is_active, choice(kind.id), kind.starts_on),
            }
        })
        .collect()
}

/// What people can be interested in, with the keys that the API names them by.
///
/// # Errors
/// Storage errors.
pub fn interest_keys(connection: &mut Connection) -> Result<Vec<(InterestOption, String)>, DbError> {
    let rows: Vec<(i64, String, bool)> = interests::table
        .filter(interests::deleted_at.is_null())
        .order((interests::position, interests::id))
        .select((interests::id, interests::key, interests::is_active))
        .load(connection)?;
    Ok(rows.into_iter().map(|(id, key, is_offered)| (InterestOption { id, name: key.clone(), is_offered }, key)).collect())
}

/// The same as a list.
///
/// # Errors
/// Storage errors.
pub fn interest_items(connection: &mut Connection) -> Result<Vec<ListItem>, DbError> {
    let texts: Vec<(i64, Language, String)> = interest_texts::table
        .select((interest_texts::interest_id, interest_texts::language, interest_texts::name))
        .load(connection)?;
    let item = |(option, key): (InterestOption, String)| ListItem {
        key,
        is_active: option.is_offered,
        purpose: None,
        starts_on: None,
        names: texts
            .iter()
            .filter(|(id, _, name)| *id == option.id && !name.is_empty())
            .map(|(_, language, name)| (language.code().to_owned(), name.clone()))
            .collect(),
    };
    Ok(interest_keys(connection)?.into_iter().map(item).collect())
}

/// May a mailing of a type, or one without a type, go to an address? The first reason that applies is the answer. For a purpose that
/// is not in use nothing may.
///
/// # Errors
/// Storage errors.
pub fn reason(
    connection: &mut Connection,
    lists: &Lists,
    settings: &Settings,
    address: &EmailAddress,
    (purpose, kind): (Option<PurposeId>, Option<TypeId>),
) -> Result<Reason, DbError> {
    let kind = kind.and_then(|id| lists.subscription_type(id));
    let holder = crate::features::contacts::holder_of_address(connection, address.key())?;
    if holder.as_ref().is_some_and(|found| found.is_binned) {
        // Nobody in the bin is written to, whatever they agreed to before.
        return Ok(Reason::NoMailings);
    }
    let contact = holder.map(|found| found.contact);
    let bounces: Option<i64> = contact_addresses::table
        .filter(contact_addresses::address_key.eq(address.key()))
        .select(contact_addresses::bounces_in_row)
        .get_result(connection)
        .optional()?;
    if bounces.is_some_and(|bounces| bounces >= BOUNCES) {
        return Ok(Reason::Bounced);
    }
    // Who is not known has registered nothing and chosen nothing.
    let mut recipient = Recipient {
        no_mailings: false,
        consent: ConsentState::None,
        choice: None,
        starts_on: kind.is_some_and(|kind| kind.starts_on),
    };
    if let Some(contact) = contact {
        let standing = preferences::standing_of(connection, contact)?;
        recipient.no_mailings = standing.contact.no_mailings;
        recipient.consent = purpose.map_or(ConsentState::None, |purpose| standing.state(lists, purpose));
        recipient.choice = kind.and_then(|kind| standing.choice(kind.id));
    }
    if !purpose.is_some_and(|purpose| lists.is_in_use(purpose)) {
        // Nobody has agreed to what is out of use, filter or not.
        recipient.consent = ConsentState::Withdrawn;
    }
    if kind.is_none() {
        // Without a type nothing can be off, and consent decides alone.
        recipient.choice = Some(true);
    }
    Ok(match verdict(recipient, settings.filters_recipients) {
        Verdict::Ready => Reason::Ready,
        Verdict::NoMailings => Reason::NoMailings,
        Verdict::NoConsent => Reason::NoConsent,
        Verdict::NoSubscription => Reason::NoSubscription,
    })
}
