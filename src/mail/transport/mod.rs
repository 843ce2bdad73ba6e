//! The ways by which a mail leaves: an SMTP server, a directory of `.eml` files, or memory for tests (ML-02).
//!
//! A delivery is one attempt and one answer. Trying again, waiting and giving up belong to the outbox; so does never handing over
//! the same mail twice at once.

mod address;
mod directory;
mod memory;
mod smtp;

use std::time::Duration;

pub use address::{Options, TransportError};
pub use directory::Directory;
pub use memory::{Answer, Memory};
pub use smtp::Smtp;

use crate::kernel::{EmailAddress, Timestamp, text};

/// No delivery takes longer, whatever the server does: a lease on a mail has to outlast it.
pub const LONGEST_DELIVERY: Duration = Duration::from_secs(180);
/// How much of a server's reply is kept, in characters.
const REPLY_LIMIT: usize = 500;

/// A way out. Clones share their sessions.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A mail server.
    Smtp(std::sync::Arc<Smtp>),
    /// Files in a directory: what ships, so that a new installation mails nobody by accident.
    Directory(Directory),
    /// Kept in memory, for tests.
    Memory(Memory),
}

/// One message for one recipient.
#[derive(Clone)]
pub struct Parcel {
    /// The handle of the mail: delivering it again replaces the file of the first time.
    pub handle: String,
    /// When the mail was caused.
    pub at: Timestamp,
    /// The envelope sender, to which a server returns what it cannot deliver.
    pub from: EmailAddress,
    /// The envelope recipient.
    pub to: EmailAddress,
    /// The message, signed if it is to be signed.
    pub bytes: Vec<u8>,
}

/// What the other side said when it took the mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The reply in the server's words, at most 500 characters without control characters.
    pub reply: String,
    /// The server's own number for the mail, when it names one.
    pub queue_id: Option<String>,
    /// Whether the session was encrypted.
    pub tls: bool,
}

/// Why a mail was not taken. Each holds a text of at most 500 characters without control characters.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The server says: later (4xx).
    #[error("refused for now: {0}")]
    Temporary(String),
    /// The server says: never (5xx). Trying again changes nothing.
    #[error("refused: {0}")]
    Permanent(String),
    /// There was no server to say anything, or the line broke. The mail may or may not have arrived.
    #[error("no connection: {0}")]
    Connection(String),
}

impl DeliveryError {
    /// Whether another attempt makes sense (ML-03).
    pub fn is_worth_retrying(&self) -> bool {
        !matches!(self, Self::Permanent(_))
    }

    /// The text inside.
    pub fn reply(&self) -> &str {
        match self {
            Self::Temporary(reply) | Self::Permanent(reply) | Self::Connection(reply) => reply,
        }
    }
}

impl Transport {
    /// Makes one attempt.
    ///
    /// # Errors
    /// See [`DeliveryError`].
    pub async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let attempt = async {
            match self {
                Self::Smtp(smtp) => smtp.deliver(parcel).await,
                Self::Directory(directory) => directory.deliver(parcel).await,
                Self::Memory(memory) => memory.deliver(parcel),
            }
        };
        tokio::time::timeout(LONGEST_DELIVERY, attempt)
            .await
            .unwrap_or_else(|_| Err(DeliveryError::Connection("the mail server took too long".to_owned())))
    }

    /// Tries the way out without sending anything, and says in words what happened.
    ///
    /// # Errors
    /// When a mail could not leave now; the text is the other side's own.
    pub async fn check(&self) -> Result<String, String> {
        match self {
            Self::Smtp(smtp) => smtp.check().await,
            Self::Directory(directory) => directory.check(),
            Self::Memory(_) => Ok("mail is kept in memory and leaves nowhere".to_owned()),
        }
    }

    /// Closes sessions that have been idle for a while; all of them when `all`. For quiet times and for the end of the process.
    pub async fn rest(&self, all: bool) {
        if let Self::Smtp(smtp) = self {
            smtp.rest(all).await;
        }
    }

    /// How many deliveries may run at once with profit.
    pub fn concurrency(&self) -> usize {
        match self {
            Self::Smtp(smtp) => smtp.concurrency(),
            Self::Directory(_) | Self::Memory(_) => 4,
        }
    }

    /// What goes out here, without secrets, for the start-up line and `doctor`.
    pub fn describe(&self) -> String {
        match self {
            Self::Smtp(smtp) => smtp.describe(),
            Self::Directory(directory) => format!("files in {}", directory.path().display()),
            Self::Memory(_) => "memory".to_owned(),
        }
    }
}

/// A foreign text as we keep it: one line, cut.
fn words(reply: &str) -> String {
    let line = text::one_line(reply);
    text::cut(&line, REPLY_LIMIT).to_owned()
}

#[cfg(test)]
mod tests;
