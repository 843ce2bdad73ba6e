//! Telling many at once: a portion of people is a handful of statements, however many they are.

use serde_json::{Value, json};

use super::{
    actions::{Confirmation, event, fitting_language, letter},
    store::{countries, not_informed, set_all_informed, template_of_source, told_before},
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        consents,
        contacts::{self, Contact},
        ledger::{self, EventKind},
        outbox::{self, Letter},
        snapshot::Snapshot,
        templates::{self, TemplateKey},
    },
    kernel::{
        Context, Language,
        ids::{ContactId, SourceId},
    },
};

/// What many are told, and who of them.
#[derive(Clone, Debug)]
pub struct Broadcast {
    /// With which words.
    pub template: TemplateKey,
    /// In which language; nothing means each one's own (PCE-05).
    pub language: Option<Language>,
    /// With this subject instead of the template's.
    pub subject: Option<String>,
    /// Also those who were told before?
    pub again: bool,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// To so many a mail goes out.
    pub sent: usize,
    /// So many were left out because they were told before.
    pub told: usize,
    /// So many are not there any more.
    pub gone: usize,
}

/// Tells these contacts at their main addresses (PCE-02). The caller sees to it that they are few enough for one transaction.
///
/// # Errors
/// [`DbError::Busy`] when one of them was deleted or told meanwhile; run the work again. Storage errors.
pub fn inform_these(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    ids: &[ContactId],
    broadcast: &Broadcast,
) -> Result<Reached, DbError> {
    let mut people = contacts::by_ids(tx.connection(), ids)?;
    let gone = ids.len() - people.len();
    let there = people.len();
    if !broadcast.again {
        let told = told_before(tx.connection(), ids)?;
        people.retain(|contact| !told.contains(&contact.id));
    }
    let reached = Reached { sent: people.len(), told: there - people.len(), gone };
    if people.is_empty() {
        return Ok(reached);
    }
    let ids: Vec<ContactId> = people.iter().map(|contact| contact.id).collect();
    if set_all_informed(tx, &ids, ctx.at, broadcast.again)? != ids.len() {
        return Err(DbError::Busy);
    }
    post_to(tx, ctx, house, key_id, &people, broadcast)?;
    let after = json!({ "contacts": ids, "template": broadcast.template.code(), "language": broadcast.language });
    audit::record(tx, ctx, &Entry::new("contacts.informed", Subject::none()).changing(Value::Null, after))?;
    Ok(reached)
}

/// Tells contacts who were newly created by many at once, when their source says so (PCE-01); answers how many.
///
/// # Errors
/// [`DbError::Busy`] when one of them was told meanwhile; run the work again. Storage errors.
pub fn inform_new(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    source: SourceId,
    ids: &[ContactId],
) -> Result<usize, DbError> {
    let Some(template) = template_of_source(tx.connection(), source)? else { return Ok(0) };
    let people = contacts::by_ids(tx.connection(), ids)?;
    if people.is_empty() {
        return Ok(0);
    }
    let ids: Vec<ContactId> = people.iter().map(|contact| contact.id).collect();
    if set_all_informed(tx, &ids, ctx.at, false)? != ids.len() {
        return Err(DbError::Busy);
    }
    let broadcast = Broadcast { template, language: None, subject: None, again: false };
    post_to(tx, ctx, house, key_id, &people, &broadcast)?;
    Ok(people.len())
}

/// The events and the mails.
fn post_to(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    people: &[Contact],
    broadcast: &Broadcast,
) -> Result<(), DbError> {
    let ids: Vec<ContactId> = people.iter().map(|contact| contact.id).collect();
    let held = consents::of_contacts(tx.connection(), &ids)?;
    let countries = countries(tx.connection(), &ids)?;
    let texts = match house.templates.get(&broadcast.template) {
        Some(version) => templates::texts_of_version(tx.connection(), *version)?,
        None => return Err(DbError::Broken(format!("no template {}", broadcast.template.code()))),
    };
    let usual = |contact: &Contact| {
        let country = countries.get(&contact.id).map_or("", String::as_str);
        fitting_language(house, &texts, contact, country)
    };
    let each = |contact: &Contact| Confirmation {
        to: contact.address.clone(),
        template: broadcast.template,
        language: broadcast.language.unwrap_or_else(|| usual(contact)),
        subject: broadcast.subject.clone(),
    };
    let confirmations: Vec<Confirmation> = people.iter().map(each).collect();
    let events = people.iter().zip(&confirmations).map(|(contact, confirmation)| event(contact, confirmation)).collect();
    let acts = ledger::record_each(tx, ctx, EventKind::ContactInformed, events)?;
    let letters: Vec<Letter<'_>> = people
        .iter()
        .zip(confirmations.iter().zip(&acts))
        .map(|(contact, (confirmation, act))| {
            let first = held.partition_point(|consent| consent.contact_id < contact.id);
            let end = held.partition_point(|consent| consent.contact_id <= contact.id);
            letter(house, contact, &held[first..end], confirmation, &act.handle)
        })
        .collect();
    outbox::post_all(tx, ctx.at, house, &letters, key_id)
}

/// Tells up to `most` of those who were not told in time (PCE-04); answers how many.
///
/// # Errors
/// Storage errors.
pub fn inform_portion(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, most: i64) -> Result<usize, DbError> {
    let late: Vec<ContactId> = not_informed(tx.connection(), ctx.at, None, most)?.into_iter().map(|contact| contact.id).collect();
    let broadcast = Broadcast { template: TemplateKey::PrivacyConfirmation, language: None, subject: None, again: false };
    Ok(inform_these(tx, ctx, house, key_id, &late, &broadcast)?.sent)
}
