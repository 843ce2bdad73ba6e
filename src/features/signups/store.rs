//! Rows of submissions.

use chrono::Duration;
use diesel::prelude::*;

use super::model::{Answers, Failure, Status};
use crate::{
    db::{
        Connection, DbError, Prepared, Tx, on_each,
        schema::{event_details, form_versions, forms, submissions},
    },
    features::forms::{Counted, Processing, Tallied, counts, model::Definition},
    kernel::{
        Context, EmailAddress, Language, Timestamp,
        ids::{ContactId, FormId, FormVersionId, SubmissionId},
    },
};

/// A filled-in form.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Its row.
    pub id: SubmissionId,
    /// The form.
    pub form: FormId,
    /// Who makes its submissions count now.
    pub processing: Processing,
    /// The version that was filled in.
    pub form_version: FormVersionId,
    /// What that version says.
    pub definition: Definition,
    /// Names that version.
    pub hash: String,
    /// The language that it was filled in.
    pub language: Language,
    /// Where it stands.
    pub status: Status,
    /// When the form was sent.
    pub submitted_at: Timestamp,
    /// When the owner of the address confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// The address.
    pub address: EmailAddress,
    /// The answers.
    pub answers: Answers,
    /// Whose it became.
    pub contact: Option<ContactId>,
    /// The origin of the page it was sent from, where that was not ours; empty for a program that named none.
    pub posted_from: Option<String>,
}

impl Submission {
    /// When the person did what counts: confirmed it or, where nobody asked them to, sent it.
    pub fn acted_at(&self) -> Timestamp {
        self.confirmed_at.unwrap_or(self.submitted_at)
    }

    /// The language of mails about it.
    pub fn mail_language(&self) -> Language {
        self.answers.language.unwrap_or(self.language)
    }
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
    /// See [`Submission::posted_from`].
    pub(super) posted_from: Option<&'a str>,
}

/// Stores a submission; nothing when this very page was sent before.
pub(super) fn add(tx: &mut Tx<'_>, new: &NewSubmission<'_>) -> Result<Option<SubmissionId>, DbError> {
    let answers = serde_json::to_string(new.answers).map_err(|error| DbError::Broken(error.to_string()))?;
    let row = (
        submissions::form_id.eq(new.form),
        submissions::form_version_id.eq(new.version),
        submissions::language.eq(new.language),
        submissions::nonce.eq(new.nonce),
        submissions::status.eq(if new.settled_for.is_some() { Status::Processed } else { Status::Awaiting }.code()),
        submissions::address.eq(new.address.as_str()),
        submissions::address_key.eq(new.address.key()),
        submissions::answers.eq(answers),
        submissions::network_key.eq(new.network_key),
        submissions::rendered_at.eq(new.rendered_at),
        submissions::submitted_at.eq(new.at),
        submissions::contact_id.eq(new.settled_for),
        submissions::settled_at.eq(new.settled_for.map(|_| new.at)),
        submissions::kept_since.eq(new.settled_for.filter(|_| !new.answers.others.is_empty()).map(|_| new.at)),
        submissions::posted_from.eq(new.posted_from),
    );
    struct Add;
    Ok(on_each!(tx.connection(), |c| Prepared::<Add, _>::new(
        diesel::insert_into(submissions::table).values(row).on_conflict_do_nothing().returning(submissions::id)
    )
    .get_result(c)
    .optional())?)
}

/// The columns of a [`Row`].
macro_rules! submission_columns {
    () => {
        (
            submissions::id,
            (submissions::form_id, forms::processing),
            (submissions::form_version_id, form_versions::definition, form_versions::hash),
            submissions::language,
            submissions::status,
            (submissions::submitted_at, submissions::confirmed_at),
            submissions::address,
            submissions::answers,
            (submissions::contact_id, submissions::posted_from),
        )
    };
}

type Row = (
    SubmissionId,
    (FormId, String),
    (FormVersionId, String, String),
    Language,
    String,
    (Timestamp, Option<Timestamp>),
    String,
    String,
    (Option<ContactId>, Option<String>),
);

fn read(row: Row) -> Result<Submission, DbError> {
    let (id, (form, processing), (form_version, definition, hash), language, status, times, address, answers, contact) = row;
    let broken = |what: &dyn std::fmt::Display| DbError::Broken(format!("submission {id}: {what}"));
    Ok(Submission {
        id,
        form,
        processing: Processing::from_code(&processing).ok_or_else(|| broken(&"its form is processed in no known way"))?,
        form_version,
        definition: serde_json::from_str(&definition).map_err(|error| broken(&error))?,
        hash,
        language,
        status: Status::from_code(&status).ok_or_else(|| broken(&"its status is none"))?,
        submitted_at: times.0,
        confirmed_at: times.1,
        address: EmailAddress::parse(&address).map_err(|error| broken(&error))?,
        answers: serde_json::from_str(&answers).map_err(|error| broken(&error))?,
        contact: contact.0,
        posted_from: contact.1,
    })
}

/// The submission behind a confirmation link.
///
/// # Errors
/// Storage errors.
pub fn by_nonce(connection: &mut Connection, nonce: &str) -> Result<Option<Submission>, DbError> {
    let row: Option<Row> = submissions::table
        .inner_join(forms::table)
        .inner_join(form_versions::table.on(form_versions::id.eq(submissions::form_version_id)))
        .filter(submissions::nonce.eq(nonce))
        .select(submission_columns!())
        .get_result(connection)
        .optional()?;
    row.map(read).transpose()
}

/// A submission by its number.
///
/// # Errors
/// Storage errors.
pub fn by_id(connection: &mut Connection, id: SubmissionId) -> Result<Option<Submission>, DbError> {
    let row: Option<Row> = submissions::table
        .inner_join(forms::table)
        .inner_join(form_versions::table.on(form_versions::id.eq(submissions::form_version_id)))
        .filter(submissions::id.eq(id))
        .select(submission_columns!())
        .get_result(connection)
        .optional()?;
    row.map(read).transpose()
}

/// Submissions by their numbers, in their order.
pub(super) fn by_ids(connection: &mut Connection, ids: &[SubmissionId]) -> Result<Vec<Submission>, DbError> {
    let rows: Vec<Row> = submissions::table
        .inner_join(forms::table)
        .inner_join(form_versions::table.on(form_versions::id.eq(submissions::form_version_id)))
        .filter(submissions::id.eq_any(ids))
        .order(submissions::id)
        .select(submission_columns!())
        .load(connection)?;
    rows.into_iter().map(read).collect()
}

/// Marks an awaiting submission as processed; false when somebody else just did.
pub(super) fn process(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: SubmissionId,
    answers: &Answers,
    is_confirmed: bool,
) -> Result<bool, DbError> {
    let awaiting = submissions::table.filter(submissions::id.eq(id).and(submissions::status.eq(Status::Awaiting.code())));
    let changed = diesel::update(awaiting)
        .set((
            submissions::status.eq(Status::Processed.code()),
            submissions::confirmed_at.eq(is_confirmed.then_some(at)),
            submissions::settled_at.eq(at),
            submissions::kept_since.eq((!answers.others.is_empty()).then_some(at)),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Notes in which language the words were read, where that was on the confirmation page.
pub(super) fn note_language(tx: &mut Tx<'_>, id: SubmissionId, language: Language) -> Result<(), DbError> {
    diesel::update(submissions::table.find(id)).set(submissions::language.eq(language)).execute(tx.connection())?;
    Ok(())
}

/// Lets an awaiting submission wait for staff; false when somebody else just did something with it.
pub(super) fn queue(tx: &mut Tx<'_>, id: SubmissionId, confirmed_at: Option<Timestamp>) -> Result<bool, DbError> {
    let awaiting = submissions::table.filter(submissions::id.eq(id).and(submissions::status.eq(Status::Awaiting.code())));
    let changed = diesel::update(awaiting)
        .set((submissions::status.eq(Status::Submitted.code()), submissions::confirmed_at.eq(confirmed_at)))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Marks a submission as one that could not be processed; false when it is neither awaiting nor waiting any more.
pub(super) fn fail(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: SubmissionId,
    confirmed_at: Option<Timestamp>,
    failure: Failure,
) -> Result<bool, DbError> {
    let open = [Status::Awaiting, Status::Submitted, Status::Failed].map(Status::code);
    let changed = diesel::update(submissions::table.filter(submissions::id.eq(id).and(submissions::status.eq_any(open))))
        .set((
            submissions::status.eq(Status::Failed.code()),
            submissions::confirmed_at.eq(confirmed_at),
            submissions::failed_at.eq(at),
            submissions::failure.eq(failure.code()),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// How a member of staff settled a submission.
pub(super) struct Settlement<'a> {
    pub(super) status: Status,
    /// Why it was rejected.
    pub(super) reason: Option<&'a str>,
    /// Are there answers that are kept nowhere else?
    pub(super) keeps: bool,
}

/// Settles a submission that waits for staff; false when it does not wait any more. Of two members who settle it at once one waits
/// here for the other.
pub(super) fn settle(tx: &mut Tx<'_>, ctx: &Context, id: SubmissionId, how: &Settlement<'_>) -> Result<bool, DbError> {
    let open = [Status::Submitted, Status::Failed].map(Status::code);
    let waiting = submissions::table.filter(submissions::id.eq(id).and(submissions::status.eq_any(open)));
    let changed = diesel::update(waiting)
        .set((
            submissions::status.eq(how.status.code()),
            submissions::settled_at.eq(ctx.at),
            submissions::settled_by.eq(ctx.actor.id()),
            submissions::reason.eq(how.reason),
            submissions::kept_since.eq(how.keeps.then_some(ctx.at)),
        ))
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
    let rows: Vec<(SubmissionId, FormId, Timestamp, Language)> = submissions::table
        .filter(awaiting.and(submissions::submitted_at.lt(now.plus(-Duration::days(days)))))
        .order(submissions::submitted_at)
        .limit(most)
        .select((submissions::id, submissions::form_id, submissions::submitted_at, submissions::language))
        .load(tx.connection())?;
    let old: Vec<SubmissionId> = rows.iter().map(|(id, ..)| *id).collect();
    // They stay in the figures of their form as sent and not confirmed.
    counts::add_all(tx, rows.iter().map(|(_, form, at, language)| Tallied::at(*form, *at, *language, Counted::GoneSent)))?;
    diesel::delete(event_details::table.filter(event_details::submission_id.eq_any(&old))).execute(tx.connection())?;
    Ok(diesel::delete(submissions::table.filter(submissions::id.eq_any(&old))).execute(tx.connection())?)
}

/// Sign-ups that are processed and belong to nobody; there must be none, because erasing a contact takes theirs along.
///
/// # Errors
/// Storage errors.
pub fn without_contact(connection: &mut Connection) -> Result<Vec<SubmissionId>, DbError> {
    Ok(submissions::table
        .filter(submissions::status.eq(Status::Processed.code()).and(submissions::contact_id.is_null()))
        .order(submissions::id)
        .select(submissions::id)
        .load(connection)?)
}
