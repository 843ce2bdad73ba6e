//! Some contacts with what a change is about, for showing them before and after.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::{
    db::{
        Connection, DbError,
        schema::{contact_interests, subscriptions},
    },
    features::{
        bulk::model::{Action, Change, Present},
        consents,
        contacts::{self, Listed},
    },
    kernel::ids::{ContactId, TypeId},
};

/// A contact with how things stand, in the order of the change's actions.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Who.
    pub contact: Listed,
    /// How each thing stands that the change is about.
    pub present: Vec<Present>,
}

/// These contacts with what a change is about.
///
/// # Errors
/// Storage errors.
pub fn samples(connection: &mut Connection, change: &Change, ids: &[ContactId]) -> Result<Vec<Sample>, DbError> {
    let records = consents::of_contacts(connection, ids)?;
    let choices: BTreeMap<(ContactId, TypeId), bool> = subscriptions::table
        .filter(subscriptions::contact_id.eq_any(ids))
        .select((subscriptions::contact_id, subscriptions::type_id, subscriptions::is_on))
        .load::<(ContactId, TypeId, bool)>(connection)?
        .into_iter()
        .map(|(id, kind, is_on)| ((id, kind), is_on))
        .collect();
    let interests: BTreeSet<(ContactId, i64)> = contact_interests::table
        .filter(contact_interests::contact_id.eq_any(ids))
        .select((contact_interests::contact_id, contact_interests::interest_id))
        .load::<(ContactId, i64)>(connection)?
        .into_iter()
        .collect();
    let present = |contact: &Listed, action: &Action| match action {
        Action::Consent { purpose, .. } => {
            let record = records.iter().find(|record| record.contact_id == contact.id && record.purpose_id == *purpose);
            Present::Consent(record.map(|record| (record.basis_id, record.source_id, record.comment.clone())))
        }
        Action::Choice { kind, .. } => Present::Choice(choices.get(&(contact.id, *kind)).copied()),
        Action::Interest { id, .. } => Present::Interest(interests.contains(&(contact.id, *id))),
        Action::NoMailings(_) => Present::NoMailings(contact.no_mailings),
        Action::Language(_) => Present::Language(contact.language),
        Action::Country(_) => Present::Country(contact.country.clone()),
    };
    let people = contacts::listed(connection, ids)?;
    Ok(people
        .into_iter()
        .map(|contact| Sample { present: change.actions.iter().map(|action| present(&contact, action)).collect(), contact })
        .collect())
}
