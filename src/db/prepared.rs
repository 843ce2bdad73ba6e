//! Statements that are prepared once per connection although diesel would prepare them anew each time.
//!
//! Diesel cannot know that an update or an upsert always makes the same SQL: a changeset may leave columns out. Ours that run
//! on every save do not, and preparing them cost more than running them. It is not for statements whose SQL varies: they would
//! run as the first one did. And not for `execute`, which diesel hands on by reference and prepares anew; use a `returning`.

use std::marker::PhantomData;

use diesel::{
    QueryResult, RunQueryDsl,
    backend::Backend,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
};

/// A statement whose SQL is the same every time; `Name` is a type of its own for each such statement, by which the
/// connection finds it prepared.
pub struct Prepared<Name, Statement> {
    statement: Statement,
    name: PhantomData<Name>,
}

impl<Name, Statement> Prepared<Name, Statement> {
    /// Promises that `Name` always comes with this SQL: no column and no row more or less.
    pub const fn new(statement: Statement) -> Self {
        Self { statement, name: PhantomData }
    }
}

impl<Name, Statement, DB> QueryFragment<DB> for Prepared<Name, Statement>
where
    DB: Backend,
    Statement: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.statement.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Name: 'static, Statement> QueryId for Prepared<Name, Statement> {
    type QueryId = Prepared<Name, ()>;

    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<Name, Statement: Query> Query for Prepared<Name, Statement> {
    type SqlType = Statement::SqlType;
}

impl<Name, Statement, C> RunQueryDsl<C> for Prepared<Name, Statement> {}
