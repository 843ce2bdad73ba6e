//! What a server's answers mean, and how they are kept.

use std::{error::Error, time::Duration};

use lettre::transport::smtp::{Error as SmtpError, response::Response};

use crate::mail::transport::{DeliveryError, words};

/// How long the server may take for one reply.
pub(super) const REPLY_LIMIT: Duration = Duration::from_secs(60);

/// What went wrong, and whether the session can go on.
pub(super) struct Fault {
    pub(super) error: DeliveryError,
    /// The server answered and the session is in order.
    pub(super) is_orderly: bool,
}

impl From<Fault> for DeliveryError {
    fn from(fault: Fault) -> Self {
        fault.error
    }
}

/// Waits for one exchange with the server and sorts what comes of it.
pub(super) async fn timed<T>(limit: Duration, exchange: impl Future<Output = Result<T, SmtpError>>) -> Result<T, Fault> {
    match tokio::time::timeout(limit, exchange).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(sorted(&error)),
        Err(_) => Err(Fault { error: slow(), is_orderly: false }),
    }
}

/// The error of a server that does not answer.
pub(super) fn slow() -> DeliveryError {
    DeliveryError::Connection("the mail server took too long".to_owned())
}

fn sorted(error: &SmtpError) -> Fault {
    let Some(code) = error.status() else {
        let mut root: &dyn Error = error;
        while let Some(source) = root.source() {
            root = source;
        }
        let root = root.to_string();
        let is_closed = error.is_response() && root == "incomplete response";
        let said = if is_closed { "the server closed the connection" } else { &root };
        return Fault { error: DeliveryError::Connection(words(said)), is_orderly: false };
    };
    let reply = words(&format!("{code} {}", error.source().map(ToString::to_string).unwrap_or_default()));
    let code = u16::from(code);
    // 530 says that it wants credentials or encryption first (RFC 4954 §6): our settings are at fault, not the mail.
    let is_permanent = error.is_permanent() && code != 530;
    let error = if is_permanent { DeliveryError::Permanent(reply) } else { DeliveryError::Temporary(reply) };
    // 421 says that the server closes the line (RFC 5321 §3.8).
    Fault { error, is_orderly: code != 421 }
}

/// A server that refuses us before it has heard of the mail says nothing about the mail, so the mail is not given up for it.
pub(super) fn not_about_the_mail(error: DeliveryError) -> DeliveryError {
    match error {
        DeliveryError::Permanent(reply) => DeliveryError::Temporary(reply),
        other => other,
    }
}

/// A reply in the server's words.
pub(super) fn spoken(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    words(&format!("{} {}", response.code(), lines.join(" ")))
}

/// The number under which a server queued a mail: `queued as X` (Postfix and many others), `id=X` (Exim).
pub(super) fn queue_id(response: &Response) -> Option<String> {
    let said = response.message().collect::<Vec<_>>().join(" ");
    let after = ["queued as ", "id="].iter().find_map(|mark| said.split_once(mark).map(|(_, rest)| rest))?;
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@');
    let id: String = after.chars().take_while(is_part).take(100).collect();
    let id = id.trim_end_matches('.').to_owned();
    Some(id).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_name_their_queue_in_their_own_ways() {
        let id = |reply: &str| queue_id(&reply.parse::<Response>().unwrap());
        assert_eq!(id("250 2.0.0 Ok: queued as 4XyZ12abCd\r\n").as_deref(), Some("4XyZ12abCd"));
        assert_eq!(id("250 OK id=1tABcd-000000-2x\r\n").as_deref(), Some("1tABcd-000000-2x"));
        assert_eq!(id("250-2.0.0 fine\r\n250 2.0.0 queued as <x>\r\n"), None);
        assert_eq!(id("250 Ok 0100018f-aaaa\r\n"), None);
    }
}
