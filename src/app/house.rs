//! Opening the house: database, keys, snapshot, way out for mail.

use std::{fs, path::Path, sync::Arc, time::Duration};

use tokio::sync::Notify;

use super::works::works;
use crate::{
    config::Config,
    db::{Db, DbError, Target, Tx, migrate},
    features::{
        contacts,
        forms::{self, Counts},
        lists,
        outbox::{Press, Rates, Worker},
        overview::Gauge,
        preferences::Standings,
        snapshot::{self, Snapshots},
        staff, templates,
        webhooks::{Courier, Lookup, Sender},
    },
    jobs::Runner,
    kernel::{Clock, StartupError, Timestamp, digest::sha256_hex, random},
    mail::{Dkim, Transport, transport::Options},
    security::{Keyring, Throttle, mail_domain::MailDomains, throttle::Allowance},
    state::{AppState, Intake},
    web::{assets, paths},
};

/// Contacts that one transaction gives the words that they are found by.
const INDEXED_AT_ONCE: i64 = 500;

/// How much one program may ask of one instance.
const API_ALLOWANCE: Allowance = Allowance { burst: 600, per_minute: 3000 };

/// Everything that runs, ready to serve or to be asked by a command.
pub struct House {
    /// What handlers share.
    pub state: AppState,
}

/// The database that a configuration names.
///
/// # Errors
/// When the URL is of no known kind.
pub fn target(config: &Config) -> Result<Target, StartupError> {
    config.database_url.reveal().parse().map_err(|advice: String| StartupError::new("database_url names no database", advice))
}

/// Brings the database to this binary's schema and fills it when it is new. Answers how many migrations ran.
///
/// # Errors
/// When the database cannot be reached, created or migrated.
pub fn prepare(config: &Config, at: Timestamp) -> Result<usize, StartupError> {
    let (target, ran) = build(config)?;
    let trouble = |error: DbError| not_ready(&target, &error);
    let db = Db::open(&target, None, 1).map_err(trouble)?;
    db.write_blocking(move |tx| fill(tx, at)).map_err(trouble)?;
    // Contacts from before the search came get their words here, in portions that others may write between.
    while db.write_blocking(|tx| contacts::index_waiting(tx, INDEXED_AT_ONCE)).map_err(trouble)? > 0 {}
    Ok(ran)
}

/// Brings the database to this binary's schema and leaves it empty where it is new: what ships comes with [`prepare`]. Answers how
/// many migrations ran.
///
/// # Errors
/// When the database cannot be reached, created or migrated.
pub fn build(config: &Config) -> Result<(Target, usize), StartupError> {
    make_private_dir(&config.data_dir)?;
    let target = target(config)?;
    let ran = migrate::run(&target).map_err(|error| not_ready(&target, &error))?;
    Ok((target, ran))
}

fn not_ready(target: &Target, error: &DbError) -> StartupError {
    StartupError::new(
        format!("the database {target:?} is not ready: {error}"),
        "Check database_url, that the server runs and that this user may create tables",
    )
}

/// Opens a prepared database alone, for commands that need nothing else.
///
/// # Errors
/// When it cannot be reached or its migrations are not this binary's.
pub fn database(config: &Config) -> Result<Db, StartupError> {
    let target = target(config)?;
    let replica = config
        .database_read_url
        .as_ref()
        .map(|url| {
            url.reveal().parse().map_err(|advice: String| StartupError::new("database_read_url names no database", advice))
        })
        .transpose()?;
    let trouble = |error: DbError| {
        StartupError::new(
            format!("the database {target:?} cannot be opened: {error}"),
            "Run `samtykke migrate`, or check database_url",
        )
    };
    let db = Db::open(&target, replica.as_ref(), config.database_connections).map_err(trouble)?;
    db.read_blocking(migrate::check).map_err(trouble)?;
    Ok(db)
}

impl House {
    /// Opens everything over a prepared database.
    ///
    /// # Errors
    /// The first thing that is not as it should be, with advice.
    pub fn open(config: Config, clock: Clock) -> Result<Self, StartupError> {
        let now = clock.now();
        let db = database(&config)?;
        let keyring = Keyring::open(&config.keys_dir(), config.base_url.as_str(), now)?;
        let snapshots = Snapshots::open(&db, now)
            .map_err(|error| StartupError::new(format!("what staff edit cannot be read: {error}"), "Run `samtykke doctor`"))?;
        let transport = transport(&config)?;
        let dkim = dkim(&config)?;
        let state = AppState {
            standings: Standings::new(db.clone()),
            db,
            clock,
            keyring: Arc::new(keyring),
            snapshots: Arc::new(snapshots),
            bell: Arc::new(Notify::new()),
            work_bell: Arc::new(Notify::new()),
            throttle: Throttle::new(Allowance::default()),
            api_throttle: Throttle::new(API_ALLOWANCE),
            domains: MailDomains::of_system(),
            transport,
            dkim,
            gauge: Gauge::default(),
            counts: Counts::default(),
            intake: Intake::default(),
            config,
        };
        Ok(Self { state })
    }

    /// A worker for the outbox.
    pub fn worker(&self) -> Worker {
        let config = &self.state.config;
        Worker {
            db: self.state.db.clone(),
            clock: self.state.clock.clone(),
            keyring: self.state.keyring.clone(),
            press: Arc::new(Press::new(config.base_url.as_str(), config.base_url.public_domain())),
            transport: self.state.transport.clone(),
            dkim: self.state.dkim.clone(),
            rates: Arc::new(Rates::new(config.mail_rate_per_second, config.mail_rate_per_domain_per_minute)),
            lease: Duration::from_secs(config.mail_lease_seconds.into()),
            bell: self.state.bell.clone(),
        }
    }

    /// Gives events their places and tells webhooks.
    pub fn courier(&self) -> Courier {
        let state = &self.state;
        Courier {
            db: state.db.clone(),
            clock: state.clock.clone(),
            keyring: state.keyring.clone(),
            snapshots: state.snapshots.clone(),
            sender: Sender::new(state.config.webhook_reach(), Lookup::System),
        }
    }

    /// Does long work on this instance.
    pub fn runner(&self) -> Runner {
        let state = &self.state;
        Runner::new(state.db.clone(), state.clock.clone(), works(state), state.work_bell.clone())
    }

    /// Writes the static files to where they are served from, and answers where that is.
    ///
    /// # Errors
    /// When the data directory cannot be written.
    pub fn unpack_assets(&self) -> Result<std::path::PathBuf, StartupError> {
        let dir = self.state.config.data_dir.join("static");
        assets::unpack(&dir).map_err(|error| {
            StartupError::new(format!("cannot write to {}: {error}", dir.display()), "Make data_dir writable for this user")
        })?;
        Ok(dir)
    }
}

/// A fresh link by which the first administrator signs up; nothing when somebody works here already.
///
/// # Errors
/// Storage errors.
pub fn setup_link(db: &Db, config: &Config, at: Timestamp) -> Result<Option<String>, DbError> {
    if db.read_blocking(staff::has_members)? {
        return Ok(None);
    }
    let token = random::handle();
    let hash = sha256_hex(&token);
    db.write_blocking(move |tx| staff::new_setup_link(tx, at, &hash))?;
    Ok(Some(format!("{}{}", config.base_url.as_str().trim_end_matches('/'), paths::admin::setup(&token))))
}

/// Fills a new database with what ships; leaves one that is in use alone but for shipped roles and templates that it lacks.
fn fill(tx: &mut Tx<'_>, at: Timestamp) -> Result<(), DbError> {
    // Roles, and some of the templates, came later than the rest: a database that is in use gets them as well.
    staff::fill(tx, at)?;
    let has_new = templates::fill(tx, at)?;
    if !lists::load(tx.connection())?.bases.is_empty() {
        return if has_new { snapshot::touch(tx) } else { Ok(()) };
    }
    lists::fill(tx, at)?;
    let lists = lists::load(tx.connection())?;
    forms::fill(tx, at, &lists)?;
    snapshot::touch(tx)
}

/// The way out for mail that a configuration names.
///
/// # Errors
/// When it is of no known kind, or its files cannot be read.
pub fn transport(config: &Config) -> Result<Transport, StartupError> {
    let mut options = Options::new(config.base_url.public_domain());
    options.credentials_file.clone_from(&config.mail_credentials_file);
    options.concurrency = usize::try_from(config.mail_sessions).unwrap_or(options.concurrency);
    let url = config.mail_url.reveal();
    let url = match &config.mail_ca_file {
        Some(file) => format!("{url}{}ca={}", if url.contains('?') { '&' } else { '?' }, file.display()),
        None => url.clone(),
    };
    Transport::from_url(&url, &options).map_err(|error| StartupError::new(error.to_string(), "See mail_url in README"))
}

/// The portal's own DKIM key, if it has one.
///
/// # Errors
/// When its file is no key that only its owner may read.
pub fn dkim(config: &Config) -> Result<Option<Arc<Dkim>>, StartupError> {
    let Some(dkim) = &config.dkim else { return Ok(None) };
    Dkim::from_file(&dkim.domain, &dkim.selector, &dkim.key_file)
        .map(|dkim| Some(Arc::new(dkim)))
        .map_err(|error| StartupError::new(format!("the DKIM key cannot be used: {error}"), "Check dkim_key_file"))
}

/// Makes the data directory, readable for its owner alone.
fn make_private_dir(dir: &Path) -> Result<(), StartupError> {
    if dir.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|error| {
        StartupError::new(
            format!("cannot create the data directory {}: {error}", dir.display()),
            "Set data_dir to a place that this user may write to",
        )
    })
}
