//! One submission with everything around it.

use diesel::prelude::*;

use super::super::model::Whole;
use crate::{
    db::{
        Connection, DbError,
        schema::{form_versions, forms, submissions},
    },
    features::{
        contacts, ledger, outbox,
        signups::{self, Failure},
    },
    kernel::{Timestamp, digest::sha256_hex, ids::SubmissionId},
};

/// A submission with everything that its page shows.
///
/// # Errors
/// Storage errors.
pub fn whole(connection: &mut Connection, id: SubmissionId) -> Result<Option<Whole>, DbError> {
    type Row =
        ((String, i64, String), Timestamp, Option<Timestamp>, Option<i64>, Option<String>, (Option<Timestamp>, Option<String>));
    let Some(submission) = signups::by_id(connection, id)? else { return Ok(None) };
    let row: Option<Row> = submissions::table
        .inner_join(forms::table)
        .inner_join(form_versions::table.on(form_versions::id.eq(submissions::form_version_id)))
        .filter(submissions::id.eq(id))
        .select((
            (forms::name, form_versions::number, form_versions::definition),
            submissions::rendered_at,
            submissions::settled_at,
            submissions::settled_by,
            submissions::reason,
            (submissions::failed_at, submissions::failure),
        ))
        .get_result(connection)
        .optional()?;
    let Some(((form, version, definition), rendered_at, settled_at, settled_by, reason, (failed_at, failure))) = row else {
        return Ok(None);
    };
    let contact = submission.contact.map(|id| contacts::by_id(connection, id)).transpose()?.flatten();
    Ok(Some(Whole {
        is_intact: sha256_hex(&definition) == submission.hash,
        events: ledger::events_of_submission(connection, id, submission.contact)?,
        mails: outbox::of_submission(connection, id)?,
        files: if submission.definition.takes_files() { signups::files_of(connection, id)? } else { Vec::new() },
        form,
        version,
        rendered_at,
        settled_at,
        settled_by,
        reason,
        failed: failed_at.zip(failure.map(|code| Failure::from_code(&code).unwrap_or(Failure::Refused))),
        contact,
        submission,
    }))
}
