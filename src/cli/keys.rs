//! `samtykke keys`: what keys there are, and making new ones.

use std::path::Path;

use clap::Subcommand;

use super::{
    Answer,
    answer::{Table, time},
};
use crate::{
    kernel::{StartupError, Timestamp},
    security::{Keys, keys::KeyState},
};

#[derive(Clone, Copy, Subcommand)]
pub enum Act {
    /// Every key, how old it is and how long it counts
    List,
    /// Make new keys for links and form pages; the old ones go on opening what they signed
    Rotate,
}

/// Runs it; neither shows a secret.
pub fn run(dir: &Path, now: Timestamp, act: Act) -> Result<Answer, StartupError> {
    match act {
        Act::List => Ok(Answer::fine(list(&Keys::load(dir)?, now))),
        Act::Rotate => {
            let keys = Keys::rotate(dir, now)?;
            let advice = "New keys sign from now; running servers take them up within seconds.\n";
            Ok(Answer::fine(format!("{advice}{}", list(&keys, now))))
        }
    }
}

fn list(keys: &Keys, now: Timestamp) -> String {
    let mut table = Table::new(["use", "number", "made", "days", "state"]);
    for (key, state) in keys.inventory(now) {
        let state = match state {
            KeyState::Current => "current".to_owned(),
            KeyState::Verifies(Some(until)) => format!("opens what it signed until {}", time(until)),
            KeyState::Verifies(None) => "opens what it signed for ever".to_owned(),
            KeyState::Retired => "retired; the next rotation removes it".to_owned(),
        };
        let days = now.since(key.created_at).num_days().to_string();
        table.row([key.used_for.name().into(), key.number.to_string(), time(key.created_at), days, state]);
    }
    table.or("no keys")
}
