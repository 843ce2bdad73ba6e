//! Sending again what was given up: the same mail, with the links that it had.

use serde_json::{Value, json};

use crate::{
    db::{DbError, Tx},
    features::{
        audit::{self, Entry, Subject},
        outbox::{self, Lot},
    },
    kernel::{Context, ids::MailId},
};

/// Sends one mail again.
///
/// # Errors
/// [`DbError::NotFound`] when there is no such mail, or it was not given up; storage errors.
pub fn resend(tx: &mut Tx<'_>, ctx: &Context, id: MailId) -> Result<(), DbError> {
    if !outbox::resend(tx, ctx.at, id)? {
        return Err(DbError::NotFound);
    }
    audit::record(tx, ctx, &Entry::new("mail.resent", Subject::new("mail", id)))
}

/// Sends up to `most` mails of a lot again; answers how many.
///
/// # Errors
/// Storage errors.
pub fn resend_all(tx: &mut Tx<'_>, ctx: &Context, lot: Lot, most: i64) -> Result<usize, DbError> {
    let count = outbox::resend_lot(tx, ctx.at, lot, most)?;
    if count > 0 {
        let after = json!({ "count": count });
        audit::record(tx, ctx, &Entry::new("mails.resent", Subject::none()).changing(Value::Null, after))?;
    }
    Ok(count)
}
