//! What people do with selections.

use serde_json::{Value, json};

use super::{
    model::{Kind, NewSelection},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::{Context, ids::SelectionId},
};

/// Makes an empty static selection.
///
/// # Errors
/// Storage errors.
pub fn create_static(tx: &mut Tx<'_>, ctx: &Context, name: &str, is_shared: bool) -> Result<SelectionId, DbError> {
    create(tx, ctx, &NewSelection { name, kind: Kind::Static, is_shared })
}

/// Makes a selection.
///
/// # Errors
/// Storage errors.
pub fn create(tx: &mut Tx<'_>, ctx: &Context, new: &NewSelection<'_>) -> Result<SelectionId, DbError> {
    let id = store::insert(tx, ctx, new)?;
    let after = json!({ "name": new.name, "kind": new.kind.code(), "is_shared": new.is_shared });
    audit::record(tx, ctx, &Entry::new("selection.created", Subject::new("selection", id)).changing(Value::Null, after))?;
    Ok(id)
}
