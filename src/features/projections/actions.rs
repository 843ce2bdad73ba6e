//! Writing projections anew.

use super::{model::Fold, store};
use crate::{
    db::{Db, DbError, Tx},
    features::{consents, contacts, ledger, subscriptions},
    kernel::{Timestamp, ids::ContactId},
};

/// Contacts that one transaction rewrites.
const PORTION: usize = 100;

/// Rewrites the consents and choices of these contacts from their events. Answers how many contacts it rewrote.
///
/// # Errors
/// Storage errors; portions before the failing one stay rewritten.
pub fn repair(db: &Db, at: Timestamp, contacts: &[ContactId]) -> Result<usize, DbError> {
    let mut rewritten = 0;
    for portion in contacts.chunks(PORTION) {
        let portion = portion.to_vec();
        rewritten += db.write_blocking(move |tx| {
            portion.iter().try_fold(0, |rewritten, contact| Ok::<_, DbError>(rewritten + usize::from(rewrite(tx, at, *contact)?)))
        })?;
    }
    Ok(rewritten)
}

/// Rewrites one contact's projections; false when the contact is gone.
fn rewrite(tx: &mut Tx<'_>, at: Timestamp, contact: ContactId) -> Result<bool, DbError> {
    // First the contact's own row: whoever saves for the same contact now comes before or after, never between.
    if !contacts::touch(tx, at, contact)? {
        return Ok(false);
    }
    let remarked = store::remarked(tx.connection(), ContactId(contact.0 - 1), contact)?;
    let fold = Fold::of(&ledger::events_of(tx.connection(), contact)?, &remarked);
    consents::replace(tx, contact, &fold.consents())?;
    subscriptions::replace(tx, contact, &fold.choices())?;
    Ok(true)
}
