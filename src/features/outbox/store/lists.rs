//! What an operator asks about the outbox: lists of mails, and how it is. Rows that never leave are not mails and not shown.

use diesel::prelude::*;

use super::{DROPPED, FAILED, WAITING, are};
use crate::{
    db::{
        Connection, DbError,
        schema::{mails, submissions},
    },
    kernel::{
        Language, Timestamp,
        ids::{ContactId, MailId, SubmissionId, TemplateVersionId},
    },
};

/// A mail as an operator sees it in a list.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = mails)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct MailLine {
    pub id: MailId,
    pub handle: String,
    pub template_version_id: TemplateVersionId,
    pub language: Language,
    pub address: String,
    pub state: String,
    pub not_before: Timestamp,
    pub attempts: i64,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    pub reply: Option<String>,
    pub queue_id: Option<String>,
    pub had_tls: Option<bool>,
    pub sha256: Option<String>,
}

/// The newest mails, or those of one state.
///
/// # Errors
/// Storage errors.
pub fn queue(connection: &mut Connection, state: Option<&str>, most: i64) -> Result<Vec<MailLine>, DbError> {
    let mut query = mails::table
        .filter(mails::state.ne(DROPPED))
        .order(mails::id.desc())
        .limit(most)
        .select(MailLine::as_select())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(mails::state.eq(state.to_owned()));
    }
    Ok(query.load(connection)?)
}

/// A contact's mails, newest first; also those about the sign-ups that became theirs.
///
/// # Errors
/// Storage errors.
pub fn of_contact(connection: &mut Connection, contact: ContactId, most: i64) -> Result<Vec<MailLine>, DbError> {
    let own = submissions::table.filter(submissions::contact_id.eq(contact)).select(submissions::id.nullable());
    Ok(mails::table
        .filter(mails::contact_id.eq(contact).or(mails::submission_id.eq_any(own)))
        .order(mails::id.desc())
        .limit(most)
        .select(MailLine::as_select())
        .load(connection)?)
}

/// The mails about a submission, oldest first.
///
/// # Errors
/// Storage errors.
pub fn of_submission(connection: &mut Connection, submission: SubmissionId) -> Result<Vec<MailLine>, DbError> {
    Ok(mails::table
        .filter(mails::submission_id.eq(submission).and(mails::state.ne(DROPPED)))
        .order(mails::id)
        .select(MailLine::as_select())
        .load(connection)?)
}

/// How the outbox is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Health {
    /// Mails that wait.
    pub waiting: i64,
    /// Since when the oldest of those that may leave now could have left.
    pub due_since: Option<Timestamp>,
    /// Mails that were given up.
    pub failed: i64,
}

/// How the outbox is at `now`.
///
/// # Errors
/// Storage errors.
pub fn health(connection: &mut Connection, now: Timestamp) -> Result<Health, DbError> {
    let due = mails::table.filter(are(WAITING).and(mails::not_before.le(now)));
    Ok(Health {
        waiting: mails::table.filter(are(WAITING)).count().get_result(connection)?,
        due_since: due.select(diesel::dsl::min(mails::not_before)).get_result(connection)?,
        failed: mails::table.filter(are(FAILED)).count().get_result(connection)?,
    })
}
