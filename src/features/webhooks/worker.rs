//! The courier: gives events their places, makes deliveries, calls receivers outside any transaction, records how it ended.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt, stream::FuturesUnordered};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::{
    model::{Delivery, Kind, Topic, Webhook},
    sender::{Attempt, Post, Sender},
    store,
};
use crate::{
    db::{Db, DbError},
    features::{feed, snapshot::Snapshots},
    kernel::{Clock, random},
    security::Keyring,
};

/// How often the courier looks for what happened.
const LOOK: Duration = Duration::from_secs(1);
/// Receivers that one instance waits for at once.
const BATCH: usize = 8;
/// How long it may hold a delivery: an attempt takes ten seconds at most.
const LEASE: chrono::Duration = chrono::Duration::seconds(60);

/// Tells webhooks what happened, until it is told to stop.
#[derive(Clone)]
pub struct Courier {
    /// Where everything is.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// What secrets follow from.
    pub keyring: Arc<Keyring>,
    /// Lists in memory.
    pub snapshots: Arc<Snapshots>,
    /// The way out.
    pub sender: Sender,
}

impl Courier {
    /// Works until `stop` turns true; what is on its way then is waited for.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        // Side by side: the feed has other readers, and no receiver may hold it up.
        tokio::join!(self.places(stop.clone()), self.tells(stop));
    }

    /// Gives events their places.
    async fn places(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            if let Err(error) = self.place().await {
                tracing::warn!(%error, "events get no place in the feed; trying again");
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Tells receivers. Whoever answers makes room for the next one, however long the others take.
    async fn tells(&self, mut stop: watch::Receiver<bool>) {
        let owner = random::handle();
        let mut on_their_way = FuturesUnordered::new();
        while !*stop.borrow() {
            match self.take(&owner, BATCH.saturating_sub(on_their_way.len())).await {
                Ok(taken) => on_their_way.extend(taken.into_iter().map(|(delivery, hook)| self.deliver(&owner, delivery, hook))),
                Err(error) => tracing::warn!(%error, "webhooks cannot be told; trying again"),
            }
            tokio::select! {
                Some(ended) = on_their_way.next() => note(ended),
                () = tokio::time::sleep(LOOK) => {}
                _ = stop.changed() => {}
            }
        }
        while let Some(ended) = on_their_way.next().await {
            note(ended);
        }
    }

    /// One round, whose end waits for every receiver in it; answers how many deliveries were tried.
    ///
    /// # Errors
    /// Storage errors; what was held comes back when its lease is over.
    pub async fn turn(&self, owner: &str) -> Result<usize, DbError> {
        self.place().await?;
        let taken = self.take(owner, BATCH).await?;
        let tried = taken.len();
        let attempts = taken.into_iter().map(|(delivery, hook)| self.deliver(owner, delivery, hook));
        let ended: Result<Vec<()>, DbError> = futures_util::future::join_all(attempts).await.into_iter().collect();
        ended.map(|_| tried)
    }

    async fn place(&self) -> Result<(), DbError> {
        let db = self.db.clone();
        let placing = tokio::task::spawn_blocking(move || feed::place_all(&db)).await;
        placing.unwrap_or_else(|_| Err(DbError::Broken("placing events ended early".to_owned()))).map(drop)
    }

    /// Takes up to `most` deliveries that are due.
    async fn take(&self, owner: &str, most: usize) -> Result<Vec<(Delivery, Webhook)>, DbError> {
        let now = self.clock.now();
        if most == 0 || !self.db.read(move |connection| store::is_anything_due(connection, now)).await? {
            return Ok(Vec::new());
        }
        let holder = owner.to_owned();
        self.db.write(move |tx| store::claim(tx, now, &holder, now.plus(LEASE), most)).await
    }

    /// Makes one attempt, and records how it ended.
    async fn deliver(&self, owner: &str, delivery: Delivery, hook: Webhook) -> Result<(), DbError> {
        let body = self.body(&delivery, &hook).await?;
        let seconds = self.clock.now().seconds();
        let signature = self.keyring.seals().signatures.of(&hook.seed).sign(&delivery.handle, seconds, &body);
        let post = Post { url: hook.url, id: delivery.handle.clone(), seconds, signature, body };
        let sender = self.sender.clone();
        let attempt = tokio::task::spawn_blocking(move || sender.send(&post)).await;
        let mut attempt =
            attempt.unwrap_or_else(|_| Attempt { status: None, millis: 0, reply: "the attempt ended early".to_owned() });
        if hook.has_addresses && attempt.status.is_some() {
            // It may repeat what it was told, and that would stay here when the contact is erased.
            attempt.reply.clear();
        }
        let (now, holder, id) = (self.clock.now(), owner.to_owned(), hook.id);
        let is_given_up = self.db.write(move |tx| store::record(tx, now, &holder, (&delivery, id), &attempt)).await?;
        if is_given_up {
            tracing::warn!(webhook = %id, "a webhook failed nine times in a row and is told nothing more");
        }
        Ok(())
    }

    /// What a delivery says. It is written anew for each attempt, so that nothing personal lies about in between.
    async fn body(&self, delivery: &Delivery, hook: &Webhook) -> Result<String, DbError> {
        let events: Vec<Value> = if delivery.kind == Kind::Test {
            Vec::new()
        } else {
            let (after, until, topics) = (delivery.after_n, delivery.until_n, hook.topics.clone());
            let (has_addresses, house) = (hook.has_addresses, self.snapshots.now());
            let read = self.db.read(move |connection| {
                // As many as were looked at when it was made: `until` may lie behind a leap of the feed.
                let mut placed = feed::page(connection, after, (until - after).min(store::AHEAD))?;
                placed.retain(|(position, event, _)| {
                    *position <= until && Topic::of(&event.kind).is_some_and(|topic| topics.contains(&topic))
                });
                feed::happenings(connection, &house.lists, placed, has_addresses)
            });
            read.await?.iter().filter_map(|event| serde_json::to_value(event).ok()).collect()
        };
        let kind = if delivery.kind == Kind::Test { "test" } else { "events" };
        Ok(json!({ "type": kind, "id": delivery.handle, "events": events }).to_string())
    }
}

/// What could not be recorded comes back when its lease is over.
fn note(ended: Result<(), DbError>) {
    if let Err(error) = ended {
        tracing::warn!(%error, "how a delivery to a webhook ended is not on record");
    }
}
