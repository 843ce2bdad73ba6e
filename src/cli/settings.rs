//! `samtykke settings`: what the organisation decides, for operators; staff have pages for it below `/admin/settings`.

use std::fmt::Write as _;

use clap::Subcommand;
use serde_json::Value;

use super::{Answer, storage};
use crate::{
    db::{Db, DbError},
    features::{
        lists,
        settings::{self, Settings},
        snapshot,
    },
    kernel::{StartupError, Timestamp},
};

#[derive(Subcommand)]
pub enum Change {
    /// Change a setting; running servers take it up within two seconds
    Set {
        /// Its name, as `samtykke settings` lists it
        name: String,
        /// Its new value
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

/// Lists the settings, or changes one.
pub fn run(db: &Db, now: Timestamp, change: Option<&Change>) -> Result<Answer, StartupError> {
    let current = db.read_blocking(settings::load).map_err(storage)?;
    let Some(Change::Set { name, value }) = change else { return Ok(Answer::fine(list(&current))) };
    let refuse = |error: &dyn std::fmt::Display| {
        StartupError::new(error.to_string(), "`samtykke settings` lists every setting with what it may be")
    };
    let changed = current.with(name, value).map_err(|error| refuse(&error))?;
    if let Some(error) = changed.at_odds() {
        return Err(refuse(&error));
    }
    if name == "default_basis" && !value.is_empty() {
        let lists = db.read_blocking(lists::load).map_err(storage)?;
        if value == lists::BASIS_WITHDRAWN || lists.basis(value).is_none() {
            return Err(refuse(&"default_basis is not the key of a legal basis"));
        }
    }
    let (name_to_set, value_to_set) = (name.clone(), value.clone());
    db.write_blocking(move |tx| {
        settings::set(tx, now, None, &name_to_set, &value_to_set)?;
        snapshot::touch(tx)?;
        Ok::<_, DbError>(())
    })
    .map_err(storage)?;
    Ok(Answer::fine(format!("{name} = {value}\n")))
}

fn list(current: &Settings) -> String {
    let mut text = String::new();
    for (name, value) in current.to_map() {
        let value = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let _ = writeln!(text, "{name} = {value}\n    {}", Settings::describe(&name));
    }
    text
}
