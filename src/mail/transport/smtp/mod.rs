//! Delivery to an SMTP server, over sessions that are kept and used again.
//!
//! Encryption is required unless the server is on this machine (then it is used when offered), and the server's certificate is
//! always verified. A refused recipient does not cost the session. Nothing is sent again here, except when a kept session turns out
//! to be closed before the mail was announced on it.

mod reply;
mod server;
mod session;
mod stream;

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::Semaphore;

use self::{reply::not_about_the_mail, server::Server, session::Session};
use super::{DeliveryError, Parcel, Receipt, address::TransportError};
use crate::kernel::Secret;

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
    server: Server,
    concurrency: usize,
    idle_limit: Duration,
    mails_per_session: usize,
    permits: Semaphore,
    idle: Mutex<VecDeque<Session>>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.describe())
    }
}

impl Smtp {
    pub(super) fn new(settings: &SmtpSettings) -> Result<Self, TransportError> {
        Ok(Self {
            server: Server::new(settings)?,
            concurrency: settings.concurrency,
            idle_limit: settings.idle,
            mails_per_session: settings.mails_per_session,
            permits: Semaphore::new(settings.concurrency),
            idle: Mutex::new(VecDeque::new()),
        })
    }

    pub(super) fn concurrency(&self) -> usize {
        self.concurrency
    }

    pub(super) fn describe(&self) -> String {
        self.server.describe()
    }

    pub(super) async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let closed = |_| DeliveryError::Connection("the transport is closed".to_owned());
        let _permit = self.permits.acquire().await.map_err(closed)?;
        let kept = self.take_idle();
        let was_kept = kept.is_some();
        let mut session = match kept {
            Some(session) => session,
            None => self.server.open().await.map_err(not_about_the_mail)?,
        };
        let mut announced = session.announce(parcel).await;
        if was_kept && announced.as_ref().is_err_and(|fault| !fault.is_orderly) {
            // The server closed a kept session, which it may at any time. It has nothing of this mail yet.
            session = self.server.open().await.map_err(not_about_the_mail)?;
            announced = session.announce(parcel).await;
        }
        if let Err(fault) = announced {
            if fault.is_orderly && session.recovers().await {
                self.keep(session).await;
            }
            return Err(fault.error);
        }
        let receipt = session.hand_over(parcel).await;
        if receipt.as_ref().map_or_else(|fault| fault.is_orderly, |_| true) {
            self.keep(session).await;
        }
        Ok(receipt?)
    }

    /// Opens a session, says hello, and leaves by the same door: what `doctor` shows.
    pub(super) async fn check(&self) -> Result<String, String> {
        let said = async {
            let mut session = self.server.open().await?;
            let reply = session.greet().await?;
            let encrypted = if session.tls { "encrypted" } else { "not encrypted" };
            let known = if self.server.has_credentials() { ", credentials accepted" } else { "" };
            session.leave().await;
            Ok::<_, DeliveryError>(format!("{} answers{known}, {encrypted}: {reply}", self.describe()))
        };
        said.await.map_err(|error| format!("{}: {error}", self.describe()))
    }

    pub(super) async fn rest(&self, all: bool) {
        let tired: VecDeque<Session> = {
            let mut idle = self.sessions();
            let (tired, rested) = idle.drain(..).partition(|session| all || session.used_at.elapsed() >= self.idle_limit);
            *idle = rested;
            tired
        };
        for session in tired {
            session.leave().await;
        }
    }

    fn sessions(&self) -> MutexGuard<'_, VecDeque<Session>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The session that was used last, so that those beyond the need grow old and are closed.
    fn take_idle(&self) -> Option<Session> {
        let mut idle = self.sessions();
        while let Some(session) = idle.pop_back() {
            if session.used_at.elapsed() < self.idle_limit {
                return Some(session);
            }
        }
        None
    }

    /// Keeps a session for the next mail, or says goodbye when it has carried enough.
    async fn keep(&self, mut session: Session) {
        if session.mails >= self.mails_per_session {
            session.leave().await;
            return;
        }
        session.used_at = Instant::now();
        self.sessions().push_back(session);
    }
}
