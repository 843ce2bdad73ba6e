//! Setting a consent on a contact's behalf.

use serde_json::{Value, json};

use super::{
    super::model::{ConsentWish, Saved},
    audited, begin, contact,
};
use crate::{
    db::{DbError, Tx},
    features::{
        consents::{self, Consent, Remarks},
        lists::Lists,
        preferences,
        snapshot::Snapshot,
    },
    kernel::{Context, ids::ContactId},
};

/// Sets a consent as staff wish, unless it was changed since the form was shown. A withdrawal is changed back only with a
/// reason, which the history keeps (CON-11); whether the member may is asked before.
///
/// # Errors
/// [`DbError::NotFound`] when the contact is gone; storage errors.
pub fn set_consent(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    id: ContactId,
    wish: &ConsentWish,
) -> Result<Saved, DbError> {
    let contact = contact(tx, id)?;
    let standing = preferences::standing_of(tx.connection(), contact)?;
    let before = standing.consent(wish.purpose);
    let is_so = |consent: &Consent| {
        (consent.basis_id, consent.source_id, consent.comment.as_str()) == (wish.basis, wish.source, wish.comment.as_str())
    };
    if before.is_some_and(is_so) {
        return Ok(Saved::Unchanged);
    }
    if before.map_or(0, |consent| consent.event_id.0) != wish.seen {
        return Ok(Saved::Stale);
    }
    let lists = &house.lists;
    let takes_back = before.is_some_and(|consent| lists.is_withdrawn(consent.basis_id)) && !lists.is_withdrawn(wish.basis);
    if takes_back && wish.reason.is_empty() {
        return Ok(Saved::NeedsReason);
    }
    let mut remarks = Remarks::default();
    if !wish.comment.is_empty() {
        remarks.comments.insert(wish.purpose, wish.comment.clone());
    }
    if takes_back {
        remarks.reasons.insert(wish.purpose, wish.reason.clone());
    }
    let act = begin(tx, ctx, &standing.contact, remarks.details())?;
    let change = consents::Change {
        contact: id,
        purpose: wish.purpose,
        basis: wish.basis,
        source: wish.source,
        form_version: None,
        submission: None,
        shown: None,
        undoes: None,
    };
    let after = consents::set_remarking(tx, ctx, lists, &act, before, &change, &wish.comment)?;
    let before = before.map_or(Value::Null, |consent| said(lists, consent));
    audited(tx, ctx, "consent.changed", id, before, said(lists, &after))?;
    Ok(Saved::Changed)
}

/// A consent for the audit log: by keys, and whether something is written beside it.
fn said(lists: &Lists, consent: &Consent) -> Value {
    let basis = lists.bases.iter().find(|basis| basis.id == consent.basis_id).map(|basis| &basis.key);
    let source = lists.sources.iter().find(|source| source.id == consent.source_id).map(|source| &source.key);
    let purpose = lists.purpose(consent.purpose_id).map(|purpose| &purpose.key);
    json!({ "purpose": purpose, "basis": basis, "source": source, "has_comment": !consent.comment.is_empty() })
}
