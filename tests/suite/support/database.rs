//! A database for one test: a copy of a filled SQLite file, or a PostgreSQL schema of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection};
use samtykke::{
    app::{House, house},
    config::Config,
    kernel::Clock,
};
use tempfile::TempDir;

use super::{
    app::{BASE_URL, opening_time},
    postgres,
};

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
    /// The schema, on PostgreSQL.
    pub schema: Option<String>,
    _dir: TempDir,
}

/// A migrated and filled SQLite database, made once.
static TEMPLATE: LazyLock<TempDir> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    let grown = dir.path().join("grown.db");
    let config = configuration(&format!("sqlite:{}", grown.display()), dir.path());
    house::prepare(&config, opening_time()).unwrap();
    // Opening freezes the words of pages and mails, so that no test has to.
    drop(House::open(config, Clock::standing_at(opening_time())).unwrap());
    let mut connection = SqliteConnection::establish(&grown.to_string_lossy()).unwrap();
    // The portal's own writer may still be closing the file.
    connection.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
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

/// A configuration that differs in one variable of the environment, for its parts.
pub fn configured(name: &str, value: &str) -> Config {
    Config::load([(name.to_owned(), value.to_owned())].into_iter(), Path::new("/nowhere")).unwrap()
}

impl TestDatabase {
    /// A filled database, as a new installation has it.
    pub fn filled(engine: Engine) -> Self {
        let database = Self::empty(engine);
        match engine {
            Engine::Sqlite => {
                fs::copy(TEMPLATE.path().join("samtykke.db"), database.data_dir.join("samtykke.db")).unwrap();
            }
            Engine::Postgres => postgres::copy_template(database.schema.as_deref().unwrap()),
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
                let schema = postgres::new_schema();
                (postgres::in_schema(&schema), Some(schema))
            }
        };
        Self { url, data_dir, schema, _dir: dir }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(schema) = &self.schema {
            postgres::drop_schema(schema);
        }
    }
}
