//! Reading where a contact stands.

use super::model::Standing;
use crate::{
    db::{Connection, DbError},
    features::{
        consents,
        contacts::{self, Contact},
        subscriptions,
    },
};

/// Where the contact behind a link's handle stands.
///
/// # Errors
/// Storage errors.
pub fn standing(connection: &mut Connection, handle: &str) -> Result<Option<Standing>, DbError> {
    contacts::by_handle(connection, handle)?.map(|contact| standing_of(connection, contact)).transpose()
}

/// Where a contact stands.
///
/// # Errors
/// Storage errors.
pub fn standing_of(connection: &mut Connection, contact: Contact) -> Result<Standing, DbError> {
    let consents = consents::of_contact(connection, contact.id)?;
    let choices = subscriptions::of_contact(connection, contact.id)?;
    Ok(Standing { contact, consents, choices })
}
