//! DKIM signatures (RFC 6376), relaxed for headers and bodies.
//!
//! The header list is explicit and names what a forger would add twice (From, Subject, List-Unsubscribe …), so that a second one
//! breaks the signature (RFC 6376 §8.15). A signature carries its own time, so it is made once, kept by the caller, and attached
//! again at each attempt. It publishes nothing in DNS; [`Dkim::dns_record`] says what to publish.

use std::path::{Path, PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::pkcs8::DecodePrivateKey as _;
use lettre::message::{
    Body, DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm, DkimSigningKey, Message, dkim_sign,
    header::{ContentTransferEncoding, HeaderName, HeaderValue},
};
use rsa::{
    RsaPrivateKey,
    pkcs1::{DecodeRsaPrivateKey as _, EncodeRsaPrivateKey as _},
    pkcs8::{EncodePublicKey as _, LineEnding},
    traits::PublicKeyParts as _,
};

/// What is signed. A name that stands twice may occur once only; a name that is absent may not be added.
const SIGNED: [&str; 20] = [
    "From",
    "From",
    "Subject",
    "Subject",
    "To",
    "To",
    "Date",
    "Date",
    "Message-ID",
    "Message-ID",
    "Reply-To",
    "Reply-To",
    "MIME-Version",
    "Auto-Submitted",
    "List-Id",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "List-Unsubscribe-Post",
];
/// The most header octets that are signed: the canonicalisation underneath recurses once per octet.
const HEADER_LIMIT: usize = 12_000;
const NAME: HeaderName = HeaderName::new_from_ascii_str("DKIM-Signature");

/// A key that signs for one domain under one selector.
pub struct Dkim {
    config: DkimConfig,
    domain: String,
    selector: String,
    record: String,
}

/// Why there is no signature.
#[derive(Debug, thiserror::Error)]
pub enum DkimError {
    /// The key file cannot be read.
    #[error("the DKIM key {path} cannot be read: {source}")]
    Unreadable {
        /// Where the key should be.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Others than the owner may read the key file.
    #[error("the DKIM key {0} can be read by others; mend it with: chmod 600 {0}")]
    Open(PathBuf),
    /// The file is not a key that we can sign with.
    #[error(
        "the DKIM key is not an RSA key of at least 2048 bits or an Ed25519 key in PEM; make one with: openssl genrsa -out dkim.pem 2048"
    )]
    Key,
    /// Domain or selector are not host names.
    #[error("the DKIM domain or selector is not a host name")]
    Name,
    /// The message has no headers, or more than can be signed.
    #[error("the message cannot be signed: its headers are missing or too long")]
    Message,
}

impl Dkim {
    /// Reads a private key in PEM (PKCS#8, or PKCS#1 for RSA) that only its owner may read.
    ///
    /// # Errors
    /// When the file is unreadable, open to others, or no RSA key of 2048 bits or more and no Ed25519 key.
    pub fn from_file(domain: &str, selector: &str, path: &Path) -> Result<Self, DkimError> {
        let unreadable = |source| DkimError::Unreadable { path: path.to_owned(), source };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(path).map_err(unreadable)?.permissions().mode();
            if mode & 0o077 != 0 {
                return Err(DkimError::Open(path.to_owned()));
            }
        }
        Self::from_pem(domain, selector, &std::fs::read_to_string(path).map_err(unreadable)?)
    }

    /// As [`Dkim::from_file`], from the text of the key.
    ///
    /// # Errors
    /// When it is no key that we sign with, or domain or selector are no host names.
    pub fn from_pem(domain: &str, selector: &str, pem: &str) -> Result<Self, DkimError> {
        let is_name = |name: &str| {
            !name.is_empty()
                && name.len() <= 253
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
        };
        if !is_name(domain) || !is_name(selector) {
            return Err(DkimError::Name);
        }
        let (key, record) = rsa_key(pem).or_else(|| ed25519_key(pem)).ok_or(DkimError::Key)?;
        let relaxed = DkimCanonicalization { header: DkimCanonicalizationType::Relaxed, body: DkimCanonicalizationType::Relaxed };
        let signed = SIGNED.into_iter().map(HeaderName::new_from_ascii_str).collect();
        let config = DkimConfig::new(selector.to_owned(), domain.to_owned(), key, signed, relaxed);
        Ok(Self { config, domain: domain.to_owned(), selector: selector.to_owned(), record })
    }

    /// The domain that is signed for.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The value of the DKIM-Signature header for a message, in one line, to be kept before the first attempt.
    ///
    /// # Errors
    /// When `bytes` has no headers or too many octets of them.
    pub fn sign(&self, bytes: &[u8]) -> Result<String, DkimError> {
        let mut message = parse(bytes).ok_or(DkimError::Message)?;
        dkim_sign(&mut message, &self.config);
        message.headers().get_raw(&NAME).map(str::to_owned).ok_or(DkimError::Message)
    }

    /// Name and content of the TXT record to publish, as DNS consoles ask for them.
    pub fn dns_record(&self) -> (String, String) {
        (format!("{}._domainkey.{}", self.selector, self.domain), self.record.clone())
    }
}

/// The message with a signature on top: the same bytes for the same two inputs.
pub fn attach(bytes: &[u8], signature: &str) -> Vec<u8> {
    let mut headers = lettre::message::header::Headers::with_capacity(1);
    headers.insert_raw(HeaderValue::new(NAME, crate::kernel::text::one_line(signature)));
    let mut out = headers.to_string().into_bytes();
    out.extend_from_slice(bytes);
    out
}

/// The message as lettre's type, with exactly the headers and the body that will be sent.
fn parse(bytes: &[u8]) -> Option<Message> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").filter(|end| *end <= HEADER_LIMIT)?;
    let (head, body) = (std::str::from_utf8(&bytes[..end]).ok()?, bytes[end + 4..].to_vec());
    let anybody = lettre::message::Mailbox::new(None, lettre::Address::new_dangerous("a", "a"));
    let body = Body::dangerous_pre_encoded(body, ContentTransferEncoding::SevenBit);
    let mut message = Message::builder().from(anybody.clone()).to(anybody).body(body).ok()?;
    let headers = message.headers_mut();
    headers.clear();
    let mut rest = head;
    while !rest.is_empty() {
        // A header ends at the first line break that no white space follows (RFC 5322 §2.2.3).
        let end = rest
            .match_indices("\r\n")
            .map(|(at, _)| at)
            .find(|at| !rest[at + 2..].starts_with([' ', '\t']))
            .unwrap_or(rest.len());
        let (name, value) = rest[..end].split_once(':')?;
        let name = HeaderName::new_from_ascii(name.to_owned()).ok()?;
        headers.insert_raw(HeaderValue::dangerous_new_pre_encoded(name, String::new(), value.trim_start().to_owned()));
        rest = rest.get(end + 2..).unwrap_or_default();
    }
    Some(message)
}

fn rsa_key(pem: &str) -> Option<(DkimSigningKey, String)> {
    let key = RsaPrivateKey::from_pkcs8_pem(pem).ok().or_else(|| RsaPrivateKey::from_pkcs1_pem(pem).ok())?;
    if key.size() < 256 {
        return None;
    }
    let public = key.to_public_key().to_public_key_der().ok()?;
    let signing = DkimSigningKey::new(&key.to_pkcs1_pem(LineEnding::LF).ok()?, DkimSigningAlgorithm::Rsa).ok()?;
    Some((signing, format!("v=DKIM1; k=rsa; p={}", STANDARD.encode(public.as_bytes()))))
}

/// RFC 8463: the record holds the bare key, not a DER structure.
fn ed25519_key(pem: &str) -> Option<(DkimSigningKey, String)> {
    let key = ed25519_dalek::SigningKey::from_pkcs8_pem(pem).ok()?;
    let signing = DkimSigningKey::new(&STANDARD.encode(key.to_bytes()), DkimSigningAlgorithm::Ed25519).ok()?;
    Some((signing, format!("v=DKIM1; k=ed25519; p={}", STANDARD.encode(key.verifying_key().to_bytes()))))
}

#[cfg(test)]
mod tests;
