//! Rows of looks and logos.

use chrono::Duration;
use diesel::prelude::*;

use super::model::{LogoFile, LogoKind, Look};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{logos, looks, staff},
    },
    kernel::{Timestamp, digest, ids::StaffId},
};

/// How long a picture waits for the look that shows it.
const KEPT: Duration = Duration::days(1);

/// A look, and who decided it.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    /// Its number, by which a later save notices an earlier one; 0 while nobody decided anything.
    pub number: i64,
    /// What was decided.
    pub look: Look,
    /// When.
    pub at: Option<Timestamp>,
    /// By whom.
    pub by: Option<String>,
}

/// The look that counts.
///
/// # Errors
/// Storage errors.
pub fn current(connection: &mut Connection) -> Result<Decided, DbError> {
    let newest: Option<(i64, String, Timestamp, Option<i64>)> = looks::table
        .order(looks::id.desc())
        .select((looks::id, looks::body, looks::decided_at, looks::decided_by))
        .first(connection)
        .optional()?;
    let Some((number, body, at, by)) = newest else { return Ok(Decided::default()) };
    let look = serde_json::from_str(&body).map_err(|error| DbError::Broken(format!("look {number}: {error}")))?;
    let by = match by {
        Some(id) => staff::table.find(StaffId(id)).select(staff::name).get_result(connection).optional()?,
        None => None,
    };
    Ok(Decided { number, look, at: Some(at), by })
}

/// The look of a number; as shipped when there is none.
///
/// # Errors
/// Storage errors.
pub fn numbered(connection: &mut Connection, number: i64) -> Result<Look, DbError> {
    let body: Option<String> = looks::table.find(number).select(looks::body).get_result(connection).optional()?;
    let Some(body) = body else { return Ok(Look::default()) };
    serde_json::from_str(&body).map_err(|error| DbError::Broken(format!("look {number}: {error}")))
}

/// Adds a look, which counts from then on. Its logo must be stored.
///
/// # Errors
/// Storage errors.
pub fn add(tx: &mut Tx<'_>, at: Timestamp, by: Option<i64>, look: &Look) -> Result<(), DbError> {
    let body = serde_json::to_string(look).map_err(|error| DbError::Broken(error.to_string()))?;
    let row = (
        looks::body.eq(body),
        looks::logo_hash.eq(look.logo.as_ref().map(|logo| &logo.hash)),
        looks::decided_at.eq(at),
        looks::decided_by.eq(by),
    );
    diesel::insert_into(looks::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// Stores a picture, or lets one that is stored wait another day.
///
/// # Errors
/// Storage errors.
pub fn keep_logo(tx: &mut Tx<'_>, at: Timestamp, file: &LogoFile, content: &[u8]) -> Result<(), DbError> {
    use logos as t;
    let row = (
        t::hash.eq(&file.hash),
        t::kind.eq(file.kind.code()),
        t::width.eq(i64::from(file.width)),
        t::height.eq(i64::from(file.height)),
        t::content.eq(content),
        t::stored_at.eq(at),
    );
    on_each!(tx.connection(), |c| diesel::insert_into(t::table)
        .values(row)
        .on_conflict(t::hash)
        .do_update()
        .set(t::stored_at.eq(at))
        .execute(c))?;
    Ok(())
}

/// What is known of a stored picture.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when the row is none of ours.
pub fn stored_logo(connection: &mut Connection, hash: &str) -> Result<Option<LogoFile>, DbError> {
    if digest::from_hex(hash).is_none() {
        return Ok(None);
    }
    let row: Option<(String, i64, i64)> =
        logos::table.find(hash).select((logos::kind, logos::width, logos::height)).get_result(connection).optional()?;
    let Some((kind, width, height)) = row else { return Ok(None) };
    let size = |pixels: i64| u32::try_from(pixels).map_err(|_| DbError::Broken(format!("logo {hash} has no size")));
    let kind = LogoKind::from_code(&kind).ok_or_else(|| DbError::Broken(format!("logo {hash} is of no kind")))?;
    Ok(Some(LogoFile { hash: hash.to_owned(), kind, width: size(width)?, height: size(height)? }))
}

/// The content of a picture of this kind.
///
/// # Errors
/// Storage errors.
pub fn logo(connection: &mut Connection, hash: &str, kind: LogoKind) -> Result<Option<Vec<u8>>, DbError> {
    if digest::from_hex(hash).is_none() {
        return Ok(None);
    }
    let found = logos::table.filter(logos::hash.eq(hash).and(logos::kind.eq(kind.code())));
    Ok(found.select(logos::content).first(connection).optional()?)
}

/// Deletes pictures that were tried on and that no look ever had.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    let worn = looks::table.filter(looks::logo_hash.eq(logos::hash.nullable()));
    let idle = logos::table.filter(logos::stored_at.lt(now.plus(-KEPT)).and(diesel::dsl::not(diesel::dsl::exists(worn))));
    Ok(diesel::delete(idle).execute(tx.connection())?)
}
