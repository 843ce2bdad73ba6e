//! The token of a program that uses the API: what it sends, and the hash that is stored.
//!
//! How long a token lasts and what it may do is the integrations feature's business.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::kernel::{digest::sha256_hex, random};

/// How every token begins, so that people and scanners of leaked secrets know what it is.
pub const PREFIX: &str = "smt_";
/// How many of its last characters are kept for people to tell tokens apart.
const END: usize = 4;

/// 256 random bits behind the prefix.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiToken([u8; 32]);

impl ApiToken {
    /// A new one.
    pub fn random() -> Self {
        Self(random::bytes())
    }

    /// What a request brings, if it can be a token at all.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text.strip_prefix(PREFIX)?).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// For the one who asked for it, once. Nothing else may hold it.
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(self.0))
    }

    /// What the database keeps and finds it by. Looking up a hash tells nothing of the token by the time that it takes.
    pub fn hash(&self) -> String {
        sha256_hex(self.0)
    }

    /// Its last characters.
    pub fn end(&self) -> String {
        let all = self.reveal();
        all[all.len() - END..].to_owned()
    }
}

impl std::fmt::Debug for ApiToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ApiToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_written_and_nothing_else_is_one() {
        let token = ApiToken::random();
        let text = token.reveal();
        assert_eq!(ApiToken::read(&text), Some(token.clone()));
        assert!(text.starts_with("smt_") && text.len() == 47 && text.ends_with(&token.end()));
        assert_ne!(token.hash(), ApiToken::random().hash());
        for other in
            ["", "smt_", &text[4..], &text[..46], &format!("{text}A"), &text.replace("smt_", "SMT_"), &format!(" {text}")]
        {
            assert_eq!(ApiToken::read(other), None, "{other}");
        }
        assert_eq!(format!("{token:?}"), "ApiToken(…)");
    }
}
