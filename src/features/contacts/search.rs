//! Finding contacts by words and filters, page by page, in time that does not grow with their number (CON-12).
//!
//! A page never counts and never sorts more than a stretch of an index. It walks along the narrowest condition's index, newest
//! contact first, and asks of each contact there whether the other conditions hold. When several wide conditions hardly ever
//! meet, it stops after a few thousand contacts and says how far it got, so that the reader may have it go on.

use std::fmt::Write;

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};

use crate::{
    db::{Connection, DbError, on_each},
    kernel::{
        Language,
        ids::{BasisId, ContactId, FormId, PurposeId, SourceId, TypeId},
    },
};

/// Contacts on a page.
pub const PAGE: usize = 50;
/// Up to so many hits a condition is narrow: all of them may be looked at for one page.
const NARROW: i64 = 2000;
/// How many contacts a page looks at, in steps: most are filled by the first.
const WINDOWS: [i64; 3] = [400, 2000, 6000];
/// Comes after every word that begins with what stands before it.
const LAST: char = '\u{10FFFF}';

/// Which contacts are looked for. All conditions must hold; without any it is everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Beginnings of words, from [`super::terms_of`].
    pub words: Vec<String>,
    /// What is registered for a purpose.
    pub consent: Option<ConsentFilter>,
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
    /// One of these legal bases.
    Among(PurposeId, Vec<BasisId>),
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

/// A statement in the making: its words are bound and not written into it.
#[derive(Default)]
struct Statement {
    text: String,
    binds: Vec<String>,
}

impl Statement {
    fn add(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    fn bind(&mut self, value: String) -> &mut Self {
        self.binds.push(value);
        // Both engines read this, and SQLite counts it in the order in which it appears.
        let _ = write!(self.text, "${}", self.binds.len());
        self
    }

    fn begins_with(&mut self, term: &str) -> &mut Self {
        self.add("word >= ").bind(term.to_owned()).add(" AND word < ").bind(format!("{term}{LAST}"))
    }
}

/// One condition as both things that it can be: an index to walk along, and a question to ask of a contact.
enum Condition<'a> {
    /// A word begins so.
    Word(&'a str),
    /// A purpose has no record; there is nothing to walk along.
    Nothing(PurposeId),
    /// Rows of a table; each of the streams is one stretch of an index in the order of contacts.
    Rows { table: &'static str, column: &'static str, streams: Vec<String>, question: String, may_repeat: bool },
}

impl<'a> Condition<'a> {
    fn all(filters: &'a Filters) -> Vec<Self> {
        let rows = |table, column, stream: String| Condition::Rows {
            table,
            column,
            question: stream.clone(),
            streams: vec![stream],
            may_repeat: false,
        };
        let mut all: Vec<Self> = filters.words.iter().map(|word| Condition::Word(word)).collect();
        match &filters.consent {
            Some(ConsentFilter::Nothing(purpose)) => all.push(Condition::Nothing(*purpose)),
            Some(ConsentFilter::Among(purpose, bases)) => {
                let list = bases.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                all.push(Condition::Rows {
                    table: "consents",
                    column: "contact_id",
                    streams: bases.iter().map(|basis| format!("purpose_id = {purpose} AND basis_id = {basis}")).collect(),
                    question: format!("purpose_id = {purpose} AND basis_id IN ({list})"),
                    may_repeat: false,
                });
            }
            None => {}
        }
        all.extend(filters.source.map(|source| rows("contacts", "id", format!("source_id = {source}"))));
        all.extend(filters.language.map(|language| rows("contacts", "id", format!("language = '{language}'"))));
        all.extend(filters.subscription.map(|kind| rows("subscriptions", "contact_id", format!("type_id = {kind} AND is_on"))));
        all.extend(filters.interest.map(|interest| rows("contact_interests", "contact_id", format!("interest_id = {interest}"))));
        all.extend(filters.form.map(|form| {
            let stream = format!("form_id = {form} AND contact_id IS NOT NULL");
            Condition::Rows {
                table: "submissions",
                column: "contact_id",
                question: stream.clone(),
                streams: vec![stream],
                may_repeat: true,
            }
        }));
        all
    }

    /// How many rows there are, counted no further than is needed to know that they are many; nothing where none can be counted.
    fn width(&self, connection: &mut Connection) -> Result<Option<i64>, DbError> {
        let count = |connection: &mut Connection, statement: Statement| counted(connection, &statement).map(|(count, _)| count);
        let limit = NARROW + 1;
        match self {
            Condition::Nothing(_) => Ok(None),
            Condition::Word(term) => {
                let mut statement = Statement::default();
                statement
                    .add("SELECT count(*) AS n, CAST(NULL AS BIGINT) AS last FROM (SELECT 1 FROM contact_words WHERE ")
                    .begins_with(term);
                let width = count(connection, {
                    statement.add(&format!(" ORDER BY word LIMIT {limit}) s"));
                    statement
                })?;
                // The hits of a beginning lie in the order of words: to walk along them all of them must be at hand.
                Ok((width <= NARROW).then_some(width))
            }
            Condition::Rows { table, column, streams, .. } => {
                let mut width = 0;
                for stream in streams {
                    let text = format!(
                        "SELECT count(*) AS n, CAST(NULL AS BIGINT) AS last FROM (SELECT 1 FROM {table} WHERE {stream} ORDER BY {column} LIMIT {limit}) s"
                    );
                    width += count(connection, Statement { text, binds: Vec::new() })?;
                }
                Ok(Some(width))
            }
        }
    }

    /// Writes the question whether it holds for the contact `c`. Written so that PostgreSQL asks it contact by contact and does
    /// not read the whole table instead.
    fn ask(&self, statement: &mut Statement) {
        match self {
            Condition::Word(term) => {
                statement.add("(SELECT 1 FROM contact_words WHERE contact_id = c.id AND ").begins_with(term);
                statement.add(" LIMIT 1) IS NOT NULL");
            }
            Condition::Nothing(purpose) => {
                let text = format!("(SELECT 1 FROM consents WHERE contact_id = c.id AND purpose_id = {purpose} LIMIT 1) IS NULL");
                statement.add(&text);
            }
            Condition::Rows { table: "contacts", question, .. } => {
                statement.add("c.").add(question);
            }
            Condition::Rows { table, column, question, .. } => {
                statement.add(&format!("(SELECT 1 FROM {table} WHERE {column} = c.id AND {question} LIMIT 1) IS NOT NULL"));
            }
        }
    }
}

/// Which way the list is walked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

impl Way {
    const fn beyond(self) -> &'static str {
        match self {
            Self::Down => "<",
            Self::Up => ">",
        }
    }

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
    let conditions = Condition::all(filters);
    if conditions.iter().any(|condition| matches!(condition, Condition::Rows { streams, .. } if streams.is_empty())) {
        // One of no legal bases: nobody.
        return Ok(Found::default());
    }
    let along = narrowest(connection, &conditions)?;
    let (mut ids, mut stopped_at) = (Vec::new(), None);
    for window in WINDOWS {
        let walk = |statement: &mut Statement| walk(statement, along.map(|at| &conditions[at]), way, cursor, window);
        let mut statement = Statement::default();
        statement.add("SELECT c.id AS n, CAST(NULL AS BIGINT) AS last FROM (");
        walk(&mut statement);
        statement.add(") d CROSS JOIN contacts c WHERE c.id = d.id AND c.deleted_at IS NULL");
        for (_, condition) in conditions.iter().enumerate().filter(|(at, _)| Some(*at) != along) {
            statement.add(" AND ");
            condition.ask(&mut statement);
        }
        statement.add(&format!(" ORDER BY d.id {} LIMIT {}", way.order(), PAGE + 1 - ids.len()));
        ids.extend(rows(connection, &statement)?.into_iter().map(|row| ContactId(row.n)));
        if ids.len() > PAGE {
            stopped_at = None;
            break;
        }
        let mut statement = Statement::default();
        let last = if way == Way::Down { "min" } else { "max" };
        statement.add(&format!("SELECT count(*) AS n, {last}(d.id) AS last FROM ("));
        walk(&mut statement);
        statement.add(") d");
        let (seen, last) = counted(connection, &statement)?;
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
fn walk(statement: &mut Statement, along: Option<&Condition<'_>>, way: Way, cursor: i64, window: i64) {
    let (beyond, order) = (way.beyond(), way.order());
    match along {
        Some(Condition::Word(term)) => {
            // The sign keeps SQLite on the index of words, whose stretch is short; the other way it would read all contacts.
            statement.add("SELECT DISTINCT contact_id AS id FROM contact_words WHERE ").begins_with(term);
            statement.add(&format!(" AND +contact_id {beyond} {cursor} ORDER BY id {order} LIMIT {window}"));
        }
        Some(Condition::Rows { table, column, streams, may_repeat, .. }) => {
            let distinct = if *may_repeat { "DISTINCT " } else { "" };
            for (at, stream) in streams.iter().enumerate() {
                statement.add(if at == 0 { "SELECT id FROM (" } else { " UNION ALL SELECT id FROM (" });
                statement.add(&format!(
                    "SELECT {distinct}{column} AS id FROM {table} WHERE {stream} AND {column} {beyond} {cursor} \
                     ORDER BY {column} {order} LIMIT {window}) s{at}"
                ));
            }
            statement.add(&format!(" ORDER BY id {order} LIMIT {window}"));
        }
        _ => {
            statement.add(&format!("SELECT id FROM contacts WHERE id {beyond} {cursor} ORDER BY id {order} LIMIT {window}"));
        }
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    n: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    last: Option<i64>,
}

fn rows(connection: &mut Connection, statement: &Statement) -> Result<Vec<Row>, DbError> {
    Ok(on_each!(connection, |c| {
        let mut query = sql_query(statement.text.as_str()).into_boxed();
        for value in &statement.binds {
            query = query.bind::<Text, _>(value.as_str());
        }
        query.load::<Row>(c)
    })?)
}

fn counted(connection: &mut Connection, statement: &Statement) -> Result<(i64, Option<i64>), DbError> {
    Ok(rows(connection, statement)?.into_iter().next().map_or((0, None), |row| (row.n, row.last)))
}
