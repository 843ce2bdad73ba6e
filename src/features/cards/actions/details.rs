//! Writing somebody down, changing what is known about them, ending their links.

use serde_json::{Map, Value, json};

use super::{
    super::{
        model::{Edit, NewCard, SOURCE_USER, STORE, Saved},
        store,
    },
    acting, audited, begin, changed, contact, missing,
};
use crate::{
    db::{DbError, Tx},
    features::{
        confirmations, consents,
        contacts::{self, NewContact},
        ledger::{self, EventKind, NewEvent},
        snapshot::Snapshot,
    },
    kernel::{Context, ids::ContactId},
};

/// What came of writing somebody down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    /// They are there now.
    Now(ContactId),
    /// Somebody has the address already.
    Known(ContactId),
    /// Somebody in the bin has it.
    Binned,
}

/// Writes somebody down, stored under the default legal basis (CON-07), and tells them if their source says so (PCE-01).
///
/// # Errors
/// Storage errors.
pub fn create(tx: &mut Tx<'_>, ctx: &Context, house: &Snapshot, key_id: &str, new: &NewCard) -> Result<Created, DbError> {
    create_from(tx, ctx, house, key_id, new, SOURCE_USER)
}

/// The same for somebody who came in by the source of a key.
///
/// # Errors
/// Storage errors.
pub fn create_from(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    new: &NewCard,
    source_key: &str,
) -> Result<Created, DbError> {
    if let Some(known) = contacts::holder_of_address(tx.connection(), new.address.key())? {
        return Ok(if known.is_binned { Created::Binned } else { Created::Known(known.contact.id) });
    }
    let source = house.lists.source(source_key).ok_or_else(|| missing(source_key))?;
    let edit = &new.edit;
    let row = NewContact { address: &new.address, language: edit.language, source, details: &edit.details, is_confirmed: false };
    let id = contacts::add(tx, ctx.at, &row)?;
    if edit.no_mailings {
        contacts::set_no_mailings(tx, id, true)?;
    }
    contacts::set_interests(tx, ctx.at, id, &Default::default(), &edit.interests, &acting(ctx))?;
    let mut personal = Map::new();
    personal.insert("address".into(), new.address.as_str().into());
    let act = ledger::open_act(tx, ctx, Some(id), None, personal)?;
    let event = NewEvent { contact: Some(id), ..NewEvent::default() };
    ledger::record(tx, ctx, &act, EventKind::ContactCreated, &event)?;
    let purpose = house.lists.purpose_of_key(STORE).filter(|purpose| purpose.is_active && !purpose.is_deleted);
    if let (Some(purpose), Some(basis)) = (purpose, house.lists.basis(&house.settings.default_basis)) {
        let change = consents::Change {
            contact: id,
            purpose: purpose.id,
            basis,
            source,
            form_version: None,
            submission: None,
            shown: None,
            undoes: None,
        };
        consents::set(tx, ctx, &house.lists, &act, None, &change)?;
    }
    let contact = contact(tx, id)?;
    confirmations::inform_if_new(tx, ctx, house, key_id, &contact, &act.handle)?;
    audited(tx, ctx, "contact.created", id, Value::Null, json!({ "source": source_key }))?;
    Ok(Created::Now(id))
}

/// Saves what the card's form says, unless somebody saved other values since it was shown: `seen` names those that it showed.
///
/// # Errors
/// [`DbError::NotFound`] when the contact is gone; storage errors.
pub fn save(tx: &mut Tx<'_>, ctx: &Context, id: ContactId, seen: &str, wish: &Edit) -> Result<Saved, DbError> {
    let contact = contact(tx, id)?;
    let before = store::edit(tx.connection(), &contact)?;
    let fields = before.differing(wish);
    if fields.is_empty() {
        return Ok(Saved::Unchanged);
    }
    if before.seal() != seen {
        return Ok(Saved::Stale);
    }
    let values = |edit: &Edit| -> Map<String, Value> {
        edit.fields()
            .into_iter()
            .filter(|(name, _)| fields.contains(name))
            .map(|(name, value)| (name.into(), value.into()))
            .collect()
    };
    let mut personal = Map::new();
    personal.insert("before".into(), values(&before).into());
    personal.insert("after".into(), values(wish).into());
    let act = begin(tx, ctx, &contact, personal)?;
    if before.details != wish.details || before.language != wish.language {
        contacts::update_details(tx, id, wish.language, &wish.details)?;
    }
    if before.no_mailings != wish.no_mailings {
        contacts::set_no_mailings(tx, id, wish.no_mailings)?;
    }
    contacts::set_interests(tx, ctx.at, id, &before.interests, &wish.interests, &acting(ctx))?;
    changed(tx, ctx, &act, id, &fields.join(" "))?;
    audited(tx, ctx, "contact.changed", id, Value::Null, json!({ "fields": fields }))?;
    Ok(Saved::Changed)
}

/// Notes that *no mailings*, which holds already, was said once more.
///
/// # Errors
/// As [`save`].
pub fn note_no_mailings(tx: &mut Tx<'_>, ctx: &Context, id: ContactId) -> Result<(), DbError> {
    let contact = contact(tx, id)?;
    let act = begin(tx, ctx, &contact, Map::new())?;
    changed(tx, ctx, &act, id, "no_mailings")?;
    audited(tx, ctx, "contact.changed", id, Value::Null, json!({ "fields": ["no_mailings"] }))
}

/// Ends every personal link of a contact made so far (LNK-03).
///
/// # Errors
/// As [`save`].
pub fn revoke_links(tx: &mut Tx<'_>, ctx: &Context, id: ContactId) -> Result<(), DbError> {
    let contact = contact(tx, id)?;
    contacts::revoke_links(tx, ctx.at, contact.id)?;
    let act = ledger::open_act(tx, ctx, Some(id), None, Map::new())?;
    let event = NewEvent { contact: Some(id), ..NewEvent::default() };
    ledger::record(tx, ctx, &act, EventKind::LinksRevoked, &event)?;
    audited(tx, ctx, "contact.links_revoked", id, Value::Null, Value::Null)
}

/// Notes that a contact's consents were taken out as a file.
///
/// # Errors
/// Storage errors.
pub fn export(tx: &mut Tx<'_>, ctx: &Context, id: ContactId) -> Result<(), DbError> {
    audited(tx, ctx, "contact.exported", id, Value::Null, Value::Null)
}
