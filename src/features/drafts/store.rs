//! Rows of forms, their drafts, their versions and renderings.

use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable},
};

use super::model::{Draft, Line, Properties, Sheet, Stock, Version};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{form_renderings, form_versions, forms, staff, template_versions, templates},
    },
    features::{
        forms::model::Definition,
        items::{self, ListKind},
        lists,
        templates::{MailTexts, TemplateKey},
    },
    kernel::{
        Context, Language, Timestamp,
        ids::{FormId, FormVersionId, StaffId},
        text::fold,
    },
};

type Row = (
    FormId,
    String,
    String,
    bool,
    bool,
    Option<Timestamp>,
    Option<i64>,
    bool,
    String,
    String,
    Option<FormVersionId>,
    Timestamp,
    Option<i64>,
    Option<Timestamp>,
);

type Columns = (
    forms::id,
    forms::name,
    forms::slug,
    forms::is_listed,
    forms::is_active,
    forms::ends_at,
    forms::max_submissions,
    forms::has_double_opt_in,
    forms::thanks_url,
    forms::embedding_origins,
    forms::published_version_id,
    forms::updated_at,
    forms::updated_by,
    forms::deleted_at,
);

const COLUMNS: Columns = (
    forms::id,
    forms::name,
    forms::slug,
    forms::is_listed,
    forms::is_active,
    forms::ends_at,
    forms::max_submissions,
    forms::has_double_opt_in,
    forms::thanks_url,
    forms::embedding_origins,
    forms::published_version_id,
    forms::updated_at,
    forms::updated_by,
    forms::deleted_at,
);

fn sheet_of(row: Row, names: &[(StaffId, String)]) -> Sheet {
    let (id, name, slug, is_listed, is_active, ends_at, max_submissions, has_double_opt_in, thanks_url, origins, ..) = row;
    let (published, updated_at, updated_by, deleted_at) = (row.10, row.11, row.12, row.13);
    let origins = origins.lines().map(str::to_owned).collect();
    let properties =
        Properties { name, slug, is_listed, ends_at, max_submissions, has_double_opt_in, thanks_url, origins };
    Sheet { id, properties, is_active, published, updated_at, updated_by: named(names, updated_by), deleted_at }
}

fn members(connection: &mut Connection) -> Result<Vec<(StaffId, String)>, DbError> {
    Ok(staff::table.select((staff::id, staff::name)).load(connection)?)
}

fn named(names: &[(StaffId, String)], id: Option<i64>) -> Option<String> {
    names.iter().find(|(member, _)| Some(member.0) == id).map(|(_, name)| name.clone())
}

/// Every form by name, deleted ones included. Forms are few: what is asked of many is asked for a page of them alone.
///
/// # Errors
/// Storage errors.
pub fn sheets(connection: &mut Connection) -> Result<Vec<Sheet>, DbError> {
    let names = members(connection)?;
    let rows: Vec<Row> = forms::table.order(forms::id).select(COLUMNS).load(connection)?;
    let mut sheets: Vec<Sheet> = rows.into_iter().map(|row| sheet_of(row, &names)).collect();
    sheets.sort_by_cached_key(|sheet| (fold(&sheet.properties.name), sheet.id));
    Ok(sheets)
}

/// One form.
///
/// # Errors
/// [`DbError::NotFound`] when there is none; other storage errors.
pub fn sheet(connection: &mut Connection, id: FormId) -> Result<Sheet, DbError> {
    let row: Row = forms::table.find(id).select(COLUMNS).get_result(connection)?;
    let names = members(connection)?;
    Ok(sheet_of(row, &names))
}

#[derive(QueryableByName)]
struct Counts {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    version: Option<i64>,
    #[diesel(sql_type = BigInt)]
    drafts: i64,
    #[diesel(sql_type = BigInt)]
    submissions: i64,
}

/// Forms with what the list says of them, by one statement that stops counting answers at a limit.
///
/// # Errors
/// Storage errors.
pub fn lines(connection: &mut Connection, sheets: Vec<Sheet>) -> Result<Vec<Line>, DbError> {
    if sheets.is_empty() {
        return Ok(Vec::new());
    }
    let limit = Line::COUNTED + 1;
    // Each with its number written out: PostgreSQL then knows which ones are rare and takes the index for them.
    let of = |id: FormId| {
        format!(
            "SELECT CAST({id} AS BIGINT) AS id, \
             (SELECT v.number FROM form_versions v JOIN forms f ON f.published_version_id = v.id WHERE f.id = {id}) AS version, \
             (SELECT COUNT(*) FROM form_versions WHERE form_id = {id} AND published_at IS NULL) AS drafts, \
             (SELECT COUNT(*) FROM (SELECT 1 FROM submissions WHERE form_id = {id} LIMIT {limit}) AS sent) AS submissions"
        )
    };
    let select = sheets.iter().map(|sheet| of(sheet.id)).collect::<Vec<_>>().join(" UNION ALL ");
    let counts: Vec<Counts> = on_each!(connection, |c| sql_query(select).load(c))?;
    let line = |sheet: Sheet| {
        let found = counts.iter().find(|counts| counts.id == sheet.id.0);
        Line {
            version: found.and_then(|counts| counts.version),
            has_draft: found.is_some_and(|counts| counts.drafts > 0),
            submissions: found.map_or(0, |counts| counts.submissions),
            sheet,
        }
    };
    Ok(sheets.into_iter().map(line).collect())
}

/// Has another form this address, be it a deleted one?
///
/// # Errors
/// Storage errors.
pub fn is_slug_taken(connection: &mut Connection, slug: &str, but: Option<FormId>) -> Result<bool, DbError> {
    let found: Option<FormId> =
        forms::table.filter(forms::slug_key.eq(fold(slug))).select(forms::id).get_result(connection).optional()?;
    Ok(found.is_some_and(|id| Some(id) != but))
}

/// The place behind all forms on the home page.
///
/// # Errors
/// Storage errors.
pub fn last_position(connection: &mut Connection) -> Result<i64, DbError> {
    let last: Option<i64> = forms::table.select(diesel::dsl::max(forms::position)).get_result(connection)?;
    Ok(last.unwrap_or(0))
}

/// Writes what is decided about a form.
///
/// # Errors
/// [`DbError::Taken`] when the address is; other storage errors.
pub fn update(tx: &mut Tx<'_>, ctx: &Context, id: FormId, new: &Properties) -> Result<(), DbError> {
    let set = (
        forms::name.eq(&new.name),
        forms::slug.eq(&new.slug),
        forms::slug_key.eq(fold(&new.slug)),
        forms::is_listed.eq(new.is_listed),
        forms::ends_at.eq(new.ends_at),
        forms::max_submissions.eq(new.max_submissions),
        forms::has_double_opt_in.eq(new.has_double_opt_in),
        forms::thanks_url.eq(&new.thanks_url),
        forms::embedding_origins.eq(new.origins.join("\n")),
        forms::updated_at.eq(ctx.at),
        forms::updated_by.eq(ctx.actor.id()),
    );
    diesel::update(forms::table.find(id)).set(set).execute(tx.connection())?;
    Ok(())
}

/// Takes a form into use or out of it.
///
/// # Errors
/// Storage errors.
pub fn set_active(tx: &mut Tx<'_>, ctx: &Context, id: FormId, is_active: bool) -> Result<(), DbError> {
    let set = (forms::is_active.eq(is_active), forms::updated_at.eq(ctx.at), forms::updated_by.eq(ctx.actor.id()));
    diesel::update(forms::table.find(id)).set(set).execute(tx.connection())?;
    Ok(())
}

/// Marks a form as deleted, or as not.
///
/// # Errors
/// Storage errors.
pub fn set_deleted(tx: &mut Tx<'_>, ctx: &Context, id: FormId, is_deleted: bool) -> Result<(), DbError> {
    let since = is_deleted.then_some(ctx.at);
    let set = (forms::deleted_at.eq(since), forms::updated_at.eq(ctx.at), forms::updated_by.eq(ctx.actor.id()));
    diesel::update(forms::table.find(id)).set(set).execute(tx.connection())?;
    Ok(())
}

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
    let set = (
        forms::published_version_id.eq(version),
        forms::updated_at.eq(ctx.at),
        forms::updated_by.eq(ctx.actor.id()),
    );
    diesel::update(forms::table.find(form)).set(set).execute(tx.connection())?;
    Ok(())
}

/// Keeps the page of a version in a language.
///
/// # Errors
/// Storage errors.
pub fn keep_rendering(
    tx: &mut Tx<'_>,
    at: Timestamp,
    version: FormVersionId,
    language: Language,
    html: &str,
) -> Result<(), DbError> {
    let row = (
        form_renderings::form_version_id.eq(version),
        form_renderings::language.eq(language),
        form_renderings::html.eq(html),
        form_renderings::created_at.eq(at),
    );
    diesel::insert_into(form_renderings::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// The page of a version in a language as it was drawn when it was published; nothing for versions that shipped.
///
/// # Errors
/// Storage errors.
pub fn rendering(
    connection: &mut Connection,
    version: FormVersionId,
    language: Language,
) -> Result<Option<String>, DbError> {
    Ok(form_renderings::table
        .filter(form_renderings::form_version_id.eq(version).and(form_renderings::language.eq(language)))
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
    })
}
