//! The deliveries that are to be made, as the worker sees them.

use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::Bool};

use super::{
    super::{
        model::{Delivery, DeliveryState, Kind, MOST_FAILURES, Topic, Webhook, next_attempt},
        sender::Attempt,
    },
    rows::{DeliveryRow, all, delivery, post},
};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{webhook_deliveries, webhooks},
    },
    features::feed,
    kernel::{Timestamp, ids::WebhookId},
};

/// Events in one delivery at most.
const EVENTS: usize = 100;
/// How far one delivery looks ahead in the feed for what it tells of.
pub(in crate::features::webhooks) const AHEAD: i64 = 2000;

/// Is a delivery open? The states stand in the statement as words, the same ones as in the index over open deliveries: otherwise SQLite
/// would not see that it can be used, and would go through all that were ever made for a webhook.
fn is_open() -> SqlLiteral<Bool> {
    sql("webhook_deliveries.state IN ('waiting', 'leased')")
}

fn is_waiting() -> SqlLiteral<Bool> {
    sql("webhook_deliveries.state IN ('waiting', 'leased') AND webhook_deliveries.state = 'waiting'")
}

fn is_leased() -> SqlLiteral<Bool> {
    sql("webhook_deliveries.state IN ('waiting', 'leased') AND webhook_deliveries.state = 'leased'")
}

/// Is there anything for a worker to do? Asked every second.
pub(in crate::features::webhooks) fn is_anything_due(connection: &mut Connection, now: Timestamp) -> Result<bool, DbError> {
    let waits = webhook_deliveries::state.eq(DeliveryState::Waiting.code()).and(webhook_deliveries::not_before.le(now));
    let is_lost =
        webhook_deliveries::state.eq(DeliveryState::Leased.code()).and(webhook_deliveries::lease_until.assume_not_null().lt(now));
    let due = webhook_deliveries::table
        .inner_join(webhooks::table.on(webhooks::id.eq(webhook_deliveries::webhook_id)))
        .filter(is_open())
        .filter(waits.or(is_lost).and(webhooks::deleted_at.is_null()))
        .filter(webhooks::stopped_at.is_null().or(webhook_deliveries::kind.ne(Kind::Events.code())));
    let is_due: bool = diesel::select(diesel::dsl::exists(due)).get_result(connection)?;
    if is_due {
        return Ok(true);
    }
    let end = feed::end(connection)?;
    let behind = webhooks::table
        .filter(webhooks::deleted_at.is_null().and(webhooks::stopped_at.is_null()).and(webhooks::told_to.lt(end)))
        .filter(diesel::dsl::not(diesel::dsl::exists(webhook_deliveries::table.filter(
            webhook_deliveries::webhook_id.eq(webhooks::id).and(webhook_deliveries::kind.eq(Kind::Events.code())).and(is_open()),
        ))));
    Ok(diesel::select(diesel::dsl::exists(behind)).get_result(connection)?)
}

/// Makes the next delivery of every webhook that has none and is behind, puts back what was held too long, and takes up to `most` of what
/// is due for `owner` until `until`: those that wait longest first. One instance at a time.
pub(in crate::features::webhooks) fn claim(
    tx: &mut Tx<'_>,
    now: Timestamp,
    owner: &str,
    until: Timestamp,
    most: usize,
) -> Result<Vec<(Delivery, Webhook)>, DbError> {
    tx.wait_turn(["webhooks"])?;
    diesel::update(webhook_deliveries::table.filter(is_leased().and(webhook_deliveries::lease_until.lt(now))))
        .set((
            webhook_deliveries::state.eq(DeliveryState::Waiting.code()),
            webhook_deliveries::lease_owner.eq(None::<String>),
            webhook_deliveries::lease_until.eq(None::<Timestamp>),
        ))
        .execute(tx.connection())?;
    let hooks = all(tx.connection())?;
    go_on(tx, now, &hooks)?;
    let on_their_way: Vec<WebhookId> =
        webhook_deliveries::table.filter(is_leased()).select(webhook_deliveries::webhook_id).load(tx.connection())?;
    let mut next = due(tx.connection(), now, &hooks)?;
    // In order: one on its way at a time.
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
    // Put in order here: SQLite would go through every delivery that ever was to have them in the order of their numbers.
    let mut rows: Vec<(i64, WebhookId, String, Timestamp)> = webhook_deliveries::table
        .filter(is_waiting().and(webhook_deliveries::not_before.le(now)))
        .select((
            webhook_deliveries::id,
            webhook_deliveries::webhook_id,
            webhook_deliveries::kind,
            webhook_deliveries::not_before,
        ))
        .load(connection)?;
    rows.sort_unstable_by_key(|(id, ..)| *id);
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
    let busy: Vec<WebhookId> = webhook_deliveries::table
        .filter(is_open().and(webhook_deliveries::kind.eq(Kind::Events.code())))
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
pub(in crate::features::webhooks) fn record(
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
