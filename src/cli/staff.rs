//! `samtykke staff`: the way in when nobody is in yet.

use clap::Subcommand;

use super::{Answer, storage};
use crate::{
    app::house,
    config::Config,
    db::Db,
    kernel::{StartupError, Timestamp},
};

#[derive(Subcommand)]
pub enum Act {
    /// Make a new one-time link by which the first administrator signs up
    SetupLink,
}

/// Runs it.
pub fn run(db: &Db, config: &Config, now: Timestamp, act: &Act) -> Result<Answer, StartupError> {
    match act {
        Act::SetupLink => match house::setup_link(db, config, now).map_err(storage)? {
            Some(link) => Ok(Answer::fine(format!("{link}\nThe link works once, within the hour; earlier ones work no more.\n"))),
            None => Err(StartupError::new("somebody works here already", "Ask an administrator for an invitation")),
        },
    }
}
