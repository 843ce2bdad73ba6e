//! Rows of files. Their content lies in parts, so that neither writing nor reading one holds it in memory, and in the database, so
//! that every instance finds it and it goes where its submission goes.

use std::io::{self, Read, Seek};

use diesel::prelude::*;

use super::files::Attached;
use crate::{
    db::{
        Connection, DbError, Statement, Tx,
        schema::{submission_file_parts, submission_files},
    },
    features::forms::attachments::FileType,
    kernel::{
        Timestamp,
        ids::{FileId, FormId, SubmissionId},
    },
};

/// Octets of a part.
const PART: usize = 128 * 1024;
/// The most octets of files that a form holds whose submissions nobody has confirmed or processed: anybody can send those.
pub const UNVOUCHED_OCTETS: i64 = 1024 * 1024 * 1024;
/// How many such files it holds at most.
pub const UNVOUCHED_FILES: i64 = 10_000;

/// A file of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its row.
    pub id: FileId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: FileType,
    /// Its size, in octets.
    pub size: i64,
    /// SHA-256 of its content.
    pub sha256: String,
}

/// Is there room for these files beside what nobody has vouched for yet?
pub(super) fn has_room(connection: &mut Connection, form: FormId, files: &[Attached]) -> Result<bool, DbError> {
    // Counted no further than the limit, along an index that holds nothing else.
    let held = Statement::of(format!(
        "SELECT count(*) AS n, CAST(coalesce(sum(size), 0) AS TEXT) AS words FROM \
         (SELECT size FROM submission_files WHERE NOT is_vouched AND form_id = {form} LIMIT {}) f",
        UNVOUCHED_FILES + 1
    ));
    let lines = held.lines(connection)?;
    let (count, octets) = lines.first().map_or((0, 0), |(count, octets)| (*count, octets.parse().unwrap_or(i64::MAX)));
    let more: i64 = files.iter().map(|file| i64::try_from(file.size).unwrap_or(i64::MAX)).fold(0, i64::saturating_add);
    let more_files = i64::try_from(files.len()).unwrap_or(i64::MAX);
    Ok(count.saturating_add(more_files) <= UNVOUCHED_FILES && octets.saturating_add(more) <= UNVOUCHED_OCTETS)
}

/// Stores the files of a submission.
pub(super) fn put(
    tx: &mut Tx<'_>,
    at: Timestamp,
    form: FormId,
    submission: SubmissionId,
    files: &[Attached],
) -> Result<(), DbError> {
    for file in files {
        let row = (
            submission_files::submission_id.eq(submission),
            submission_files::form_id.eq(form),
            submission_files::field.eq(&file.field),
            submission_files::name.eq(&file.name),
            submission_files::kind.eq(file.kind.code()),
            submission_files::size.eq(i64::try_from(file.size).unwrap_or(i64::MAX)),
            submission_files::sha256.eq(&file.sha256),
            submission_files::is_vouched.eq(false),
            submission_files::stored_at.eq(at),
        );
        let id: FileId = diesel::insert_into(submission_files::table)
            .values(row)
            .returning(submission_files::id)
            .get_result(tx.connection())?;
        let broken = |error: io::Error| DbError::Broken(format!("a file that was received cannot be read: {error}"));
        let mut content = file.content.as_ref();
        content.rewind().map_err(broken)?;
        let mut part = Vec::with_capacity(PART);
        for number in 0_i64.. {
            part.clear();
            if content.take(PART as u64).read_to_end(&mut part).map_err(broken)? == 0 {
                break;
            }
            let row = (
                submission_file_parts::file_id.eq(id),
                submission_file_parts::number.eq(number),
                submission_file_parts::content.eq(&part),
            );
            diesel::insert_into(submission_file_parts::table).values(row).execute(tx.connection())?;
        }
    }
    Ok(())
}

/// Notes that somebody stands for a submission: the owner of its address, or a member of staff.
pub(super) fn vouch(tx: &mut Tx<'_>, submission: SubmissionId) -> Result<(), DbError> {
    diesel::update(submission_files::table.filter(submission_files::submission_id.eq(submission)))
        .set(submission_files::is_vouched.eq(true))
        .execute(tx.connection())?;
    Ok(())
}

/// The files of a submission.
///
/// # Errors
/// Storage errors.
pub fn of_submission(connection: &mut Connection, submission: SubmissionId) -> Result<Vec<Filed>, DbError> {
    let rows: Vec<(FileId, String, String, i64, String)> = submission_files::table
        .filter(submission_files::submission_id.eq(submission))
        .order(submission_files::id)
        .select((
            submission_files::id,
            submission_files::name,
            submission_files::kind,
            submission_files::size,
            submission_files::sha256,
        ))
        .load(connection)?;
    rows.into_iter()
        .map(|(id, name, kind, size, sha256)| {
            let kind = FileType::from_code(&kind).ok_or_else(|| DbError::Broken(format!("file {id} is of no known type")))?;
            Ok(Filed { id, name, kind, size, sha256 })
        })
        .collect()
}

/// The part of a file with this number; nothing behind its end, or when it is gone.
///
/// # Errors
/// Storage errors.
pub fn part(connection: &mut Connection, file: FileId, number: i64) -> Result<Option<Vec<u8>>, DbError> {
    Ok(submission_file_parts::table
        .find((file, number))
        .select(submission_file_parts::content)
        .get_result(connection)
        .optional()?)
}

/// Erases the files of submissions.
///
/// # Errors
/// Storage errors.
pub fn erase(tx: &mut Tx<'_>, submissions: &[SubmissionId]) -> Result<(), DbError> {
    diesel::delete(submission_files::table.filter(submission_files::submission_id.eq_any(submissions)))
        .execute(tx.connection())?;
    Ok(())
}
