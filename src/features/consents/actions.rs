//! Setting a consent: the event and the record in one transaction.

use super::{
    model::{Consent, after},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::{
        ledger::{self, Act, EventKind, NewEvent},
        lists::Lists,
    },
    kernel::{
        Context,
        ids::{BasisId, ContactId, FormVersionId, PurposeId, SourceId, SubmissionId},
    },
};

/// A consent about to be set; withdrawing is setting the basis *withdrawn* (CON-04).
#[derive(Clone, Debug)]
pub struct Change {
    /// Whose.
    pub contact: ContactId,
    /// For what.
    pub purpose: PurposeId,
    /// On what ground.
    pub basis: BasisId,
    /// How it came in.
    pub source: SourceId,
    /// The form version it came from.
    pub form_version: Option<FormVersionId>,
    /// The filled-in form it came from.
    pub submission: Option<SubmissionId>,
    /// Hash of the words that were shown.
    pub shown: Option<String>,
    /// The act that this takes back.
    pub undoes: Option<String>,
}

/// Sets a consent. `before` is the current record, read in this transaction.
///
/// Whether the change is allowed is for the caller to know: the contact's own newer act always is (CON-11).
///
/// # Errors
/// Storage errors.
pub fn set(
    tx: &mut Tx<'_>,
    ctx: &Context,
    lists: &Lists,
    act: &Act,
    before: Option<&Consent>,
    change: &Change,
) -> Result<Consent, DbError> {
    set_remarking(tx, ctx, lists, act, before, change, "")
}

/// The same with the comment that staff write beside it. The act's details hold it too, so that a rebuild finds it: see
/// [`super::Remarks`].
///
/// # Errors
/// Storage errors.
pub fn set_remarking(
    tx: &mut Tx<'_>,
    ctx: &Context,
    lists: &Lists,
    act: &Act,
    before: Option<&Consent>,
    change: &Change,
    comment: &str,
) -> Result<Consent, DbError> {
    let kind = if lists.is_withdrawn(change.basis) { EventKind::ConsentWithdrawn } else { EventKind::ConsentGranted };
    let event = NewEvent {
        contact: Some(change.contact),
        submission: change.submission,
        purpose: Some(change.purpose),
        basis: (before.map(|consent| consent.basis_id), Some(change.basis)),
        source: (before.map(|consent| consent.source_id), Some(change.source)),
        form_version: change.form_version,
        shown: change.shown.clone(),
        undoes: change.undoes.clone(),
        ..NewEvent::default()
    };
    let id = ledger::record(tx, ctx, act, kind, &event)?;
    let written = ledger::written(id, ctx, act, kind, event);
    let consent =
        after(before, &written, comment).ok_or_else(|| DbError::Broken("a consent event without basis or source".into()))?;
    store::put(tx, &consent)?;
    Ok(consent)
}
