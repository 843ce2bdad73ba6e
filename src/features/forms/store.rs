//! Rows of forms and their versions.

use std::sync::Arc;

use diesel::prelude::*;

use super::{
    Defence, Processing,
    model::{Definition, FieldKind},
};
use crate::{
    db::{
        Connection, DbError,
        schema::{form_versions, forms},
    },
    features::lists::Lists,
    kernel::{
        Timestamp,
        digest::from_hex,
        ids::{FormId, FormVersionId},
    },
};

/// A published form.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its row.
    pub id: FormId,
    /// Its address below `/f/`.
    pub slug: String,
    /// Does it take answers?
    pub is_active: bool,
    /// Until when.
    pub ends_at: Option<Timestamp>,
    /// How many answers at most.
    pub max_submissions: Option<i64>,
    /// Is an answer confirmed by mail before it counts (FRM-06)?
    pub has_double_opt_in: bool,
    /// How it is defended (FRM-08).
    pub defence: Defence,
    /// Does a submission count at once, or wait for staff (FRM-10)?
    pub processing: Processing,
    /// Where to go after sending; empty means the thank-you page.
    pub thanks_url: String,
    /// Origins that may embed it or post to it.
    pub embedding_origins: Vec<String>,
    /// Is it on the home page?
    pub is_listed: bool,
    /// The published version.
    pub version: FormVersionId,
    /// Names the version: SHA-256 of its canonical definition, in hex and as bytes.
    pub hash: String,
    /// See [`Self::hash`].
    pub hash_bytes: [u8; 32],
    /// What it asks.
    pub definition: Arc<Definition>,
}

impl Form {
    /// Leaves out what staff have taken off offer since the version was frozen (SUB-07). The version's name stays: what is
    /// shown is then a part of what it froze.
    pub fn keep_what_is_offered(&mut self, lists: &Lists) {
        let is_offered = |purpose| lists.purpose(purpose).is_some_and(|purpose| purpose.is_active && !purpose.is_deleted);
        let mut definition = (*self.definition).clone();
        definition.fields.retain_mut(|field| match &mut field.kind {
            FieldKind::Consent { purpose, .. } => is_offered(*purpose),
            FieldKind::Subscriptions { purpose, types } => {
                let offered: Vec<_> = lists.offered_types(*purpose).map(|kind| kind.id).collect();
                types.retain(|kind| offered.contains(&kind.id));
                is_offered(*purpose) && !types.is_empty()
            }
            _ => true,
        });
        self.definition = Arc::new(definition);
    }

    /// Is it open at this moment? Whether it is full only the database knows.
    pub fn takes_answers(&self, at: Timestamp) -> bool {
        self.is_active && self.ends_at.is_none_or(|end| at < end)
    }
}

/// Every form that has a published version, in order.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when a definition cannot be read.
pub fn published(connection: &mut Connection) -> Result<Vec<Form>, DbError> {
    type Since = (Option<Timestamp>, Option<Timestamp>);
    type Row = (
        FormId,
        String,
        bool,
        Option<Timestamp>,
        Option<i64>,
        bool,
        Since,
        String,
        String,
        String,
        bool,
        FormVersionId,
        String,
        String,
    );
    let rows: Vec<Row> = forms::table
        .inner_join(form_versions::table.on(forms::published_version_id.eq(form_versions::id.nullable())))
        .filter(forms::deleted_at.is_null())
        .order((forms::position, forms::id))
        .select((
            forms::id,
            forms::slug,
            forms::is_active,
            forms::ends_at,
            forms::max_submissions,
            forms::has_double_opt_in,
            (forms::proof_since, forms::attacked_since),
            forms::processing,
            forms::thanks_url,
            forms::embedding_origins,
            forms::is_listed,
            form_versions::id,
            form_versions::hash,
            form_versions::definition,
        ))
        .load(connection)?;
    rows.into_iter()
        .map(
            |(
                id,
                slug,
                is_active,
                ends_at,
                max_submissions,
                has_double_opt_in,
                (proof_since, attacked_since),
                processing,
                thanks_url,
                origins,
                is_listed,
                version,
                hash,
                definition,
            )| {
                let broken = |reason: String| DbError::Broken(format!("form version {version}: {reason}"));
                Ok(Form {
                    id,
                    slug,
                    is_active,
                    ends_at,
                    max_submissions,
                    has_double_opt_in,
                    defence: Defence { asks_for_proof: proof_since.is_some(), is_under_attack: attacked_since.is_some() },
                    processing: Processing::from_code(&processing)
                        .ok_or_else(|| broken("its form is processed in no known way".into()))?,
                    thanks_url,
                    embedding_origins: origins.lines().map(str::to_owned).collect(),
                    is_listed,
                    version,
                    hash_bytes: from_hex(&hash).ok_or_else(|| broken("its hash is malformed".into()))?,
                    hash,
                    definition: Arc::new(serde_json::from_str(&definition).map_err(|error| broken(error.to_string()))?),
                })
            },
        )
        .collect()
}

/// Every version with its form's slug and its number.
///
/// # Errors
/// Storage errors.
pub fn version_names(connection: &mut Connection) -> Result<Vec<(FormVersionId, String, i64)>, DbError> {
    Ok(form_versions::table
        .inner_join(forms::table)
        .order(form_versions::id)
        .select((form_versions::id, forms::slug, form_versions::number))
        .load(connection)?)
}
