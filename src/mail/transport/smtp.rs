//! Delivery to an SMTP server, over sessions that are kept and used again.
//!
//! Encryption is required unless the server is on this machine (then it is used when offered), and the server's certificate is always
//! verified. A refused recipient does not cost the session. Nothing is sent again here, except when a kept session turns out to be
//! closed before the mail was announced on it.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use lettre::{
    Address,
    transport::smtp::{
        Error as SmtpError,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, AsyncTokioStream, Certificate, TlsParameters},
        commands::{Data, Mail, Noop, Rcpt, Rset},
        extension::{ClientId, Extension, MailBodyParameter, MailParameter},
        response::Response,
    },
};
use tokio::{net::TcpStream, sync::Semaphore};

use super::{DeliveryError, Parcel, Receipt, address::TransportError, stream::Encrypted, words};
use crate::kernel::Secret;

/// How long reaching the server may take, per address of it.
const CONNECT_LIMIT: Duration = Duration::from_secs(15);
/// How long the server may take for one reply.
const REPLY_LIMIT: Duration = Duration::from_secs(60);
/// How long it may take to accept the message itself; impatience here means a second copy (RFC 5321 §4.5.3.2.6).
const DATA_LIMIT: Duration = Duration::from_secs(150);

/// What an address says about a server.
pub(super) struct SmtpSettings {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) is_loopback: bool,
    pub(super) implicit_tls: bool,
    pub(super) ca: Option<Vec<u8>>,
    pub(super) credentials: Option<Secret<(String, String)>>,
    pub(super) hello: String,
    pub(super) concurrency: usize,
    pub(super) idle: Duration,
    pub(super) mails_per_session: usize,
}

/// A mail server and the open sessions with it.
pub struct Smtp {
    settings: SmtpSettings,
    hello: ClientId,
    starttls: TlsParameters,
    connector: tokio_native_tls::TlsConnector,
    credentials: Option<Credentials>,
    permits: Semaphore,
    idle: Mutex<VecDeque<Session>>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.describe())
    }
}

struct Session {
    connection: AsyncSmtpConnection,
    tls: bool,
    mails: usize,
    used_at: Instant,
}

/// What went wrong, and whether the session can go on.
struct Fault {
    error: DeliveryError,
    /// The server answered and the session is in order.
    is_orderly: bool,
}

impl Smtp {
    pub(super) fn new(settings: SmtpSettings) -> Result<Self, TransportError> {
        let broken = |error: &dyn std::fmt::Display| {
            TransportError(format!("the certificate authority of the mail address is not usable PEM: {error}"))
        };
        let mut starttls = TlsParameters::builder(settings.host.clone());
        let mut connector = native_tls::TlsConnector::builder();
        connector.min_protocol_version(Some(native_tls::Protocol::Tlsv12));
        if let Some(pem) = &settings.ca {
            starttls = starttls.add_root_certificate(Certificate::from_pem(pem).map_err(|error| broken(&error))?);
            connector.add_root_certificate(native_tls::Certificate::from_pem(pem).map_err(|error| broken(&error))?);
        }
        Ok(Self {
            hello: ClientId::Domain(settings.hello.clone()),
            starttls: starttls.build().map_err(|error| broken(&error))?,
            connector: connector.build().map_err(|error| broken(&error))?.into(),
            credentials: settings
                .credentials
                .as_ref()
                .map(|pair| Credentials::new(pair.reveal().0.clone(), pair.reveal().1.clone())),
            permits: Semaphore::new(settings.concurrency),
            idle: Mutex::new(VecDeque::new()),
            settings,
        })
    }

    pub(super) fn concurrency(&self) -> usize {
        self.settings.concurrency
    }

    pub(super) fn describe(&self) -> String {
        let scheme = if self.settings.implicit_tls { "smtps" } else { "smtp" };
        let host =
            if self.settings.host.contains(':') { format!("[{}]", self.settings.host) } else { self.settings.host.clone() };
        format!("{scheme}://{host}:{}", self.settings.port)
    }

    pub(super) async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let _permit =
            self.permits.acquire().await.map_err(|_| DeliveryError::Connection("the transport is closed".to_owned()))?;
        if let Some(mut session) = self.take_idle() {
            match self.announce(&mut session, parcel).await {
                Ok(()) => return self.hand_over(session, parcel).await,
                Err(fault) if fault.is_orderly => {
                    self.recover(session).await;
                    return Err(fault.error);
                }
                // The server closed the kept session, which it may at any time. Nothing of this mail was said yet.
                Err(_) => {}
            }
        }
        let mut session = self.open().await.map_err(not_about_the_mail)?;
        match self.announce(&mut session, parcel).await {
            Ok(()) => self.hand_over(session, parcel).await,
            Err(fault) => {
                if fault.is_orderly {
                    self.recover(session).await;
                }
                Err(fault.error)
            }
        }
    }

    /// Opens a session, says hello, and leaves by the same door: what `doctor` shows.
    pub(super) async fn check(&self) -> Result<String, String> {
        let said = async {
            let mut session = self.open().await?;
            let reply = timed(REPLY_LIMIT, session.connection.command(Noop)).await.map_err(|fault| fault.error)?;
            let encrypted = if session.tls { "encrypted" } else { "not encrypted" };
            let known = if self.credentials.is_some() { ", credentials accepted" } else { "" };
            let _ = tokio::time::timeout(CONNECT_LIMIT, session.connection.quit()).await;
            Ok::<_, DeliveryError>(format!("{} answers{known}, {encrypted}: {}", self.describe(), spoken(&reply)))
        };
        said.await.map_err(|error| format!("{}: {error}", self.describe()))
    }

    pub(super) async fn rest(&self, all: bool) {
        let tired: VecDeque<Session> = {
            let mut idle = self.sessions();
            let (tired, rested) = idle.drain(..).partition(|session| all || session.used_at.elapsed() >= self.settings.idle);
            *idle = rested;
            tired
        };
        for mut session in tired {
            let _ = tokio::time::timeout(Duration::from_secs(2), session.connection.quit()).await;
        }
    }

    fn sessions(&self) -> MutexGuard<'_, VecDeque<Session>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_idle(&self) -> Option<Session> {
        let mut idle = self.sessions();
        while let Some(session) = idle.pop_back() {
            if session.used_at.elapsed() < self.settings.idle {
                return Some(session);
            }
        }
        None
    }

    /// Keeps a session for the next mail, or says goodbye when it has carried enough.
    async fn keep(&self, mut session: Session) {
        if session.mails >= self.settings.mails_per_session {
            let _ = tokio::time::timeout(Duration::from_secs(2), session.connection.quit()).await;
            return;
        }
        session.used_at = Instant::now();
        self.sessions().push_back(session);
    }

    /// Brings a session whose transaction was refused back to its start.
    async fn recover(&self, mut session: Session) {
        if timed(REPLY_LIMIT, session.connection.command(Rset)).await.is_ok() {
            self.keep(session).await;
        }
    }

    async fn open(&self) -> Result<Session, DeliveryError> {
        let stream = self.connect().await?;
        let fault = |fault: Fault| fault.error;
        let stream: Box<dyn AsyncTokioStream> = if self.settings.implicit_tls {
            let handshake = tokio::time::timeout(REPLY_LIMIT, self.connector.connect(&self.settings.host, stream)).await;
            Box::new(Encrypted(
                handshake.map_err(|_| slow())?.map_err(|error| DeliveryError::Connection(words(&format!("TLS: {error}"))))?,
            ))
        } else {
            Box::new(stream)
        };
        let mut connection =
            timed(REPLY_LIMIT, AsyncSmtpConnection::connect_with_transport(stream, &self.hello)).await.map_err(fault)?;
        let mut tls = self.settings.implicit_tls;
        if !tls {
            if connection.can_starttls() {
                timed(REPLY_LIMIT, connection.starttls(self.starttls.clone(), &self.hello)).await.map_err(fault)?;
                tls = true;
            } else if !self.settings.is_loopback {
                return Err(DeliveryError::Connection(
                    "the server offers no STARTTLS, and mail does not leave this machine unencrypted".to_owned(),
                ));
            }
        }
        if let Some(credentials) = &self.credentials {
            let refused = |fault: Fault| match fault.error {
                DeliveryError::Permanent(reply) => {
                    DeliveryError::Permanent(words(&format!("the server refused our credentials: {reply}")))
                }
                other => other,
            };
            timed(REPLY_LIMIT, connection.auth(DEFAULT_MECHANISMS, credentials)).await.map_err(refused)?;
        }
        Ok(Session { connection, tls, mails: 0, used_at: Instant::now() })
    }

    /// Without `TCP_NODELAY` the last line of each message waits some 40 ms for the acknowledgement of the lines before it.
    async fn connect(&self) -> Result<TcpStream, DeliveryError> {
        let lost = |error: std::io::Error| {
            DeliveryError::Connection(words(&format!("{}:{}: {error}", self.settings.host, self.settings.port)))
        };
        let addresses = tokio::net::lookup_host((self.settings.host.as_str(), self.settings.port)).await.map_err(lost)?;
        let mut last = DeliveryError::Connection(format!("{} has no address", self.settings.host));
        for address in addresses {
            match tokio::time::timeout(CONNECT_LIMIT, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    stream.set_nodelay(true).map_err(lost)?;
                    return Ok(stream);
                }
                Ok(Err(error)) => last = lost(error),
                Err(_) => last = lost(std::io::Error::from(std::io::ErrorKind::TimedOut)),
            }
        }
        Err(last)
    }

    /// MAIL, RCPT and DATA: until here the server has nothing of the message.
    async fn announce(&self, session: &mut Session, parcel: &Parcel) -> Result<(), Fault> {
        let (from, to) = (address(&parcel.from), address(&parcel.to));
        let mut parameters = Vec::new();
        let connection = &mut session.connection;
        if !parcel.from.as_str().is_ascii() || !parcel.to.as_str().is_ascii() || !head(&parcel.bytes).is_ascii() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                let error = DeliveryError::Permanent(
                    "the mail server takes no addresses with letters beyond ASCII (it offers no SMTPUTF8)".to_owned(),
                );
                return Err(Fault { error, is_orderly: true });
            }
            parameters.push(MailParameter::SmtpUtfEight);
            if connection.server_info().supports_feature(Extension::EightBitMime) {
                parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
            }
        }
        timed(REPLY_LIMIT, connection.command(Mail::new(Some(from), parameters))).await?;
        timed(REPLY_LIMIT, connection.command(Rcpt::new(to, Vec::new()))).await?;
        timed(REPLY_LIMIT, connection.command(Data)).await?;
        Ok(())
    }

    /// The message itself. Its last line break is part of the end mark that the connection writes.
    async fn hand_over(&self, mut session: Session, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let bytes = parcel.bytes.strip_suffix(b"\r\n").unwrap_or(&parcel.bytes);
        let answer = timed(DATA_LIMIT, session.connection.message(bytes)).await;
        session.mails += 1;
        match answer {
            Ok(response) => {
                let receipt = Receipt { queue_id: queue_id(&response), reply: spoken(&response), tls: session.tls };
                self.keep(session).await;
                Ok(receipt)
            }
            Err(fault) => {
                if fault.is_orderly {
                    self.keep(session).await;
                }
                Err(fault.error)
            }
        }
    }
}

/// An address that was parsed at the door.
fn address(address: &crate::kernel::EmailAddress) -> Address {
    let (local, domain) = address.as_str().rsplit_once('@').unwrap_or((address.as_str(), ""));
    Address::new_dangerous(local, domain)
}

/// The headers of a message.
fn head(bytes: &[u8]) -> &[u8] {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(bytes.len());
    &bytes[..end]
}

fn slow() -> DeliveryError {
    DeliveryError::Connection("the mail server took too long".to_owned())
}

/// Waits for one exchange with the server and sorts what comes of it.
async fn timed<T>(limit: Duration, exchange: impl Future<Output = Result<T, SmtpError>>) -> Result<T, Fault> {
    match tokio::time::timeout(limit, exchange).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(fault(&error)),
        Err(_) => Err(Fault { error: slow(), is_orderly: false }),
    }
}

fn fault(error: &SmtpError) -> Fault {
    use std::error::Error;
    let Some(code) = error.status() else {
        let mut root: &dyn Error = error;
        while let Some(source) = root.source() {
            root = source;
        }
        let said = if error.is_response() && root.to_string() == "incomplete response" {
            "the server closed the connection".to_owned()
        } else {
            words(&root.to_string())
        };
        return Fault { error: DeliveryError::Connection(said), is_orderly: false };
    };
    let reply = words(&format!("{code} {}", error.source().map(ToString::to_string).unwrap_or_default()));
    // 421 says that the server closes the line (RFC 5321 §3.8).
    let is_orderly = u16::from(code) != 421;
    // 530 says that it wants credentials or encryption first (RFC 4954 §6): our settings are at fault, not the mail.
    let error = if error.is_permanent() && u16::from(code) != 530 {
        DeliveryError::Permanent(reply)
    } else {
        DeliveryError::Temporary(reply)
    };
    Fault { error, is_orderly }
}

/// A server that refuses us before it has heard of the mail says nothing about the mail, so the mail is not given up for it.
fn not_about_the_mail(error: DeliveryError) -> DeliveryError {
    match error {
        DeliveryError::Permanent(reply) => DeliveryError::Temporary(reply),
        other => other,
    }
}

/// A reply in the server's words.
fn spoken(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    words(&format!("{} {}", response.code(), lines.join(" ")))
}

/// The number under which a server queued a mail: `queued as X` (Postfix and many), `id=X` (Exim), `Queued mail … X` is not one.
fn queue_id(response: &Response) -> Option<String> {
    let said = response.message().collect::<Vec<_>>().join(" ");
    let after = ["queued as ", "id="].iter().find_map(|mark| said.split_once(mark).map(|(_, rest)| rest))?;
    let id: String =
        after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@')).take(100).collect();
    let id = id.trim_end_matches('.').to_owned();
    Some(id).filter(|id| !id.is_empty())
}
