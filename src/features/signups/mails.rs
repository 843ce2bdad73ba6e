//! The mails that a sign-up causes.

use chrono::Duration;
use serde_json::{Map, Value};

use super::{
    followups,
    model::{Answers, choices},
    words::receipt,
};
use crate::{
    db::{DbError, Tx},
    features::{
        contacts::Contact,
        forms::model::Definition,
        outbox::{self, AskedFor, Letter, LinkInMail, Purpose},
        preferences::{greeting, preferences_link},
        snapshot::Snapshot,
        staff,
        templates::TemplateKey,
    },
    i18n::format,
    kernel::{
        Context, EmailAddress, Language, Timestamp,
        ids::{ContactId, FormId, SubmissionId},
    },
};

/// What a mail about a sign-up is about.
pub(super) struct About<'a> {
    pub(super) definition: &'a Definition,
    pub(super) submission: SubmissionId,
    pub(super) answers: &'a Answers,
    pub(super) address: &'a EmailAddress,
    pub(super) language: Language,
    pub(super) act: &'a str,
}

impl About<'_> {
    fn letter(&self, template: TemplateKey, variables: Map<String, Value>) -> Letter<'_> {
        Letter {
            template,
            language: self.language,
            to: self.address,
            contact: None,
            submission: Some(self.submission),
            act: self.act,
            variables,
            links: Vec::new(),
        }
    }

    fn form_title(&self) -> &str {
        self.definition.texts.get(self.language).map_or("", |texts| &texts.title)
    }
}

/// Asks the owner of the address to confirm; or only does the work of it, when the address was mailed enough today.
pub(super) fn post_confirm(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    about: &About<'_>,
    nonce: &str,
    may_mail: bool,
) -> Result<(), DbError> {
    let mut variables = Map::new();
    variables.insert("first_name".into(), about.answers.first_name.as_str().into());
    variables.insert("organisation".into(), house.settings.organisation_name.as_str().into());
    variables.insert("form_title".into(), about.form_title().into());
    variables.insert("choices".into(), choices(about.definition, about.answers, about.language).into());
    variables.insert("confirm_hours".into(), (house.settings.confirm_link_minutes + 59).div_euclid(60).into());
    let mut letter = about.letter(TemplateKey::Confirm, variables);
    letter.links = vec![("confirm_link", LinkInMail::new(Purpose::Confirm, nonce, house.settings.confirm_link_lifetime(), 0))];
    if may_mail {
        outbox::post(tx, ctx.at, house, &letter, key_id)?
    } else {
        outbox::post_nothing(tx, ctx.at, house, &letter, key_id)?
    };
    Ok(())
}

/// A sign-up whose owner is asked once more to confirm it.
pub(super) struct Reminder<'a> {
    pub(super) about: About<'a>,
    /// Who has the address: the mail is stopped when they are put into the bin before it has left.
    pub(super) contact: Option<ContactId>,
    /// The key that confirms it.
    pub(super) nonce: &'a str,
    /// When it is deleted, and its link opens nothing any more.
    pub(super) until: Timestamp,
}

/// Asks once more to confirm. The link works as long as there is something to confirm, whatever the first one did.
pub(super) fn post_reminders(
    tx: &mut Tx<'_>,
    at: Timestamp,
    house: &Snapshot,
    key_id: &str,
    reminders: &[Reminder<'_>],
) -> Result<(), DbError> {
    let letters: Vec<Letter<'_>> = reminders.iter().map(|reminder| letter_of(at, house, reminder)).collect();
    outbox::post_all(tx, at, house, &letters, key_id)
}

fn letter_of<'a>(at: Timestamp, house: &Snapshot, reminder: &'a Reminder<'a>) -> Letter<'a> {
    let about = &reminder.about;
    // The last whole day, or what is left of this one: nobody is promised more than holds.
    let last_day = reminder.until.plus(-Duration::days(1)).max(at);
    let mut variables = Map::new();
    variables.insert("first_name".into(), about.answers.first_name.as_str().into());
    variables.insert("organisation".into(), house.settings.organisation_name.as_str().into());
    variables.insert("form_title".into(), about.form_title().into());
    variables.insert("choices".into(), choices(about.definition, about.answers, about.language).into());
    variables.insert("confirm_until".into(), format::date(about.language, last_day).into());
    let mut letter = about.letter(TemplateKey::Reminder, variables);
    let lifetime = reminder.until.since(at);
    letter.contact = reminder.contact;
    letter.links = vec![("confirm_link", LinkInMail::new(Purpose::Confirm, reminder.nonce, lifetime, 0))];
    letter
}

/// Tells somebody who has what they signed up for, at most once a day (FRM-07).
pub(super) fn post_already(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    about: &About<'_>,
    contact: &Contact,
    asked_for: AskedFor,
) -> Result<(), DbError> {
    let mut variables = greeting(house, contact);
    variables.insert("form_title".into(), about.form_title().into());
    variables.insert("link_days".into(), house.settings.preference_link_days.into());
    let mut letter = about.letter(TemplateKey::AlreadySubscribed, variables);
    letter.language = contact.language;
    letter.contact = Some(contact.id);
    letter.links = vec![preferences_link(house, contact), ("unsubscribe_link", LinkInMail::unsubscribe_all(&contact.handle))];
    if asked_for.may_mail && !asked_for.was_told {
        outbox::post(tx, ctx.at, house, &letter, key_id)?
    } else {
        outbox::post_nothing(tx, ctx.at, house, &letter, key_id)?
    };
    Ok(())
}

/// Welcomes a person whose sign-up counts now.
pub(super) fn post_welcome(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    about: &About<'_>,
    contact: &Contact,
) -> Result<(), DbError> {
    let mut variables = greeting(house, contact);
    variables.insert("choices".into(), choices(about.definition, about.answers, contact.language).into());
    variables.insert("link_days".into(), house.settings.preference_link_days.into());
    let mut letter = about.letter(TemplateKey::Welcome, variables);
    letter.language = contact.language;
    letter.contact = Some(contact.id);
    letter.links = vec![preferences_link(house, contact), ("unsubscribe_link", LinkInMail::unsubscribe_all(&contact.handle))];
    outbox::post(tx, ctx.at, house, &letter, key_id)?;
    Ok(())
}

/// Sends the person what they entered.
pub(super) fn post_receipt(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    about: &About<'_>,
    contact: &Contact,
) -> Result<(), DbError> {
    let mut variables = Map::new();
    // To the address that was typed: what else is known of a contact who was here before is nobody's who only typed it.
    variables.insert("first_name".into(), about.answers.first_name.as_str().into());
    variables.insert("organisation".into(), house.settings.organisation_name.as_str().into());
    variables.insert("form_title".into(), about.form_title().into());
    variables.insert("answers".into(), receipt(about.definition, about.answers, about.address, about.language).into());
    let mut letter = about.letter(TemplateKey::FormReceipt, variables);
    letter.contact = Some(contact.id);
    outbox::post(tx, ctx.at, house, &letter, key_id)?;
    Ok(())
}

/// Tells the members of staff whom the form names that a submission waits for them.
pub(super) fn post_waiting(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    about: &About<'_>,
    form: FormId,
) -> Result<(), DbError> {
    let actions = followups::of_form(tx.connection(), form)?;
    let told = &actions.told;
    if told.is_empty() || actions.is_bundled {
        return Ok(());
    }
    for member in staff::members(tx.connection())?.iter().filter(|it| told.contains(&it.id) && it.disabled_at.is_none()) {
        let Ok(address) = EmailAddress::parse(&member.address) else { continue };
        let title = about.definition.texts.get(member.language).map_or("", |texts| &texts.title);
        let mut variables = Map::new();
        variables.insert("first_name".into(), member.name.split_whitespace().next().unwrap_or_default().into());
        variables.insert("organisation".into(), house.settings.organisation_name.as_str().into());
        variables.insert("form_title".into(), title.into());
        let letter = Letter {
            template: TemplateKey::SubmissionWaiting,
            language: member.language,
            to: &address,
            contact: None,
            // It says nothing about the person, and stays when they are erased.
            submission: None,
            act: "",
            variables,
            links: vec![("queue_link", LinkInMail::new(Purpose::Queue, "", Duration::zero(), 0))],
        };
        outbox::post(tx, ctx.at, house, &letter, key_id)?;
    }
    Ok(())
}

/// Tells members of staff once a day what waits for them: a line for each form.
pub(super) fn post_daily(
    tx: &mut Tx<'_>,
    at: Timestamp,
    house: &Snapshot,
    key_id: &str,
    member: &staff::MemberRow,
    lines: &[String],
) -> Result<(), DbError> {
    let Ok(address) = EmailAddress::parse(&member.address) else { return Ok(()) };
    let mut variables = Map::new();
    variables.insert("first_name".into(), member.name.split_whitespace().next().unwrap_or_default().into());
    variables.insert("organisation".into(), house.settings.organisation_name.as_str().into());
    variables.insert("forms".into(), lines.into());
    let letter = Letter {
        template: TemplateKey::SubmissionsDaily,
        language: member.language,
        to: &address,
        contact: None,
        // It says nothing about anybody.
        submission: None,
        act: "",
        variables,
        links: vec![("queue_link", LinkInMail::new(Purpose::Queue, "", Duration::zero(), 0))],
    };
    outbox::post(tx, at, house, &letter, key_id)?;
    Ok(())
}
