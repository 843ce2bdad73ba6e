//! Who may be meant by a submission: a handful of look-ups, however many contacts there are.

use diesel::prelude::*;

use super::super::model::{Likeness, Suggestion, are_near, near_keys};
use crate::{
    db::{
        Connection, DbError,
        schema::{contact_addresses, contacts as rows},
    },
    features::{
        contacts::{self, Filters, Listed, Place},
        signups::Submission,
    },
    kernel::{ids::ContactId, text::fold},
};

/// How many are suggested.
const MOST: usize = 8;

/// Contacts who may be meant, the likeliest first.
///
/// # Errors
/// Storage errors.
pub fn suggestions(connection: &mut Connection, submission: &Submission) -> Result<Vec<Suggestion>, DbError> {
    let key = submission.address.key();
    if let Some(holder) = contacts::holder_of_address(connection, key)? {
        // An address has one owner, so nobody else can be meant.
        let contact = &holder.contact;
        let details = contacts::details(connection, contact.id)?;
        let (source_id, informed_at) = contacts::origin(connection, contact.id)?;
        let contact = Listed {
            id: contact.id,
            first_name: details.first_name,
            last_name: details.last_name,
            company: details.company,
            phone: details.phone,
            country: details.country,
            language: contact.language,
            source_id,
            no_mailings: contact.no_mailings,
            created_at: contact.created_at,
            informed_at,
            address: contact.address.as_str().to_owned(),
        };
        return Ok(vec![Suggestion { contact, likeness: Likeness::Address, is_binned: holder.is_binned }]);
    }
    let mut found: Vec<(ContactId, Likeness)> = of_name(connection, submission)?;
    for id in near(connection, key)? {
        if found.iter().all(|(known, _)| *known != id) {
            found.push((id, Likeness::NearAddress));
        }
    }
    found.truncate(MOST);
    let ids: Vec<ContactId> = found.iter().map(|(id, _)| *id).collect();
    let likeness = |id: ContactId| found.iter().find(|(known, _)| *known == id).map(|(_, likeness)| *likeness);
    let listed = contacts::listed(connection, &ids)?.into_iter();
    Ok(listed.filter_map(|contact| Some(Suggestion { likeness: likeness(contact.id)?, contact, is_binned: false })).collect())
}

/// Those of the same name and company, found by their words.
fn of_name(connection: &mut Connection, submission: &Submission) -> Result<Vec<(ContactId, Likeness)>, DbError> {
    let answers = &submission.answers;
    let name = fold(&format!("{} {}", answers.first_name, answers.last_name));
    if answers.first_name.is_empty() || answers.last_name.is_empty() {
        return Ok(Vec::new());
    }
    let words = contacts::terms_of(&format!("{name} {}", answers.company));
    let found = contacts::find(connection, &Filters { words, ..Filters::default() }, Place::First)?;
    let same = contacts::listed(connection, &found.ids)?.into_iter().filter(|listed| {
        fold(&format!("{} {}", listed.first_name, listed.last_name)) == name && fold(&listed.company) == fold(&answers.company)
    });
    Ok(same.map(|listed| (listed.id, Likeness::Name)).collect())
}

/// Those whose address differs by a slip: one letter before the `@`, or a little of the domain.
fn near(connection: &mut Connection, key: &str) -> Result<Vec<ContactId>, DbError> {
    let Some((local, domain)) = key.rsplit_once('@') else { return Ok(Vec::new()) };
    // Whole addresses are among the words that contacts are found by.
    let words = vec![format!("{local}@")];
    let found = contacts::find(connection, &Filters { words, ..Filters::default() }, Place::First)?;
    let alike: Vec<(ContactId, String)> = contact_addresses::table
        .filter(contact_addresses::contact_id.eq_any(&found.ids))
        .order(contact_addresses::id)
        .select((contact_addresses::contact_id, contact_addresses::address_key))
        .load(connection)?;
    let is_near = |other: &str| other.rsplit_once('@').is_some_and(|(name, other)| name == local && are_near(domain, other));
    let mut ids: Vec<ContactId> = alike.into_iter().filter(|(_, other)| is_near(other)).map(|(id, _)| id).collect();
    let slips: Vec<ContactId> = contact_addresses::table
        .inner_join(rows::table)
        .filter(contact_addresses::address_key.eq_any(near_keys(key)).and(rows::deleted_at.is_null()))
        .limit(MOST as i64)
        .select(contact_addresses::contact_id)
        .load(connection)?;
    ids.extend(slips);
    ids.dedup();
    ids.truncate(2 * MOST);
    Ok(ids)
}
