//! Reading where a contact stands.

use chrono::NaiveDateTime;
use diesel::{
    prelude::*,
    sql_types::{BigInt, Bool, Nullable, Text, Timestamp as SqlTimestamp},
};

use serde::Deserialize;

use super::model::Standing;
use crate::{
    db::{Connection, DbError, Prepared},
    features::{
        consents::{self, Consent},
        contacts::{self, Contact},
        subscriptions,
    },
    kernel::{
        EmailAddress, Language, Timestamp,
        ids::{BasisId, ContactId, EventId, FormVersionId, PurposeId, SourceId, TypeId},
    },
};

/// Where the contact behind a link's handle stands.
///
/// # Errors
/// Storage errors.
pub fn standing(connection: &mut Connection, handle: &str) -> Result<Option<Standing>, DbError> {
    if let Connection::Postgres(server) = connection
        && let Some(standing) = standing_in_one(server, handle)?
    {
        return Ok(Some(standing));
    }
    // On PostgreSQL only those get here who were merged into somebody else, and links of nobody.
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

/// The same three questions as one, for a server: each way there and back costs more than the answer.
const STANDING: &str = "SELECT c.id, c.handle, c.first_name, c.last_name, c.language, c.link_epoch, c.version, c.no_mailings, \
     c.created_at, a.address, \
     (SELECT json_agg(k) FROM consents k WHERE k.contact_id = c.id)::text AS consents, \
     (SELECT json_agg(json_build_array(s.type_id, s.is_on)) FROM subscriptions s WHERE s.contact_id = c.id)::text AS choices \
     FROM contacts c JOIN contact_addresses a ON a.contact_id = c.id AND a.is_primary \
     WHERE c.handle = $1 AND c.deleted_at IS NULL";

#[derive(QueryableByName)]
struct StandingRow {
    #[diesel(sql_type = BigInt)]
    id: ContactId,
    #[diesel(sql_type = Text)]
    handle: String,
    #[diesel(sql_type = Text)]
    first_name: String,
    #[diesel(sql_type = Text)]
    last_name: String,
    #[diesel(sql_type = Text)]
    language: Language,
    #[diesel(sql_type = BigInt)]
    link_epoch: i64,
    #[diesel(sql_type = BigInt)]
    version: i64,
    #[diesel(sql_type = Bool)]
    no_mailings: bool,
    #[diesel(sql_type = SqlTimestamp)]
    created_at: Timestamp,
    #[diesel(sql_type = Text)]
    address: String,
    #[diesel(sql_type = Nullable<Text>)]
    consents: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    choices: Option<String>,
}

/// A consent as [`STANDING`] writes it.
#[derive(Deserialize)]
struct StoredConsent {
    purpose_id: i64,
    basis_id: i64,
    source_id: i64,
    comment: String,
    form_version_id: Option<i64>,
    registered_at: NaiveDateTime,
    registered_by: String,
    updated_at: NaiveDateTime,
    updated_by: String,
    changes: i64,
    event_id: i64,
}

fn standing_in_one(server: &mut PgConnection, handle: &str) -> Result<Option<Standing>, DbError> {
    struct One;
    let statement = diesel::sql_query(STANDING).bind::<Text, _>(handle);
    let Some(row) = Prepared::<One, _>::new(statement).get_result::<StandingRow>(server).optional()? else { return Ok(None) };
    let contact_id = row.id;
    let broken = |error: &dyn std::fmt::Display| DbError::Broken(format!("stored state of contact {contact_id}: {error}"));
    let consents: Vec<StoredConsent> = listed(row.consents.as_deref()).map_err(|error| broken(&error))?;
    let choices: Vec<(i64, bool)> = listed(row.choices.as_deref()).map_err(|error| broken(&error))?;
    let consents = consents.into_iter().map(|stored| Consent {
        contact_id,
        purpose_id: PurposeId(stored.purpose_id),
        basis_id: BasisId(stored.basis_id),
        source_id: SourceId(stored.source_id),
        comment: stored.comment,
        form_version_id: stored.form_version_id.map(FormVersionId),
        registered_at: stored.registered_at.into(),
        registered_by: stored.registered_by,
        updated_at: stored.updated_at.into(),
        updated_by: stored.updated_by,
        changes: stored.changes,
        event_id: EventId(stored.event_id),
    });
    Ok(Some(Standing {
        consents: consents.collect(),
        choices: choices.into_iter().map(|(kind, is_on)| (TypeId(kind), is_on)).collect(),
        contact: Contact {
            id: contact_id,
            address: EmailAddress::parse(&row.address).map_err(|error| broken(&error))?,
            handle: row.handle,
            first_name: row.first_name,
            last_name: row.last_name,
            language: row.language,
            link_epoch: row.link_epoch,
            version: row.version,
            no_mailings: row.no_mailings,
            created_at: row.created_at,
        },
    }))
}

/// What an aggregate over no rows leaves out is an empty list.
fn listed<'a, T: Deserialize<'a>>(json: Option<&'a str>) -> serde_json::Result<Vec<T>> {
    json.map_or_else(|| Ok(Vec::new()), serde_json::from_str)
}
