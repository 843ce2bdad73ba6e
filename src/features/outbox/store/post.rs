//! New rows: mails, and rows that only do a mail's work. Whether an address may be mailed at all is asked before, in `limits`.

use chrono::Duration;
use diesel::prelude::*;

use super::{
    super::letter::{Letter, Sender, Stored, why},
    DROPPED, WAITING,
};
use crate::{
    db::{Connection, DbError, Tx, on_each, schema::mails},
    features::snapshot::Snapshot,
    kernel::{
        Language, Timestamp,
        ids::{ContactId, SubmissionId, TemplateVersionId},
        random,
    },
};

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

/// Posts many mails in one way to the server.
///
/// # Errors
/// As [`post`].
pub fn post_all(tx: &mut Tx<'_>, at: Timestamp, house: &Snapshot, letters: &[Letter<'_>], key_id: &str) -> Result<(), DbError> {
    let rows: Vec<Row<'_>> = letters.iter().map(|letter| row(at, house, letter, key_id, WAITING)).collect::<Result<_, _>>()?;
    match tx.connection() {
        Connection::Sqlite(c) => {
            for row in &rows {
                diesel::insert_into(mails::table).values(row).execute(c)?;
            }
        }
        Connection::Postgres(c) => {
            diesel::insert_into(mails::table).values(&rows).execute(c)?;
        }
    }
    Ok(())
}

fn insert(
    tx: &mut Tx<'_>,
    at: Timestamp,
    house: &Snapshot,
    letter: &Letter<'_>,
    key_id: &str,
    state: &'static str,
) -> Result<String, DbError> {
    let row = row(at, house, letter, key_id, state)?;
    on_each!(tx.connection(), |c| diesel::insert_into(mails::table).values(&row).execute(c))?;
    Ok(row.handle)
}

#[derive(Insertable)]
#[diesel(table_name = mails, treat_none_as_default_value = false)]
struct Row<'a> {
    handle: String,
    template_version_id: TemplateVersionId,
    layout_id: i64,
    language: Language,
    contact_id: Option<ContactId>,
    submission_id: Option<SubmissionId>,
    act: &'a str,
    sender: String,
    address: &'a str,
    address_key: &'a str,
    variables: String,
    key_id: &'a str,
    state: &'static str,
    not_before: Timestamp,
    attempts: i64,
    created_at: Timestamp,
}

fn row<'a>(
    at: Timestamp,
    house: &Snapshot,
    letter: &'a Letter<'_>,
    key_id: &'a str,
    state: &'static str,
) -> Result<Row<'a>, DbError> {
    let broken = |error: serde_json::Error| DbError::Broken(error.to_string());
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
    Ok(Row {
        handle: random::handle(),
        template_version_id: *version,
        layout_id: *layout,
        language: letter.language,
        contact_id: letter.contact,
        submission_id: letter.submission,
        act: letter.act,
        sender: serde_json::to_string(&sender).map_err(broken)?,
        // Of an address that nobody here has, nothing is kept.
        address: if is_nobody { "" } else { letter.to.as_str() },
        address_key: if is_nobody { "" } else { letter.to.key() },
        variables: serde_json::to_string(&stored).map_err(broken)?,
        key_id,
        state,
        not_before: at,
        attempts: 0,
        created_at: at,
    })
}

/// Deletes the rows that were never meant to leave, a day after they did their work.
///
/// # Errors
/// Storage errors.
pub fn purge_decoys(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    let old = mails::state.eq(DROPPED).and(mails::created_at.lt(now.plus(-Duration::days(1)))).and(mails::address_key.eq(""));
    Ok(diesel::delete(mails::table.filter(old)).execute(tx.connection())?)
}
