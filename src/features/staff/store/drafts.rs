//! What a member had typed when the session ended under it, or when they were to prove first who they are.

use chrono::Duration;
use diesel::prelude::*;

use crate::{
    db::{Connection, DbError, Tx, schema::staff_drafts},
    kernel::{Timestamp, ids::StaffId},
};

/// How long it is kept.
pub(super) const KEPT: Duration = Duration::hours(1);

/// Something typed and not sent.
#[derive(Clone)]
pub struct Draft {
    /// Where it was to be posted.
    pub path: String,
    /// The values, `application/x-www-form-urlencoded`.
    pub body: String,
}

/// Keeps a draft under the hash of its handle.
///
/// # Errors
/// Storage errors.
pub fn keep_draft(tx: &mut Tx<'_>, now: Timestamp, owner: StaffId, handle_hash: &str, draft: &Draft) -> Result<(), DbError> {
    use staff_drafts as t;
    let row = (
        t::handle_hash.eq(handle_hash),
        t::staff_id.eq(owner),
        t::path.eq(&draft.path),
        t::body.eq(&draft.body),
        t::created_at.eq(now),
    );
    diesel::insert_into(t::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// The draft of a handle; only its owner's, and only for an hour.
///
/// # Errors
/// Storage errors.
pub fn draft(connection: &mut Connection, now: Timestamp, owner: StaffId, handle_hash: &str) -> Result<Option<Draft>, DbError> {
    use staff_drafts as t;
    let row: Option<(String, String)> = t::table
        .filter(t::handle_hash.eq(handle_hash).and(t::staff_id.eq(owner)).and(t::created_at.gt(now.plus(-KEPT))))
        .select((t::path, t::body))
        .first(connection)
        .optional()?;
    Ok(row.map(|(path, body)| Draft { path, body }))
}
