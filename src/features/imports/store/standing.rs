//! How the people of some addresses stand, in as many queries however many they are.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::super::model::Standing;
use crate::{
    db::{
        Connection, DbError,
        schema::{contact_addresses, contact_interests, contacts, subscriptions},
    },
    features::{consents, contacts::ContactDetails},
    kernel::{
        Language,
        ids::{ContactId, TypeId},
    },
};

type ContactRow = (ContactId, i64, Option<crate::kernel::Timestamp>, String, String, String, String, String, Language, bool);

/// How the people stand who have these addresses, by address; those in the bin too. `holds` locks their rows, where rows have
/// locks: whoever changes one of them now comes before or after.
///
/// # Errors
/// Storage errors.
pub fn standings(connection: &mut Connection, keys: &[String], holds: bool) -> Result<HashMap<String, Standing>, DbError> {
    let owners: Vec<(String, ContactId)> = contact_addresses::table
        .filter(contact_addresses::address_key.eq_any(keys))
        .select((contact_addresses::address_key, contact_addresses::contact_id))
        .load(connection)?;
    if owners.is_empty() {
        return Ok(HashMap::new());
    }
    let mut ids: Vec<ContactId> = owners.iter().map(|(_, id)| *id).collect();
    // In order, so that two who take several locks never wait for each other in a ring.
    ids.sort_unstable();
    ids.dedup();
    let mut people: HashMap<ContactId, Standing> =
        rows(connection, &ids, holds)?.into_iter().map(|row| (row.0, standing(row))).collect();
    for consent in consents::of_contacts(connection, &ids)? {
        if let Some(person) = people.get_mut(&consent.contact_id) {
            person.consents.insert(consent.purpose_id, consent);
        }
    }
    let chosen: Vec<(ContactId, TypeId, bool)> = subscriptions::table
        .filter(subscriptions::contact_id.eq_any(&ids))
        .select((subscriptions::contact_id, subscriptions::type_id, subscriptions::is_on))
        .load(connection)?;
    for (id, kind, is_on) in chosen {
        if let Some(person) = people.get_mut(&id) {
            person.choices.insert(kind, is_on);
        }
    }
    let interested: Vec<(ContactId, i64)> = contact_interests::table
        .filter(contact_interests::contact_id.eq_any(&ids))
        .select((contact_interests::contact_id, contact_interests::interest_id))
        .load(connection)?;
    for (id, interest) in interested {
        if let Some(person) = people.get_mut(&id) {
            person.interests.insert(interest);
        }
    }
    Ok(owners.into_iter().filter_map(|(key, id)| Some((key, people.get(&id)?.clone()))).collect())
}

fn rows(connection: &mut Connection, ids: &[ContactId], holds: bool) -> Result<Vec<ContactRow>, DbError> {
    let chosen = contacts::table.filter(contacts::id.eq_any(ids)).order(contacts::id).select((
        contacts::id,
        contacts::version,
        contacts::deleted_at,
        contacts::first_name,
        contacts::last_name,
        contacts::company,
        contacts::phone,
        contacts::country,
        contacts::language,
        contacts::no_mailings,
    ));
    Ok(match connection {
        Connection::Postgres(c) if holds => chosen.for_update().load(c)?,
        connection => chosen.load(connection)?,
    })
}

fn standing(row: ContactRow) -> Standing {
    let (id, version, deleted_at, first_name, last_name, company, phone, country, language, no_mailings) = row;
    Standing {
        id,
        version,
        is_deleted: deleted_at.is_some(),
        details: ContactDetails { first_name, last_name, company, phone, country },
        language,
        no_mailings,
        interests: std::collections::BTreeSet::new(),
        consents: BTreeMap::new(),
        choices: BTreeMap::new(),
    }
}
