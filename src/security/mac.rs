//! HMAC-SHA-256 (RFC 2104) with a key that was set up once.

use hmac::{Hmac, Mac as _, digest::KeyInit};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// A ready keyed hash; making a tag costs no key set-up.
#[derive(Clone)]
pub struct Mac(Hmac<Sha256>);

impl Mac {
    /// A keyed hash under `secret`. `label` separates the uses, so that two never share a tag even under one key.
    pub fn new(secret: &[u8; 32], label: &str) -> Self {
        // HMAC pads a short key with zeros to the block size, so that a full block needs no fallible set-up.
        let mut block = [0; 64];
        block[..32].copy_from_slice(secret);
        let mut hmac = <Hmac<Sha256> as KeyInit>::new(&block.into());
        hmac.update(label.as_bytes());
        hmac.update(&[0]);
        Self(hmac)
    }

    /// The tag of `message`.
    pub fn tag(&self, message: &[u8]) -> [u8; 32] {
        self.0.clone().chain_update(message).finalize().into_bytes().into()
    }

    /// Whether `tag`, cut to its length, is that of `message`; takes the same time whatever the answer.
    pub fn is_tag_of(&self, tag: &[u8], message: &[u8]) -> bool {
        self.tag(message).get(..tag.len()).is_some_and(|right| right.ct_eq(tag).into())
    }
}
