//! What staff do with webhooks: each is one transaction with its audit entry.

use serde_json::{Value, json};

use super::{
    model::{NewWebhook, Webhook},
    store,
};
use crate::{
    db::{DbError, Tx},
    features::audit::{self, Entry, Subject},
    kernel::{Context, ids::WebhookId},
};

/// What came of a save.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// It is saved.
    Yes,
    /// Somebody else saved in between; nothing was written.
    InBetween,
    /// There is no such webhook.
    NotThere,
}

/// Writes a webhook down.
///
/// # Errors
/// Storage errors.
pub fn add(tx: &mut Tx<'_>, ctx: &Context, new: &NewWebhook, seed: &str) -> Result<WebhookId, DbError> {
    let id = store::add(tx, ctx.at, new, seed)?;
    audited(tx, ctx, "webhook.added", id, Value::Null, said(new))?;
    Ok(id)
}

/// Changes a webhook, unless somebody else did since `seen`.
///
/// # Errors
/// Storage errors.
pub fn change(tx: &mut Tx<'_>, ctx: &Context, id: WebhookId, seen: i64, new: &NewWebhook) -> Result<Saved, DbError> {
    let Some(before) = store::by_id(tx.connection(), id)? else { return Ok(Saved::NotThere) };
    let before = as_new(before);
    if before == *new {
        return Ok(Saved::Yes);
    }
    if !store::change(tx, id, seen, new)? {
        return Ok(Saved::InBetween);
    }
    audited(tx, ctx, "webhook.changed", id, said(&before), said(new))?;
    Ok(Saved::Yes)
}

/// What is to be done with a webhook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    /// Tell it nothing more.
    Stop,
    /// Tell it again: where it was left, or only of what happens from now on.
    Start {
        /// Is what it missed passed over?
        is_from_now: bool,
    },
    /// Give it another secret.
    Renew(String),
    /// Delete it.
    Delete,
    /// Try it.
    Test,
    /// Send a delivery again.
    Repeat(i64),
}

/// Does it; false when there is no such webhook, or nothing to repeat.
///
/// # Errors
/// Storage errors.
pub fn act(tx: &mut Tx<'_>, ctx: &Context, id: WebhookId, act: &Act) -> Result<bool, DbError> {
    if store::by_id(tx.connection(), id)?.is_none() {
        return Ok(false);
    }
    let what = match act {
        Act::Stop => {
            store::stop(tx, ctx.at, id)?;
            "webhook.disabled"
        }
        Act::Start { is_from_now } => {
            store::start(tx, ctx.at, id, *is_from_now)?;
            "webhook.enabled"
        }
        Act::Renew(seed) => {
            store::renew(tx, id, seed)?;
            "webhook.renewed"
        }
        Act::Delete => {
            store::delete(tx, ctx.at, id)?;
            "webhook.deleted"
        }
        Act::Test => {
            store::post_test(tx, ctx.at, id)?;
            "webhook.tested"
        }
        Act::Repeat(delivery) => {
            if !store::repeat(tx, ctx.at, id, *delivery)? {
                return Ok(false);
            }
            "webhook.resent"
        }
    };
    audited(tx, ctx, what, id, Value::Null, Value::Null)?;
    Ok(true)
}

fn as_new(hook: Webhook) -> NewWebhook {
    NewWebhook { name: hook.name, url: hook.url, topics: hook.topics, has_addresses: hook.has_addresses }
}

/// A webhook for the audit log. Of its address without the query, which may hold a password.
fn said(new: &NewWebhook) -> Value {
    let url = new.url.split('?').next().unwrap_or_default();
    let topics: Vec<_> = new.topics.iter().map(|topic| topic.code()).collect();
    json!({ "name": new.name, "url": url, "topics": topics, "has_addresses": new.has_addresses })
}

fn audited(
    tx: &mut Tx<'_>,
    ctx: &Context,
    what: &'static str,
    id: WebhookId,
    before: Value,
    after: Value,
) -> Result<(), DbError> {
    audit::record(tx, ctx, &Entry::new(what, Subject::new("webhook", id)).changing(before, after))
}
