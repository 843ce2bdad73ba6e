//! On a server, what is three questions elsewhere is one, and one for many contacts: a way there and back costs more than an answer.

use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamp},
};

use super::{super::model::Standing, Found};
use crate::{
    db::{DbError, Prepared},
    features::{
        consents::Consent,
        contacts::{self, Contact, ContactRow},
        ledger::{Act, Details},
    },
    kernel::{Context, ids::TypeId},
};

/// Whose question the row answers, counted from 1; the version that the choices and consents belong to; the contact; the choices;
/// a consent, if there is any: who has several has several rows.
type Columns = (
    BigInt,
    BigInt,
    (BigInt, Text, Text, Text, Text, BigInt, BigInt, Bool, Timestamp, Text),
    Array<BigInt>,
    Nullable<(
        BigInt,
        BigInt,
        BigInt,
        BigInt,
        Text,
        Nullable<BigInt>,
        Nullable<BigInt>,
        Timestamp,
        Text,
        Timestamp,
        Text,
        BigInt,
        BigInt,
    )>,
);
/// A choice is the number of its type, below zero when the type is off.
type Row = (i64, i64, ContactRow, Vec<i64>, Option<Consent>);

/// The statement around what names the version; `$end` comes last.
///
/// The handles stand in a query of their own, or the server would look how many they are and plan anew each time, which takes it
/// longer than answering.
macro_rules! asked {
    ($handles:expr, $version:literal, $end:literal) => {
        sql::<Columns>(concat!(
            "SELECT q.place, ",
            $version,
            ", c.id, c.handle, c.first_name, c.last_name, c.language, c.link_epoch, c.version, c.no_mailings, c.created_at, \
             a.address, ARRAY(SELECT CASE WHEN s.is_on THEN s.type_id ELSE -s.type_id END FROM subscriptions s \
             WHERE s.contact_id = c.id), k.contact_id, k.purpose_id, k.basis_id, k.source_id, k.comment, k.form_version_id, \
             k.import_id, k.registered_at, k.registered_by, k.updated_at, k.updated_by, k.changes, k.event_id FROM unnest((SELECT "
        ))
        .bind::<Array<Text>, _>($handles)
        .sql(concat!(
            ")) WITH ORDINALITY AS q (handle, place) JOIN contacts c ON c.handle = q.handle \
             JOIN contact_addresses a ON a.contact_id = c.id AND a.is_primary LEFT JOIN consents k ON k.contact_id = c.id \
             WHERE c.deleted_at IS NULL",
            $end
        ))
    };
}

/// Answers for each handle in its place; what is wrong with one contact is the answer of that one alone.
pub(super) fn standings(server: &mut PgConnection, handles: &[String]) -> Result<Vec<Option<Found>>, DbError> {
    struct All;
    let rows = Prepared::<All, _>::new(asked!(handles, "c.version", "")).load::<Row>(server)?;
    let mut found: Vec<Option<Found>> = handles.iter().map(|_| None).collect();
    for row in rows {
        let place = usize::try_from(row.0 - 1).ok().and_then(|at| found.get_mut(at));
        let Some(place) = place else { continue };
        add(place, row);
    }
    Ok(found)
}

fn add(found: &mut Option<Found>, (_, _, contact, choices, consent): Row) {
    match found {
        None => {
            let choices = choices.into_iter().map(|choice| (TypeId(choice.abs()), choice > 0)).collect();
            let standing = |contact| Some(Standing { contact, consents: consent.into_iter().collect(), choices });
            *found = Some(contacts::of_row(contact).map(standing));
        }
        Some(Ok(Some(standing))) => standing.consents.extend(consent),
        Some(_) => {}
    }
}

/// The contact behind a handle, locked to the end of the transaction, and where they stand.
pub(super) fn hold(server: &mut PgConnection, handle: &str) -> Result<Option<Standing>, DbError> {
    struct Hold;
    let handles = [handle];
    // Whoever waited for the lock gets the contact as it was left, and beside it consents and choices as they were before: of an
    // older version then, since whoever changes them changes the version first. Asked again, now that the lock is held, they are
    // of the same.
    for _ in 0..2 {
        let statement = asked!(handles.as_slice(), "(SELECT v.version FROM contacts v WHERE v.id = c.id)", " FOR UPDATE OF c");
        let rows = Prepared::<Hold, _>::new(statement).load::<Row>(server)?;
        if rows.iter().any(|(_, version, contact, ..)| *version != contact.6) {
            continue;
        }
        let mut found = None;
        rows.into_iter().for_each(|row| add(&mut found, row));
        return found.unwrap_or(Ok(None));
    }
    Err(DbError::Busy)
}

/// Raises the contact's version and writes the act's details, both or, when somebody changed the contact meanwhile, neither.
pub(super) fn begin(server: &mut PgConnection, ctx: &Context, contact: &Contact, details: Details) -> Result<Act, DbError> {
    struct Begin;
    let statement = sql::<Text>("WITH held AS (UPDATE contacts SET version = version + 1, updated_at = ")
        .bind::<Timestamp, _>(ctx.at)
        .sql(" WHERE id = ")
        .bind::<BigInt, _>(contact.id)
        .sql(" AND version = ")
        .bind::<BigInt, _>(contact.version)
        .sql(" RETURNING id, updated_at) INSERT INTO event_details (act, contact_id, salt, body, at) SELECT ")
        .bind::<Text, _>(&details.handle)
        .sql(", id, ")
        .bind::<Text, _>(&details.salt)
        .sql(", ")
        .bind::<Text, _>(&details.body)
        .sql(", updated_at FROM held RETURNING act");
    Prepared::<Begin, _>::new(statement).get_result::<String>(server).optional()?.ok_or(DbError::Busy)?;
    Ok(details.act())
}
