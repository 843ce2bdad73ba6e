//! Choosing a type: the event and the choice in one transaction.

use super::{model::after, store};
use crate::{
    db::{DbError, Tx},
    features::ledger::{self, Act, EventKind, NewEvent},
    kernel::{
        Context,
        ids::{ContactId, FormVersionId, SubmissionId, TypeId},
    },
};

/// A choice about to be made.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Whose.
    pub contact: ContactId,
    /// Of what.
    pub subscription_type: TypeId,
    /// What was chosen before; nothing means never chosen.
    pub before: Option<bool>,
    /// On, off, or back to never chosen.
    pub now: Option<bool>,
    /// The form version it came from.
    pub form_version: Option<FormVersionId>,
    /// The filled-in form it came from.
    pub submission: Option<SubmissionId>,
    /// Hash of the words that were shown.
    pub shown: Option<String>,
    /// The act that this takes back.
    pub undoes: Option<String>,
}

/// Makes a choice; `choice.before` was read in this transaction.
///
/// # Errors
/// Storage errors.
pub fn choose(tx: &mut Tx<'_>, ctx: &Context, act: &Act, choice: &Choice) -> Result<(), DbError> {
    let event = NewEvent {
        contact: Some(choice.contact),
        submission: choice.submission,
        subscription_type: Some(choice.subscription_type),
        choice: (choice.before, choice.now),
        form_version: choice.form_version,
        shown: choice.shown.clone(),
        undoes: choice.undoes.clone(),
        ..NewEvent::default()
    };
    let id = ledger::record(tx, ctx, act, EventKind::SubscriptionChosen, &event)?;
    match after(&ledger::written(id, ctx, act, EventKind::SubscriptionChosen, event)) {
        Some(subscription) => store::put(tx, &subscription),
        None => store::remove(tx, choice.contact, choice.subscription_type),
    }
}
