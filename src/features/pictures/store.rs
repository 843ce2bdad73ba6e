//! Rows of pictures, and of those that are asked for.

use std::collections::HashSet;

use chrono::Duration;
use diesel::prelude::*;

use super::model::{Cause, Picture, Progress, Shot, TRIES, WIDTHS};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{form_picture_requests as requests, form_pictures as pictures, form_renderings, forms},
    },
    kernel::{
        Language, Timestamp,
        digest::sha256_hex,
        ids::{FormId, FormVersionId},
    },
};

/// How long one instance has a version to itself; after that another may try.
const LEASE: Duration = Duration::minutes(30);
/// How long it is waited after a failure, times how often it failed.
const PAUSE: Duration = Duration::minutes(2);

/// A page that is to be drawn.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The language of the page.
    pub language: Language,
    /// Which page of the form, counted from 1.
    pub page: i64,
    /// How wide.
    pub width: u32,
    /// The page as it was kept.
    pub html: String,
}

/// Asks for the pictures of the version of a form that was just published.
///
/// # Errors
/// Storage errors.
pub fn ask(tx: &mut Tx<'_>, at: Timestamp, form: FormId) -> Result<(), DbError> {
    let version: Option<FormVersionId> =
        forms::table.find(form).select(forms::published_version_id).get_result(tx.connection())?;
    let Some(version) = version else { return Ok(()) };
    let row = (
        requests::form_version_id.eq(version),
        requests::tries.eq(0),
        requests::not_before.eq(at),
        requests::problem.eq(None::<String>),
    );
    on_each!(tx.connection(), |c| diesel::insert_into(requests::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Takes a version whose pictures are asked for; of two instances one gets it. Nothing when there is none whose time has come.
///
/// # Errors
/// Storage errors.
pub fn claim(tx: &mut Tx<'_>, at: Timestamp) -> Result<Option<FormVersionId>, DbError> {
    tx.wait_turn(["pictures"])?;
    let due: Option<FormVersionId> = requests::table
        .filter(requests::not_before.le(at).and(requests::tries.lt(TRIES)))
        .order((requests::not_before, requests::form_version_id))
        .select(requests::form_version_id)
        .first(tx.connection())
        .optional()?;
    if let Some(version) = due {
        diesel::update(requests::table.find(version))
            .set((requests::tries.eq(requests::tries + 1), requests::not_before.eq(at.plus(LEASE))))
            .execute(tx.connection())?;
    }
    Ok(due)
}

/// What of a version is still to be drawn.
///
/// # Errors
/// Storage errors.
pub fn missing(connection: &mut Connection, version: FormVersionId) -> Result<Vec<Asked>, DbError> {
    let there: HashSet<(String, i64, i64)> = of_version(connection, version)?
        .into_iter()
        .map(|picture| (picture.language.code().to_owned(), picture.page, picture.width))
        .collect();
    let pages: Vec<(Language, i64, String)> = form_renderings::table
        .filter(form_renderings::form_version_id.eq(version))
        .order((form_renderings::language, form_renderings::page))
        .select((form_renderings::language, form_renderings::page, form_renderings::html))
        .load(connection)?;
    let asked = pages
        .into_iter()
        .flat_map(|(language, page, html)| WIDTHS.map(|width| Asked { language, page, width, html: html.clone() }));
    Ok(asked.filter(|it| !there.contains(&(it.language.code().to_owned(), it.page, i64::from(it.width)))).collect())
}

/// Keeps a picture; one that another instance kept meanwhile stays.
///
/// # Errors
/// Storage errors.
pub fn keep(tx: &mut Tx<'_>, at: Timestamp, version: FormVersionId, of: &Asked, shot: &Shot) -> Result<(), DbError> {
    let row = (
        pictures::form_version_id.eq(version),
        pictures::language.eq(of.language),
        pictures::page.eq(of.page),
        pictures::width.eq(i64::from(shot.width)),
        pictures::height.eq(i64::from(shot.height)),
        pictures::hash.eq(sha256_hex(&shot.content)),
        pictures::content.eq(&shot.content),
        pictures::created_at.eq(at),
    );
    on_each!(tx.connection(), |c| diesel::insert_into(pictures::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Notes that all pictures of a version are there.
///
/// # Errors
/// Storage errors.
pub fn finish(tx: &mut Tx<'_>, version: FormVersionId) -> Result<(), DbError> {
    diesel::delete(requests::table.find(version)).execute(tx.connection())?;
    Ok(())
}

/// Gives a version back whose pictures could not be drawn: it is tried again later, unless it was tried often enough.
///
/// # Errors
/// Storage errors.
pub fn give_back(tx: &mut Tx<'_>, at: Timestamp, version: FormVersionId, cause: Cause) -> Result<(), DbError> {
    let tries: Option<i64> = requests::table.find(version).select(requests::tries).get_result(tx.connection()).optional()?;
    let pause = PAUSE * i32::try_from(tries.unwrap_or(1)).unwrap_or(1);
    diesel::update(requests::table.find(version))
        .set((requests::not_before.eq(at.plus(pause)), requests::problem.eq(cause.code())))
        .execute(tx.connection())?;
    Ok(())
}

/// Gives a version back that was taken and not tried, because the portal stops.
///
/// # Errors
/// Storage errors.
pub fn release(tx: &mut Tx<'_>, at: Timestamp, version: FormVersionId) -> Result<(), DbError> {
    diesel::update(requests::table.find(version))
        .set((requests::not_before.eq(at), requests::tries.eq(requests::tries - 1)))
        .execute(tx.connection())?;
    Ok(())
}

/// The pictures of a version, without their content.
///
/// # Errors
/// Storage errors.
pub fn of_version(connection: &mut Connection, version: FormVersionId) -> Result<Vec<Picture>, DbError> {
    type Row = (Language, i64, i64, i64, String, Timestamp);
    let rows: Vec<Row> = pictures::table
        .filter(pictures::form_version_id.eq(version))
        .order((pictures::language, pictures::page, pictures::width))
        .select((pictures::language, pictures::page, pictures::width, pictures::height, pictures::hash, pictures::created_at))
        .load(connection)?;
    let picture =
        |(language, page, width, height, hash, created_at): Row| Picture { language, page, width, height, hash, created_at };
    Ok(rows.into_iter().map(picture).collect())
}

/// How it stands with what is still to be drawn of a version; nothing where nothing is.
///
/// # Errors
/// Storage errors.
pub fn progress(connection: &mut Connection, version: FormVersionId) -> Result<Option<Progress>, DbError> {
    let row: Option<(i64, Option<String>)> =
        requests::table.find(version).select((requests::tries, requests::problem)).get_result(connection).optional()?;
    // Whose every try ended with the portal itself says nothing of why.
    let cause = |problem: Option<String>| problem.and_then(|code| Cause::from_code(&code)).unwrap_or(Cause::Browser);
    Ok(row.map(|(tries, problem)| if tries >= TRIES { Progress::Failed(cause(problem)) } else { Progress::Waiting }))
}

/// The content of a picture.
///
/// # Errors
/// Storage errors.
pub fn content(
    connection: &mut Connection,
    version: FormVersionId,
    language: Language,
    page: i64,
    width: i64,
) -> Result<Option<Vec<u8>>, DbError> {
    Ok(pictures::table.find((version, language, page, width)).select(pictures::content).get_result(connection).optional()?)
}
