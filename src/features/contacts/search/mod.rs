//! Finding contacts by words and filters, page by page, in time that does not grow with their number (CON-12).
//!
//! A page never counts and never sorts more than a stretch of an index. It walks along the narrowest condition's index, newest
//! contact first, and asks of each contact there whether the other conditions hold. When several wide conditions hardly ever
//! meet, it stops after a few thousand contacts and says how far it got, so that the reader may have it go on.
//!
//! Days have no index of their own, which every save would pay for: numbers are given in the order of time, so that a day is a
//! stretch of numbers (see [`days`]).

mod condition;
mod days;

pub use condition::{has_word, is_among_word, with_narrow_word};
pub use days::Days;

use std::ops::Range;

use condition::{Condition, begins_with};
use days::{MARGIN, first_of};

use crate::{
    db::{Connection, DbError, Statement},
    kernel::{
        Language,
        ids::{BasisId, ContactId, FormId, PurposeId, SourceId, TypeId},
    },
};

/// Contacts on a page.
pub const PAGE: usize = 50;
/// How many contacts a page looks at, in steps: most are filled by the first.
pub const WINDOWS: [i64; 3] = [400, 1200, 2000];

/// Which contacts are looked for. All conditions must hold; without any it is everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Beginnings of words, from [`super::terms_of`].
    pub words: Vec<String>,
    /// What is registered for a purpose.
    pub consent: Option<ConsentFilter>,
    /// When they were stored.
    pub stored: Days,
    /// When anything about them changed last.
    pub changed: Days,
    /// How the contact came in.
    pub source: Option<SourceId>,
    /// The language of their mails.
    pub language: Option<Language>,
    /// A type that they chose.
    pub subscription: Option<TypeId>,
    /// What they are interested in.
    pub interest: Option<i64>,
    /// A form that they filled in.
    pub form: Option<FormId>,
}

/// What is registered for a purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsentFilter {
    /// Nothing (CON-03).
    Nothing(PurposeId),
    /// A record.
    Record(ConsentRecord),
}

/// What the record of a consent must be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRecord {
    /// For what.
    pub purpose: PurposeId,
    /// On one of these legal bases.
    pub bases: Vec<BasisId>,
    /// By which way it came in.
    pub source: Option<SourceId>,
    /// When it became what it is.
    pub since: Days,
}

/// Where in the list, which has the newest contact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Place {
    /// At its beginning.
    #[default]
    First,
    /// Below this contact.
    Below(ContactId),
    /// Above this contact.
    Above(ContactId),
    /// At its end.
    Last,
}

/// One page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The contacts, newest first.
    pub ids: Vec<ContactId>,
    /// Are there any above these?
    pub has_above: bool,
    /// Are there any below these?
    pub has_below: bool,
    /// How far the search got, where it stopped before the page was full and before the end.
    pub stopped_at: Option<ContactId>,
}

/// Which way the list is walked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

impl Way {
    const fn order(self) -> &'static str {
        match self {
            Self::Down => "DESC",
            Self::Up => "ASC",
        }
    }
}

/// The contacts on a page of the list.
///
/// # Errors
/// Storage errors.
pub fn find(connection: &mut Connection, filters: &Filters, place: Place) -> Result<Found, DbError> {
    let (way, mut cursor) = match place {
        Place::First => (Way::Down, i64::MAX),
        Place::Below(id) => (Way::Down, id.0),
        Place::Above(id) => (Way::Up, id.0),
        Place::Last => (Way::Up, 0),
    };
    let conditions = Condition::all(connection, filters)?;
    let span = span(connection, filters)?;
    if span.is_empty()
        || conditions.iter().any(|condition| matches!(condition, Condition::Rows { streams, .. } if streams.is_empty()))
    {
        // One of no legal bases, or of no days: nobody.
        return Ok(Found::default());
    }
    cursor = match way {
        Way::Down => cursor.min(span.end),
        Way::Up => cursor.max(span.start - 1),
    };
    let along = narrowest(connection, &conditions)?;
    let (mut ids, mut stopped_at) = (Vec::new(), None);
    for window in WINDOWS {
        let walk = |statement: &mut Statement| walk(statement, along.map(|at| &conditions[at]), way, (cursor, &span), window);
        let mut statement = Statement::default();
        statement.push("SELECT c.id AS n, CAST(NULL AS BIGINT) AS last FROM (");
        walk(&mut statement);
        statement.push(") d CROSS JOIN contacts c WHERE c.id = d.id AND c.deleted_at IS NULL");
        let asked = conditions.iter().enumerate().filter(|(at, condition)| Some(*at) != along && condition.is_question());
        for (_, condition) in asked {
            statement.push(" AND ");
            condition.ask(&mut statement);
        }
        statement.push(&format!(" ORDER BY d.id {} LIMIT {}", way.order(), PAGE + 1 - ids.len()));
        ids.extend(statement.rows(connection)?.into_iter().map(|row| ContactId(row.n)));
        if ids.len() > PAGE {
            stopped_at = None;
            break;
        }
        let mut statement = Statement::default();
        let last = if way == Way::Down { "min" } else { "max" };
        statement.push(&format!("SELECT count(*) AS n, {last}(d.id) AS last FROM ("));
        walk(&mut statement);
        statement.push(") d");
        let (seen, last) = statement.counted(connection)?;
        stopped_at = last.filter(|_| seen == window);
        match stopped_at {
            Some(last) => cursor = last,
            None => break,
        }
    }
    let has_more = ids.len() > PAGE || stopped_at.is_some();
    ids.truncate(PAGE);
    let stopped_at = stopped_at.map(ContactId);
    Ok(match way {
        Way::Down => Found { ids, has_above: place != Place::First, has_below: has_more, stopped_at },
        Way::Up => {
            ids.reverse();
            Found { ids, has_above: has_more, has_below: place != Place::Last, stopped_at }
        }
    })
}

/// The numbers of the contacts among whom all are who can be meant: those stored on the days asked for, and nobody stored after
/// the last day on which something is to have happened to them.
fn span(connection: &mut Connection, filters: &Filters) -> Result<Range<i64>, DbError> {
    let mut span = 1..i64::MAX;
    if let Some(at) = filters.stored.begins_at() {
        span.start = first_of(connection, "contacts", "created_at", at.plus(-MARGIN))?;
    }
    let since = match &filters.consent {
        Some(ConsentFilter::Record(record)) => record.since,
        _ => Days::default(),
    };
    let ends = [filters.stored, filters.changed, since].into_iter().filter_map(Days::ends_at).min();
    if let Some(at) = ends {
        span.end = first_of(connection, "contacts", "created_at", at.plus(MARGIN))?;
    }
    Ok(span)
}

/// Which condition has the fewest rows, of those that can be walked along.
fn narrowest(connection: &mut Connection, conditions: &[Condition<'_>]) -> Result<Option<usize>, DbError> {
    let mut best: Option<(i64, usize)> = None;
    for (at, condition) in conditions.iter().enumerate() {
        if let Some(width) = condition.width(connection)?
            && best.is_none_or(|(narrowest, _)| width < narrowest)
        {
            best = Some((width, at));
        }
    }
    Ok(best.map(|(_, at)| at))
}

/// Writes the next `window` contacts along a condition, or along all of them.
fn walk(statement: &mut Statement, along: Option<&Condition<'_>>, way: Way, (cursor, span): (i64, &Range<i64>), window: i64) {
    let order = way.order();
    let within = |column: &str| match way {
        Way::Down => format!("{column} < {cursor} AND {column} >= {}", span.start),
        Way::Up => format!("{column} > {cursor} AND {column} < {}", span.end),
    };
    match along {
        Some(Condition::Word(term)) => {
            // The sign keeps SQLite on the index of words, whose stretch is short; the other way it would read all contacts.
            begins_with(statement.push("SELECT DISTINCT contact_id AS id FROM contact_words WHERE "), term)
                .push(&format!(" AND {} ORDER BY id {order} LIMIT {window}", within("+contact_id")));
        }
        Some(Condition::Acts { first, end, purpose }) => {
            let about = purpose.map_or(String::new(), |purpose| format!(" AND purpose_id = {purpose}"));
            statement.push(&format!(
                "SELECT DISTINCT contact_id AS id FROM events WHERE id >= {first} AND id < {end}{about} AND {} \
                 ORDER BY contact_id {order} LIMIT {window}",
                within("+contact_id")
            ));
        }
        Some(Condition::Rows { table, column, streams, may_repeat, .. }) => {
            let distinct = if *may_repeat { "DISTINCT " } else { "" };
            for (at, stream) in streams.iter().enumerate() {
                statement.push(if at == 0 { "SELECT id FROM (" } else { " UNION ALL SELECT id FROM (" });
                statement.push(&format!(
                    "SELECT {distinct}{column} AS id FROM {table} WHERE {stream} AND {} \
                     ORDER BY {column} {order} LIMIT {window}) s{at}",
                    within(column)
                ));
            }
            statement.push(&format!(" ORDER BY id {order} LIMIT {window}"));
        }
        _ => {
            statement.push(&format!("SELECT id FROM contacts WHERE {} ORDER BY id {order} LIMIT {window}", within("id")));
        }
    }
}
