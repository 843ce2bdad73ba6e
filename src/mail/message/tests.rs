//! Messages: that they parse as meant, hold nothing that was smuggled in, and are the same each time.

use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::*;

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn outgoing() -> Outgoing {
    Outgoing {
        handle: "k3J9xQ2mT7bLw0ZpRcVnYd".to_owned(),
        message_domain: "portal.example.org".to_owned(),
        at: Timestamp::from_seconds(1_768_471_200),
        from: Mailbox::new("Fjordlys AS", address("post@fjordlys.example")),
        reply_to: None,
        to: Mailbox::new("Kari Nordmann", address("kari@example.org")),
        language: Language::Nb,
        subject: "Bekreft påmeldingen".to_owned(),
        html: "<!DOCTYPE html><html lang=\"nb\"><head><title>x</title></head><body><p>Så fint å høre fra deg!</p></body></html>"
            .to_owned(),
        text: "Så fint å høre fra deg!\n\nhttps://portal.example.org/c/abc\n".to_owned(),
        list: None,
        auto_generated: true,
    }
}

fn list() -> ListHeaders {
    ListHeaders {
        unsubscribe_url: "https://portal.example.org/unsubscribe/AbCdEf0123456789".to_owned(),
        unsubscribe_mailto: "unsubscribe@portal.example.org?subject=AbCdEf0123456789".to_owned(),
        list_id: "news.portal.example.org".to_owned(),
    }
}

/// The names of the top headers, in order.
fn header_names(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap();
    head.split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect()
}

const NAMES: [&str; 10] =
    ["From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Language", "Auto-Submitted", "Content-Type", ""];

fn assert_sound(bytes: &[u8]) {
    for line in bytes.split(|b| *b == b'\n') {
        assert!(line.len() <= 998, "a line of {} octets", line.len());
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(!line.contains(&b'\r') && !line.contains(&0), "{:?}", String::from_utf8_lossy(line));
    }
    let breaks = bytes.iter().filter(|b| **b == b'\n').count();
    assert_eq!(breaks, bytes.windows(2).filter(|pair| pair == b"\r\n").count(), "a line break that is not CRLF");
    assert!(bytes.ends_with(b"\r\n"));
    assert_eq!(header_names(bytes), NAMES[..9]);
}

#[test]
fn a_message_has_text_first_and_all_its_headers() {
    let bytes = outgoing().bytes().unwrap();
    assert_sound(&bytes);
    let raw = String::from_utf8(bytes.clone()).unwrap();
    assert!(raw.is_ascii());
    assert!(raw.contains("Message-ID: <k3J9xQ2mT7bLw0ZpRcVnYd@portal.example.org>\r\n"), "{raw}");
    assert!(raw.contains("Date: Thu, 15 Jan 2026 10:00:00 +0000\r\n"), "{raw}");
    assert!(raw.contains("Auto-Submitted: auto-generated\r\n") && raw.contains("Content-Language: nb\r\n"), "{raw}");
    assert_eq!(raw.matches("Content-Transfer-Encoding: quoted-printable\r\n").count(), 2);
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.subject(), Some("Bekreft påmeldingen"));
    assert!(parsed.content_type().is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("alternative")));
    assert_eq!(parsed.parts.len(), 3);
    assert!(parsed.parts[1].is_text() && !parsed.parts[1].is_text_html() && parsed.parts[2].is_text_html());
    assert_eq!(parsed.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), outgoing().text.trim_end());
    assert_eq!(parsed.body_html(0).unwrap().trim_end(), outgoing().html);
    assert_eq!(parsed.to().unwrap().first().unwrap().address(), Some("kari@example.org"));
}

#[test]
fn the_same_mail_is_the_same_bytes_and_names_no_machine() {
    let bytes = outgoing().bytes().unwrap();
    for _ in 0..20 {
        assert_eq!(outgoing().bytes().unwrap(), bytes);
    }
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let raw = String::from_utf8(bytes).unwrap();
    assert!(host.trim().is_empty() || !raw.contains(host.trim()), "{host}");
}

const SMUGGLERS: [&str; 12] = [
    "x\r\nBcc: evil@example.com",
    "x\nBcc: evil@example.com",
    "x\rBcc: evil@example.com",
    "x\r\n\r\n<h1>body</h1>",
    "x\0y",
    "x\u{2028}Bcc: a@b.example",
    "\r\n x",
    "=?utf-8?q?x=0d=0aBcc:_a@b.example?=",
    "x\" <evil@example.com>, \"y",
    "x\\\" <evil@example.com>",
    "a@b.example, c@d.example",
    "x\u{85}Bcc: a@b.example\u{7f}\u{1b}[31m",
];

#[test]
fn nothing_typed_starts_a_header() {
    for text in SMUGGLERS {
        let mut mail = outgoing();
        mail.subject = text.to_owned();
        mail.from.name = Some(text.to_owned());
        mail.to.name = Some(text.to_owned());
        mail.text = format!("Hi {text}");
        mail.html = format!("<p>{text}</p>");
        let bytes = mail.bytes().unwrap();
        assert_sound(&bytes);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        let shown = text::one_line(text);
        assert_eq!(parsed.subject(), Some(shown.as_str()), "{text:?}");
        let to = parsed.to().unwrap();
        assert_eq!(to.iter().count(), 1, "{text:?}");
        assert_eq!(to.first().unwrap().address(), Some("kari@example.org"), "{text:?}");
        assert_eq!(to.first().unwrap().name(), Some(shown.as_str()), "{text:?}");
        assert!(parsed.bcc().is_none() && parsed.cc().is_none());
    }
}

#[test]
fn names_of_all_kinds_are_read_back() {
    for name in [
        "O'Brien, \"Pat\"",
        "Müller-Lüdenscheidt",
        "مريم الزهراء",
        "שרה כהן",
        "李小龍 🎉🏳️‍🌈",
        "a\\b",
        "Dr. Kari (work)",
        "名".repeat(100).as_str(),
    ] {
        let mut mail = outgoing();
        mail.to.name = Some(name.to_owned());
        mail.subject = format!("Hei {name}!");
        let bytes = mail.bytes().unwrap();
        assert_sound(&bytes);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(parsed.to().unwrap().first().unwrap().name(), Some(name));
        assert_eq!(parsed.subject(), Some(mail.subject.as_str()));
    }
    let mut mail = outgoing();
    mail.to.name = Some(" \r\n\t ".to_owned());
    assert!(String::from_utf8(mail.bytes().unwrap()).unwrap().contains("To: kari@example.org\r\n"));
}

#[test]
fn long_things_stay_within_a_line() {
    let mut mail = outgoing();
    mail.subject = "x".repeat(5000);
    mail.to.name = Some("ø".repeat(5000));
    mail.text = "y".repeat(20_000);
    mail.html = format!("<p>{}</p>", "æ".repeat(20_000));
    assert_sound(&mail.bytes().unwrap());
    mail.subject = "ord ".repeat(1000);
    mail.from.name = Some("\"".repeat(300));
    assert_sound(&mail.bytes().unwrap());
}

#[test]
fn a_mailing_carries_list_headers() {
    let mut mail = outgoing();
    mail.list = Some(list());
    mail.auto_generated = false;
    let raw = String::from_utf8(mail.bytes().unwrap()).unwrap();
    let unfolded = raw.replace("\r\n ", " ");
    assert!(unfolded.contains("List-Unsubscribe: <https://portal.example.org/unsubscribe/AbCdEf0123456789>, <mailto:unsubscribe@portal.example.org?subject=AbCdEf0123456789>\r\n"), "{raw}");
    assert!(
        raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
            && raw.contains("List-Id: <news.portal.example.org>\r\n"),
        "{raw}"
    );
    assert!(!raw.contains("Auto-Submitted"));
}

#[test]
fn broken_parts_of_our_own_are_refused() {
    let broken = |change: &dyn Fn(&mut Outgoing)| {
        let mut mail = outgoing();
        mail.list = Some(list());
        change(&mut mail);
        mail.bytes().unwrap_err()
    };
    for handle in ["", "a b", "a\r\nb", "å", "a>", &"a".repeat(65)] {
        assert_eq!(broken(&|mail| mail.handle = handle.to_owned()), MessageError::Handle);
    }
    for domain in ["", "a b", "a\r\nX: y", "a>b"] {
        assert_eq!(broken(&|mail| mail.message_domain = domain.to_owned()), MessageError::Domain);
    }
    for url in [
        "ftp://x",
        "javascript:x",
        "https://x\r\nBcc: y",
        "https://x>,<mailto:y",
        "https://x y",
        &format!("https://{}", "x".repeat(1000)),
    ] {
        assert_eq!(broken(&|mail| mail.list.as_mut().unwrap().unsubscribe_url = url.to_owned()), MessageError::List);
    }
    assert_eq!(broken(&|mail| mail.list.as_mut().unwrap().list_id = "a\r\nb".to_owned()), MessageError::List);
}

#[test]
fn dates_out_of_range_do_no_harm() {
    for seconds in [i64::MIN / 2_000_000, -1, 0, 253_402_300_799, 8_000_000_000_000] {
        let mut mail = outgoing();
        mail.at = Timestamp::from_seconds(seconds);
        assert_sound(&mail.bytes().unwrap());
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_the_message_is_sound(name in any::<String>(), subject in any::<String>(), body in any::<String>()) {
        let mut mail = outgoing();
        mail.to.name = Some(name);
        mail.subject = subject;
        mail.text = body.clone();
        mail.html = body;
        let bytes = mail.bytes().unwrap();
        assert_sound(&bytes);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        prop_assert_eq!(parsed.to().unwrap().first().unwrap().address(), Some("kari@example.org"));
    }
}
