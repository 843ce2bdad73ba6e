//! Keeping the words that contacts are found by: written wherever a name, a company or an address is.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::{model::ContactDetails, store::details, words::words_of};
use crate::{
    db::{
        DbError, Tx, on_each,
        schema::{contact_addresses, contact_words, contacts_without_words},
    },
    kernel::{EmailAddress, ids::ContactId},
};

#[derive(Insertable)]
#[diesel(table_name = contact_words)]
struct WordRow<'a> {
    contact_id: ContactId,
    word: &'a str,
}

/// Writes the words of a new contact.
pub(super) fn keep_words(
    tx: &mut Tx<'_>,
    id: ContactId,
    details: &ContactDetails,
    address: &EmailAddress,
) -> Result<(), DbError> {
    insert(tx, id, &words_of(details, [address.key()]))
}

/// Brings a contact's words up to what holds now.
///
/// # Errors
/// Storage errors.
pub fn renew_words(tx: &mut Tx<'_>, id: ContactId) -> Result<(), DbError> {
    let details = details(tx.connection(), id)?;
    let keys: Vec<String> = contact_addresses::table
        .filter(contact_addresses::contact_id.eq(id))
        .select(contact_addresses::address_key)
        .load(tx.connection())?;
    let there: BTreeSet<String> = contact_words::table
        .filter(contact_words::contact_id.eq(id))
        .select(contact_words::word)
        .load(tx.connection())?
        .into_iter()
        .collect();
    let wanted: BTreeSet<String> = words_of(&details, keys.iter().map(String::as_str)).into_iter().collect();
    let gone: Vec<&String> = there.difference(&wanted).collect();
    if !gone.is_empty() {
        diesel::delete(contact_words::table.filter(contact_words::contact_id.eq(id).and(contact_words::word.eq_any(gone))))
            .execute(tx.connection())?;
    }
    let new: Vec<String> = wanted.difference(&there).cloned().collect();
    insert(tx, id, &new)
}

/// Gives up to `most` contacts from before there were words theirs; answers how many.
///
/// # Errors
/// Storage errors.
pub fn index_waiting(tx: &mut Tx<'_>, most: i64) -> Result<usize, DbError> {
    let ids: Vec<ContactId> = contacts_without_words::table
        .order(contacts_without_words::contact_id)
        .limit(most)
        .select(contacts_without_words::contact_id)
        .load(tx.connection())?;
    for id in &ids {
        renew_words(tx, *id)?;
    }
    diesel::delete(contacts_without_words::table.filter(contacts_without_words::contact_id.eq_any(&ids)))
        .execute(tx.connection())?;
    Ok(ids.len())
}

fn insert(tx: &mut Tx<'_>, id: ContactId, words: &[String]) -> Result<(), DbError> {
    if words.is_empty() {
        return Ok(());
    }
    let rows: Vec<WordRow<'_>> = words.iter().map(|word| WordRow { contact_id: id, word }).collect();
    on_each!(tx.connection(), |c| diesel::insert_into(contact_words::table).values(&rows).execute(c))?;
    Ok(())
}
