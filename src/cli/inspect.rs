//! `samtykke inspect`: what is stored about one person, and what is in the outbox. Reads only.

use std::fmt::Write as _;

use clap::{Subcommand, ValueEnum};

use super::{
    Answer, address,
    answer::{Table, time},
    nobody, storage,
};
use crate::{
    db::{Connection, Db, DbError},
    features::{
        consents,
        contacts::{self, Contact},
        forms,
        ledger::{self, Event, EventKind},
        lists::{self, Lists},
        outbox::{self, MailLine},
        subscriptions, templates,
    },
    kernel::{
        Language, StartupError,
        ids::{ContactId, FormVersionId, TemplateVersionId},
    },
};

/// The operator reads English.
const EN: Language = Language::En;
/// Mails of one contact that are shown.
const MAILS: i64 = 200;

#[derive(Subcommand)]
pub enum Inspect {
    /// What is stored about the person who has this address: consents, subscriptions, events, mails
    Contact {
        /// One of the contact's addresses
        address: String,
    },
    /// The newest mails in the outbox
    Outbox {
        /// Only those in this state
        #[arg(long)]
        state: Option<State>,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum State {
    Waiting,
    Leased,
    Sent,
    Failed,
    Stopped,
}

impl State {
    const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Leased => "leased",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
        }
    }
}

/// Shows it.
pub fn run(db: &Db, what: &Inspect) -> Result<Answer, StartupError> {
    match what {
        Inspect::Contact { address: text } => {
            let key = address(text)?.key().to_owned();
            let found =
                db.read_at_one_moment(|c| contacts::by_address_key(c, &key)?.map(|contact| describe(c, &contact)).transpose());
            found.map_err(storage)?.map(Answer::fine).ok_or_else(nobody)
        }
        Inspect::Outbox { state, limit } => {
            let text = db.read_at_one_moment(|c| {
                let mails = outbox::queue(c, state.map(State::code), i64::from(*limit))?;
                Ok::<_, DbError>(mail_table(&mails, &templates::names(c)?).or("no mails"))
            });
            Ok(Answer::fine(text.map_err(storage)?))
        }
    }
}

fn describe(c: &mut Connection, contact: &Contact) -> Result<String, DbError> {
    let lists = lists::load(c)?;
    let mut text = about(c, contact)?;
    let _ = write!(text, "\nConsents\n{}", consent_table(c, &lists, contact.id)?.or("nothing is registered"));
    let _ = write!(text, "\nSubscriptions\n{}", choice_table(c, &lists, contact.id)?.or("never chosen"));
    let events = ledger::events_of(c, contact.id)?;
    let versions = forms::version_names(c)?;
    let _ = write!(text, "\nEvents\n{}", event_table(&events, &lists, &versions).or("none"));
    let mails = outbox::of_contact(c, contact.id, MAILS)?;
    let _ = write!(text, "\nMails\n{}", mail_table(&mails, &templates::names(c)?).or("none"));
    Ok(text)
}

fn about(c: &mut Connection, contact: &Contact) -> Result<String, DbError> {
    let details = contacts::details(c, contact.id)?;
    let mut text = format!("Contact {}\n", contact.id);
    let name = format!("{} {}", contact.first_name, contact.last_name);
    let said = [
        ("name", name.trim().to_owned()),
        ("company", details.company),
        ("telephone", details.phone),
        ("country", details.country),
        ("language", contact.language.own_name().to_owned()),
        ("interests", contacts::interests(c, contact.id, EN)?.join(", ")),
        ("since", time(contact.created_at)),
        ("version", contact.version.to_string()),
        ("links", format!("epoch {}", contact.link_epoch)),
        ("mailings", if contact.no_mailings { "blocked" } else { "" }.to_owned()),
    ];
    for (what, value) in said.into_iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(text, "  {what:<11}{value}");
    }
    for (address, is_primary, confirmed_at) in contacts::addresses(c, contact.id)? {
        let kind = if is_primary { "primary" } else { "other" };
        let confirmed = confirmed_at.map_or("not confirmed".to_owned(), |at| format!("confirmed {}", time(at)));
        let _ = writeln!(text, "  {:<11}{address} ({kind}, {confirmed})", "address");
    }
    Ok(text)
}

fn consent_table(c: &mut Connection, lists: &Lists, contact: ContactId) -> Result<Table, DbError> {
    let mut table = Table::new(["purpose", "legal basis", "source", "registered", "by", "updated", "by", "changes"]);
    for consent in consents::of_contact(c, contact)? {
        table.row([
            lists.purpose_name(consent.purpose_id, EN).into(),
            lists.basis_name(consent.basis_id, EN).into(),
            lists.source_name(consent.source_id, EN).into(),
            time(consent.registered_at),
            consent.registered_by,
            time(consent.updated_at),
            consent.updated_by,
            consent.changes.to_string(),
        ]);
    }
    Ok(table)
}

fn choice_table(c: &mut Connection, lists: &Lists, contact: ContactId) -> Result<Table, DbError> {
    let mut table = Table::new(["type", "choice", "chosen", "by"]);
    for choice in subscriptions::page(c, ContactId(contact.0 - 1), contact)? {
        let is_on = if choice.is_on { "on" } else { "off" };
        table.row([lists.type_name(choice.type_id, EN).into(), is_on.into(), time(choice.chosen_at), choice.chosen_by]);
    }
    Ok(table)
}

fn event_table(events: &[Event], lists: &Lists, versions: &[(FormVersionId, String, i64)]) -> Table {
    let mut table = Table::new(["event", "when", "what", "who", "by way of", "form version", "act"]);
    for event in events {
        let version = event.form_version_id.and_then(|id| versions.iter().find(|version| version.0 == id));
        table.row([
            event.id.to_string(),
            time(event.at),
            words(event, lists),
            consents::acting(event),
            event.channel.replace('_', " "),
            version.map_or_else(String::new, |(_, slug, number)| format!("{slug} {number}")),
            event.act.clone(),
        ]);
    }
    table
}

/// What an event says, in English.
fn words(event: &Event, lists: &Lists) -> String {
    let mut words = EventKind::from_code(&event.kind).map_or_else(|| event.kind.clone(), |kind| kind.words().to_owned());
    if let Some(purpose) = event.purpose_id {
        let basis = |id| lists.basis_name(id, EN);
        let after = event.basis_after.map_or("–", basis);
        let _ = write!(words, ": {}, {after}", lists.purpose_name(purpose, EN));
        if let Some(before) = event.basis_before.filter(|before| Some(*before) != event.basis_after) {
            let _ = write!(words, " (before: {})", basis(before));
        }
    }
    if let Some(kind) = event.type_id {
        let choice = |choice: Option<bool>| match choice {
            Some(true) => "on",
            Some(false) => "off",
            None => "never chosen",
        };
        let (before, after) = (choice(event.choice_before), choice(event.choice_after));
        let _ = write!(words, ": {}, {after} (before: {before})", lists.type_name(kind, EN));
    }
    if let Some(act) = &event.undoes {
        let _ = write!(words, ", takes back {act}");
    }
    words
}

fn mail_table(mails: &[MailLine], names: &[(TemplateVersionId, String, i64)]) -> Table {
    let mut table =
        Table::new(["mail", "to", "template", "state", "tries", "posted", "next or done", "TLS", "queue id", "reply"]);
    for mail in mails {
        let template = names.iter().find(|name| name.0 == mail.template_version_id);
        let template = template.map_or("?".to_owned(), |(_, key, number)| format!("{key} {number} {}", mail.language));
        let due = if mail.state == "waiting" { Some(mail.not_before) } else { mail.finished_at };
        table.row([
            mail.id.to_string(),
            mail.address.clone(),
            template,
            mail.state.clone(),
            mail.attempts.to_string(),
            time(mail.created_at),
            time(due),
            mail.had_tls.map_or("", |had_tls| if had_tls { "yes" } else { "no" }).into(),
            mail.queue_id.clone().unwrap_or_default(),
            mail.reply.clone().unwrap_or_default(),
        ]);
    }
    table
}
