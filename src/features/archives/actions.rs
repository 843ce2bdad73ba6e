//! Taking everything out of the house: what is written down of it.

use serde_json::{Value, json};

use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::Context,
};

/// Writes down that the file of everything is taken, before the first row of it is read.
///
/// # Errors
/// Storage errors.
pub fn note(tx: &mut Tx<'_>, ctx: &Context, has_secrets: bool) -> Result<(), DbError> {
    let entry = Entry::new("archive.exported", Subject::none());
    audit::record(tx, ctx, &entry.changing(Value::Null, json!({ "has_secrets": has_secrets })))
}
