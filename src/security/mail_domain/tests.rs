//! Which domains take mail, by a table in place of DNS.

use std::collections::HashMap;

use chrono::Duration;
use proptest::prelude::*;

use super::*;

fn found(names: &[&str]) -> Answer {
    Answer::Found(names.iter().map(|name| (*name).to_owned()).collect())
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(1_800_000_000 + seconds)
}

fn domains(rows: &[(&str, Answer, Answer)]) -> MailDomains {
    let table = rows.iter().map(|(domain, mx, a)| ((*domain).to_owned(), (mx.clone(), a.clone()))).collect::<HashMap<_, _>>();
    MailDomains::new(Resolver::Table(table))
}

fn ask(domains: &MailDomains, domain: &str, now: Timestamp) -> Verdict {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(domains.verdict(domain, now))
}

/// Replaces what the table says, as if the world had changed.
fn change(domains: &mut MailDomains, domain: &str, mx: Answer) {
    let Resolver::Table(table) = &mut domains.resolver else { unreachable!("tests use a table") };
    table.insert(domain.to_owned(), (mx, Answer::NoRecord));
}

#[test]
fn a_domain_takes_mail_by_its_exchangers_or_else_by_its_address() {
    let domains = domains(&[
        ("mx.no", found(&["mail.mx.no."]), Answer::NoRecord),
        ("a.no", Answer::NoRecord, found(&["192.0.2.1"])),
        ("bare.no", Answer::NoRecord, Answer::NoRecord),
        ("null.no", found(&["."]), found(&["192.0.2.1"])),
        ("odd.no", found(&[".", "mail.odd.no."]), Answer::NoRecord),
        ("servfail.no", Answer::Failed, Answer::NoRecord),
        ("halffail.no", Answer::NoRecord, Answer::Failed),
    ]);
    let expected = [
        ("mx.no", Verdict::Takes),
        ("a.no", Verdict::Takes),
        ("bare.no", Verdict::TakesNot),
        ("null.no", Verdict::TakesNot),
        ("odd.no", Verdict::Takes),
        ("absent.no", Verdict::TakesNot),
        ("servfail.no", Verdict::Unknown),
        ("halffail.no", Verdict::Unknown),
    ];
    for (domain, verdict) in expected {
        assert_eq!(ask(&domains, domain, at(0)), verdict, "{domain}");
    }
}

#[test]
fn names_of_documentation_and_tests_pass_and_impossible_ones_do_not() {
    let domains = domains(&[]);
    for domain in ["example.com", "example.net", "example.org", "mail.example.org", "kari.test", "a.b.example"] {
        assert_eq!(ask(&domains, domain, at(0)), Verdict::Takes, "{domain}");
    }
    for domain in ["nobody.invalid", "mail.localhost", "abc.onion", "notexample.org", "example.org.no"] {
        assert_eq!(ask(&domains, domain, at(0)), Verdict::TakesNot, "{domain}");
    }
}

#[test]
fn a_domain_that_takes_mail_is_remembered_for_an_hour_and_one_that_does_not_for_ten_minutes() {
    let mut domains = domains(&[("good.no", found(&["mail.good.no."]), Answer::NoRecord)]);
    assert_eq!(ask(&domains, "good.no", at(0)), Verdict::Takes);
    assert_eq!(ask(&domains, "bad.no", at(0)), Verdict::TakesNot);
    change(&mut domains, "good.no", found(&["."]));
    change(&mut domains, "bad.no", found(&["mail.bad.no."]));
    assert_eq!(ask(&domains, "good.no", at(3599)), Verdict::Takes);
    assert_eq!(ask(&domains, "good.no", at(3600)), Verdict::TakesNot);
    assert_eq!(ask(&domains, "bad.no", at(599)), Verdict::TakesNot);
    assert_eq!(ask(&domains, "bad.no", at(600)), Verdict::Takes);
    assert_eq!(ask(&domains, "bad.no", at(-1)), Verdict::Takes, "a clock that went back just asks again");
}

#[test]
fn after_three_failures_nobody_is_asked_for_a_minute() {
    let mut domains =
        domains(&[("good.no", found(&["mail.good.no."]), Answer::NoRecord), ("known.no", found(&["m."]), Answer::NoRecord)]);
    assert_eq!(ask(&domains, "known.no", at(0)), Verdict::Takes);
    for domain in ["x.no", "y.no"] {
        change(&mut domains, domain, Answer::Failed);
        assert_eq!(ask(&domains, domain, at(0)), Verdict::Unknown);
    }
    assert_eq!(ask(&domains, "good.no", at(1)), Verdict::Takes, "an answer in between starts the count again");
    for _ in 0..3 {
        assert_eq!(ask(&domains, "x.no", at(2)), Verdict::Unknown);
    }
    assert_eq!(ask(&domains, "absent.no", at(3)), Verdict::Unknown, "nobody is asked");
    assert_eq!(ask(&domains, "known.no", at(3)), Verdict::Takes, "what is remembered is still said");
    assert_eq!(ask(&domains, "x.no", at(62)), Verdict::Unknown, "one is asked again, and fails");
    assert_eq!(ask(&domains, "absent.no", at(63)), Verdict::Unknown);
    assert_eq!(ask(&domains, "absent.no", at(122)), Verdict::TakesNot, "the resolver is back");
}

#[test]
fn a_resolver_that_never_answers_costs_a_visitor_a_second_and_a_half() {
    // The resolver is a socket that nobody reads from.
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let resolver = Resolver::at(silent.local_addr().unwrap()).unwrap();
    let domains = MailDomains::new(resolver);
    let started = std::time::Instant::now();
    for _ in 0..3 {
        assert_eq!(runtime.block_on(domains.verdict("silent.no", at(0))), Verdict::Unknown);
    }
    assert!(started.elapsed() < std::time::Duration::from_millis(3 * 1500 + 500), "{:?}", started.elapsed());
    let started = std::time::Instant::now();
    assert_eq!(runtime.block_on(domains.verdict("other.no", at(1))), Verdict::Unknown);
    assert!(started.elapsed() < std::time::Duration::from_millis(50), "the breaker spares the wait");
}

#[test]
fn a_machine_without_resolvers_refuses_nobody_but_the_impossible() {
    let domains = MailDomains::new(Resolver::Absent);
    assert_eq!(ask(&domains, "somewhere.no", at(0)), Verdict::Unknown);
    assert_eq!(ask(&domains, "nobody.invalid", at(0)), Verdict::TakesNot);
}

#[test]
fn memory_stays_bounded() {
    let mut memory = Memory::default();
    for number in 0..25_000 {
        memory.note(&format!("d{number}.no"), Verdict::Takes, at(number));
        assert!(memory.len() <= memory::MAX_DOMAINS);
    }
    assert_eq!(memory.recall("d24999.no", at(25_000)), Some(Verdict::Takes));
}

proptest! {
    #[test]
    fn any_domain_gets_a_verdict_without_a_panic(domain in ".{0,80}") {
        let verdict = ask(&domains(&[]), &domain, at(0));
        prop_assert!(matches!(verdict, Verdict::Takes | Verdict::TakesNot));
    }
}

/// A tiny DNS server on loopback, to see what the real client makes of real answers.
mod over_the_wire {
    use std::{
        net::{SocketAddr, UdpSocket},
        thread,
    };

    use hickory_resolver::proto::{
        op::{Message, MessageType, ResponseCode},
        rr::{Name, RData, Record, RecordType, rdata},
    };

    use super::*;

    fn serve() -> SocketAddr {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        thread::spawn(move || {
            let mut buffer = [0; 1500];
            while let Ok((length, peer)) = socket.recv_from(&mut buffer) {
                let query = Message::from_vec(&buffer[..length]).unwrap();
                let _ = socket.send_to(&answer(&query).to_vec().unwrap(), peer);
            }
        });
        address
    }

    fn answer(query: &Message) -> Message {
        let asked = query.queries[0].clone();
        let (name, record_type) = (asked.name().clone(), asked.query_type());
        let record = |data| Some(Record::from_rdata(name.clone(), 300, data));
        let mx = |host: &str| record(RData::MX(rdata::MX::new(10, Name::from_ascii(host).unwrap())));
        let (code, record) = match (name.to_ascii().as_str(), record_type) {
            ("mx.no.", RecordType::MX) => (ResponseCode::NoError, mx("mail.mx.no.")),
            ("null.no.", RecordType::MX) => (ResponseCode::NoError, mx(".")),
            ("a.no.", RecordType::A) => (ResponseCode::NoError, record(RData::A(rdata::A::new(192, 0, 2, 1)))),
            ("aaaa.no.", RecordType::AAAA) => {
                (ResponseCode::NoError, record(RData::AAAA(rdata::AAAA::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1))))
            }
            ("a.no." | "aaaa.no." | "bare.no.", _) => (ResponseCode::NoError, None),
            ("servfail.no.", _) => (ResponseCode::ServFail, None),
            ("refused.no.", _) => (ResponseCode::Refused, None),
            _ => (ResponseCode::NXDomain, None),
        };
        let mut message = Message::response(query.metadata.id, query.metadata.op_code);
        message.metadata.message_type = MessageType::Response;
        message.metadata.recursion_available = true;
        message.metadata.response_code = code;
        message.add_query(asked);
        message.add_answers(record);
        message
    }

    #[test]
    fn real_answers_get_the_right_verdicts() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let domains = MailDomains::new(Resolver::at(serve()).unwrap());
        let expected = [
            ("mx.no", Verdict::Takes),
            ("a.no", Verdict::Takes),
            ("aaaa.no", Verdict::Takes),
            ("null.no", Verdict::TakesNot),
            ("bare.no", Verdict::TakesNot),
            ("absent.no", Verdict::TakesNot),
            ("servfail.no", Verdict::Unknown),
            ("refused.no", Verdict::Unknown),
        ];
        for (domain, verdict) in expected {
            assert_eq!(runtime.block_on(domains.verdict(domain, at(0))), verdict, "{domain}");
        }
    }

    #[test]
    fn remembering_outlasts_a_turned_hour_without_a_new_question() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let domains = MailDomains::new(Resolver::at(serve()).unwrap());
        assert_eq!(runtime.block_on(domains.verdict("mx.no", at(0))), Verdict::Takes);
        assert_eq!(domains.with_memory(|memory| memory.recall("mx.no", at(0).plus(Duration::minutes(59)))), Some(Verdict::Takes));
    }
}
