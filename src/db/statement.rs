//! Statements that are written while it is found out what to ask. What is written into them are names and numbers; words are bound.

use std::fmt::Write;

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};

use super::{Connection, DbError, on_each};

/// A statement in the making.
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

impl Statement {
    /// A statement without words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Vec::new() }
    }

    /// Writes on. Nothing that came from outside as text may be in it.
    pub fn add(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Writes on with a word that is bound.
    pub fn bind(&mut self, value: String) -> &mut Self {
        self.binds.push(value);
        // Both engines read this, and SQLite counts it in the order in which it appears.
        let _ = write!(self.text, "${}", self.binds.len());
        self
    }

    /// What it answers.
    ///
    /// # Errors
    /// Storage errors.
    pub fn rows(&self, connection: &mut Connection) -> Result<Vec<StatementRow>, DbError> {
        Ok(on_each!(connection, |c| {
            let mut query = sql_query(self.text.as_str()).into_boxed();
            for value in &self.binds {
                query = query.bind::<Text, _>(value.as_str());
            }
            query.load::<StatementRow>(c)
        })?)
    }

    /// The one line that a count answers.
    ///
    /// # Errors
    /// Storage errors.
    pub fn counted(&self, connection: &mut Connection) -> Result<(i64, Option<i64>), DbError> {
        Ok(self.rows(connection)?.into_iter().next().map_or((0, None), |row| (row.n, row.last)))
    }
}
