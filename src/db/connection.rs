//! One connection type over both engines, and how connections are opened.

use std::{path::PathBuf, str::FromStr};

use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection, r2d2::ManageConnection};

use super::DbError;

/// A connection to either engine; the house calls it `db::Connection`. The derive needs that name for itself here.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// Embedded SQLite.
    Sqlite(SqliteConnection),
    /// A PostgreSQL server.
    Postgres(PgConnection),
}

/// Runs the same statement on whichever engine is there, for what the enum itself cannot express: upserts and batches.
macro_rules! on_each {
    ($connection:expr, |$c:ident| $statement:expr) => {
        match $connection {
            $crate::db::Connection::Sqlite($c) => $statement,
            $crate::db::Connection::Postgres($c) => $statement,
        }
    };
}
pub(crate) use on_each;

/// Which database to open.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A file.
    Sqlite(PathBuf),
    /// A connection URL; may hold a password.
    Postgres(String),
}

impl FromStr for Target {
    type Err = String;

    /// Reads `sqlite:PATH` or `postgres://…`; anything else is refused with advice.
    fn from_str(url: &str) -> Result<Self, Self::Err> {
        if let Some(path) = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")) {
            if path.is_empty() || path == ":memory:" {
                return Err("a SQLite database needs a file: sqlite:PATH".into());
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err("write sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE".into())
    }
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

/// What a connection may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Access {
    Read,
    Write,
}

/// Opens a connection; a SQLite file must exist already, so that a typing error does not make a new, empty database.
pub(super) fn open(target: &Target, access: Access) -> Result<AnyConnection, DbError> {
    let unavailable = |error: diesel::ConnectionError| DbError::Unavailable(error.to_string());
    match target {
        Target::Sqlite(path) => {
            if !path.exists() {
                return Err(DbError::Unavailable(format!("there is no database at {}", path.display())));
            }
            let mut connection = SqliteConnection::establish(&path.to_string_lossy()).map_err(unavailable)?;
            // FULL: a commit is on disk before it is answered. secure_delete: what is deleted is overwritten.
            connection.batch_execute(
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                 PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16000;",
            )?;
            connection.batch_execute(match access {
                Access::Read => "PRAGMA query_only = ON; PRAGMA cache_size = -4000;",
                Access::Write => "PRAGMA cache_size = -16000;",
            })?;
            Ok(AnyConnection::Sqlite(connection))
        }
        Target::Postgres(url) => {
            let mut connection = PgConnection::establish(url).map_err(unavailable)?;
            connection.batch_execute("SET TIME ZONE 'UTC'; SET synchronous_commit = on; SET lock_timeout = '5s';")?;
            if access == Access::Read {
                connection.batch_execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;")?;
            }
            Ok(AnyConnection::Postgres(connection))
        }
    }
}

/// A connection in a pool.
pub(super) struct Pooled {
    pub(super) connection: AnyConnection,
    /// Set by whoever notices that the server is gone; the pool then throws the connection away.
    pub(super) is_lost: bool,
}

/// Opens connections for a pool.
pub(super) struct Manager {
    target: Target,
    access: Access,
}

impl Manager {
    pub(super) fn new(target: Target, access: Access) -> Self {
        Self { target, access }
    }
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = DbError;

    fn connect(&self) -> Result<Pooled, DbError> {
        Ok(Pooled { connection: open(&self.target, self.access)?, is_lost: false })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), DbError> {
        Ok(pooled.connection.batch_execute("SELECT 1")?)
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        pooled.is_lost || std::thread::panicking()
    }
}
