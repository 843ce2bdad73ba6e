//! Random handles from the operating system.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::Timestamp;

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

/// Sixteen bytes that begin with the time, to the millisecond, and end with 80 random bits.
///
/// For keys that are written all day and nobody has to guess: those of one moment lie side by side in an index, so that a
/// commit writes one page of it and not one a row.
pub fn bytes_at(at: Timestamp) -> [u8; 16] {
    let mut all = [0; 16];
    let (time, dice) = all.split_at_mut(6);
    time.copy_from_slice(&at.micros().div_euclid(1000).to_be_bytes()[2..]);
    dice.copy_from_slice(&bytes::<10>());
    all
}

/// A key as long as [`bytes_at`] in base64url that begins with a time and goes on with `rest`: the same for the same two.
pub fn key_at(at: Timestamp, rest: &str) -> String {
    let time = URL_SAFE_NO_PAD.encode(&at.micros().div_euclid(1000).to_be_bytes()[2..]);
    time.chars().chain(rest.chars()).take(22).collect()
}

/// A handle made of [`bytes_at`], as plain as [`handle`].
pub fn handle_at(at: Timestamp) -> String {
    plain(|| bytes_at(at))
}

/// A handle of 128 random bits, 22 URL-safe characters that begin and end with a letter or digit.
///
/// The ends matter: mail programs cut trailing punctuation off links.
pub fn handle() -> String {
    plain(bytes::<16>)
}

fn plain(bytes: impl Fn() -> [u8; 16]) -> String {
    loop {
        let handle = URL_SAFE_NO_PAD.encode(bytes());
        let is_plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if is_plain(handle.chars().next()) && is_plain(handle.chars().last()) {
            return handle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_of_one_moment_begin_alike_and_never_are() {
        let at = Timestamp::from_seconds(1_790_000_000);
        assert_eq!(key_at(at, &"x".repeat(43)), format!("{}{}", &URL_SAFE_NO_PAD.encode(bytes_at(at))[..8], "x".repeat(14)));
        let (one, other) = (handle_at(at), handle_at(at));
        assert_eq!(one[..8], other[..8]);
        assert_ne!(one, other);
        assert_ne!(one[..8], handle_at(at.plus(chrono::Duration::milliseconds(1)))[..8]);
        assert_eq!(one.len(), handle().len());
    }
}
