//! Rows of versions: published ones, the draft, their pages as they were drawn, and what drafts borrow words from.

use diesel::prelude::*;

use super::{
    super::model::{Draft, Stock, Version},
    members, named,
};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{form_renderings, form_styles, form_versions, forms, template_versions, templates},
    },
    features::{
        forms::model::Definition,
        items::{self, ListKind},
        lists, settings,
        templates::{MailTexts, TemplateKey},
    },
    kernel::{
        Context, Language, Timestamp,
        ids::{FormId, FormVersionId},
    },
};

/// The published versions of a form, the newest first, at most a hundred.
///
/// # Errors
/// Storage errors.
pub fn versions(connection: &mut Connection, form: FormId) -> Result<Vec<Version>, DbError> {
    let names = members(connection)?;
    type Row = (FormVersionId, i64, String, Option<Timestamp>, Option<i64>);
    let rows: Vec<Row> = form_versions::table
        .filter(form_versions::form_id.eq(form).and(form_versions::published_at.is_not_null()))
        .order(form_versions::number.desc())
        .limit(100)
        .select((
            form_versions::id,
            form_versions::number,
            form_versions::hash,
            form_versions::published_at,
            form_versions::updated_by,
        ))
        .load(connection)?;
    let version = |(id, number, hash, published_at, by): Row| {
        Some(Version { id, number, hash, published_at: published_at?, by: named(&names, by) })
    };
    Ok(rows.into_iter().filter_map(version).collect())
}

/// A published version, and its definition as it is stored, octet by octet.
///
/// # Errors
/// [`DbError::NotFound`] when there is none of this number; other storage errors.
pub fn version(connection: &mut Connection, form: FormId, number: i64) -> Result<(Version, String), DbError> {
    type Row = (FormVersionId, String, String, Option<Timestamp>, Option<i64>);
    let row: Row = form_versions::table
        .filter(form_versions::form_id.eq(form).and(form_versions::number.eq(number)))
        .filter(form_versions::published_at.is_not_null())
        .select((
            form_versions::id,
            form_versions::hash,
            form_versions::definition,
            form_versions::published_at,
            form_versions::updated_by,
        ))
        .get_result(connection)?;
    let names = members(connection)?;
    let (id, hash, definition, published_at, by) = row;
    let published_at = published_at.ok_or(DbError::NotFound)?;
    Ok((Version { id, number, hash, published_at, by: named(&names, by) }, definition))
}

/// The definition of a version, whether or not it is published.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when it cannot be read.
pub fn definition(connection: &mut Connection, version: FormVersionId) -> Result<Definition, DbError> {
    let text: String = form_versions::table.find(version).select(form_versions::definition).get_result(connection)?;
    read(&text)
}

/// Reads a definition as it is stored.
///
/// # Errors
/// [`DbError::Broken`] when it cannot be read.
pub fn read(text: &str) -> Result<Definition, DbError> {
    serde_json::from_str(text).map_err(|error| DbError::Broken(error.to_string()))
}

/// The draft of a form, if somebody has begun one.
///
/// # Errors
/// Storage errors.
pub fn draft(connection: &mut Connection, form: FormId) -> Result<Option<Draft>, DbError> {
    type Row = (FormVersionId, i64, String, String, Timestamp, Option<Timestamp>, Option<i64>);
    let row: Option<Row> = form_versions::table
        .filter(form_versions::form_id.eq(form).and(form_versions::published_at.is_null()))
        .select((
            form_versions::id,
            form_versions::number,
            form_versions::definition,
            form_versions::hash,
            form_versions::created_at,
            form_versions::updated_at,
            form_versions::updated_by,
        ))
        .get_result(connection)
        .optional()?;
    let Some((id, number, text, mark, created_at, updated_at, by)) = row else { return Ok(None) };
    let names = members(connection)?;
    Ok(Some(Draft {
        id,
        number,
        definition: read(&text)?,
        mark,
        updated_at: updated_at.unwrap_or(created_at),
        updated_by: named(&names, by),
    }))
}

/// Begins a draft.
///
/// # Errors
/// [`DbError::Taken`] when there is one; other storage errors.
pub fn add_draft(tx: &mut Tx<'_>, ctx: &Context, form: FormId, text: &str, mark: &str) -> Result<(), DbError> {
    let latest: Option<i64> = form_versions::table
        .filter(form_versions::form_id.eq(form))
        .select(diesel::dsl::max(form_versions::number))
        .get_result(tx.connection())?;
    let row = (
        form_versions::form_id.eq(form),
        form_versions::number.eq(latest.unwrap_or(0) + 1),
        form_versions::definition.eq(text),
        form_versions::hash.eq(mark),
        form_versions::created_at.eq(ctx.at),
        form_versions::created_by.eq(ctx.actor.id()),
        form_versions::updated_at.eq(ctx.at),
        form_versions::updated_by.eq(ctx.actor.id()),
    );
    diesel::insert_into(form_versions::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// Saves a draft, and freezes it when it is published.
///
/// # Errors
/// Storage errors.
pub fn save_draft(
    tx: &mut Tx<'_>,
    ctx: &Context,
    draft: FormVersionId,
    text: &str,
    hash: &str,
    published_at: Option<Timestamp>,
) -> Result<(), DbError> {
    let set = (
        form_versions::definition.eq(text),
        form_versions::hash.eq(hash),
        form_versions::published_at.eq(published_at),
        form_versions::updated_at.eq(ctx.at),
        form_versions::updated_by.eq(ctx.actor.id()),
    );
    diesel::update(form_versions::table.find(draft)).set(set).execute(tx.connection())?;
    Ok(())
}

/// Throws a draft away.
///
/// # Errors
/// Storage errors.
pub fn discard_draft(tx: &mut Tx<'_>, draft: FormVersionId) -> Result<(), DbError> {
    diesel::delete(form_versions::table.find(draft).filter(form_versions::published_at.is_null())).execute(tx.connection())?;
    Ok(())
}

/// Makes a version the one in use.
///
/// # Errors
/// Storage errors.
pub fn put_into_use(tx: &mut Tx<'_>, ctx: &Context, form: FormId, version: FormVersionId) -> Result<(), DbError> {
    let set = (forms::published_version_id.eq(version), forms::updated_at.eq(ctx.at), forms::updated_by.eq(ctx.actor.id()));
    diesel::update(forms::table.find(form)).set(set).execute(tx.connection())?;
    Ok(())
}

/// Keeps a page of a version, counted from 1, in a language.
///
/// # Errors
/// Storage errors.
pub fn keep_rendering(
    tx: &mut Tx<'_>,
    at: Timestamp,
    version: FormVersionId,
    language: Language,
    page: usize,
    html: &str,
) -> Result<(), DbError> {
    let row = (
        form_renderings::form_version_id.eq(version),
        form_renderings::language.eq(language),
        form_renderings::page.eq(i64::try_from(page).unwrap_or(i64::MAX)),
        form_renderings::html.eq(html),
        form_renderings::created_at.eq(at),
    );
    diesel::insert_into(form_renderings::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// Keeps the stylesheet that a kept page names by its path; once for all pages of a release.
///
/// # Errors
/// Storage errors.
pub fn keep_style(tx: &mut Tx<'_>, at: Timestamp, path: &str, css: &str) -> Result<(), DbError> {
    let row = (form_styles::path.eq(path), form_styles::css.eq(css), form_styles::created_at.eq(at));
    on_each!(tx.connection(), |c| diesel::insert_into(form_styles::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// The stylesheet at a path that a kept page names.
///
/// # Errors
/// Storage errors.
pub fn style(connection: &mut Connection, path: &str) -> Result<Option<String>, DbError> {
    Ok(form_styles::table.find(path).select(form_styles::css).get_result(connection).optional()?)
}

/// A page of a version, counted from 1, in a language as it was drawn when it was published; nothing for versions that shipped.
///
/// # Errors
/// Storage errors.
pub fn rendering(
    connection: &mut Connection,
    version: FormVersionId,
    language: Language,
    page: usize,
) -> Result<Option<String>, DbError> {
    let page = i64::try_from(page).unwrap_or(i64::MAX);
    Ok(form_renderings::table
        .filter(form_renderings::form_version_id.eq(version).and(form_renderings::language.eq(language)))
        .filter(form_renderings::page.eq(page))
        .select(form_renderings::html)
        .get_result(connection)
        .optional()?)
}

/// What drafts borrow words from, as it stands.
///
/// # Errors
/// Storage errors.
pub fn stock(connection: &mut Connection) -> Result<Stock, DbError> {
    let confirm: Option<String> = templates::table
        .inner_join(template_versions::table.on(templates::current_version_id.eq(template_versions::id.nullable())))
        .filter(templates::key.eq(TemplateKey::Confirm.code()).and(templates::deleted_at.is_null()))
        .select(template_versions::texts)
        .get_result(connection)
        .optional()?;
    let texts = confirm.map(|texts| serde_json::from_str::<MailTexts>(&texts)).transpose();
    let texts = texts.map_err(|error| DbError::Broken(error.to_string()))?.unwrap_or_default();
    Ok(Stock {
        lists: lists::load(connection)?,
        purposes: items::items(connection, ListKind::Purposes)?,
        types: items::items(connection, ListKind::SubscriptionTypes)?,
        interests: items::items(connection, ListKind::Interests)?,
        confirms_in: texts.0.into_keys().collect(),
        settings: settings::load(connection)?,
    })
}
