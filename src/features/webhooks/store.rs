//! Rows of webhooks and deliveries.

use diesel::prelude::*;

use super::model::{Delivery, DeliveryState, Kind, MOST_FAILURES, NewWebhook, Topic, Webhook, next_attempt};
use super::sender::Attempt;
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{webhook_deliveries, webhooks},
    },
    features::feed,
    kernel::{Timestamp, ids::WebhookId, random},
};

/// Events in one delivery at most.
const EVENTS: usize = 100;
/// How far one delivery looks ahead in the feed for what it tells of.
pub(super) const AHEAD: i64 = 2000;
/// Deliveries on the page of a webhook.
const SHOWN: i64 = 50;

type WebhookRow = (WebhookId, String, String, String, bool, String, i64, i64, Option<Timestamp>, bool, i64, Timestamp);

macro_rules! webhook_columns {
    () => {
        (
            webhooks::id,
            webhooks::name,
            webhooks::url,
            webhooks::topics,
            webhooks::has_addresses,
            webhooks::seed,
            webhooks::told_to,
            webhooks::failures,
            webhooks::stopped_at,
            webhooks::is_given_up,
            webhooks::version,
            webhooks::created_at,
        )
    };
}

fn webhook(row: WebhookRow) -> Webhook {
    let (id, name, url, topics, has_addresses, seed, told_to, failures, stopped_at, is_given_up, version, created_at) = row;
    let topics = Topic::read(&topics);
    Webhook { id, name, url, topics, has_addresses, seed, told_to, failures, stopped_at, is_given_up, version, created_at }
}

#[derive(diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = webhook_deliveries)]
struct DeliveryRow {
    id: i64,
    webhook_id: WebhookId,
    handle: String,
    kind: String,
    after_n: i64,
    until_n: i64,
    events: i64,
    state: String,
    attempts: i64,
    not_before: Timestamp,
    status: Option<i64>,
    millis: Option<i64>,
    reply: String,
    tried_at: Option<Timestamp>,
    created_at: Timestamp,
}

fn delivery(row: DeliveryRow) -> Result<Delivery, DbError> {
    let unknown = || DbError::Broken(format!("delivery {} is of no known kind or state", row.id));
    let (kind, state) =
        (Kind::from_code(&row.kind).ok_or_else(unknown)?, DeliveryState::from_code(&row.state).ok_or_else(unknown)?);
    Ok(Delivery {
        id: row.id,
        webhook: row.webhook_id,
        handle: row.handle,
        kind,
        after_n: row.after_n,
        until_n: row.until_n,
        events: row.events,
        state,
        attempts: row.attempts,
        not_before: row.not_before,
        status: row.status,
        millis: row.millis,
        reply: row.reply,
        tried_at: row.tried_at,
        created_at: row.created_at,
    })
}

/// Every webhook, by name.
///
/// # Errors
/// Storage errors.
pub fn all(connection: &mut Connection) -> Result<Vec<Webhook>, DbError> {
    let rows: Vec<WebhookRow> = webhooks::table
        .filter(webhooks::deleted_at.is_null())
        .order((webhooks::name, webhooks::id))
        .select(webhook_columns!())
        .load(connection)?;
    Ok(rows.into_iter().map(webhook).collect())
}

/// The webhook of a row, unless it is deleted.
pub(super) fn by_id(connection: &mut Connection, id: WebhookId) -> Result<Option<Webhook>, DbError> {
    let row: Option<WebhookRow> = webhooks::table
        .filter(webhooks::id.eq(id).and(webhooks::deleted_at.is_null()))
        .select(webhook_columns!())
        .get_result(connection)
        .optional()?;
    Ok(row.map(webhook))
}

/// How many webhooks are told nothing more because they failed.
///
/// # Errors
/// Storage errors.
pub fn count_given_up(connection: &mut Connection) -> Result<i64, DbError> {
    Ok(webhooks::table
        .filter(webhooks::deleted_at.is_null().and(webhooks::is_given_up).and(webhooks::stopped_at.is_not_null()))
        .count()
        .get_result(connection)?)
}

/// The latest deliveries of a webhook, newest first.
///
/// # Errors
/// Storage errors.
pub fn deliveries(connection: &mut Connection, id: WebhookId) -> Result<Vec<Delivery>, DbError> {
    let rows: Vec<DeliveryRow> = webhook_deliveries::table
        .filter(webhook_deliveries::webhook_id.eq(id))
        .order(webhook_deliveries::id.desc())
        .limit(SHOWN)
        .select(DeliveryRow::as_select())
        .load(connection)?;
    rows.into_iter().map(delivery).collect()
}

/// Writes a webhook down; it is told of what happens from now on.
pub(super) fn add(tx: &mut Tx<'_>, at: Timestamp, new: &NewWebhook, seed: &str) -> Result<WebhookId, DbError> {
    let told_to = feed::end(tx.connection())?;
    let row = (
        webhooks::name.eq(&new.name),
        webhooks::url.eq(&new.url),
        webhooks::topics.eq(Topic::written(&new.topics)),
        webhooks::has_addresses.eq(new.has_addresses),
        webhooks::seed.eq(seed),
        webhooks::told_to.eq(told_to),
        webhooks::failures.eq(0_i64),
        webhooks::is_given_up.eq(false),
        webhooks::version.eq(1_i64),
        webhooks::created_at.eq(at),
    );
    Ok(diesel::insert_into(webhooks::table).values(row).returning(webhooks::id).get_result(tx.connection())?)
}

/// Saves a webhook; false when somebody else changed it since `seen`.
pub(super) fn change(tx: &mut Tx<'_>, id: WebhookId, seen: i64, new: &NewWebhook) -> Result<bool, DbError> {
    let changed = diesel::update(webhooks::table.filter(webhooks::id.eq(id).and(webhooks::version.eq(seen))))
        .set((
            webhooks::name.eq(&new.name),
            webhooks::url.eq(&new.url),
            webhooks::topics.eq(Topic::written(&new.topics)),
            webhooks::has_addresses.eq(new.has_addresses),
            webhooks::version.eq(seen + 1),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

pub(super) fn stop(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId) -> Result<(), DbError> {
    diesel::update(webhooks::table.find(id))
        .set((webhooks::stopped_at.eq(at), webhooks::is_given_up.eq(false), webhooks::version.eq(webhooks::version + 1)))
        .execute(tx.connection())?;
    Ok(())
}

/// Lets a webhook be told again: where it was left, or only of what happens from now on.
pub(super) fn start(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId, is_from_now: bool) -> Result<(), DbError> {
    let open = webhook_deliveries::table.filter(
        webhook_deliveries::webhook_id
            .eq(id)
            .and(webhook_deliveries::kind.eq(Kind::Events.code()))
            .and(webhook_deliveries::state.eq(DeliveryState::Waiting.code())),
    );
    if is_from_now {
        diesel::update(open).set(webhook_deliveries::state.eq(DeliveryState::Failed.code())).execute(tx.connection())?;
        let end = feed::end(tx.connection())?;
        diesel::update(webhooks::table.find(id)).set(webhooks::told_to.eq(end)).execute(tx.connection())?;
    } else {
        diesel::update(open).set(webhook_deliveries::not_before.eq(at)).execute(tx.connection())?;
    }
    diesel::update(webhooks::table.find(id))
        .set((
            webhooks::stopped_at.eq(None::<Timestamp>),
            webhooks::is_given_up.eq(false),
            webhooks::failures.eq(0_i64),
            webhooks::version.eq(webhooks::version + 1),
        ))
        .execute(tx.connection())?;
    Ok(())
}

pub(super) fn renew(tx: &mut Tx<'_>, id: WebhookId, seed: &str) -> Result<(), DbError> {
    diesel::update(webhooks::table.find(id))
        .set((webhooks::seed.eq(seed), webhooks::version.eq(webhooks::version + 1)))
        .execute(tx.connection())?;
    Ok(())
}

/// Deletes a webhook and gives up what waits for it.
pub(super) fn delete(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId) -> Result<(), DbError> {
    diesel::update(
        webhook_deliveries::table
            .filter(webhook_deliveries::webhook_id.eq(id).and(webhook_deliveries::state.eq(DeliveryState::Waiting.code()))),
    )
    .set(webhook_deliveries::state.eq(DeliveryState::Failed.code()))
    .execute(tx.connection())?;
    diesel::update(webhooks::table.find(id)).set(webhooks::deleted_at.eq(at)).execute(tx.connection())?;
    Ok(())
}

/// Posts a delivery that tries the receiver.
pub(super) fn post_test(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId) -> Result<(), DbError> {
    post(tx, at, id, Kind::Test, (0, 0), 0)
}

fn post(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: WebhookId,
    kind: Kind,
    (after, until): (i64, i64),
    events: i64,
) -> Result<(), DbError> {
    let row = (
        webhook_deliveries::webhook_id.eq(id),
        webhook_deliveries::handle.eq(random::handle_at(at)),
        webhook_deliveries::kind.eq(kind.code()),
        webhook_deliveries::after_n.eq(after),
        webhook_deliveries::until_n.eq(until),
        webhook_deliveries::events.eq(events),
        webhook_deliveries::state.eq(DeliveryState::Waiting.code()),
        webhook_deliveries::attempts.eq(0_i64),
        webhook_deliveries::not_before.eq(at),
        webhook_deliveries::reply.eq(""),
        webhook_deliveries::created_at.eq(at),
    );
    diesel::insert_into(webhook_deliveries::table).values(row).execute(tx.connection())?;
    Ok(())
}

/// Sends a finished delivery again, under its own id: who has it already knows it by that. False when there is nothing to repeat.
pub(super) fn repeat(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId, delivery: i64) -> Result<bool, DbError> {
    let over = [DeliveryState::Delivered, DeliveryState::Failed].map(DeliveryState::code);
    let own = webhook_deliveries::table.filter(
        webhook_deliveries::id
            .eq(delivery)
            .and(webhook_deliveries::webhook_id.eq(id))
            .and(webhook_deliveries::kind.ne(Kind::Test.code()))
            .and(webhook_deliveries::state.eq_any(over)),
    );
    let changed = diesel::update(own)
        .set((
            webhook_deliveries::kind.eq(Kind::Repeat.code()),
            webhook_deliveries::state.eq(DeliveryState::Waiting.code()),
            webhook_deliveries::not_before.eq(at),
        ))
        .execute(tx.connection())?;
    Ok(changed == 1)
}

/// Is there anything for a worker to do? Asked every second.
pub(super) fn is_anything_due(connection: &mut Connection, now: Timestamp) -> Result<bool, DbError> {
    let open = [DeliveryState::Waiting, DeliveryState::Leased].map(DeliveryState::code);
    let waits = webhook_deliveries::state.eq(DeliveryState::Waiting.code()).and(webhook_deliveries::not_before.le(now));
    let is_lost =
        webhook_deliveries::state.eq(DeliveryState::Leased.code()).and(webhook_deliveries::lease_until.assume_not_null().lt(now));
    let due = webhook_deliveries::table
        .inner_join(webhooks::table.on(webhooks::id.eq(webhook_deliveries::webhook_id)))
        .filter(waits.or(is_lost).and(webhooks::deleted_at.is_null()))
        .filter(webhooks::stopped_at.is_null().or(webhook_deliveries::kind.ne(Kind::Events.code())));
    let is_due: bool = diesel::select(diesel::dsl::exists(due)).get_result(connection)?;
    if is_due {
        return Ok(true);
    }
    let end = feed::end(connection)?;
    let behind = webhooks::table
        .filter(webhooks::deleted_at.is_null().and(webhooks::stopped_at.is_null()).and(webhooks::told_to.lt(end)))
        .filter(diesel::dsl::not(diesel::dsl::exists(
            webhook_deliveries::table.filter(
                webhook_deliveries::webhook_id
                    .eq(webhooks::id)
                    .and(webhook_deliveries::kind.eq(Kind::Events.code()))
                    .and(webhook_deliveries::state.eq_any(open)),
            ),
        )));
    Ok(diesel::select(diesel::dsl::exists(behind)).get_result(connection)?)
}

/// Makes the next delivery of every webhook that has none and is behind, puts back what was held too long, and takes up to `most` of what
/// is due for `owner` until `until`: those that wait longest first. One instance at a time.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    now: Timestamp,
    owner: &str,
    until: Timestamp,
    most: usize,
) -> Result<Vec<(Delivery, Webhook)>, DbError> {
    tx.wait_turn(["webhooks"])?;
    let leased = webhook_deliveries::state.eq(DeliveryState::Leased.code());
    diesel::update(webhook_deliveries::table.filter(leased.and(webhook_deliveries::lease_until.lt(now))))
        .set((
            webhook_deliveries::state.eq(DeliveryState::Waiting.code()),
            webhook_deliveries::lease_owner.eq(None::<String>),
            webhook_deliveries::lease_until.eq(None::<Timestamp>),
        ))
        .execute(tx.connection())?;
    let hooks = all(tx.connection())?;
    go_on(tx, now, &hooks)?;
    let on_their_way: Vec<WebhookId> =
        webhook_deliveries::table.filter(leased).select(webhook_deliveries::webhook_id).load(tx.connection())?;
    let mut next = due(tx.connection(), now, &hooks)?;
    next.retain(|(_, _, hook)| !on_their_way.contains(&hook.id));
    next.sort_by_key(|(since, id, _)| (*since, *id));
    let mut taken = Vec::new();
    for (_, id, hook) in next.into_iter().take(most) {
        let row: DeliveryRow = on_each!(tx.connection(), |c| diesel::update(webhook_deliveries::table.find(id))
            .set((
                webhook_deliveries::state.eq(DeliveryState::Leased.code()),
                webhook_deliveries::lease_owner.eq(owner),
                webhook_deliveries::lease_until.eq(until),
                webhook_deliveries::attempts.eq(webhook_deliveries::attempts + 1),
            ))
            .returning(DeliveryRow::as_returning())
            .get_result(c))?;
        taken.push((delivery(row)?, hook.clone()));
    }
    Ok(taken)
}

/// The next delivery of each webhook that has one, with since when it is due: in order, one at a time.
fn due<'h>(
    connection: &mut Connection,
    now: Timestamp,
    hooks: &'h [Webhook],
) -> Result<Vec<(Timestamp, i64, &'h Webhook)>, DbError> {
    let rows: Vec<(i64, WebhookId, String, Timestamp)> = webhook_deliveries::table
        .filter(webhook_deliveries::state.eq(DeliveryState::Waiting.code()).and(webhook_deliveries::not_before.le(now)))
        .order(webhook_deliveries::id)
        .select((
            webhook_deliveries::id,
            webhook_deliveries::webhook_id,
            webhook_deliveries::kind,
            webhook_deliveries::not_before,
        ))
        .load(connection)?;
    let next = |hook: &'h Webhook| {
        // A webhook that is stopped is told nothing, but what staff ask for by hand.
        let is_told = |kind: &str| hook.stopped_at.is_none() || kind != Kind::Events.code();
        let (id, _, _, since) = rows.iter().find(|(_, of, kind, _)| *of == hook.id && is_told(kind))?;
        Some((*since, *id, hook))
    };
    Ok(hooks.iter().filter_map(next).collect())
}

/// Makes the next delivery of every webhook that has none and is behind; what is none of its topics is passed over.
fn go_on(tx: &mut Tx<'_>, now: Timestamp, hooks: &[Webhook]) -> Result<(), DbError> {
    let open = [DeliveryState::Waiting, DeliveryState::Leased].map(DeliveryState::code);
    let busy: Vec<WebhookId> = webhook_deliveries::table
        .filter(webhook_deliveries::state.eq_any(open).and(webhook_deliveries::kind.eq(Kind::Events.code())))
        .select(webhook_deliveries::webhook_id)
        .load(tx.connection())?;
    let end = feed::end(tx.connection())?;
    for hook in hooks.iter().filter(|hook| hook.stopped_at.is_none() && hook.told_to < end && !busy.contains(&hook.id)) {
        let placed = feed::page(tx.connection(), hook.told_to, AHEAD)?;
        // No event may stand between here and the end, where the feed leaped.
        let mut until = placed.last().map_or(end, |(position, ..)| *position);
        let mut events: usize = 0;
        for (position, event, _) in &placed {
            if Topic::of(&event.kind).is_some_and(|topic| hook.topics.contains(&topic)) {
                events += 1;
                if events == EVENTS {
                    until = *position;
                    break;
                }
            }
        }
        if events == 0 {
            diesel::update(webhooks::table.find(hook.id)).set(webhooks::told_to.eq(until)).execute(tx.connection())?;
        } else {
            post(tx, now, hook.id, Kind::Events, (hook.told_to, until), i64::try_from(events).unwrap_or(0))?;
        }
    }
    Ok(())
}

/// Records how an attempt ended, unless the lease was lost meanwhile. Answers whether the webhook is given up by it.
pub(super) fn record(
    tx: &mut Tx<'_>,
    now: Timestamp,
    owner: &str,
    (tried, hook): (&Delivery, WebhookId),
    attempt: &Attempt,
) -> Result<bool, DbError> {
    let Some(before) = by_id_to_record(tx, hook)? else { return Ok(false) };
    let failures = before + 1;
    let again = next_attempt(now, failures);
    let (state, not_before) = match (attempt.is_good(), tried.kind) {
        (true, _) => (DeliveryState::Delivered, now),
        // Staff look at what they asked for and press again.
        (false, Kind::Test | Kind::Repeat) => (DeliveryState::Failed, now),
        (false, Kind::Events) => (DeliveryState::Waiting, again.unwrap_or(now)),
    };
    let held = webhook_deliveries::table.filter(
        webhook_deliveries::id
            .eq(tried.id)
            .and(webhook_deliveries::state.eq(DeliveryState::Leased.code()))
            .and(webhook_deliveries::lease_owner.eq(owner)),
    );
    let changed = diesel::update(held)
        .set((
            webhook_deliveries::state.eq(state.code()),
            webhook_deliveries::not_before.eq(not_before),
            webhook_deliveries::lease_owner.eq(None::<String>),
            webhook_deliveries::lease_until.eq(None::<Timestamp>),
            webhook_deliveries::status.eq(attempt.status.map(i64::from)),
            webhook_deliveries::millis.eq(attempt.millis),
            webhook_deliveries::reply.eq(&attempt.reply),
            webhook_deliveries::tried_at.eq(now),
        ))
        .execute(tx.connection())?;
    if changed == 0 || tried.kind != Kind::Events {
        return Ok(false);
    }
    if attempt.is_good() {
        diesel::update(webhooks::table.find(hook))
            .set((webhooks::told_to.eq(tried.until_n), webhooks::failures.eq(0_i64)))
            .execute(tx.connection())?;
        return Ok(false);
    }
    diesel::update(webhooks::table.find(hook)).set(webhooks::failures.eq(failures)).execute(tx.connection())?;
    let is_given_up = failures >= MOST_FAILURES;
    if is_given_up {
        diesel::update(webhooks::table.find(hook))
            .set((webhooks::stopped_at.eq(now), webhooks::is_given_up.eq(true)))
            .execute(tx.connection())?;
    }
    Ok(is_given_up)
}

/// Failures so far, of a webhook that may be deleted by now.
fn by_id_to_record(tx: &mut Tx<'_>, id: WebhookId) -> Result<Option<i64>, DbError> {
    Ok(webhooks::table.find(id).select(webhooks::failures).get_result(tx.connection()).optional()?)
}

/// Deletes deliveries from before `until` that are over, at most `most`; answers how many those were.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, until: Timestamp, most: i64) -> Result<usize, DbError> {
    let over = [DeliveryState::Delivered, DeliveryState::Failed].map(DeliveryState::code);
    let old: Vec<i64> = webhook_deliveries::table
        .filter(webhook_deliveries::created_at.lt(until).and(webhook_deliveries::state.eq_any(over)))
        .order(webhook_deliveries::created_at)
        .limit(most)
        .select(webhook_deliveries::id)
        .load(tx.connection())?;
    Ok(diesel::delete(webhook_deliveries::table.filter(webhook_deliveries::id.eq_any(old))).execute(tx.connection())?)
}
