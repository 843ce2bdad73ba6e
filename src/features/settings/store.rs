//! Rows of settings.

use diesel::prelude::*;

use super::model::{InvalidSetting, Settings};
use crate::{
    db::{Connection, DbError, Tx, on_each, schema::settings},
    kernel::Timestamp,
};

/// The settings as they stand.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when a stored value no longer fits.
pub fn load(connection: &mut Connection) -> Result<Settings, DbError> {
    let rows: Vec<(String, String)> =
        settings::table.select((settings::name, settings::value)).order(settings::name).load(connection)?;
    Settings::from_rows(rows).map_err(|error: InvalidSetting| DbError::Broken(format!("stored setting: {error}")))
}

/// Stores one setting, decided by this member of staff or by an operator; the caller has checked it with [`Settings::with`].
///
/// # Errors
/// Storage errors.
pub fn set(tx: &mut Tx<'_>, at: Timestamp, by: Option<i64>, name: &str, value: &str) -> Result<(), DbError> {
    let row = (settings::name.eq(name), settings::value.eq(value), settings::updated_at.eq(at), settings::updated_by.eq(by));
    let change = (settings::value.eq(value), settings::updated_at.eq(at), settings::updated_by.eq(by));
    on_each!(tx.connection(), |c| diesel::insert_into(settings::table)
        .values(row)
        .on_conflict(settings::name)
        .do_update()
        .set(change)
        .execute(c))?;
    Ok(())
}
