//! Counting, and the list of what was counted.

use std::collections::BTreeMap;

use chrono::Duration;
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text, Timestamp as SqlTimestamp},
};

use super::model::{Asked, Change, DayActs, Figures, Standing, Turn, begin, days};
use crate::{
    db::{
        Connection, DbError, on_each,
        schema::{contact_mergers, events},
    },
    features::{
        cards::model::title,
        confirmations, contacts, editions, forms, items,
        items::ListKind,
        outbox::{self, COUNTED},
        submissions, webhooks,
    },
    kernel::{
        Actor, Language, Timestamp,
        ids::{BasisId, ContactId, EventId, PurposeId},
    },
};

/// Changes on a page of the list.
pub const PAGE: usize = 50;

#[derive(QueryableByName)]
struct ContactsRow {
    #[diesel(sql_type = BigInt)]
    total: i64,
    #[diesel(sql_type = BigInt)]
    deleted: i64,
}

#[derive(QueryableByName)]
struct StandingRow {
    #[diesel(sql_type = BigInt)]
    purpose_id: i64,
    #[diesel(sql_type = BigInt)]
    basis_id: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct ActsRow {
    #[diesel(sql_type = Text)]
    day: String,
    #[diesel(sql_type = BigInt)]
    purpose_id: i64,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Counts everything as it stands now: walks through an index of all consents, and one of the last days' changes.
///
/// # Errors
/// Storage errors.
pub fn figures(connection: &mut Connection, now: Timestamp) -> Result<Figures, DbError> {
    const CONTACTS: &str = "SELECT count(*) AS total, count(deleted_at) AS deleted FROM contacts";
    const STANDING: &str = "SELECT purpose_id, basis_id, count(*) AS n FROM consents GROUP BY purpose_id, basis_id";
    const DELETED: &str = "SELECT s.purpose_id, s.basis_id, count(*) AS n FROM contacts c JOIN consents s ON s.contact_id = c.id \
        WHERE c.deleted_at IS NOT NULL GROUP BY s.purpose_id, s.basis_id";
    let ContactsRow { total, deleted } = on_each!(connection, |c| sql_query(CONTACTS).get_result(c))?;
    let standing: Vec<StandingRow> = on_each!(connection, |c| sql_query(STANDING).load(c))?;
    // Nobody finds deleted contacts in the list. They are few: theirs are taken off instead of asking each of the others.
    let gone: Vec<StandingRow> = if deleted > 0 { on_each!(connection, |c| sql_query(DELETED).load(c))? } else { Vec::new() };
    let of = |row: &StandingRow| {
        let theirs = gone.iter().find(|it| (it.purpose_id, it.basis_id) == (row.purpose_id, row.basis_id)).map_or(0, |it| it.n);
        Standing { purpose: PurposeId(row.purpose_id), basis: BasisId(row.basis_id), contacts: row.n - theirs }
    };
    let standing = standing.iter().map(of).collect();
    Ok(Figures { at: now, contacts: total - deleted, standing, acts: acts(connection, now)? })
}

fn acts(connection: &mut Connection, now: Timestamp) -> Result<Vec<DayActs>, DbError> {
    let days = days(now);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let day = match connection {
        Connection::Sqlite(_) => "substr(at, 1, 10)",
        Connection::Postgres(_) => "to_char(at, 'YYYY-MM-DD')",
    };
    let statement = format!(
        "SELECT {day} AS day, purpose_id, kind, count(*) AS n FROM events \
         WHERE kind IN ('consent_granted', 'consent_withdrawn') AND at >= $1 AND at < $2 AND purpose_id IS NOT NULL \
         GROUP BY 1, 2, 3"
    );
    let rows: Vec<ActsRow> = on_each!(connection, |c| sql_query(statement)
        .bind::<SqlTimestamp, _>(begin(*first))
        .bind::<SqlTimestamp, _>(begin(*last + Duration::days(1)))
        .load(c))?;
    let acts = |row: ActsRow| {
        let turn = Turn::ALL.into_iter().find(|turn| turn.kind() == row.kind)?;
        Some(DayActs { day: row.day.parse().ok()?, purpose: PurposeId(row.purpose_id), turn, times: row.n })
    };
    Ok(rows.into_iter().filter_map(acts).collect())
}

/// What the page asks anew each time: how the outbox is, who was not told, what lacks texts.
pub struct Asking {
    /// How the outbox is.
    pub pulse: outbox::Pulse,
    /// Contacts who were not told in time.
    pub not_informed: i64,
    /// Items in use that lack texts in a language, by list.
    pub untranslated: Vec<(ListKind, i64)>,
    /// Mail templates that lack a language.
    pub untranslated_templates: i64,
    /// Webhooks that are told nothing more because they failed.
    pub webhooks_given_up: i64,
    /// Submissions that wait for staff.
    pub submissions_waiting: i64,
    /// Forms that may be under attack.
    pub forms_attacked: i64,
    /// Submissions that could not be processed.
    pub submissions_failed: i64,
}

/// Asks all of it.
///
/// # Errors
/// Storage errors.
pub fn asking(connection: &mut Connection, now: Timestamp) -> Result<Asking, DbError> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut untranslated = Vec::new();
    for kind in ListKind::ALL {
        let items = items::items(connection, kind)?;
        let lacking =
            items.iter().filter(|item| item.is_active && item.deleted_at.is_none() && !item.words.missing(kind).is_empty());
        untranslated.push((kind, count(lacking.count())));
    }
    let templates = editions::all(connection)?;
    let lacking =
        |texts: &crate::features::templates::MailTexts| Language::ALL.iter().any(|language| !texts.0.contains_key(language));
    let (submissions_waiting, submissions_failed) = submissions::count_waiting(connection)?;
    Ok(Asking {
        pulse: outbox::pulse(connection, now)?,
        not_informed: confirmations::count_not_informed(connection, now, COUNTED + 1)?,
        untranslated,
        untranslated_templates: count(templates.iter().filter(|template| lacking(&template.texts)).count()),
        webhooks_given_up: webhooks::count_given_up(connection)?,
        submissions_waiting,
        submissions_failed,
        forms_attacked: i64::try_from(forms::refused::alarms(connection, now)?.len()).unwrap_or(i64::MAX),
    })
}

type Row = (EventId, Timestamp, Option<ContactId>, Option<BasisId>, String, Option<i64>);

/// The consents that were granted or withdrawn as asked for, the newest first, at most one more than a page.
///
/// # Errors
/// Storage errors.
pub fn changes(connection: &mut Connection, asked: &Asked) -> Result<Vec<Change>, DbError> {
    let (begins, ends) = (begin(asked.from), begin(asked.to).plus(Duration::days(1)));
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX - 1) + 1;
    let rows: Vec<Row> = on_each!(connection, |c| {
        let mut query = events::table
            .filter(events::kind.eq(asked.turn.kind()).and(events::purpose_id.eq(asked.purpose)))
            .filter(events::purpose_id.is_not_null().and(events::at.ge(begins)).and(events::at.lt(ends)))
            .order((events::at.desc(), events::id.desc()))
            .limit(most)
            .select((events::id, events::at, events::contact_id, events::basis_after, events::actor, events::actor_id))
            .into_boxed();
        if let Some((at, id)) = asked.below {
            query = query.filter(events::at.le(at)).filter(events::at.lt(at).or(events::id.lt(id)));
        }
        query.load(c)
    })?;
    let mut owners: Vec<ContactId> = rows.iter().filter_map(|row| row.2).collect();
    owners.sort_unstable();
    owners.dedup();
    // Events of a contact that was merged keep its number.
    let merged: Vec<(ContactId, ContactId)> = contact_mergers::table
        .filter(contact_mergers::from_id.eq_any(&owners))
        .select((contact_mergers::from_id, contact_mergers::into_id))
        .load(connection)?;
    let merged: BTreeMap<ContactId, ContactId> = merged.into_iter().collect();
    owners.extend(merged.values());
    let people = contacts::listed(connection, &owners)?;
    let owner = |id: ContactId| {
        let id = merged.get(&id).copied().unwrap_or(id);
        let person = people.iter().find(|person| person.id == id)?;
        Some((id, title(&person.first_name, &person.last_name, &person.address)))
    };
    let change = |(id, at, contact, basis, actor, actor_id): Row| Change {
        id,
        at,
        contact: contact.and_then(owner),
        basis,
        by: Actor::named(&actor, actor_id),
    };
    Ok(rows.into_iter().map(change).collect())
}
