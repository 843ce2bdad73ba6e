//! A transport from its address: `directory:PATH`, `smtp://[user:password@]host[:port][?ca=PEM]`, `smtps://…`.
//!
//! An address that is not understood is refused with advice, never guessed at. The advice does not repeat the address, which may hold
//! a password.

use std::{net::IpAddr, path::PathBuf, sync::Arc, time::Duration};

use url::{Host, Url};

use super::{
    Directory, Transport,
    smtp::{Smtp, SmtpSettings},
};
use crate::kernel::Secret;

/// What a transport needs to know beside its address.
#[derive(Clone, Debug)]
pub struct Options {
    /// The public domain, which greets the server in EHLO; the machine's own name is nobody's business.
    pub hello: String,
    /// A file whose first line is the user name and whose second line is the password.
    pub credentials_file: Option<PathBuf>,
    /// Sessions at once.
    pub concurrency: usize,
    /// How long a session may be idle before it is closed.
    pub idle: Duration,
    /// After how many mails a session is closed; servers dislike endless ones.
    pub mails_per_session: usize,
}

impl Options {
    /// The shipped values: 8 sessions, 30 seconds, 500 mails.
    pub fn new(hello: &str) -> Self {
        Self {
            hello: hello.to_owned(),
            credentials_file: None,
            concurrency: 8,
            idle: Duration::from_secs(30),
            mails_per_session: 500,
        }
    }
}

/// Why an address makes no transport: what is wrong, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct TransportError(pub(super) String);

/// An error with its advice.
fn advice<T>(text: impl Into<String>) -> Result<T, TransportError> {
    Err(TransportError(text.into()))
}

const FORMS: &str = "write directory:PATH, smtp://HOST:PORT (STARTTLS) or smtps://HOST:PORT (TLS from the first byte)";

impl Transport {
    /// Reads an address. No connection is made.
    ///
    /// # Errors
    /// When scheme, host, port or options are not understood, or a named file cannot be read.
    pub fn from_url(address: &str, options: &Options) -> Result<Self, TransportError> {
        if let Some(path) = address.strip_prefix("directory:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() {
                advice("the mail address directory: names no directory; write directory:data/mail")
            } else {
                Ok(Self::Directory(Directory::new(path)))
            };
        }
        let url = Url::parse(address).or_else(|_| advice(format!("the mail address is not understood; {FORMS}")))?;
        let implicit_tls = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            other => return advice(format!("mail cannot leave by {other}:; {FORMS}")),
        };
        let (host, is_loopback) = host(&url)?;
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return advice("the mail address has a path after the host; remove it, and write %2F for a / in a password");
        }
        let settings = SmtpSettings {
            port: url.port().unwrap_or(if implicit_tls { 465 } else { 587 }),
            host,
            is_loopback,
            implicit_tls,
            ca: ca(&url)?,
            credentials: credentials(&url, options)?,
            hello: hello(&options.hello)?,
            concurrency: options.concurrency.clamp(1, 256),
            idle: options.idle,
            mails_per_session: options.mails_per_session.max(1),
        };
        Smtp::new(&settings).map(|smtp| Self::Smtp(Arc::new(smtp)))
    }
}

fn host(url: &Url) -> Result<(String, bool), TransportError> {
    // For a scheme it does not know, the parser leaves an IPv4 address as a name.
    match url.host() {
        Some(Host::Ipv6(ip)) => Ok((ip.to_string(), ip.is_loopback())),
        Some(Host::Ipv4(ip)) => Ok((ip.to_string(), ip.is_loopback())),
        Some(Host::Domain(name)) if !name.is_empty() => {
            let is_loopback = name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
            Ok((name.to_owned(), is_loopback))
        }
        _ => advice("the mail address names no server; write smtp://mail.example.org:587"),
    }
}

fn ca(url: &Url) -> Result<Option<Vec<u8>>, TransportError> {
    let mut ca = None;
    for (key, value) in url.query_pairs() {
        if key != "ca" {
            return advice(format!("the mail address has an unknown option {key:?}; the only one is ?ca=/path/to/authority.pem"));
        }
        let pem = std::fs::read(&*value)
            .or_else(|error| advice(format!("the certificate authority {value} cannot be read: {error}")))?;
        ca = Some(pem);
    }
    Ok(ca)
}

fn credentials(url: &Url, options: &Options) -> Result<Option<Secret<(String, String)>>, TransportError> {
    if let Some(path) = &options.credentials_file {
        if !url.username().is_empty() {
            return advice("the mail credentials stand both in the address and in a file; keep the file");
        }
        let shown = path.display();
        let text = std::fs::read_to_string(path)
            .or_else(|error| advice(format!("the mail credentials {shown} cannot be read: {error}")))?;
        let mut lines = text.lines();
        return match (lines.next(), lines.next()) {
            (Some(user), Some(password)) if !user.is_empty() && !password.is_empty() => {
                Ok(Some(Secret::new((user.to_owned(), password.to_owned()))))
            }
            _ => advice(format!(
                "the mail credentials {shown} need the user name in the first line and the password in the second"
            )),
        };
    }
    if url.username().is_empty() && url.password().is_none() {
        return Ok(None);
    }
    let Some(password) = url.password() else {
        return advice(
            "the mail address names a user and no password; write smtp://user:password@host or use a credentials file",
        );
    };
    Ok(Some(Secret::new((percent_decoded(url.username()), percent_decoded(password)))))
}

fn percent_decoded(text: &str) -> String {
    // `form_urlencoded` reads a plus as a space, which it is not here.
    let pair = format!("x={}", text.replace('+', "%2B"));
    form_urlencoded::parse(pair.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

fn hello(name: &str) -> Result<String, TransportError> {
    let is_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b':' | b'[' | b']');
    if name.is_empty() || name.len() > 255 || !name.bytes().all(is_host) {
        return advice(
            "the public domain that greets the mail server is not a host name; set the base URL to the portal's public address",
        );
    }
    Ok(name.to_owned())
}
