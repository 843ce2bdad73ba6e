//! DKIM signatures under somebody else's eyes (dkimpy): they hold, and hold no longer when anything that matters was changed.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::processes::{Home, Portal, Sink, fixture, for_both_engines, python};

/// A fresh key: the file, and the record that tells the world its public half.
fn fresh_key(dir: &Path, kind: &str) -> (PathBuf, String) {
    let file = dir.join(format!("{kind}.pem"));
    let options: &[&str] = if kind == "rsa" { &["-pkeyopt", "rsa_keygen_bits:2048"] } else { &[] };
    let openssl = |words: &[&str]| {
        let output = Command::new("openssl").args(words).output().unwrap();
        assert!(output.status.success(), "openssl {words:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let path = file.to_string_lossy().into_owned();
    openssl(&[&["genpkey", "-quiet", "-algorithm", kind, "-out", &path], options].concat());
    let public = openssl(&["pkey", "-in", &path, "-pubout", "-outform", "DER"]);
    // RFC 8463 §4: of an Ed25519 key the 32 bytes themselves, without their wrapping.
    let public = if kind == "ed25519" { &public[public.len() - 32..] } else { &public };
    (file, format!("v=DKIM1; k={kind}; p={}", STANDARD.encode(public)))
}

/// Whether the signature of a message holds.
fn holds(dir: &Path, record: &str, message: &[u8]) -> bool {
    let file = dir.join("message.eml");
    fs::write(&file, message).unwrap();
    let mut check = Command::new(python());
    check.arg(fixture("dkim_check.py")).arg(format!("s1._domainkey.example.org={record}")).arg("--").arg(&file);
    let output = check.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("verified ") || said.contains("NOT VERIFIED"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    output.status.success()
}

for_both_engines!(a_signature_holds_until_something_is_changed, |engine| {
    for kind in ["rsa", "ed25519"] {
        let home = Home::furnished(engine);
        home.sets(&[("organisation_name", "Brød og blåbær AS"), ("sender_address", "post@example.org")]);
        let (file, record) = fresh_key(home.dir(), kind);
        let sink = Sink::start();
        let portal = Portal::new(&home)
            .with("MAIL_URL", sink.url())
            .with("DKIM_DOMAIN", "example.org")
            .with("DKIM_SELECTOR", "s1")
            .with("DKIM_KEY_FILE", file.display());
        let running = portal.start();
        portal.visitor("10.0.0.1").becomes_a_contact(&sink, "ada@example.org");
        running.stop();
        let mails = sink.deliveries();
        assert_eq!(mails.len(), 2, "the request to confirm, and the welcome");
        for mail in mails {
            assert!(holds(home.dir(), &record, &mail.bytes), "{kind}: {}", String::from_utf8_lossy(&mail.bytes));
            for (what, changed) in changed(&mail.bytes) {
                assert_ne!(changed, *mail.bytes, "{what}: nothing was changed");
                assert!(!holds(home.dir(), &record, &changed), "{kind}: holds although {what}");
            }
        }
    }
});

/// The message with one thing changed each.
fn changed(message: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let text = std::str::from_utf8(message).expect("the message is plain text");
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let header = |name: &str, value: &str| {
        let lines = head
            .split("\r\n")
            .map(|line| if line.starts_with(&format!("{name}: ")) { format!("{name}: {value}") } else { line.to_owned() });
        // What followed a folded line goes with it.
        let lines = lines.collect::<Vec<_>>().join("\r\n");
        format!("{lines}\r\n\r\n{body}").into_bytes()
    };
    vec![
        ("the body says something else", format!("{head}\r\n\r\n{}", body.replacen('e', "a", 1)).into_bytes()),
        ("something was added at the end", format!("{text}More.\r\n").into_bytes()),
        ("the subject is another", header("Subject", "Win a prize")),
        ("the recipient is another", header("To", "eve@example.org")),
        ("the time is another", header("Date", "Mon, 01 Jan 2024 00:00:00 +0000")),
        ("a second sender stands above", format!("From: eve@example.com\r\n{text}").into_bytes()),
        ("a second subject stands above", format!("Subject: Win a prize\r\n{text}").into_bytes()),
    ]
}
