//! Statements that are written from what is asked for: words are bound, numbers are written in.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};

use crate::db::{Connection, DbError, on_each};

/// A statement in the making.
#[derive(Clone, Default)]
pub struct Statement {
    text: String,
    binds: Vec<String>,
}

impl Statement {
    /// One that begins so.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Vec::new() }
    }

    /// Adds a part.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "adding a text to a statement is no sum of two of a kind")]
    pub fn add(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds a word, bound.
    #[must_use]
    pub fn bind(mut self, value: &str) -> Self {
        self.binds.push(value.to_owned());
        // Both engines read this, and SQLite counts it in the order in which it appears.
        self.text.push_str(&format!("${}", self.binds.len()));
        self
    }

    /// Adds a piece that has words of its own to bind: each `?` of it is one, in order.
    pub(super) fn piece(self, piece: &Piece) -> Self {
        let mut binds = piece.binds.iter();
        let mut parts = piece.text.split('?');
        let first = self.add(parts.next().unwrap_or_default());
        parts.fold(first, |statement, part| match binds.next() {
            Some(value) => statement.bind(value).add(part),
            None => statement.add(part),
        })
    }

    /// Adds another statement whole, whose words come after those of this one.
    pub(super) fn add_statement(self, other: Self) -> Self {
        let mut statement = self;
        let mut rest = other.text.as_str();
        for (n, value) in other.binds.iter().enumerate() {
            let mark = format!("${}", n + 1);
            let Some((before, after)) = rest.split_once(&mark) else { continue };
            statement = statement.add(before).bind(value);
            rest = after;
        }
        statement.add(rest)
    }

    /// Runs it; answers how many rows it changed.
    ///
    /// # Errors
    /// Storage errors.
    pub fn execute(&self, connection: &mut Connection) -> Result<i64, DbError> {
        let rows = on_each!(connection, |c| {
            let mut query = sql_query(self.text.as_str()).into_boxed();
            for value in &self.binds {
                query = query.bind::<Text, _>(value.as_str());
            }
            query.execute(c)
        })?;
        Ok(i64::try_from(rows).unwrap_or(i64::MAX))
    }

    /// The lines that it answers: a number and a text each, called `n` and `words`.
    ///
    /// # Errors
    /// Storage errors.
    pub fn lines(&self, connection: &mut Connection) -> Result<Vec<(i64, String)>, DbError> {
        let lines: Vec<Line> = on_each!(connection, |c| {
            let mut query = sql_query(self.text.as_str()).into_boxed();
            for value in &self.binds {
                query = query.bind::<Text, _>(value.as_str());
            }
            query.load::<Line>(c)
        })?;
        Ok(lines.into_iter().map(|line| (line.n, line.words)).collect())
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = BigInt)]
    n: i64,
    #[diesel(sql_type = Text)]
    words: String,
}

/// A part of a statement; each `?` of it stands for the next of its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) binds: Vec<String>,
}

impl Piece {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Vec::new() }
    }

    pub(super) fn with(text: impl Into<String>, word: &str) -> Self {
        Self { text: text.into(), binds: vec![word.to_owned()] }
    }
}
