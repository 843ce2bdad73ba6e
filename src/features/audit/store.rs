//! Rows of the audit log.

use diesel::{prelude::*, sql_query, sql_types::Text};
use serde_json::Value;

use super::{
    model::{Asked, Entry, Line},
    words::is_known,
};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{audit_entries, integrations, staff},
    },
    kernel::{
        Context,
        ids::{IntegrationId, StaffId},
    },
};

/// How the log names a member of staff.
const STAFF: &str = "staff";

/// Writes one entry in the transaction of the act itself, so that neither is there without the other.
///
/// # Errors
/// Storage errors.
pub fn record(tx: &mut Tx<'_>, ctx: &Context, entry: &Entry) -> Result<(), DbError> {
    debug_assert!(is_known(entry.what), "{} has no words", entry.what);
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

/// Entries that were asked for, the newest first, at most `limit`.
///
/// Days are turned into numbers of entries first, because every other index ends in the number: then each question is one walk
/// along one index.
///
/// # Errors
/// Storage errors.
pub fn page(connection: &mut Connection, asked: &Asked, limit: i64) -> Result<Vec<Line>, DbError> {
    use audit_entries as t;
    let first = match asked.begins_at() {
        Some(at) => {
            let found = t::table.filter(t::at.ge(at)).order((t::at, t::id)).select(t::id).first(connection).optional()?;
            let Some(found): Option<i64> = found else { return Ok(Vec::new()) };
            Some(found)
        }
        None => None,
    };
    let last = match asked.ends_at() {
        Some(at) => {
            let found =
                t::table.filter(t::at.lt(at)).order((t::at.desc(), t::id.desc())).select(t::id).first(connection).optional()?;
            let Some(found): Option<i64> = found else { return Ok(Vec::new()) };
            Some(found)
        }
        None => None,
    };
    Ok(on_each!(connection, |c| {
        let before = asked.before.unwrap_or(i64::MAX);
        let mut query = t::table.filter(t::id.lt(before)).order(t::id.desc()).limit(limit).into_boxed();
        if let Some(first) = first {
            query = query.filter(t::id.ge(first));
        }
        if let Some(last) = last {
            query = query.filter(t::id.le(last));
        }
        if let Some(who) = asked.who {
            query = query.filter(t::actor.eq(STAFF).and(t::actor_id.eq(who)));
        }
        if !asked.what.is_empty() {
            query = query.filter(t::what.eq(&asked.what));
        }
        query.load::<Line>(c)
    })?)
}

/// What was ever done, in order of the alphabet: one step along the index for each, however many entries there are.
///
/// # Errors
/// Storage errors.
pub fn kinds(connection: &mut Connection) -> Result<Vec<String>, DbError> {
    const KINDS: &str = "WITH RECURSIVE kinds(what) AS (SELECT min(what) FROM audit_entries UNION ALL \
        SELECT (SELECT min(a.what) FROM audit_entries a WHERE a.what > kinds.what) FROM kinds WHERE kinds.what IS NOT NULL) \
        SELECT what FROM kinds WHERE what IS NOT NULL";
    let rows: Vec<KindRow> = on_each!(connection, |c| sql_query(KINDS).load(c))?;
    Ok(rows.into_iter().map(|row| row.what).collect())
}

#[derive(QueryableByName)]
struct KindRow {
    #[diesel(sql_type = Text)]
    what: String,
}

/// Everybody who works or worked here: number and name.
///
/// # Errors
/// Storage errors.
pub fn members(connection: &mut Connection) -> Result<Vec<(i64, String)>, DbError> {
    let rows: Vec<(StaffId, String)> =
        staff::table.order((staff::name, staff::id)).select((staff::id, staff::name)).load(connection)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name)).collect())
}

/// Every program that uses the API or did: number and name.
///
/// # Errors
/// Storage errors.
pub fn programs(connection: &mut Connection) -> Result<Vec<(i64, String)>, DbError> {
    let rows: Vec<(IntegrationId, String)> =
        integrations::table.order(integrations::id).select((integrations::id, integrations::name)).load(connection)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name)).collect())
}
