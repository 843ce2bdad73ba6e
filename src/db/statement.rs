//! Statements that are written while it is found out what to ask. What is written into them are names and numbers; words are bound.

use std::fmt::Write;

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};

use super::{Connection, DbError, on_each};

/// A statement in the making. Nothing that came from outside as text may be written into it but by being bound.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    text: String,
    binds: Vec<String>,
}

/// One line of an answer: columns `n` and `last`.
#[derive(QueryableByName)]
pub struct StatementRow {
    /// A number.
    #[diesel(sql_type = BigInt)]
    pub n: i64,
    /// Another, if there is one.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub last: Option<i64>,
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
pub struct Piece {
    /// What is written.
    pub text: String,
    /// What is bound, in order.
    pub binds: Vec<String>,
}

impl Piece {
    /// One without words.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Vec::new() }
    }

    /// One with one word.
    pub fn with(text: impl Into<String>, word: &str) -> Self {
        Self { text: text.into(), binds: vec![word.to_owned()] }
    }
}

/// Runs a statement with its words, by the method named.
macro_rules! run {
    ($statement:expr, $connection:expr, |$c:ident, $query:ident| $run:expr) => {
        on_each!($connection, |$c| {
            let mut $query = sql_query($statement.text.as_str()).into_boxed();
            for value in &$statement.binds {
                $query = $query.bind::<Text, _>(value.as_str());
            }
            $run
        })
    };
}

impl Statement {
    /// One that begins so.
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Vec::new() }
    }

    /// Writes on.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Writes on with a word that is bound.
    pub fn push_bound(&mut self, value: impl Into<String>) -> &mut Self {
        self.binds.push(value.into());
        // Both engines read this, and SQLite counts it in the order in which it appears.
        let _ = write!(self.text, "${}", self.binds.len());
        self
    }

    /// The same statement with a part more.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "adding a text to a statement is no sum of two of a kind")]
    pub fn add(mut self, text: &str) -> Self {
        self.push(text);
        self
    }

    /// The same statement with a bound word more.
    #[must_use]
    pub fn bind(mut self, value: &str) -> Self {
        self.push_bound(value);
        self
    }

    /// The same statement with a piece more that has words of its own.
    #[must_use]
    pub fn piece(self, piece: &Piece) -> Self {
        let mut binds = piece.binds.iter();
        let mut parts = piece.text.split('?');
        let first = self.add(parts.next().unwrap_or_default());
        parts.fold(first, |statement, part| match binds.next() {
            Some(value) => statement.bind(value).add(part),
            None => statement.add(part),
        })
    }

    /// The same statement with another one whole, whose words come after its own.
    #[must_use]
    pub fn add_statement(self, other: Self) -> Self {
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
        let rows = run!(self, connection, |c, query| query.execute(c))?;
        Ok(i64::try_from(rows).unwrap_or(i64::MAX))
    }

    /// What it answers.
    ///
    /// # Errors
    /// Storage errors.
    pub fn rows(&self, connection: &mut Connection) -> Result<Vec<StatementRow>, DbError> {
        Ok(run!(self, connection, |c, query| query.load::<StatementRow>(c))?)
    }

    /// The lines that it answers: a number and a text each, called `n` and `words`.
    ///
    /// # Errors
    /// Storage errors.
    pub fn lines(&self, connection: &mut Connection) -> Result<Vec<(i64, String)>, DbError> {
        let lines = run!(self, connection, |c, query| query.load::<Line>(c))?;
        Ok(lines.into_iter().map(|line| (line.n, line.words)).collect())
    }

    /// The one line that a count answers.
    ///
    /// # Errors
    /// Storage errors.
    pub fn counted(&self, connection: &mut Connection) -> Result<(i64, Option<i64>), DbError> {
        Ok(self.rows(connection)?.into_iter().next().map_or((0, None), |row| (row.n, row.last)))
    }
}
