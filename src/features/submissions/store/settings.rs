//! What a form does with its submissions.

use diesel::prelude::*;

use super::super::model::FormSettings;
use crate::{
    db::{Connection, DbError, Tx, schema::forms},
    features::{forms::Processing, signups::followups},
    kernel::{Context, ids::FormId},
};

/// What a form does with its submissions; nothing when there is no such form.
///
/// # Errors
/// Storage errors.
pub fn settings_of(connection: &mut Connection, id: FormId) -> Result<Option<FormSettings>, DbError> {
    let row: Option<(String, String, bool)> = forms::table
        .filter(forms::id.eq(id).and(forms::deleted_at.is_null()))
        .select((forms::name, forms::processing, forms::has_double_opt_in))
        .get_result(connection)
        .optional()?;
    let Some((name, processing, has_double_opt_in)) = row else { return Ok(None) };
    let processing =
        Processing::from_code(&processing).ok_or_else(|| DbError::Broken(format!("form {id} is processed in no known way")))?;
    let actions = followups::of_form(connection, id)?;
    Ok(Some(FormSettings { id, name, processing, has_double_opt_in, actions }))
}

/// Keeps it; false when somebody else saved since it was read.
///
/// # Errors
/// Storage errors.
pub fn save(tx: &mut Tx<'_>, ctx: &Context, settings: &FormSettings) -> Result<bool, DbError> {
    if !followups::keep(tx, ctx, settings.id, &settings.actions)? {
        return Ok(false);
    }
    diesel::update(forms::table.find(settings.id))
        .set((
            forms::processing.eq(settings.processing.code()),
            forms::updated_at.eq(ctx.at),
            forms::updated_by.eq(ctx.actor.id()),
        ))
        .execute(tx.connection())?;
    Ok(true)
}
