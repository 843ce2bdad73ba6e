//! What a running portal holds, and one request as its handlers see it.
//!
//! The composition root fills [`AppState`]; handlers only read it. No rule of the product is here.

mod caller;
mod desk;
mod intake;
mod problem;
mod test_mail;
mod upload;
mod visit;

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    config::Config,
    db::Db,
    features::{forms::Counts, overview::Gauge, preferences::Standings, snapshot::Snapshots},
    kernel::{Clock, Timestamp, ids::IntegrationId},
    mail::{Dkim, Transport},
    security::{Keyring, Throttle, mail_domain::MailDomains},
};

pub use caller::Caller;
pub use desk::{Desk, Posted, PostedFile};
pub use intake::{Intake, Pace, Place};
pub use problem::{Mishap, Problem};
pub use test_mail::{Tried, send_at_once, sender};
pub use upload::{Piece, Upload, pumped};
pub use visit::{
    LANGUAGE_COOKIE, Visit, is_from_another_origin, is_from_elsewhere, origin_of_another_site, posted, session_cookie,
};

/// Everything that handlers share.
pub struct AppState {
    /// How the portal was configured.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// Where contacts stand, for pages that only show it.
    pub standings: Standings,
    /// The time.
    pub clock: Clock,
    /// Keys for links, receipts and fingerprints.
    pub keyring: Arc<Keyring>,
    /// What staff edit.
    pub snapshots: Arc<Snapshots>,
    /// Rung after a post to the outbox.
    pub bell: Arc<Notify>,
    /// Rung after long work was asked for.
    pub work_bell: Arc<Notify>,
    /// The guard against floods.
    pub throttle: Throttle,
    /// The guard against programs that ask too much.
    pub api_throttle: Throttle<IntegrationId>,
    /// Which domains take mail.
    pub domains: MailDomains,
    /// The way out for mail.
    pub transport: Transport,
    /// The portal's own DKIM key.
    pub dkim: Option<Arc<Dkim>>,
    /// The figures of the overview.
    pub gauge: Gauge,
    /// What happened at forms and is not stored yet.
    pub counts: Counts,
    /// How many visitors send files just now.
    pub intake: Intake,
}

impl AppState {
    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Lets pages of this instance follow what was just saved; the others follow within two seconds. Should the database be away
    /// now, this one follows with them: what was saved stays saved.
    pub async fn take_effect(&self) {
        let (snapshots, db, at) = (self.snapshots.clone(), self.db.clone(), self.now());
        match tokio::task::spawn_blocking(move || snapshots.refresh(&db, at)).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!(%error, "the snapshot was not read anew"),
            Err(error) => tracing::warn!(%error, "the snapshot was not read anew"),
        }
    }

    /// The key that signs links made now.
    pub fn key_id(&self) -> String {
        self.keyring.seals().links.current_key_id().to_owned()
    }
}
