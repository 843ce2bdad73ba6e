//! Asking for contacts to go to the bin, out of it, or to be erased.

use serde_json::{Value, json};

use super::{
    model::{Filling, Which},
    store,
    work::{BIN, ERASE, RESTORE},
};
use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        selections::{self, Scope},
    },
    jobs::{self, NewJob},
    kernel::{
        Channel, Context,
        ids::{ContactId, JobId},
    },
};

/// Asks for everybody in a scope to go to the bin, if they are as many as were counted. Answers the work, or how many they are.
///
/// # Errors
/// Storage errors.
pub fn bin(tx: &mut Tx<'_>, ctx: &Context, scope: &Scope, counted: i64) -> Result<Result<JobId, i64>, DbError> {
    let count = selections::count(tx.connection(), scope, ctx.at)?;
    if count != counted || count == 0 {
        return Ok(Err(count));
    }
    let input = Filling { settled: selections::settled(tx.connection(), scope)? };
    open(tx, ctx, BIN, &input, count, "contacts.binned").map(Ok)
}

/// Asks for contacts to be taken out of the bin; nothing when none of them is there.
///
/// # Errors
/// Storage errors.
pub fn restore(tx: &mut Tx<'_>, ctx: &Context, which: Which) -> Result<Option<JobId>, DbError> {
    match store::count(tx.connection(), which)? {
        0 => Ok(None),
        count => open(tx, ctx, RESTORE, &which, count, "contacts.restored").map(Some),
    }
}

/// Takes one contact out of the bin at once; false when they are not in it.
///
/// # Errors
/// Storage errors.
pub fn restore_one(tx: &mut Tx<'_>, ctx: &Context, id: ContactId) -> Result<bool, DbError> {
    if store::take_out(tx, ctx, &[id])? == 0 {
        return Ok(false);
    }
    audit::record(tx, ctx, &Entry::new("contact.restored", Subject::new("contact", id)))?;
    Ok(true)
}

/// Asks for contacts in the bin to be erased for good; nothing when none of them is there.
///
/// # Errors
/// Storage errors.
pub fn erase(tx: &mut Tx<'_>, ctx: &Context, which: Which) -> Result<Option<JobId>, DbError> {
    match store::count(tx.connection(), which)? {
        0 => Ok(None),
        count => open(tx, ctx, ERASE, &which, count, "contacts.erased").map(Some),
    }
}

fn open<T: serde::Serialize>(
    tx: &mut Tx<'_>,
    ctx: &Context,
    kind: &'static str,
    input: &T,
    total: i64,
    what: &'static str,
) -> Result<JobId, DbError> {
    let input = serde_json::to_string(input).map_err(|error| DbError::Broken(error.to_string()))?;
    let channel = if ctx.channel == Channel::Admin { Channel::Bulk } else { ctx.channel };
    let by = Context { channel, origin: Default::default(), ..ctx.clone() };
    let job = jobs::open(tx, &by, &NewJob { kind, input, total: Some(total), undoes: None })?;
    audit::record(tx, ctx, &Entry::new(what, Subject::new("job", job)).changing(json!({ "count": total }), Value::Null))?;
    Ok(job)
}
