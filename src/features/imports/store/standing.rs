//! How the people of some addresses stand, in as many queries however many they are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;

use super::super::model::{Import, No, Stage, Standing};
use crate::{
    db::{
        Connection, DbError,
        schema::{contact_addresses, contact_interests, contacts, events, imports, subscriptions},
    },
    features::{consents, contacts::ContactDetails, ledger::EventKind},
    kernel::{
        Language,
        ids::{ContactId, EventId, ImportId, TypeId},
    },
};

/// How acts of people themselves are marked.
const THEMSELVES: &str = "contact";

type ContactRow = (ContactId, i64, Option<crate::kernel::Timestamp>, String, String, String, String, String, Language, bool);

/// How the people stand who have these addresses, by address, before a file comes in; those in the bin too. `holds` locks their rows, where rows have
/// locks: whoever changes one of them now comes before or after.
///
/// # Errors
/// Storage errors.
pub fn standings(
    connection: &mut Connection,
    import: &Import,
    keys: &[String],
    holds: bool,
) -> Result<HashMap<String, Standing>, DbError> {
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
    let same = same_file(connection, import)?;
    let is_same = |import: Option<ImportId>| import.is_some_and(|import| same.contains(&import));
    for consent in consents::of_contacts(connection, &ids)? {
        if let Some(person) = people.get_mut(&consent.contact_id) {
            if consent.updated_by == THEMSELVES || is_same(consent.import_id) {
                person.settled.insert(No::Purpose(consent.purpose_id));
            }
            person.consents.insert(consent.purpose_id, consent);
        }
    }
    let chosen: Vec<(ContactId, TypeId, bool, String, EventId)> = subscriptions::table
        .filter(subscriptions::contact_id.eq_any(&ids))
        .select((
            subscriptions::contact_id,
            subscriptions::type_id,
            subscriptions::is_on,
            subscriptions::chosen_by,
            subscriptions::event_id,
        ))
        .load(connection)?;
    let off: Vec<EventId> =
        chosen.iter().filter(|(_, _, is_on, by, _)| !is_on && by != THEMSELVES).map(|choice| choice.4).collect();
    let by_file = of_imports(connection, &off, &same)?;
    for (id, kind, is_on, by, event) in chosen {
        if let Some(person) = people.get_mut(&id) {
            person.choices.insert(kind, is_on);
            if by == THEMSELVES || by_file.contains(&event) {
                person.settled.insert(No::Type(kind));
            }
        }
    }
    let unmailed: Vec<ContactId> = people.values().filter(|person| person.no_mailings).map(|person| person.id).collect();
    for (id, by, import) in who_said_no_mailings(connection, &unmailed)? {
        if let Some(person) = people.get_mut(&id)
            && (by == THEMSELVES || is_same(import))
        {
            person.settled.insert(No::Mailings);
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

/// This import, and those before it that did the same with the same content and still stand: they said of every row what it says.
fn same_file(connection: &mut Connection, import: &Import) -> Result<BTreeSet<ImportId>, DbError> {
    let plan = serde_json::to_string(&import.plan).map_err(|error| DbError::Broken(error.to_string()))?;
    let ids: Vec<ImportId> = imports::table
        .filter(imports::sha256.eq(&import.sha256).and(imports::plan.eq(plan)).and(imports::stage.ne(Stage::Undone.code())))
        .select(imports::id)
        .load(connection)?;
    Ok(ids.into_iter().chain([import.id]).collect())
}

/// Which of some events are of these imports.
fn of_imports(connection: &mut Connection, ids: &[EventId], same: &BTreeSet<ImportId>) -> Result<BTreeSet<EventId>, DbError> {
    if ids.is_empty() {
        return Ok(BTreeSet::new());
    }
    let found: Vec<EventId> =
        events::table.filter(events::id.eq_any(ids).and(events::import_id.eq_any(same))).select(events::id).load(connection)?;
    Ok(found.into_iter().collect())
}

/// Who set *no mailings* last, and by which import: their coming in, a change of it, or a merger, which takes it over.
fn who_said_no_mailings(
    connection: &mut Connection,
    ids: &[ContactId],
) -> Result<Vec<(ContactId, String, Option<ImportId>)>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let changes = [EventKind::ContactCreated.code(), EventKind::ContactsMerged.code()];
    let rows: Vec<(Option<ContactId>, String, Option<ImportId>)> = events::table
        .filter(events::contact_id.eq_any(ids.iter().copied().map(Some)))
        .filter(events::kind.eq_any(changes).or(events::detail.like("%no_mailings%").assume_not_null()))
        .order(events::id)
        .select((events::contact_id, events::actor, events::import_id))
        .load(connection)?;
    let last: HashMap<ContactId, (String, Option<ImportId>)> =
        rows.into_iter().filter_map(|(id, by, import)| Some((id?, (by, import)))).collect();
    Ok(last.into_iter().map(|(id, (by, import))| (id, by, import)).collect())
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
        interests: BTreeSet::new(),
        consents: BTreeMap::new(),
        choices: BTreeMap::new(),
        settled: BTreeSet::new(),
    }
}
