//! Signatures, checked by a verifier of the tests' own that shares no line with the signer.

use std::collections::HashMap;

use ed25519_dalek::Verifier as _;
use rsa::{Pkcs1v15Sign, pkcs8::DecodePublicKey};
use sha2::{Digest, Sha256};

use super::*;
use crate::{
    kernel::{EmailAddress, Language, Timestamp},
    mail::{ListHeaders, Mailbox, Outgoing},
};

const RSA: &str = include_str!("../../../tests/fixtures/mail/dkim-rsa.pem");
const RSA_PKCS1: &str = include_str!("../../../tests/fixtures/mail/dkim-rsa-pkcs1.pem");
const RSA_WEAK: &str = include_str!("../../../tests/fixtures/mail/dkim-rsa-1024.pem");
const ED25519: &str = include_str!("../../../tests/fixtures/mail/dkim-ed25519.pem");

fn mails() -> Vec<Vec<u8>> {
    let address = |text: &str| EmailAddress::parse(text).unwrap();
    let plain = Outgoing {
        handle: "k3J9xQ2mT7bLw0ZpRcVnYd".to_owned(),
        message_domain: "portal.example.org".to_owned(),
        at: Timestamp::from_seconds(1_768_471_200),
        from: Mailbox::new("Fjordlys AS", address("post@example.org")),
        reply_to: None,
        to: Mailbox::new("Kari", address("kari@example.com")),
        language: Language::En,
        subject: "Plain words".to_owned(),
        html: "<p>Hello</p>".to_owned(),
        text: "Hello  there \t\n\n\n.dot\nFrom here".to_owned(),
        list: None,
        auto_generated: true,
    };
    let norwegian = Outgoing {
        subject: "Bekreft påmeldingen på nytt – så er du med igjen hos Blåbærøya".to_owned(),
        text: "Så fint, æøå\n".to_owned(),
        ..plain.clone()
    };
    let long = Outgoing {
        subject: "a long subject with many words ".repeat(20),
        to: Mailbox::new(&"Ødegård ".repeat(40), address("kari@example.com")),
        ..plain.clone()
    };
    let list = ListHeaders {
        unsubscribe_url: format!("https://portal.example.org/unsubscribe/{}", "x".repeat(150)),
        unsubscribe_mailto: "unsubscribe@portal.example.org?subject=x".to_owned(),
        list_id: "news.portal.example.org".to_owned(),
    };
    let mailing = Outgoing {
        list: Some(list),
        reply_to: Some(Mailbox::new("Svar", address("svar@example.org"))),
        auto_generated: false,
        ..norwegian.clone()
    };
    [plain, norwegian, long, mailing].iter().map(|mail| mail.bytes().unwrap()).collect()
}

/// Relaxed canonicalisation of one header (RFC 6376 §3.4.2).
fn relaxed(header: &str) -> String {
    let (name, value) = header.split_once(':').unwrap();
    format!("{}:{}", name.trim().to_lowercase(), value.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Verifies the first signature of a message against a DNS record.
fn verify(message: &[u8], record: &str) -> Result<(), &'static str> {
    let message = String::from_utf8(message.to_vec()).unwrap();
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    let headers: Vec<String> = head
        .replace("\r\n ", "\u{1}")
        .replace("\r\n\t", "\u{1}")
        .split("\r\n")
        .map(|line| line.replace('\u{1}', "\r\n "))
        .collect();
    let signature = headers.iter().find(|header| header.starts_with("DKIM-Signature:")).ok_or("unsigned")?;
    let flat = relaxed(signature);
    let tags: HashMap<&str, String> = flat
        .split_once(':')
        .unwrap()
        .1
        .split(';')
        .map(|tag| tag.trim().split_once('=').unwrap())
        .map(|(key, value)| (key, value.replace(' ', "")))
        .collect();
    assert_eq!(tags["c"], "relaxed/relaxed");
    let mut lines: Vec<String> = body
        .split("\r\n")
        .map(|line| {
            let folded = line.split([' ', '\t']).collect::<Vec<_>>();
            let mut out = String::new();
            for (at, word) in folded.iter().enumerate() {
                if at > 0 && !word.is_empty() {
                    out.push(' ');
                }
                out.push_str(word);
            }
            out
        })
        .collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let canonical = lines.iter().map(|line| format!("{line}\r\n")).collect::<String>();
    if STANDARD.encode(Sha256::digest(canonical)) != tags["bh"] {
        return Err("body");
    }
    let mut left: Vec<&String> = headers.iter().filter(|header| *header != signature).collect();
    let mut signed = String::new();
    for name in tags["h"].split(':') {
        // Repeated names are taken from the bottom up; an absent one counts as nothing (RFC 6376 §5.4.2).
        if let Some(at) = left.iter().rposition(|header| header.split(':').next().unwrap().eq_ignore_ascii_case(name)) {
            signed.push_str(&relaxed(left.remove(at)));
            signed.push_str("\r\n");
        }
    }
    let emptied = &flat[..flat.find("; b=").unwrap() + 4];
    signed.push_str(emptied);
    let key = STANDARD.decode(record.split("p=").nth(1).unwrap()).unwrap();
    let proof = STANDARD.decode(&tags["b"]).unwrap();
    let hash = Sha256::digest(signed);
    let is_good = match tags["a"].as_str() {
        "rsa-sha256" => {
            rsa::RsaPublicKey::from_public_key_der(&key).unwrap().verify(Pkcs1v15Sign::new::<Sha256>(), &hash, &proof).is_ok()
        }
        "ed25519-sha256" => {
            let key = ed25519_dalek::VerifyingKey::from_bytes(key.as_slice().try_into().unwrap()).unwrap();
            key.verify(&hash, &ed25519_dalek::Signature::from_slice(&proof).unwrap()).is_ok()
        }
        _ => false,
    };
    if is_good { Ok(()) } else { Err("signature") }
}

fn signers() -> Vec<Dkim> {
    [RSA, RSA_PKCS1, ED25519].iter().map(|pem| Dkim::from_pem("example.org", "s1", pem).unwrap()).collect()
}

#[test]
fn signatures_verify() {
    for signer in signers() {
        let (name, record) = signer.dns_record();
        assert_eq!(name, "s1._domainkey.example.org");
        for mail in mails() {
            let signed = attach(&mail, &signer.sign(&mail).unwrap());
            assert_eq!(verify(&signed, &record), Ok(()), "{}", String::from_utf8_lossy(&signed));
        }
    }
}

#[test]
fn an_attached_signature_is_the_same_bytes_each_time() {
    let signer = &signers()[2];
    for mail in mails() {
        let signature = signer.sign(&mail).unwrap();
        assert!(!signature.contains(['\r', '\n']));
        let signed = attach(&mail, &signature);
        assert_eq!(attach(&mail, &signature), signed);
        assert!(signed.ends_with(&mail) && signed.starts_with(b"DKIM-Signature: v=1; "));
        assert!(signed.split(|b| *b == b'\n').all(|line| line.len() <= 998));
    }
}

#[test]
fn what_is_changed_or_added_breaks_the_signature() {
    let signer = &signers()[2];
    let record = signer.dns_record().1;
    let mail = mails().pop().unwrap();
    let signed = String::from_utf8(attach(&mail, &signer.sign(&mail).unwrap())).unwrap();
    let tampered = |from: &str, to: &str| {
        assert!(signed.contains(from), "{from}");
        verify(signed.replacen(from, to, 1).as_bytes(), &record)
    };
    assert_eq!(tampered("fint", "fin"), Err("body"));
    for (from, to) in [
        ("kari@example.com", "kari@example.net"),
        ("/unsubscribe/", "/elsewhere/"),
        ("One-Click", "Two-Click"),
        ("Message-ID: <k3", "Message-ID: <k4"),
        ("MIME-Version", "From: evil@example.com\r\nMIME-Version"),
        ("MIME-Version", "Subject: evil\r\nMIME-Version"),
        ("MIME-Version", "Reply-To: evil@example.com\r\nMIME-Version"),
        ("MIME-Version", "List-Unsubscribe: <https://evil.example/>\r\nMIME-Version"),
        ("MIME-Version", "To: evil@example.com\r\nMIME-Version"),
        ("MIME-Version", "Auto-Submitted: auto-replied\r\nMIME-Version"),
    ] {
        assert_eq!(tampered(from, to), Err("signature"), "{from} → {to}");
    }
    assert_eq!(tampered("Content-Language", "X-Relay: added on the way\r\nContent-Language"), Ok(()));
}

#[test]
fn a_mail_without_list_headers_cannot_be_given_any() {
    let signer = &signers()[2];
    let mail = mails().swap_remove(0);
    let signed = String::from_utf8(attach(&mail, &signer.sign(&mail).unwrap())).unwrap();
    for header in
        ["List-Unsubscribe: <https://evil.example/>", "List-Unsubscribe-Post: x", "List-Id: <x>", "Reply-To: evil@example.com"]
    {
        let more = signed.replacen("MIME-Version", &format!("{header}\r\nMIME-Version"), 1);
        assert_eq!(verify(more.as_bytes(), &signer.dns_record().1), Err("signature"), "{header}");
    }
}

#[test]
fn keys_that_do_not_serve_are_refused() {
    for pem in ["", "nonsense", RSA_WEAK, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        assert!(matches!(Dkim::from_pem("example.org", "s1", pem), Err(DkimError::Key)), "{pem}");
    }
    for (domain, selector) in [("", "s1"), ("example.org", ""), ("example.org; x=y", "s1"), ("example.org", "a b")] {
        assert!(matches!(Dkim::from_pem(domain, selector, ED25519), Err(DkimError::Name)));
    }
}

#[cfg(unix)]
#[test]
fn a_key_file_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("dkim.pem");
    assert!(matches!(Dkim::from_file("example.org", "s1", &path), Err(DkimError::Unreadable { .. })));
    std::fs::write(&path, ED25519).unwrap();
    for (mode, is_fine) in [(0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o644, false)] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let read = Dkim::from_file("example.org", "s1", &path);
        assert_eq!(read.is_ok(), is_fine, "{mode:o}");
        assert!(is_fine || read.err().unwrap().to_string().contains("chmod 600"));
    }
}

#[test]
fn what_is_no_message_is_not_signed() {
    let signer = &signers()[2];
    for bytes in [b"no headers at all".as_slice(), b"", b"X: y\r\n", format!("X: {}\r\n\r\nbody", "y".repeat(20_000)).as_bytes()]
    {
        assert!(signer.sign(bytes).is_err());
    }
}
