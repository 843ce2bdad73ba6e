//! Rows of webhooks and deliveries.

use diesel::prelude::*;

use super::super::model::{Delivery, DeliveryState, Kind, NewWebhook, Topic, Webhook};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{webhook_deliveries, webhooks},
    },
    features::feed,
    kernel::{Timestamp, ids::WebhookId, random},
};

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
pub(super) struct DeliveryRow {
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

pub(super) fn delivery(row: DeliveryRow) -> Result<Delivery, DbError> {
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
pub(in crate::features::webhooks) fn by_id(connection: &mut Connection, id: WebhookId) -> Result<Option<Webhook>, DbError> {
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
pub(in crate::features::webhooks) fn add(
    tx: &mut Tx<'_>,
    at: Timestamp,
    new: &NewWebhook,
    seed: &str,
) -> Result<WebhookId, DbError> {
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
pub(in crate::features::webhooks) fn change(
    tx: &mut Tx<'_>,
    id: WebhookId,
    seen: i64,
    new: &NewWebhook,
) -> Result<bool, DbError> {
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

pub(in crate::features::webhooks) fn stop(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId) -> Result<(), DbError> {
    diesel::update(webhooks::table.find(id))
        .set((webhooks::stopped_at.eq(at), webhooks::is_given_up.eq(false), webhooks::version.eq(webhooks::version + 1)))
        .execute(tx.connection())?;
    Ok(())
}

/// Lets a webhook be told again: where it was left, or only of what happens from now on.
pub(in crate::features::webhooks) fn start(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: WebhookId,
    is_from_now: bool,
) -> Result<(), DbError> {
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

pub(in crate::features::webhooks) fn renew(tx: &mut Tx<'_>, id: WebhookId, seed: &str) -> Result<(), DbError> {
    diesel::update(webhooks::table.find(id))
        .set((webhooks::seed.eq(seed), webhooks::version.eq(webhooks::version + 1)))
        .execute(tx.connection())?;
    Ok(())
}

/// Deletes a webhook and gives up what waits for it.
pub(in crate::features::webhooks) fn delete(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId) -> Result<(), DbError> {
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
pub(in crate::features::webhooks) fn post_test(tx: &mut Tx<'_>, at: Timestamp, id: WebhookId) -> Result<(), DbError> {
    post(tx, at, id, Kind::Test, (0, 0), 0)
}

pub(super) fn post(
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
pub(in crate::features::webhooks) fn repeat(
    tx: &mut Tx<'_>,
    at: Timestamp,
    id: WebhookId,
    delivery: i64,
) -> Result<bool, DbError> {
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

/// Deletes deliveries from before `until` that are over, at most `most`; answers how many those were.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, until: Timestamp, most: i64) -> Result<usize, DbError> {
    // As words: only then the index over those that are over can be used.
    let over = diesel::dsl::sql::<diesel::sql_types::Bool>("webhook_deliveries.state IN ('delivered', 'failed')");
    let old: Vec<i64> = webhook_deliveries::table
        .filter(webhook_deliveries::created_at.lt(until).and(over))
        .order(webhook_deliveries::created_at)
        .limit(most)
        .select(webhook_deliveries::id)
        .load(tx.connection())?;
    Ok(diesel::delete(webhook_deliveries::table.filter(webhook_deliveries::id.eq_any(old))).execute(tx.connection())?)
}
