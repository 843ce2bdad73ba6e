//! Contacts in the bin: still there, found by nobody, and out of it again when they act themselves or staff take them out.

use diesel::prelude::*;

use super::{
    model::Contact,
    store::{by_address_key_with, by_handle, held, hold},
};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{binned_contacts, contacts},
    },
    kernel::{Timestamp, ids::ContactId},
};

/// A contact, and whether they are in the bin.
#[derive(Clone, Debug)]
pub struct Found {
    /// Who.
    pub contact: Contact,
    /// Are they in the bin?
    pub is_binned: bool,
}

/// The contact who has an address, in the bin or not: an address belongs to one of both. It asks what [`super::by_address_key`] asks.
///
/// # Errors
/// Storage errors.
pub fn holder_of_address(connection: &mut Connection, key: &str) -> Result<Option<Found>, DbError> {
    Ok(by_address_key_with(connection, key)?.map(|(contact, deleted_at)| Found { contact, is_binned: deleted_at.is_some() }))
}

/// The contact behind a link by which they leave, in a transaction that goes on to change them. Leaving works from the bin too: who is
/// taken out again has still said no.
///
/// # Errors
/// Storage errors.
pub fn hold_who_leaves(tx: &mut Tx<'_>, handle: &str) -> Result<Option<Found>, DbError> {
    if let Some(contact) = hold(tx, handle)? {
        return Ok(Some(Found { contact, is_binned: false }));
    }
    Ok(held(tx, handle)?.map(|contact| Found { contact, is_binned: true }))
}

/// The same for showing the page.
///
/// # Errors
/// Storage errors.
pub fn who_leaves(connection: &mut Connection, handle: &str) -> Result<Option<Contact>, DbError> {
    if let Some(contact) = by_handle(connection, handle)? {
        return Ok(Some(contact));
    }
    super::store::in_bin(connection, handle)
}

/// Takes a contact out of the bin; false when they are not in it. The event is the caller's to write.
///
/// # Errors
/// Storage errors.
pub fn unbin(tx: &mut Tx<'_>, at: Timestamp, id: ContactId) -> Result<bool, DbError> {
    let rows = diesel::update(contacts::table.filter(contacts::id.eq(id).and(contacts::deleted_at.is_not_null())))
        .set((
            contacts::deleted_at.eq(None::<Timestamp>),
            contacts::version.eq(contacts::version + 1),
            contacts::updated_at.eq(at),
        ))
        .execute(tx.connection())?;
    diesel::delete(binned_contacts::table.find(id)).execute(tx.connection())?;
    Ok(rows == 1)
}
