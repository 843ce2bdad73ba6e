//! Going through everything in portions.

use super::model::{Fold, Remarked, Report};
use crate::{
    db::{Connection, Db, DbError},
    features::{
        consents::{self, Consent, Remarks},
        contacts,
        ledger::{self, Event},
        outbox, signups,
        subscriptions::{self, Subscription},
    },
    kernel::ids::{ContactId, EventId, MailId},
};

/// Contacts that one portion looks at.
const CONTACTS: i64 = 2000;
/// Events or mails that one portion looks at.
const ROWS: i64 = 5000;

/// Rebuilds every projection from the events and compares; looks at commitments, mails, addresses and sign-ups as well.
///
/// # Errors
/// Storage errors.
pub fn check(db: &Db) -> Result<Report, DbError> {
    let mut report = Report::default();
    check_contacts(db, &mut report)?;
    check_commitments(db, &mut report)?;
    check_mails(db, &mut report)?;
    for id in db.read_blocking(signups::without_contact)? {
        report.note(format!("submission {id} is processed and belongs to no contact"));
    }
    Ok(report)
}

/// The rows of a portion of contacts, all of one moment.
struct Portion {
    /// Existing contacts, each with the number of its primary addresses.
    contacts: Vec<(ContactId, usize)>,
    events: Vec<Event>,
    consents: Vec<Consent>,
    choices: Vec<Subscription>,
    remarked: Remarked,
}

impl Portion {
    fn read(connection: &mut Connection, after: ContactId, until: ContactId) -> Result<Self, DbError> {
        Ok(Self {
            contacts: contacts::primaries(connection, after, until)?,
            events: ledger::projected_events(connection, after, until)?,
            consents: consents::page(connection, after, until)?,
            choices: subscriptions::page(connection, after, until)?,
            remarked: remarked(connection, after, until)?,
        })
    }
}

/// What staff wrote beside the consents of contacts after `after` up to `until`.
pub(super) fn remarked(connection: &mut Connection, after: ContactId, until: ContactId) -> Result<Remarked, DbError> {
    let acts = ledger::remarked_acts(connection, after, until)?;
    Ok(acts.into_iter().map(|(act, details)| (act, Remarks::of(&details))).collect())
}

fn check_contacts(db: &Db, report: &mut Report) -> Result<(), DbError> {
    let last = db.read_blocking(contacts::last_id)?;
    let mut after = ContactId(0);
    while after < last {
        let until = ContactId(after.0 + CONTACTS);
        let portion = db.read_at_one_moment(|c| Portion::read(c, after, until))?;
        let mut events = by_contact(&portion.events, |event| event.contact_id.unwrap_or(ContactId(0)));
        let mut consents = by_contact(&portion.consents, |consent| consent.contact_id);
        let mut choices = by_contact(&portion.choices, |choice| choice.contact_id);
        for (contact, primaries) in &portion.contacts {
            if *primaries != 1 {
                report.note(format!("contact {contact}: {primaries} primary addresses where there must be one"));
            }
            let fold = Fold::of(events.take(*contact), &portion.remarked);
            let astray = fold.differences(consents.take(*contact), choices.take(*contact));
            if !astray.is_empty() {
                report.astray.push(*contact);
            }
            for line in fold.gaps.iter().chain(&astray) {
                report.note(format!("contact {contact}: {line}"));
            }
        }
        report.contacts += portion.contacts.len();
        after = until;
    }
    Ok(())
}

/// Rows ordered by contact, handed out contact by contact.
struct ByContact<'a, T> {
    rows: &'a [T],
    contact: fn(&T) -> ContactId,
}

fn by_contact<T>(rows: &[T], contact: fn(&T) -> ContactId) -> ByContact<'_, T> {
    ByContact { rows, contact }
}

impl<'a, T> ByContact<'a, T> {
    /// The rows of `id`; those before it belong to contacts that were erased.
    fn take(&mut self, id: ContactId) -> &'a [T] {
        let begin = self.rows.partition_point(|row| (self.contact)(row) < id);
        let end = self.rows.partition_point(|row| (self.contact)(row) <= id);
        let own = &self.rows[begin..end];
        self.rows = &self.rows[end..];
        own
    }
}

fn check_commitments(db: &Db, report: &mut Report) -> Result<(), DbError> {
    let mut after = EventId(0);
    loop {
        let page = db.read_blocking(|c| ledger::commitments(c, after, ROWS))?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.0;
        report.events += page.len();
        for (event, commitment, details) in &page {
            let Some((salt, body)) = details else { continue };
            if commitment.as_deref() != Some(ledger::commitment(salt, body).as_str()) {
                report.note(format!("event {event}: its commitment does not fit the details of its act"));
            }
        }
    }
}

fn check_mails(db: &Db, report: &mut Report) -> Result<(), DbError> {
    let mut after = MailId(0);
    loop {
        let page = db.read_at_one_moment(|c| outbox::links_of_mails(c, after, ROWS))?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        report.mails += page.len();
        for mail in &page {
            for missing in &mail.missing {
                report.note(format!("mail {}: {missing} that it names does not exist", mail.id));
            }
        }
    }
}
