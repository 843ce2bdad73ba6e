//! The list, newest first. Every combination of what can be asked goes along one index.

use std::collections::HashMap;

use diesel::{dsl::sql, prelude::*, sql_types::Bool};

use super::super::model::{Asked, Line};
use crate::{
    db::{
        Connection, DbError,
        schema::{form_versions, submissions},
    },
    features::{forms::model::Definition, outbox::COUNTED, signups::Status},
    kernel::{
        Timestamp,
        ids::{FormVersionId, SubmissionId},
    },
};

/// The last instant that both engines take (2200-01-01).
const LATEST: i64 = 7_258_118_400_000_000;

/// The submissions asked for, newest first, `most` at most.
///
/// # Errors
/// Storage errors.
pub fn page(connection: &mut Connection, asked: &Asked, most: i64) -> Result<Vec<Line>, DbError> {
    let mut query = submissions::table
        .order((submissions::submitted_at.desc(), submissions::id.desc()))
        .limit(most)
        .select((
            submissions::id,
            submissions::form_id,
            submissions::form_version_id,
            submissions::language,
            submissions::status,
            submissions::address,
            submissions::answers,
            submissions::submitted_at,
            submissions::confirmed_at,
            submissions::settled_at,
            submissions::contact_id,
            submissions::posted_from,
        ))
        .into_boxed();
    if let Some(status) = asked.status {
        // As a word: only then the engine sees that the index over those of the state can be used.
        query = query.filter(sql::<Bool>(&format!("submissions.status = '{}'", status.code())));
    }
    if let Some(form) = asked.form {
        // Where the state alone leaves few, they are asked for their form, and not all of the form for their state.
        query = match asked.status {
            None | Some(Status::Processed) => query.filter(submissions::form_id.eq(form)),
            Some(_) => query.filter(sql::<Bool>(&format!("submissions.form_id + 0 = {form}"))),
        };
    }
    if !asked.address.is_empty() {
        // What is no address is nobody's.
        query = query.filter(submissions::address_key.eq(asked.address_key().unwrap_or_default()));
    }
    if let Some(begin) = asked.begins_at() {
        query = query.filter(submissions::submitted_at.ge(begin));
    }
    if let Some(end) = asked.ends_at() {
        query = query.filter(submissions::submitted_at.lt(end));
    }
    // The first page has a place as well: what begins somewhere is read along its index.
    let (at, id) = asked.below.unwrap_or((Timestamp::from_micros(LATEST), SubmissionId(i64::MAX)));
    let beside = submissions::submitted_at.lt(at).or(submissions::id.lt(id));
    query = query.filter(submissions::submitted_at.le(at).and(beside));
    Ok(query.load(connection)?)
}

/// How many wait for staff, and how many could not be processed and wait for them as well; each counted up to one more than lists are
/// counted.
///
/// # Errors
/// Storage errors.
pub fn count_waiting(connection: &mut Connection) -> Result<(i64, i64), DbError> {
    let mut count = |status: Status| {
        // What begins somewhere is read along its index, which here holds those of the state and nothing else.
        let waiting = crate::db::Statement::of(format!(
            "SELECT count(*) AS n, '' AS words FROM (SELECT id FROM submissions WHERE status = '{}' \
             AND submitted_at > '1970-01-01' LIMIT {}) w",
            status.code(),
            COUNTED + 1
        ));
        Ok::<_, DbError>(waiting.lines(connection)?.first().map_or(0, |(count, _)| *count))
    };
    Ok((count(Status::Submitted)?, count(Status::Failed)?))
}

/// The numbers of these versions.
///
/// # Errors
/// Storage errors.
pub fn version_names(connection: &mut Connection, lines: &[Line]) -> Result<HashMap<FormVersionId, i64>, DbError> {
    let rows: Vec<(FormVersionId, i64)> = form_versions::table
        .filter(form_versions::id.eq_any(lines.iter().map(|line| line.form_version_id)))
        .select((form_versions::id, form_versions::number))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// What these versions say, with their numbers.
///
/// # Errors
/// Storage errors; [`DbError::Broken`] when one cannot be read.
pub fn definitions(
    connection: &mut Connection,
    ids: &[FormVersionId],
) -> Result<HashMap<FormVersionId, (i64, Definition)>, DbError> {
    let rows: Vec<(FormVersionId, i64, String)> = form_versions::table
        .filter(form_versions::id.eq_any(ids))
        .select((form_versions::id, form_versions::number, form_versions::definition))
        .load(connection)?;
    rows.into_iter()
        .map(|(id, number, text)| {
            let definition =
                serde_json::from_str(&text).map_err(|error| DbError::Broken(format!("form version {id}: {error}")))?;
            Ok((id, (number, definition)))
        })
        .collect()
}
