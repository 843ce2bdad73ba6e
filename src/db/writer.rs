//! SQLite's one writer: takes what is waiting, runs each piece in a savepoint, commits once, then answers all.
//!
//! A commit waits for the disk. Sharing that wait among all who came meanwhile (*group commit*) is what makes durable saves
//! cheap; nobody is answered before the shared commit is on disk. A piece that fails is undone alone.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
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

/// Tells the caller how it ended, given how the shared commit ended.
type Answer = Box<dyn FnOnce(Result<(), String>) + Send>;
/// A piece of work: writes (unless there is nothing to write on), and says how to answer.
type Piece = Box<dyn FnOnce(Option<&mut Connection>) -> Answer + Send>;

/// The door to the writer thread.
pub(super) struct Writer {
    pieces: Sender<Piece>,
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
        let piece: Piece = Box::new(move |connection| {
            let outcome = match connection {
                Some(connection) => catch_unwind(AssertUnwindSafe(|| tx::run(connection, &work)))
                    .unwrap_or_else(|_| Err(DbError::Broken("the work panicked".into()).into())),
                None => Err(DbError::Busy.into()),
            };
            Box::new(move |committed| {
                answer(match committed {
                    Ok(()) => outcome,
                    Err(reason) => Err(DbError::Unavailable(reason).into()),
                })
            })
        });
        self.pieces.send(piece).map_err(|_| DbError::Unavailable("the writer stopped".into()))
    }
}

/// The thread: ends when the last [`Writer`] is dropped.
fn serve(target: &Target, mut connection: Connection, waiting: &Receiver<Piece>) {
    while let Ok(first) = waiting.recv() {
        let (answers, committed) = commit_group(&mut connection, first, waiting);
        if committed.is_err() {
            // The engine may have rolled everything back by itself; a fresh connection knows where it stands.
            if let Ok(fresh) = open(target, Access::Write) {
                connection = fresh;
            }
        }
        for answer in answers {
            answer(committed.clone());
        }
    }
}

/// Runs `first` and whatever waits behind it in one transaction.
fn commit_group(connection: &mut Connection, first: Piece, waiting: &Receiver<Piece>) -> (Vec<Answer>, Result<(), String>) {
    if let Err(error) = engine(connection, |c| AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")) {
        // Whoever waited behind has waited as long: one after the other they would wait for ever longer.
        let waited = waiting.try_iter().take(GROUP - 1);
        return (std::iter::once(first).chain(waited).map(|piece| piece(None)).collect(), Err(error));
    }
    let mut answers = vec![first(Some(&mut *connection))];
    while answers.len() < GROUP {
        match waiting.try_recv() {
            Ok(piece) => answers.push(piece(Some(&mut *connection))),
            Err(_) => break,
        }
    }
    let committed = engine(connection, AnsiTransactionManager::commit_transaction);
    (answers, committed)
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
