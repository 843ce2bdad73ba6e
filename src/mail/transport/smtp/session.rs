//! One open session with a server: a mail is announced on it, then handed over.

use std::time::{Duration, Instant};

use lettre::{
    Address,
    transport::smtp::{
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Noop, Rcpt, Rset},
        extension::{Extension, MailBodyParameter, MailParameter},
    },
};

use super::reply::{Fault, REPLY_LIMIT, queue_id, spoken, timed};
use crate::{
    kernel::EmailAddress,
    mail::transport::{DeliveryError, Parcel, Receipt},
};

/// How long the server may take to accept the message itself; impatience here means a second copy (RFC 5321 §4.5.3.2.6).
const DATA_LIMIT: Duration = Duration::from_secs(150);
/// How long goodbye may take.
const QUIT_LIMIT: Duration = Duration::from_secs(2);

pub(super) struct Session {
    connection: AsyncSmtpConnection,
    /// Whether it is encrypted.
    pub(super) tls: bool,
    /// How many messages it has carried.
    pub(super) mails: usize,
    /// When it was last put aside.
    pub(super) used_at: Instant,
}

impl Session {
    pub(super) fn new(connection: AsyncSmtpConnection, tls: bool) -> Self {
        Self { connection, tls, mails: 0, used_at: Instant::now() }
    }

    /// MAIL, RCPT and DATA: until here the server has nothing of the message.
    pub(super) async fn announce(&mut self, parcel: &Parcel) -> Result<(), Fault> {
        let parameters = self.parameters(parcel)?;
        timed(REPLY_LIMIT, self.connection.command(Mail::new(Some(address(&parcel.from)), parameters))).await?;
        timed(REPLY_LIMIT, self.connection.command(Rcpt::new(address(&parcel.to), Vec::new()))).await?;
        timed(REPLY_LIMIT, self.connection.command(Data)).await?;
        Ok(())
    }

    /// What an address with letters beyond ASCII asks of the server (RFC 6531 §3.4).
    fn parameters(&self, parcel: &Parcel) -> Result<Vec<MailParameter>, Fault> {
        if parcel.from.as_str().is_ascii() && parcel.to.as_str().is_ascii() && head(&parcel.bytes).is_ascii() {
            return Ok(Vec::new());
        }
        let server = self.connection.server_info();
        if !server.supports_feature(Extension::SmtpUtfEight) {
            let reply = "the mail server takes no addresses with letters beyond ASCII (it offers no SMTPUTF8)";
            return Err(Fault { error: DeliveryError::Permanent(reply.to_owned()), is_orderly: true });
        }
        let eight_bit =
            server.supports_feature(Extension::EightBitMime).then_some(MailParameter::Body(MailBodyParameter::EightBitMime));
        Ok(std::iter::once(MailParameter::SmtpUtfEight).chain(eight_bit).collect())
    }

    /// The message itself. Its last line break is part of the end mark that the connection writes.
    pub(super) async fn hand_over(&mut self, parcel: &Parcel) -> Result<Receipt, Fault> {
        let bytes = parcel.bytes.strip_suffix(b"\r\n").unwrap_or(&parcel.bytes);
        self.mails += 1;
        let response = timed(DATA_LIMIT, self.connection.message(bytes)).await?;
        Ok(Receipt { queue_id: queue_id(&response), reply: spoken(&response), tls: self.tls })
    }

    /// Forgets a mail that was announced and refused; false when the session is lost.
    pub(super) async fn recovers(&mut self) -> bool {
        timed(REPLY_LIMIT, self.connection.command(Rset)).await.is_ok()
    }

    /// Asks for a sign of life.
    pub(super) async fn greet(&mut self) -> Result<String, Fault> {
        timed(REPLY_LIMIT, self.connection.command(Noop)).await.map(|reply| spoken(&reply))
    }

    /// Says goodbye, without insisting on an answer.
    pub(super) async fn leave(mut self) {
        let _ = tokio::time::timeout(QUIT_LIMIT, self.connection.quit()).await;
    }
}

/// An address that was parsed at the door.
fn address(address: &EmailAddress) -> Address {
    let (local, domain) = address.as_str().rsplit_once('@').unwrap_or((address.as_str(), ""));
    Address::new_dangerous(local, domain)
}

/// The headers of a message.
fn head(bytes: &[u8]) -> &[u8] {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(bytes.len());
    &bytes[..end]
}
