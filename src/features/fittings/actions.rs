//! Deciding a look.

use serde_json::{Value, json};

use super::model;
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        looks::{self, Look},
        snapshot,
    },
    kernel::Context,
};

/// How saving went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// It counts.
    Now,
    /// Somebody saved after the form was made; nothing was written.
    Overtaken,
    /// The picture is not there any more; nothing was written.
    LogoGone,
}

/// Saves a look that was made from look `number`.
///
/// # Errors
/// Storage errors.
pub fn save(tx: &mut Tx<'_>, ctx: &Context, number: i64, look: &Look) -> Result<Saved, DbError> {
    tx.wait_turn(["look"])?;
    let current = looks::current(tx.connection())?;
    if current.number != number {
        return Ok(Saved::Overtaken);
    }
    if current.look == *look {
        return Ok(Saved::Now);
    }
    if let Some(logo) = &look.logo
        && looks::stored_logo(tx.connection(), &logo.hash)?.as_ref() != Some(logo)
    {
        return Ok(Saved::LogoGone);
    }
    looks::add(tx, ctx.at, ctx.actor.id(), look)?;
    let changing = |from: &Look, to: &Look| -> Value {
        model::differences(from, to)
            .into_iter()
            .map(|(name, value)| (name, json!(value)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let entry = Entry::new("look.changed", Subject::new("settings", "look"));
    audit::record(tx, ctx, &entry.changing(changing(look, &current.look), changing(&current.look, look)))?;
    snapshot::touch(tx)?;
    Ok(Saved::Now)
}
