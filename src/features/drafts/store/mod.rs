//! Rows of forms. Their versions, of which one is the draft, have a file of their own.

mod templates;
mod versions;

pub use templates::{add_template, delete_template, rename_template, templates};
pub use versions::{
    add_draft, definition, discard_draft, draft, keep_rendering, keep_style, put_into_use, read, rendering, save_draft, stock,
    style, version, versions,
};

use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable},
};

use super::model::{Line, Properties, Sheet};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{forms, staff},
    },
    features::forms::refused,
    kernel::{
        Context, Timestamp,
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
    (Option<Timestamp>, Option<Timestamp>),
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
    (forms::proof_since, forms::attacked_since),
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
    (forms::proof_since, forms::attacked_since),
);

fn sheet_of(row: Row, names: &[(StaffId, String)]) -> Sheet {
    let (id, name, slug, is_listed, is_active, ends_at, max_submissions, has_double_opt_in, thanks_url, origins, ..) = row;
    let (published, updated_at, updated_by, deleted_at) = (row.10, row.11, row.12, row.13);
    let (proof_since, attacked_since) = row.14;
    let origins = origins.lines().map(str::to_owned).collect();
    let properties = Properties { name, slug, is_listed, ends_at, max_submissions, has_double_opt_in, thanks_url, origins };
    let updated_by = named(names, updated_by);
    Sheet { id, properties, is_active, published, proof_since, attacked_since, updated_at, updated_by, deleted_at }
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

/// Forms with what the list says of them at a moment, by one statement that stops counting answers at a limit.
///
/// # Errors
/// Storage errors.
pub fn lines(connection: &mut Connection, sheets: Vec<Sheet>, at: Timestamp) -> Result<Vec<Line>, DbError> {
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
    let alarms = refused::alarms(connection, at)?;
    let line = |sheet: Sheet| {
        let found = counts.iter().find(|counts| counts.id == sheet.id.0);
        Line {
            version: found.and_then(|counts| counts.version),
            has_draft: found.is_some_and(|counts| counts.drafts > 0),
            submissions: found.map_or(0, |counts| counts.submissions),
            alarm: alarms.iter().find(|(form, _)| *form == sheet.id).map(|(_, turned)| *turned),
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

/// Writes how a form is defended.
///
/// # Errors
/// Storage errors.
pub fn set_defence(
    tx: &mut Tx<'_>,
    id: FormId,
    proof_since: Option<Timestamp>,
    attacked_since: Option<Timestamp>,
) -> Result<(), DbError> {
    let set = (forms::proof_since.eq(proof_since), forms::attacked_since.eq(attacked_since));
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
