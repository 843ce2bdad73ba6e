//! Links that open a form with values filled in (FRM-09): only we can make one, and only we can read what it carries.
//!
//! Addresses end up in logs and histories, so the values are encrypted and not only signed. Each link has a key of its own, made
//! from a link key and random octets: however many are made, none repeats what a cipher must not repeat. Whoever has a link
//! sees the values when they open it; that is what it is for.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};

use super::{Keys, keys::Use, mac::Mac};
use crate::kernel::{Timestamp, ids::FormId, random};

/// Random octets that make the key of one link.
const SALT: usize = 12;
/// Octets of the cipher's nonce.
const NONCE: usize = 12;
/// Octets of the cipher's tag.
const TAG: usize = 16;
/// The key's number and the random octets.
const HEAD: usize = 1 + SALT + NONCE;
/// Octets that the values may take up: the address then fits into what proxies read of a request (8 KiB).
const LONGEST: usize = 4096;
/// Longer texts are not looked at.
const MAX_LENGTH: usize = 8000;

/// Makes and reads the sealed values of prefilled links.
pub struct Prefills {
    /// Oldest first; the last one seals.
    keys: Vec<(u8, Option<Timestamp>, Mac)>,
}

impl Prefills {
    /// With the link keys: a key of before opens what it sealed for as long as a link may last.
    pub fn new(keys: &Keys) -> Self {
        let ready = keys.of(Use::Link).map(|key| (key.number, key.retired_at, Mac::new(key.secret(), "prefilled form")));
        Self { keys: ready.collect() }
    }

    /// Values for one form, sealed until they expire; nothing when they are too long for an address.
    pub fn mint(&self, form: FormId, expires_at: Timestamp, values: &[(String, String)]) -> Option<String> {
        let (number, _, mac) = self.keys.last()?;
        let written = serde_json::to_vec(values).ok().filter(|written| written.len() <= LONGEST)?;
        let mut plain = expires_at.micros().to_be_bytes().to_vec();
        plain.extend(written);
        let mut sealed = vec![*number];
        sealed.extend(random::bytes::<{ SALT + NONCE }>());
        let (key, mut tag) = (mac.tag(&sealed[1..=SALT]), [0; TAG]);
        let hidden = encrypt_aead(Cipher::aes_256_gcm(), &key, Some(&sealed[1 + SALT..]), &bound(form), &plain, &mut tag).ok()?;
        sealed.extend(hidden);
        sealed.extend(tag);
        Some(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// The values that were sealed for this form; nothing when they are not ours, altered, another form's, or their time is over.
    pub fn read(&self, text: &str, form: FormId, now: Timestamp) -> Option<Vec<(String, String)>> {
        if text.len() > MAX_LENGTH {
            return None;
        }
        let sealed = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (head, rest) = sealed.split_at_checked(HEAD)?;
        let (hidden, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
        let (_, retired_at, mac) = self.keys.iter().find(|(number, ..)| *number == head[0])?;
        if retired_at.is_some_and(|at| at <= now) {
            return None;
        }
        let key = mac.tag(&head[1..=SALT]);
        let plain = decrypt_aead(Cipher::aes_256_gcm(), &key, Some(&head[1 + SALT..]), &bound(form), hidden, tag).ok()?;
        let (expires_at, written) = plain.split_first_chunk::<8>()?;
        let is_open = now < Timestamp::from_micros(i64::from_be_bytes(*expires_at));
        is_open.then(|| serde_json::from_slice(written).ok()).flatten()
    }
}

/// What is sealed along without being carried: the form that the values are for.
const fn bound(form: FormId) -> [u8; 8] {
    form.0.to_be_bytes()
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    fn values() -> Vec<(String, String)> {
        vec![("email".to_owned(), "kari@fjordlys.no".to_owned()), ("name".to_owned(), "Kåri <b>".to_owned())]
    }

    #[test]
    fn only_the_same_form_opens_them_in_time_and_nobody_reads_or_alters_them() {
        let dir = tempfile::tempdir().unwrap();
        let now = Timestamp::from_seconds(1_800_000_000);
        let seals = Prefills::new(&Keys::load_or_create(&dir.path().join("keys"), now).unwrap());
        let until = now.plus(Duration::days(30));
        let text = seals.mint(FormId(7), until, &values()).unwrap();
        assert_eq!(seals.read(&text, FormId(7), now), Some(values()));
        assert_eq!(seals.read(&text, FormId(8), now), None, "another form's");
        assert_eq!(seals.read(&text, FormId(7), until), None, "its time is over");
        assert_ne!(text, seals.mint(FormId(7), until, &values()).unwrap(), "no two are alike");
        let sealed = URL_SAFE_NO_PAD.decode(&text).unwrap();
        let holds = |words: &[u8]| sealed.windows(words.len()).any(|part| part == words);
        assert!(!holds(b"kari") && !holds(b"email"), "it cannot be read");
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(seals.read(&URL_SAFE_NO_PAD.encode(altered), FormId(7), now), None, "octet {at}");
        }
        for cut in 0..sealed.len() {
            assert_eq!(seals.read(&URL_SAFE_NO_PAD.encode(&sealed[..cut]), FormId(7), now), None, "cut to {cut}");
        }
        for nonsense in ["", "A", "ä", "email=a", &"A".repeat(MAX_LENGTH + 1)] {
            assert_eq!(seals.read(nonsense, FormId(7), now), None);
        }
        let other = Prefills::new(&Keys::load_or_create(&dir.path().join("others"), now).unwrap());
        assert_eq!(other.read(&text, FormId(7), now), None, "another portal's");
        let long = [("text".to_owned(), "x".repeat(LONGEST))];
        assert_eq!(seals.mint(FormId(7), until, &long), None);
        let most = [("text".to_owned(), "x".repeat(LONGEST - 13))];
        let text = seals.mint(FormId(7), until, &most).unwrap();
        assert!(text.len() < MAX_LENGTH && seals.read(&text, FormId(7), now).is_some(), "{}", text.len());
    }

    #[test]
    fn they_outlive_a_rotation_for_as_long_as_a_link_may_last() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("keys");
        let now = Timestamp::from_seconds(1_800_000_000);
        let before = Prefills::new(&Keys::load_or_create(&path, now).unwrap());
        let text = before.mint(FormId(7), now.plus(Duration::days(365)), &values()).unwrap();
        let after = Prefills::new(&Keys::rotate(&path, now).unwrap());
        assert_eq!(after.read(&text, FormId(7), now.plus(Duration::days(364))), Some(values()));
        let forged = before.mint(FormId(7), now.plus(Duration::days(900)), &values()).unwrap();
        assert_eq!(after.read(&forged, FormId(7), now.plus(Duration::days(367))), None, "with a key that has retired");
        let fresh = after.mint(FormId(7), now.plus(Duration::days(1)), &values()).unwrap();
        assert_eq!(before.read(&fresh, FormId(7), now), None, "made with a key that is not known yet");
    }
}
