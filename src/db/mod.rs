//! The only home of database plumbing: one connection type over two engines, and two doors to it.
//!
//! [`Db::read`] gives a connection that cannot write; [`Db::write`] is the only way to a [`Tx`], and answers only after
//! the commit is on disk. Both go to the same server; only what is asked through [`Db::replica`] may be some seconds old.
//! What the tables mean is the features' business.

mod connection;
mod error;
mod gather;
pub mod health;
pub mod migrate;
mod prepared;
#[allow(missing_docs, reason = "generated; the migrations say what each table and column means")]
pub mod schema;
mod statement;
mod turns;
mod tx;
mod types;
mod writer;

use std::{cell::Cell, path::PathBuf, sync::Arc, time::Duration};

use diesel::r2d2::Pool;

pub(crate) use connection::on_each;
pub use connection::{AnyConnection as Connection, Target};
pub use error::{DbError, WriteError};
pub use gather::Gathering;
pub(crate) use prepared::Prepared;
pub use statement::{Piece, Statement, StatementRow};
pub use tx::Tx;

use connection::{Access, Manager};
use writer::Writer;

use crate::kernel::random;

/// How often a write is run again after it met another one (PostgreSQL), before it answers [`DbError::Busy`].
const ATTEMPTS: usize = 6;
/// How long a request waits for a connection before it answers [`DbError::Busy`].
const PATIENCE: Duration = Duration::from_secs(5);

/// The database. Clones share it.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    /// Do its reads bear to be some seconds behind?
    may_be_late: bool,
}

enum Engine {
    /// One writer thread that commits in groups, and a pool of readers.
    Sqlite { writer: Writer, readers: Pool<Manager> },
    /// The server groups commits itself.
    Postgres { writers: Pool<Manager>, readers: Pool<Manager>, replica: Option<Pool<Manager>> },
}

/// Which engine is behind a [`Db`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EngineKind {
    /// Embedded.
    Sqlite,
    /// A server.
    Postgres,
}

impl Db {
    /// Opens an existing database; `replica` is an optional PostgreSQL server for what is asked through [`Self::replica`].
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the database cannot be reached.
    pub fn open(target: &Target, replica: Option<&Target>, connections: u32) -> Result<Self, DbError> {
        let pool = |target: &Target, access| {
            Pool::builder()
                .max_size(connections)
                .min_idle(Some(1))
                .test_on_check_out(false)
                .connection_timeout(PATIENCE)
                .build(Manager::new(target.clone(), access))
                .map_err(|error| DbError::Unavailable(error.to_string()))
        };
        let engine = match target {
            Target::Sqlite(path) => {
                let writer = Writer::start(path.clone())?;
                Engine::Sqlite { writer, readers: pool(target, Access::Read)? }
            }
            Target::Postgres(_) => Engine::Postgres {
                writers: pool(target, Access::Write)?,
                readers: pool(target, Access::Read)?,
                replica: replica.map(|replica| pool(replica, Access::Read)).transpose()?,
            },
        };
        Ok(Self { engine: Arc::new(engine), may_be_late: false })
    }

    /// The same database, read on its replica where it has one: seconds behind, or more. For what is true of a moment anyway, and
    /// for nothing that is decided by what is read or that shows somebody what they just did.
    #[must_use]
    pub fn replica(&self) -> Self {
        Self { engine: self.engine.clone(), may_be_late: true }
    }

    /// Where queries run.
    fn readers(&self) -> &Pool<Manager> {
        match &*self.engine {
            Engine::Postgres { replica: Some(replica), .. } if self.may_be_late => replica,
            Engine::Sqlite { readers, .. } | Engine::Postgres { readers, .. } => readers,
        }
    }

    /// Which engine this is.
    pub fn engine(&self) -> EngineKind {
        match *self.engine {
            Engine::Sqlite { .. } => EngineKind::Sqlite,
            Engine::Postgres { .. } => EngineKind::Postgres,
        }
    }

    /// Runs queries on a connection that refuses to write.
    ///
    /// On SQLite the queries run on the calling thread: readers never wait for the writer, and a page's few look-ups take
    /// less time than handing them to another thread. Long scans belong into [`Self::read_blocking`] on a thread of their own.
    ///
    /// # Errors
    /// What the queries answer, or [`DbError::Busy`] and [`DbError::Unavailable`].
    pub async fn read<T, E>(&self, query: impl Fn(&mut Connection) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: WriteError,
    {
        match &*self.engine {
            // One transaction takes the file's locks once instead of once a statement, and sees one moment. On PostgreSQL it
            // would cost two more round trips; what depends on two statements is checked again when it is written.
            Engine::Sqlite { readers, .. } => run_read(readers, &|connection| tx::at_one_moment(connection, &query)),
            Engine::Postgres { .. } => {
                let readers = self.readers().clone();
                off_thread(move || run_read(&readers, &query)).await
            }
        }
    }

    /// [`Self::read`] for threads that may wait.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_blocking<T, E: WriteError>(&self, query: impl Fn(&mut Connection) -> Result<T, E>) -> Result<T, E> {
        run_read(self.readers(), &query)
    }

    /// [`Self::read_blocking`] for several queries that must all see the database as it stood at one moment.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_at_one_moment<T, E: WriteError>(&self, query: impl Fn(&mut Connection) -> Result<T, E>) -> Result<T, E> {
        self.read_blocking(|connection| tx::at_one_moment(connection, &query))
    }

    /// Runs `work` in a transaction and answers after the commit is on disk.
    ///
    /// `work` may run more than once: when two writes met on PostgreSQL, the loser is rolled back and run again.
    ///
    /// # Errors
    /// What `work` answers (everything it wrote is then undone), or [`DbError::Busy`] and [`DbError::Unavailable`];
    /// in each of these cases nothing was saved that the caller may call saved.
    pub async fn write<T, E>(&self, work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: WriteError,
    {
        match &*self.engine {
            Engine::Sqlite { writer, .. } => {
                let (answer, answered) = tokio::sync::oneshot::channel();
                writer.submit(work, move |outcome| {
                    // The visitor may have hung up meanwhile; what was committed stays committed.
                    let _ = answer.send(outcome);
                })?;
                answered.await.unwrap_or_else(|_| Err(DbError::Unavailable("the writer stopped".into()).into()))
            }
            Engine::Postgres { writers, .. } => {
                let writers = writers.clone();
                off_thread(move || run_write(&writers, &work)).await
            }
        }
    }

    /// [`Self::write`] for threads that may wait.
    ///
    /// # Errors
    /// As [`Self::write`].
    pub fn write_blocking<T, E>(&self, work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: WriteError,
    {
        match &*self.engine {
            Engine::Sqlite { writer, .. } => {
                let (answer, answered) = std::sync::mpsc::sync_channel(1);
                writer.submit(work, move |outcome| {
                    let _ = answer.send(outcome);
                })?;
                answered.recv().unwrap_or_else(|_| Err(DbError::Unavailable("the writer stopped".into()).into()))
            }
            Engine::Postgres { writers, .. } => run_write(writers, &work),
        }
    }

    /// Is the database there and are its migrations the ones this binary brings?
    ///
    /// # Errors
    /// [`DbError::Unavailable`] with the reason.
    pub async fn ready(&self) -> Result<(), DbError> {
        self.read(migrate::check).await
    }
}

/// Where SQLite keeps its file, if this is SQLite.
pub fn sqlite_file(target: &Target) -> Option<&PathBuf> {
    match target {
        Target::Sqlite(path) => Some(path),
        Target::Postgres(_) => None,
    }
}

/// Runs `work` on the pool of threads that may wait.
async fn off_thread<T: Send + 'static, E: WriteError>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(stopped) => Err(DbError::Broken(format!("database work ended early: {stopped}")).into()),
    }
}

/// Reads on a pooled connection; on another when it turns out to be dead. All in the pool may be, after the server was away.
fn run_read<T, E: WriteError>(pool: &Pool<Manager>, query: &impl Fn(&mut Connection) -> Result<T, E>) -> Result<T, E> {
    let mut outcome = Err(DbError::Busy.into());
    for _ in 0..=pool.max_size() {
        let mut pooled = pool.get().map_err(|error| DbError::Unavailable(error.to_string()))?;
        outcome = query(&mut pooled.connection);
        match &outcome {
            Err(error) if error.db().is_some_and(DbError::means_lost_connection) => pooled.is_lost = true,
            _ => break,
        }
    }
    outcome
}

/// Writes on a pooled PostgreSQL connection, again when two writes met.
fn run_write<T, E: WriteError>(pool: &Pool<Manager>, work: &impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
    let (mut races, mut dead) = (1, 0);
    loop {
        let mut pooled = pool.get().map_err(|error| DbError::Unavailable(error.to_string()))?;
        let has_begun = Cell::new(false);
        let outcome = tx::run(&mut pooled.connection, &|tx: &mut Tx<'_>| {
            has_begun.set(true);
            work(tx)
        });
        match &outcome {
            Err(error) if error.db().is_some_and(DbError::means_lost_connection) => {
                pooled.is_lost = true;
                // Dead before it began: nothing was done on it. Later, a commit may have arrived although its answer did not:
                // not repeated, never called saved.
                if has_begun.get() || dead > pool.max_size() {
                    return outcome;
                }
                dead += 1;
            }
            Err(error) if error.db().is_some_and(DbError::means_race) && races < ATTEMPTS => {
                // Not all after the same time, or they meet again.
                let [dice] = random::bytes::<1>();
                std::thread::sleep(Duration::from_millis(1 + u64::from(dice) % (4 << races)));
                races += 1;
            }
            _ => return outcome,
        }
    }
}
