//! What a session's cookie holds, and what follows from it: the hash that is stored and the token in forms.
//!
//! Both follow from the random value alone, so the database needs no secret and a page that shows the form token does not
//! give the session away. How long a session lasts is the staff feature's business.

use subtle::ConstantTimeEq;

use super::mac::Mac;
use crate::kernel::{
    digest::{from_hex, hex, sha256_hex},
    random,
};

/// 256 random bits, written as 64 hex digits.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

impl SessionToken {
    /// A new one.
    pub fn random() -> Self {
        Self(random::bytes())
    }

    /// What a cookie holds, if it can be a token at all.
    pub fn read(cookie: &str) -> Option<Self> {
        from_hex(cookie).map(Self)
    }

    /// For the cookie. Nothing else may hold it.
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }

    /// What the database keeps.
    pub fn hash(&self) -> String {
        sha256_hex(self.0)
    }

    /// The token that every form of this session posts along (SE-04).
    pub fn csrf(&self) -> String {
        hex(&Mac::new(&self.0, "form of a session").tag(b""))
    }

    /// Whether a form was made for this session; takes the same time whatever the answer.
    pub fn made_form_with(&self, csrf: &str) -> bool {
        self.csrf().as_bytes().ct_eq(csrf.as_bytes()).into()
    }
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_belongs_to_one_session_and_gives_away_neither_cookie_nor_hash() {
        let (one, other) = (SessionToken::random(), SessionToken::random());
        assert_eq!(SessionToken::read(&one.reveal()), Some(one.clone()));
        assert_eq!(SessionToken::read("short"), None);
        assert!(one.made_form_with(&one.csrf()) && !one.made_form_with(&other.csrf()) && !one.made_form_with(""));
        let all = [one.reveal(), one.hash(), one.csrf()];
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
        assert_eq!(format!("{one:?}"), "SessionToken(…)");
    }
}
