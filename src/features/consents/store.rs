//! Rows of consents.

use diesel::prelude::*;

use super::model::Consent;
use crate::{
    db::{Connection, DbError, Prepared, Tx, on_each, schema::consents},
    kernel::ids::ContactId,
};

/// A contact's records, at most one per purpose.
///
/// # Errors
/// Storage errors.
pub fn of_contact(connection: &mut Connection, contact: ContactId) -> Result<Vec<Consent>, DbError> {
    Ok(on_each!(connection, |c| consents::table
        .filter(consents::contact_id.eq(contact))
        .order(consents::purpose_id)
        .select(Consent::as_select())
        .load(c))?)
}

/// The records of these contacts, in the order of contacts.
///
/// # Errors
/// Storage errors.
pub fn of_contacts(connection: &mut Connection, contacts: &[ContactId]) -> Result<Vec<Consent>, DbError> {
    Ok(consents::table
        .filter(consents::contact_id.eq_any(contacts))
        .order((consents::contact_id, consents::purpose_id))
        .select(Consent::as_select())
        .load(connection)?)
}

/// The records of contacts after `after` up to `until`, for going through all of them in portions.
///
/// # Errors
/// Storage errors.
pub fn page(connection: &mut Connection, after: ContactId, until: ContactId) -> Result<Vec<Consent>, DbError> {
    Ok(consents::table
        .filter(consents::contact_id.gt(after).and(consents::contact_id.le(until)))
        .order((consents::contact_id, consents::purpose_id))
        .select(Consent::as_select())
        .load(connection)?)
}

/// Writes the current record.
pub(super) fn put(tx: &mut Tx<'_>, consent: &Consent) -> Result<(), DbError> {
    struct Put;
    on_each!(tx.connection(), |c| Prepared::<Put, _>::new(
        diesel::insert_into(consents::table)
            .values(consent)
            .on_conflict((consents::contact_id, consents::purpose_id))
            .do_update()
            .set(consent)
            .returning(consents::contact_id)
    )
    .get_result::<ContactId>(c))?;
    Ok(())
}

/// Writes a contact's records anew, in place of what there is.
///
/// # Errors
/// Storage errors.
pub fn replace(tx: &mut Tx<'_>, contact: ContactId, records: &[Consent]) -> Result<(), DbError> {
    diesel::delete(consents::table.filter(consents::contact_id.eq(contact))).execute(tx.connection())?;
    records.iter().try_for_each(|consent| put(tx, consent))
}
