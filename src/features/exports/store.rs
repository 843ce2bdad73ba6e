//! Reading contacts for a file, a window of numbers at a time.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;

use super::model::{Columns, Field, Names, Row};
use crate::{
    db::{
        Connection, DbError,
        schema::{
            consents, contact_addresses, contact_interests, contacts, integrations, interests, selections, staff, subscriptions,
        },
    },
    features::{
        consents::Consent,
        contacts::{self as people, InterestOption},
    },
    kernel::{
        Actor, Language, Timestamp,
        ids::{ContactId, IntegrationId, SelectionId, SourceId, StaffId, TypeId},
        text::fold,
    },
};

/// Contacts' numbers that are read at a time: a handful of statements for each.
pub const WINDOW: i64 = 1000;

type Head =
    (ContactId, String, String, String, String, String, Language, SourceId, bool, Option<Timestamp>, Timestamp, Timestamp);

/// These contacts, in the order of their numbers, with what the columns need; deleted ones are left out.
pub fn rows(connection: &mut Connection, ids: &[ContactId], columns: &Columns) -> Result<Vec<Row>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let heads: Vec<Head> = contacts::table
        .filter(contacts::id.eq_any(ids).and(contacts::deleted_at.is_null()))
        .order(contacts::id)
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
            contacts::informed_at,
            contacts::created_at,
            contacts::updated_at,
        ))
        .load(connection)?;
    let mut addresses: HashMap<ContactId, Vec<(String, Option<Timestamp>)>> = HashMap::new();
    if columns.need(|field| matches!(field, Field::Address | Field::ConfirmedAt | Field::OtherAddresses)) {
        let found: Vec<(ContactId, String, Option<Timestamp>)> = contact_addresses::table
            .filter(contact_addresses::contact_id.eq_any(ids))
            .order((contact_addresses::contact_id, contact_addresses::is_primary.desc(), contact_addresses::id))
            .select((contact_addresses::contact_id, contact_addresses::address, contact_addresses::confirmed_at))
            .load(connection)?;
        found.into_iter().for_each(|(id, address, at)| addresses.entry(id).or_default().push((address, at)));
    }
    let mut records: HashMap<ContactId, Vec<(Consent, Option<i64>)>> = HashMap::new();
    if columns.need(|field| matches!(field, Field::Consent(..) | Field::Subscribed(_))) {
        let found: Vec<(Consent, Option<i64>)> = consents::table
            .filter(consents::contact_id.eq_any(ids))
            .select((Consent::as_select(), consents::import_id))
            .load(connection)?;
        found.into_iter().for_each(|(record, import)| records.entry(record.contact_id).or_default().push((record, import)));
    }
    let mut choices: HashMap<ContactId, Vec<(TypeId, bool)>> = HashMap::new();
    if columns.need(|field| matches!(field, Field::Choice(_) | Field::Subscribed(_))) {
        let found: Vec<(ContactId, TypeId, bool)> = subscriptions::table
            .filter(subscriptions::contact_id.eq_any(ids))
            .select((subscriptions::contact_id, subscriptions::type_id, subscriptions::is_on))
            .load(connection)?;
        found.into_iter().for_each(|(id, kind, is_on)| choices.entry(id).or_default().push((kind, is_on)));
    }
    let mut liked: HashMap<ContactId, Vec<i64>> = HashMap::new();
    if columns.need(|field| field == Field::Interests) {
        let found: Vec<(ContactId, i64)> = contact_interests::table
            .filter(contact_interests::contact_id.eq_any(ids))
            .select((contact_interests::contact_id, contact_interests::interest_id))
            .load(connection)?;
        found.into_iter().for_each(|(id, interest)| liked.entry(id).or_default().push(interest));
    }
    Ok(heads
        .into_iter()
        .map(|head| {
            let (
                id,
                first_name,
                last_name,
                company,
                phone,
                country,
                language,
                source_id,
                no_mailings,
                informed_at,
                at,
                updated_at,
            ) = head;
            Row {
                id,
                first_name,
                last_name,
                company,
                phone,
                country,
                language,
                source_id,
                no_mailings,
                informed_at,
                created_at: at,
                updated_at,
                addresses: addresses.remove(&id).unwrap_or_default(),
                interests: liked.remove(&id).unwrap_or_default(),
                consents: records.remove(&id).unwrap_or_default(),
                choices: choices.remove(&id).unwrap_or_default(),
            }
        })
        .collect())
}

/// The selections of a name, however it is written.
///
/// # Errors
/// Storage errors.
pub fn selections_named(connection: &mut Connection, name: &str) -> Result<Vec<SelectionId>, DbError> {
    let named = selections::table.filter(selections::name_key.eq(fold(name)).and(selections::deleted_at.is_null()));
    Ok(named.order(selections::id).select(selections::id).load(connection)?)
}

/// What files call members of staff, programs and interests.
///
/// # Errors
/// Storage errors.
pub fn names(connection: &mut Connection, language: Language) -> Result<Names, DbError> {
    let members: Vec<(StaffId, String)> = staff::table.select((staff::id, staff::name)).load(connection)?;
    let programs: Vec<(IntegrationId, String)> =
        integrations::table.select((integrations::id, integrations::name)).load(connection)?;
    let actors = members.into_iter().map(|(id, name)| (Actor::Staff(id).acting(), name));
    let actors = actors.chain(programs.into_iter().map(|(id, name)| (Actor::Integration(id).acting(), name))).collect();
    let keys: BTreeMap<i64, String> =
        interests::table.select((interests::id, interests::key)).load::<(i64, String)>(connection)?.into_iter().collect();
    let options: Vec<InterestOption> = people::interest_options(connection, language)?;
    let interests = options
        .into_iter()
        .map(|option| {
            let key = keys.get(&option.id).cloned().unwrap_or_default();
            (option, key)
        })
        .collect();
    Ok(Names { actors, interests })
}
