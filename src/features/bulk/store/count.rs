//! What a change would come to, before it is made.

use std::time::{Duration, Instant};

use super::clauses::Clauses;
use crate::{
    db::{Connection, DbError, Statement},
    features::{
        bulk::model::{Change, Outcome, Summary, Tally},
        contacts,
        lists::Lists,
        selections::{self, Scope},
    },
    kernel::{Timestamp, ids::ContactId},
};

/// Contacts that one statement counts.
const WINDOW: i64 = 50_000;
/// How many contacts are shown before and after.
const SAMPLES: usize = 10;

/// How far to count.
#[derive(Clone, Copy, Debug)]
pub struct Counting {
    /// A page waits no longer than this.
    pub patience: Duration,
    /// The time from which selections count days back.
    pub at: Timestamp,
}

/// What a change would come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Of those looked at.
    pub summary: Summary,
    /// The first whom it changes.
    pub samples: Vec<ContactId>,
    /// How many the scope names; nothing where all of them were looked at.
    pub beyond: Option<i64>,
}

/// Counts what a change would come to, as far as the patience goes. Nothing is written.
///
/// # Errors
/// Storage errors.
pub fn count(connection: &mut Connection, change: &Change, lists: &Lists, counting: Counting) -> Result<Counted, DbError> {
    let began = Instant::now();
    let last = contacts::last_id(connection)?;
    let mut counted = Counted::default();
    let mut after = ContactId(0);
    while after < last {
        if after.0 > 0 && began.elapsed() > counting.patience {
            counted.beyond = Some(selections::count(connection, &change.scope, counting.at)?);
            return Ok(counted);
        }
        let until = match &change.scope {
            // Few, and all known: one look at them.
            Scope::Chosen(_) => last,
            _ => ContactId(after.0 + WINDOW),
        };
        let people = People::of(connection, &change.scope, counting.at, after, until)?;
        counted.summary = counted.summary.plus(&summary(connection, change, lists, &people)?);
        if counted.samples.len() < SAMPLES {
            let more = changing(connection, change, lists, &people, SAMPLES - counted.samples.len())?;
            counted.samples.extend(more);
        }
        after = until;
    }
    Ok(counted)
}

/// Whom a statement is about.
pub(super) enum People {
    /// Those who are staged.
    Staged,
    /// These.
    These(Vec<ContactId>),
    /// All with numbers above the first up to the second.
    Between(ContactId, ContactId),
}

impl People {
    fn of(
        connection: &mut Connection,
        scope: &Scope,
        at: Timestamp,
        after: ContactId,
        until: ContactId,
    ) -> Result<Self, DbError> {
        Ok(match scope {
            Scope::Everybody => Self::Between(after, until),
            _ => Self::These(selections::members(connection, scope, at, after, until)?),
        })
    }

    /// ` FROM … p`.
    fn from(&self, connection: &Connection, statement: Statement) -> Statement {
        match self {
            Self::Staged => statement.add(" FROM staged_people p"),
            Self::Between(after, until) => statement
                .add(&format!(" FROM (SELECT id FROM contacts WHERE id > {after} AND id <= {until} AND deleted_at IS NULL) p")),
            Self::These(ids) => listed(connection, statement.add(" FROM "), ids).add(" p"),
        }
    }
}

/// `(SELECT … AS id …)`: these numbers as a table.
pub fn listed(connection: &Connection, statement: Statement, ids: &[ContactId]) -> Statement {
    let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    match connection {
        Connection::Sqlite(_) => {
            statement.add("(SELECT CAST(value AS BIGINT) AS id FROM json_each(").bind(&format!("[{ids}]")).add("))")
        }
        Connection::Postgres(_) => {
            statement.add("(SELECT unnest(CAST(string_to_array(").bind(&ids).add(", ',') AS BIGINT[])) AS id)")
        }
    }
}

fn joins(statement: Statement, clauses: &[Clauses]) -> Statement {
    clauses.iter().fold(statement, |statement, clauses| statement.add(&clauses.join))
}

fn clauses(change: &Change, lists: &Lists) -> Vec<Clauses> {
    change.actions.iter().enumerate().map(|(n, action)| Clauses::of(change, lists, n, action)).collect()
}

/// What a change comes to for some people.
pub(super) fn summary(connection: &mut Connection, change: &Change, lists: &Lists, people: &People) -> Result<Summary, DbError> {
    let clauses = clauses(change, lists);
    // Each contact's outcomes first, so that none is decided twice.
    let mut inner = Statement::of("SELECT p.id");
    for (n, clauses) in clauses.iter().enumerate() {
        inner = inner.add(", ").piece(&clauses.outcome).add(&format!(" AS o{n}"));
    }
    let numbers = Outcome::ALL.map(Outcome::number);
    let mut outer = "count(*) || ',' || COALESCE(sum(CASE WHEN ".to_owned();
    let changes = Outcome::Changes.number();
    let any: Vec<String> = (0..clauses.len()).map(|n| format!("o{n} = {changes}")).collect();
    outer.push_str(&if any.is_empty() { "1 = 0".to_owned() } else { any.join(" OR ") });
    outer.push_str(" THEN 1 ELSE 0 END), 0)");
    for n in 0..clauses.len() {
        for number in numbers {
            outer.push_str(&format!(" || ',' || COALESCE(sum(CASE WHEN o{n} = {number} THEN 1 ELSE 0 END), 0)"));
        }
    }
    let inner = joins(people.from(connection, inner), &clauses);
    let statement =
        Statement::of(format!("SELECT CAST(0 AS BIGINT) AS n, {outer} AS words FROM (")).add_statement(inner).add(") x");
    let lines = statement.lines(connection)?;
    let counts: Vec<i64> =
        lines.first().map_or("", |(_, words)| words.as_str()).split(',').filter_map(|count| count.parse().ok()).collect();
    let tallies = counts.get(2..).unwrap_or_default().chunks_exact(Outcome::ALL.len());
    Ok(Summary {
        seen: counts.first().copied().unwrap_or(0),
        changed: counts.get(1).copied().unwrap_or(0),
        tallies: tallies.map(|counts| Tally::new(std::array::from_fn(|n| counts[n]))).collect(),
    })
}

/// The first of some people whom a change changes.
fn changing(
    connection: &mut Connection,
    change: &Change,
    lists: &Lists,
    people: &People,
    most: usize,
) -> Result<Vec<ContactId>, DbError> {
    let clauses = clauses(change, lists);
    let statement = joins(people.from(connection, Statement::of("SELECT p.id AS n, '' AS words")), &clauses);
    let mut statement = statement.add(" WHERE 1 = 0");
    for clauses in &clauses {
        statement = statement.add(" OR ").piece(&clauses.changes());
    }
    let lines = statement.add(&format!(" ORDER BY p.id LIMIT {most}")).lines(connection)?;
    Ok(lines.into_iter().map(|(id, _)| ContactId(id)).collect())
}

/// Who of the staged people is left out of something, and why.
pub(super) fn left_out(
    connection: &mut Connection,
    change: &Change,
    lists: &Lists,
    most: usize,
) -> Result<Vec<(ContactId, &'static str)>, DbError> {
    let mut left = Vec::new();
    for clauses in clauses(change, lists) {
        let least = Outcome::Withdrawn.number();
        let statement = Statement::of("SELECT p.id AS n, CAST(")
            .piece(&clauses.outcome)
            .add(" AS TEXT) AS words FROM staged_people p")
            .add(&clauses.join)
            .add(" WHERE (")
            .piece(&clauses.outcome)
            .add(&format!(") >= {least} ORDER BY p.id LIMIT {}", most.saturating_sub(left.len())));
        for (id, number) in statement.lines(connection)? {
            let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.number().to_string() == number);
            left.extend(outcome.map(|outcome| (ContactId(id), outcome.code())));
        }
    }
    left.sort_unstable();
    Ok(left)
}
