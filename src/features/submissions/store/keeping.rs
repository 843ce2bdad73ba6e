//! How long answers are kept that are stored nowhere else.

use chrono::Duration;
use diesel::prelude::*;
use serde_json::Value;

use crate::{
    db::{
        DbError, Tx,
        schema::{event_details, mails, submissions, template_versions, templates},
    },
    features::{
        forms::{Counted, Tallied, counts},
        signups::{self, Status},
        templates::TemplateKey,
    },
    kernel::{
        Language, Timestamp,
        ids::{FormId, SubmissionId, TemplateVersionId},
    },
};

/// Erases, of up to `most` submissions that were settled `days` ago, the answers that are stored on no contact and the mails that
/// repeat them; of rejected ones everything. What a contact agreed to stays with the history.
///
/// # Errors
/// Storage errors.
pub fn forget(tx: &mut Tx<'_>, now: Timestamp, days: i64, most: i64) -> Result<usize, DbError> {
    // Only what is kept has a time here, and an index of its own.
    type Due = (SubmissionId, String, String, (FormId, Timestamp, Language));
    let due: Vec<Due> = submissions::table
        .filter(submissions::kept_since.is_not_null().and(submissions::kept_since.lt(now.plus(-Duration::days(days)))))
        .order(submissions::kept_since)
        .limit(most)
        .select((
            submissions::id,
            submissions::status,
            submissions::answers,
            (submissions::form_id, submissions::submitted_at, submissions::language),
        ))
        .load(tx.connection())?;
    let count = due.len();
    let (rejected, others): (Vec<_>, Vec<_>) = due.into_iter().partition(|(_, status, ..)| status == Status::Rejected.code());
    // They stay in the figures of their form.
    let sums = [Counted::GoneSent, Counted::GoneConfirmed];
    let gone = rejected.iter().flat_map(|(.., (form, at, language))| sums.map(|what| Tallied::at(*form, *at, *language, what)));
    counts::add_all(tx, gone)?;
    let rejected: Vec<SubmissionId> = rejected.into_iter().map(|(id, ..)| id).collect();
    diesel::delete(event_details::table.filter(event_details::submission_id.eq_any(&rejected))).execute(tx.connection())?;
    diesel::delete(submissions::table.filter(submissions::id.eq_any(&rejected))).execute(tx.connection())?;
    let ids: Vec<SubmissionId> = others.iter().map(|(id, ..)| *id).collect();
    erase_receipts(tx, &ids)?;
    signups::erase_files(tx, &ids)?;
    for (id, _, answers, _) in others {
        let mut answers: Value =
            serde_json::from_str(&answers).map_err(|error| DbError::Broken(format!("submission {id}: {error}")))?;
        answers["others"] = Value::Object(serde_json::Map::new());
        diesel::update(submissions::table.find(id))
            .set((submissions::answers.eq(answers.to_string()), submissions::kept_since.eq(None::<Timestamp>)))
            .execute(tx.connection())?;
    }
    Ok(count)
}

/// Deletes the mails that told people what they had entered; one that has not left in all that time never will.
fn erase_receipts(tx: &mut Tx<'_>, ids: &[SubmissionId]) -> Result<(), DbError> {
    if ids.is_empty() {
        return Ok(());
    }
    let versions: Vec<TemplateVersionId> = template_versions::table
        .inner_join(templates::table)
        .filter(templates::key.eq(TemplateKey::FormReceipt.code()))
        .select(template_versions::id)
        .load(tx.connection())?;
    diesel::delete(mails::table.filter(mails::submission_id.eq_any(ids).and(mails::template_version_id.eq_any(versions))))
        .execute(tx.connection())?;
    Ok(())
}
