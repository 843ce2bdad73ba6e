//! What happened with a contact, in the order of time: changes, mails, filled-in forms.

use diesel::prelude::*;

use crate::{
    db::{
        Connection, DbError,
        schema::{forms, mails, submissions},
    },
    features::{
        contacts,
        ledger::{self, Event},
        outbox::{self, MailLine, MailRow},
    },
    kernel::{
        Timestamp,
        ids::{ContactId, MailId, SubmissionId},
    },
};

/// How many of each kind are shown.
const MOST: usize = 200;

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Activity {
    /// The contact or somebody else changed something.
    Change(Box<Event>),
    /// A mail was written.
    Mail(Box<MailLine>),
    /// A form was filled in.
    Submission {
        /// Its row.
        id: SubmissionId,
        /// When.
        at: Timestamp,
        /// The form's name.
        form: String,
        /// `awaiting`, `processed` …
        status: String,
    },
}

impl Activity {
    /// When it happened.
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Change(event) => event.at,
            Self::Mail(mail) => mail.created_at,
            Self::Submission { at, .. } => *at,
        }
    }
}

/// What happened with a contact, newest first; the latest two hundred of each kind.
///
/// # Errors
/// Storage errors.
pub fn of_contact(connection: &mut Connection, contact: ContactId) -> Result<Vec<Activity>, DbError> {
    let mut events = Vec::new();
    for number in contacts::numbers(connection, contact)? {
        events.extend(ledger::events_of(connection, number)?);
    }
    events.sort_by_key(|event| event.id);
    let mails = outbox::of_contact(connection, contact, MOST as i64)?;
    let filled: Vec<(SubmissionId, Timestamp, String, String)> = submissions::table
        .inner_join(forms::table)
        .filter(submissions::contact_id.eq(contact))
        .order(submissions::id.desc())
        .limit(MOST as i64)
        .select((submissions::id, submissions::submitted_at, forms::name, submissions::status))
        .load(connection)?;
    let mut all: Vec<Activity> = events.into_iter().rev().take(MOST).map(|event| Activity::Change(Box::new(event))).collect();
    all.extend(mails.into_iter().filter(|mail| mail.state != "dropped").map(|mail| Activity::Mail(Box::new(mail))));
    all.extend(filled.into_iter().map(|(id, at, form, status)| Activity::Submission { id, at, form, status }));
    all.sort_by_key(|activity| std::cmp::Reverse(activity.at()));
    Ok(all)
}

/// A mail of a contact as the outbox keeps it, with what became of it; nothing when it is somebody else's.
///
/// # Errors
/// Storage errors.
pub fn mail(connection: &mut Connection, contact: ContactId, mail: MailId) -> Result<Option<(MailRow, MailLine)>, DbError> {
    let own = submissions::table.filter(submissions::contact_id.eq(contact)).select(submissions::id.nullable());
    Ok(mails::table
        .filter(mails::id.eq(mail).and(mails::state.ne("dropped")))
        .filter(mails::contact_id.eq(contact).or(mails::submission_id.eq_any(own)))
        .select((MailRow::as_select(), MailLine::as_select()))
        .get_result(connection)
        .optional()?)
}
