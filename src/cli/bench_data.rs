//! `samtykke bench-data`: an invented crowd for `benches/run`, and links to their preference pages, one token a line.
//!
//! What else the load needs (form pages with their receipts, the bodies of saves) the driver reads from the pages themselves, as a
//! browser would. The links open on a portal with the base URL of this command alone, so both must be given the same.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Answer, storage};
use crate::{
    app::House,
    features::crowds,
    kernel::{StartupError, Timestamp, random},
    security::{Claim, Kind, Seals},
};

/// People that one transaction adds.
const PORTION: i64 = 10_000;
/// Links that are written at most, evenly spread over the crowd: more would only make the file large.
const LINKS: i64 = 100_000;

#[derive(Args)]
pub struct Crowd {
    /// How many
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    contacts: u32,
    /// Where to write the tokens of their preference links
    #[arg(long)]
    tokens: Option<PathBuf>,
}

/// Fills an untouched database.
pub fn run(house: &House, crowd: &Crowd) -> Result<Answer, StartupError> {
    let db = &house.state.db;
    if !db.read_blocking(crowds::is_untouched).map_err(storage)? {
        return Err(StartupError::new(
            "this database is in use",
            "Invented contacts belong into one of their own: set database_url",
        ));
    }
    let now = house.state.now();
    let total = i64::from(crowd.contacts);
    let mut tokens = crowd.tokens.as_deref().map(create).transpose()?;
    let seals = house.state.keyring.seals();
    let mut from = 1;
    while from <= total {
        let until = total.min(from + PORTION - 1);
        let snapshot = house.state.snapshots.share();
        let handles = db.write_blocking(move |tx| crowds::add(tx, &snapshot, now, from, until, total)).map_err(storage)?;
        if let Some((file, path)) = &mut tokens {
            let step = usize::try_from((total / LINKS).max(1)).unwrap_or(1);
            let lifetime = house.state.snapshots.now().settings.preference_link_lifetime();
            let chosen = handles.iter().zip(from..).filter(|(_, n)| usize::try_from(*n).unwrap_or(0) % step == 0);
            for (handle, _) in chosen {
                writeln!(file, "{}", token(&seals, handle, now, lifetime)).map_err(|error| cannot_write(path, &error))?;
            }
        }
        from = until + 1;
    }
    if let Some((mut file, path)) = tokens {
        file.flush().map_err(|error| cannot_write(&path, &error))?;
    }
    Ok(Answer::fine(format!("{total} contacts.\n")))
}

fn token(seals: &Seals, handle: &str, now: Timestamp, lifetime: chrono::Duration) -> String {
    let jti = random::handle();
    seals.links.mint(&Claim {
        kind: Kind::Preferences,
        subject: handle,
        jti: &jti,
        issued_at: now,
        lifetime,
        epoch: 1,
        key_id: None,
    })
}

fn create(path: &Path) -> Result<(BufWriter<File>, PathBuf), StartupError> {
    let file = File::create(path).map_err(|error| cannot_write(path, &error))?;
    Ok((BufWriter::new(file), path.to_owned()))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> StartupError {
    StartupError::new(format!("cannot write {}: {error}", path.display()), "Choose a place that this user may write to")
}
