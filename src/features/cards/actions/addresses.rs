//! The addresses of a contact: several, one of them primary.

use serde_json::{Map, Value, json};

use super::{audited, begin, changed, contact};
use crate::{
    db::{DbError, Tx},
    features::contacts,
    kernel::{
        Context, EmailAddress,
        ids::{AddressId, ContactId},
    },
};

/// What came of adding an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is theirs now.
    Now,
    /// It was theirs already, or is somebody else's.
    Known(ContactId),
    /// Somebody in the bin has it.
    Binned,
}

/// Gives a contact another address.
///
/// # Errors
/// [`DbError::NotFound`] when the contact is gone; storage errors.
pub fn add_address(tx: &mut Tx<'_>, ctx: &Context, id: ContactId, address: &EmailAddress) -> Result<Added, DbError> {
    let contact = contact(tx, id)?;
    if let Some(known) = contacts::holder_of_address(tx.connection(), address.key())? {
        return Ok(if known.is_binned { Added::Binned } else { Added::Known(known.contact.id) });
    }
    let act = begin(tx, ctx, &contact, personal(address.as_str()))?;
    let row = contacts::add_address(tx, ctx.at, id, address)?;
    changed(tx, ctx, &act, id, "address_added")?;
    audited(tx, ctx, "contact.address_added", id, Value::Null, json!({ "address": row }))?;
    Ok(Added::Now)
}

/// Makes an address the one that is written to.
///
/// # Errors
/// [`DbError::NotFound`] when the contact or the address is gone; storage errors.
pub fn make_primary(tx: &mut Tx<'_>, ctx: &Context, id: ContactId, address: AddressId) -> Result<(), DbError> {
    let contact = contact(tx, id)?;
    let rows = contacts::address_rows(tx.connection(), id)?;
    let wanted = rows.iter().find(|row| row.id == address).ok_or(DbError::NotFound)?;
    if wanted.is_primary {
        return Ok(());
    }
    let before = rows.iter().find(|row| row.is_primary).map(|row| row.id);
    let act = begin(tx, ctx, &contact, personal(&wanted.address))?;
    contacts::make_primary(tx, id, address)?;
    changed(tx, ctx, &act, id, "address_primary")?;
    audited(tx, ctx, "contact.address_made_primary", id, json!({ "address": before }), json!({ "address": address }))
}

/// Takes an address away that is not the primary one; false when it is.
///
/// # Errors
/// [`DbError::NotFound`] when the contact or the address is gone; storage errors.
pub fn remove_address(tx: &mut Tx<'_>, ctx: &Context, id: ContactId, address: AddressId) -> Result<bool, DbError> {
    let contact = contact(tx, id)?;
    let rows = contacts::address_rows(tx.connection(), id)?;
    let unwanted = rows.iter().find(|row| row.id == address).ok_or(DbError::NotFound)?;
    if unwanted.is_primary {
        return Ok(false);
    }
    let act = begin(tx, ctx, &contact, personal(&unwanted.address))?;
    contacts::remove_address(tx, id, address)?;
    changed(tx, ctx, &act, id, "address_removed")?;
    audited(tx, ctx, "contact.address_removed", id, json!({ "address": address }), Value::Null)?;
    Ok(true)
}

fn personal(address: &str) -> Map<String, Value> {
    Map::from_iter([("address".to_owned(), Value::from(address))])
}
