//! Deliveries to a mail server: what reaches it, what its answers mean, and that sessions are used again.

use std::time::Instant;

use super::{
    server::{AUTHORITY, Script, Server, Tls},
    *,
};
use crate::mail::transport::smtp::SmtpSettings;

fn options() -> Options {
    Options::new("portal.example.org")
}

fn transport(server: &Server) -> Transport {
    Transport::from_url(&format!("smtp://127.0.0.1:{}", server.port), &options()).unwrap()
}

fn with_answers(answer: fn(&str, usize) -> Option<&'static str>) -> (Server, Transport) {
    let server = Server::start(Script { answer, ..Script::default() });
    let transport = transport(&server);
    (server, transport)
}

#[tokio::test]
async fn mails_arrive_as_they_are_over_one_session() {
    let (server, transport) = with_answers(|_, _| None);
    for handle in ["a", "b", "c"] {
        let receipt = transport.deliver(&parcel(handle)).await.unwrap();
        assert!(receipt.reply.starts_with("250 2.0.0 Ok: queued as Q00"), "{receipt:?}");
        assert!(receipt.queue_id.unwrap().starts_with("Q00") && !receipt.tls);
    }
    assert_eq!(server.mails(), ["a", "b", "c"].map(|handle| parcel(handle).bytes));
    assert_eq!((server.connections(), server.count("EHLO")), (1, 1));
    assert_eq!(server.count("EHLO portal.example.org"), 1);
    assert_eq!(server.count("MAIL FROM:<bounce@example.org>"), 3);
    assert_eq!(server.count("RCPT TO:<kari@example.com>"), 3);
    transport.rest(false).await;
    assert_eq!(server.count("QUIT"), 0);
    transport.rest(true).await;
    assert_eq!(server.count("QUIT"), 1);
    transport.deliver(&parcel("d")).await.unwrap();
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn a_delivery_does_not_wait_for_delayed_acknowledgements() {
    let (_server, transport) = with_answers(|_, _| None);
    transport.deliver(&parcel("first")).await.unwrap();
    let started = Instant::now();
    for _ in 0..50 {
        transport.deliver(&parcel("more")).await.unwrap();
    }
    // Each would wait 40 ms without TCP_NODELAY.
    assert!(started.elapsed() < Duration::from_millis(1_500), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_refused_recipient_costs_neither_session_nor_neighbours() {
    let (server, transport) = with_answers(|command, number| {
        (command.starts_with("RCPT") && number == 2).then_some("550-5.1.1 nobody\r\n550 5.1.1 lives here")
    });
    transport.deliver(&parcel("a")).await.unwrap();
    let refused = transport.deliver(&parcel("b")).await.unwrap_err();
    assert_eq!(refused, DeliveryError::Permanent("550 5.1.1 nobody lives here".to_owned()));
    transport.deliver(&parcel("c")).await.unwrap();
    assert_eq!((server.connections(), server.mails().len(), server.count("RSET")), (1, 2, 1));
}

#[tokio::test]
async fn answers_are_sorted_by_their_first_digit() {
    for (stage, reply, is_permanent) in [
        ("MAIL", "451 4.3.0 later", false),
        ("RCPT", "450 4.2.1 greylisted", false),
        ("DATA", "452 4.3.1 full", false),
        ("END", "451 4.7.1 content later", false),
        ("MAIL", "530 5.7.0 log in first", false),
        ("MAIL", "553 5.1.8 bad sender", true),
        ("DATA", "554 5.5.1 no", true),
        ("END", "550 5.7.1 spam", true),
    ] {
        // A function pointer cannot hold the case, so one function knows them all.
        let answer: fn(&str, usize) -> Option<&'static str> = match (stage, reply) {
            ("MAIL", "451 4.3.0 later") => |command, _| command.starts_with("MAIL").then_some("451 4.3.0 later"),
            ("RCPT", _) => |command, _| command.starts_with("RCPT").then_some("450 4.2.1 greylisted"),
            ("DATA", "452 4.3.1 full") => |command, _| command.starts_with("DATA").then_some("452 4.3.1 full"),
            ("END", "451 4.7.1 content later") => |command, _| (command == "END").then_some("451 4.7.1 content later"),
            ("MAIL", "530 5.7.0 log in first") => |command, _| command.starts_with("MAIL").then_some("530 5.7.0 log in first"),
            ("MAIL", _) => |command, _| command.starts_with("MAIL").then_some("553 5.1.8 bad sender"),
            ("DATA", _) => |command, _| command.starts_with("DATA").then_some("554 5.5.1 no"),
            _ => |command, _| (command == "END").then_some("550 5.7.1 spam"),
        };
        let (server, transport) = with_answers(answer);
        let expected =
            if is_permanent { DeliveryError::Permanent(reply.to_owned()) } else { DeliveryError::Temporary(reply.to_owned()) };
        assert_eq!(transport.deliver(&parcel("a")).await, Err(expected.clone()), "{stage}");
        assert_eq!(transport.deliver(&parcel("a")).await, Err(expected), "{stage}");
        assert_eq!(server.connections(), 1, "{stage}");
    }
}

#[tokio::test]
async fn a_reply_is_kept_short_and_clean() {
    const LONG: &str = concat!("550 \u{1b}[31m\u{7}x\ty ", include_str!("../../../../LICENSE-MIT"));
    fn answer(command: &str, _: usize) -> Option<&'static str> {
        static ONE_LINE: std::sync::OnceLock<String> = std::sync::OnceLock::new();
        command.starts_with("RCPT").then(|| ONE_LINE.get_or_init(|| LONG.replace('\n', " ").chars().take(900).collect()).as_str())
    }
    let (_server, transport) = with_answers(answer);
    let DeliveryError::Permanent(reply) = transport.deliver(&parcel("a")).await.unwrap_err() else { panic!("not permanent") };
    assert_eq!(reply.chars().count(), 500);
    assert!(reply.starts_with("550 [31m x y ") && !reply.chars().any(char::is_control), "{reply}");
}

#[tokio::test]
async fn a_server_that_says_goodbye_is_temporary() {
    let (server, transport) = with_answers(|command, number| match (command, number) {
        (command, 1) if command.starts_with("MAIL") => Some("421 4.3.2 shutting down"),
        _ => None,
    });
    assert_eq!(transport.deliver(&parcel("a")).await, Err(DeliveryError::Temporary("421 4.3.2 shutting down".to_owned())));
    transport.deliver(&parcel("a")).await.unwrap();
    assert_eq!((server.connections(), server.mails().len()), (2, 1));
}

#[tokio::test]
async fn a_kept_session_that_the_server_closed_is_opened_again() {
    for answer in [
        (|command, number| (command.starts_with("MAIL") && number == 2).then_some("close"))
            as fn(&str, usize) -> Option<&'static str>,
        |command, number| (command.starts_with("MAIL") && number == 2).then_some("421 4.4.2 idle too long"),
    ] {
        let (server, transport) = with_answers(answer);
        transport.deliver(&parcel("a")).await.unwrap();
        transport.deliver(&parcel("b")).await.unwrap();
        assert_eq!((server.connections(), server.mails().len()), (2, 2));
    }
}

#[tokio::test]
async fn a_line_that_breaks_after_the_message_is_a_connection_fault() {
    let (server, transport) = with_answers(|command, number| (command == "END" && number == 1).then_some("close"));
    assert!(matches!(transport.deliver(&parcel("a")).await, Err(DeliveryError::Connection(reply)) if !reply.is_empty()));
    assert_eq!(server.mails().len(), 1, "it must not be sent again by itself");
    transport.deliver(&parcel("a")).await.unwrap();
    assert_eq!(server.mails(), [parcel("a").bytes, parcel("a").bytes]);
}

#[tokio::test]
async fn sessions_end_after_enough_mails_and_after_idling() {
    let server = Server::start(Script::default());
    let address = format!("smtp://127.0.0.1:{}", server.port);
    let transport = Transport::from_url(&address, &Options { mails_per_session: 2, ..options() }).unwrap();
    for handle in ["a", "b", "c", "d", "e"] {
        transport.deliver(&parcel(handle)).await.unwrap();
    }
    assert_eq!((server.connections(), server.count("QUIT")), (3, 2));
    let transport = Transport::from_url(&address, &Options { idle: Duration::ZERO, ..options() }).unwrap();
    transport.deliver(&parcel("f")).await.unwrap();
    transport.rest(false).await;
    transport.deliver(&parcel("g")).await.unwrap();
    assert_eq!((server.connections(), server.count("QUIT")), (5, 3));
}

#[tokio::test]
async fn no_more_sessions_than_allowed_are_open() {
    let server = Server::start(Script::default());
    let transport =
        Transport::from_url(&format!("smtp://127.0.0.1:{}", server.port), &Options { concurrency: 3, ..options() }).unwrap();
    assert_eq!(transport.concurrency(), 3);
    let parcels: Vec<Parcel> = (0..40).map(|number| parcel(&format!("m{number}"))).collect();
    let done = futures_util::future::join_all(parcels.iter().map(|parcel| transport.deliver(parcel))).await;
    assert!(done.iter().all(Result::is_ok));
    assert_eq!(server.mails().len(), 40);
    assert!(server.seen.peak.load(std::sync::atomic::Ordering::SeqCst) <= 3 && server.connections() <= 3);
}

#[tokio::test]
async fn mail_leaves_this_machine_only_encrypted() {
    let server = Server::start(Script::default());
    let settings = SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: server.port,
        is_loopback: false,
        implicit_tls: false,
        ca: None,
        credentials: None,
        hello: "portal.example.org".to_owned(),
        concurrency: 1,
        idle: Duration::from_secs(1),
        mails_per_session: 1,
    };
    let transport = Transport::Smtp(std::sync::Arc::new(Smtp::new(&settings).unwrap()));
    assert!(matches!(transport.deliver(&parcel("a")).await, Err(DeliveryError::Connection(reply)) if reply.contains("STARTTLS")));
    assert_eq!((server.count("MAIL"), server.count("AUTH")), (0, 0));
}

#[tokio::test]
async fn encryption_is_verified_both_ways_of_starting_it() {
    for (tls, scheme) in [(Tls::Starttls, "smtp"), (Tls::Implicit, "smtps")] {
        let server = Server::start(Script { tls, extensions: &["AUTH PLAIN LOGIN"], ..Script::default() });
        for host in ["127.0.0.1", "localhost"] {
            let address = format!("{scheme}://user:hunter2@{host}:{}?ca={AUTHORITY}", server.port);
            let transport = Transport::from_url(&address, &options()).unwrap();
            for handle in ["a", "b"] {
                assert!(transport.deliver(&parcel(handle)).await.unwrap().tls);
            }
            let said = transport.check().await.unwrap();
            assert!(said.contains(", encrypted") && said.contains("credentials accepted"), "{said}");
        }
        assert_eq!((server.mails().len(), server.connections()), (4, 4));
        assert_eq!(server.mails()[3], parcel("b").bytes);

        let unknown = Transport::from_url(&format!("{scheme}://127.0.0.1:{}", server.port), &options()).unwrap();
        let said = unknown.deliver(&parcel("a")).await.unwrap_err();
        assert!(matches!(&said, DeliveryError::Connection(reply) if reply.contains("certificate")), "{said}");
        assert!(unknown.check().await.unwrap_err().contains("certificate"));

        let stranger = Server::start(Script { tls, is_stranger: true, ..Script::default() });
        let wrong = Transport::from_url(&format!("{scheme}://127.0.0.1:{}?ca={AUTHORITY}", stranger.port), &options()).unwrap();
        assert!(matches!(wrong.deliver(&parcel("a")).await, Err(DeliveryError::Connection(_))));
        assert!(stranger.mails().is_empty());
    }
}

#[tokio::test]
async fn refused_credentials_give_no_mail_up() {
    let server = Server::start(Script { extensions: &["AUTH PLAIN"], ..Script::default() });
    let transport = Transport::from_url(&format!("smtp://user:wrong@127.0.0.1:{}", server.port), &options()).unwrap();
    let said = transport.deliver(&parcel("a")).await.unwrap_err();
    assert_eq!(said, DeliveryError::Temporary("the server refused our credentials: 535 5.7.8 wrong".to_owned()));
    assert!(transport.check().await.unwrap_err().contains("535 5.7.8 wrong"));
}

#[tokio::test]
async fn letters_beyond_ascii_need_a_server_that_takes_them() {
    let far = |handle| Parcel { to: EmailAddress::parse("kåre@blåbær.no").unwrap(), ..parcel(handle) };
    let (server, transport) = with_answers(|_, _| None);
    transport.deliver(&far("a")).await.unwrap();
    assert_eq!(server.count("MAIL FROM:<bounce@example.org> SMTPUTF8"), 1);
    let plain = Server::start(Script { extensions: &[], ..Script::default() });
    let transport = self::transport(&plain);
    assert!(matches!(transport.deliver(&far("a")).await, Err(DeliveryError::Permanent(reply)) if reply.contains("SMTPUTF8")));
    transport.deliver(&parcel("b")).await.unwrap();
    assert_eq!((plain.connections(), plain.mails().len()), (1, 1));
}

#[tokio::test]
async fn a_server_that_is_away_is_a_connection_fault() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let transport = Transport::from_url(&format!("smtp://127.0.0.1:{port}"), &options()).unwrap();
    assert!(matches!(transport.deliver(&parcel("a")).await, Err(DeliveryError::Connection(reply)) if reply.contains("refused")));
    assert!(transport.check().await.unwrap_err().contains("refused"));
    let (_server, transport) = with_answers(|command, _| command.starts_with("EHLO").then_some("554 5.7.1 go away"));
    assert_eq!(transport.deliver(&parcel("a")).await, Err(DeliveryError::Temporary("554 5.7.1 go away".to_owned())));
}
