//! Where a portal lives: a folder of its own and a database of its own, and a look into both.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use chrono::Duration;
use diesel::prelude::*;
use samtykke::{
    db::{Db, DbError, Target, Tx},
    features::{settings, snapshot},
    kernel::Clock,
};

use super::Portal;
use crate::support::{Engine, TestDatabase};

/// What lets a test go faster than people do, and mail people of no real domain.
pub const HASTE: [(&str, &str); 3] =
    [("form_min_seconds", "0"), ("checks_mail_domain", "false"), ("mails_per_address_per_day", "100")];

/// A folder and a database; gone when dropped.
pub struct Home {
    /// The engine of the database.
    pub engine: Engine,
    database: TestDatabase,
}

impl Home {
    /// A place where nothing is yet.
    pub fn new(engine: Engine) -> Self {
        Self { engine, database: TestDatabase::empty(engine) }
    }

    /// A database made and filled by the program, with limits that let tests be quick.
    pub fn furnished(engine: Engine) -> Self {
        let home = Self::new(engine);
        Portal::new(&home).does(&["migrate"]);
        home.sets(&HASTE);
        home
    }

    /// The folder in which the portal is started.
    pub fn dir(&self) -> &Path {
        &self.database.data_dir
    }

    /// The data directory; the portal makes it.
    pub fn data_dir(&self) -> PathBuf {
        self.dir().join("data")
    }

    /// The database as the portal is told of it; its sessions on PostgreSQL carry the schema's name.
    pub fn database_url(&self) -> String {
        match self.engine {
            Engine::Sqlite => format!("sqlite:{}", self.sqlite_file().display()),
            Engine::Postgres => format!("{}&application_name={}", self.database.url, self.session_name()),
        }
    }

    /// The same database on PostgreSQL by another door.
    pub fn database_url_through(&self, port: u16) -> String {
        let mut url = url::Url::parse(&self.database_url()).unwrap();
        url.set_port(Some(port)).unwrap();
        url.into()
    }

    /// The port of the PostgreSQL server.
    pub fn postgres_port(&self) -> u16 {
        url::Url::parse(&self.database_url()).unwrap().port().unwrap_or(5432)
    }

    /// SQLite's file.
    pub fn sqlite_file(&self) -> PathBuf {
        self.data_dir().join("samtykke.db")
    }

    /// A file that only its owner can read, as the program wants keys to be.
    pub fn private_file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.dir().join(name);
        fs::write(&file, content).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        file
    }

    /// What the portal's sessions on PostgreSQL are called.
    fn session_name(&self) -> &str {
        self.database.url.rsplit("%3D").next().unwrap_or_default()
    }

    /// How many sessions on PostgreSQL the portal's processes have, dead ones included.
    pub fn sessions(&self) -> i64 {
        let mut connection = PgConnection::establish(&self.database.url).unwrap();
        diesel::select(diesel::dsl::sql::<diesel::sql_types::BigInt>(&format!(
            "(SELECT count(*) FROM pg_stat_activity WHERE application_name = '{}')",
            self.session_name()
        )))
        .get_result(&mut connection)
        .unwrap()
    }

    /// The database, opened by the test itself. Close it before the next kill: SQLite recovers only after all have left.
    pub fn db(&self) -> Db {
        let url = if self.engine == Engine::Sqlite { self.database_url() } else { self.database.url.clone() };
        Db::open(&url.parse::<Target>().unwrap(), None, 2).unwrap()
    }

    /// Decides settings, as staff will.
    pub fn sets(&self, decisions: &[(&'static str, &str)]) {
        let decisions: Vec<(&str, String)> = decisions.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.staff(move |tx| {
            decisions.iter().try_for_each(|(name, value)| settings::set(tx, Clock::System.now(), None, name, value))
        });
    }

    /// Changes something that staff edit, and tells the instances.
    pub fn staff(&self, change: impl Fn(&mut Tx<'_>) -> Result<(), DbError> + Send + 'static) {
        let changed = self.db().write_blocking(move |tx| {
            change(tx)?;
            snapshot::touch(tx)
        });
        changed.unwrap();
    }

    /// Lets waiting mails wait no longer, as if the time had passed.
    pub fn time_passes_for_mail(&self) {
        use samtykke::db::schema::mails;
        let an_hour_ago = Clock::System.now().plus(-Duration::hours(1));
        let due = self.db().write_blocking(move |tx| {
            let waiting = diesel::update(mails::table.filter(mails::state.eq("waiting")));
            Ok::<_, DbError>(waiting.set(mails::not_before.eq(an_hour_ago)).execute(tx.connection())?)
        });
        due.unwrap();
    }
}
