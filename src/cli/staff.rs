//! `samtykke staff`: the way in when nobody is in yet, or when the last one in has lost the second step.

use clap::Subcommand;

use super::{Answer, address, storage};
use crate::{
    app::house,
    config::Config,
    db::Db,
    features::staff,
    kernel::{Actor, Channel, Context, StartupError, Timestamp},
};

#[derive(Subcommand)]
pub enum Act {
    /// Make a new one-time link by which the first administrator signs up
    SetupLink,
    /// Turn off the second step of somebody who lost telephone and recovery codes; their sessions end
    DropSecondStep {
        /// By which they sign in
        address: String,
    },
}

/// Runs it.
pub fn run(db: &Db, config: &Config, now: Timestamp, act: &Act) -> Result<Answer, StartupError> {
    match act {
        Act::SetupLink => match house::setup_link(db, config, now).map_err(storage)? {
            Some(link) => Ok(Answer::fine(format!("{link}\nThe link works once, within the hour; earlier ones work no more.\n"))),
            None => Err(StartupError::new("somebody works here already", "Ask an administrator for an invitation")),
        },
        Act::DropSecondStep { address: text } => {
            let key = address(text)?.key().to_owned();
            let ctx = Context { actor: Actor::Operator, channel: Channel::Cli, ..Context::system(now) };
            if !db.write_blocking(move |tx| staff::drop_second_step_by_address(tx, &ctx, &key)).map_err(storage)? {
                return Err(StartupError::new("nobody with this address works here", "Check how it is written"));
            }
            Ok(Answer::fine(
                "The password alone opens the door now. Turn the second step on again soon; who manages users is asked to at once.\n",
            ))
        }
    }
}
