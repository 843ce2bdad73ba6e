//! The server as an address names it, and how a session with it is opened.

use std::{io, time::Duration};

use lettre::transport::smtp::{
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, AsyncTokioStream, Certificate, TlsParameters},
    extension::ClientId,
};
use tokio::net::TcpStream;

use super::{
    SmtpSettings,
    reply::{Fault, REPLY_LIMIT, slow, timed},
    session::Session,
    stream::Encrypted,
};
use crate::mail::transport::{DeliveryError, address::TransportError, words};

/// How long reaching the server may take, per address of it.
const CONNECT_LIMIT: Duration = Duration::from_secs(15);

pub(super) struct Server {
    host: String,
    port: u16,
    is_loopback: bool,
    implicit_tls: bool,
    hello: ClientId,
    starttls: TlsParameters,
    connector: tokio_native_tls::TlsConnector,
    credentials: Option<Credentials>,
}

impl Server {
    pub(super) fn new(settings: &SmtpSettings) -> Result<Self, TransportError> {
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
        let credentials = settings.credentials.as_ref().map(|pair| pair.reveal().clone());
        Ok(Self {
            host: settings.host.clone(),
            port: settings.port,
            is_loopback: settings.is_loopback,
            implicit_tls: settings.implicit_tls,
            hello: ClientId::Domain(settings.hello.clone()),
            starttls: starttls.build().map_err(|error| broken(&error))?,
            connector: connector.build().map_err(|error| broken(&error))?.into(),
            credentials: credentials.map(|(user, password)| Credentials::new(user, password)),
        })
    }

    /// The address without credentials.
    pub(super) fn describe(&self) -> String {
        let scheme = if self.implicit_tls { "smtps" } else { "smtp" };
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        format!("{scheme}://{host}:{}", self.port)
    }

    pub(super) fn has_credentials(&self) -> bool {
        self.credentials.is_some()
    }

    /// Connects, encrypts, says hello and logs in.
    pub(super) async fn open(&self) -> Result<Session, DeliveryError> {
        let stream = self.connect().await?;
        let stream: Box<dyn AsyncTokioStream> =
            if self.implicit_tls { Box::new(Encrypted(self.encrypt(stream).await?)) } else { Box::new(stream) };
        let mut connection = timed(REPLY_LIMIT, AsyncSmtpConnection::connect_with_transport(stream, &self.hello)).await?;
        if connection.can_starttls() && !self.implicit_tls {
            timed(REPLY_LIMIT, connection.starttls(self.starttls.clone(), &self.hello)).await?;
        }
        let tls = self.implicit_tls || connection.is_encrypted();
        if !tls && !self.is_loopback {
            let reply = "the server offers no STARTTLS, and mail does not leave this machine unencrypted";
            return Err(DeliveryError::Connection(reply.to_owned()));
        }
        if let Some(credentials) = &self.credentials {
            timed(REPLY_LIMIT, connection.auth(DEFAULT_MECHANISMS, credentials)).await.map_err(about_credentials)?;
        }
        Ok(Session::new(connection, tls))
    }

    /// Without `TCP_NODELAY` the last line of each message waits some 40 ms for the acknowledgement of the lines before it.
    async fn connect(&self) -> Result<TcpStream, DeliveryError> {
        let lost = |error: io::Error| DeliveryError::Connection(words(&format!("{}:{}: {error}", self.host, self.port)));
        let mut last = io::Error::other("it has no address");
        for address in tokio::net::lookup_host((self.host.as_str(), self.port)).await.map_err(lost)? {
            match tokio::time::timeout(CONNECT_LIMIT, TcpStream::connect(address)).await {
                Ok(Ok(stream)) => {
                    stream.set_nodelay(true).map_err(lost)?;
                    return Ok(stream);
                }
                Ok(Err(error)) => last = error,
                Err(_) => last = io::ErrorKind::TimedOut.into(),
            }
        }
        Err(lost(last))
    }

    async fn encrypt(&self, stream: TcpStream) -> Result<tokio_native_tls::TlsStream<TcpStream>, DeliveryError> {
        let handshake = tokio::time::timeout(REPLY_LIMIT, self.connector.connect(&self.host, stream)).await;
        handshake.map_err(|_| slow())?.map_err(|error| DeliveryError::Connection(words(&format!("TLS: {error}"))))
    }
}

fn about_credentials(fault: Fault) -> DeliveryError {
    match fault.error {
        DeliveryError::Permanent(reply) => {
            DeliveryError::Permanent(words(&format!("the server refused our credentials: {reply}")))
        }
        other => other,
    }
}
