//! The personal pages: preferences, unsubscribe, taking back, one's own data.

mod data;
mod page;
mod restore;
mod unsubscribe;

pub use data::{download, show_data};
pub use page::{ask_for_data_link, leave_everything, save, show};
pub use restore::{restore_act, show_restore};
pub use unsubscribe::{show_unsubscribe, unsubscribe};

use super::Standing;
use crate::{
    security::{Kind, Opened},
    state::{AppState, Problem, Visit},
};

/// The token in a path.
#[derive(serde::Deserialize)]
pub struct Token {
    /// As it came.
    pub token: String,
}

/// What a link opens and where its contact stands; nothing when the link is of no use, whatever the reason.
async fn open(visit: &Visit, state: &AppState, kind: Kind, token: &str) -> Result<Option<(Opened, Standing)>, Problem> {
    let Ok(opened) = state.keyring.seals().links.read(kind, token, visit.at) else { return Ok(None) };
    let standing = state.standings.of(opened.subject.clone()).await?;
    Ok(standing.filter(|standing| standing.contact.link_epoch == opened.epoch).map(|standing| (opened, standing)))
}
