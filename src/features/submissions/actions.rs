//! What staff do with submissions and with what a form does with them; each is in the audit log.

use serde_json::{Map, Value, json};

use super::{
    model::{Asked, FormSettings},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        signups::{self, Choice, Failure, Filed, Settled},
        snapshot::{self, Snapshot},
    },
    kernel::{Context, ids::SubmissionId},
};

/// Makes a submission count.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such submission; storage errors.
pub fn process(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    key_id: &str,
    id: SubmissionId,
    choice: Choice,
) -> Result<Settled, DbError> {
    let settled = signups::complete(tx, ctx, house, key_id, id, choice)?;
    if settled == Settled::Now {
        let whose = match choice {
            Choice::Contact(contact) => json!({ "contact": contact }),
            Choice::New => json!({ "is_new": true }),
        };
        let entry = Entry::new("submission.processed", Subject::new("submission", id)).changing(Value::Null, whose);
        audit::record(tx, ctx, &entry)?;
    }
    Ok(settled)
}

/// Notes that a submission could not be processed; it goes on waiting for staff.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such submission; storage errors.
pub fn note_failed(tx: &mut Tx<'_>, ctx: &Context, id: SubmissionId, failure: Failure) -> Result<(), DbError> {
    if signups::failing::note_failed(tx, ctx, id, failure)? {
        let entry = Entry::new("submission.failed", Subject::new("submission", id));
        audit::record(tx, ctx, &entry.changing(Value::Null, json!({ "failure": failure.code() })))?;
    }
    Ok(())
}

/// Rejects a submission. Why is kept with it and erased with it; the log only says that a reason was given.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such submission; storage errors.
pub fn reject(tx: &mut Tx<'_>, ctx: &Context, id: SubmissionId, reason: &str) -> Result<Settled, DbError> {
    let settled = signups::reject(tx, ctx, id, reason)?;
    if settled == Settled::Now {
        let entry = Entry::new("submission.rejected", Subject::new("submission", id));
        audit::record(tx, ctx, &entry.changing(Value::Null, json!({ "has_reason": true })))?;
    }
    Ok(settled)
}

/// What came of saving what a form does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// It is so now.
    Now,
    /// Somebody else saved since the page was opened: nothing was written.
    Stale,
}

/// Keeps what a form does with its submissions. Those that wait already go on waiting.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such form; storage errors.
pub fn save_processing(tx: &mut Tx<'_>, ctx: &Context, wanted: &FormSettings) -> Result<Saved, DbError> {
    let before = store::settings_of(tx.connection(), wanted.id)?.ok_or(DbError::NotFound)?;
    if before.actions.version != wanted.actions.version || !store::save(tx, ctx, wanted)? {
        return Ok(Saved::Stale);
    }
    let (old, new) = (values(&before), values(wanted));
    let differs = |one: &Map<String, Value>, other: &Map<String, Value>| {
        let changed = one.iter().filter(|(name, value)| other.get(*name) != Some(value));
        Value::Object(changed.map(|(name, value)| (name.clone(), value.clone())).collect())
    };
    if old != new {
        let subject = Subject::new("form_processing", wanted.id);
        let entry = Entry::new("form_processing.changed", subject).changing(differs(&old, &new), differs(&new, &old));
        audit::record(tx, ctx, &entry)?;
        snapshot::touch(tx)?;
    }
    Ok(Saved::Now)
}

fn values(settings: &FormSettings) -> Map<String, Value> {
    let actions = &settings.actions;
    let mut values = Map::new();
    values.insert("processing".into(), settings.processing.code().into());
    values.insert("interests".into(), json!(actions.interests));
    values.insert("selection".into(), json!(actions.selection));
    values.insert("sends_receipt".into(), actions.sends_receipt.into());
    values.insert("told".into(), json!(actions.told));
    values.insert("is_bundled".into(), actions.is_bundled.into());
    values
}

/// Notes that a file of a submission was taken out (what it is called is the person's, and not in the log).
///
/// # Errors
/// Storage errors.
pub fn note_file(tx: &mut Tx<'_>, ctx: &Context, id: SubmissionId, file: &Filed) -> Result<(), DbError> {
    let what = json!({ "file": file.id, "kind": file.kind.code(), "sha256": file.sha256 });
    audit::record(tx, ctx, &Entry::new("submission.exported", Subject::new("submission", id)).changing(Value::Null, what))
}

/// Notes that the list was taken out as a file, and what was asked of it; an address is only said to have been asked for.
///
/// # Errors
/// Storage errors.
pub fn note_export(tx: &mut Tx<'_>, ctx: &Context, asked: &Asked) -> Result<(), DbError> {
    let filters: Map<String, Value> = asked
        .pairs()
        .into_iter()
        .map(
            |(name, value)| {
                if name == "address" { ("has_address".to_owned(), true.into()) } else { (name.to_owned(), value.into()) }
            },
        )
        .collect();
    let entry = Entry::new("submissions.exported", Subject::none()).changing(Value::Null, Value::Object(filters));
    audit::record(tx, ctx, &entry)
}
