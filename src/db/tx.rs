//! A transaction that may write.

use std::panic::{AssertUnwindSafe, catch_unwind};

use diesel::{Connection as _, connection::SimpleConnection};

use super::{Connection, DbError, WriteError};

/// A running transaction. Only [`super::Db::write`] makes one, so whoever holds a `Tx` is inside a transaction.
pub struct Tx<'c> {
    connection: &'c mut Connection,
}

impl Tx<'_> {
    /// The connection, for statements.
    pub fn connection(&mut self) -> &mut Connection {
        self.connection
    }
}

/// Either the work's own error or the engine's.
enum Failure<E> {
    Work(E),
    Engine(diesel::result::Error),
}

impl<E: WriteError> Failure<E> {
    fn into_error(self) -> E {
        match self {
            Self::Work(error) => error,
            Self::Engine(error) => DbError::from(error).into(),
        }
    }
}

impl<E> From<diesel::result::Error> for Failure<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Engine(error)
    }
}

/// Runs queries that all see the database as it stood at one moment, whatever is committed meanwhile.
pub(super) fn at_one_moment<T, E: WriteError>(
    connection: &mut Connection,
    query: &impl Fn(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    let answer = connection.transaction(|connection| {
        // SQLite's transactions see one moment anyway; PostgreSQL's do so only when told.
        if let Connection::Postgres(c) = connection {
            c.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")?;
        }
        caught(|| query(connection)).map_err(Failure::Work)
    });
    answer.map_err(Failure::into_error)
}

/// Runs `work` in a transaction, or in a savepoint when one is open already; undoes it when it fails.
pub(super) fn run<T, E: WriteError>(connection: &mut Connection, work: &impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
    connection.transaction(|connection| join(connection, work).map_err(Failure::Work)).map_err(Failure::into_error)
}

/// Runs `work` inside the transaction that is open already; what a failure wrote is the caller's to undo.
pub(super) fn join<T, E: WriteError>(connection: &mut Connection, work: &impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
    caught(|| work(&mut Tx { connection }))
}

/// Makes an error of a panic. One that passed through [`diesel::Connection::transaction`] would leave the savepoint open, and
/// the next commit would end that instead of the transaction: what others were told is saved would be lost.
fn caught<T, E: WriteError>(run: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err(DbError::Broken("the work panicked".into()).into()))
}
