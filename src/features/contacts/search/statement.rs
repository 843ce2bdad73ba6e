//! Statements that are written while it is found out what to ask.

use std::fmt::Write;

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Text},
};

use crate::db::{Connection, DbError, on_each};

/// Comes after every word that begins with what stands before it.
const LAST: char = '\u{10FFFF}';

/// A statement in the making: its words are bound and not written into it.
#[derive(Default)]
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) binds: Vec<String>,
}

impl Statement {
    pub(super) fn add(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    pub(super) fn bind(&mut self, value: String) -> &mut Self {
        self.binds.push(value);
        // Both engines read this, and SQLite counts it in the order in which it appears.
        let _ = write!(self.text, "${}", self.binds.len());
        self
    }

    pub(super) fn begins_with(&mut self, term: &str) -> &mut Self {
        self.add("word >= ").bind(term.to_owned()).add(" AND word < ").bind(format!("{term}{LAST}"))
    }
}

#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = BigInt)]
    pub(super) n: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) last: Option<i64>,
}

/// What a statement answers.
pub(super) fn rows(connection: &mut Connection, statement: &Statement) -> Result<Vec<Row>, DbError> {
    Ok(on_each!(connection, |c| {
        let mut query = sql_query(statement.text.as_str()).into_boxed();
        for value in &statement.binds {
            query = query.bind::<Text, _>(value.as_str());
        }
        query.load::<Row>(c)
    })?)
}

/// The one line that a count answers.
pub(super) fn counted(connection: &mut Connection, statement: &Statement) -> Result<(i64, Option<i64>), DbError> {
    Ok(rows(connection, statement)?.into_iter().next().map_or((0, None), |row| (row.n, row.last)))
}
