//! Turning subscriptions on and off on a contact's behalf (SUB-08).

use serde_json::{Map, Value, json};

use super::{
    super::model::{ChoiceWish, Saved, choices_seal},
    audited, begin, contact,
};
use crate::{
    db::{DbError, Tx},
    features::{preferences, snapshot::Snapshot, subscriptions},
    kernel::{Context, ids::ContactId},
};

/// Makes the choices that staff wish for. Unlike a contact's own choice it is no consent to the purpose: nobody consents for
/// somebody else (SUB-05 speaks of the contact's own forms and pages).
///
/// # Errors
/// [`DbError::NotFound`] when the contact is gone; storage errors.
pub fn choose(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, id: ContactId, wish: &ChoiceWish) -> Result<Saved, DbError> {
    let contact = contact(tx, id)?;
    let standing = preferences::standing_of(tx.connection(), contact)?;
    let turned: Vec<_> = house
        .lists
        .types
        .iter()
        .filter(|kind| kind.is_active && !kind.is_deleted && wish.offered.contains(&kind.id))
        .map(|kind| (kind, wish.on.contains(&kind.id)))
        .filter(|(kind, is_on)| standing.choice(kind.id).unwrap_or(kind.starts_on) != *is_on)
        .collect();
    if turned.is_empty() {
        return Ok(Saved::Unchanged);
    }
    if choices_seal(&standing.choices) != wish.seen {
        return Ok(Saved::Stale);
    }
    let act = begin(tx, ctx, &standing.contact, Map::new())?;
    let (mut before, mut after) = (Map::new(), Map::new());
    for (kind, is_on) in turned {
        let choice = subscriptions::Choice {
            contact: id,
            subscription_type: kind.id,
            before: standing.choice(kind.id),
            now: Some(is_on),
            form_version: None,
            submission: None,
            shown: None,
            undoes: None,
        };
        subscriptions::choose(tx, ctx, &act, &choice)?;
        before.insert(kind.key.clone(), json!(choice.before));
        after.insert(kind.key.clone(), is_on.into());
    }
    audited(tx, ctx, "subscriptions.changed", id, Value::Object(before), Value::Object(after))?;
    Ok(Saved::Changed)
}
