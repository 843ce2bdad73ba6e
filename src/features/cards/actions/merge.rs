//! Two contacts that turned out to be one person.

use serde_json::{Value, json};

use super::{super::store, acting, audited, begin, changed, contact};
use crate::{
    db::{DbError, Tx},
    features::{
        consents::{self, Remarks},
        contacts::{self, ContactDetails},
        ledger::{self, EventKind, NewEvent},
        preferences,
        snapshot::Snapshot,
        subscriptions,
    },
    kernel::{Context, ids::ContactId},
};

/// Merges `from` into `into`: of two consents the stricter one holds, of two choices *off*, and *no mailings* of either stays. A no
/// of both is written once more where ours came by a change of many, so that it stays when that is taken back.
/// What the one that stays does not say is taken from the other. Both histories stay as they are; what the merger changes is an
/// act of its own.
///
/// # Errors
/// [`DbError::NotFound`] when either is gone or both are the same; storage errors.
pub fn merge(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, into: ContactId, from: ContactId) -> Result<(), DbError> {
    if into == from {
        return Err(DbError::NotFound);
    }
    let (mine, theirs) = (contact(tx, into)?, contact(tx, from)?);
    let (mine, theirs) = (preferences::standing_of(tx.connection(), mine)?, preferences::standing_of(tx.connection(), theirs)?);
    let (before, other) = (store::edit(tx.connection(), &mine.contact)?, store::edit(tx.connection(), &theirs.contact)?);
    let lists = &house.lists;
    let mut taken = Vec::new();
    for record in &theirs.consents {
        let is_taken = match mine.consent(record.purpose_id) {
            None => true,
            Some(_) if !lists.is_withdrawn(record.basis_id) => false,
            Some(own) => !lists.is_withdrawn(own.basis_id) || ledger::is_of_many(tx.connection(), own.event_id)?,
        };
        if is_taken {
            taken.push(record);
        }
    }
    let own_choices = subscriptions::page(tx.connection(), ContactId(into.0 - 1), into)?;
    let says_again = other.no_mailings && (!before.no_mailings || ledger::no_mailings_is_of_many(tx.connection(), into)?);
    let mut remarks = Remarks::default();
    for record in taken.iter().filter(|record| !record.comment.is_empty()) {
        remarks.comments.insert(record.purpose_id, record.comment.clone());
    }
    contacts::bump(tx, ctx.at, from, theirs.contact.version)?;
    let act = begin(tx, ctx, &mine.contact, remarks.details())?;
    for (whom, detail) in [(into, format!("from:{from}")), (from, format!("into:{into}"))] {
        let event = NewEvent { contact: Some(whom), detail: Some(detail), ..NewEvent::default() };
        ledger::record(tx, ctx, &act, EventKind::ContactsMerged, &event)?;
    }
    for record in taken {
        let change = consents::Change {
            contact: into,
            purpose: record.purpose_id,
            basis: record.basis_id,
            source: record.source_id,
            form_version: record.form_version_id,
            submission: None,
            shown: None,
            undoes: None,
        };
        consents::set_remarking(tx, ctx, lists, &act, mine.consent(record.purpose_id), &change, &record.comment)?;
    }
    for (kind, is_on) in &theirs.choices {
        let standing = own_choices.iter().find(|choice| choice.type_id == *kind);
        let own = standing.map(|choice| choice.is_on);
        let is_taken = match standing {
            None => true,
            Some(_) if *is_on => false,
            Some(own) => own.is_on || ledger::is_of_many(tx.connection(), own.event_id)?,
        };
        if is_taken {
            let choice = subscriptions::Choice {
                contact: into,
                subscription_type: *kind,
                before: own,
                now: Some(*is_on),
                form_version: None,
                submission: None,
                shown: None,
                undoes: None,
            };
            subscriptions::choose(tx, ctx, &act, &choice)?;
        }
    }
    let pick = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
    let details = ContactDetails {
        first_name: pick(&before.details.first_name, &other.details.first_name),
        last_name: pick(&before.details.last_name, &other.details.last_name),
        company: pick(&before.details.company, &other.details.company),
        phone: pick(&before.details.phone, &other.details.phone),
        country: pick(&before.details.country, &other.details.country),
    };
    contacts::update_details(tx, into, before.language, &details)?;
    contacts::set_no_mailings(tx, into, before.no_mailings || other.no_mailings)?;
    if says_again {
        changed(tx, ctx, &act, into, "no_mailings")?;
    }
    let interests = before.interests.union(&other.interests).copied().collect();
    contacts::set_interests(tx, ctx.at, into, &before.interests, &interests, &acting(ctx))?;
    contacts::absorb(tx, ctx.at, &mine.contact, &theirs.contact)?;
    audited(tx, ctx, "contact.merged", into, json!({ "from": from }), Value::Null)
}
