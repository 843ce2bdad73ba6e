//! Random handles from the operating system.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// Random bytes from the operating system.
///
/// # Panics
/// When the operating system has no randomness to give: nothing here is safe without it.
#[allow(clippy::expect_used, reason = "without randomness no key, link or salt may be made at all")]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A handle of 128 random bits, 22 URL-safe characters that begin and end with a letter or digit.
///
/// The ends matter: mail programs cut trailing punctuation off links.
pub fn handle() -> String {
    loop {
        let handle = URL_SAFE_NO_PAD.encode(bytes::<16>());
        let is_plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if is_plain(handle.chars().next()) && is_plain(handle.chars().last()) {
            return handle;
        }
    }
}
