//! The second step of signing in: codes of an authenticator app (RFC 6238), and the codes on paper for when it is lost.
//!
//! A member's secret follows from a random seed in the database and a key that is not in it, so neither alone is of use to a
//! thief. Which code was used already, the caller keeps.

use std::fmt::Write as _;

use totp_rs::{Algorithm, TOTP};

use super::{Keys, keys::Use, mac::Mac};
use crate::kernel::{Timestamp, digest::hex, random};

/// Seconds that a code is shown.
const STEP: u64 = 30;
/// Digits of a code.
const DIGITS: usize = 6;
/// Octets of a secret, as RFC 4226 recommends.
const SECRET: usize = 20;
/// Recovery codes that a member gets at once.
pub const RECOVERY_CODES: usize = 10;
/// What recovery codes are written with: nothing that looks like something else.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Makes secrets and codes.
pub struct Authenticators {
    secrets: Mac,
    codes: Mac,
}

impl Authenticators {
    /// With the staff key.
    pub fn new(keys: &Keys) -> Self {
        let key = keys.current(Use::Staff).secret();
        Self { secrets: Mac::new(key, "secret of an authenticator"), codes: Mac::new(key, "recovery code") }
    }

    /// The authenticator of a seed.
    pub fn of(&self, seed: &str) -> Authenticator {
        let secret = self.secrets.tag(seed.as_bytes())[..SECRET].to_vec();
        // A code of the step before and after is taken as well: clocks of telephones are not always right.
        Authenticator(TOTP::new_unchecked(Algorithm::SHA1, DIGITS, 1, STEP, secret))
    }

    /// What the database keeps of a recovery code, however it was typed.
    pub fn hash_of(&self, owner: &str, code: &str) -> String {
        let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        hex(&self.codes.tag(format!("{owner} {plain}").as_bytes()))
    }
}

/// A new random seed.
pub fn new_seed() -> String {
    hex(&random::bytes::<16>())
}

/// Fresh recovery codes: ten characters each, some 50 bits, in two groups.
pub fn new_recovery_codes() -> Vec<String> {
    let code = || {
        let letters: String = random::bytes::<10>().iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        format!("{}-{}", &letters[..5], &letters[5..])
    };
    (0..RECOVERY_CODES).map(|_| code()).collect()
}

/// One member's authenticator.
pub struct Authenticator(TOTP);

impl Authenticator {
    /// The secret as people type it into an app that cannot read pictures: base32 in groups of four.
    pub fn typed(&self) -> String {
        let secret = self.0.get_secret_base32();
        let mut grouped = String::with_capacity(secret.len() * 5 / 4);
        for (at, letter) in secret.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(letter);
        }
        grouped
    }

    /// The address that an app reads from the picture.
    pub fn uri(&self, organisation: &str, account: &str) -> String {
        let escaped = |text: &str| {
            text.bytes().fold(String::new(), |mut all, byte| {
                if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                    all.push(char::from(byte));
                } else {
                    let _ = write!(all, "%{byte:02X}");
                }
                all
            })
        };
        // A colon parts the issuer from the account.
        let issuer = escaped(&organisation.replace(':', " "));
        format!("otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}", escaped(account), self.0.get_secret_base32())
    }

    /// The time step whose code this is, when it is one of now or of the step beside it. The caller refuses a step used before.
    pub fn step_of(&self, code: &str, now: Timestamp) -> Option<i64> {
        let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let current = u64::try_from(now.seconds()).ok()? / STEP;
        let mut found = None;
        // All are compared, so that time does not tell which one it was.
        for step in current.saturating_sub(1)..=current + 1 {
            if subtle::ConstantTimeEq::ct_eq(self.0.generate(step * STEP).as_bytes(), typed.as_bytes()).into() {
                found = i64::try_from(step).ok();
            }
        }
        found
    }

    /// The code of a moment, as the app shows it.
    pub fn code_at(&self, now: Timestamp) -> String {
        self.0.generate(u64::try_from(now.seconds()).unwrap_or(0))
    }
}

/// Can this have come from [`new_seed`]? A form carries the seed that it showed until a code proves that an app has it.
pub fn looks_like_seed(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    /// RFC 6238, appendix B: the secret `12345678901234567890`, of eight digits the last six.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let totp = TOTP::new_unchecked(Algorithm::SHA1, DIGITS, 1, STEP, b"12345678901234567890".to_vec());
        let authenticator = Authenticator(totp);
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            let at = Timestamp::from_seconds(seconds);
            assert_eq!(authenticator.code_at(at), code);
            assert_eq!(authenticator.step_of(&format!("{} {}", &code[..3], &code[3..]), at), Some(seconds / 30));
            assert_eq!(authenticator.step_of(code, at.plus(Duration::seconds(30))), Some(seconds / 30), "a slow clock");
            assert_eq!(authenticator.step_of(code, at.plus(Duration::seconds(90))), None);
            assert_eq!(authenticator.step_of("", at), None);
        }
        assert_eq!(authenticator.typed(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let uri = authenticator.uri("Fjord & Lys: AS", "kari@fjordlys.no");
        let expected = "otpauth://totp/Fjord%20%26%20Lys%20%20AS:kari%40fjordlys.no?secret=";
        assert!(uri.starts_with(expected) && uri.ends_with("&issuer=Fjord%20%26%20Lys%20%20AS"), "{uri}");
    }

    #[test]
    fn recovery_codes_are_many_different_and_forgiving_of_how_they_are_typed() {
        let codes = new_recovery_codes();
        let unique: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!((codes.len(), unique.len()), (RECOVERY_CODES, RECOVERY_CODES));
        let makers = Authenticators { secrets: Mac::new(&[1; 32], "a"), codes: Mac::new(&[2; 32], "b") };
        let typed = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(makers.hash_of("7", &codes[0]), makers.hash_of("7", &typed));
        assert_ne!(makers.hash_of("7", &codes[0]), makers.hash_of("8", &codes[0]), "a code is one member's");
        assert!(looks_like_seed(&new_seed()) && !looks_like_seed("short") && !looks_like_seed(&"g".repeat(32)));
    }
}
