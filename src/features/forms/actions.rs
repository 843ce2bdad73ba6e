//! Making and publishing forms.

use diesel::prelude::*;

use super::model::Definition;
use crate::{
    db::{
        DbError, Tx,
        schema::{form_versions, forms},
    },
    kernel::{
        Timestamp,
        digest::sha256_hex,
        ids::{FormId, FormVersionId},
        text::fold,
    },
};

/// A form about to be made; it takes answers once a version of it is published.
#[derive(Clone, Debug)]
pub struct NewForm<'a> {
    /// Its address below `/f/`.
    pub slug: &'a str,
    /// Its name among staff.
    pub name: &'a str,
    /// Place on the home page.
    pub position: i64,
    /// Is it on the home page?
    pub is_listed: bool,
    /// Does it take answers?
    pub is_active: bool,
    /// Until when.
    pub ends_at: Option<Timestamp>,
    /// How many answers at most.
    pub max_submissions: Option<i64>,
    /// Is an answer confirmed by mail before it counts?
    pub has_double_opt_in: bool,
}

/// Stores a form without any version.
///
/// # Errors
/// [`DbError::Taken`] when the slug is; other storage errors.
pub fn create(tx: &mut Tx<'_>, at: Timestamp, new: &NewForm<'_>) -> Result<FormId, DbError> {
    let row = (
        forms::slug.eq(new.slug),
        forms::slug_key.eq(fold(new.slug)),
        forms::name.eq(new.name),
        forms::is_active.eq(new.is_active),
        forms::ends_at.eq(new.ends_at),
        forms::max_submissions.eq(new.max_submissions),
        forms::processing.eq("automatic"),
        forms::has_double_opt_in.eq(new.has_double_opt_in),
        forms::thanks_url.eq(""),
        forms::embedding_origins.eq(""),
        forms::is_listed.eq(new.is_listed),
        forms::position.eq(new.position),
        forms::created_at.eq(at),
        forms::updated_at.eq(at),
    );
    Ok(diesel::insert_into(forms::table).values(row).returning(forms::id).get_result(tx.connection())?)
}

/// Freezes a definition as the form's next version and makes it the public one (FRM-03).
///
/// # Errors
/// Storage errors.
pub fn publish(tx: &mut Tx<'_>, at: Timestamp, form: FormId, definition: &Definition) -> Result<FormVersionId, DbError> {
    let canonical = definition.canonical().map_err(|error| DbError::Broken(error.to_string()))?;
    let latest: Option<i64> = form_versions::table
        .filter(form_versions::form_id.eq(form))
        .select(diesel::dsl::max(form_versions::number))
        .get_result(tx.connection())?;
    let row = (
        form_versions::form_id.eq(form),
        form_versions::number.eq(latest.unwrap_or(0) + 1),
        form_versions::hash.eq(sha256_hex(&canonical)),
        form_versions::definition.eq(canonical),
        form_versions::created_at.eq(at),
        form_versions::published_at.eq(at),
    );
    let version: FormVersionId =
        diesel::insert_into(form_versions::table).values(row).returning(form_versions::id).get_result(tx.connection())?;
    diesel::update(forms::table.find(form))
        .set((forms::published_version_id.eq(version), forms::updated_at.eq(at)))
        .execute(tx.connection())?;
    Ok(version)
}
