//! Whether what a mail names is there: for the check of a whole database, not for pages.

use diesel::prelude::*;

use crate::{
    db::{
        Connection, DbError,
        schema::{contacts, event_details, mail_layouts, mails, submissions, template_versions},
    },
    features::ledger,
    kernel::ids::{ContactId, MailId, TemplateVersionId},
};

/// A mail and what it names that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLinks {
    /// The mail.
    pub id: MailId,
    /// What is missing, in words.
    pub missing: Vec<&'static str>,
}

/// Up to `most` mails after `after`, each with what it names that does not exist.
///
/// # Errors
/// Storage errors.
pub fn links_of_mails(connection: &mut Connection, after: MailId, most: i64) -> Result<Vec<MailLinks>, DbError> {
    type Named = (String, Option<ContactId>, Option<i64>);
    type Found = (Option<String>, Option<ContactId>, Option<i64>, Option<TemplateVersionId>, Option<i64>);
    let rows: Vec<(MailId, Named, Found)> = mails::table
        .left_join(event_details::table.on(event_details::act.eq(mails::act)))
        .left_join(contacts::table.on(contacts::id.nullable().eq(mails::contact_id)))
        .left_join(submissions::table.on(submissions::id.nullable().eq(mails::submission_id)))
        .left_join(template_versions::table.on(template_versions::id.eq(mails::template_version_id)))
        .left_join(mail_layouts::table.on(mail_layouts::id.eq(mails::layout_id)))
        .filter(mails::id.gt(after))
        .order(mails::id)
        .limit(most)
        .select((
            mails::id,
            (mails::act, mails::contact_id, mails::submission_id),
            (
                event_details::act.nullable(),
                contacts::id.nullable(),
                submissions::id.nullable(),
                template_versions::id.nullable(),
                mail_layouts::id.nullable(),
            ),
        ))
        .load(connection)?;
    rows.into_iter()
        .map(|(id, (act, contact, submission), (has_details, has_contact, has_submission, has_template, has_layout))| {
            let mut missing = Vec::new();
            // A request for a fresh link is no act. The details of an act may be erased; its events stay.
            if !act.is_empty() && has_details.is_none() && !has_events(connection, contact, &act)? {
                missing.push("the act");
            }
            if contact != has_contact {
                missing.push("the contact");
            }
            if submission != has_submission {
                missing.push("the submission");
            }
            if has_template.is_none() {
                missing.push("the template version");
            }
            if has_layout.is_none() {
                missing.push("the frame");
            }
            Ok(MailLinks { id, missing })
        })
        .collect()
}

fn has_events(connection: &mut Connection, contact: Option<ContactId>, act: &str) -> Result<bool, DbError> {
    let Some(contact) = contact else { return Ok(false) };
    Ok(!ledger::events_of_act(connection, contact, act)?.is_empty())
}
