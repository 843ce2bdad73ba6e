//! Reading a personal link: everything is refused that we would not have written ourselves.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, crypto};

use super::{BadLink, Claims, Kind, Links, Opened};
use crate::kernel::Timestamp;

/// Longer texts are not looked at.
const MAX_LENGTH: usize = 2048;
/// How far another instance's clock may be ahead of ours, in seconds.
const LEEWAY: i64 = 60;
/// The longest life of a link, in seconds.
const MAX_LIFETIME: i64 = 365 * 24 * 3600;

impl Links {
    /// What a token of `kind` says at `now`.
    ///
    /// # Errors
    /// [`BadLink`]; the reason is for us, never for the visitor.
    pub fn read(&self, kind: Kind, token: &str, now: Timestamp) -> Result<Opened, BadLink> {
        let payload = self.verified_payload(kind, token, now).ok_or(BadLink::Unknown)?;
        let claims: Claims<'_> = serde_json::from_slice(&payload).map_err(|_| BadLink::Unknown)?;
        let lifetime = claims.exp.checked_sub(claims.iat);
        let is_ours = claims.iss == self.issuer
            && claims.aud == kind.audience()
            && claims.purpose.as_deref() == kind.purpose()
            && claims.nbf == claims.iat
            && claims.nbf <= now.seconds().saturating_add(LEEWAY)
            && lifetime.is_some_and(|seconds| (0..=MAX_LIFETIME).contains(&seconds));
        if !is_ours {
            return Err(BadLink::Unknown);
        }
        let opened = Opened {
            subject: claims.sub.into_owned(),
            jti: claims.jti.into_owned(),
            issued_at: Timestamp::from_seconds(claims.iat),
            expires_at: Timestamp::from_seconds(claims.exp),
            epoch: claims.epo,
        };
        if claims.exp <= now.seconds() { Err(BadLink::Expired(opened)) } else { Ok(opened) }
    }

    /// The payload of a token whose header is one of ours to the byte and whose signature is right.
    ///
    /// Comparing whole headers leaves nothing to negotiate: no other algorithm, type or key can be named, and
    /// `jku`, `jwk`, `x5u` and `crit` have no place (RFC 8725 §3.1, §3.10).
    fn verified_payload(&self, kind: Kind, token: &str, now: Timestamp) -> Option<Vec<u8>> {
        if token.len() > MAX_LENGTH {
            return None;
        }
        let (message, signature) = token.rsplit_once('.')?;
        let (header, payload) = message.split_once('.')?;
        let (typ, at) = *self.headers.get(header)?;
        let key = self.keys.get(at).filter(|key| key.retired_at.is_none_or(|retired_at| now < retired_at))?;
        if typ != kind.typ() || !crypto::verify(signature, message.as_bytes(), &key.decoding, Algorithm::HS256).ok()? {
            return None;
        }
        URL_SAFE_NO_PAD.decode(payload).ok()
    }
}
