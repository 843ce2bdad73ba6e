//! Rows of contacts and addresses.

use diesel::prelude::*;

use super::{
    index::{keep_words, renew_words},
    merge::survivor,
    model::{Contact, ContactDetails, NewContact},
};
use crate::{
    db::{
        Connection, DbError, Prepared, Tx, on_each,
        schema::{contact_addresses, contact_interests, contacts, interest_texts},
    },
    kernel::{
        EmailAddress, Language, Timestamp,
        ids::{ContactId, SourceId},
        random,
        text::fold,
    },
};

/// The row that nobody has: both engines count from 1.
pub const NOBODY: ContactId = ContactId(0);

/// A contact's columns in the order of [`of_row`].
pub type ContactRow = (ContactId, String, String, String, Language, i64, i64, bool, Timestamp, String);

/// The columns of [`ContactRow`], from contacts joined with their primary address.
macro_rules! contact_columns {
    () => {
        (
            contacts::id,
            contacts::handle,
            contacts::first_name,
            contacts::last_name,
            contacts::language,
            contacts::link_epoch,
            contacts::version,
            contacts::no_mailings,
            contacts::created_at,
            contact_addresses::address,
        )
    };
}

/// The contact of a row.
///
/// # Errors
/// When its address is none.
pub fn of_row(row: ContactRow) -> Result<Contact, DbError> {
    let (id, handle, first_name, last_name, language, link_epoch, version, no_mailings, created_at, address) = row;
    let address =
        EmailAddress::parse(&address).map_err(|error| DbError::Broken(format!("stored address of contact {id}: {error}")))?;
    Ok(Contact { id, handle, first_name, last_name, language, link_epoch, version, no_mailings, created_at, address })
}

/// The contact behind a link's handle, or the one into whom they were merged; deleted ones are gone.
///
/// # Errors
/// Storage errors.
pub fn by_handle(connection: &mut Connection, handle: &str) -> Result<Option<Contact>, DbError> {
    if let Some(contact) = of_handle(connection, handle)? {
        return Ok(Some(contact));
    }
    match survivor(connection, handle)? {
        Some(handle) => of_handle(connection, &handle),
        None => Ok(None),
    }
}

fn of_handle(connection: &mut Connection, handle: &str) -> Result<Option<Contact>, DbError> {
    let row: Option<ContactRow> = on_each!(connection, |c| contacts::table
        .inner_join(contact_addresses::table)
        .filter(contacts::handle.eq(handle).and(contact_addresses::is_primary).and(contacts::deleted_at.is_null()))
        .select(contact_columns!())
        .get_result(c))
    .optional()?;
    row.map(of_row).transpose()
}

/// The same in a transaction that goes on to change them: others who would wait until it ends, instead of starting anew.
///
/// # Errors
/// Storage errors.
pub fn hold(tx: &mut Tx<'_>, handle: &str) -> Result<Option<Contact>, DbError> {
    let Connection::Postgres(connection) = tx.connection() else {
        // SQLite has one writer, which is this.
        return by_handle(tx.connection(), handle);
    };
    // The lock first, on this row alone, and then what holds: of two tables whoever had to wait would see the row that they waited for
    // as it is now, and the address beside it as it was.
    let held: Option<ContactId> = contacts::table
        .filter(contacts::handle.eq(handle).and(contacts::deleted_at.is_null()))
        .select(contacts::id)
        .for_update()
        .get_result(connection)
        .optional()?;
    if held.is_some() {
        return of_handle(tx.connection(), handle);
    }
    match survivor(tx.connection(), handle)? {
        Some(handle) => hold(tx, &handle),
        None => Ok(None),
    }
}

/// The contact of a row; deleted ones are gone.
///
/// # Errors
/// Storage errors.
pub fn by_id(connection: &mut Connection, id: ContactId) -> Result<Option<Contact>, DbError> {
    let row: Option<ContactRow> = on_each!(connection, |c| contacts::table
        .inner_join(contact_addresses::table)
        .filter(contacts::id.eq(id).and(contact_addresses::is_primary).and(contacts::deleted_at.is_null()))
        .select(contact_columns!())
        .get_result(c))
    .optional()?;
    row.map(of_row).transpose()
}

/// The contacts of these rows in the order of rows; deleted ones are gone.
///
/// # Errors
/// Storage errors.
pub fn by_ids(connection: &mut Connection, ids: &[ContactId]) -> Result<Vec<Contact>, DbError> {
    let rows: Vec<ContactRow> = contacts::table
        .inner_join(contact_addresses::table)
        .filter(contacts::id.eq_any(ids).and(contact_addresses::is_primary).and(contacts::deleted_at.is_null()))
        .order(contacts::id)
        .select(contact_columns!())
        .load(connection)?;
    rows.into_iter().map(of_row).collect()
}

/// The contact who has an address, primary or not, by its canonical key (FRM-07).
///
/// # Errors
/// Storage errors.
pub fn by_address_key(connection: &mut Connection, key: &str) -> Result<Option<Contact>, DbError> {
    Ok(by_address_key_with(connection, key)?.filter(|(_, deleted_at)| deleted_at.is_none()).map(|(contact, _)| contact))
}

/// The same in the bin or not, with when they went there.
pub(super) fn by_address_key_with(
    connection: &mut Connection,
    key: &str,
) -> Result<Option<(Contact, Option<Timestamp>)>, DbError> {
    let any = diesel::alias!(contact_addresses as any);
    let row: Option<(ContactRow, Option<Timestamp>)> = on_each!(connection, |c| contacts::table
        .inner_join(contact_addresses::table)
        .inner_join(any.on(any.field(contact_addresses::contact_id).eq(contacts::id)))
        .filter(any.field(contact_addresses::address_key).eq(key))
        .filter(contact_addresses::is_primary)
        .select((contact_columns!(), contacts::deleted_at))
        .get_result(c))
    .optional()?;
    row.map(|(row, deleted_at)| Ok((of_row(row)?, deleted_at))).transpose()
}

/// The contact behind a handle who is in the bin, or the one there into whom they were merged.
pub(super) fn in_bin(connection: &mut Connection, handle: &str) -> Result<Option<Contact>, DbError> {
    let own = |connection: &mut Connection, handle: &str| -> Result<Option<Contact>, DbError> {
        let row: Option<ContactRow> = contacts::table
            .inner_join(contact_addresses::table)
            .filter(contacts::handle.eq(handle).and(contact_addresses::is_primary).and(contacts::deleted_at.is_not_null()))
            .select(contact_columns!())
            .get_result(connection)
            .optional()?;
        row.map(of_row).transpose()
    };
    if let Some(contact) = own(connection, handle)? {
        return Ok(Some(contact));
    }
    match survivor(connection, handle)? {
        Some(handle) => own(connection, &handle),
        None => Ok(None),
    }
}

/// The same in a transaction that goes on to change them.
pub(super) fn held(tx: &mut Tx<'_>, handle: &str) -> Result<Option<Contact>, DbError> {
    let Some(found) = in_bin(tx.connection(), handle)? else { return Ok(None) };
    if let Connection::Postgres(c) = tx.connection() {
        contacts::table.find(found.id).select(contacts::id).for_update().get_result::<ContactId>(c)?;
    }
    in_bin(tx.connection(), handle)
}

/// Stores a new contact with a primary address.
///
/// # Errors
/// [`DbError::Taken`] when the address belongs to somebody already; other storage errors.
pub fn add(tx: &mut Tx<'_>, at: Timestamp, new: &NewContact<'_>) -> Result<ContactId, DbError> {
    let details = new.details;
    let source: SourceId = new.source;
    let row = (
        contacts::handle.eq(random::handle()),
        contacts::first_name.eq(&details.first_name),
        contacts::last_name.eq(&details.last_name),
        contacts::name_key.eq(name_key(details)),
        contacts::company.eq(&details.company),
        contacts::phone.eq(&details.phone),
        contacts::country.eq(&details.country),
        contacts::language.eq(new.language),
        contacts::source_id.eq(source),
        contacts::no_mailings.eq(false),
        contacts::link_epoch.eq(1),
        contacts::version.eq(1),
        contacts::created_at.eq(at),
        contacts::updated_at.eq(at),
    );
    let id: ContactId = diesel::insert_into(contacts::table).values(row).returning(contacts::id).get_result(tx.connection())?;
    let address = (
        contact_addresses::contact_id.eq(id),
        contact_addresses::address.eq(new.address.as_str()),
        contact_addresses::address_key.eq(new.address.key()),
        contact_addresses::is_primary.eq(true),
        contact_addresses::confirmed_at.eq(new.is_confirmed.then_some(at)),
        contact_addresses::bounces_in_row.eq(0),
        contact_addresses::created_at.eq(at),
    );
    diesel::insert_into(contact_addresses::table).values(address).execute(tx.connection())?;
    keep_words(tx, id, details, new.address)?;
    Ok(id)
}

/// Marks the contact as changed, provided nobody else changed them since `seen`.
///
/// This takes the row's lock on PostgreSQL, so two saves for one contact come one after the other.
///
/// # Errors
/// [`DbError::Busy`] when somebody did; run the work again, on what holds now.
pub fn bump(tx: &mut Tx<'_>, at: Timestamp, id: ContactId, seen: i64) -> Result<i64, DbError> {
    struct Bump;
    let changed: Option<i64> = on_each!(tx.connection(), |c| Prepared::<Bump, _>::new(
        diesel::update(contacts::table.filter(contacts::id.eq(id).and(contacts::version.eq(seen))))
            .set((contacts::version.eq(seen + 1), contacts::updated_at.eq(at)))
            .returning(contacts::version)
    )
    .get_result(c))
    .optional()?;
    changed.ok_or(DbError::Busy)
}

/// Marks the contact as changed, whoever changed them last; false when there is no such contact.
///
/// # Errors
/// Storage errors.
pub fn touch(tx: &mut Tx<'_>, at: Timestamp, id: ContactId) -> Result<bool, DbError> {
    let changed = diesel::update(contacts::table.find(id))
        .set((contacts::version.eq(contacts::version + 1), contacts::updated_at.eq(at)))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Stores what a form filled in for a known contact.
///
/// # Errors
/// Storage errors.
pub fn update_details(tx: &mut Tx<'_>, id: ContactId, language: Language, details: &ContactDetails) -> Result<(), DbError> {
    diesel::update(contacts::table.find(id))
        .set((
            contacts::first_name.eq(&details.first_name),
            contacts::last_name.eq(&details.last_name),
            contacts::name_key.eq(name_key(details)),
            contacts::company.eq(&details.company),
            contacts::phone.eq(&details.phone),
            contacts::country.eq(&details.country),
            contacts::language.eq(language),
        ))
        .execute(tx.connection())?;
    renew_words(tx, id)
}

/// A contact's details as they stand.
///
/// # Errors
/// Storage errors.
pub fn details(connection: &mut Connection, id: ContactId) -> Result<ContactDetails, DbError> {
    let (first_name, last_name, company, phone, country) = contacts::table
        .find(id)
        .select((contacts::first_name, contacts::last_name, contacts::company, contacts::phone, contacts::country))
        .get_result(connection)?;
    Ok(ContactDetails { first_name, last_name, company, phone, country })
}

/// Notes that the person has shown an address to be theirs.
///
/// # Errors
/// Storage errors.
pub fn confirm_address(tx: &mut Tx<'_>, at: Timestamp, key: &str) -> Result<(), DbError> {
    diesel::update(
        contact_addresses::table.filter(contact_addresses::address_key.eq(key).and(contact_addresses::confirmed_at.is_null())),
    )
    .set(contact_addresses::confirmed_at.eq(at))
    .execute(tx.connection())?;
    Ok(())
}

/// Ends every personal link made so far.
///
/// # Errors
/// Storage errors.
pub fn revoke_links(tx: &mut Tx<'_>, at: Timestamp, id: ContactId) -> Result<(), DbError> {
    diesel::update(contacts::table.find(id))
        .set((
            contacts::link_epoch.eq(contacts::link_epoch + 1),
            contacts::version.eq(contacts::version + 1),
            contacts::updated_at.eq(at),
        ))
        .execute(tx.connection())?;
    Ok(())
}

/// A contact's addresses, the primary one first; each with whether it is primary and when it was confirmed.
///
/// # Errors
/// Storage errors.
pub fn addresses(connection: &mut Connection, id: ContactId) -> Result<Vec<(String, bool, Option<Timestamp>)>, DbError> {
    Ok(contact_addresses::table
        .filter(contact_addresses::contact_id.eq(id))
        .order((contact_addresses::is_primary.desc(), contact_addresses::id))
        .select((contact_addresses::address, contact_addresses::is_primary, contact_addresses::confirmed_at))
        .load(connection)?)
}

/// What a contact is interested in, by name in a language.
///
/// # Errors
/// Storage errors.
pub fn interests(connection: &mut Connection, id: ContactId, language: Language) -> Result<Vec<String>, DbError> {
    Ok(contact_interests::table
        .inner_join(interest_texts::table.on(interest_texts::interest_id.eq(contact_interests::interest_id)))
        .filter(contact_interests::contact_id.eq(id).and(interest_texts::language.eq(language)))
        .order(interest_texts::name_key)
        .select(interest_texts::name)
        .load(connection)?)
}

/// The highest number that a contact has; 0 when there are none.
///
/// # Errors
/// Storage errors.
pub fn last_id(connection: &mut Connection) -> Result<ContactId, DbError> {
    let last: Option<ContactId> = contacts::table.select(diesel::dsl::max(contacts::id)).get_result(connection)?;
    Ok(last.unwrap_or(ContactId(0)))
}

/// The contacts after `after` up to `until`, each with the number of its primary addresses.
///
/// # Errors
/// Storage errors.
pub fn primaries(connection: &mut Connection, after: ContactId, until: ContactId) -> Result<Vec<(ContactId, usize)>, DbError> {
    let ids: Vec<ContactId> = contacts::table
        .filter(contacts::id.gt(after).and(contacts::id.le(until)))
        .order(contacts::id)
        .select(contacts::id)
        .load(connection)?;
    let owners: Vec<ContactId> = contact_addresses::table
        .filter(contact_addresses::contact_id.gt(after).and(contact_addresses::contact_id.le(until)))
        .filter(contact_addresses::is_primary)
        .order(contact_addresses::contact_id)
        .select(contact_addresses::contact_id)
        .load(connection)?;
    let of = |id: ContactId| owners.partition_point(|owner| *owner <= id) - owners.partition_point(|owner| *owner < id);
    Ok(ids.into_iter().map(|id| (id, of(id))).collect())
}

fn name_key(details: &ContactDetails) -> String {
    fold(&format!("{} {}", details.first_name, details.last_name))
}
