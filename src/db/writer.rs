//! SQLite's one writer: takes what is waiting, runs it in one transaction, commits once, then answers all.
//!
//! A commit waits for the disk. Sharing that wait among all who came meanwhile (*group commit*) is what makes durable saves
//! cheap; nobody is answered before the shared commit is on disk. A piece that fails is undone alone.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, Sender, channel},
};

use diesel::{
    SqliteConnection,
    connection::{AnsiTransactionManager, TransactionManager},
};

use super::{
    Connection, DbError, Target, Tx, WriteError,
    connection::{Access, open},
    tx,
};

/// The most pieces that share one commit.
const GROUP: usize = 256;

/// A piece of work and whoever waits for it.
trait Piece: Send {
    /// Does the work and keeps the outcome; false when it failed, with everything it wrote still to be undone.
    fn run(&mut self, connection: &mut Connection) -> bool;
    /// The same in a savepoint: when it fails, what it wrote is undone here and the others' stays.
    fn run_alone(&mut self, connection: &mut Connection);
    /// What the engine could not do for it, if that is how it failed.
    fn trouble(&self) -> Option<String>;
    /// Tells how it ended, given how the shared commit ended.
    fn answer(self: Box<Self>, committed: Result<(), String>);
}

/// The one kind of [`Piece`].
struct Job<T, E, W, A> {
    work: W,
    answer: A,
    outcome: Result<T, E>,
}

impl<T, E, W, A> Piece for Job<T, E, W, A>
where
    T: Send,
    E: WriteError,
    W: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    A: FnOnce(Result<T, E>) + Send,
{
    fn run(&mut self, connection: &mut Connection) -> bool {
        self.outcome = tx::join(connection, &self.work);
        self.outcome.is_ok()
    }

    fn run_alone(&mut self, connection: &mut Connection) {
        self.outcome = tx::run(connection, &self.work);
    }

    fn trouble(&self) -> Option<String> {
        match self.outcome.as_ref().err()?.db()? {
            DbError::Unavailable(reason) => Some(reason.clone()),
            _ => None,
        }
    }

    fn answer(self: Box<Self>, committed: Result<(), String>) {
        let Self { answer, outcome, .. } = *self;
        answer(match committed {
            Ok(()) => outcome,
            Err(reason) => Err(DbError::Unavailable(reason).into()),
        });
    }
}

/// The door to the writer thread.
pub(super) struct Writer {
    pieces: Sender<Box<dyn Piece>>,
}

impl Writer {
    /// Opens the file and starts the thread.
    pub(super) fn start(path: PathBuf) -> Result<Self, DbError> {
        let target = Target::Sqlite(path);
        let connection = open(&target, Access::Write)?;
        let (pieces, waiting) = channel();
        std::thread::Builder::new()
            .name("writer".into())
            .spawn(move || serve(&target, connection, &waiting))
            .map_err(|error| DbError::Unavailable(error.to_string()))?;
        Ok(Self { pieces })
    }

    /// Hands over `work`; `answer` is called once, after the commit or the failure.
    pub(super) fn submit<T, E>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        answer: impl FnOnce(Result<T, E>) + Send + 'static,
    ) -> Result<(), DbError>
    where
        T: Send + 'static,
        E: WriteError,
    {
        let piece = Box::new(Job { work, answer, outcome: Err(DbError::Busy.into()) });
        self.pieces.send(piece).map_err(|_| DbError::Unavailable("the writer stopped".into()))
    }
}

/// The thread: ends when the last [`Writer`] is dropped.
fn serve(target: &Target, mut connection: Connection, waiting: &Receiver<Box<dyn Piece>>) {
    while let Ok(first) = waiting.recv() {
        let mut pieces = vec![first];
        let committed = commit_group(&mut connection, &mut pieces, waiting);
        if let Err(Stop::Broken(_)) = committed {
            // The engine may have rolled everything back by itself; a fresh connection knows where it stands.
            if let Ok(fresh) = open(target, Access::Write) {
                connection = fresh;
            }
        }
        let committed = match committed {
            // Nothing ran: each piece says by itself that the database is busy.
            Ok(()) | Err(Stop::Busy) => Ok(()),
            // An engine that gave up has no transaction left to roll back and says just that; what it met before is why.
            Err(Stop::Broken(reason)) => Err(pieces.iter().find_map(|piece| piece.trouble()).unwrap_or(reason)),
        };
        for piece in pieces {
            piece.answer(committed.clone());
        }
    }
}

/// Why a group was not committed.
enum Stop {
    /// Another process holds the file.
    Busy,
    /// The engine failed.
    Broken(String),
}

/// Runs the first piece and whatever waits behind it in one transaction.
///
/// They run without savepoints, which cost more than most pieces do. When one fails, all is rolled back and they run again,
/// each in a savepoint of its own.
fn commit_group(
    connection: &mut Connection,
    pieces: &mut Vec<Box<dyn Piece>>,
    waiting: &Receiver<Box<dyn Piece>>,
) -> Result<(), Stop> {
    if begin(connection).is_err() {
        // Whoever waited behind has waited as long: one after the other they would wait for ever longer.
        pieces.extend(waiting.try_iter().take(GROUP - pieces.len()));
        return Err(Stop::Busy);
    }
    let mut last = 0;
    while pieces[last].run(connection) {
        let next = if pieces.len() < GROUP { waiting.try_recv().ok() } else { None };
        let Some(next) = next else { return commit(connection) };
        pieces.push(next);
        last += 1;
    }
    engine(connection, AnsiTransactionManager::rollback_transaction).map_err(Stop::Broken)?;
    if last == 0 {
        return Ok(());
    }
    begin(connection).map_err(Stop::Broken)?;
    for piece in pieces {
        piece.run_alone(connection);
    }
    commit(connection)
}

fn begin(connection: &mut Connection) -> Result<(), String> {
    engine(connection, |c| AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"))
}

fn commit(connection: &mut Connection) -> Result<(), Stop> {
    engine(connection, AnsiTransactionManager::commit_transaction).map_err(Stop::Broken)
}

/// Runs a step on the SQLite connection inside the enum.
fn engine(
    connection: &mut Connection,
    step: impl FnOnce(&mut SqliteConnection) -> diesel::QueryResult<()>,
) -> Result<(), String> {
    match connection {
        Connection::Sqlite(c) => step(c).map_err(|error| error.to_string()),
        Connection::Postgres(_) => Err("the group writer serves SQLite only".into()),
    }
}
