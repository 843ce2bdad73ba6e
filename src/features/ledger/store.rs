//! Rows of the history: inserted and read, never changed.

use std::collections::HashMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use diesel::prelude::*;
use serde_json::{Map, Value};

use super::model::{Act, Event, EventKind, NewEvent, commitment};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{event_details, events},
    },
    kernel::{
        Channel, Context, Language, Timestamp,
        ids::{BasisId, ContactId, EventId, FormVersionId, PurposeId, SourceId, SubmissionId, TypeId},
        random,
    },
};

#[derive(Insertable)]
#[diesel(table_name = event_details, treat_none_as_default_value = false)]
struct DetailsRow<'a> {
    act: &'a str,
    contact_id: Option<ContactId>,
    submission_id: Option<SubmissionId>,
    salt: &'a str,
    body: &'a str,
    at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct EventRow<'a> {
    act: &'a str,
    at: Timestamp,
    kind: &'a str,
    contact_id: Option<ContactId>,
    submission_id: Option<SubmissionId>,
    purpose_id: Option<PurposeId>,
    type_id: Option<TypeId>,
    basis_before: Option<BasisId>,
    basis_after: Option<BasisId>,
    source_before: Option<SourceId>,
    source_after: Option<SourceId>,
    choice_before: Option<bool>,
    choice_after: Option<bool>,
    actor: &'a str,
    actor_id: Option<i64>,
    channel: &'a str,
    language: Language,
    form_version_id: Option<FormVersionId>,
    shown: Option<&'a str>,
    undoes: Option<&'a str>,
    detail: Option<&'a str>,
    commitment: Option<&'a str>,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

/// The numbers of the next `count` events, for who knows them before they write them. Nobody else gets them.
///
/// Whoever gives events their places in the feed knows a writer by its lock on `events`. A statement that inserts takes it before
/// it takes a number; here the numbers come first, and without the lock they would be given up while they are on their way.
///
/// # Errors
/// Storage errors.
pub fn numbers_ahead(tx: &mut Tx<'_>, count: usize) -> Result<Vec<EventId>, DbError> {
    const NUMBERS: &str = "SELECT nextval(pg_get_serial_sequence('events', 'id')) AS n FROM generate_series(1, $1)";
    if count == 0 {
        return Ok(Vec::new());
    }
    match tx.connection() {
        Connection::Sqlite(c) => {
            // There is one writer, and this is it.
            let last: Option<EventId> = events::table.select(diesel::dsl::max(events::id)).get_result(c)?;
            Ok((last.map_or(0, |last| last.0) + 1..).take(count).map(EventId).collect())
        }
        Connection::Postgres(c) => {
            diesel::sql_query("LOCK TABLE events IN ROW EXCLUSIVE MODE").execute(c)?;
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let numbers = diesel::sql_query(NUMBERS).bind::<diesel::sql_types::BigInt, _>(count);
            Ok(numbers.load::<Number>(c)?.into_iter().map(|number| EventId(number.n)).collect())
        }
    }
}

/// Begins an act: puts what is personal about it (where from, what was typed) into the erasable side row.
///
/// # Errors
/// Storage errors.
pub fn open_act(
    tx: &mut Tx<'_>,
    ctx: &Context,
    contact: Option<ContactId>,
    submission: Option<SubmissionId>,
    personal: Map<String, Value>,
) -> Result<Act, DbError> {
    let details = Details::of(ctx, personal);
    let Details { handle, salt, body } = &details;
    let row = DetailsRow { act: handle, contact_id: contact, submission_id: submission, salt, body, at: ctx.at };
    on_each!(tx.connection(), |c| diesel::insert_into(event_details::table).values(&row).execute(c))?;
    Ok(details.act())
}

/// The erasable side of an act that is about to be written: a row of `event_details`.
pub struct Details {
    /// Names the act.
    pub handle: String,
    /// What nobody can guess, so that nobody finds out the body from the commitment.
    pub salt: String,
    /// What is personal, as JSON.
    pub body: String,
}

impl Details {
    /// Of an act that begins now: where it comes from and what was typed for it.
    pub fn of(ctx: &Context, mut personal: Map<String, Value>) -> Self {
        if let Some(ip) = ctx.origin.ip {
            personal.insert("ip".into(), ip.to_string().into());
        }
        if let Some(agent) = &ctx.origin.agent {
            personal.insert("agent".into(), agent.as_str().into());
        }
        let handle = random::handle_at(ctx.at);
        let salt = URL_SAFE_NO_PAD.encode(random::bytes::<32>());
        // A JSON map is written with its keys in order, so the same details always make the same bytes.
        let body = Value::Object(personal).to_string();
        Self { handle, salt, body }
    }

    /// The act, once the row is written.
    pub fn act(self) -> Act {
        Act { commitment: commitment(&self.salt, &self.body), handle: self.handle }
    }
}

/// Writes many acts of one event each, with what is personal about them, in two ways to the server; answers the acts in order.
///
/// # Errors
/// Storage errors.
pub fn record_each(
    tx: &mut Tx<'_>,
    ctx: &Context,
    kind: EventKind,
    new: Vec<(NewEvent, Map<String, Value>)>,
) -> Result<Vec<Act>, DbError> {
    let (new, all): (Vec<NewEvent>, Vec<Details>) =
        new.into_iter().map(|(event, personal)| (event, Details::of(ctx, personal))).unzip();
    let rows: Vec<DetailsRow<'_>> = new
        .iter()
        .zip(&all)
        .map(|(event, Details { handle, salt, body })| {
            let (contact_id, submission_id) = (event.contact, event.submission);
            DetailsRow { act: handle, contact_id, submission_id, salt, body, at: ctx.at }
        })
        .collect();
    // A statement costs a way to the server and nothing within one's own process.
    match tx.connection() {
        Connection::Sqlite(c) => {
            for row in &rows {
                diesel::insert_into(event_details::table).values(row).execute(c)?;
            }
        }
        Connection::Postgres(c) => {
            diesel::insert_into(event_details::table).values(&rows).execute(c)?;
        }
    }
    drop(rows);
    let acts: Vec<Act> = all.into_iter().map(Details::act).collect();
    let rows: Vec<EventRow<'_>> = new.iter().zip(&acts).map(|(event, act)| row(ctx, act, kind, event)).collect();
    match tx.connection() {
        Connection::Sqlite(c) => {
            for row in &rows {
                diesel::insert_into(events::table).values(row).execute(c)?;
            }
        }
        Connection::Postgres(c) => {
            diesel::insert_into(events::table).values(&rows).execute(c)?;
        }
    }
    Ok(acts)
}

/// Writes an event of an act. Who, when and by which way come from the context, never from the caller's hand (CON-02).
///
/// # Errors
/// Storage errors.
pub fn record(tx: &mut Tx<'_>, ctx: &Context, act: &Act, kind: EventKind, event: &NewEvent) -> Result<EventId, DbError> {
    let row = row(ctx, act, kind, event);
    Ok(on_each!(tx.connection(), |c| diesel::insert_into(events::table).values(&row).returning(events::id).get_result(c))?)
}

fn row<'a>(ctx: &'a Context, act: &'a Act, kind: EventKind, event: &'a NewEvent) -> EventRow<'a> {
    EventRow {
        act: &act.handle,
        at: ctx.at,
        kind: kind.code(),
        contact_id: event.contact,
        submission_id: event.submission,
        purpose_id: event.purpose,
        type_id: event.subscription_type,
        basis_before: event.basis.0,
        basis_after: event.basis.1,
        source_before: event.source.0,
        source_after: event.source.1,
        choice_before: event.choice.0,
        choice_after: event.choice.1,
        actor: ctx.actor.code(),
        actor_id: ctx.actor.id(),
        channel: ctx.channel.code(),
        language: ctx.language,
        form_version_id: event.form_version,
        shown: event.shown.as_deref(),
        undoes: event.undoes.as_deref(),
        detail: event.detail.as_deref(),
        commitment: Some(&act.commitment),
    }
}

/// A contact's events, oldest first.
///
/// # Errors
/// Storage errors.
pub fn events_of(connection: &mut Connection, contact: ContactId) -> Result<Vec<Event>, DbError> {
    Ok(events::table.filter(events::contact_id.eq(contact)).order(events::id).select(Event::as_select()).load(connection)?)
}

/// What happened to a submission, oldest first: before it had a contact, and as a part of what happened with the one it has.
///
/// # Errors
/// Storage errors.
pub fn events_of_submission(
    connection: &mut Connection,
    submission: SubmissionId,
    contact: Option<ContactId>,
) -> Result<Vec<Event>, DbError> {
    let before = events::submission_id.eq(submission).and(events::contact_id.is_null());
    let mut all: Vec<Event> = events::table.filter(before).select(Event::as_select()).load(connection)?;
    if let Some(contact) = contact {
        let own = events::contact_id.eq(contact).and(events::submission_id.eq(submission));
        all.extend(events::table.filter(own).select(Event::as_select()).load::<Event>(connection)?);
    }
    all.sort_by_key(|event| event.id);
    Ok(all)
}

/// The events of one act of a contact, oldest first; empty when the act is somebody else's.
///
/// # Errors
/// Storage errors.
pub fn events_of_act(connection: &mut Connection, contact: ContactId, act: &str) -> Result<Vec<Event>, DbError> {
    Ok(events::table
        .filter(events::contact_id.eq(contact).and(events::act.eq(act)))
        .order(events::id)
        .select(Event::as_select())
        .load(connection)?)
}

/// Ways by which many are changed at once, and by which such a change can be taken back as a whole.
///
/// A *no* that came so holds as long as nobody takes it back. Whoever hears the same no again writes it down once more, so that it
/// rests on an act of its own (CON-11).
pub const OF_MANY: &str = "('bulk', 'import')";

/// Was an event written by a change of many?
///
/// # Errors
/// Storage errors.
pub fn is_of_many(connection: &mut Connection, event: EventId) -> Result<bool, DbError> {
    let channel: Option<String> = events::table.find(event).select(events::channel).first(connection).optional()?;
    Ok(channel.is_some_and(|channel| channel == Channel::Bulk.code() || channel == Channel::Import.code()))
}

/// Was it a change of many that spoke of a contact's *no mailings* last?
///
/// # Errors
/// Storage errors.
pub fn no_mailings_is_of_many(connection: &mut Connection, contact: ContactId) -> Result<bool, DbError> {
    let last: Option<EventId> = events::table
        .filter(events::contact_id.eq(contact).and(events::detail.like("%no_mailings%")))
        .order(events::id.desc())
        .select(events::id)
        .first(connection)
        .optional()?;
    last.map_or(Ok(false), |event| is_of_many(connection, event))
}

/// Has an act of a contact been taken back already?
///
/// # Errors
/// Storage errors.
pub fn has_been_undone(connection: &mut Connection, contact: ContactId, act: &str) -> Result<bool, DbError> {
    let undoing = events::table.filter(events::contact_id.eq(contact).and(events::undoes.eq(act)));
    Ok(diesel::select(diesel::dsl::exists(undoing)).get_result(connection)?)
}

/// Was the contact handed their data by the link of this handle?
///
/// # Errors
/// Storage errors.
pub fn was_handed_over(connection: &mut Connection, contact: ContactId, link: &str) -> Result<bool, DbError> {
    let used = events::table.filter(
        events::contact_id.eq(contact).and(events::kind.eq(EventKind::DataHandedOver.code())).and(events::detail.eq(link)),
    );
    Ok(diesel::select(diesel::dsl::exists(used)).get_result(connection)?)
}

/// The erasable bodies of these acts, by act; those that were erased are left out.
///
/// # Errors
/// Storage errors.
pub fn details_of_acts(connection: &mut Connection, acts: &[&str]) -> Result<HashMap<String, String>, DbError> {
    let rows: Vec<(String, String)> = event_details::table
        .filter(event_details::act.eq_any(acts))
        .select((event_details::act, event_details::body))
        .load(connection)?;
    Ok(rows.into_iter().collect())
}

/// The erasable details of an act, with their salt; nothing once they are erased.
///
/// # Errors
/// Storage errors.
pub fn details_of(connection: &mut Connection, act: &str) -> Result<Option<(String, String)>, DbError> {
    Ok(event_details::table.find(act).select((event_details::salt, event_details::body)).get_result(connection).optional()?)
}

/// The events of contacts after `after` up to `until` that set a consent or a choice, by contact and oldest first.
///
/// # Errors
/// Storage errors.
pub fn projected_events(connection: &mut Connection, after: ContactId, until: ContactId) -> Result<Vec<Event>, DbError> {
    Ok(events::table
        .filter(events::contact_id.gt(after).and(events::contact_id.le(until)))
        .filter(events::purpose_id.is_not_null().or(events::type_id.is_not_null()))
        .order((events::contact_id, events::id))
        .select(Event::as_select())
        .load(connection)?)
}

/// An event, the commitment in it, and salt and body of its act's details while they exist.
pub type Committed = (EventId, Option<String>, Option<(String, String)>);

/// Up to `most` events after `after`, with what their commitments are about.
///
/// # Errors
/// Storage errors.
pub fn commitments(connection: &mut Connection, after: EventId, most: i64) -> Result<Vec<Committed>, DbError> {
    Ok(events::table
        .left_join(event_details::table.on(event_details::act.eq(events::act)))
        .filter(events::id.gt(after))
        .order(events::id)
        .limit(most)
        .select((events::id, events::commitment, (event_details::salt, event_details::body).nullable()))
        .load(connection)?)
}

/// The details of the acts by which others than the contacts themselves set consents of contacts after `after` up to `until`: what
/// they wrote is in there. An act of many is answered once.
///
/// # Errors
/// Storage errors.
pub fn remarked_acts(connection: &mut Connection, after: ContactId, until: ContactId) -> Result<Vec<(String, String)>, DbError> {
    Ok(events::table
        .inner_join(event_details::table.on(event_details::act.eq(events::act)))
        .filter(events::contact_id.gt(after).and(events::contact_id.le(until)))
        .filter(events::purpose_id.is_not_null().and(events::actor.ne_all(["visitor", "contact"])))
        .select((events::act, event_details::body))
        .distinct()
        .load(connection)?)
}
