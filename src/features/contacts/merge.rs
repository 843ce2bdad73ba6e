//! Contacts that turned out to be one person: what belongs to a row moves to the one that stays, and the other is gone.
//!
//! Events never change: those of the contact that is gone keep its number, and `contact_mergers` says whose they are now. What of
//! two consents holds is not decided here.

use diesel::prelude::*;

use super::{index::renew_words, model::Contact};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{contact_addresses, contact_mergers, contacts, mails, selection_members, submissions},
    },
    kernel::{
        Timestamp,
        ids::{ContactId, SelectionId},
    },
};

/// Moves addresses, submissions and mails of `from` to `into` and deletes the row of `from` with what else hangs on it. Personal
/// links of both stop working but for those that leave (LNK-03).
///
/// # Errors
/// Storage errors.
pub fn absorb(tx: &mut Tx<'_>, at: Timestamp, into: &Contact, from: &Contact) -> Result<(), DbError> {
    let connection = tx.connection();
    diesel::update(contact_mergers::table.filter(contact_mergers::into_id.eq(from.id)))
        .set(contact_mergers::into_id.eq(into.id))
        .execute(connection)?;
    let row = (
        contact_mergers::from_id.eq(from.id),
        contact_mergers::handle.eq(&from.handle),
        contact_mergers::into_id.eq(into.id),
        contact_mergers::merged_at.eq(at),
    );
    diesel::insert_into(contact_mergers::table).values(row).execute(connection)?;
    diesel::update(contact_addresses::table.filter(contact_addresses::contact_id.eq(from.id)))
        .set((contact_addresses::is_primary.eq(false), contact_addresses::contact_id.eq(into.id)))
        .execute(connection)?;
    diesel::update(submissions::table.filter(submissions::contact_id.eq(from.id)))
        .set(submissions::contact_id.eq(into.id))
        .execute(connection)?;
    diesel::update(mails::table.filter(mails::contact_id.eq(from.id))).set(mails::contact_id.eq(into.id)).execute(connection)?;
    // Whoever was chosen stays chosen; the rows of `from` go with it.
    let chosen: Vec<(SelectionId, Timestamp)> = selection_members::table
        .filter(selection_members::contact_id.eq(from.id))
        .select((selection_members::selection_id, selection_members::since))
        .load(connection)?;
    for (selection, since) in chosen {
        let row = (
            selection_members::selection_id.eq(selection),
            selection_members::contact_id.eq(into.id),
            selection_members::since.eq(since),
        );
        on_each!(connection, |c| diesel::insert_into(selection_members::table).values(row).on_conflict_do_nothing().execute(c))?;
    }
    // A number that no link of either has.
    diesel::update(contacts::table.find(into.id))
        .set(contacts::link_epoch.eq(into.link_epoch.max(from.link_epoch) + 1))
        .execute(connection)?;
    diesel::delete(contacts::table.find(from.id)).execute(connection)?;
    renew_words(tx, into.id)
}

/// The handle of the contact into whom that of this handle was merged.
pub(super) fn survivor(connection: &mut Connection, handle: &str) -> Result<Option<String>, DbError> {
    Ok(contact_mergers::table
        .inner_join(contacts::table.on(contacts::id.eq(contact_mergers::into_id)))
        .filter(contact_mergers::handle.eq(handle))
        .select(contacts::handle)
        .get_result(connection)
        .optional()?)
}

/// The numbers under which the events of a contact are found: their own, and those of contacts that were merged into them.
///
/// # Errors
/// Storage errors.
pub fn numbers(connection: &mut Connection, id: ContactId) -> Result<Vec<ContactId>, DbError> {
    let mut numbers: Vec<ContactId> = contact_mergers::table
        .filter(contact_mergers::into_id.eq(id))
        .order(contact_mergers::from_id)
        .select(contact_mergers::from_id)
        .load(connection)?;
    numbers.push(id);
    Ok(numbers)
}
