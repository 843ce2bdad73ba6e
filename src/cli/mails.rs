//! `samtykke mails`: trying again what was given up.

use clap::Subcommand;

use super::{Answer, storage};
use crate::{
    db::Db,
    features::outbox,
    kernel::{StartupError, Timestamp, ids::MailId},
};

#[derive(Subcommand)]
pub enum Act {
    /// Send a failed mail again: the same mail, with the links that it had
    Resend {
        /// Its number, as `samtykke inspect outbox --state failed` shows it
        id: i64,
    },
}

/// Runs it.
pub fn run(db: &Db, now: Timestamp, act: &Act) -> Result<Answer, StartupError> {
    let Act::Resend { id } = *act;
    if db.write_blocking(move |tx| outbox::resend(tx, now, MailId(id))).map_err(storage)? {
        Ok(Answer::fine(format!("Mail {id} waits to be sent again.\n")))
    } else {
        let advice = "`samtykke inspect outbox --state failed` lists those that can be sent again";
        Err(StartupError::new(format!("there is no failed mail {id}"), advice))
    }
}
