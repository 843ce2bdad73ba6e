//! What staff do to a contact: each is one transaction with its events and its audit entry.

mod addresses;
mod choices;
mod consents;
mod details;
mod merge;

pub use addresses::{Added, add_address, make_primary, remove_address};
pub use choices::choose;
pub use consents::set_consent;
pub use details::{Created, create, create_from, export, note_no_mailings, revoke_links, save};
pub use merge::merge;

use serde_json::{Map, Value};

use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        contacts::{self, Contact},
        ledger::{self, Act, EventKind, NewEvent},
    },
    kernel::{Context, ids::ContactId},
};

/// The contact that an act is about, with the act begun: whoever changes the same contact now comes before or after.
fn begin(tx: &mut Tx<'_>, ctx: &Context, contact: &Contact, personal: Map<String, Value>) -> Result<Act, DbError> {
    contacts::bump(tx, ctx.at, contact.id, contact.version)?;
    ledger::open_act(tx, ctx, Some(contact.id), None, personal)
}

/// The contact of a row.
fn contact(tx: &mut Tx<'_>, id: ContactId) -> Result<Contact, DbError> {
    contacts::by_id(tx.connection(), id)?.ok_or(DbError::NotFound)
}

/// Notes in the history that something of a contact changed; `detail` holds codes only.
fn changed(tx: &mut Tx<'_>, ctx: &Context, act: &Act, id: ContactId, detail: &str) -> Result<(), DbError> {
    let event = NewEvent { contact: Some(id), detail: Some(detail.to_owned()), ..NewEvent::default() };
    ledger::record(tx, ctx, act, EventKind::ContactChanged, &event)?;
    Ok(())
}

/// Writes the audit entry of an act on a contact: codes and numbers, because entries outlive the contact's data.
fn audited(
    tx: &mut Tx<'_>,
    ctx: &Context,
    what: &'static str,
    id: ContactId,
    before: Value,
    after: Value,
) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new(what, Subject::new("contact", id)).changing(before, after))
}

/// Who acts, as projections keep it.
fn acting(ctx: &Context) -> String {
    ctx.actor.acting()
}

fn missing(key: &str) -> DbError {
    DbError::Broken(format!("the built-in list item {key} is missing"))
}
