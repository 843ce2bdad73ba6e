//! The house's own keys: one file each in `{data_dir}/keys`, made at the first start, added to by rotation.
//!
//! A file is never changed. The highest number of a use is the current key; when an older one stops verifying
//! follows from the birth of its successor. Several instances of one portal share the directory.
//! It holds no passwords and no DKIM or TLS keys: those the operator brings.

mod file;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use chrono::Duration;

use crate::kernel::{Secret, StartupError, Timestamp};

/// What a key is for. One key never serves two uses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Use {
    /// Signs personal links, and seals the values of prefilled forms.
    Link,
    /// Seals unsubscribe links, which never expire: all keys of this use stay.
    Unsubscribe,
    /// Seals render receipts.
    Receipt,
    /// Makes fingerprints of addresses for limits and suppression: never rotated, or old fingerprints would not match.
    Fingerprint,
    /// Makes the secrets of authenticator apps and hashes recovery codes: never rotated, or nobody's app would fit any more.
    Staff,
    /// Makes the secrets of webhooks: never rotated, or no receiver would know our signatures any more.
    Webhook,
}

impl Use {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Link, Self::Unsubscribe, Self::Receipt, Self::Fingerprint, Self::Staff, Self::Webhook];

    /// The name in files and in the inventory.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Unsubscribe => "unsubscribe",
            Self::Receipt => "receipt",
            Self::Fingerprint => "fingerprint",
            Self::Staff => "staff",
            Self::Webhook => "webhook",
        }
    }

    /// How long a key still verifies after its successor was made; `None` for ever.
    ///
    /// The longest life of what it sealed (links: 365 days, receipts: 24 hours) and a day for an instance that
    /// noticed the successor late.
    pub fn overlap(self) -> Option<Duration> {
        match self {
            Self::Link => Some(Duration::days(366)),
            Self::Receipt => Some(Duration::days(2)),
            Self::Unsubscribe | Self::Fingerprint | Self::Staff | Self::Webhook => None,
        }
    }
}

/// One key.
#[derive(Clone, Debug)]
pub struct Key {
    /// What it is for.
    pub used_for: Use,
    /// Counts from 1 within its use and names the key in what it seals.
    pub number: u8,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when it verifies nothing; `None` while it is current or is kept for ever.
    pub retired_at: Option<Timestamp>,
    secret: Secret<[u8; 32]>,
}

impl Key {
    /// The 256 random bits.
    pub(super) const fn secret(&self) -> &[u8; 32] {
        self.secret.reveal()
    }

    /// Whether it verifies nothing any more.
    pub fn is_retired(&self, now: Timestamp) -> bool {
        self.retired_at.is_some_and(|at| at <= now)
    }
}

/// How a key stands at some time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyState {
    /// Seals and verifies.
    Current,
    /// Only verifies, until then (for ever when `None`).
    Verifies(Option<Timestamp>),
    /// Does nothing; the next rotation removes its file.
    Retired,
}

/// All keys, as they were when the directory was read.
#[derive(Clone, Debug)]
pub struct Keys {
    dir: PathBuf,
    names: BTreeSet<String>,
    /// By use, then by number.
    keys: Vec<Key>,
}

impl Keys {
    /// Reads the keys in `dir`; makes the directory and what is missing in it, and clears away what a start left that died over it.
    ///
    /// # Errors
    /// When the directory cannot be read or written, or a file is readable by others or broken.
    pub fn load_or_create(dir: &Path, now: Timestamp) -> Result<Self, StartupError> {
        file::create_dir(dir)?;
        file::remove_unfinished(dir)?;
        for used_for in Use::ALL {
            if !file::names(dir)?.iter().any(|name| file::parse_name(name).is_some_and(|(found, _)| found == used_for)) {
                file::create(dir, used_for, 1, now)?;
            }
        }
        Self::load(dir)
    }

    /// Reads the keys in `dir` and makes nothing.
    ///
    /// # Errors
    /// As [`Self::load_or_create`], and when a use has no key.
    pub fn load(dir: &Path) -> Result<Self, StartupError> {
        file::check_dir(dir)?;
        let names = file::names(dir)?;
        let mut keys = names
            .iter()
            .filter_map(|name| file::parse_name(name))
            .map(|(used_for, number)| file::read(dir, used_for, number))
            .collect::<Result<Vec<_>, _>>()?;
        keys.sort_by_key(|key| (key.used_for, key.number));
        for at in 1..keys.len() {
            if keys[at - 1].used_for == keys[at].used_for {
                keys[at - 1].retired_at = keys[at].used_for.overlap().map(|overlap| keys[at].created_at.plus(overlap));
            }
        }
        for used_for in Use::ALL {
            if !keys.iter().any(|key| key.used_for == used_for) {
                let what = format!("there is no {} key in {}", used_for.name(), dir.display());
                return Err(StartupError::new(what, "Start the server once to make it, or restore the directory from a backup."));
            }
        }
        Ok(Self { dir: dir.to_path_buf(), names, keys })
    }

    /// Makes a new current link key and receipt key, and removes those that retired. Servers notice by themselves.
    ///
    /// # Errors
    /// As [`Self::load_or_create`], and when 250 keys of one use were made.
    pub fn rotate(dir: &Path, now: Timestamp) -> Result<Self, StartupError> {
        let before = Self::load_or_create(dir, now)?;
        for used_for in [Use::Link, Use::Receipt] {
            let current = before.current(used_for);
            // A clock that went back must not make the successor older than its predecessor.
            file::create(dir, used_for, current.number + 1, now.max(current.created_at))?;
        }
        for key in before.keys.iter().filter(|key| key.is_retired(now)) {
            file::remove(dir, key.used_for, key.number)?;
        }
        Self::load(dir)
    }

    /// The keys as they are now in the directory, when files came or went since this was read.
    ///
    /// Costs one listing of the directory. Names are enough, because a file never changes; its time would be too
    /// coarse to tell two changes of the same moment apart.
    ///
    /// # Errors
    /// As [`Self::load`]; the server then keeps the keys that it has.
    pub fn reload_if_changed(&self) -> Result<Option<Self>, StartupError> {
        if file::names(&self.dir)? == self.names { Ok(None) } else { Self::load(&self.dir).map(Some) }
    }

    /// Every key and how it stands at `now`; holds no secret that could be shown.
    pub fn inventory(&self, now: Timestamp) -> Vec<(&Key, KeyState)> {
        let state = |key: &Key| {
            if key.number == self.current(key.used_for).number {
                KeyState::Current
            } else if key.is_retired(now) {
                KeyState::Retired
            } else {
                KeyState::Verifies(key.retired_at)
            }
        };
        self.keys.iter().map(|key| (key, state(key))).collect()
    }

    /// The keys of one use, oldest first.
    pub(super) fn of(&self, used_for: Use) -> impl DoubleEndedIterator<Item = &Key> {
        self.keys.iter().filter(move |key| key.used_for == used_for)
    }

    /// The number of the key that seals now.
    pub fn current_number(&self, used_for: Use) -> u8 {
        self.current(used_for).number
    }

    /// The newest key of one use.
    #[allow(clippy::expect_used, reason = "a value of this type is only made when each use has a key")]
    pub(super) fn current(&self, used_for: Use) -> &Key {
        self.of(used_for).next_back().expect("each use has a key")
    }
}

#[cfg(test)]
mod tests;
