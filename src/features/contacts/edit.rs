//! What staff read and change of a contact beyond name and language: addresses, interests, *no mailings*.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::index::renew_words;
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{contact_addresses, contact_interests, contacts, interest_texts, interests},
    },
    kernel::{
        EmailAddress, Language, Timestamp,
        ids::{AddressId, ContactId, SourceId},
    },
};

/// One address of a contact.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = contact_addresses)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct AddressRow {
    pub id: AddressId,
    pub address: String,
    pub is_primary: bool,
    pub confirmed_at: Option<Timestamp>,
}

/// A contact as a row of the list.
#[derive(Clone, Debug, diesel::Queryable)]
#[allow(missing_docs, reason = "the columns are described in the migration")]
pub struct Listed {
    pub id: ContactId,
    pub first_name: String,
    pub last_name: String,
    pub company: String,
    pub phone: String,
    pub country: String,
    pub language: Language,
    pub source_id: SourceId,
    pub no_mailings: bool,
    pub created_at: Timestamp,
    pub informed_at: Option<Timestamp>,
    pub address: String,
}

/// Something that people can be interested in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterestOption {
    /// Its row.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Is it on offer?
    pub is_offered: bool,
}

/// These contacts as rows of the list, in the order of `ids`; deleted ones are left out.
///
/// # Errors
/// Storage errors.
pub fn listed(connection: &mut Connection, ids: &[ContactId]) -> Result<Vec<Listed>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<Listed> = contacts::table
        .inner_join(contact_addresses::table)
        .filter(contacts::id.eq_any(ids).and(contact_addresses::is_primary).and(contacts::deleted_at.is_null()))
        .select((
            contacts::id,
            contacts::first_name,
            contacts::last_name,
            contacts::company,
            contacts::phone,
            contacts::country,
            contacts::language,
            contacts::source_id,
            contacts::no_mailings,
            contacts::created_at,
            contacts::informed_at,
            contact_addresses::address,
        ))
        .load(connection)?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// A contact's addresses with their rows, the primary one first.
///
/// # Errors
/// Storage errors.
pub fn address_rows(connection: &mut Connection, id: ContactId) -> Result<Vec<AddressRow>, DbError> {
    Ok(contact_addresses::table
        .filter(contact_addresses::contact_id.eq(id))
        .order((contact_addresses::is_primary.desc(), contact_addresses::id))
        .select(AddressRow::as_select())
        .load(connection)?)
}

/// Gives a contact another address, which is not the primary one. The caller has looked that nobody has it.
///
/// # Errors
/// [`DbError::Taken`] when somebody took it meanwhile; other storage errors.
pub fn add_address(tx: &mut Tx<'_>, at: Timestamp, id: ContactId, address: &EmailAddress) -> Result<AddressId, DbError> {
    let row = (
        contact_addresses::contact_id.eq(id),
        contact_addresses::address.eq(address.as_str()),
        contact_addresses::address_key.eq(address.key()),
        contact_addresses::is_primary.eq(false),
        contact_addresses::bounces_in_row.eq(0_i64),
        contact_addresses::created_at.eq(at),
    );
    let row =
        diesel::insert_into(contact_addresses::table).values(row).returning(contact_addresses::id).get_result(tx.connection())?;
    renew_words(tx, id)?;
    Ok(row)
}

/// Makes an address of a contact the one that is written to; false when it is none of theirs.
///
/// # Errors
/// Storage errors.
pub fn make_primary(tx: &mut Tx<'_>, id: ContactId, address: AddressId) -> Result<bool, DbError> {
    let own = contact_addresses::table.filter(contact_addresses::contact_id.eq(id).and(contact_addresses::id.eq(address)));
    if own.select(contact_addresses::id).first::<AddressId>(tx.connection()).optional()?.is_none() {
        return Ok(false);
    }
    diesel::update(contact_addresses::table.filter(contact_addresses::contact_id.eq(id).and(contact_addresses::is_primary)))
        .set(contact_addresses::is_primary.eq(false))
        .execute(tx.connection())?;
    diesel::update(contact_addresses::table.filter(contact_addresses::id.eq(address)))
        .set(contact_addresses::is_primary.eq(true))
        .execute(tx.connection())?;
    Ok(true)
}

/// Takes an address away from a contact; false when it is none of theirs or the primary one.
///
/// # Errors
/// Storage errors.
pub fn remove_address(tx: &mut Tx<'_>, id: ContactId, address: AddressId) -> Result<bool, DbError> {
    let other =
        contact_addresses::contact_id.eq(id).and(contact_addresses::id.eq(address)).and(contact_addresses::is_primary.eq(false));
    let removed = diesel::delete(contact_addresses::table.filter(other)).execute(tx.connection())?;
    if removed == 1 {
        renew_words(tx, id)?;
    }
    Ok(removed == 1)
}

/// Sets or lifts *no mailings* (CON-13).
///
/// # Errors
/// Storage errors.
pub fn set_no_mailings(tx: &mut Tx<'_>, id: ContactId, no_mailings: bool) -> Result<(), DbError> {
    diesel::update(contacts::table.find(id)).set(contacts::no_mailings.eq(no_mailings)).execute(tx.connection())?;
    Ok(())
}

/// How a contact came in, and when they were told what is stored about them.
///
/// # Errors
/// Storage errors.
pub fn origin(connection: &mut Connection, id: ContactId) -> Result<(SourceId, Option<Timestamp>), DbError> {
    Ok(contacts::table.find(id).select((contacts::source_id, contacts::informed_at)).get_result(connection)?)
}

/// Everything that people can be interested in, in its order, by name in a language; what is deleted is left out.
///
/// # Errors
/// Storage errors.
pub fn interest_options(connection: &mut Connection, language: Language) -> Result<Vec<InterestOption>, DbError> {
    let rows: Vec<(i64, String, bool)> = interests::table
        .filter(interests::deleted_at.is_null())
        .order((interests::position, interests::id))
        .select((interests::id, interests::key, interests::is_active))
        .load(connection)?;
    let texts: Vec<(i64, Language, String)> = interest_texts::table
        .filter(interest_texts::language.eq_any([language, Language::En]))
        .select((interest_texts::interest_id, interest_texts::language, interest_texts::name))
        .load(connection)?;
    let name = |id: i64, wanted: Language| {
        texts
            .iter()
            .find(|(of, language, name)| *of == id && *language == wanted && !name.is_empty())
            .map(|(_, _, name)| name.clone())
    };
    Ok(rows
        .into_iter()
        .map(|(id, key, is_offered)| InterestOption {
            id,
            name: name(id, language).or_else(|| name(id, Language::En)).unwrap_or(key),
            is_offered,
        })
        .collect())
}

/// What a contact is interested in.
///
/// # Errors
/// Storage errors.
pub fn interest_ids(connection: &mut Connection, id: ContactId) -> Result<BTreeSet<i64>, DbError> {
    let ids: Vec<i64> = contact_interests::table
        .filter(contact_interests::contact_id.eq(id))
        .select(contact_interests::interest_id)
        .load(connection)?;
    Ok(ids.into_iter().collect())
}

/// Sets what a contact is interested in; `by` is who says so, as projections keep it.
///
/// # Errors
/// Storage errors.
pub fn set_interests(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: ContactId,
    before: &BTreeSet<i64>,
    after: &BTreeSet<i64>,
    by: &str,
) -> Result<(), DbError> {
    let gone: Vec<i64> = before.difference(after).copied().collect();
    if !gone.is_empty() {
        let gone = contact_interests::contact_id.eq(id).and(contact_interests::interest_id.eq_any(gone));
        diesel::delete(contact_interests::table.filter(gone)).execute(tx.connection())?;
    }
    for interest in after.difference(before) {
        let row = (
            contact_interests::contact_id.eq(id),
            contact_interests::interest_id.eq(*interest),
            contact_interests::since.eq(at),
            contact_interests::chosen_by.eq(by),
        );
        diesel::insert_into(contact_interests::table).values(row).execute(tx.connection())?;
    }
    Ok(())
}
