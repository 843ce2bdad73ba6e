//! Mails that wait while their contact is put into the bin: they do not leave, neither now nor after the contact was taken out again.
//!
//! What leaves all the same is what the contact asked for, and what the law wants them to be told ([`is_owed`]).

use std::collections::HashSet;

use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};

use super::{super::letter::is_owed, STOPPED, WAITING, are, results::tell_informed};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{mails, template_versions, templates},
    },
    features::templates::TemplateKey,
    kernel::{
        Timestamp,
        ids::{ContactId, MailId, TemplateVersionId},
    },
};

/// Stands in the record where the relay's reply would. Pages say it in their reader's language.
const REASON: &str = "not sent: the contact was put into the bin";

/// Numbers that one statement names.
const AT_ONCE: usize = 5000;

/// Is a mail's contact in the bin? Asked of each mail by its contact's number: an `EXISTS` might be answered from all contacts.
pub(super) fn is_of_binned() -> SqlLiteral<Bool> {
    sql("COALESCE((SELECT c.deleted_at IS NOT NULL FROM contacts c WHERE c.id = mails.contact_id), FALSE)")
}

/// Stops what waits for those of these contacts who are in the bin.
///
/// # Errors
/// Storage errors.
pub fn stop_of_binned(tx: &mut Tx<'_>, now: Timestamp, ids: &[ContactId]) -> Result<(), DbError> {
    for ids in ids.chunks(AT_ONCE) {
        let waiting: Vec<MailId> = mails::table
            .filter(mails::contact_id.eq_any(ids).and(are(WAITING)).and(is_of_binned()))
            .select(mails::id)
            .load(tx.connection())?;
        for mails in waiting.chunks(AT_ONCE) {
            stop(tx, now, mails)?;
        }
    }
    Ok(())
}

/// Stops these mails, which wait for contacts in the bin; answers those of them that leave all the same.
pub(super) fn stop(tx: &mut Tx<'_>, now: Timestamp, ids: &[MailId]) -> Result<Vec<MailId>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let owed = owed(tx.connection())?;
    let others = mails::table.filter(mails::id.eq_any(ids).and(are(WAITING)).and(mails::template_version_id.ne_all(owed)));
    let stopped: HashSet<MailId> = on_each!(tx.connection(), |c| diesel::update(others)
        .set((mails::state.eq(STOPPED), mails::finished_at.eq(now), mails::reply.eq(REASON)))
        .returning(mails::id)
        .get_results::<MailId>(c))?
    .into_iter()
    .collect();
    tell_informed(tx.connection(), stopped.iter())?;
    Ok(ids.iter().filter(|id| !stopped.contains(id)).copied().collect())
}

/// Was a mail's contact put into the bin since the mail was taken, so that it must not leave?
pub fn is_to_stop(connection: &mut Connection, id: MailId) -> Result<bool, DbError> {
    let of_binned: Option<TemplateVersionId> = mails::table
        .filter(mails::id.eq(id).and(is_of_binned()))
        .select(mails::template_version_id)
        .first(connection)
        .optional()?;
    Ok(match of_binned {
        Some(version) => !owed(connection)?.contains(&version),
        None => false,
    })
}

/// The versions of the templates whose mails leave at any rate.
fn owed(connection: &mut Connection) -> Result<Vec<TemplateVersionId>, DbError> {
    let keys: Vec<&str> = TemplateKey::ALL.into_iter().filter(|key| is_owed(*key)).map(TemplateKey::code).collect();
    Ok(template_versions::table
        .inner_join(templates::table)
        .filter(templates::key.eq_any(keys))
        .select(template_versions::id)
        .load(connection)?)
}
