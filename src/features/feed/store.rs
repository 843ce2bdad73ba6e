//! Reading the feed.

use std::collections::BTreeMap;

use chrono::{Duration, SecondsFormat};
use diesel::prelude::*;

use super::{
    model::{Happening, Run},
    place::last_run,
};
use crate::{
    db::{
        Connection, DbError, Tx,
        schema::{contact_addresses, contact_mergers, contacts, events, feed_runs, gone_contacts},
    },
    features::{ledger::Event, lists::Lists},
    kernel::{
        Timestamp,
        ids::{BasisId, ContactId, EventId, SourceId},
    },
};

/// How long the handle of a contact is kept who is gone.
const REMEMBERED: Duration = Duration::days(30);
/// Rows that one purge takes.
const PORTION: i64 = 5000;

/// An event with its place.
pub type Placed = (i64, Event, Option<String>);

/// The place of the last event that has one; 0 when none has.
///
/// # Errors
/// Storage errors.
pub fn end(connection: &mut Connection) -> Result<i64, DbError> {
    Ok(last_run(connection)?.map_or(0, |run| run.end()))
}

/// Up to `most` events after a place, in order.
///
/// # Errors
/// Storage errors.
pub fn page(connection: &mut Connection, after: i64, most: i64) -> Result<Vec<Placed>, DbError> {
    let next = after.saturating_add(1);
    let columns = (feed_runs::n, feed_runs::first, feed_runs::last);
    let mut runs: Vec<(i64, i64, i64)> =
        feed_runs::table.filter(feed_runs::n.le(next)).order(feed_runs::n.desc()).limit(1).select(columns).load(connection)?;
    let later: Vec<(i64, i64, i64)> =
        feed_runs::table.filter(feed_runs::n.gt(next)).order(feed_runs::n).limit(most).select(columns).load(connection)?;
    runs.extend(later);
    let mut places: Vec<(i64, EventId)> = Vec::new();
    for run in runs.into_iter().map(|(n, first, last)| Run { n, first, last }) {
        let begin = run.n.max(next);
        let room = most - i64::try_from(places.len()).unwrap_or(most);
        let end = run.end().min(begin.saturating_add(room - 1));
        places.extend((begin..=end).map(|n| (n, EventId(run.first + n - run.n))));
    }
    let ids: Vec<EventId> = places.iter().map(|(_, id)| *id).collect();
    let rows: Vec<(Event, Option<String>)> =
        events::table.filter(events::id.eq_any(&ids)).select((Event::as_select(), events::detail)).load(connection)?;
    let mut rows: BTreeMap<EventId, (Event, Option<String>)> = rows.into_iter().map(|row| (row.0.id, row)).collect();
    Ok(places.into_iter().filter_map(|(n, id)| rows.remove(&id).map(|(event, detail)| (n, event, detail))).collect())
}

/// Events as other systems are told of them: by handles and keys.
///
/// # Errors
/// Storage errors.
pub fn happenings(
    connection: &mut Connection,
    lists: &Lists,
    placed: Vec<Placed>,
    has_addresses: bool,
) -> Result<Vec<Happening>, DbError> {
    let mut ids: Vec<ContactId> =
        placed.iter().flat_map(|(_, event, detail)| [event.contact_id, other(event, detail.as_deref())]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    // Whoever was merged into somebody is known by their handle as long as that one is there.
    let mut handles: BTreeMap<ContactId, String> = contact_mergers::table
        .filter(contact_mergers::from_id.eq_any(&ids))
        .select((contact_mergers::from_id, contact_mergers::handle))
        .load(connection)?
        .into_iter()
        .collect();
    let gone: Vec<(ContactId, String)> = gone_contacts::table
        .filter(gone_contacts::contact_id.eq_any(&ids))
        .select((gone_contacts::contact_id, gone_contacts::handle))
        .load(connection)?;
    handles.extend(gone);
    let present: Vec<(ContactId, String)> =
        contacts::table.filter(contacts::id.eq_any(&ids)).select((contacts::id, contacts::handle)).load(connection)?;
    handles.extend(present);
    let mut addresses: BTreeMap<ContactId, String> = BTreeMap::new();
    if has_addresses {
        let rows: Vec<(ContactId, String)> = contact_addresses::table
            .filter(contact_addresses::contact_id.eq_any(&ids).and(contact_addresses::is_primary))
            .select((contact_addresses::contact_id, contact_addresses::address))
            .load(connection)?;
        addresses.extend(rows);
    }
    let basis = |id: Option<BasisId>| lists.bases.iter().find(|basis| Some(basis.id) == id).map(|basis| basis.key.clone());
    let source =
        |id: Option<SourceId>| lists.sources.iter().find(|source| Some(source.id) == id).map(|source| source.key.clone());
    let choice = |choice: Option<bool>| choice.map(|is_on| if is_on { "on" } else { "off" }.to_owned());
    let tell = |(position, event, detail): Placed| Happening {
        position,
        contact: event.contact_id.and_then(|id| handles.get(&id).cloned()),
        other_contact: other(&event, detail.as_deref()).and_then(|id| handles.get(&id).cloned()),
        address: event.contact_id.and_then(|id| addresses.get(&id).cloned()),
        fields: fields(&event, detail.as_deref()),
        at: event.at.utc().to_rfc3339_opts(SecondsFormat::Micros, true),
        purpose: event.purpose_id.and_then(|id| lists.purpose(id)).map(|purpose| purpose.key.clone()),
        kind_of_mailing: event.type_id.and_then(|id| lists.subscription_type(id)).map(|kind| kind.key.clone()),
        basis_before: basis(event.basis_before),
        basis_after: basis(event.basis_after),
        source_before: source(event.source_before),
        source_after: source(event.source_after),
        choice_before: choice(event.choice_before),
        choice_after: choice(event.choice_after),
        kind: event.kind,
        act: event.act,
        actor: event.actor,
        channel: event.channel,
    };
    Ok(placed.into_iter().map(tell).collect())
}

/// The other of two contacts that were merged.
fn other(event: &Event, detail: Option<&str>) -> Option<ContactId> {
    let (_, id) = detail.filter(|_| event.kind == "contacts_merged")?.split_once(':')?;
    id.parse().ok().map(ContactId)
}

/// The names of what changed.
fn fields(event: &Event, detail: Option<&str>) -> Vec<String> {
    let names = detail.filter(|_| event.kind == "contact_changed").unwrap_or_default();
    // A change of many says from what to what as well, by codes; that is not told here.
    names.split_whitespace().map(|name| name.split(':').next().unwrap_or(name).to_owned()).collect()
}

/// Forgets handles of contacts who are gone for long, a portion of them.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    let new = gone_contacts::table
        .filter(gone_contacts::noticed_at.is_null())
        .order(gone_contacts::contact_id)
        .limit(PORTION)
        .select(gone_contacts::contact_id);
    let new: Vec<ContactId> = new.load(tx.connection())?;
    diesel::update(gone_contacts::table.filter(gone_contacts::contact_id.eq_any(new)))
        .set(gone_contacts::noticed_at.eq(now))
        .execute(tx.connection())?;
    let old = gone_contacts::table
        .filter(gone_contacts::noticed_at.lt(now.plus(-REMEMBERED)))
        .order(gone_contacts::contact_id)
        .limit(PORTION)
        .select(gone_contacts::contact_id);
    let old: Vec<ContactId> = old.load(tx.connection())?;
    diesel::delete(gone_contacts::table.filter(gone_contacts::contact_id.eq_any(old))).execute(tx.connection())?;
    Ok(())
}
