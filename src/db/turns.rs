//! Taking turns: what is counted and then written by one transaction at a time.
//!
//! SQLite has one writer, so whoever writes has the turn. On PostgreSQL two transactions that count at the same moment do not see
//! each other; those that name the same thing here go one after the other. It decides nothing about what is counted.

use diesel::{
    RunQueryDsl, define_sql_function,
    sql_types::{Array, BigInt},
};

use super::{Connection, DbError, Tx};
use crate::kernel::digest::sha256_hex;

define_sql_function! {
    /// Held until the transaction ends. It answers nothing; the type is never read.
    fn pg_advisory_xact_lock(key: BigInt) -> Nullable<Bool>;
}
define_sql_function! {
    /// One row for each.
    fn unnest(keys: Array<BigInt>) -> BigInt;
}

impl Tx<'_> {
    /// Waits until no other transaction has the turn at one of `things`, and keeps it to the end of this one.
    ///
    /// Call it before that is read which must not change meanwhile: a later statement sees what those before committed. Things
    /// that differ may, very rarely, share a turn, which costs time and nothing else.
    ///
    /// # Errors
    /// Storage errors; also when it takes longer than statements may wait.
    pub fn wait_turn<'t>(&mut self, things: impl IntoIterator<Item = &'t str>) -> Result<(), DbError> {
        if let Connection::Postgres(c) = self.connection() {
            let mut keys: Vec<i64> = things.into_iter().map(number).collect();
            // In one order, or two transactions could wait for each other.
            keys.sort_unstable();
            diesel::select(pg_advisory_xact_lock(unnest(keys))).execute(c)?;
        }
        Ok(())
    }
}

/// Names a thing to every instance alike; 60 bits of its hash, away from the small numbers that people choose for locks.
fn number(thing: &str) -> i64 {
    i64::from_str_radix(&sha256_hex(thing)[..15], 16).unwrap_or(0)
}
