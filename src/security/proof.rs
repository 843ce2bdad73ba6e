//! Proofs of work by the protocol of ALTCHA (version 1): a browser looks for the number whose hash it is shown (FRM-08).
//!
//! A challenge belongs to one render receipt: its salt begins with the one-time key of the form and the time at which it expires. A
//! solution is therefore good for one sending of one form, and nothing has to be remembered. Own code: the protocol is one hash and
//! one MAC, both are here already, the time is the caller's, and no tag is compared octet by octet.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::{Keys, keys::Use, mac::Mac};
use crate::kernel::{
    Timestamp,
    digest::{from_hex, hex, sha256_hex},
    random,
};

/// The only hash that is asked for and taken.
const ALGORITHM: &str = "SHA-256";
/// Longer texts are not looked at.
const MAX_LENGTH: usize = 2048;

/// What a browser is asked, as its script reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Challenge {
    /// Always SHA-256.
    pub algorithm: &'static str,
    /// The hash of salt and number, in hex.
    pub challenge: String,
    /// Up to which number to look.
    pub maxnumber: u32,
    /// The form's one-time key, and until when the solution is taken.
    pub salt: String,
    /// Proves that the challenge is ours, in hex.
    pub signature: String,
}

/// What comes back.
#[derive(Deserialize)]
struct Solution {
    algorithm: String,
    challenge: String,
    number: u64,
    salt: String,
    signature: String,
}

/// Makes challenges and checks solutions.
pub struct Proofs {
    /// Oldest first; the last one signs.
    keys: Vec<(Option<Timestamp>, Mac)>,
}

impl Proofs {
    /// With the receipt keys, under a label of its own.
    pub fn new(keys: &Keys) -> Self {
        Self { keys: keys.of(Use::Receipt).map(|key| (key.retired_at, Mac::new(key.secret(), "proof of work"))).collect() }
    }

    /// A challenge for the form with this one-time key, to be solved by `expires_at` in at most `most_tries`.
    pub fn challenge(&self, nonce: &str, expires_at: Timestamp, most_tries: u32) -> Challenge {
        let dice = u32::from_be_bytes(random::bytes::<4>());
        let number = u32::try_from((u64::from(dice) * u64::from(most_tries)) >> 32).unwrap_or(0);
        // The sign at the end parts salt and number, so that neither can lend digits to the other.
        let salt = format!("{nonce}?expires={}&", expires_at.seconds());
        let challenge = sha256_hex(format!("{salt}{number}"));
        let signature = self.keys.last().map(|(_, mac)| hex(&mac.tag(challenge.as_bytes()))).unwrap_or_default();
        Challenge { algorithm: ALGORITHM, challenge, maxnumber: most_tries, salt, signature }
    }

    /// Does a text, as the script sends it, solve a challenge that was made for the form with this one-time key?
    pub fn is_solved(&self, text: &str, nonce: &str, now: Timestamp) -> bool {
        self.holds(text, nonce, now).unwrap_or(false)
    }

    fn holds(&self, text: &str, nonce: &str, now: Timestamp) -> Option<bool> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        let solution: Solution = serde_json::from_slice(&STANDARD.decode(text).ok()?).ok()?;
        let rest = solution.salt.strip_prefix(nonce)?.strip_prefix("?expires=")?.strip_suffix('&')?;
        let is_in_time = rest.parse::<i64>().ok()? > now.seconds();
        let right = sha256_hex(format!("{}{}", solution.salt, solution.number));
        let is_right: bool = right.as_bytes().ct_eq(solution.challenge.as_bytes()).into();
        let tag = from_hex(&solution.signature)?;
        let is_ours = self
            .keys
            .iter()
            .filter(|(retired_at, _)| retired_at.is_none_or(|at| at > now))
            .any(|(_, mac)| mac.is_tag_of(&tag, solution.challenge.as_bytes()));
        Some(solution.algorithm == ALGORITHM && is_in_time && is_right && is_ours)
    }
}

#[cfg(test)]
mod tests;
