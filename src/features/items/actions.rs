//! What staff do with items: each act with its audit entry, and with word to every instance that the lists have changed.

use serde_json::{Value, json};

use super::{
    model::{Draft, Item, ListKind, difference},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        snapshot,
    },
    kernel::{Context, Language, Timestamp},
};

/// What came of an attempt to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is saved.
    Saved(i64),
    /// Somebody else saved, or deleted it, in between: nothing was written.
    Stale,
    /// Something is taken: nothing was written.
    Clashes(Vec<Clash>),
}

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// The key.
    Key,
    /// The name in a language, by another item.
    Name(Language),
    /// The name in a language, by a deleted item.
    DeletedName(Language),
}

/// Adds an item at the end of its list.
///
/// # Errors
/// Storage errors.
pub fn add(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, draft: &Draft) -> Result<Outcome, DbError> {
    let mut clashes = Vec::new();
    if store::is_key_taken(tx.connection(), kind, &draft.key)? {
        clashes.push(Clash::Key);
    }
    clashes.extend(taken_names(tx, kind, draft, None)?);
    if !clashes.is_empty() {
        return Ok(Outcome::Clashes(clashes));
    }
    let id = store::insert(tx, ctx, kind, draft)?;
    note(tx, ctx, kind.acts().added, kind, id, Value::Null, Value::Object(draft.values(kind)))?;
    Ok(Outcome::Saved(id))
}

/// Saves an edit of the version of `version`.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such item; other storage errors.
pub fn change(
    tx: &mut Tx<'_>,
    ctx: &Context,
    kind: ListKind,
    id: i64,
    version: Timestamp,
    draft: &Draft,
) -> Result<Outcome, DbError> {
    let before = store::item(tx.connection(), kind, id)?;
    if before.updated_at != version || before.deleted_at.is_some() {
        return Ok(Outcome::Stale);
    }
    let clashes = taken_names(tx, kind, draft, Some(id))?;
    if !clashes.is_empty() {
        return Ok(Outcome::Clashes(clashes));
    }
    let draft = Draft { key: before.key.clone(), ..draft.clone() };
    let (old, new) = difference(&before.draft().values(kind), &draft.values(kind));
    if !new.is_empty() {
        store::update(tx, ctx, kind, &before, &draft)?;
        note(tx, ctx, kind.acts().changed, kind, id, Value::Object(old), Value::Object(new))?;
    }
    Ok(Outcome::Saved(id))
}

fn taken_names(tx: &mut Tx<'_>, kind: ListKind, draft: &Draft, but: Option<i64>) -> Result<Vec<Clash>, DbError> {
    let mut clashes = Vec::new();
    for language in Language::ALL {
        let name = draft.words.get(language, "name");
        match store::named_so(tx.connection(), kind, language, name, but)? {
            Some(true) => clashes.push(Clash::DeletedName(language)),
            Some(false) => clashes.push(Clash::Name(language)),
            None => {}
        }
    }
    Ok(clashes)
}

/// Takes an item into use or out of it; pages follow at once.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such item, or its list has no switch; other storage errors.
pub fn set_active(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, id: i64, is_on: bool) -> Result<(), DbError> {
    let before = present(tx, kind, id)?;
    if !kind.has_switch() {
        return Err(DbError::NotFound);
    }
    if before.is_active != is_on {
        store::set_active(tx, ctx, kind, &before, is_on)?;
        let what = if is_on { kind.acts().activated } else { kind.acts().deactivated };
        note(tx, ctx, what, kind, id, json!({ "is_active": !is_on }), json!({ "is_active": is_on }))?;
    }
    Ok(())
}

/// Deletes an item; false when it is built in. Old records keep naming it.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such item; other storage errors.
pub fn delete(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, id: i64) -> Result<bool, DbError> {
    let before = store::item(tx.connection(), kind, id)?;
    if before.is_built_in {
        return Ok(false);
    }
    if before.deleted_at.is_none() {
        store::set_deleted(tx, ctx, kind, &before, true)?;
        note(tx, ctx, kind.acts().deleted, kind, id, Value::Object(before.draft().values(kind)), json!({ "is_deleted": true }))?;
    }
    Ok(true)
}

/// Brings a deleted item back as it was.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such item; other storage errors.
pub fn restore(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, id: i64) -> Result<(), DbError> {
    let before = store::item(tx.connection(), kind, id)?;
    if before.deleted_at.is_some() {
        store::set_deleted(tx, ctx, kind, &before, false)?;
        note(tx, ctx, kind.acts().restored, kind, id, json!({ "is_deleted": true }), json!({ "is_deleted": false }))?;
    }
    Ok(())
}

/// Puts an item one place up or down among those that are not deleted.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such item; other storage errors.
pub fn shift(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, id: i64, is_up: bool) -> Result<(), DbError> {
    let mut order: Vec<Item> = store::items(tx.connection(), kind)?;
    order.retain(|item| item.deleted_at.is_none());
    let at = order.iter().position(|item| item.id == id).ok_or(DbError::NotFound)?;
    let other = if is_up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < order.len()) };
    let Some(other) = other else { return Ok(()) };
    order.swap(at, other);
    let places: Vec<_> =
        (1_i64..).zip(&order).filter(|(place, item)| item.position != *place).map(|(place, item)| (item.id, place)).collect();
    store::place(tx, kind, &places)?;
    note(tx, ctx, kind.acts().moved, kind, id, json!({ "place": at + 1 }), json!({ "place": other + 1 }))
}

/// Notes that a list was taken out as a file.
///
/// # Errors
/// Storage errors.
pub fn note_export(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, rows: usize) -> Result<(), DbError> {
    let entry = Entry::new(kind.acts().exported, Subject::new(kind.acts().noun, ""));
    audit::record(tx, ctx, &entry.changing(Value::Null, json!({ "rows": rows })))
}

fn present(tx: &mut Tx<'_>, kind: ListKind, id: i64) -> Result<Item, DbError> {
    let item = store::item(tx.connection(), kind, id)?;
    if item.deleted_at.is_some() { Err(DbError::NotFound) } else { Ok(item) }
}

fn note(
    tx: &mut Tx<'_>,
    ctx: &Context,
    what: &'static str,
    kind: ListKind,
    id: i64,
    before: Value,
    after: Value,
) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new(what, Subject::new(kind.acts().noun, id)).changing(before, after))?;
    snapshot::touch(tx)
}
