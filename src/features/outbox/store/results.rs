//! How attempts ended, and a second chance for what was given up. When a mail is tried again is decided by the worker.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamp as SqlTimestamp},
};

use super::{FAILED, LEASED, SENT, STOPPED, WAITING};
use crate::{
    db::{Connection, DbError, Prepared, Tx, on_each, schema::mails},
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

/// Records how attempts ended, except where the lease was lost meanwhile.
pub fn record(tx: &mut Tx<'_>, now: Timestamp, owner: &str, outcomes: &[(MailId, Outcome)]) -> Result<(), DbError> {
    let are_sent_told = match tx.connection() {
        Connection::Postgres(server) => record_sent(server, now, owner, outcomes).map(|()| true)?,
        Connection::Sqlite(_) => false,
    };
    outcomes
        .iter()
        .filter(|(_, outcome)| !(are_sent_told && matches!(outcome, Outcome::Sent { .. })))
        .try_for_each(|(id, outcome)| record_one(tx, now, owner, *id, outcome))
}

fn record_one(tx: &mut Tx<'_>, now: Timestamp, owner: &str, id: MailId, outcome: &Outcome) -> Result<(), DbError> {
    struct Sent;
    let held = mails::table.filter(mails::id.eq(id).and(mails::state.eq(LEASED)).and(mails::lease_owner.eq(owner)));
    let free = (mails::lease_owner.eq(None::<String>), mails::lease_until.eq(None::<Timestamp>));
    let connection = tx.connection();
    match outcome {
        Outcome::Sent { reply, queue_id, had_tls, size, sha256 } => {
            on_each!(connection, |c| Prepared::<Sent, _>::new(
                diesel::update(held)
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
                    .returning(mails::id)
            )
            .get_result::<MailId>(c)
            .optional())?;
        }
        Outcome::Retry { reply, not_before } => {
            diesel::update(held)
                .set((free, mails::state.eq(WAITING), mails::not_before.eq(not_before), mails::reply.eq(reply)))
                .execute(connection)?;
        }
        Outcome::Failed { reply } => {
            let failed = diesel::update(held)
                .set((free, mails::state.eq(FAILED), mails::finished_at.eq(now), mails::reply.eq(reply)))
                .execute(connection)?;
            if failed == 1 {
                tell_informed(connection, &[id])?;
            }
        }
        Outcome::GivenBack { not_before } => {
            diesel::update(held)
                .set((free, mails::state.eq(WAITING), mails::not_before.eq(not_before), mails::attempts.eq(mails::attempts - 1)))
                .execute(connection)?;
        }
    }
    Ok(())
}

/// What [`record_one`] writes of a mail that was sent, for all of them at once: a server is far away.
const RECORD_SENT: &str = "UPDATE mails SET lease_owner = NULL, lease_until = NULL, state = $1, finished_at = $2, \
     reply = sent.reply, queue_id = sent.queue_id, had_tls = sent.had_tls, size = sent.size, sha256 = sent.sha256 \
     FROM unnest($3, $4, $5, $6, $7, $8) AS sent (id, reply, queue_id, had_tls, size, sha256) \
     WHERE mails.id = sent.id AND mails.state = $9 AND mails.lease_owner = $10";

fn record_sent(server: &mut PgConnection, now: Timestamp, owner: &str, outcomes: &[(MailId, Outcome)]) -> Result<(), DbError> {
    let (mut ids, mut replies, mut queue_ids) = (Vec::new(), Vec::new(), Vec::new());
    let (mut with_tls, mut sizes, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
    for (id, outcome) in outcomes {
        if let Outcome::Sent { reply, queue_id, had_tls, size, sha256 } = outcome {
            ids.push(id.0);
            replies.push(reply.as_str());
            queue_ids.push(queue_id.as_deref());
            with_tls.push(*had_tls);
            sizes.push(*size);
            hashes.push(sha256.as_str());
        }
    }
    if !ids.is_empty() {
        sql_query(RECORD_SENT)
            .bind::<Text, _>(SENT)
            .bind::<SqlTimestamp, _>(now)
            .bind::<Array<BigInt>, _>(ids)
            .bind::<Array<Text>, _>(replies)
            .bind::<Array<Nullable<Text>>, _>(queue_ids)
            .bind::<Array<Bool>, _>(with_tls)
            .bind::<Array<BigInt>, _>(sizes)
            .bind::<Array<Text>, _>(hashes)
            .bind::<Text, _>(LEASED)
            .bind::<Text, _>(owner)
            .execute(server)?;
    }
    Ok(())
}

/// Notes anew when the contacts of these mails were told what is stored about them, where the mails are privacy confirmations: nobody
/// was by a mail that was given up or stopped (PCE-04). As long as a mail is on its way it counts, so that none is sent twice.
pub(super) fn tell_informed<'m>(connection: &mut Connection, mails: impl IntoIterator<Item = &'m MailId>) -> Result<(), DbError> {
    const OF_PRIVACY: &str = "FROM mails m JOIN template_versions v ON v.id = m.template_version_id \
        JOIN templates t ON t.id = v.template_id WHERE t.is_privacy";
    let ids: Vec<String> = mails.into_iter().map(MailId::to_string).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let statement = format!(
        "UPDATE contacts SET informed_at = (SELECT max(m.created_at) {OF_PRIVACY} AND m.contact_id = contacts.id \
         AND m.state NOT IN ('{FAILED}', '{STOPPED}')) WHERE id IN (SELECT m.contact_id {OF_PRIVACY} AND m.id IN ({}))",
        ids.join(", ")
    );
    on_each!(connection, |c| sql_query(&statement).execute(c))?;
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
    if changed == 1 {
        tell_informed(tx.connection(), &[id])?;
    }
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
