//! Reading what a card shows.

use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry};

use diesel::prelude::*;
use serde_json::Value;

use super::model::{Card, ConsentChange, Edit, Named, ShownForm, ShownWords};
use crate::{
    db::{
        Connection, DbError,
        schema::{consents, events, form_versions, forms, integrations, purposes, shown_texts, staff, submissions},
    },
    features::{
        consents::Remarks,
        contacts::{self, Contact},
        forms::model::{Definition, Field, FieldKind},
        ledger::{self, Event},
        preferences,
    },
    kernel::{
        Actor, Language,
        ids::{BasisId, ContactId, FormId, FormVersionId, IntegrationId, PurposeId, StaffId, SubmissionId},
    },
};

/// How many changes of one consent are shown.
const MOST: i64 = 200;

/// Everything that a contact's card shows, words in `language`; nothing for contacts that are gone.
///
/// # Errors
/// Storage errors.
pub fn card(connection: &mut Connection, id: ContactId, language: Language) -> Result<Option<Card>, DbError> {
    let Some(contact) = contacts::by_id(connection, id)? else { return Ok(None) };
    let edit = edit(connection, &contact)?;
    let (source, informed_at) = contacts::origin(connection, id)?;
    let standing = preferences::standing_of(connection, contact)?;
    let named = standing.consents.iter().flat_map(|consent| [consent.registered_by.as_str(), consent.updated_by.as_str()]);
    let staff = staff_named(connection, named)?;
    Ok(Some(Card {
        addresses: contacts::address_rows(connection, id)?,
        interests: contacts::interest_options(connection, language)?,
        standing,
        edit,
        source,
        informed_at,
        staff,
    }))
}

/// What can be edited of a contact, as it stands.
///
/// # Errors
/// Storage errors.
pub fn edit(connection: &mut Connection, contact: &Contact) -> Result<Edit, DbError> {
    Ok(Edit {
        details: contacts::details(connection, contact.id)?,
        language: contact.language,
        no_mailings: contact.no_mailings,
        interests: contacts::interest_ids(connection, contact.id)?,
    })
}

/// What the members of staff and the programs are called that projections and events name as `staff:12` and `integration:3`.
///
/// # Errors
/// Storage errors.
pub fn staff_named<'a>(connection: &mut Connection, named: impl IntoIterator<Item = &'a str>) -> Result<Named, DbError> {
    let (mut members, mut programs) = (BTreeSet::new(), BTreeSet::new());
    for name in named {
        match name.split_once(':').and_then(|(kind, id)| Some((kind, id.parse::<i64>().ok()?))) {
            Some(("staff", id)) => drop(members.insert(id)),
            Some(("integration", id)) => drop(programs.insert(id)),
            _ => {}
        }
    }
    let mut all = Named::new();
    if !members.is_empty() {
        let ids: Vec<StaffId> = members.into_iter().map(StaffId).collect();
        let rows: Vec<(StaffId, String)> =
            staff::table.filter(staff::id.eq_any(ids)).select((staff::id, staff::name)).load(connection)?;
        all.extend(rows.into_iter().map(|(id, name)| (Actor::Staff(id).acting(), name)));
    }
    if !programs.is_empty() {
        let ids: Vec<IntegrationId> = programs.into_iter().map(IntegrationId).collect();
        let rows: Vec<(IntegrationId, String)> = integrations::table
            .filter(integrations::id.eq_any(ids))
            .select((integrations::id, integrations::name))
            .load(connection)?;
        all.extend(rows.into_iter().map(|(id, name)| (Actor::Integration(id).acting(), name)));
    }
    Ok(all)
}

/// How a contact's consent to a purpose came to be what it is, newest first; the latest two hundred changes.
///
/// # Errors
/// Storage errors.
pub fn history(connection: &mut Connection, contact: ContactId, purpose: PurposeId) -> Result<Vec<ConsentChange>, DbError> {
    // Also what happened to contacts that were merged into this one.
    let numbers = contacts::numbers(connection, contact)?;
    let events: Vec<(Event, Language)> = events::table
        .filter(events::contact_id.eq_any(numbers).and(events::purpose_id.eq(purpose)))
        .order(events::id.desc())
        .limit(MOST)
        .select((Event::as_select(), events::language))
        .load(connection)?;
    let acts: Vec<&str> = events.iter().map(|(event, _)| event.act.as_str()).collect();
    let details = ledger::details_of_acts(connection, &acts)?;
    let submissions: Vec<SubmissionId> = events.iter().filter_map(|(event, _)| event.submission_id).collect();
    let posted_from = posted_from(connection, &submissions)?;
    // Most changes were made on the same few pages.
    let mut words: HashMap<(String, Language), Option<ShownWords>> = HashMap::new();
    let mut changes = Vec::with_capacity(events.len());
    for (event, shown_in) in events {
        let remarks = details.get(&event.act).map(|body| Remarks::of(body)).unwrap_or_default();
        let shown = match event.shown.clone() {
            None => None,
            Some(hash) => match words.entry((hash, shown_in)) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(new) => new.insert(shown(connection, &event, shown_in)?).clone(),
            },
        };
        changes.push(ConsentChange {
            comment: remarks.comment(purpose).to_owned(),
            reason: remarks.reasons.get(&purpose).cloned().unwrap_or_default(),
            shown,
            posted_from: event.submission_id.and_then(|id| posted_from.get(&id).cloned()),
            event,
        });
    }
    Ok(changes)
}

/// The origins of the pages that sent these submissions; those from our own page are left out.
fn posted_from(connection: &mut Connection, ids: &[SubmissionId]) -> Result<HashMap<SubmissionId, String>, DbError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(SubmissionId, Option<String>)> = submissions::table
        .filter(submissions::id.eq_any(ids))
        .select((submissions::id, submissions::posted_from))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(id, origin)| Some((id, origin?))).collect())
}

/// The words that the contact was shown when an event happened, in the language in which they were.
fn shown(connection: &mut Connection, event: &Event, shown_in: Language) -> Result<Option<ShownWords>, DbError> {
    let (Some(hash), Some(purpose)) = (&event.shown, event.purpose_id) else { return Ok(None) };
    if let Some(version) = event.form_version_id {
        return form_words(connection, version, purpose, shown_in);
    }
    let body: Option<String> = shown_texts::table.find(hash).select(shown_texts::body).get_result(connection).optional()?;
    Ok(body.map(|body| ShownWords { form: None, words: words_of_page(connection, &body, purpose).unwrap_or_default() }))
}

/// What a form version said about a purpose.
fn form_words(
    connection: &mut Connection,
    version: FormVersionId,
    purpose: PurposeId,
    language: Language,
) -> Result<Option<ShownWords>, DbError> {
    let row: Option<(FormId, String, i64, String)> = form_versions::table
        .inner_join(forms::table)
        .filter(form_versions::id.eq(version))
        .select((forms::id, forms::name, form_versions::number, form_versions::definition))
        .get_result(connection)
        .optional()?;
    let Some((id, name, number, definition)) = row else { return Ok(None) };
    let definition: Definition =
        serde_json::from_str(&definition).map_err(|error| DbError::Broken(format!("form version {version}: {error}")))?;
    let mut words = Vec::new();
    for field in &definition.fields {
        let label = field.texts.get(language).map(|texts| texts.label.clone());
        match &field.kind {
            FieldKind::Consent { purpose: of, about } if *of == purpose => {
                words.extend(label);
                words.extend(about.get(language).map(|about| about.description.clone()));
            }
            FieldKind::Subscriptions { purpose: of, types } if *of == purpose => {
                words.extend(label);
                words.extend(types.iter().filter_map(|kind| kind.texts.get(language)).map(|texts| texts.name.clone()));
            }
            _ => {}
        }
    }
    words.retain(|text| !text.is_empty());
    let asks = |field: &Field| matches!(&field.kind, FieldKind::Consent { purpose: of, .. } | FieldKind::Subscriptions { purpose: of, .. } if *of == purpose);
    let page = definition.pages().iter().position(|fields| fields.iter().any(asks)).map_or(1, |at| at + 1);
    Ok(Some(ShownWords { form: Some(ShownForm { id, name, version: number, language, page }), words }))
}

/// What the preference page said about a purpose; the page names it by its key.
fn words_of_page(connection: &mut Connection, body: &str, purpose: PurposeId) -> Option<Vec<String>> {
    let key: String = purposes::table.find(purpose).select(purposes::key).get_result(connection).ok()?;
    let page: Value = serde_json::from_str(body).ok()?;
    let said = page.get("purposes")?.as_array()?.iter().find(|said| said.get("key").and_then(Value::as_str) == Some(&key))?;
    let text = |name: &str| said.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    let types = said.get("types").and_then(Value::as_array).into_iter().flatten();
    let types = types.filter_map(|kind| kind.get("name").and_then(Value::as_str).map(str::to_owned));
    Some(["name", "approval", "description"].into_iter().filter_map(text).chain(types).collect())
}

/// The legal basis that each of these contacts has for a purpose.
///
/// # Errors
/// Storage errors.
pub fn bases_of(
    connection: &mut Connection,
    contacts: &[ContactId],
    purpose: PurposeId,
) -> Result<BTreeMap<ContactId, BasisId>, DbError> {
    if contacts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(ContactId, BasisId)> = consents::table
        .filter(consents::contact_id.eq_any(contacts).and(consents::purpose_id.eq(purpose)))
        .select((consents::contact_id, consents::basis_id))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// Every form that was ever published, by name: what the list can be narrowed to.
///
/// # Errors
/// Storage errors.
pub fn form_names(connection: &mut Connection) -> Result<Vec<(FormId, String)>, DbError> {
    Ok(forms::table
        .filter(forms::published_version_id.is_not_null())
        .order((forms::position, forms::id))
        .select((forms::id, forms::name))
        .load(connection)?)
}
