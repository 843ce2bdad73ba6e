//! Rows of submissions.

use chrono::Duration;
use diesel::prelude::*;

use super::model::Answers;
use crate::{
    db::{
        Connection, DbError, Prepared, Tx, on_each,
        schema::{event_details, form_versions, submissions},
    },
    features::forms::model::Definition,
    kernel::{
        EmailAddress, Language, Timestamp,
        ids::{ContactId, FormId, FormVersionId, SubmissionId},
    },
};

/// Sent, and waiting for the confirmation.
pub(super) const AWAITING: &str = "awaiting";
/// Done.
pub(super) const PROCESSED: &str = "processed";

/// A filled-in form.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Its row.
    pub id: SubmissionId,
    /// The version that was filled in.
    pub form_version: FormVersionId,
    /// What that version says.
    pub definition: Definition,
    /// Names that version.
    pub hash: String,
    /// The language that it was filled in.
    pub language: Language,
    /// Has it been confirmed?
    pub is_processed: bool,
    /// The address.
    pub address: EmailAddress,
    /// The answers.
    pub answers: Answers,
    /// Whose it became.
    pub contact: Option<ContactId>,
}

/// A submission about to be stored.
pub(super) struct NewSubmission<'a> {
    pub(super) form: FormId,
    pub(super) version: FormVersionId,
    pub(super) language: Language,
    pub(super) nonce: &'a str,
    pub(super) address: &'a EmailAddress,
    pub(super) answers: &'a Answers,
    pub(super) network_key: &'a str,
    pub(super) rendered_at: Timestamp,
    pub(super) at: Timestamp,
    /// The contact who has all of it already: there is nothing to confirm.
    pub(super) settled_for: Option<ContactId>,
}

/// Stores a submission; nothing when this very page was sent before.
pub(super) fn add(tx: &mut Tx<'_>, new: &NewSubmission<'_>) -> Result<Option<SubmissionId>, DbError> {
    let answers = serde_json::to_string(new.answers).map_err(|error| DbError::Broken(error.to_string()))?;
    let row = (
        submissions::form_id.eq(new.form),
        submissions::form_version_id.eq(new.version),
        submissions::language.eq(new.language),
        submissions::nonce.eq(new.nonce),
        submissions::status.eq(if new.settled_for.is_some() { PROCESSED } else { AWAITING }),
        submissions::address.eq(new.address.as_str()),
        submissions::address_key.eq(new.address.key()),
        submissions::answers.eq(answers),
        submissions::network_key.eq(new.network_key),
        submissions::rendered_at.eq(new.rendered_at),
        submissions::submitted_at.eq(new.at),
        submissions::confirmed_at.eq(new.settled_for.map(|_| new.at)),
        submissions::contact_id.eq(new.settled_for),
    );
    struct Add;
    Ok(on_each!(tx.connection(), |c| Prepared::<Add, _>::new(
        diesel::insert_into(submissions::table).values(row).on_conflict_do_nothing().returning(submissions::id)
    )
    .get_result(c)
    .optional())?)
}

/// The submission behind a confirmation link.
///
/// # Errors
/// Storage errors.
pub fn by_nonce(connection: &mut Connection, nonce: &str) -> Result<Option<Submission>, DbError> {
    type Row = (SubmissionId, FormVersionId, String, String, Language, String, String, String, Option<ContactId>);
    let row: Option<Row> = submissions::table
        .inner_join(form_versions::table.on(form_versions::id.eq(submissions::form_version_id)))
        .filter(submissions::nonce.eq(nonce))
        .select((
            submissions::id,
            submissions::form_version_id,
            form_versions::definition,
            form_versions::hash,
            submissions::language,
            submissions::status,
            submissions::address,
            submissions::answers,
            submissions::contact_id,
        ))
        .get_result(connection)
        .optional()?;
    let Some((id, form_version, definition, hash, language, status, address, answers, contact)) = row else { return Ok(None) };
    let broken = |what: &dyn std::fmt::Display| DbError::Broken(format!("submission {id}: {what}"));
    Ok(Some(Submission {
        id,
        form_version,
        definition: serde_json::from_str(&definition).map_err(|error| broken(&error))?,
        hash,
        language,
        is_processed: status == PROCESSED,
        address: EmailAddress::parse(&address).map_err(|error| broken(&error))?,
        answers: serde_json::from_str(&answers).map_err(|error| broken(&error))?,
        contact,
    }))
}

/// Marks an awaiting submission as processed; false when somebody else just did.
pub(super) fn process(tx: &mut Tx<'_>, at: Timestamp, id: SubmissionId) -> Result<bool, DbError> {
    let awaiting = submissions::table.filter(submissions::id.eq(id).and(submissions::status.eq(AWAITING)));
    let changed = diesel::update(awaiting)
        .set((submissions::status.eq(PROCESSED), submissions::confirmed_at.eq(at)))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Notes whose submission it is.
pub(super) fn assign(tx: &mut Tx<'_>, id: SubmissionId, contact: ContactId) -> Result<(), DbError> {
    diesel::update(submissions::table.find(id)).set(submissions::contact_id.eq(contact)).execute(tx.connection())?;
    Ok(())
}

/// How many forms a network sent since a moment.
pub(super) fn from_network(connection: &mut Connection, network_key: &str, since: Timestamp) -> Result<i64, DbError> {
    Ok(on_each!(connection, |c| submissions::table
        .filter(submissions::network_key.eq(network_key).and(submissions::submitted_at.gt(since)))
        .count()
        .get_result(c))?)
}

/// How many answers a form has.
pub(super) fn of_form(connection: &mut Connection, form: FormId) -> Result<i64, DbError> {
    Ok(submissions::table.filter(submissions::form_id.eq(form)).count().get_result(connection)?)
}

/// Deletes up to `most` sign-ups that nobody confirmed in `days`, with the mails that asked and the details of their acts.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, now: Timestamp, days: i64, most: i64) -> Result<usize, DbError> {
    // As a word: only then SQLite sees that the index over those that wait can be used.
    let awaiting = diesel::dsl::sql::<diesel::sql_types::Bool>("submissions.status = 'awaiting'");
    let old: Vec<SubmissionId> = submissions::table
        .filter(awaiting.and(submissions::submitted_at.lt(now.plus(-Duration::days(days)))))
        .order(submissions::submitted_at)
        .limit(most)
        .select(submissions::id)
        .load(tx.connection())?;
    diesel::delete(event_details::table.filter(event_details::submission_id.eq_any(&old))).execute(tx.connection())?;
    Ok(diesel::delete(submissions::table.filter(submissions::id.eq_any(&old))).execute(tx.connection())?)
}

/// Sign-ups that are processed and belong to nobody; there must be none, because erasing a contact takes theirs along.
///
/// # Errors
/// Storage errors.
pub fn without_contact(connection: &mut Connection) -> Result<Vec<SubmissionId>, DbError> {
    Ok(submissions::table
        .filter(submissions::status.eq(PROCESSED).and(submissions::contact_id.is_null()))
        .order(submissions::id)
        .select(submissions::id)
        .load(connection)?)
}
