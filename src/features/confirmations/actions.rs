//! Telling somebody, in the transaction that causes it.

use serde_json::{Map, Value, json};

use super::store::{country, origin, set_informed, template_of_source};
use crate::{
    db::{Connection, DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        consents::{self, Consent},
        contacts::{self, Contact},
        ledger::{self, EventKind, NewEvent},
        outbox::{self, Letter, LinkInMail},
        preferences::{greeting, preferences_link},
        snapshot::Snapshot,
        templates::{self, MailTexts, TemplateKey},
    },
    kernel::{Context, EmailAddress, Language, ids::ContactId},
    mail::Template,
};

/// A confirmation about to be sent by hand.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// To which address; one of the contact's or another.
    pub to: EmailAddress,
    /// With which words.
    pub template: TemplateKey,
    /// In which language.
    pub language: Language,
    /// With this subject instead of the template's.
    pub subject: Option<String>,
}

/// Tells a contact who was newly created in this act, when their source says so; once (PCE-01). Answers whether a mail goes out.
///
/// # Errors
/// Storage errors.
pub fn inform_if_new(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    contact: &Contact,
    act: &str,
) -> Result<bool, DbError> {
    // Whoever was known before has been changed by the act that found them.
    if contact.version != 1 || contact.created_at != ctx.at {
        return Ok(false);
    }
    let (source, informed_at) = origin(tx.connection(), contact.id)?;
    let Some(template) = template_of_source(tx.connection(), source)?.filter(|_| informed_at.is_none()) else { return Ok(false) };
    let language = usual_language(tx.connection(), house, contact, template)?;
    let confirmation = Confirmation { to: contact.address.clone(), template, language, subject: None };
    post(tx, ctx, house, key_id, contact, &confirmation, act)?;
    Ok(true)
}

/// Tells a contact by hand, as often as staff like (PCE-02).
///
/// # Errors
/// [`DbError::NotFound`] when the contact is gone; storage errors.
pub fn inform(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    id: ContactId,
    confirmation: &Confirmation,
) -> Result<(), DbError> {
    let contact = contacts::by_id(tx.connection(), id)?.ok_or(DbError::NotFound)?;
    told(tx, ctx, house, key_id, &contact, confirmation)?;
    let after = json!({ "template": confirmation.template.code(), "language": confirmation.language });
    audit::record(tx, ctx, &Entry::new("contact.informed", Subject::new("contact", id)).changing(Value::Null, after))
}

/// One act: the event, the mail, and the note that the contact was told.
fn told(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    contact: &Contact,
    confirmation: &Confirmation,
) -> Result<(), DbError> {
    contacts::bump(tx, ctx.at, contact.id, contact.version)?;
    let (event, personal) = event(contact, confirmation);
    let act = ledger::open_act(tx, ctx, Some(contact.id), None, personal)?;
    ledger::record(tx, ctx, &act, EventKind::ContactInformed, &event)?;
    post(tx, ctx, house, key_id, contact, confirmation, &act.handle)
}

/// The event that a contact was told, with what is personal about it.
pub(super) fn event(contact: &Contact, confirmation: &Confirmation) -> (NewEvent, Map<String, Value>) {
    let personal = Map::from_iter([("address".to_owned(), Value::from(confirmation.to.as_str()))]);
    let detail = Some(confirmation.template.code().to_owned());
    (NewEvent { contact: Some(contact.id), detail, ..NewEvent::default() }, personal)
}

fn post(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    contact: &Contact,
    confirmation: &Confirmation,
    act: &str,
) -> Result<(), DbError> {
    let held = consents::of_contact(tx.connection(), contact.id)?;
    let letter = letter(house, contact, &held, confirmation, act);
    outbox::post(tx, ctx.at, house, &letter, key_id)?;
    set_informed(tx, contact.id, ctx.at)
}

/// The mail to a contact who has these consents.
pub(super) fn letter<'a>(
    house: &Snapshot,
    contact: &Contact,
    held: &[Consent],
    confirmation: &'a Confirmation,
    act: &'a str,
) -> Letter<'a> {
    let mut variables = variables(house, contact, held, confirmation.language);
    if let Some(subject) = &confirmation.subject {
        variables.insert(outbox::SUBJECT.into(), subject.as_str().into());
    }
    Letter {
        template: confirmation.template,
        language: confirmation.language,
        to: &confirmation.to,
        contact: Some(contact.id),
        submission: None,
        act,
        variables,
        links: vec![preferences_link(house, contact), ("unsubscribe_link", LinkInMail::unsubscribe_all(&contact.handle))],
    }
}

/// What the mail says: which purposes the data is kept for, each with its ground (PCE-03).
fn variables(house: &Snapshot, contact: &Contact, held: &[Consent], language: Language) -> Map<String, Value> {
    let lists = &house.lists;
    let choices: Vec<Value> = held
        .iter()
        .filter(|consent| !lists.is_withdrawn(consent.basis_id))
        .map(|consent| {
            let (purpose, basis) =
                (lists.purpose_name(consent.purpose_id, language), lists.basis_name(consent.basis_id, language));
            Value::from(format!("{purpose} ({basis})"))
        })
        .collect();
    let mut variables = greeting(house, contact);
    variables.insert("choices".into(), choices.into());
    variables.insert("link_days".into(), house.settings.preference_link_days.into());
    variables
}

/// The language of a confirmation when nobody chooses one: the contact's, their country's, the organisation's, the first of them
/// that the template has words in (PCE-05).
///
/// # Errors
/// Storage errors.
pub fn usual_language(
    connection: &mut Connection,
    house: &Snapshot,
    contact: &Contact,
    template: TemplateKey,
) -> Result<Language, DbError> {
    let Some(version) = house.templates.get(&template) else { return Ok(contact.language) };
    let texts = templates::texts_of_version(connection, *version)?;
    let is_known = texts.0.contains_key(&contact.language);
    let country = if is_known { String::new() } else { country(connection, contact.id)? };
    Ok(fitting_language(house, &texts, contact, &country))
}

/// The same of a contact from a country, by words that are at hand.
pub(super) fn fitting_language(house: &Snapshot, texts: &MailTexts, contact: &Contact, country: &str) -> Language {
    let has = |language: &Language| texts.0.contains_key(language);
    let theirs = Language::of_country(country);
    let usual = [contact.language].into_iter().chain(theirs).chain([house.settings.base_language]).find(has);
    usual.or_else(|| texts.fallback()).unwrap_or(contact.language)
}

/// The subject that a confirmation has when nobody writes another.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when the template cannot be filled in.
pub fn usual_subject(
    connection: &mut Connection,
    house: &Snapshot,
    contact: &Contact,
    template: TemplateKey,
    language: Language,
) -> Result<String, DbError> {
    let broken = |what: String| DbError::Broken(format!("template {}: {what}", template.code()));
    let version = house.templates.get(&template).ok_or_else(|| broken("there is none".into()))?;
    let texts = templates::texts_of_version(connection, *version)?;
    let words = texts.get(language).ok_or_else(|| broken("it has no words".into()))?;
    let held = consents::of_contact(connection, contact.id)?;
    let mut values = variables(house, contact, &held, language);
    for link in ["preferences_link", "unsubscribe_link"] {
        values.insert(link.into(), "https://example.org/".into());
    }
    let template = Template::compile(&words.subject, &words.body).map_err(|error| broken(error.to_string()))?;
    Ok(template.render(&values).map_err(|error| broken(error.to_string()))?.subject)
}
