//! Rows of subscriptions.

use diesel::prelude::*;

use super::model::Subscription;
use crate::{
    db::{Connection, DbError, Prepared, Tx, on_each, schema::subscriptions},
    kernel::ids::{ContactId, TypeId},
};

/// A contact's choices.
///
/// # Errors
/// Storage errors.
pub fn of_contact(connection: &mut Connection, contact: ContactId) -> Result<Vec<(TypeId, bool)>, DbError> {
    Ok(on_each!(connection, |c| subscriptions::table
        .filter(subscriptions::contact_id.eq(contact))
        .select((subscriptions::type_id, subscriptions::is_on))
        .load(c))?)
}

/// The choices of contacts after `after` up to `until`, for going through all of them in portions.
///
/// # Errors
/// Storage errors.
pub fn page(connection: &mut Connection, after: ContactId, until: ContactId) -> Result<Vec<Subscription>, DbError> {
    Ok(subscriptions::table
        .filter(subscriptions::contact_id.gt(after).and(subscriptions::contact_id.le(until)))
        .order((subscriptions::contact_id, subscriptions::type_id))
        .select(Subscription::as_select())
        .load(connection)?)
}

/// Did the contact choose this type themselves, on or off?
///
/// # Errors
/// Storage errors.
pub fn is_own_choice(connection: &mut Connection, contact: ContactId, kind: TypeId) -> Result<bool, DbError> {
    let by: Option<String> =
        subscriptions::table.find((contact, kind)).select(subscriptions::chosen_by).get_result(connection).optional()?;
    Ok(by.as_deref() == Some("contact"))
}

/// Writes a choice.
pub(super) fn put(tx: &mut Tx<'_>, subscription: &Subscription) -> Result<(), DbError> {
    struct Put;
    on_each!(tx.connection(), |c| Prepared::<Put, _>::new(
        diesel::insert_into(subscriptions::table)
            .values(subscription)
            .on_conflict((subscriptions::contact_id, subscriptions::type_id))
            .do_update()
            .set(subscription)
            .returning(subscriptions::contact_id)
    )
    .get_result::<ContactId>(c))?;
    Ok(())
}

/// Sets a choice back to never chosen.
pub(super) fn remove(tx: &mut Tx<'_>, contact: ContactId, kind: TypeId) -> Result<(), DbError> {
    diesel::delete(subscriptions::table.find((contact, kind))).execute(tx.connection())?;
    Ok(())
}

/// Writes a contact's choices anew, in place of what there is.
///
/// # Errors
/// Storage errors.
pub fn replace(tx: &mut Tx<'_>, contact: ContactId, choices: &[Subscription]) -> Result<(), DbError> {
    diesel::delete(subscriptions::table.filter(subscriptions::contact_id.eq(contact))).execute(tx.connection())?;
    choices.iter().try_for_each(|choice| put(tx, choice))
}
