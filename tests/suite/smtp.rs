//! Real conversations with mail servers: encryption, credentials, refusals, broken lines, and what is recorded of them.

mod signed;

use std::time::Duration;

use samtykke::kernel::digest::sha256_hex;

use crate::processes::{
    Act, Gate, Home, Letter, Mail, MailServer, PATIENCE, Portal, Sink, Stage, Wire, eventually, fixture, for_both_engines,
};

/// Who gets the mail of these tests.
const ADA: &str = "ada@example.org";
/// `AUTH PLAIN` with what the servers of these tests want to hear, as it would go over the wire.
const CREDENTIALS: &str = "AHVzZXIAaHVudGVyMg==";

/// Starts a portal that has one mail to send, and waits until that mail stands as `like` says.
fn sends(home: &Home, portal: &Portal<'_>, like: impl Fn(&Mail) -> bool) -> Mail {
    let running = portal.start();
    portal.visitor("10.0.0.1").signs_up(ADA);
    let mail = Mail::to(&home.db(), ADA, PATIENCE, like);
    running.stop();
    mail
}

/// Lets the time pass that a mail waits before it is tried again, and waits until it stands as `like` says.
fn tries_again(home: &Home, portal: &Portal<'_>, like: impl Fn(&Mail) -> bool) -> Mail {
    home.time_passes_for_mail();
    let running = portal.start();
    let mail = Mail::to(&home.db(), ADA, PATIENCE, like);
    running.stop();
    mail
}

fn is_sent(mail: &Mail) -> bool {
    mail.state == "sent"
}

/// Was it tried, and put back?
fn waits_again(mail: &Mail) -> bool {
    mail.state == "waiting" && mail.reply.is_some()
}

/// What a program said over a wire, as text.
fn said(wire: &Wire) -> String {
    String::from_utf8_lossy(&wire.said()).into_owned()
}

for_both_engines!(starttls_is_used_before_anything_is_said_and_the_record_tells_it, |engine| {
    let home = Home::furnished(engine);
    let server = MailServer::start(&["--tls", "starttls", "--auth", "user:hunter2"]);
    let wire = Wire::to(server.port);
    let portal = Portal::new(&home)
        .with("MAIL_URL", format!("smtp://user:hunter2@localhost:{}", wire.port))
        .with("MAIL_CA_FILE", fixture("authority.pem").display());
    let mail = sends(&home, &portal, is_sent);
    let kept = server.kept();
    assert_eq!(kept.len(), 1);
    assert!(kept[0].envelope.contains("tls=True user=user"), "{}", kept[0].envelope);
    assert!(kept[0].envelope.contains(&format!("X-Envelope-To: {ADA}")), "{}", kept[0].envelope);
    assert_eq!(mail.had_tls, Some(true));
    assert_eq!(mail.queue_id.as_deref(), Some("TEST00001"));
    assert_eq!(mail.reply.as_deref(), Some("250 2.0.0 Ok: queued as TEST00001"));
    assert_eq!(mail.sha256.as_deref(), Some(sha256_hex(kept[0].bytes.as_slice()).as_str()));
    assert_eq!(mail.size, Some(kept[0].bytes.len() as i64));
    assert_eq!(Letter::open(&kept[0].bytes).handle(), mail.handle);
    let said = said(&wire);
    assert!(said.contains("STARTTLS") && !said.contains("AUTH") && !said.contains("MAIL FROM"), "{said}");
});

for_both_engines!(tls_from_the_first_byte_carries_mail_with_credentials_from_a_file, |engine| {
    let home = Home::furnished(engine);
    let server = MailServer::start(&["--tls", "implicit", "--auth", "user:hunter2"]);
    let wire = Wire::to(server.port);
    let credentials = home.private_file("credentials", "user\nhunter2\n");
    let portal = Portal::new(&home)
        .with("MAIL_URL", format!("smtps://localhost:{}", wire.port))
        .with("MAIL_CA_FILE", fixture("authority.pem").display())
        .with("MAIL_CREDENTIALS_FILE", credentials.display());
    let mail = sends(&home, &portal, is_sent);
    assert!(server.kept()[0].envelope.contains("user=user"), "{}", server.kept()[0].envelope);
    assert_eq!(mail.had_tls, Some(true));
    assert!(!said(&wire).contains("EHLO"), "nothing is said in clear");
});

for_both_engines!(a_server_that_cannot_prove_its_name_gets_neither_mail_nor_password, |engine| {
    let stranger = [fixture("stranger.pem"), fixture("stranger.key")].map(|path| path.to_string_lossy().into_owned());
    let with_strange_name = ["--cert", &stranger[0], "--key", &stranger[1]];
    for tls in ["starttls", "implicit"] {
        // An authority that nobody told us about, and a certificate of the right authority for somebody else.
        for (knows_authority, certificate) in [(false, &[][..]), (true, &with_strange_name[..])] {
            let home = Home::furnished(engine);
            let options: Vec<&str> =
                ["--tls", tls, "--auth", "user:hunter2"].into_iter().chain(certificate.iter().copied()).collect();
            let server = MailServer::start(&options);
            let wire = Wire::to(server.port);
            let scheme = if tls == "implicit" { "smtps" } else { "smtp" };
            let mut portal = Portal::new(&home).with("MAIL_URL", format!("{scheme}://user:hunter2@localhost:{}", wire.port));
            if knows_authority {
                portal = portal.with("MAIL_CA_FILE", fixture("authority.pem").display());
            }
            let mail = sends(&home, &portal, waits_again);
            assert_eq!(mail.attempts, 1);
            let reply = mail.reply.unwrap_or_default();
            assert!(reply.to_lowercase().contains("certificate"), "{tls}: the record says why: {reply}");
            let said = said(&wire);
            assert!(!said.contains("AUTH") && !said.contains(CREDENTIALS) && !said.contains("MAIL FROM"), "{said}");
            assert!(server.kept().is_empty());
        }
    }
});

for_both_engines!(beyond_this_machine_no_mail_leaves_without_encryption, |engine| {
    let home = Home::furnished(engine);
    // A server without STARTTLS; `127.1` is an address that does not look like this machine, and is.
    let sink = Sink::start();
    let wire = Wire::to(sink.port);
    let portal = Portal::new(&home).with("MAIL_URL", format!("smtp://user:hunter2@127.1:{}", wire.port));
    let mail = sends(&home, &portal, waits_again);
    assert!(mail.reply.as_deref().unwrap_or_default().contains("STARTTLS"), "{:?}", mail.reply);
    let said = said(&wire);
    assert!(said.contains("EHLO") && !said.contains("AUTH") && !said.contains("MAIL FROM"), "{said}");
    assert!(sink.deliveries().is_empty());
});

for_both_engines!(a_wrong_password_gives_no_mail_up, |engine| {
    let home = Home::furnished(engine);
    let server = MailServer::start(&["--tls", "starttls", "--auth", "user:hunter2"]);
    let portal = Portal::new(&home).with("MAIL_CA_FILE", fixture("authority.pem").display());
    let url = |password: &str| format!("smtp://user:{password}@localhost:{}", server.port);
    let mail = sends(&home, &portal.clone().with("MAIL_URL", url("hunter3")), waits_again);
    assert!(mail.reply.as_deref().unwrap_or_default().contains("535"), "{:?}", mail.reply);
    assert!(server.kept().is_empty());
    let mail = tries_again(&home, &portal.with("MAIL_URL", url("hunter2")), is_sent);
    assert_eq!(mail.attempts, 2);
    assert_eq!(server.kept().len(), 1);
});

for_both_engines!(a_refusal_for_now_is_tried_again_and_arrives_once, |engine| {
    for stage in [Stage::Mail, Stage::Rcpt, Stage::Data, Stage::End] {
        let home = Home::furnished(engine);
        let sink = Sink::scripted(move |at, before| match before {
            0 if at == stage => Act::Reply("451 4.7.1 come back later"),
            _ => Act::Usual,
        });
        let portal = Portal::new(&home).with("MAIL_URL", sink.url());
        let mail = sends(&home, &portal, waits_again);
        assert!(mail.reply.as_deref().unwrap_or_default().contains("come back later"), "{stage:?}: {:?}", mail.reply);
        let mail = tries_again(&home, &portal, is_sent);
        assert_eq!((mail.attempts, sink.deliveries().len()), (2, 1), "{stage:?}");
        assert_eq!(mail.reply.as_deref(), Some("250 2.0.0 Ok: queued as Q00001"), "the last word counts");
    }
});

for_both_engines!(a_refusal_for_good_fails_the_mail_and_keeps_the_words, |engine| {
    for stage in [Stage::Mail, Stage::Rcpt, Stage::Data, Stage::End] {
        let home = Home::furnished(engine);
        let sink = Sink::scripted(move |at, _| match at {
            at if at == stage => Act::Reply("550 5.1.1 nobody of that name"),
            _ => Act::Usual,
        });
        let portal = Portal::new(&home).with("MAIL_URL", sink.url());
        let mail = sends(&home, &portal, |mail| mail.state == "failed");
        assert_eq!(mail.reply.as_deref(), Some("550 5.1.1 nobody of that name"), "{stage:?}");
        let mail = tries_again(&home, &portal, |mail| mail.state == "failed");
        assert_eq!((mail.attempts, sink.reached(stage)), (1, 1), "{stage:?}: never again");
        assert!(sink.deliveries().is_empty());
    }
});

for_both_engines!(a_line_that_breaks_anywhere_costs_no_mail, |engine| {
    use Stage::{Body, Data, Ehlo, End, Greeting, Mail, Rcpt};
    for stage in [Greeting, Ehlo, Mail, Rcpt, Data, Body, End] {
        let home = Home::furnished(engine);
        let sink = Sink::scripted(move |at, before| match before {
            0 if at == stage => Act::Close,
            _ => Act::Usual,
        });
        let portal = Portal::new(&home).with("MAIL_URL", sink.url());
        let mail = sends(&home, &portal, waits_again);
        assert_eq!(mail.attempts, 1, "{stage:?}");
        let mail = tries_again(&home, &portal, is_sent);
        let copies = sink.deliveries();
        // After the dot the server had the mail already, and nobody on our side can know.
        assert_eq!(copies.len(), if stage == End { 2 } else { 1 }, "{stage:?}");
        assert!(copies.iter().all(|copy| copy.bytes == copies[0].bytes), "{stage:?}: the same bytes");
        assert_eq!(mail.sha256.as_deref(), Some(sha256_hex(copies[0].bytes.as_slice()).as_str()));
    }
});

for_both_engines!(while_no_server_is_there_the_mail_waits, |engine| {
    let home = Home::furnished(engine);
    // Nobody listens on port 1.
    let portal = Portal::new(&home).with("MAIL_URL", "smtp://127.0.0.1:1");
    sends(&home, &portal, waits_again);
    let sink = Sink::start();
    let mail = tries_again(&home, &portal.with("MAIL_URL", sink.url()), is_sent);
    assert_eq!((mail.attempts, mail.had_tls, sink.deliveries().len()), (2, Some(false), 1));
    assert_eq!(sink.deliveries()[0].to, ADA);
});

for_both_engines!(silence_about_one_mail_keeps_no_other_from_the_record, |engine| {
    const PEOPLE: i64 = 12;
    let home = Home::furnished(engine);
    // Mails that one worker takes all at once: none could leave at first.
    let portal = Portal::new(&home).with("MAIL_URL", "smtp://127.0.0.1:1");
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    (0..PEOPLE).for_each(|person| visitor.signs_up(&format!("person{person}@example.org")));
    let db = home.db();
    eventually("each was tried", PATIENCE, || Mail::all(&db).iter().all(waits_again).then_some(()));
    running.stop();
    home.time_passes_for_mail();

    let gate = Gate::default();
    let silence = gate.clone();
    let sink = Sink::scripted(move |stage, before| match stage {
        Stage::End if before == 0 => Act::Wait(silence.clone()),
        _ => Act::Usual,
    });
    let running = portal.with("MAIL_URL", sink.url()).start();
    eventually("all but one are recorded", PATIENCE, || (Mail::count(&db, "sent") == PEOPLE - 1).then_some(()));
    assert_eq!(Mail::count(&db, "leased"), 1);
    // Killed now, the portal knows of every mail but this one.
    running.kill();
    assert_eq!(sink.deliveries().len() as i64, PEOPLE);
    gate.open();
});

for_both_engines!(a_server_that_goes_silent_holds_up_no_stop, |engine| {
    let home = Home::furnished(engine);
    let gate = Gate::default();
    let silence = gate.clone();
    let sink = Sink::scripted(move |stage, before| match stage {
        Stage::End if before == 0 => Act::Wait(silence.clone()),
        _ => Act::Usual,
    });
    // Neither the lease nor the patience with the server ends it first.
    let portal = Portal::new(&home).with("MAIL_URL", sink.url()).with("MAIL_LEASE_SECONDS", 600);
    let running = portal.start();
    portal.visitor("10.0.0.1").signs_up(ADA);
    eventually("the server has the mail", PATIENCE, || (sink.reached(Stage::End) == 1).then_some(()));
    running.stop();
    let mail = Mail::to(&home.db(), ADA, Duration::ZERO, waits_again);
    assert_eq!((mail.attempts, mail.reply.as_deref()), (1, Some("the portal was stopped before the relay answered")));
    gate.open();
    let mail = tries_again(&home, &portal, is_sent);
    let copies = sink.to(ADA);
    assert_eq!((mail.attempts, copies.len()), (2, 2), "nobody could know that it had arrived");
    assert_eq!(copies[0].bytes, copies[1].bytes);
});
