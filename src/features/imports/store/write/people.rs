//! People: rows of contacts, their addresses, and the words that they are found by.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, BigInt, Bool, Text, Timestamp as SqlTimestamp},
};

use super::{super::batch::insert_rows, Changed, Newcomer, details_of};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{contact_addresses, contact_words, contacts},
    },
    features::contacts::{ContactDetails, words_of},
    kernel::{Language, Timestamp, ids::ContactId, random, text::fold},
};

fn name_key(details: &ContactDetails) -> String {
    fold(&format!("{} {}", details.first_name, details.last_name))
}

/// Adds people with their main address.
pub(super) fn add_people(tx: &mut Tx<'_>, at: Timestamp, people: &[(ContactId, &Newcomer)]) -> Result<(), DbError> {
    struct Person<'a> {
        id: ContactId,
        handle: String,
        details: ContactDetails,
        name_key: String,
        language: Language,
        new: &'a Newcomer,
    }
    let rows: Vec<Person<'_>> = people
        .iter()
        .map(|(id, new)| {
            let details = details_of(&new.changes);
            Person {
                id: *id,
                handle: random::handle(),
                name_key: name_key(&details),
                details,
                language: new.changes.language.unwrap_or_default(),
                new,
            }
        })
        .collect();
    insert_rows!(tx.connection(), contacts, &rows, |row| {
        id: BigInt = row.id,
        handle: Text = row.handle.as_str(),
        first_name: Text = row.details.first_name.as_str(),
        last_name: Text = row.details.last_name.as_str(),
        name_key: Text = row.name_key.as_str(),
        company: Text = row.details.company.as_str(),
        phone: Text = row.details.phone.as_str(),
        country: Text = row.details.country.as_str(),
        language: Text = row.language,
        source_id: BigInt = row.new.source,
        no_mailings: Bool = row.new.changes.no_mailings,
        link_epoch: BigInt = 1_i64,
        version: BigInt = 1_i64,
        created_at: SqlTimestamp = at,
        updated_at: SqlTimestamp = at,
    });
    insert_rows!(tx.connection(), contact_addresses, &rows, |row| {
        contact_id: BigInt = row.id,
        address: Text = row.new.address.as_str(),
        address_key: Text = row.new.address.key(),
        is_primary: Bool = true,
        bounces_in_row: BigInt = 0_i64,
        created_at: SqlTimestamp = at,
    });
    let words: Vec<(ContactId, String)> = rows
        .iter()
        .flat_map(|row| words_of(&row.details, [row.new.address.key()]).into_iter().map(|word| (row.id, word)))
        .collect();
    add_words(tx, &words)
}

fn add_words(tx: &mut Tx<'_>, words: &[(ContactId, String)]) -> Result<(), DbError> {
    insert_rows!(tx.connection(), contact_words, words, |row| {
        contact_id: BigInt = row.0,
        word: Text = row.1.as_str(),
    });
    Ok(())
}

/// Marks everybody of whom something changes, and writes the new details. Their rows were read in this transaction, and locked where
/// rows have locks.
pub(super) fn change_people(tx: &mut Tx<'_>, at: Timestamp, people: &[Changed]) -> Result<(), DbError> {
    struct After<'a> {
        id: ContactId,
        details: &'a ContactDetails,
        name_key: String,
        language: Language,
        no_mailings: bool,
    }
    let rows: Vec<After<'_>> = people
        .iter()
        .map(|Changed { standing, changes, .. }| {
            let details = changes.details.as_ref().unwrap_or(&standing.details);
            After {
                id: standing.id,
                details,
                name_key: name_key(details),
                language: changes.language.unwrap_or(standing.language),
                no_mailings: standing.no_mailings || changes.no_mailings,
            }
        })
        .collect();
    match tx.connection() {
        Connection::Sqlite(c) => {
            for row in &rows {
                diesel::update(contacts::table.find(row.id))
                    .set((
                        contacts::first_name.eq(&row.details.first_name),
                        contacts::last_name.eq(&row.details.last_name),
                        contacts::name_key.eq(&row.name_key),
                        contacts::company.eq(&row.details.company),
                        contacts::phone.eq(&row.details.phone),
                        contacts::country.eq(&row.details.country),
                        contacts::language.eq(row.language),
                        contacts::no_mailings.eq(row.no_mailings),
                        contacts::version.eq(contacts::version + 1),
                        contacts::updated_at.eq(at),
                    ))
                    .execute(c)?;
            }
        }
        Connection::Postgres(c) => {
            let texts = |of: fn(&ContactDetails) -> &String| rows.iter().map(|row| of(row.details).as_str()).collect::<Vec<_>>();
            sql_query(
                "UPDATE contacts c SET first_name = u.a, last_name = u.b, name_key = u.k, company = u.co, phone = u.p, \
                 country = u.cy, language = u.l, no_mailings = u.nm, version = c.version + 1, updated_at = $10 \
                 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS u (id, a, b, k, co, p, cy, l, nm) WHERE c.id = u.id",
            )
            .bind::<Array<BigInt>, _>(rows.iter().map(|row| row.id).collect::<Vec<_>>())
            .bind::<Array<Text>, _>(texts(|details| &details.first_name))
            .bind::<Array<Text>, _>(texts(|details| &details.last_name))
            .bind::<Array<Text>, _>(rows.iter().map(|row| row.name_key.as_str()).collect::<Vec<_>>())
            .bind::<Array<Text>, _>(texts(|details| &details.company))
            .bind::<Array<Text>, _>(texts(|details| &details.phone))
            .bind::<Array<Text>, _>(texts(|details| &details.country))
            .bind::<Array<Text>, _>(rows.iter().map(|row| row.language).collect::<Vec<_>>())
            .bind::<Array<Bool>, _>(rows.iter().map(|row| row.no_mailings).collect::<Vec<_>>())
            .bind::<SqlTimestamp, _>(at)
            .execute(c)?;
        }
    }
    // Words follow name, company and addresses.
    let renamed: Vec<&Changed> = people.iter().filter(|person| person.changes.details.is_some()).collect();
    let ids: Vec<ContactId> = renamed.iter().map(|person| person.standing.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let keys: Vec<(ContactId, String)> = contact_addresses::table
        .filter(contact_addresses::contact_id.eq_any(&ids))
        .order(contact_addresses::contact_id)
        .select((contact_addresses::contact_id, contact_addresses::address_key))
        .load(tx.connection())?;
    diesel::delete(contact_words::table.filter(contact_words::contact_id.eq_any(&ids))).execute(tx.connection())?;
    let words: Vec<(ContactId, String)> = renamed
        .iter()
        .flat_map(|person| {
            let id = person.standing.id;
            let begin = keys.partition_point(|(owner, _)| *owner < id);
            let own = keys[begin..].iter().take_while(|(owner, _)| *owner == id).map(|(_, key)| key.as_str());
            words_of(&details_of(&person.changes), own).into_iter().map(move |word| (id, word))
        })
        .collect();
    add_words(tx, &words)
}
