//! E-mail addresses: parsed at the door, kept as typed and in a canonical form.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The longest address that SMTP carries in a path, less the angle brackets (RFC 5321 §4.5.3.1.3).
pub const MAX_LENGTH: usize = 254;
/// The longest local part (RFC 5321 §4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// A syntactically valid address. `Debug` shows it masked; `Display` shows it whole.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    written: String,
    key: String,
    local_length: usize,
}

/// Why a text is not an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidAddress {
    /// Nothing was written.
    #[error("the address is empty")]
    Empty,
    /// More than [`MAX_LENGTH`] octets.
    #[error("the address is too long")]
    TooLong,
    /// Not of the form `name@domain.tld`.
    #[error("the address is not of the form name@example.org")]
    Malformed,
}

impl EmailAddress {
    /// Parses what a person typed: ends trimmed, NFC, domain in lower case as IDNA.
    ///
    /// The canonical key folds case in the local part and writes the domain in its ASCII form; dots and plus signs
    /// keep their meaning, because two such addresses may be two people.
    ///
    /// # Errors
    /// When the text is empty, longer than [`MAX_LENGTH`], or not an address that a mail server would take.
    /// Quoted local parts and domain literals are refused: no visitor has one.
    pub fn parse(text: &str) -> Result<Self, InvalidAddress> {
        // Nearly every address is ASCII throughout, and then there is nothing to compose or to encode.
        let text = text.trim();
        let text: Cow<'_, str> = if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() };
        if text.is_empty() {
            return Err(InvalidAddress::Empty);
        }
        if text.len() > MAX_LENGTH {
            return Err(InvalidAddress::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidAddress::Malformed)?;
        if local.is_empty() || local.len() > MAX_LOCAL || !is_dot_atom(local) {
            return Err(InvalidAddress::Malformed);
        }
        let ascii_domain = match is_plain(domain) {
            true => domain.to_owned(),
            false => idna::domain_to_ascii_strict(domain).map_err(|_| InvalidAddress::Malformed)?,
        };
        if !is_host_name(&ascii_domain) {
            return Err(InvalidAddress::Malformed);
        }
        // Lower case may be longer or shorter than what was written, and may need composing again.
        let folded: String = if local.is_ascii() { local.to_ascii_lowercase() } else { local.to_lowercase().nfc().collect() };
        let (written, key) = (format!("{local}@{ascii_domain}"), format!("{folded}@{ascii_domain}"));
        if written.len().max(key.len()) > MAX_LENGTH {
            return Err(InvalidAddress::TooLong);
        }
        Ok(Self { written, key, local_length: local.len() })
    }

    /// The address for an envelope and a header: local part as typed, domain in ASCII.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The form under which an address is unique.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The domain in its ASCII form.
    pub fn domain(&self) -> &str {
        &self.written[self.local_length + 1..]
    }

    /// What a page behind a forwarded link may show (LNK-07): `k•••@example.org`, the domain in its owner's letters.
    pub fn masked(&self) -> String {
        let first = self.written.chars().next().unwrap_or('•');
        let domain = match is_plain(self.domain()) {
            true => Cow::Borrowed(self.domain()),
            false => idna::domain_to_unicode(self.domain()).0.into(),
        };
        format!("{first}•••@{domain}")
    }
}

impl std::fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.written)
    }
}

/// RFC 5322 `dot-atom`, with letters beyond ASCII as RFC 6531 allows.
fn is_dot_atom(local: &str) -> bool {
    let is_atom_char =
        |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c) || (!c.is_ascii() && c.is_alphanumeric());
    local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom_char))
}

/// Is a domain already as IDNA would write it: lower-case letters, digits, and no encoded label that might be malformed?
fn is_plain(domain: &str) -> bool {
    domain.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-') && !domain.contains("--")
}

/// A host name of at least two labels whose last is not a number.
fn is_host_name(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    labels.len() >= 2
        && labels.iter().all(is_label)
        && labels.last().is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_keeps_its_writing_and_has_a_key() {
        let address = EmailAddress::parse("  Kari.Nordmann+news@EXAMPLE.org ").unwrap();
        assert_eq!(address.as_str(), "Kari.Nordmann+news@example.org");
        assert_eq!(address.key(), "kari.nordmann+news@example.org");
        assert_eq!(address.masked(), "K•••@example.org");
        assert_eq!(format!("{address:?}"), "K•••@example.org");
    }

    #[test]
    fn an_international_domain_becomes_ascii() {
        let address = EmailAddress::parse("kari@blåbær.no").unwrap();
        assert_eq!(address.domain(), "xn--blbr-roae.no".replace("xn--blbr-roae", &idna::domain_to_ascii("blåbær").unwrap()));
        assert_eq!(address.masked(), "k•••@blåbær.no", "its owner reads their own letters");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            " ",
            "kari",
            "kari@",
            "@example.org",
            "kari@example",
            "kari@@example.org",
            "ka ri@example.org",
            "kari@exa mple.org",
            "kari@example..org",
            ".kari@example.org",
            "kari.@example.org",
            "kari@-example.org",
            "kari@127.0.0.1",
            "kari@[127.0.0.1]",
            "\"kari\"@example.org",
            "kari@example.org\r\nBcc: x@example.org",
            "kari\0@example.org",
            "a,b@example.org",
            "<kari@example.org>",
        ] {
            assert!(EmailAddress::parse(text).is_err(), "{text:?}");
        }
        assert_eq!(EmailAddress::parse(&format!("{}@example.org", "a".repeat(300))), Err(InvalidAddress::TooLong));
    }

    #[test]
    fn a_long_domain_counts_in_its_ascii_form() {
        let domain = format!("{}.{}.{}.{}", "a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(60));
        assert!(EmailAddress::parse(&format!("k@{}", &domain[..252])).is_ok());
        assert_eq!(EmailAddress::parse(&format!("kk@{}", &domain[..252])), Err(InvalidAddress::TooLong));
        let short_when_written = format!("kari@{}.no", ["å"; 35].join("."));
        assert!(short_when_written.len() <= MAX_LENGTH);
        assert!(EmailAddress::parse(&short_when_written).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_parsed_without_a_panic(text in ".*") {
            let _ = EmailAddress::parse(&text);
        }

        #[test]
        fn what_is_taken_is_fit_for_a_header_and_stays_what_it_is(
            local in r#"[ a-zA-Z0-9.!#$%&'*+/=?^_`{|}~ÅßẞİIıΣς(),:;<>\[\]@"\r\n-]{1,12}"#,
            domain in "[a-zA-ZåÅßİ0-9.-]{0,20}[a-z]\\.[a-z]{2}",
        ) {
            if let Ok(address) = EmailAddress::parse(&format!("{local}@{domain}")) {
                prop_assert!(address.as_str().len() <= MAX_LENGTH);
                prop_assert!(!address.as_str().chars().any(|c| c.is_whitespace() || c.is_control() || "()<>,;:\\\"[]".contains(c)));
                prop_assert!(address.domain().is_ascii() && address.domain().contains('.'));
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address.clone()));
                let shown = format!("{address:?}");
                prop_assert!(!shown.contains(address.as_str()));
            }
        }

        #[test]
        fn case_and_blanks_around_do_not_make_another_person(local in r"[a-zA-Z0-9+_-]{1,20}(\.[a-zA-ZåäöÅÄÖ]{1,20})?", domain in r"[a-z]{1,20}\.(no|se|dk|de|nl|com)") {
            let one = EmailAddress::parse(&format!("{local}@{domain}")).unwrap();
            let other = EmailAddress::parse(&format!("  {}@{} ", local.to_uppercase(), domain.to_uppercase())).unwrap();
            prop_assert_eq!(one.key(), other.key());
        }
    }
}
