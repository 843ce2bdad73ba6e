//! `samtykke links`: ending personal links.

use clap::Subcommand;

use super::{Answer, address, nobody, storage};
use crate::{
    db::Db,
    features::links,
    kernel::{Actor, Channel, Context, StartupError, Timestamp},
};

#[derive(Subcommand)]
pub enum Act {
    /// End every personal link of a contact that was made so far, for example because a mail was forwarded
    Revoke {
        /// One of the contact's addresses
        address: String,
    },
}

/// Runs it.
pub fn run(db: &Db, now: Timestamp, act: &Act) -> Result<Answer, StartupError> {
    let Act::Revoke { address: text } = act;
    let key = address(text)?.key().to_owned();
    let ctx = Context { actor: Actor::Operator, channel: Channel::Cli, ..Context::system(now) };
    let is_known = db.write_blocking(move |tx| links::revoke(tx, &ctx, &key)).map_err(storage)?;
    if !is_known {
        return Err(nobody());
    }
    Ok(Answer::fine(
        "The contact's personal links open nothing any more. Links to unsubscribe still work: they can only leave.\n",
    ))
}
