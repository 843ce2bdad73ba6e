//! What the operator decides before the start: defaults, then `samtykke.toml`, then the environment, which wins.
//!
//! What staff decide while it runs (link lifetimes, sign-up limits, sender, texts) are settings in the database.
//! It opens nothing that it names; each part refuses its own files and servers with its own advice.

mod base_url;
mod source;
#[cfg(test)]
mod tests;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    thread,
};

pub use base_url::BaseUrl;
use source::Source;

use crate::{
    kernel::{Secret, StartupError},
    security::{ProxyHeader, TrustedProxies, outbound::Reach},
};

/// How log lines look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for machines.
    Json,
}

/// Keys of the DKIM signature that the portal makes itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dkim {
    /// The signing domain.
    pub domain: String,
    /// The selector below `_domainkey`.
    pub selector: String,
    /// The private key, PEM.
    pub key_file: PathBuf,
}

/// The whole configuration, checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: Secret<String>,
    /// A PostgreSQL replica for reading.
    pub database_read_url: Option<Secret<String>>,
    /// The most connections to the database.
    pub database_connections: u32,
    /// The directory for the database, the keys and the mails.
    pub data_dir: PathBuf,
    /// Where files lie that were uploaded and are not yet done with: one place for all instances.
    pub uploads_dir: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The portal's address as visitors see it.
    pub base_url: BaseUrl,
    /// The proxies that are believed about whom they serve.
    pub trusted_proxies: TrustedProxies,
    /// Threads that answer requests.
    pub workers: usize,
    /// How log lines look.
    pub log_format: LogFormat,
    /// `error`, `warn`, `info`, `debug` or `trace`.
    pub log_level: String,
    /// Whether each request is logged.
    pub log_requests: bool,
    /// `directory:PATH`, `smtp://…` or `smtps://…`.
    pub mail_url: Secret<String>,
    /// SMTP sessions at once.
    pub mail_sessions: u32,
    /// Mails per second over all; 0 is no limit.
    pub mail_rate_per_second: u32,
    /// Mails per minute to one domain; 0 is no limit.
    pub mail_rate_per_domain_per_minute: u32,
    /// How long an instance holds a mail that it is sending, in seconds.
    pub mail_lease_seconds: u32,
    /// Certificates to trust for SMTP, PEM, beside the system's.
    pub mail_ca_file: Option<PathBuf>,
    /// `user:password` for SMTP, for who wants neither in a URL.
    pub mail_credentials_file: Option<PathBuf>,
    /// The DKIM signature, when the portal makes it and not the relay.
    pub dkim: Option<Dkim>,
    /// Whether webhooks may lead into private networks.
    pub webhook_allow_private: bool,
    /// A Chromium or Chrome that draws pictures of published forms (EV-05).
    pub browser: Option<PathBuf>,
}

impl Config {
    /// Every key, as written in `samtykke.toml`; in the environment it is `SAMTYKKE_` and the key in upper case.
    pub const KEYS: [&'static str; 25] = [
        "base_url",
        "browser",
        "data_dir",
        "database_connections",
        "database_read_url",
        "database_url",
        "dkim_domain",
        "dkim_key_file",
        "dkim_selector",
        "listen",
        "log_format",
        "log_level",
        "log_requests",
        "mail_ca_file",
        "mail_credentials_file",
        "mail_lease_seconds",
        "mail_rate_per_domain_per_minute",
        "mail_rate_per_second",
        "mail_sessions",
        "mail_url",
        "proxy_header",
        "trusted_proxies",
        "uploads_dir",
        "webhook_allow_private",
        "workers",
    ];

    /// Reads the configuration of this process, with relative paths as the shell means them.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn of_process() -> Result<Self, StartupError> {
        // A name or value that is not UTF-8 cannot be one of ours.
        let environment =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Self::load(environment, Path::new(""))
    }

    /// Reads the configuration from this environment; relative paths start from `cwd`.
    ///
    /// # Errors
    /// The first thing that is wrong: an unknown key, a value of the wrong kind, a contradiction.
    pub fn load(environment: impl Iterator<Item = (String, String)>, cwd: &Path) -> Result<Self, StartupError> {
        let source = Source::read(environment, cwd)?;
        let path = |key| source.text(key).map(|text| text.map(|text| cwd.join(text)));
        let data_dir = path("data_dir")?.unwrap_or_else(|| cwd.join("data"));
        let listen = source
            .parsed("listen", "an address and port such as 127.0.0.1:8080")?
            .unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let within_data = |scheme: &str, name: &str| format!("{scheme}:{}", data_dir.join(name).display());
        Ok(Self {
            database_url: Secret::new(source.text("database_url")?.unwrap_or_else(|| within_data("sqlite", "samtykke.db"))),
            database_read_url: source.text("database_read_url")?.map(Secret::new),
            database_connections: source.number("database_connections", 1..=1000, 10)?,
            base_url: BaseUrl::of(source.text("base_url")?, listen)?,
            trusted_proxies: trusted_proxies(&source)?,
            workers: workers(&source)?,
            log_format: source.one_of("log_format", &[("text", LogFormat::Text), ("json", LogFormat::Json)])?,
            log_level: source
                .one_of("log_level", &["info", "error", "warn", "debug", "trace"].map(|level| (level, level)))?
                .to_owned(),
            log_requests: source.flag("log_requests", false)?,
            mail_url: Secret::new(source.text("mail_url")?.unwrap_or_else(|| within_data("directory", "mail"))),
            mail_sessions: source.number("mail_sessions", 1..=100, 8)?,
            mail_rate_per_second: source.number("mail_rate_per_second", 0..=100_000, 0)?,
            mail_rate_per_domain_per_minute: source.number("mail_rate_per_domain_per_minute", 0..=1_000_000, 0)?,
            mail_lease_seconds: source.number("mail_lease_seconds", 10..=3600, 60)?,
            mail_ca_file: path("mail_ca_file")?,
            mail_credentials_file: path("mail_credentials_file")?,
            dkim: dkim(&source, path("dkim_key_file")?)?,
            // Where it stands as it is named: a bare name is looked for on the PATH.
            browser: source.text("browser")?.map(|text| if text.contains('/') { cwd.join(text) } else { text.into() }),
            webhook_allow_private: source.flag("webhook_allow_private", false)?,
            uploads_dir: path("uploads_dir")?.unwrap_or_else(|| data_dir.join("uploads")),
            data_dir,
            listen,
        })
    }

    /// How far webhooks may reach: a portal that is tried out on this machine may tell a receiver beside it.
    pub const fn webhook_reach(&self) -> Reach {
        match (self.webhook_allow_private, self.base_url.is_loopback()) {
            (true, _) => Reach::Anywhere,
            (false, true) => Reach::ThisMachine,
            (false, false) => Reach::Internet,
        }
    }

    /// Where the house's keys are.
    pub fn keys_dir(&self) -> PathBuf {
        self.data_dir.join("keys")
    }
}

fn trusted_proxies(source: &Source) -> Result<TrustedProxies, StartupError> {
    let networks =
        source.list("trusted_proxies", |text| text.parse().or_else(|_| text.parse::<std::net::IpAddr>().map(Into::into)).ok())?;
    let headers = [ProxyHeader::XForwardedFor, ProxyHeader::Forwarded].map(|header| (header.name(), header));
    Ok(TrustedProxies::new(networks, source.one_of("proxy_header", &headers)?))
}

fn workers(source: &Source) -> Result<usize, StartupError> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    Ok(source.number("workers", 1..=1024, u32::try_from(cores).unwrap_or(1))? as usize)
}

fn dkim(source: &Source, key_file: Option<PathBuf>) -> Result<Option<Dkim>, StartupError> {
    match (source.text("dkim_domain")?, source.text("dkim_selector")?, key_file) {
        (Some(domain), Some(selector), Some(key_file)) => Ok(Some(Dkim { domain, selector, key_file })),
        (None, None, None) => Ok(None),
        _ => Err(StartupError::new(
            "DKIM is configured by half",
            "Set dkim_domain, dkim_selector and dkim_key_file, or none of them.",
        )),
    }
}
