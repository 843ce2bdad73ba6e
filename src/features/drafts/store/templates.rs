//! Rows of forms to begin others with.

use diesel::prelude::*;

use super::{super::model::Template, members, named};
use crate::{
    db::{Connection, DbError, Tx, schema::form_templates},
    kernel::{Context, Timestamp, ids::FormTemplateId, text::fold},
};

type Row = (FormTemplateId, String, String, Timestamp, Option<i64>);

/// Every template, by name. There are few.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when one cannot be read.
pub fn templates(connection: &mut Connection) -> Result<Vec<Template>, DbError> {
    let names = members(connection)?;
    let rows: Vec<Row> = form_templates::table
        .order(form_templates::name_key)
        .select((
            form_templates::id,
            form_templates::name,
            form_templates::definition,
            form_templates::updated_at,
            form_templates::updated_by,
        ))
        .load(connection)?;
    rows.into_iter()
        .map(|(id, name, definition, updated_at, by)| {
            let broken = |error: serde_json::Error| DbError::Broken(format!("form template {id}: {error}"));
            let definition = serde_json::from_str(&definition).map_err(broken)?;
            Ok(Template { id, name, definition, updated_at, updated_by: named(&names, by) })
        })
        .collect()
}

/// Keeps a form as a template.
///
/// # Errors
/// Storage errors.
pub fn add_template(tx: &mut Tx<'_>, ctx: &Context, name: &str, definition: &str) -> Result<FormTemplateId, DbError> {
    let row = (
        form_templates::name.eq(name),
        form_templates::name_key.eq(fold(name)),
        form_templates::definition.eq(definition),
        form_templates::updated_at.eq(ctx.at),
        form_templates::updated_by.eq(ctx.actor.id()),
    );
    Ok(diesel::insert_into(form_templates::table).values(row).returning(form_templates::id).get_result(tx.connection())?)
}

/// Gives a template another name.
///
/// # Errors
/// Storage errors.
pub fn rename_template(tx: &mut Tx<'_>, ctx: &Context, id: FormTemplateId, name: &str) -> Result<(), DbError> {
    let set = (
        form_templates::name.eq(name),
        form_templates::name_key.eq(fold(name)),
        form_templates::updated_at.eq(ctx.at),
        form_templates::updated_by.eq(ctx.actor.id()),
    );
    diesel::update(form_templates::table.find(id)).set(set).execute(tx.connection())?;
    Ok(())
}

/// Deletes a template; forms that began with it have what they took.
///
/// # Errors
/// Storage errors.
pub fn delete_template(tx: &mut Tx<'_>, id: FormTemplateId) -> Result<(), DbError> {
    diesel::delete(form_templates::table.find(id)).execute(tx.connection())?;
    Ok(())
}
