//! Rows of templates and their versions, as pages show them and as saving writes them.

use diesel::prelude::*;

use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{staff, template_versions, templates},
    },
    features::templates::{MailTexts, TemplateKey},
    kernel::{
        Context, EmailAddress, Timestamp,
        digest::sha256_hex,
        ids::{StaffId, TemplateId, TemplateVersionId},
    },
};

/// A template with the version in use.
#[derive(Clone, Debug)]
pub struct Current {
    /// The template's row.
    pub id: TemplateId,
    /// Which one.
    pub key: TemplateKey,
    /// The number of the version in use.
    pub number: i64,
    /// Its row.
    pub version: TemplateVersionId,
    /// Its words.
    pub texts: MailTexts,
    /// When it was saved.
    pub at: Timestamp,
    /// By whom; nobody when it is as it shipped.
    pub by: Option<String>,
}

/// One version in the list of them.
#[derive(Clone, Debug)]
pub struct VersionLine {
    /// Its number.
    pub number: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// By whom; nobody when it is as it shipped.
    pub by: Option<String>,
}

type Row = (TemplateId, String, TemplateVersionId, i64, String, Timestamp, Option<i64>);

/// Every template that is in use, in the order in which they shipped.
///
/// # Errors
/// Storage errors.
pub fn all(connection: &mut Connection) -> Result<Vec<Current>, DbError> {
    let rows: Vec<Row> = templates::table
        .inner_join(template_versions::table.on(templates::current_version_id.eq(template_versions::id.nullable())))
        .filter(templates::deleted_at.is_null())
        .order(templates::id)
        .select((
            templates::id,
            templates::key,
            template_versions::id,
            template_versions::number,
            template_versions::texts,
            template_versions::created_at,
            template_versions::created_by,
        ))
        .load(connection)?;
    let names = names(connection)?;
    let current = |(id, key, version, number, texts, at, by): Row| {
        let Some(key) = TemplateKey::from_code(&key) else { return Ok(None) };
        Ok(Some(Current { id, key, number, version, texts: read(&texts)?, at, by: name(&names, by) }))
    };
    rows.into_iter().filter_map(|row| current(row).transpose()).collect()
}

/// One template.
///
/// # Errors
/// [`DbError::NotFound`] when it is not in use; other storage errors.
pub fn current(connection: &mut Connection, key: TemplateKey) -> Result<Current, DbError> {
    all(connection)?.into_iter().find(|template| template.key == key).ok_or(DbError::NotFound)
}

/// The versions of a template, the newest first, at most a hundred.
///
/// # Errors
/// Storage errors.
pub fn versions(connection: &mut Connection, template: TemplateId) -> Result<Vec<VersionLine>, DbError> {
    let rows: Vec<(i64, Timestamp, Option<i64>)> = template_versions::table
        .filter(template_versions::template_id.eq(template))
        .order(template_versions::number.desc())
        .limit(100)
        .select((template_versions::number, template_versions::created_at, template_versions::created_by))
        .load(connection)?;
    let names = names(connection)?;
    Ok(rows.into_iter().map(|(number, at, by)| VersionLine { number, at, by: name(&names, by) }).collect())
}

/// The words of a version.
///
/// # Errors
/// [`DbError::NotFound`] when there is none of this number; other storage errors.
pub fn version(connection: &mut Connection, template: TemplateId, number: i64) -> Result<MailTexts, DbError> {
    let texts: String = template_versions::table
        .filter(template_versions::template_id.eq(template).and(template_versions::number.eq(number)))
        .select(template_versions::texts)
        .get_result(connection)?;
    read(&texts)
}

/// Saves the next version and puts it into use, if `before` is still the one in use; otherwise the work is to be run again.
///
/// # Errors
/// [`DbError::Busy`] when it is not; other storage errors.
pub fn add(tx: &mut Tx<'_>, ctx: &Context, before: &Current, texts: &MailTexts) -> Result<i64, DbError> {
    let texts = serde_json::to_string(texts).map_err(|error| DbError::Broken(error.to_string()))?;
    let newest: Option<i64> = template_versions::table
        .filter(template_versions::template_id.eq(before.id))
        .select(diesel::dsl::max(template_versions::number))
        .get_result(tx.connection())?;
    let number = newest.unwrap_or(0) + 1;
    let row = (
        template_versions::template_id.eq(before.id),
        template_versions::number.eq(number),
        template_versions::hash.eq(sha256_hex(&texts)),
        template_versions::texts.eq(texts),
        template_versions::created_at.eq(ctx.at),
        template_versions::created_by.eq(ctx.actor.id()),
    );
    let version: TemplateVersionId =
        diesel::insert_into(template_versions::table).values(row).returning(template_versions::id).get_result(tx.connection())?;
    let in_use = templates::table.filter(templates::id.eq(before.id).and(templates::current_version_id.eq(before.version)));
    let changed = diesel::update(in_use)
        .set((
            templates::current_version_id.eq(version),
            templates::updated_at.eq(ctx.at),
            templates::updated_by.eq(ctx.actor.id()),
        ))
        .execute(tx.connection())?;
    if changed == 1 { Ok(number) } else { Err(DbError::Busy) }
}

/// The address of a member, for tests of a mail.
///
/// # Errors
/// Storage errors.
pub fn address_of(connection: &mut Connection, member: StaffId) -> Result<EmailAddress, DbError> {
    let address: String = staff::table.find(member).select(staff::address).get_result(connection)?;
    EmailAddress::parse(&address).map_err(|error| DbError::Broken(error.to_string()))
}

fn read(texts: &str) -> Result<MailTexts, DbError> {
    serde_json::from_str(texts).map_err(|error| DbError::Broken(error.to_string()))
}

fn names(connection: &mut Connection) -> Result<Vec<(StaffId, String)>, DbError> {
    Ok(staff::table.select((staff::id, staff::name)).load(connection)?)
}

fn name(names: &[(StaffId, String)], id: Option<i64>) -> Option<String> {
    names.iter().find(|(member, _)| Some(member.0) == id).map(|(_, name)| name.clone())
}
