//! Rows of the audit log.

use diesel::prelude::*;
use serde_json::Value;

use super::model::Entry;
use crate::{
    db::{DbError, Tx, schema::audit_entries},
    kernel::Context,
};

/// Writes one entry in the transaction of the act itself, so that neither is there without the other.
///
/// # Errors
/// Storage errors.
pub fn record(tx: &mut Tx<'_>, ctx: &Context, entry: &Entry) -> Result<(), DbError> {
    let row = (
        audit_entries::at.eq(ctx.at),
        audit_entries::actor.eq(ctx.actor.code()),
        audit_entries::actor_id.eq(ctx.actor.id()),
        audit_entries::channel.eq(ctx.channel.code()),
        audit_entries::ip.eq(ctx.origin.ip.map(|ip| ip.to_string())),
        audit_entries::what.eq(entry.what),
        audit_entries::subject_kind.eq(entry.subject.kind),
        audit_entries::subject_id.eq(&entry.subject.id),
        audit_entries::before.eq(written(&entry.before)),
        audit_entries::after.eq(written(&entry.after)),
    );
    diesel::insert_into(audit_entries::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// JSON escapes control characters, so that nobody's line end begins a line of its own in an export.
fn written(value: &Value) -> String {
    if value.is_null() { String::new() } else { value.to_string() }
}
