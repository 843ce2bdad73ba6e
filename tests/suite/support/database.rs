//! A database for one test: a copy of a filled SQLite file, or a PostgreSQL schema of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection};
use samtykke::{
    app::{House, house},
    config::Config,
    kernel::Clock,
};
use tempfile::TempDir;

use super::app::{BASE_URL, opening_time};

/// Names the server that the PostgreSQL half needs.
const VARIABLE: &str = "SAMTYKKE_TEST_POSTGRES";

/// Which engine a test runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A filled database and the data directory that goes with it; gone when dropped.
pub struct TestDatabase {
    pub url: String,
    pub data_dir: PathBuf,
    schema: Option<String>,
    _dir: TempDir,
}

/// A migrated and filled SQLite database with its keys, made once.
static TEMPLATE: LazyLock<TempDir> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let grown = dir.path().join("grown.db");
    let config = configuration(&format!("sqlite:{}", grown.display()), dir.path());
    house::prepare(&config, opening_time()).unwrap();
    // Opening freezes the words of pages and mails, so that no test has to.
    drop(House::open(config, Clock::standing_at(opening_time())).unwrap());
    let mut connection = SqliteConnection::establish(&grown.to_string_lossy()).unwrap();
    connection.batch_execute(&format!("VACUUM INTO '{}'", dir.path().join("samtykke.db").display())).unwrap();
    dir
});

/// The configuration of a portal over this database.
pub fn configuration(url: &str, data_dir: &Path) -> Config {
    let environment = [
        ("SAMTYKKE_DATABASE_URL", url),
        ("SAMTYKKE_DATA_DIR", &data_dir.to_string_lossy()),
        ("SAMTYKKE_BASE_URL", BASE_URL),
        ("SAMTYKKE_DATABASE_CONNECTIONS", "6"),
    ];
    let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Config::load(environment.into_iter(), data_dir).unwrap()
}

impl TestDatabase {
    /// A filled database, as a new installation has it.
    pub fn filled(engine: Engine) -> Self {
        let database = Self::empty(engine);
        match engine {
            Engine::Sqlite => {
                let (template, keys) = (TEMPLATE.path(), database.data_dir.join("keys"));
                fs::copy(template.join("samtykke.db"), database.data_dir.join("samtykke.db")).unwrap();
                samtykke::security::Keys::load_or_create(&keys, opening_time()).unwrap();
            }
            Engine::Postgres => {
                house::prepare(&configuration(&database.url, &database.data_dir), opening_time()).unwrap();
            }
        }
        database
    }

    /// A place for a database in which nothing is yet.
    pub fn empty(engine: Engine) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let data_dir = dir.path().to_owned();
        let (url, schema) = match engine {
            Engine::Sqlite => (format!("sqlite:{}", data_dir.join("samtykke.db").display()), None),
            Engine::Postgres => {
                let schema = new_schema();
                (in_schema(&schema), Some(schema))
            }
        };
        Self { url, data_dir, schema, _dir: dir }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(schema) = &self.schema {
            // A test that failed may have left a transaction open; the cluster is thrown away anyway.
            let drop = format!("SET lock_timeout = '2s'; DROP SCHEMA {schema} CASCADE");
            let _ = PgConnection::establish(&server()).map(|mut connection| connection.batch_execute(&drop));
        }
    }
}

/// The PostgreSQL server of this run. There is no skipping: half of the promise is about this engine.
pub fn server() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} names no PostgreSQL server: run tests/run, or set it to postgres://USER@HOST:PORT/DATABASE")
    })
}

fn new_schema() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let schema = format!("suite_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::establish(&server()).unwrap();
    connection.batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
    schema
}

fn in_schema(schema: &str) -> String {
    let server = server();
    format!("{server}{}options=-csearch_path%3D{schema}", if server.contains('?') { '&' } else { '?' })
}
