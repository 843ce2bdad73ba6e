//! Folding and cutting of text.

use unicode_normalization::UnicodeNormalization;

/// The form of a text under which it is searched and kept unique: NFKC, lower case, single spaces.
///
/// Folding happens here and not in SQL because `lower` and collations differ between the engines.
pub fn fold(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as a person typed it into one line: NFC, ends trimmed, control characters gone.
///
/// Carriage return, line feed and NUL become spaces, so that no typed text can start a mail header (ML-08).
pub fn one_line(text: &str) -> String {
    let cleaned: String = text.nfc().map(|c| if c.is_control() { ' ' } else { c }).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most `limit` characters of `text`.
pub fn cut(text: &str, limit: usize) -> &str {
    match text.char_indices().nth(limit) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}
