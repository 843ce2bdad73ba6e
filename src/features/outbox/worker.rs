//! The worker: claims what is due, sends it outside any transaction, records how it ended.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt, stream};
use tokio::sync::{Notify, watch};

use super::{
    rates::Rates,
    render::{Press, RenderError, next_attempt},
    store::{self, MailRow, Outcome},
};
use crate::{
    db::{Db, DbError, Tx},
    kernel::{Clock, digest::sha256_hex, ids::MailId, random},
    mail::{DeliveryError, Dkim, Parcel, Transport, dkim},
    security::Keyring,
};

/// How often the worker looks by itself, for what other instances posted and for what became due.
const LOOK: Duration = Duration::from_secs(1);
/// How soon it is on record that a mail was sent.
const RECORD_WITHIN: Duration = Duration::from_secs(1);
/// How old a batch may be before a mail of it is looked at once more: its contact may have been put into the bin since.
const FRESH: Duration = Duration::from_secs(1);
/// What must be left of a lease for an attempt to begin.
const MARGIN: Duration = Duration::from_secs(2);
/// How long a mail that is on its way may take once the house closes.
const GRACE: Duration = Duration::from_secs(10);

/// Sends what is in the outbox, until it is told to stop.
#[derive(Clone)]
pub struct Worker {
    /// Where the outbox is.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Keys for the links inside.
    pub keyring: Arc<Keyring>,
    /// Compiled templates.
    pub press: Arc<Press>,
    /// The way out.
    pub transport: Transport,
    /// The portal's own signature, if it makes one.
    pub dkim: Option<Arc<Dkim>>,
    /// How fast.
    pub rates: Arc<Rates>,
    /// How long this worker may hold a mail.
    pub lease: Duration,
    /// Rung when something was posted here.
    pub bell: Arc<Notify>,
}

impl Worker {
    /// Works until `stop` turns true; then gives back what it holds and has not begun.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let owner = random::handle();
        while !*stop.borrow() {
            match self.turn(&owner, &stop).await {
                Ok(0) => {
                    tokio::select! {
                        () = self.bell.notified() => {}
                        () = tokio::time::sleep(LOOK) => {}
                        _ = stop.changed() => {}
                    }
                    self.transport.rest(false).await;
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the outbox cannot be worked on; trying again");
                    tokio::select! {
                        () = tokio::time::sleep(LOOK * 5) => {}
                        _ = stop.changed() => {}
                    }
                }
            }
        }
        self.transport.rest(true).await;
    }

    /// Sends one batch; answers how many mails it held.
    ///
    /// # Errors
    /// Storage errors; what was claimed comes back when its lease is over.
    pub async fn turn(&self, owner: &str, stop: &watch::Receiver<bool>) -> Result<usize, DbError> {
        let now = self.clock.now();
        let (is_due, is_lost) = self.db.read(move |c| store::is_anything_due(c, now)).await?;
        if is_lost {
            let recovered = self.db.write(move |tx| store::recover(tx, now)).await?;
            tracing::warn!(recovered, "took over mails whose sender disappeared");
        }
        if !is_due && !is_lost {
            return Ok(0);
        }
        let until = now.plus(chrono::Duration::from_std(self.lease).unwrap_or_default());
        let taken = tokio::time::Instant::now();
        let deadline = taken + self.lease.saturating_sub(MARGIN);
        self.rates.forget_idle(now);
        let (holder, batch) = (owner.to_owned(), self.rates.batch);
        let rows = self.db.write(move |tx| store::claim(tx, now, &holder, until, batch)).await?;
        let held = rows.len();
        let parcels = self.print(rows).await?;
        let mut attempts = stream::iter(parcels)
            .map(|(row, parcel)| async move {
                let outcome = match parcel {
                    Ok(parcel) => self.attempt(&row, parcel, (taken, deadline), stop).await,
                    Err(error) => {
                        tracing::error!(mail = %row.id, %error, "a mail cannot be written");
                        Outcome::Failed { reply: format!("not sent: {error}") }
                    }
                };
                (row.id, outcome)
            })
            .buffer_unordered(self.transport.concurrency().max(1));
        // One mail that takes long must not keep the others' outcomes from the record: a crash would send them all again.
        let mut outcomes = Vec::with_capacity(held);
        let mut record_at = deadline;
        loop {
            match tokio::time::timeout_at(record_at, attempts.next()).await {
                Ok(Some(outcome)) => {
                    if outcomes.is_empty() {
                        record_at = tokio::time::Instant::now() + RECORD_WITHIN;
                    }
                    outcomes.push(outcome);
                }
                Ok(None) => break,
                // What cannot be recorded now is once more tried at the end.
                Err(_) if self.record(owner, outcomes.clone()).await.is_ok() => {
                    outcomes.clear();
                    record_at = deadline + MARGIN;
                }
                Err(_) => record_at = deadline + MARGIN,
            }
        }
        self.record(owner, outcomes).await?;
        Ok(held)
    }

    /// Records how attempts ended.
    async fn record(&self, owner: &str, outcomes: Vec<(MailId, Outcome)>) -> Result<(), DbError> {
        if outcomes.is_empty() {
            return Ok(());
        }
        let (now, holder) = (self.clock.now(), owner.to_owned());
        let all = move |tx: &mut Tx<'_>| store::record(tx, now, &holder, &outcomes);
        self.db.write(all).await
    }

    /// Makes the bytes of a batch, and keeps new signatures before anything is sent.
    #[allow(clippy::type_complexity, reason = "a row with its message or the reason why there is none")]
    async fn print(&self, rows: Vec<MailRow>) -> Result<Vec<(MailRow, Result<Parcel, RenderError>)>, DbError> {
        let mut printed = Vec::with_capacity(rows.len());
        let mut signatures = Vec::new();
        let seals = self.keyring.seals();
        for mut row in rows {
            let parts = match self.press.at_hand(&row) {
                Some(parts) => Ok(parts),
                None => {
                    let (press, row) = (self.press.clone(), row.clone());
                    self.db.read(move |connection| press.prepare(connection, &row)).await
                }
            };
            let parcel = match parts {
                Ok((template, layout)) => self.press.print(&seals, &row, &template, &layout),
                Err(RenderError::Storage(error)) => return Err(error),
                Err(error) => Err(error),
            };
            let parcel = parcel.and_then(|mut parcel| {
                let Some(key) = &self.dkim else { return Ok(parcel) };
                let signature = match row.signature.take() {
                    Some(signature) => signature,
                    None => {
                        let signature = key.sign(&parcel.bytes).map_err(|error| RenderError::Unfit(error.to_string()))?;
                        signatures.push((row.id, signature.clone()));
                        signature
                    }
                };
                parcel.bytes = dkim::attach(&parcel.bytes, &signature);
                Ok(parcel)
            });
            printed.push((row, parcel));
        }
        drop(seals);
        if !signatures.is_empty() {
            self.db
                .write(move |tx| signatures.iter().try_for_each(|(id, signature)| store::keep_signature(tx, *id, signature)))
                .await?;
        }
        Ok(printed)
    }

    /// One attempt, unless the house is closing, the lease is nearly over or the mail must wait its turn.
    async fn attempt(
        &self,
        row: &MailRow,
        parcel: Parcel,
        (taken, deadline): (tokio::time::Instant, tokio::time::Instant),
        stop: &watch::Receiver<bool>,
    ) -> Outcome {
        let now = self.clock.now();
        if *stop.borrow() || tokio::time::Instant::now() >= deadline {
            return Outcome::GivenBack { not_before: now };
        }
        if let Some(not_before) = self.rates.turn_of(now, parcel.to.domain(), row.id) {
            return Outcome::GivenBack { not_before };
        }
        // Giving it back would make the worker go through the whole outbox again and again to send a few.
        let mut stopping = stop.clone();
        while let Some(wait) = self.rates.wait_of_all() {
            let is_over = tokio::select! {
                () = tokio::time::sleep(wait) => false,
                () = tokio::time::sleep_until(deadline) => true,
                _ = stopping.wait_for(|is_stopping| *is_stopping) => true,
            };
            if is_over {
                return Outcome::GivenBack { not_before: self.clock.now() };
            }
        }
        let id = row.id;
        if taken.elapsed() > FRESH && self.db.read(move |c| store::is_to_stop(c, id)).await.unwrap_or(true) {
            return Outcome::GivenBack { not_before: self.clock.now() };
        }
        let too_late = |what: &str| Err(DeliveryError::Connection(what.to_owned()));
        let delivered = tokio::select! {
            delivered = self.transport.deliver(&parcel) => delivered,
            () = tokio::time::sleep_until(deadline) => too_late("the relay took longer than the lease"),
            () = grace_is_over(stop.clone()) => too_late("the portal was stopped before the relay answered"),
        };
        match delivered {
            Ok(receipt) => Outcome::Sent {
                reply: receipt.reply,
                queue_id: receipt.queue_id,
                had_tls: receipt.tls,
                size: i64::try_from(parcel.bytes.len()).unwrap_or(i64::MAX),
                sha256: sha256_hex(&parcel.bytes),
            },
            Err(error) => {
                let reply = error.reply().to_owned();
                let next = next_attempt(row.created_at, now, row.attempts).filter(|_| error.is_worth_retrying());
                match next {
                    Some(not_before) => Outcome::Retry { reply, not_before },
                    None => {
                        tracing::warn!(mail = %row.id, "a mail was given up");
                        Outcome::Failed { reply }
                    }
                }
            }
        }
    }
}

/// Ends when the house has been closing for as long as a mail on its way may take. Who ends by it may have been heard: the mail is
/// tried again like after a broken line.
async fn grace_is_over(mut stop: watch::Receiver<bool>) {
    match stop.wait_for(|is_stopping| *is_stopping).await.map(|_| ()) {
        Ok(()) => tokio::time::sleep(GRACE).await,
        // Nobody is left who could close the house.
        Err(_) => std::future::pending().await,
    }
}
