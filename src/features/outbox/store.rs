//! Rows of the outbox.

use chrono::Duration;
use diesel::prelude::*;

use super::letter::{Letter, Sender, Stored, why};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{contacts, event_details, mail_layouts, mails, submissions, template_versions},
    },
    features::{ledger, snapshot::Snapshot, templates::TemplateKey},
    kernel::{
        Language, Timestamp,
        ids::{ContactId, MailId, TemplateVersionId},
        random,
    },
};

/// Ready to leave.
const WAITING: &str = "waiting";
/// In the hands of a worker.
const LEASED: &str = "leased";
/// Taken by the relay.
const SENT: &str = "sent";
/// Given up.
const FAILED: &str = "failed";
/// Never meant to leave: does the work of a mail for an address that nobody has, so that both take the same time (LNK-04).
const DROPPED: &str = "dropped";

/// A mail as the worker needs it.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = mails)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct MailRow {
    pub id: MailId,
    pub handle: String,
    pub template_version_id: TemplateVersionId,
    pub layout_id: i64,
    pub language: Language,
    pub sender: String,
    pub address: String,
    pub variables: String,
    pub key_id: String,
    pub attempts: i64,
    pub created_at: Timestamp,
    pub signature: Option<String>,
}

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

/// Posts a mail: it leaves if and only if the transaction commits.
///
/// # Errors
/// Storage errors.
pub fn post(tx: &mut Tx<'_>, at: Timestamp, house: &Snapshot, letter: &Letter<'_>, key_id: &str) -> Result<String, DbError> {
    insert(tx, at, house, letter, key_id, WAITING)
}

/// Does the work of posting without a mail: for an address that nobody has, so that the answer takes as long (LNK-04).
///
/// # Errors
/// Storage errors.
pub fn post_nothing(
    tx: &mut Tx<'_>,
    at: Timestamp,
    house: &Snapshot,
    letter: &Letter<'_>,
    key_id: &str,
) -> Result<String, DbError> {
    insert(tx, at, house, letter, key_id, DROPPED)
}

fn insert(
    tx: &mut Tx<'_>,
    at: Timestamp,
    house: &Snapshot,
    letter: &Letter<'_>,
    key_id: &str,
    state: &str,
) -> Result<String, DbError> {
    let broken = |error: serde_json::Error| DbError::Broken(error.to_string());
    let handle = random::handle();
    let version = house
        .templates
        .get(&letter.template)
        .ok_or_else(|| DbError::Broken(format!("no template {}", letter.template.code())))?;
    let layout = house
        .layouts
        .get(&(letter.language, why(letter.template)))
        .ok_or_else(|| DbError::Broken(format!("no mail layout in {}", letter.language)))?;
    let settings = &house.settings;
    let sender = Sender {
        name: settings.organisation_name.clone(),
        address: settings.sender_address.clone(),
        reply_to: settings.reply_to.clone(),
    };
    let stored = Stored {
        values: letter.variables.clone(),
        links: letter.links.iter().map(|(name, link)| ((*name).to_owned(), link.clone())).collect(),
    };
    let is_nobody = state == DROPPED;
    let row = (
        mails::handle.eq(&handle),
        mails::template_version_id.eq(version),
        mails::layout_id.eq(layout),
        mails::language.eq(letter.language),
        mails::contact_id.eq(letter.contact),
        mails::submission_id.eq(letter.submission),
        mails::act.eq(letter.act),
        mails::sender.eq(serde_json::to_string(&sender).map_err(broken)?),
        // Of an address that nobody here has, nothing is kept.
        mails::address.eq(if is_nobody { "" } else { letter.to.as_str() }),
        mails::address_key.eq(if is_nobody { "" } else { letter.to.key() }),
        mails::variables.eq(serde_json::to_string(&stored).map_err(broken)?),
        mails::key_id.eq(key_id),
        mails::state.eq(state),
        mails::not_before.eq(at),
        mails::attempts.eq(0),
        mails::created_at.eq(at),
    );
    diesel::insert_into(mails::table).values(row).execute(tx.connection())?;
    Ok(handle)
}

/// Templates that anybody can cause to be mailed to any address: they share one limit per address (FRM-08).
const ASKED_FOR: [TemplateKey; 4] =
    [TemplateKey::Confirm, TemplateKey::AlreadySubscribed, TemplateKey::NewLink, TemplateKey::Verification];

/// What an address was mailed in 24 hours because somebody asked for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AskedFor {
    /// May it be mailed once more (FRM-08)?
    pub may_mail: bool,
    /// Was it told that it has everything already (FRM-07)?
    pub was_told: bool,
}

/// What an address was mailed in the 24 hours before `at` because somebody asked for it; one question, whoever has the address.
///
/// # Errors
/// Storage errors.
pub fn asked_for(connection: &mut Connection, at: Timestamp, house: &Snapshot, address_key: &str) -> Result<AskedFor, DbError> {
    let since = at.plus(-Duration::days(1));
    // A handful of rows, sorted out here: a list of values in the statement would have it prepared anew each time.
    let posted: Vec<TemplateVersionId> = mails::table
        .filter(mails::address_key.eq(address_key).and(mails::created_at.gt(since)))
        .select(mails::template_version_id)
        .load(connection)?;
    let count = |templates: &[TemplateKey]| {
        posted.iter().filter(|version| templates.iter().any(|key| house.templates.get(key) == Some(*version))).count()
    };
    Ok(AskedFor {
        may_mail: i64::try_from(count(&ASKED_FOR)).is_ok_and(|posted| posted < house.settings.mails_per_address_per_day),
        was_told: count(&[TemplateKey::AlreadySubscribed]) > 0,
    })
}

/// Takes up to `most` mails that are due, for `owner`, until `until`.
pub(super) fn claim(tx: &mut Tx<'_>, now: Timestamp, owner: &str, until: Timestamp, most: i64) -> Result<Vec<MailRow>, DbError> {
    let due: Vec<MailId> = mails::table
        .filter(mails::state.eq(WAITING).and(mails::not_before.le(now)))
        .order(mails::not_before)
        .limit(most)
        .select(mails::id)
        .load(tx.connection())?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    // All is asked again: another worker may have been quicker, and may even have put the mail back for later (PostgreSQL).
    let still_due = mails::id.eq_any(due).and(mails::state.eq(WAITING)).and(mails::not_before.le(now));
    Ok(diesel::update(mails::table.filter(still_due))
        .set((
            mails::state.eq(LEASED),
            mails::lease_owner.eq(owner),
            mails::lease_until.eq(until),
            mails::attempts.eq(mails::attempts + 1),
        ))
        .returning(MailRow::as_returning_columns())
        .get_results(tx.connection())?)
}

impl MailRow {
    /// The columns, for a statement that returns what it changed.
    #[allow(clippy::type_complexity, reason = "diesel names the type by its columns")]
    fn as_returning_columns() -> (
        mails::id,
        mails::handle,
        mails::template_version_id,
        mails::layout_id,
        mails::language,
        mails::sender,
        mails::address,
        mails::variables,
        mails::key_id,
        mails::attempts,
        mails::created_at,
        mails::signature,
    ) {
        (
            mails::id,
            mails::handle,
            mails::template_version_id,
            mails::layout_id,
            mails::language,
            mails::sender,
            mails::address,
            mails::variables,
            mails::key_id,
            mails::attempts,
            mails::created_at,
            mails::signature,
        )
    }
}

/// Is anything due, or held by a worker that let its time run out?
pub(super) fn is_anything_due(connection: &mut Connection, now: Timestamp) -> Result<(bool, bool), DbError> {
    let due = mails::table.filter(mails::state.eq(WAITING).and(mails::not_before.le(now)));
    let lost = mails::table.filter(mails::state.eq(LEASED).and(mails::lease_until.lt(now)));
    Ok((
        diesel::select(diesel::dsl::exists(due)).get_result(connection)?,
        diesel::select(diesel::dsl::exists(lost)).get_result(connection)?,
    ))
}

/// Puts back what a worker held beyond its time.
pub(super) fn recover(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    Ok(diesel::update(mails::table.filter(mails::state.eq(LEASED).and(mails::lease_until.lt(now))))
        .set((mails::state.eq(WAITING), mails::lease_owner.eq(None::<String>), mails::lease_until.eq(None::<Timestamp>)))
        .execute(tx.connection())?)
}

/// Keeps the signature of the first attempt, before that attempt is made.
pub(super) fn keep_signature(tx: &mut Tx<'_>, id: MailId, signature: &str) -> Result<(), DbError> {
    diesel::update(mails::table.find(id)).set(mails::signature.eq(signature)).execute(tx.connection())?;
    Ok(())
}

/// How an attempt ended.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// The relay took it.
    Sent { reply: String, queue_id: Option<String>, had_tls: bool, size: i64, sha256: String },
    /// Try again later.
    Retry { reply: String, not_before: Timestamp },
    /// Never.
    Failed { reply: String },
    /// No attempt was made.
    GivenBack { not_before: Timestamp },
}

/// Records how an attempt ended, unless the lease was lost meanwhile.
pub(super) fn record(tx: &mut Tx<'_>, now: Timestamp, owner: &str, id: MailId, outcome: &Outcome) -> Result<(), DbError> {
    let held = mails::table.filter(mails::id.eq(id).and(mails::state.eq(LEASED)).and(mails::lease_owner.eq(owner)));
    let free = (mails::lease_owner.eq(None::<String>), mails::lease_until.eq(None::<Timestamp>));
    let connection = tx.connection();
    match outcome {
        Outcome::Sent { reply, queue_id, had_tls, size, sha256 } => diesel::update(held)
            .set((
                free,
                mails::state.eq(SENT),
                mails::finished_at.eq(now),
                mails::reply.eq(reply),
                mails::queue_id.eq(queue_id),
                mails::had_tls.eq(had_tls),
                mails::size.eq(size),
                mails::sha256.eq(sha256),
            ))
            .execute(connection)?,
        Outcome::Retry { reply, not_before } => diesel::update(held)
            .set((free, mails::state.eq(WAITING), mails::not_before.eq(not_before), mails::reply.eq(reply)))
            .execute(connection)?,
        Outcome::Failed { reply } => diesel::update(held)
            .set((free, mails::state.eq(FAILED), mails::finished_at.eq(now), mails::reply.eq(reply)))
            .execute(connection)?,
        Outcome::GivenBack { not_before } => diesel::update(held)
            .set((free, mails::state.eq(WAITING), mails::not_before.eq(not_before), mails::attempts.eq(mails::attempts - 1)))
            .execute(connection)?,
    };
    Ok(())
}

/// Puts a mail that was given up back among the waiting ones; false when there is no such failed mail.
///
/// # Errors
/// Storage errors.
pub fn resend(tx: &mut Tx<'_>, now: Timestamp, id: MailId) -> Result<bool, DbError> {
    let given_up = mails::table.filter(mails::id.eq(id).and(mails::state.eq(FAILED)));
    let changed = diesel::update(given_up)
        .set((mails::state.eq(WAITING), mails::not_before.eq(now), mails::finished_at.eq(None::<Timestamp>)))
        .execute(tx.connection())?;
    Ok(changed == 1)
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
    let due = mails::table.filter(mails::state.eq(WAITING).and(mails::not_before.le(now)));
    Ok(Health {
        waiting: mails::table.filter(mails::state.eq(WAITING)).count().get_result(connection)?,
        due_since: due.select(diesel::dsl::min(mails::not_before)).get_result(connection)?,
        failed: mails::table.filter(mails::state.eq(FAILED)).count().get_result(connection)?,
    })
}

/// Marks what waits as done at `at` although it never left: the mails of a history that was told and not lived.
///
/// # Errors
/// Storage errors.
pub fn settle(tx: &mut Tx<'_>, at: Timestamp) -> Result<usize, DbError> {
    Ok(diesel::update(mails::table.filter(mails::state.eq(WAITING)))
        .set((
            mails::state.eq(SENT),
            mails::attempts.eq(1),
            mails::finished_at.eq(at),
            mails::reply.eq("not sent: part of the demonstration"),
        ))
        .execute(tx.connection())?)
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

/// A mail and what it names that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLinks {
    /// The mail.
    pub id: MailId,
    /// What is missing, in words.
    pub missing: Vec<&'static str>,
}

/// Up to `most` mails after `after`, each with what it names that does not exist.
///
/// # Errors
/// Storage errors.
pub fn links_of_mails(connection: &mut Connection, after: MailId, most: i64) -> Result<Vec<MailLinks>, DbError> {
    type Named = (String, Option<ContactId>, Option<i64>);
    type Found = (Option<String>, Option<ContactId>, Option<i64>, Option<TemplateVersionId>, Option<i64>);
    let rows: Vec<(MailId, Named, Found)> = mails::table
        .left_join(event_details::table.on(event_details::act.eq(mails::act)))
        .left_join(contacts::table.on(contacts::id.nullable().eq(mails::contact_id)))
        .left_join(submissions::table.on(submissions::id.nullable().eq(mails::submission_id)))
        .left_join(template_versions::table.on(template_versions::id.eq(mails::template_version_id)))
        .left_join(mail_layouts::table.on(mail_layouts::id.eq(mails::layout_id)))
        .filter(mails::id.gt(after))
        .order(mails::id)
        .limit(most)
        .select((
            mails::id,
            (mails::act, mails::contact_id, mails::submission_id),
            (
                event_details::act.nullable(),
                contacts::id.nullable(),
                submissions::id.nullable(),
                template_versions::id.nullable(),
                mail_layouts::id.nullable(),
            ),
        ))
        .load(connection)?;
    rows.into_iter()
        .map(|(id, (act, contact, submission), (has_details, has_contact, has_submission, has_template, has_layout))| {
            let mut missing = Vec::new();
            // A request for a fresh link is no act. The details of an act may be erased; its events stay.
            if !act.is_empty() && has_details.is_none() && !has_events(connection, contact, &act)? {
                missing.push("the act");
            }
            if contact != has_contact {
                missing.push("the contact");
            }
            if submission != has_submission {
                missing.push("the submission");
            }
            if has_template.is_none() {
                missing.push("the template version");
            }
            if has_layout.is_none() {
                missing.push("the frame");
            }
            Ok(MailLinks { id, missing })
        })
        .collect()
}

fn has_events(connection: &mut Connection, contact: Option<ContactId>, act: &str) -> Result<bool, DbError> {
    let Some(contact) = contact else { return Ok(false) };
    Ok(!ledger::events_of_act(connection, contact, act)?.is_empty())
}

/// Deletes the rows that were never meant to leave, a day after they did their work.
///
/// # Errors
/// Storage errors.
pub fn purge_decoys(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    let old = mails::state.eq(DROPPED).and(mails::created_at.lt(now.plus(-Duration::days(1)))).and(mails::address_key.eq(""));
    Ok(diesel::delete(mails::table.filter(old)).execute(tx.connection())?)
}
