//! Deciding settings, and noting what was done to keys and mail.

use serde_json::{Map, Value, json};

use super::{model::Group, store};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        settings, snapshot,
    },
    kernel::{Context, Timestamp},
    security::{Keys, keys::Use},
};

/// Saves the settings of a group; false, and nothing written, when somebody saved after `version`.
///
/// # Errors
/// Storage errors.
pub fn save(
    tx: &mut Tx<'_>,
    ctx: &Context,
    group: Group,
    version: i64,
    values: &[(&'static str, String)],
) -> Result<bool, DbError> {
    tx.wait_turn(["settings"])?;
    let stand = store::stand(tx.connection(), group)?;
    if stand.version() != version {
        return Ok(false);
    }
    // Later than the last decision even where a clock went back: the time is also the version.
    let at = ctx.at.max(Timestamp::from_micros(version + 1));
    let (mut before, mut after) = (Map::new(), Map::new());
    let mut changed = stand.settings.clone();
    for (name, value) in values {
        if stand.settings.written(name) == *value {
            continue;
        }
        changed = changed.with(name, value).map_err(|error| DbError::Broken(error.to_string()))?;
        settings::set(tx, at, ctx.actor.id(), name, value)?;
        before.insert((*name).to_owned(), stand.settings.to_map().remove(*name).unwrap_or_default());
        after.insert((*name).to_owned(), changed.to_map().remove(*name).unwrap_or_default());
    }
    if after.is_empty() {
        return Ok(true);
    }
    let entry = Entry::new("settings.changed", Subject::new("settings", group.slug()));
    audit::record(tx, ctx, &entry.changing(Value::Object(before), Value::Object(after)))?;
    snapshot::touch(tx)?;
    Ok(true)
}

/// Notes that there are new keys: their numbers, never what is in them.
///
/// # Errors
/// Storage errors.
pub fn note_rotation(tx: &mut Tx<'_>, ctx: &Context, before: &Keys, after: &Keys) -> Result<(), DbError> {
    let numbers = |keys: &Keys| json!({ "link": keys.current_number(Use::Link), "receipt": keys.current_number(Use::Receipt) });
    let entry = Entry::new("keys.rotated", Subject::none()).changing(numbers(before), numbers(after));
    audit::record(tx, ctx, &entry)
}

/// Notes that the way out for mail was tried, and what came of it.
///
/// # Errors
/// Storage errors.
pub fn note_test(tx: &mut Tx<'_>, ctx: &Context, was_taken: bool, reply: &str) -> Result<(), DbError> {
    let entry = Entry::new("transport.tested", Subject::none());
    audit::record(tx, ctx, &entry.changing(Value::Null, json!({ "taken": was_taken, "reply": reply })))
}
