//! The courier: gives events their places, makes deliveries, calls receivers outside any transaction, records how it ended.

use std::{sync::Arc, time::Duration};

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
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let owner = random::handle();
        while !*stop.borrow() {
            match self.turn(&owner).await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::warn!(%error, "webhooks cannot be told; trying again"),
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// One round; answers how many deliveries were tried.
    ///
    /// # Errors
    /// Storage errors; what was held comes back when its lease is over.
    pub async fn turn(&self, owner: &str) -> Result<usize, DbError> {
        let db = self.db.clone();
        let placing = tokio::task::spawn_blocking(move || feed::place_all(&db)).await;
        placing.unwrap_or_else(|_| Err(DbError::Broken("placing events ended early".to_owned())))?;
        let now = self.clock.now();
        if !self.db.read(move |connection| store::is_anything_due(connection, now)).await? {
            return Ok(0);
        }
        let holder = owner.to_owned();
        let taken = self.db.write(move |tx| store::claim(tx, now, &holder, now.plus(LEASE))).await?;
        let tried = taken.len();
        let attempts = taken.into_iter().map(|(delivery, hook)| self.deliver(owner, delivery, hook));
        let mut outcome = Ok(tried);
        for ended in futures_util::future::join_all(attempts).await {
            if let Err(error) = ended {
                outcome = Err(error);
            }
        }
        outcome
    }

    /// Makes one attempt, and records how it ended.
    async fn deliver(&self, owner: &str, delivery: Delivery, hook: Webhook) -> Result<(), DbError> {
        let body = self.body(&delivery, &hook).await?;
        let seconds = self.clock.now().seconds();
        let signature = self.keyring.seals().signatures.of(&hook.seed).sign(&delivery.handle, seconds, &body);
        let post = Post { url: hook.url, id: delivery.handle.clone(), seconds, signature, body };
        let sender = self.sender.clone();
        let attempt = tokio::task::spawn_blocking(move || sender.send(&post)).await;
        let attempt =
            attempt.unwrap_or_else(|_| Attempt { status: None, millis: 0, reply: "the attempt ended early".to_owned() });
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
