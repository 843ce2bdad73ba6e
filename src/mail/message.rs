//! The bytes of one message: headers, then text and HTML as alternatives (RFC 5322, RFC 2046 §5.1.4).
//!
//! The same input makes the same bytes, on every machine and at every time, because a mail that is sent again after a crash
//! must be the same mail (ML-01). Nothing here signs, sends or chooses words.

use std::{
    fmt::Write,
    time::{Duration, SystemTime},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use lettre::{
    Address,
    message::{
        MultiPart, SinglePart,
        header::{
            ContentTransferEncoding, ContentType, Date, From, HeaderName, HeaderValue, Headers, MIME_VERSION_1_0, ReplyTo, To,
        },
    },
};

use crate::kernel::{EmailAddress, Language, Timestamp, text};

/// The longest subject in characters; more is cut, because no reader shows it and signing must stay cheap.
const SUBJECT_LIMIT: usize = 250;
/// The longest display name in characters.
const NAME_LIMIT: usize = 120;
/// The longest address in a list header, in octets: with brackets and name it stays under the 998 of RFC 5322 §2.1.1.
const LIST_ADDRESS_LIMIT: usize = 900;
/// The last second that a four-digit year can write.
const LAST_SECOND: i64 = 253_402_300_799;

/// An address with the name that a mail program shows for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mailbox {
    /// The name; control characters are taken out and an empty one is left out.
    pub name: Option<String>,
    /// The address.
    pub address: EmailAddress,
}

impl Mailbox {
    /// An address with a name; an empty name is none.
    pub fn new(name: &str, address: EmailAddress) -> Self {
        Self { name: Some(name.to_owned()).filter(|name| !name.trim().is_empty()), address }
    }

    /// As lettre's type. The address was parsed at the door and needs no second opinion.
    fn to_lettre(&self) -> lettre::message::Mailbox {
        let name = self.name.as_deref().map(|name| text::cut(&text::one_line(name), NAME_LIMIT).trim().to_owned());
        let (local, domain) = self.address.as_str().rsplit_once('@').unwrap_or((self.address.as_str(), ""));
        lettre::message::Mailbox::new(name.filter(|name| !name.is_empty()), Address::new_dangerous(local, domain))
    }
}

/// What a mailing adds so that mail programs can offer *unsubscribe* themselves (ML-05).
#[derive(Clone, PartialEq, Eq)]
pub struct ListHeaders {
    /// The https address of the one-click page (RFC 8058).
    pub unsubscribe_url: String,
    /// The address behind `mailto:`, with its query if it has one (RFC 2369).
    pub unsubscribe_mailto: String,
    /// The identifier of the list, for example `news.example.org` (RFC 2919).
    pub list_id: String,
}

/// A message that is ready to be written.
#[derive(Clone)]
pub struct Outgoing {
    /// The random handle of the mail, letters, digits, `-` and `_`: its Message-ID and its part boundary come from it.
    pub handle: String,
    /// The public domain of the portal. The machine's own name appears nowhere (ML-05).
    pub message_domain: String,
    /// The instant in the `Date` header: when the mail was caused, not when it is tried.
    pub at: Timestamp,
    /// The sender that people see.
    pub from: Mailbox,
    /// Where answers go, when elsewhere.
    pub reply_to: Option<Mailbox>,
    /// The one recipient (ML-08).
    pub to: Mailbox,
    /// The language of subject and bodies.
    pub language: Language,
    /// The subject; control characters become spaces.
    pub subject: String,
    /// The whole HTML document.
    pub html: String,
    /// The whole text.
    pub text: String,
    /// For mailings only.
    pub list: Option<ListHeaders>,
    /// Whether a machine wrote this in answer to an act (RFC 3834): every transactional mail.
    pub auto_generated: bool,
}

/// Why a message cannot be written. None of these comes from what a visitor typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MessageError {
    /// The handle is empty, longer than 64, or has other characters than letters, digits, `-` and `_`.
    #[error("the handle of the mail is malformed")]
    Handle,
    /// The public domain is not a host name.
    #[error("the public domain for Message-ID is malformed")]
    Domain,
    /// A list header is not https or mailto, has characters that end it early, or is too long for one line.
    #[error("a list header of the mail is malformed or too long")]
    List,
}

impl Outgoing {
    /// The message as it goes over the wire, with CRLF and a line break at its end.
    ///
    /// # Errors
    /// When handle, domain or list headers would break a header; see [`MessageError`].
    pub fn bytes(&self) -> Result<Vec<u8>, MessageError> {
        let boundary = ContentType::parse(&format!("multipart/alternative; boundary=\"={}=\"", self.checked_handle()?))
            .map_err(|_| MessageError::Handle)?;
        let parts = MultiPart::builder()
            .header(boundary)
            .singlepart(part(ContentType::TEXT_PLAIN, &self.text))
            .singlepart(part(ContentType::TEXT_HTML, &self.html));
        let mut out = Vec::with_capacity(2048 + self.html.len() + self.html.len() / 8 + self.text.len() + self.text.len() / 8);
        out.extend_from_slice(self.headers()?.to_string().as_bytes());
        out.extend_from_slice(&parts.formatted());
        Ok(out)
    }

    /// The Message-ID without its angle brackets, the same at every attempt (ML-05).
    pub fn message_id(&self) -> String {
        format!("{}@{}", self.handle, self.message_domain)
    }

    fn checked_handle(&self) -> Result<&str, MessageError> {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        let fits = (1..=64).contains(&self.handle.len()) && self.handle.bytes().all(is_plain);
        if fits { Ok(&self.handle) } else { Err(MessageError::Handle) }
    }

    fn headers(&self) -> Result<Headers, MessageError> {
        let is_host = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
        if self.message_domain.is_empty() || self.message_domain.len() > 255 || !self.message_domain.bytes().all(is_host) {
            return Err(MessageError::Domain);
        }
        let mut headers = Headers::with_capacity(16);
        headers.set(From::from(lettre::message::Mailboxes::from(self.from.to_lettre())));
        if let Some(reply_to) = &self.reply_to {
            headers.set(ReplyTo::from(lettre::message::Mailboxes::from(reply_to.to_lettre())));
        }
        headers.set(To::from(lettre::message::Mailboxes::from(self.to.to_lettre())));
        headers.insert_raw(subject(&self.subject));
        let seconds = u64::try_from(self.at.seconds().clamp(0, LAST_SECOND)).unwrap_or(0);
        headers.set(Date::new(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)));
        headers.insert_raw(line("Message-ID", format!("<{}>", self.message_id())));
        headers.set(MIME_VERSION_1_0);
        headers.insert_raw(line("Content-Language", self.language.code().to_owned()));
        if self.auto_generated {
            headers.insert_raw(line("Auto-Submitted", "auto-generated".to_owned()));
        }
        if let Some(list) = &self.list {
            list.write(&mut headers)?;
        }
        Ok(headers)
    }
}

impl ListHeaders {
    fn write(&self, headers: &mut Headers) -> Result<(), MessageError> {
        let is_address = |address: &str| {
            address.len() <= LIST_ADDRESS_LIMIT
                && address.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b','))
        };
        let is_id = |id: &str| {
            !id.is_empty() && id.len() <= 255 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
        };
        let is_link = self.unsubscribe_url.starts_with("https://") || self.unsubscribe_url.starts_with("http://");
        if !is_link || !is_address(&self.unsubscribe_url) || !is_address(&self.unsubscribe_mailto) || !is_id(&self.list_id) {
            return Err(MessageError::List);
        }
        headers.insert_raw(line("List-Id", format!("<{}>", self.list_id)));
        headers.insert_raw(line("List-Unsubscribe", format!("<{}>, <mailto:{}>", self.unsubscribe_url, self.unsubscribe_mailto)));
        headers.insert_raw(line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        Ok(())
    }
}

/// A header whose value we made ourselves from checked parts.
fn line(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// The subject in one line. Text that looks like an encoded word (RFC 2047) is encoded itself, so that it shows as written.
fn subject(text: &str) -> HeaderValue {
    let text = text::one_line(text);
    let text = text::cut(&text, SUBJECT_LIMIT).trim().to_owned();
    if !text.contains("=?") {
        return line("Subject", text);
    }
    let mut encoded = String::with_capacity(text.len() * 2);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (word, tail) = rest.split_at(rest.floor_char_boundary(42));
        let fold = if encoded.is_empty() { "" } else { "\r\n " };
        let _ = write!(encoded, "{fold}=?utf-8?b?{}?=", STANDARD.encode(word));
        rest = tail;
    }
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str("Subject"), text, encoded)
}

fn part(kind: ContentType, body: &str) -> SinglePart {
    SinglePart::builder().header(kind).header(ContentTransferEncoding::QuotedPrintable).body(with_crlf(body))
}

/// Every line end as CRLF, in one pass.
fn with_crlf(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + body.len() / 32 + 2);
    for line in body.trim_end().lines() {
        out.push_str(line);
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests;
