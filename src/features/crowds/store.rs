//! Writing many contacts at once: the people are staged in a temporary table, and every other row is made from there by the engine.

use chrono::Duration;
use diesel::{connection::SimpleConnection, prelude::*};

use super::model::Newcomer;
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{contact_words, contacts, events},
    },
    features::{
        contacts::{ContactDetails, words_of},
        lists::{BASIS_CONSENT, Lists, SOURCE_WEBFORM},
        snapshot::Snapshot,
    },
    kernel::Timestamp,
};

diesel::table! {
    newcomers (n) {
        n -> BigInt,
        handle -> Text,
        address -> Text,
        first_name -> Text,
        last_name -> Text,
        name_key -> Text,
        language -> Text,
        act -> Text,
        salt -> Text,
        body -> Text,
        commitment -> Text,
        at -> Timestamp,
    }
}

const STAGE: &str = "CREATE TEMPORARY TABLE newcomers (n BIGINT, handle TEXT, address TEXT, first_name TEXT, last_name TEXT, \
    name_key TEXT, language TEXT, act TEXT, salt TEXT, body TEXT, commitment TEXT, at TIMESTAMP);";
/// Rows that one statement stages: twelve values each, below what either engine binds at once.
const ROWS: usize = 1000;
/// The form that they signed up by.
const FORM: &str = "newsletter";

/// Has nobody ever been in this database?
///
/// # Errors
/// Storage errors.
pub fn is_untouched(connection: &mut Connection) -> Result<bool, DbError> {
    let anybody: bool = diesel::select(diesel::dsl::exists(contacts::table.select(contacts::id))).get_result(connection)?;
    let anything: bool = diesel::select(diesel::dsl::exists(events::table.select(events::id))).get_result(connection)?;
    Ok(!anybody && !anything)
}

/// Adds the people numbered `from` up to `until` of a crowd of `total` who came over the year before `now`, and answers their
/// handles. They must be the first ones of an untouched database, in order: their numbers are their rows' numbers.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when a list or the newsletter form is missing.
pub fn add(tx: &mut Tx<'_>, house: &Snapshot, now: Timestamp, from: i64, until: i64, total: i64) -> Result<Vec<String>, DbError> {
    let year = Duration::days(365).num_seconds();
    let came = |n: i64| now.plus(Duration::seconds(-year + year * n / (total + 1)));
    let people: Vec<Newcomer> = (from..=until).map(|n| Newcomer::new(n, came(n))).collect();
    let connection = tx.connection();
    connection.batch_execute(STAGE)?;
    for rows in people.chunks(ROWS) {
        on_each!(connection, |c| diesel::insert_into(newcomers::table).values(rows).execute(c))?;
    }
    connection.batch_execute(&sets(house, from, until)?)?;
    if let Connection::Postgres(c) = connection {
        // The numbers were given and not drawn, so the next one to draw is said.
        let next = ["contacts", "contact_addresses"]
            .map(|table| format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {until});"));
        c.batch_execute(&next.concat())?;
    }
    connection.batch_execute("DROP TABLE newcomers;")?;
    add_words(connection, &people)?;
    Ok(people.into_iter().map(|person| person.handle).collect())
}

/// Writes the words that the people are found by.
fn add_words(connection: &mut Connection, people: &[Newcomer]) -> Result<(), DbError> {
    let words = people.iter().flat_map(|person| {
        let names = (person.first_name.clone(), person.last_name.clone());
        let details = ContactDetails { first_name: names.0, last_name: names.1, ..ContactDetails::default() };
        words_of(&details, [person.address.as_str()]).into_iter().map(|word| (person.n, word))
    });
    let rows: Vec<_> = words.map(|(n, word)| (contact_words::contact_id.eq(n), contact_words::word.eq(word))).collect();
    for rows in rows.chunks(ROWS * 4) {
        on_each!(connection, |c| diesel::insert_into(contact_words::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// The statements that make every row of the staged people. All that is written into them are numbers and a hash.
fn sets(house: &Snapshot, from: i64, until: i64) -> Result<String, DbError> {
    let missing = |what: &str| DbError::Broken(format!("there is no {what}"));
    let lists: &Lists = &house.lists;
    let form = house.form(FORM).ok_or_else(|| missing(FORM))?;
    let source = lists.source(SOURCE_WEBFORM).ok_or_else(|| missing(SOURCE_WEBFORM))?;
    let purpose = |key: &str| lists.purpose_of_key(key).map(|purpose| purpose.id).ok_or_else(|| missing(key));
    let basis = |key: &str| lists.basis(key).ok_or_else(|| missing(key));
    let (store, marketing) = (purpose("STORE")?, purpose("EMARKETING")?);
    let (default_basis, consent) = (basis(&house.settings.default_basis)?, basis(BASIS_CONSENT)?);
    let (version, hash) = (form.version, &form.hash);
    // Events get their numbers in the order of time, as they would if these people had come one by one.
    let event = |part: i64, kind: &str, by_contact: bool, what: &str, more: &str| {
        let (actor, actor_id) = if by_contact { ("contact", "b.n") } else { ("visitor", "CAST(NULL AS BIGINT)") };
        format!(
            "SELECT b.act, b.at, '{kind}' AS kind, b.n AS contact_id, '{actor}' AS actor, {actor_id} AS actor_id, b.language, \
             b.commitment, {what}, {part} AS part FROM newcomers b {more}"
        )
    };
    let nothing = "CAST(NULL AS BIGINT) AS purpose_id, CAST(NULL AS BIGINT) AS basis_after, CAST(NULL AS BIGINT) AS source_after, \
                   CAST(NULL AS BIGINT) AS type_id, CAST(NULL AS BOOLEAN) AS choice_after";
    let granted = |purpose, basis| format!("{purpose}, {basis}, {source}, NULL, NULL");
    let events = [
        event(1, "contact_created", false, nothing, ""),
        event(2, "consent_granted", false, &granted(store, default_basis), ""),
        event(3, "sign_up_confirmed", true, "NULL, NULL, NULL, NULL, NULL", ""),
        event(4, "consent_granted", true, &granted(marketing, consent), ""),
        // Every other type is on, so that a save has something to turn.
        event(
            5,
            "subscription_chosen",
            true,
            "NULL, NULL, NULL, t.id, TRUE",
            "JOIN subscription_types t ON t.is_active AND t.deleted_at IS NULL AND (b.n + t.position) % 2 = 0",
        ),
    ];
    let parts = [
        format!(
            "INSERT INTO contacts (id, handle, first_name, last_name, name_key, company, phone, country, language, source_id, \
             no_mailings, link_epoch, version, created_at, updated_at) \
             SELECT n, handle, first_name, last_name, name_key, '', '', '', language, {source}, FALSE, 1, 1, at, at FROM newcomers;"
        ),
        "INSERT INTO contact_addresses (id, contact_id, address, address_key, is_primary, confirmed_at, bounces_in_row, created_at) \
         SELECT n, n, address, address, TRUE, at, 0, at FROM newcomers;"
            .to_owned(),
        "INSERT INTO event_details (act, contact_id, salt, body, at) SELECT act, n, salt, body, at FROM newcomers;".to_owned(),
        format!(
            "INSERT INTO events (act, at, kind, contact_id, actor, actor_id, channel, language, form_version_id, shown, commitment, \
             purpose_id, basis_after, source_after, type_id, choice_after) \
             SELECT act, at, kind, contact_id, actor, actor_id, 'form', language, {version}, '{hash}', commitment, \
             purpose_id, basis_after, source_after, type_id, choice_after FROM ({}) e ORDER BY contact_id, part, type_id;",
            events.join(" UNION ALL ")
        ),
        format!(
            "INSERT INTO consents (contact_id, purpose_id, basis_id, source_id, comment, form_version_id, registered_at, \
             registered_by, updated_at, updated_by, changes, event_id) \
             SELECT contact_id, purpose_id, basis_after, source_after, '', form_version_id, at, actor, at, actor, 1, id \
             FROM events WHERE contact_id BETWEEN {from} AND {until} AND purpose_id IS NOT NULL;"
        ),
        format!(
            "INSERT INTO subscriptions (contact_id, type_id, is_on, chosen_at, chosen_by, event_id) \
             SELECT contact_id, type_id, choice_after, at, actor, id \
             FROM events WHERE contact_id BETWEEN {from} AND {until} AND type_id IS NOT NULL;"
        ),
    ];
    Ok(parts.concat())
}
