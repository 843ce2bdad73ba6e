//! Signatures of what is delivered to other systems, as the Standard Webhooks convention writes them.
//!
//! A webhook's secret follows from a random seed in the database and a key that is not in it. When a delivery is too old is for its
//! receiver to judge.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::{Keys, keys::Use, mac::Mac};
use crate::kernel::{digest::hex, random};

/// How a secret begins where people see it.
const PREFIX: &str = "whsec_";

/// Makes the secrets of webhooks.
pub struct Signatures(Mac);

impl Signatures {
    /// With the webhook key.
    pub fn new(keys: &Keys) -> Self {
        Self(Mac::new(keys.current(Use::Webhook).secret(), "secret of a webhook"))
    }

    /// The secret of a seed.
    pub fn of(&self, seed: &str) -> Signature {
        Signature(self.0.tag(seed.as_bytes()))
    }
}

/// A new random seed.
pub fn new_seed() -> String {
    hex(&random::bytes::<16>())
}

/// One webhook's secret.
pub struct Signature([u8; 32]);

impl Signature {
    /// The secret for the one who sets the receiver up, once.
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(self.0))
    }

    /// The `Webhook-Signature` of a delivery: `v1,` and the HMAC-SHA-256 of id, time in seconds and body with points between.
    pub fn sign(&self, id: &str, seconds: i64, body: &str) -> String {
        // HMAC takes a key of any length, so this constructor cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(format!("{id}.{seconds}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_is_signed_as_the_convention_says() {
        // The example of the convention's own documentation.
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let mut key = Hmac::<Sha256>::new_from_slice(&secret).unwrap();
        key.update(b"msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}");
        assert_eq!(STANDARD.encode(key.finalize().into_bytes()), "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let one = Signature([7; 32]);
        assert!(one.reveal().starts_with("whsec_") && one.sign("a", 1, "{}").starts_with("v1,"));
        let all = [
            one.sign("a", 1, "{}"),
            one.sign("b", 1, "{}"),
            one.sign("a", 2, "{}"),
            one.sign("a", 1, "[]"),
            Signature([8; 32]).sign("a", 1, "{}"),
        ];
        assert_eq!(std::collections::BTreeSet::from(all).len(), 5, "each part counts");
    }
}
