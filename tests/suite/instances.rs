//! Several instances over one PostgreSQL: they serve the same contacts and share the outbox. They share the directory of keys too.

use std::{
    collections::BTreeMap,
    thread,
    time::{Duration, Instant},
};

use diesel::prelude::*;
use samtykke::db::schema::subscription_types;

use crate::{
    processes::{Act, Gate, Home, Letter, Mail, PATIENCE, Portal, Sink, Stage, Standing, eventually, nothing_is_half_there},
    support::Engine,
};

/// What an instance may take to notice what staff changed elsewhere.
const NOTICE: Duration = Duration::from_secs(2);

#[test]
fn two_first_starts_at_once_make_one_database_and_one_set_of_keys() {
    let home = Home::new(Engine::Postgres);
    let first = Portal::new(&home);
    let second = first.twin();
    let (mut one, mut other) = (first.spawn(), second.spawn());
    one.is_up();
    other.is_up();
    let form = |portal: &Portal<'_>| portal.visitor("10.0.0.1").get("/f/newsletter").unwrap();
    assert_eq!(form(&first).answer.status, 200);
    assert_eq!(form(&second).answer.status, 200);
    one.stop();
    other.stop();
}

#[test]
fn what_one_instance_saves_the_other_shows_at_once() {
    let home = Home::furnished(Engine::Postgres);
    let sink = Sink::start();
    let first = Portal::new(&home).with("MAIL_URL", sink.url());
    let second = first.twin();
    let _running = [first.start(), second.start()];
    let visitors = [first.visitor("10.0.0.1"), second.visitor("10.0.0.1")];
    let ada = visitors[0].becomes_a_contact(&sink, "ada@example.org");
    for turn in 0..20 {
        let (here, there) = (&visitors[turn % 2], &visitors[(turn + 1) % 2]);
        let page = here.get(&ada.preferences).unwrap();
        let types = (0..4).filter(|kind| (turn + 3) >> kind & 1 == 1).map(|kind| (kind + 1).to_string());
        let wished = Standing { consents: true, types: types.collect() };
        let saved = here.post(&format!("{}/choices", ada.preferences), &wished.as_wished_on(&page)).unwrap();
        assert_eq!(saved.answer.status, 303, "{}", saved.text);
        assert_eq!(Standing::on(&there.get(&ada.preferences).unwrap()), wished, "turn {turn}");
    }
    // Leaving by the link of a mail that the one instance sent, at the other.
    let left = visitors[1].post(&ada.unsubscribe, &[("List-Unsubscribe", "One-Click")]).unwrap();
    assert_eq!(left.answer.status, 200);
    assert!(!Standing::on(&visitors[0].get(&ada.preferences).unwrap()).consents);
}

#[test]
fn saves_of_one_contact_at_once_are_all_taken_wherever_they_come_in() {
    let home = Home::furnished(Engine::Postgres);
    let sink = Sink::start();
    let first = Portal::new(&home).with("MAIL_URL", sink.url());
    let second = first.twin();
    let running = [first.start(), second.start()];
    let ada = first.visitor("10.0.0.1").becomes_a_contact(&sink, "ada@example.org");
    thread::scope(|scope| {
        for (number, portal) in [&first, &second, &first, &second].into_iter().enumerate() {
            let ada = &ada;
            scope.spawn(move || {
                let visitor = portal.visitor(&format!("10.0.1.{number}"));
                for turn in 0..12 {
                    let page = visitor.get(&ada.preferences).unwrap();
                    let wished = Standing { consents: true, types: [((turn + number) % 4 + 1).to_string()].into() };
                    let saved = visitor.post(&format!("{}/choices", ada.preferences), &wished.as_wished_on(&page)).unwrap();
                    assert_eq!(saved.answer.status, 303, "{}", saved.text);
                }
            });
        }
    });
    let db = home.db();
    let left = || Mail::count(&db, "waiting") + Mail::count(&db, "leased");
    eventually("every mail leaves", PATIENCE, || (left() == 0).then_some(()));
    running.into_iter().for_each(crate::processes::Running::stop);
    nothing_is_half_there(&home, &first);
}

#[test]
fn what_staff_change_is_seen_by_every_instance_within_two_seconds() {
    let home = Home::furnished(Engine::Postgres);
    let sink = Sink::start();
    let first = Portal::new(&home).with("MAIL_URL", sink.url());
    let second = first.twin();
    let _running = [first.start(), second.start()];
    let visitors = [first.visitor("10.0.0.1"), second.visitor("10.0.0.1")];
    let ada = visitors[0].becomes_a_contact(&sink, "ada@example.org");

    first.does(&["settings", "set", "organisation_name", "Fjordlys AS"]);
    let changed = Instant::now();
    for visitor in &visitors {
        eventually("the new name is seen", NOTICE.saturating_sub(changed.elapsed()), || {
            visitor.get("/").unwrap().says("Fjordlys AS").then_some(())
        });
    }

    assert!(visitors[1].get(&ada.preferences).unwrap().offers("Promotions"));
    home.staff(|tx| {
        let promotions = subscription_types::table.filter(subscription_types::key.eq("PROMOTIONS"));
        diesel::update(promotions).set(subscription_types::is_active.eq(false)).execute(tx.connection())?;
        Ok(())
    });
    let changed = Instant::now();
    for visitor in &visitors {
        eventually("the type is gone", NOTICE.saturating_sub(changed.elapsed()), || {
            (!visitor.get(&ada.preferences).unwrap().offers("Promotions")).then_some(())
        });
    }
}

#[test]
fn two_instances_send_each_mail_once() {
    const PEOPLE: usize = 320;
    let home = Home::furnished(Engine::Postgres);
    let sink = Sink::scripted(|stage, _| match stage {
        Stage::End => Act::After(Duration::from_millis(5)),
        _ => Act::Usual,
    });
    let first = Portal::new(&home).with("MAIL_URL", sink.url());
    let second = first.twin();
    let running = [first.start(), second.start()];
    thread::scope(|scope| {
        for (number, portal) in [&first, &second, &first, &second].into_iter().enumerate() {
            scope.spawn(move || {
                for person in (number..PEOPLE).step_by(4) {
                    portal.visitor(&format!("10.0.{}.{number}", person / 40)).signs_up(&format!("person{person}@example.org"));
                }
            });
        }
    });
    let db = home.db();
    eventually("every mail leaves", PATIENCE, || (Mail::count(&db, "sent") == PEOPLE as i64).then_some(()));
    let mut copies: BTreeMap<String, usize> = BTreeMap::new();
    for delivery in sink.deliveries() {
        *copies.entry(Letter::open(&delivery.bytes).handle().to_owned()).or_default() += 1;
    }
    let mails = Mail::all(&db);
    assert!(mails.iter().all(|mail| mail.attempts == 1), "no mail was taken twice");
    assert_eq!(copies.len(), PEOPLE);
    assert!(copies.values().all(|count| *count == 1), "each mail arrives once: {copies:?}");
    assert!(mails.iter().all(|mail| copies.contains_key(&mail.handle)));
    running.into_iter().for_each(crate::processes::Running::stop);
    nothing_is_half_there(&home, &first);
}

#[test]
fn what_a_killed_instance_was_sending_another_takes_over_after_the_lease() {
    const LEASE: Duration = Duration::from_secs(10);
    let home = Home::furnished(Engine::Postgres);
    // The server takes the first two mails and never says so.
    let gate = Gate::default();
    let silence = gate.clone();
    let sink = Sink::scripted(move |stage, before| match stage {
        Stage::End if before < 2 => Act::Wait(silence.clone()),
        _ => Act::Usual,
    });
    let first = Portal::new(&home).with("MAIL_URL", sink.url()).with("MAIL_LEASE_SECONDS", LEASE.as_secs());
    let second = first.twin();
    let dying = first.start();
    let visitor = first.visitor("10.0.0.1");
    (0..6).for_each(|person| visitor.signs_up(&format!("person{person}@example.org")));
    let db = home.db();
    eventually("two mails are on their way", PATIENCE, || (sink.reached(Stage::End) >= 2).then_some(()));
    // What was taken in the same breath is on record soon, and what nobody took yet may wait for ever.
    let is_free = |mail: &Mail| mail.state != "leased" || sink.deliveries()[..2].iter().any(|silent| silent.to == mail.address);
    eventually("nothing else is held", PATIENCE, || Mail::all(&db).iter().all(is_free).then_some(()));
    dying.kill();
    let killed = Instant::now();
    let held: Vec<Mail> = Mail::all(&db).into_iter().filter(|mail| mail.state == "leased").collect();
    assert_eq!(held.len(), 2, "{held:?}");

    let surviving = second.start();
    eventually("every mail leaves", LEASE + PATIENCE, || (Mail::count(&db, "sent") == 6).then_some(()));
    gate.open();
    let deliveries = sink.deliveries();
    for mail in Mail::all(&db) {
        let copies: Vec<_> = deliveries.iter().filter(|delivery| delivery.to == mail.address).collect();
        let was_held = held.iter().any(|held| held.handle == mail.handle);
        assert!((1..=if was_held { 2 } else { 1 }).contains(&copies.len()), "{} copies of {mail:?}", copies.len());
        assert!(copies.iter().all(|copy| copy.bytes == copies[0].bytes), "the same bytes, the same Message-ID");
        if let [first, second] = copies[..] {
            let between = second.at - first.at;
            // The lease began with the first attempt, a moment before the server had the mail.
            assert!(
                between > LEASE - Duration::from_secs(3),
                "taken over {between:?} after it was sent, before the lease was over"
            );
            assert!(second.at > killed);
        }
    }
    let silent = &deliveries[..2];
    assert!(silent.iter().all(|first| sink.to(&first.to).len() == 2), "what nobody heard of arrives once more");
    surviving.stop();
}
