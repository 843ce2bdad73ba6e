//! Personal links: JWTs (RFC 7519) kept to the narrow path of RFC 8725, one type per kind of link (LNK-02).
//!
//! A token says which contact, by an opaque handle, and nothing else about the person. Whether its contact, its
//! epoch and its single use still hold, the caller looks up: that needs the database. Time is the caller's.

mod read;

use std::collections::HashMap;

use chrono::Duration;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use super::{Keys, keys::Use};
use crate::kernel::Timestamp;

/// What a link opens. A token of one kind opens nothing of another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// The preference page.
    Preferences,
    /// The second step of double opt-in.
    Confirm,
    /// The identity check before history, export and erasure (LNK-07).
    VerifyData,
    /// *This was not me*: takes a change back.
    VerifyRestore,
    /// An export file.
    Download,
    /// An invitation or a password reset of staff.
    Staff,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Preferences, Self::Confirm, Self::VerifyData, Self::VerifyRestore, Self::Download, Self::Staff];

    /// The header's `typ` (RFC 8725 §3.11).
    pub const fn typ(self) -> &'static str {
        match self {
            Self::Preferences => "pref+jwt",
            Self::Confirm => "confirm+jwt",
            Self::VerifyData | Self::VerifyRestore => "verify+jwt",
            Self::Download => "download+jwt",
            Self::Staff => "staff+jwt",
        }
    }

    /// The `aud` claim.
    const fn audience(self) -> &'static str {
        match self {
            Self::Preferences => "preferences",
            Self::Confirm => "confirm",
            Self::VerifyData | Self::VerifyRestore => "verify",
            Self::Download => "download",
            Self::Staff => "staff",
        }
    }

    /// The `for` claim, which divides the kinds of one type.
    const fn purpose(self) -> Option<&'static str> {
        match self {
            Self::VerifyData => Some("data"),
            Self::VerifyRestore => Some("restore"),
            _ => None,
        }
    }
}

/// What a new link says.
#[derive(Clone, Debug)]
pub struct Claim<'a> {
    /// What it opens.
    pub kind: Kind,
    /// The opaque handle of whom it is for.
    pub subject: &'a str,
    /// The link's own handle, by which a single use is recognised; for a restore link the act that it takes back.
    pub jti: &'a str,
    /// When it was made; cut to seconds.
    pub issued_at: Timestamp,
    /// How long it opens; cut to seconds, at most 365 days.
    pub lifetime: Duration,
    /// The contact's link epoch: raising it revokes all links from before (LNK-03).
    pub epoch: i64,
    /// The key to sign with, so that a mail rendered again has the same bytes; `None`, and a key that is gone: the current.
    pub key_id: Option<&'a str>,
}

/// What a link said that is genuine and of the kind asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// The opaque handle of whom it is for.
    pub subject: String,
    /// The link's own handle; for a restore link the act that it takes back.
    pub jti: String,
    /// When it was made.
    pub issued_at: Timestamp,
    /// From when it opens nothing.
    pub expires_at: Timestamp,
    /// The contact's link epoch when it was made.
    pub epoch: i64,
}

/// Why a link does not open. Both get the same page (LNK-04).
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadLink {
    /// Genuine, but its time is over; what it said may serve to mail a fresh one.
    #[error("the link has expired")]
    Expired(Opened),
    /// Anything else: forged, cut, of another kind, another portal, a retired key, not valid yet.
    #[error("the link is unknown")]
    Unknown,
}

/// The payload. No other claim is accepted, and none twice.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims<'a> {
    #[serde(borrow)]
    iss: Cow<'a, str>,
    #[serde(borrow)]
    aud: Cow<'a, str>,
    #[serde(borrow, rename = "for", default, skip_serializing_if = "Option::is_none")]
    purpose: Option<Cow<'a, str>>,
    #[serde(borrow)]
    sub: Cow<'a, str>,
    #[serde(borrow)]
    jti: Cow<'a, str>,
    iat: i64,
    nbf: i64,
    exp: i64,
    epo: i64,
}

struct LinkKey {
    id: String,
    retired_at: Option<Timestamp>,
    encoding: EncodingKey,
    decoding: DecodingKey,
}

/// Makes and reads personal links.
pub struct Links {
    issuer: String,
    /// Oldest first; the last one signs.
    keys: Vec<LinkKey>,
    /// Every encoded header that we write, and so the only ones that we read, with its `typ` and key.
    headers: HashMap<String, (&'static str, usize)>,
}

impl Links {
    /// With the link keys; `issuer` is the portal's base URL.
    pub fn new(keys: &Keys, issuer: &str) -> Self {
        let keys: Vec<LinkKey> = keys
            .of(Use::Link)
            .map(|key| LinkKey {
                id: key.number.to_string(),
                retired_at: key.retired_at,
                encoding: EncodingKey::from_secret(key.secret()),
                decoding: DecodingKey::from_secret(key.secret()),
            })
            .collect();
        let mut headers = HashMap::new();
        for (at, key) in keys.iter().enumerate() {
            for kind in Kind::ALL {
                let signed = sign(&header(kind, key), &(), key);
                headers.insert(signed.split('.').next().unwrap_or_default().to_owned(), (kind.typ(), at));
            }
        }
        Self { issuer: issuer.to_owned(), keys, headers }
    }

    /// The key that signs now; kept with a mail, it lets the mail be rendered again byte for byte.
    pub fn current_key_id(&self) -> &str {
        self.keys.last().map(|key| key.id.as_str()).unwrap_or_default()
    }

    /// The token of `claim`; the same claim under the same key gives the same token.
    pub fn mint(&self, claim: &Claim<'_>) -> String {
        let named = claim.key_id.and_then(|id| self.keys.iter().find(|key| key.id == id));
        let Some(key) = named.or(self.keys.last()) else { return String::new() };
        let issued_at = claim.issued_at.seconds();
        let claims = Claims {
            iss: Cow::Borrowed(&self.issuer),
            aud: Cow::Borrowed(claim.kind.audience()),
            purpose: claim.kind.purpose().map(Cow::Borrowed),
            sub: Cow::Borrowed(claim.subject),
            jti: Cow::Borrowed(claim.jti),
            iat: issued_at,
            nbf: issued_at,
            exp: issued_at.saturating_add(claim.lifetime.num_seconds()),
            epo: claim.epoch,
        };
        sign(&header(claim.kind, key), &claims, key)
    }
}

fn header(kind: Kind, key: &LinkKey) -> Header {
    Header { typ: Some(kind.typ().to_owned()), kid: Some(key.id.clone()), ..Header::new(Algorithm::HS256) }
}

#[allow(clippy::expect_used, reason = "HMAC takes any key and these values have a JSON form, so nothing is left to fail")]
fn sign(header: &Header, claims: &impl Serialize, key: &LinkKey) -> String {
    jsonwebtoken::encode(header, claims, &key.encoding).expect("a token is signed")
}

#[cfg(test)]
mod tests;
