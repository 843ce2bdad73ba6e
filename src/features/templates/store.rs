//! Rows of templates and of the frozen frames around mails.

use diesel::prelude::*;

use super::model::{MailTexts, TemplateKey};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{mail_layouts, template_versions, templates},
    },
    kernel::{
        Timestamp,
        digest::sha256_hex,
        ids::{TemplateId, TemplateVersionId},
    },
};

/// The version that each template uses now.
///
/// # Errors
/// Storage errors.
pub fn current_versions(connection: &mut Connection) -> Result<Vec<(TemplateKey, TemplateVersionId)>, DbError> {
    let rows: Vec<(String, Option<TemplateVersionId>)> = templates::table
        .filter(templates::deleted_at.is_null())
        .select((templates::key, templates::current_version_id))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(key, version)| Some((TemplateKey::from_code(&key)?, version?))).collect())
}

/// The templates that tell people what is stored about them.
///
/// # Errors
/// Storage errors.
pub fn privacy_templates(connection: &mut Connection) -> Result<Vec<(TemplateId, TemplateKey)>, DbError> {
    let rows: Vec<(TemplateId, String)> = templates::table
        .filter(templates::is_privacy.and(templates::deleted_at.is_null()))
        .order(templates::id)
        .select((templates::id, templates::key))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(id, key)| Some((id, TemplateKey::from_code(&key)?))).collect())
}

/// Every version there is or was, and whose it is.
///
/// # Errors
/// Storage errors.
pub fn all_versions(connection: &mut Connection) -> Result<Vec<(TemplateVersionId, TemplateKey)>, DbError> {
    Ok(names(connection)?.into_iter().filter_map(|(version, key, _)| Some((version, TemplateKey::from_code(&key)?))).collect())
}

/// The words of a version, and the template it belongs to.
///
/// # Errors
/// Storage errors.
pub fn texts_of_version(connection: &mut Connection, version: TemplateVersionId) -> Result<MailTexts, DbError> {
    let texts: String = template_versions::table.find(version).select(template_versions::texts).get_result(connection)?;
    serde_json::from_str(&texts).map_err(|error| DbError::Broken(format!("template version {version}: {error}")))
}

/// The row of a frame, by its content; nothing while it is not stored.
///
/// # Errors
/// Storage errors.
pub fn layout_of_source(connection: &mut Connection, source: &str) -> Result<Option<i64>, DbError> {
    Ok(mail_layouts::table
        .filter(mail_layouts::hash.eq(sha256_hex(source)))
        .select(mail_layouts::id)
        .get_result(connection)
        .optional()?)
}

/// The content of a frame.
///
/// # Errors
/// Storage errors.
pub fn layout_source(connection: &mut Connection, id: i64) -> Result<String, DbError> {
    Ok(mail_layouts::table.find(id).select(mail_layouts::source).get_result(connection)?)
}

/// Stores a frame unless it is there already.
///
/// # Errors
/// Storage errors.
pub fn keep_layout(tx: &mut Tx<'_>, at: Timestamp, source: &str) -> Result<(), DbError> {
    let row = (mail_layouts::hash.eq(sha256_hex(source)), mail_layouts::source.eq(source), mail_layouts::created_at.eq(at));
    on_each!(tx.connection(), |c| diesel::insert_into(mail_layouts::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Every version with its template's key and its number.
///
/// # Errors
/// Storage errors.
pub fn names(connection: &mut Connection) -> Result<Vec<(TemplateVersionId, String, i64)>, DbError> {
    Ok(template_versions::table
        .inner_join(templates::table)
        .order(template_versions::id)
        .select((template_versions::id, templates::key, template_versions::number))
        .load(connection)?)
}
