//! What people do with selections. None of it changes what is registered for anybody.

use serde_json::{Map, Value, json};

use super::{
    model::{Flaw, Kind, NewSelection, Rule, Scope, Selection},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        contacts,
    },
    jobs::{self, NewJob},
    kernel::{
        Context,
        ids::{ContactId, SelectionId, StaffId},
    },
};

/// Among up to so many contacts a selection is frozen while the member of staff waits; among more it is long work, however few of
/// them belong to it, because each is asked and nobody else writes meanwhile.
pub const AT_ONCE: i64 = 5000;

/// What came of an attempt to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is saved.
    Saved(SelectionId),
    /// Somebody else saved in between, or deleted it: nothing was written.
    Stale,
    /// Another selection that this member sees has the name.
    NameTaken,
    /// The rule cannot be used.
    Flawed(Flaw),
    /// It asks about a selection that is not there for the member.
    Unseen,
    /// It is to be shared and asks about a private one.
    RestsOnPrivate,
    /// It is to be private, and a shared one asks about it.
    SharedRestsOnIt,
}

/// Makes an empty static selection.
///
/// # Errors
/// Storage errors.
pub fn create_static(tx: &mut Tx<'_>, ctx: &Context, name: &str, is_shared: bool) -> Result<SelectionId, DbError> {
    create(tx, ctx, &NewSelection { name, kind: Kind::Static, is_shared })
}

/// Makes a selection, whatever it is called and asks.
///
/// # Errors
/// Storage errors.
pub fn create(tx: &mut Tx<'_>, ctx: &Context, new: &NewSelection<'_>) -> Result<SelectionId, DbError> {
    let id = store::insert(tx, ctx, new)?;
    note(tx, ctx, "selection.created", id, Map::new(), values(new))?;
    Ok(id)
}

/// Makes a selection for a member of staff, or refuses.
///
/// # Errors
/// Storage errors.
pub fn add(tx: &mut Tx<'_>, ctx: &Context, member: StaffId, new: &NewSelection<'_>) -> Result<Outcome, DbError> {
    if let Some(refusal) = refusal(tx, member, None, new)? {
        return Ok(refusal);
    }
    create(tx, ctx, new).map(Outcome::Saved)
}

/// Changes the selection that a member of staff saw as `seen`, or refuses.
///
/// # Errors
/// Storage errors.
pub fn change(
    tx: &mut Tx<'_>,
    ctx: &Context,
    member: StaffId,
    seen: &Selection,
    new: &NewSelection<'_>,
) -> Result<Outcome, DbError> {
    if let Some(refusal) = refusal(tx, member, Some(seen.id), new)? {
        return Ok(refusal);
    }
    let before = values(&NewSelection { name: &seen.name, kind: seen.kind.clone(), is_shared: seen.is_shared });
    if !store::update(tx, ctx, seen, new)? {
        return Ok(Outcome::Stale);
    }
    let after = values(new);
    let differs = |one: &Map<String, Value>, other: &Map<String, Value>| -> Map<String, Value> {
        one.iter()
            .filter(|(name, value)| other.get(*name) != Some(value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    note(tx, ctx, "selection.changed", seen.id, differs(&before, &after), differs(&after, &before))?;
    Ok(Outcome::Saved(seen.id))
}

/// Why a selection cannot be saved so; nothing when it can.
fn refusal(
    tx: &mut Tx<'_>,
    member: StaffId,
    id: Option<SelectionId>,
    new: &NewSelection<'_>,
) -> Result<Option<Outcome>, DbError> {
    // Two that are saved at the same moment could each ask about the other.
    tx.wait_turn(["selections"])?;
    let connection = tx.connection();
    let seen = store::all_seen_by(connection, member)?;
    let key = crate::kernel::text::fold(new.name);
    if seen.iter().any(|other| Some(other.id) != id && crate::kernel::text::fold(&other.name) == key) {
        return Ok(Some(Outcome::NameTaken));
    }
    if let Kind::Dynamic(rule) = &new.kind {
        if let Err(flaw) = rule.check_whole() {
            return Ok(Some(Outcome::Flawed(flaw)));
        }
        for asked in rule.selections() {
            let Some(other) = seen.iter().find(|other| other.id == asked) else { return Ok(Some(Outcome::Unseen)) };
            if new.is_shared && !other.is_shared {
                return Ok(Some(Outcome::RestsOnPrivate));
            }
        }
        if let Some(flaw) = store::flaw_of(connection, id, rule)? {
            return Ok(Some(Outcome::Flawed(flaw)));
        }
    }
    if let Some(id) = id.filter(|_| !new.is_shared)
        && store::users_of(connection, id)?.iter().any(|user| user.is_shared)
    {
        return Ok(Some(Outcome::SharedRestsOnIt));
    }
    Ok(None)
}

/// Deletes a selection; false when another one asks about it.
///
/// # Errors
/// Storage errors.
pub fn delete(tx: &mut Tx<'_>, ctx: &Context, selection: &Selection) -> Result<bool, DbError> {
    if !store::users_of(tx.connection(), selection.id)?.is_empty() {
        return Ok(false);
    }
    store::mark_deleted(tx, ctx, selection.id)?;
    let before = values(&NewSelection { name: &selection.name, kind: selection.kind.clone(), is_shared: selection.is_shared });
    note(tx, ctx, "selection.deleted", selection.id, before, Map::new())?;
    Ok(true)
}

/// Makes contacts members of a static selection, or lets them be so no more; answers how many that changed.
///
/// # Errors
/// Storage errors.
pub fn set_members(
    tx: &mut Tx<'_>,
    ctx: &Context,
    id: SelectionId,
    contacts: &[ContactId],
    are_members: bool,
) -> Result<usize, DbError> {
    let changed = if are_members { store::add_members(tx, ctx, id, contacts)? } else { store::remove_members(tx, id, contacts)? };
    if changed > 0 {
        let by = i64::try_from(changed).unwrap_or(0);
        store::shift_size(tx, ctx.at, id, if are_members { by } else { -by })?;
        let what = if are_members { "selection.members_added" } else { "selection.members_removed" };
        let count = json!({ "count": changed });
        audit::record(tx, ctx, &Entry::new(what, Subject::new("selection", id)).changing(Value::Null, count))?;
    }
    Ok(changed)
}

/// Counts a selection and keeps the number.
///
/// # Errors
/// Storage errors.
pub fn recount(tx: &mut Tx<'_>, ctx: &Context, id: SelectionId) -> Result<i64, DbError> {
    let size = store::count(tx.connection(), &Scope::Selection(id), ctx.at)?;
    store::keep_size(tx, ctx.at, id, size)?;
    Ok(size)
}

/// Makes a static selection of those who belong to a scope now, at once or as long work, `size` being how many there are.
///
/// # Errors
/// Storage errors.
pub fn freeze(
    tx: &mut Tx<'_>,
    ctx: &Context,
    scope: &Scope,
    size: i64,
    name: &str,
    is_shared: bool,
) -> Result<SelectionId, DbError> {
    let id = create_static(tx, ctx, name, is_shared)?;
    let last = contacts::last_id(tx.connection())?;
    if last.0 <= AT_ONCE || matches!(scope, Scope::Chosen(_)) {
        let found = store::members(tx.connection(), scope, ctx.at, ContactId(0), last)?;
        store::add_members(tx, ctx, id, &found)?;
        recount(tx, ctx, id)?;
    } else {
        let input = json!({ "scope": scope, "into": id, "until": last });
        let new = NewJob { kind: super::works::FREEZE, input: input.to_string(), total: Some(size), undoes: None };
        jobs::open(tx, ctx, &new)?;
    }
    Ok(id)
}

fn values(new: &NewSelection<'_>) -> Map<String, Value> {
    let mut values = Map::new();
    values.insert("name".into(), new.name.into());
    values.insert("is_shared".into(), new.is_shared.into());
    values.insert("kind".into(), new.kind.code().into());
    if let Some(rule) = new.kind.rule() {
        values.insert("rule".into(), conditions(rule).into());
    }
    values
}

/// A rule as the log keeps it: what words it looks for may name somebody, so they are left out.
fn conditions(rule: &Rule) -> String {
    use super::model::{Condition, Part, Written};
    let parts = rule.parts.iter().map(|part| match part {
        Part::Group(rule) => conditions(rule),
        Part::If(Condition::Words(_)) => "words".to_owned(),
        Part::If(Condition::Company(Written::Exactly(_))) => "company".to_owned(),
        Part::If(condition) => serde_json::to_string(condition).unwrap_or_default().replace('"', ""),
    });
    format!("{}({})", rule.joined.code(), parts.collect::<Vec<_>>().join(", "))
}

fn note(
    tx: &mut Tx<'_>,
    ctx: &Context,
    what: &'static str,
    id: SelectionId,
    before: Map<String, Value>,
    after: Map<String, Value>,
) -> Result<(), DbError> {
    let shown = |values: Map<String, Value>| if values.is_empty() { Value::Null } else { Value::Object(values) };
    audit::record(tx, ctx, &Entry::new(what, Subject::new("selection", id)).changing(shown(before), shown(after)))
}
