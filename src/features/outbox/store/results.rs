//! How attempts ended, and a second chance for what was given up. When a mail is tried again is decided by the worker.

use diesel::prelude::*;

use super::{FAILED, LEASED, SENT, WAITING};
use crate::{
    db::{DbError, Tx, schema::mails},
    kernel::{Timestamp, ids::MailId},
};

/// How an attempt ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The relay took it.
    Sent { reply: String, queue_id: Option<String>, had_tls: bool, size: i64, sha256: String },
    /// Try again later.
    Retry { reply: String, not_before: Timestamp },
    /// Never.
    Failed { reply: String },
    /// No attempt was made.
    GivenBack { not_before: Timestamp },
}

/// Records how an attempt ended, unless the lease was lost meanwhile.
pub fn record(tx: &mut Tx<'_>, now: Timestamp, owner: &str, id: MailId, outcome: &Outcome) -> Result<(), DbError> {
    let held = mails::table.filter(mails::id.eq(id).and(mails::state.eq(LEASED)).and(mails::lease_owner.eq(owner)));
    let free = (mails::lease_owner.eq(None::<String>), mails::lease_until.eq(None::<Timestamp>));
    let connection = tx.connection();
    match outcome {
        Outcome::Sent { reply, queue_id, had_tls, size, sha256 } => diesel::update(held)
            .set((
                free,
                mails::state.eq(SENT),
                mails::finished_at.eq(now),
                mails::reply.eq(reply),
                mails::queue_id.eq(queue_id),
                mails::had_tls.eq(had_tls),
                mails::size.eq(size),
                mails::sha256.eq(sha256),
            ))
            .execute(connection)?,
        Outcome::Retry { reply, not_before } => diesel::update(held)
            .set((free, mails::state.eq(WAITING), mails::not_before.eq(not_before), mails::reply.eq(reply)))
            .execute(connection)?,
        Outcome::Failed { reply } => diesel::update(held)
            .set((free, mails::state.eq(FAILED), mails::finished_at.eq(now), mails::reply.eq(reply)))
            .execute(connection)?,
        Outcome::GivenBack { not_before } => diesel::update(held)
            .set((free, mails::state.eq(WAITING), mails::not_before.eq(not_before), mails::attempts.eq(mails::attempts - 1)))
            .execute(connection)?,
    };
    Ok(())
}

/// Puts a mail that was given up back among the waiting ones; false when there is no such failed mail.
///
/// # Errors
/// Storage errors.
pub fn resend(tx: &mut Tx<'_>, now: Timestamp, id: MailId) -> Result<bool, DbError> {
    let given_up = mails::table.filter(mails::id.eq(id).and(mails::state.eq(FAILED)));
    let changed = diesel::update(given_up)
        .set((mails::state.eq(WAITING), mails::not_before.eq(now), mails::finished_at.eq(None::<Timestamp>)))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Marks what waits as done at `at` although it never left: the mails of a history that was told and not lived.
///
/// # Errors
/// Storage errors.
pub fn settle(tx: &mut Tx<'_>, at: Timestamp) -> Result<usize, DbError> {
    Ok(diesel::update(mails::table.filter(mails::state.eq(WAITING)))
        .set((
            mails::state.eq(SENT),
            mails::attempts.eq(1),
            mails::finished_at.eq(at),
            mails::reply.eq("not sent: part of the demonstration"),
        ))
        .execute(tx.connection())?)
}
