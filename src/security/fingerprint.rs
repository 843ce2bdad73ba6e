//! Fingerprints of addresses: they recognise an address again and give it away to nobody without the key.
//!
//! For limits per address and for suppression, which outlives the erasure of the address itself.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{Keys, keys::Use, mac::Mac};
use crate::kernel::EmailAddress;

/// Makes fingerprints.
pub struct Fingerprints(Mac);

impl Fingerprints {
    /// With the fingerprint key.
    pub fn new(keys: &Keys) -> Self {
        Self(Mac::new(keys.current(Use::Fingerprint).secret(), "fingerprint of an address"))
    }

    /// The fingerprint of an address's key form: 43 characters of base64url, the same for ever.
    pub fn of(&self, address: &EmailAddress) -> String {
        self.of_text(address.key())
    }

    /// The fingerprint of another text, for example of a network.
    pub fn of_text(&self, text: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.0.tag(text.as_bytes()))
    }
}
