//! What is decided about a form besides what it asks.

use serde_json::{Map, Value, json};

use crate::{
    features::items,
    kernel::{Timestamp, digest::sha256_hex},
};

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 100;
/// The longest address below `/f/`.
pub const LONGEST_SLUG: usize = 60;
/// The most answers that a form can be limited to.
pub const MOST_SUBMISSIONS: i64 = 10_000_000;
/// The most origins that may embed it.
pub const MOST_ORIGINS: usize = 20;

/// The decisions.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Properties {
    /// What staff call it.
    pub name: String,
    /// Its address below `/f/`.
    pub slug: String,
    /// Is it on the home page?
    pub is_listed: bool,
    /// Until when it takes answers.
    pub ends_at: Option<Timestamp>,
    /// How many answers it takes.
    pub max_submissions: Option<i64>,
    /// Is an answer confirmed by mail before it counts (FRM-06)?
    pub has_double_opt_in: bool,
    /// Where to go after sending; empty means the thank-you page.
    pub thanks_url: String,
    /// Origins that may embed it or post to it.
    pub origins: Vec<String>,
}

impl Properties {
    /// By name, as the audit log keeps them.
    pub fn values(&self) -> Map<String, Value> {
        let values = json!({
            "name": self.name,
            "slug": self.slug,
            "is_listed": self.is_listed,
            "ends_at": self.ends_at.map(|end| end.utc().to_rfc3339()),
            "max_submissions": self.max_submissions,
            "has_double_opt_in": self.has_double_opt_in,
            "thanks_url": self.thanks_url,
            "embedding_origins": self.origins,
        });
        match values {
            Value::Object(values) => values,
            _ => Map::new(),
        }
    }

    /// Stands for exactly these decisions: whoever saves says which ones they saw.
    pub fn mark(&self) -> String {
        sha256_hex(Value::Object(self.values()).to_string())
    }
}

/// An address made from a name: `Månedens nyhetsbrev` becomes `manedens-nyhetsbrev`. Empty when no letter of it can be written so.
pub fn slug_of(name: &str) -> String {
    items::key_of(name)
        .to_ascii_lowercase()
        .replace('_', "-")
        .chars()
        .take(LONGEST_SLUG)
        .collect::<String>()
        .trim_matches('-')
        .into()
}

/// Is this how addresses of forms are written?
pub fn is_slug(slug: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !slug.is_empty()
        && slug.bytes().all(|byte| is_letter(byte) || byte == b'-')
        && !slug.starts_with('-')
        && !slug.ends_with('-')
        && !slug.contains("--")
}

/// Is this an origin as browsers send it, and one that only its owner can answer for: https, a name, at most a port? It goes into a
/// header, so nothing else will do: no path, no star, no number of a machine.
pub fn is_origin(text: &str) -> bool {
    let Ok(url) = url::Url::parse(text) else { return false };
    let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    let is_name =
        matches!(url.host(), Some(url::Host::Domain(name)) if name.contains('.') && !name.ends_with('.') && is_plain(name));
    url.scheme() == "https" && is_name && url.origin().ascii_serialization() == text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_from_names_and_told_from_anything_else() {
        assert_eq!(slug_of("Månedens  nyhetsbrev: nå!"), "manedens-nyhetsbrev-na");
        assert_eq!((slug_of("Ære være"), slug_of("日本")), ("aere-vaere".into(), String::new()));
        assert!(slug_of(&"a b ".repeat(100)).len() <= LONGEST_SLUG);
        for slug in ["a", "spring-fair-2027", "7"] {
            assert!(is_slug(slug), "{slug}");
        }
        for slug in ["", "-a", "a-", "a--b", "A", "å", "a_b", "a/b", "a b", "..", "a\n"] {
            assert!(!is_slug(slug), "{slug:?}");
        }
    }

    #[test]
    fn only_an_origin_is_an_origin() {
        for origin in ["https://example.org", "https://shop.example.org:8443", "https://xn--bl-wia.example"] {
            assert!(is_origin(origin), "{origin}");
        }
        for other in [
            "",
            "*",
            "https://*",
            "https://*.example.org",
            "http://example.org",
            "https://example.org/",
            "https://example.org/a",
            "https://example.org:443",
            "https://Example.org",
            "https://user@example.org",
            "https://example.org?x",
            "https://example.org#x",
            "https://example.org 'unsafe-inline'",
            "https://example.org; script-src *",
            "https://localhost",
            "https://127.0.0.1",
            "https://2130706433",
            "https://[::1]",
            "https://example.org.",
            "https://blå.example",
            "data:text/html,x",
            "null",
            "example.org",
        ] {
            assert!(!is_origin(other), "{other}");
        }
    }
}
