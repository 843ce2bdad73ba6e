//! The keys of a running server, ready to seal and to open; rotation is noticed without a restart.
//!
//! It does not watch by itself: whoever runs the server calls [`Keyring::reload_if_changed`] every few seconds.

use std::{path::Path, sync::Arc};

use arc_swap::{ArcSwap, Guard};

use super::{Authenticators, Fingerprints, Keys, Links, Prefills, Proofs, Receipts, Signatures, Unsubscribes};
use crate::kernel::{StartupError, Timestamp};

/// Everything that is made with the keys.
pub struct Seals {
    keys: Keys,
    /// Personal links.
    pub links: Links,
    /// Unsubscribe links.
    pub unsubscribes: Unsubscribes,
    /// Render receipts.
    pub receipts: Receipts,
    /// Values of prefilled forms.
    pub prefills: Prefills,
    /// Proofs of work.
    pub proofs: Proofs,
    /// Fingerprints of addresses.
    pub fingerprints: Fingerprints,
    /// Second steps of signing in.
    pub authenticators: Authenticators,
    /// Secrets of webhooks.
    pub signatures: Signatures,
}

impl Seals {
    /// Makes all of it ready; `issuer` is the portal's base URL.
    pub fn new(keys: Keys, issuer: &str) -> Self {
        Self {
            links: Links::new(&keys, issuer),
            unsubscribes: Unsubscribes::new(&keys),
            receipts: Receipts::new(&keys),
            prefills: Prefills::new(&keys),
            proofs: Proofs::new(&keys),
            fingerprints: Fingerprints::new(&keys),
            authenticators: Authenticators::new(&keys),
            signatures: Signatures::new(&keys),
            keys,
        }
    }

    /// The keys, for the inventory.
    pub const fn keys(&self) -> &Keys {
        &self.keys
    }
}

/// The seals of now.
pub struct Keyring {
    issuer: String,
    seals: ArcSwap<Seals>,
}

impl Keyring {
    /// Reads or makes the keys in `dir`; `issuer` is the portal's base URL.
    ///
    /// # Errors
    /// As [`Keys::load_or_create`].
    pub fn open(dir: &Path, issuer: &str, now: Timestamp) -> Result<Self, StartupError> {
        let seals = Seals::new(Keys::load_or_create(dir, now)?, issuer);
        Ok(Self { issuer: issuer.to_owned(), seals: ArcSwap::from_pointee(seals) })
    }

    /// The seals; take them once per request, so that the request sees one set.
    pub fn seals(&self) -> Guard<Arc<Seals>> {
        self.seals.load()
    }

    /// Takes up keys that came or went. Reads a directory: not for the threads that answer requests.
    ///
    /// # Errors
    /// As [`Keys::load`]; the keys from before stay in use.
    pub fn reload_if_changed(&self) -> Result<bool, StartupError> {
        let changed = self.seals.load().keys.reload_if_changed()?;
        let is_changed = changed.is_some();
        if let Some(keys) = changed {
            self.seals.store(Arc::new(Seals::new(keys, &self.issuer)));
        }
        Ok(is_changed)
    }
}
