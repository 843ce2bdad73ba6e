//! The second step: the seed of the authenticator, the step last used, recovery codes.

use diesel::prelude::*;

use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{recovery_codes, staff},
    },
    kernel::{Timestamp, ids::StaffId},
};

/// Turns the second step on (with the step whose code proved it) or off.
///
/// # Errors
/// Storage errors.
pub fn set_seed(tx: &mut Tx<'_>, member: StaffId, seed: Option<(&str, i64)>) -> Result<(), DbError> {
    diesel::update(staff::table.find(member))
        .set((staff::totp_seed.eq(seed.map(|(seed, _)| seed)), staff::totp_step.eq(seed.map(|(_, step)| step))))
        .execute(tx.connection())?;
    Ok(())
}

/// Uses a time step up; false when it or a later one was used before.
///
/// # Errors
/// Storage errors.
pub fn use_step(tx: &mut Tx<'_>, member: StaffId, step: i64) -> Result<bool, DbError> {
    let unused = staff::table.filter(staff::id.eq(member).and(staff::totp_step.is_null().or(staff::totp_step.lt(step))));
    Ok(diesel::update(unused).set(staff::totp_step.eq(step)).execute(tx.connection())? == 1)
}

/// Uses a recovery code up; false when it is none, or was used before.
///
/// # Errors
/// Storage errors.
pub fn use_code(tx: &mut Tx<'_>, now: Timestamp, member: StaffId, hash: &str) -> Result<bool, DbError> {
    use recovery_codes as t;
    let unused = t::table.filter(t::staff_id.eq(member).and(t::code_hash.eq(hash)).and(t::used_at.is_null()));
    Ok(diesel::update(unused).set(t::used_at.eq(now)).execute(tx.connection())? == 1)
}

/// Stores recovery codes in place of all earlier ones.
///
/// # Errors
/// Storage errors.
pub fn replace_codes(tx: &mut Tx<'_>, member: StaffId, hashes: &[String]) -> Result<(), DbError> {
    use recovery_codes as t;
    diesel::delete(t::table.filter(t::staff_id.eq(member))).execute(tx.connection())?;
    for hash in hashes {
        diesel::insert_into(t::table).values((t::staff_id.eq(member), t::code_hash.eq(hash))).execute(tx.connection())?;
    }
    Ok(())
}

/// How many recovery codes are left.
///
/// # Errors
/// Storage errors.
pub fn unused_codes(connection: &mut Connection, member: StaffId) -> Result<i64, DbError> {
    use recovery_codes as t;
    Ok(t::table.filter(t::staff_id.eq(member).and(t::used_at.is_null())).count().get_result(connection)?)
}
