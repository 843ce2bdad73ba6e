//! The render receipt (FRM-04): proves which text a form page showed, in which language, when, and that the page
//! was ours. It carries the one-time key of the form.
//!
//! Whether the key was used before, and whether the text is still the current one, the caller looks up.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;

use super::{Keys, keys::Use, mac::Mac};
use crate::kernel::{Language, Timestamp, random};

/// Bytes before the form's key: key number, language, time, nonce, version hash.
const HEAD: usize = 1 + 2 + 8 + 16 + 32;
/// 128 bits of tag.
const TAG: usize = 16;
/// Longer texts are not looked at.
const MAX_LENGTH: usize = 512;

/// What a page showed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// Which form or page, for example the slug.
    pub form: String,
    /// SHA-256 of the frozen texts that were shown.
    pub version_hash: [u8; 32],
    /// The language that they were shown in.
    pub language: Language,
    /// When.
    pub rendered_at: Timestamp,
    /// The one-time key: the time, and 80 random bits.
    pub nonce: [u8; 16],
}

impl Receipt {
    /// A receipt with a fresh one-time key.
    pub fn new(form: &str, version_hash: [u8; 32], language: Language, rendered_at: Timestamp) -> Self {
        Self { form: form.to_owned(), version_hash, language, rendered_at, nonce: random::bytes_at(rendered_at) }
    }

    /// The one-time key as text, for a unique column.
    pub fn nonce_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.nonce)
    }
}

/// How old a receipt may be when it comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// Nobody fills in the form faster.
    pub shortest: Duration,
    /// Nobody is still at it after.
    pub longest: Duration,
}

impl Default for Window {
    /// 2 seconds to 24 hours.
    fn default() -> Self {
        Self { shortest: Duration::seconds(2), longest: Duration::hours(24) }
    }
}

/// Why a receipt does not hold.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadReceipt {
    /// Genuine, but back sooner than a person types (or from a time that the clock has not reached).
    #[error("the form came back too fast")]
    TooFast(Receipt),
    /// Genuine, but too old.
    #[error("the form is too old")]
    TooOld(Receipt),
    /// Not ours, or altered.
    #[error("the receipt is not genuine")]
    Forged,
}

/// Makes and reads render receipts.
pub struct Receipts {
    /// Oldest first; the last one seals.
    keys: Vec<(u8, Option<Timestamp>, Mac)>,
}

impl Receipts {
    /// With the receipt keys.
    pub fn new(keys: &Keys) -> Self {
        let ready = keys.of(Use::Receipt).map(|key| (key.number, key.retired_at, Mac::new(key.secret(), "render receipt")));
        Self { keys: ready.collect() }
    }

    /// The text to embed in the page.
    pub fn mint(&self, receipt: &Receipt) -> String {
        let Some((number, _, mac)) = self.keys.last() else { return String::new() };
        let mut bytes = vec![*number];
        bytes.extend_from_slice(receipt.language.code().as_bytes());
        bytes.extend_from_slice(&receipt.rendered_at.micros().to_be_bytes());
        bytes.extend_from_slice(&receipt.nonce);
        bytes.extend_from_slice(&receipt.version_hash);
        bytes.extend_from_slice(receipt.form.as_bytes());
        let tag = mac.tag(&bytes);
        bytes.extend_from_slice(&tag[..TAG]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// What the page showed that a form came back from.
    ///
    /// # Errors
    /// [`BadReceipt`]: the form is shown again, with a fresh receipt and what the person typed.
    pub fn read(&self, text: &str, now: Timestamp, window: Window) -> Result<Receipt, BadReceipt> {
        let receipt = self.genuine(text, now).ok_or(BadReceipt::Forged)?;
        let age = now.since(receipt.rendered_at);
        if age < window.shortest {
            Err(BadReceipt::TooFast(receipt))
        } else if age > window.longest {
            Err(BadReceipt::TooOld(receipt))
        } else {
            Ok(receipt)
        }
    }

    fn genuine(&self, text: &str, now: Timestamp) -> Option<Receipt> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (message, tag) = bytes.split_at_checked(bytes.len().checked_sub(TAG)?)?;
        let (head, form) = message.split_at_checked(HEAD)?;
        let (_, retired_at, mac) = self.keys.iter().find(|(number, ..)| *number == head[0])?;
        if retired_at.is_some_and(|at| at <= now) || !mac.is_tag_of(tag, message) {
            return None;
        }
        Some(Receipt {
            language: Language::from_code(std::str::from_utf8(&head[1..3]).ok()?)?,
            rendered_at: Timestamp::from_micros(i64::from_be_bytes(head[3..11].try_into().ok()?)),
            nonce: head[11..27].try_into().ok()?,
            version_hash: head[27..HEAD].try_into().ok()?,
            form: String::from_utf8(form.to_vec()).ok()?,
        })
    }
}

#[cfg(test)]
mod tests;
