//! Links that work once.

use diesel::prelude::*;

use super::{super::model::LINK_LIFETIME, members::has_members};
use crate::{
    db::{Connection, DbError, Tx, schema::staff_links},
    kernel::{Timestamp, ids::StaffId},
};

/// What a link is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkKind {
    /// The first administrator signs up.
    Setup,
    /// A colleague accepts an invitation.
    Invitation,
    /// A new password.
    Reset,
}

impl LinkKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }
}

/// A link that still works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OneTime {
    /// The row.
    pub id: i64,
    /// Whose it is; nobody's for the set-up.
    pub member: Option<StaffId>,
}

/// The link of a hash, while it works.
///
/// # Errors
/// Storage errors.
pub fn link(connection: &mut Connection, now: Timestamp, kind: LinkKind, token_hash: &str) -> Result<Option<OneTime>, DbError> {
    use staff_links as t;
    let row: Option<(i64, Option<StaffId>)> = t::table
        .filter(t::token_hash.eq(token_hash).and(t::kind.eq(kind.code())).and(t::used_at.is_null()).and(t::expires_at.gt(now)))
        .select((t::id, t::staff_id))
        .first(connection)
        .optional()?;
    Ok(row.map(|(id, member)| OneTime { id, member }))
}

/// Stores a link of a member; earlier ones of its kind work no more.
///
/// # Errors
/// Storage errors.
pub fn new_link(
    tx: &mut Tx<'_>,
    now: Timestamp,
    kind: LinkKind,
    member: Option<StaffId>,
    token_hash: &str,
) -> Result<(), DbError> {
    use staff_links as t;
    let (c, earlier) = (tx.connection(), t::kind.eq(kind.code()));
    match member {
        Some(member) => diesel::delete(t::table.filter(earlier.and(t::staff_id.eq(member)))).execute(c)?,
        None => diesel::delete(t::table.filter(earlier.and(t::staff_id.is_null()))).execute(c)?,
    };
    let row = (
        t::token_hash.eq(token_hash),
        t::kind.eq(kind.code()),
        t::staff_id.eq(member),
        t::created_at.eq(now),
        t::expires_at.eq(now.plus(LINK_LIFETIME)),
    );
    diesel::insert_into(t::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// Uses a link up; false when somebody else was quicker.
///
/// # Errors
/// Storage errors.
pub fn use_link(tx: &mut Tx<'_>, now: Timestamp, id: i64) -> Result<bool, DbError> {
    use staff_links as t;
    let unused = t::table.filter(t::id.eq(id).and(t::used_at.is_null()));
    Ok(diesel::update(unused).set(t::used_at.eq(now)).execute(tx.connection())? == 1)
}

/// Stores a set-up link; those made before open nothing any more.
///
/// # Errors
/// Storage errors.
pub fn new_setup_link(tx: &mut Tx<'_>, now: Timestamp, token_hash: &str) -> Result<(), DbError> {
    new_link(tx, now, LinkKind::Setup, None, token_hash)
}

/// The set-up link of a hash, while it works: as long as nobody works here.
///
/// # Errors
/// Storage errors.
pub fn is_setup_link(connection: &mut Connection, now: Timestamp, token_hash: &str) -> Result<Option<OneTime>, DbError> {
    let found = link(connection, now, LinkKind::Setup, token_hash)?;
    Ok(if has_members(connection)? { None } else { found })
}
