//! Addresses of transports: what is understood, and what is said about the rest.

use super::*;

fn options() -> Options {
    Options::new("portal.example.org")
}

fn advice(address: &str) -> String {
    Transport::from_url(address, &options()).err().unwrap_or_else(|| panic!("{address} was taken")).to_string()
}

#[test]
fn addresses_are_understood() {
    for (address, expected) in [
        ("directory:data/mail", "files in data/mail"),
        ("directory:/var/mail/out", "files in /var/mail/out"),
        ("directory:///var/mail/out", "files in /var/mail/out"),
        ("smtp://mail.example.org", "smtp://mail.example.org:587"),
        ("smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525"),
        ("smtp://[::1]:25/", "smtp://[::1]:25"),
        ("smtps://user:p%40ss%2Fword@mail.example.org", "smtps://mail.example.org:465"),
    ] {
        let transport = Transport::from_url(address, &options()).unwrap();
        assert_eq!(transport.describe(), expected);
        assert!(!format!("{transport:?}").contains("p@ss"), "{transport:?}");
    }
}

#[test]
fn advice_says_what_to_write_and_repeats_no_secret() {
    for (address, word) in [
        ("", "directory:PATH"),
        ("mail.example.org:25", "smtp://"),
        ("http://mail.example.org", "http"),
        ("directory:", "directory:data/mail"),
        ("smtp://", "server"),
        ("smtp://user@mail.example.org", "password"),
        ("smtp://user:hunter2@mail.example.org/path", "path"),
        ("smtp://user:hunter2@mail.example.org?cb=/x", "ca="),
        ("smtp://user:hunter2@mail.example.org?ca=/does/not/exist.pem", "/does/not/exist.pem"),
        ("smtp://user:hunter2@mail.example.org:99999", "understood"),
    ] {
        let said = advice(address);
        assert!(said.contains(word) && !said.contains("hunter2"), "{address}: {said}");
    }
    let junk = tempfile::NamedTempFile::new().unwrap();
    assert!(advice(&format!("smtp://mail.example.org?ca={}", junk.path().display())).contains("PEM"));
    assert!(Transport::from_url("smtp://mail.example.org", &Options::new("a b")).unwrap_err().to_string().contains("domain"));
}

#[test]
fn credentials_come_from_a_file() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let with =
        |address: &str| Transport::from_url(address, &Options { credentials_file: Some(file.path().to_owned()), ..options() });
    assert!(with("smtp://mail.example.org").unwrap_err().to_string().contains("second"));
    std::fs::write(file.path(), "user\nhunter2\n").unwrap();
    assert!(with("smtp://mail.example.org").is_ok());
    assert!(with("smtp://user:x@mail.example.org").unwrap_err().to_string().contains("both"));
}
