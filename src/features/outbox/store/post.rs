//! New rows: mails, and rows that only do a mail's work. Whether an address may be mailed at all is asked before, in `limits`.

use chrono::Duration;
use diesel::prelude::*;

use super::{
    super::letter::{Letter, Sender, Stored, why},
    DROPPED, WAITING,
};
use crate::{
    db::{DbError, Tx, on_each, schema::mails},
    features::snapshot::Snapshot,
    kernel::{Timestamp, random},
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
    on_each!(tx.connection(), |c| diesel::insert_into(mails::table).values(row).execute(c))?;
    Ok(handle)
}

/// Deletes the rows that were never meant to leave, a day after they did their work.
///
/// # Errors
/// Storage errors.
pub fn purge_decoys(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    let old = mails::state.eq(DROPPED).and(mails::created_at.lt(now.plus(-Duration::days(1)))).and(mails::address_key.eq(""));
    Ok(diesel::delete(mails::table.filter(old)).execute(tx.connection())?)
}
