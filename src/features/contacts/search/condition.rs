//! What is asked of contacts: each condition as a way to walk along and as a question to ask.

use super::{
    ConsentFilter, ConsentRecord, Filters,
    days::{Days, MARGIN, first_of},
};
use crate::{
    db::{Connection, DbError, Statement},
    kernel::ids::{ContactId, PurposeId},
};

/// Up to so many hits a condition is narrow: all of them may be looked at for one page.
const NARROW: i64 = 2000;
/// How wide a condition is of which only that is known.
const WIDE: i64 = 1_000_000;
/// Up to so many events may be read for one page.
const MOST_ACTS: i64 = 20_000;

/// Comes after every word that begins with what stands before it.
const LAST: char = '\u{10FFFF}';

/// Writes that `word` begins so.
pub(super) fn begins_with<'s>(statement: &'s mut Statement, term: &str) -> &'s mut Statement {
    statement.push("word >= ").push_bound(term.to_owned()).push(" AND word < ").push_bound(format!("{term}{LAST}"))
}

/// Writes the question whether a word of the contact `c` begins so, `term` being one of [`super::super::terms_of`].
pub fn has_word(statement: &mut Statement, term: &str) {
    begins_with(statement.push("(SELECT 1 FROM contact_words WHERE contact_id = c.id AND "), term);
    statement.push(" LIMIT 1) IS NOT NULL");
}

/// The contacts with a word that begins so, ascending, those in the bin among them; nothing where they are more than a page may look at.
///
/// # Errors
/// Storage errors.
pub fn with_narrow_word(connection: &mut Connection, term: &str) -> Result<Option<Vec<ContactId>>, DbError> {
    if Condition::Word(term).width(connection)?.is_none() {
        return Ok(None);
    }
    let mut statement = Statement::of("SELECT DISTINCT contact_id AS n, CAST(NULL AS BIGINT) AS last FROM contact_words WHERE ");
    begins_with(&mut statement, term).push(" ORDER BY n");
    Ok(Some(statement.rows(connection)?.into_iter().map(|row| ContactId(row.n)).collect()))
}

/// Writes the question whether the contact `c` is among those with a word that begins so, which an engine may answer by going
/// through all of these once.
pub fn is_among_word(statement: &mut Statement, term: &str) {
    begins_with(statement.push("c.id IN (SELECT contact_id FROM contact_words WHERE "), term);
    statement.push(")");
}

/// One condition as both things that it can be: an index to walk along, and a question to ask of a contact.
pub(super) enum Condition<'a> {
    /// A word begins so.
    Word(&'a str),
    /// A purpose has no record; there is nothing to walk along.
    Nothing(PurposeId),
    /// Rows of a table; each of the streams is one stretch of an index in the order of contacts.
    Rows { table: &'static str, column: &'static str, streams: Vec<String>, question: String, may_repeat: bool },
    /// Something happened to them, by events of these numbers, perhaps about one purpose. A way to walk and no question: what
    /// holds now is asked by a condition of its own.
    Acts { first: i64, end: i64, purpose: Option<PurposeId> },
    /// Only a question.
    Ask(String),
}

impl<'a> Condition<'a> {
    /// What filters ask.
    pub(super) fn all(connection: &mut Connection, filters: &'a Filters) -> Result<Vec<Self>, DbError> {
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
            Some(ConsentFilter::Record(record)) => {
                let ConsentRecord { purpose, bases, source, since } = record;
                let list = bases.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let question = format!("purpose_id = {purpose} AND basis_id IN ({list})");
                if source.is_some() || !since.is_any() {
                    let source = source.map_or(String::new(), |source| format!(" AND source_id = {source}"));
                    all.push(Condition::Ask(format!(
                        "(SELECT 1 FROM consents WHERE contact_id = c.id AND {question}{source}{} LIMIT 1) IS NOT NULL",
                        since.holds("updated_at")
                    )));
                }
                all.extend(Self::acts(connection, *since, Some(*purpose))?);
                all.push(Condition::Rows {
                    table: "consents",
                    column: "contact_id",
                    streams: bases.iter().map(|basis| format!("purpose_id = {purpose} AND basis_id = {basis}")).collect(),
                    question,
                    may_repeat: false,
                });
            }
            None => {}
        }
        for (days, column) in [(filters.stored, "created_at"), (filters.changed, "updated_at")] {
            if !days.is_any() {
                let holds = days.holds(column);
                all.push(Condition::Ask(format!("(SELECT 1 FROM contacts WHERE id = c.id{holds} LIMIT 1) IS NOT NULL")));
            }
        }
        all.extend(Self::acts(connection, filters.changed, None)?);
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
        Ok(all)
    }

    /// The events of these days, as a way to those to whom something happened then.
    fn acts(connection: &mut Connection, days: Days, purpose: Option<PurposeId>) -> Result<Option<Self>, DbError> {
        let Some(begins_at) = days.begins_at() else { return Ok(None) };
        let first = first_of(connection, "events", "at", begins_at.plus(-MARGIN))?;
        let end = match days.ends_at() {
            Some(at) => first_of(connection, "events", "at", at.plus(MARGIN))?,
            None => i64::MAX,
        };
        Ok(Some(Condition::Acts { first, end, purpose }))
    }

    /// How many rows there are, counted no further than is needed to know that they are many; nothing where none can be counted.
    pub(super) fn width(&self, connection: &mut Connection) -> Result<Option<i64>, DbError> {
        let count = |connection: &mut Connection, statement: Statement| statement.counted(connection).map(|(count, _)| count);
        let limit = NARROW + 1;
        match self {
            Condition::Nothing(_) | Condition::Ask(_) => Ok(None),
            Condition::Acts { first, end, purpose } => {
                let about =
                    purpose.map_or("1".to_owned(), |purpose| format!("CASE WHEN purpose_id = {purpose} THEN 1 ELSE 0 END"));
                let text = format!(
                    "SELECT count(*) AS n, CAST(sum(about) AS BIGINT) AS last FROM (SELECT {about} AS about FROM events \
                     WHERE id >= {first} AND id < {end} ORDER BY id LIMIT {}) s",
                    MOST_ACTS + 1
                );
                let (all, about) = Statement::of(text).counted(connection)?;
                // As with words: they lie in another order than contacts.
                Ok((all <= MOST_ACTS).then_some(about.unwrap_or(0)))
            }
            Condition::Word(term) => {
                let mut statement = Statement::default();
                statement.push("SELECT count(*) AS n, CAST(NULL AS BIGINT) AS last FROM (SELECT 1 FROM contact_words WHERE ");
                begins_with(&mut statement, term);
                let width = count(connection, {
                    statement.push(&format!(" ORDER BY word LIMIT {limit}) s"));
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
                    width += count(connection, Statement::of(text))?;
                }
                Ok(Some(if width > NARROW { WIDE } else { width }))
            }
        }
    }

    /// Is there anything to ask?
    pub(super) const fn is_question(&self) -> bool {
        !matches!(self, Condition::Acts { .. })
    }

    /// Writes the question whether it holds for the contact `c`. Written so that PostgreSQL asks it contact by contact and does
    /// not read the whole table instead.
    pub(super) fn ask(&self, statement: &mut Statement) {
        match self {
            Condition::Word(term) => {
                has_word(statement, term);
            }
            Condition::Nothing(purpose) => {
                let text = format!("(SELECT 1 FROM consents WHERE contact_id = c.id AND purpose_id = {purpose} LIMIT 1) IS NULL");
                statement.push(&text);
            }
            Condition::Acts { .. } => {}
            Condition::Ask(question) => {
                statement.push(question);
            }
            Condition::Rows { table: "contacts", question, .. } => {
                statement.push("c.").push(question);
            }
            Condition::Rows { table, column, question, .. } => {
                statement.push(&format!("(SELECT 1 FROM {table} WHERE {column} = c.id AND {question} LIMIT 1) IS NOT NULL"));
            }
        }
    }
}
