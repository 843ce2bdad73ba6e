//! No false *saved*: the process is killed again and again under load, and everything that it had acknowledged is there.
//!
//! Killed means SIGKILL: what the program had written is with the kernel. A disk that loses power is not tested here; that every
//! commit waits for the disk is (`synchronous=FULL`, `synchronous_commit=on`).

mod history;
mod visitors;
mod work;

use std::{
    collections::BTreeMap,
    fs,
    sync::atomic::{AtomicBool, Ordering::SeqCst},
    thread,
    time::{Duration, Instant},
};

use samtykke::{db::Db, kernel::digest::sha256_hex};

use crate::{
    processes::{
        Act, Chance, Delivery, HASTE, Home, Letter, Mail, PATIENCE, Portal, Running, Sink, Stage, eventually, fixture,
        for_both_engines, nothing_is_half_there,
    },
    support::Engine,
};
use visitors::{Group, Person};

/// Kills under load.
const KILLS: usize = 50;
/// Kills of the very first start, while it makes the database.
const FIRST_KILLS: usize = 4;
/// How long a worker holds a mail. Longer than a round of kills: a mail is then lost at most once, and sent at most twice.
const LEASE: Duration = Duration::from_secs(40);
/// Visitors at once.
const GROUPS: u64 = 6;

for_both_engines!(what_is_acknowledged_survives_every_kill_whole_and_its_mail_leaves, |engine| {
    let began = Instant::now();
    let mut chance = Chance::of_this_run();
    let home = Home::new(engine);
    let mut delay = chance.part();
    let delays: Vec<u64> = (0..97).map(|_| delay.from(0, 12)).collect();
    // A relay that takes a few moments for each mail, so that kills meet mails on their way.
    let sink = Sink::scripted(move |stage, before| match stage {
        Stage::End => Act::After(Duration::from_millis(delays[before % delays.len()])),
        _ => Act::Usual,
    });
    let key = home.private_file("dkim.pem", fs::read(fixture("dkim-ed25519.pem")).unwrap());
    let portal = Portal::new(&home)
        .with("MAIL_URL", sink.url())
        .with("MAIL_LEASE_SECONDS", LEASE.as_secs())
        // A signature carries the time it was made at: the bytes stay the same only if it is kept.
        .with("DKIM_DOMAIN", "example.org")
        .with("DKIM_SELECTOR", "s1")
        .with("DKIM_KEY_FILE", key.display());
    first_starts_are_cut_off(&portal, &mut chance);
    home.sets(&HASTE);

    let mut groups: Vec<Group> = (0..GROUPS).map(|number| Group::new(&portal, number, chance.part())).collect();
    let (mut kills, mut rounds) = (0, 0);
    let running = loop {
        rounds += 1;
        let running = a_round_of_kills(&home, &portal, &sink, &mut chance, &mut groups, &mut kills);
        every_mail_leaves(&home);
        if kills >= KILLS {
            break running;
        }
        running.stop();
    };
    for person in groups.iter_mut().flat_map(|group| &mut group.people) {
        person.looks_at_what_was_saved();
    }
    running.stop();

    let people: Vec<&Person> = groups.iter().flat_map(|group| &group.people).collect();
    nothing_is_half_there(&home, &portal);
    let count = history::holds_every_acknowledged_change(&home.db(), &people);
    let (mails, twice) = every_mail_arrived_once_or_twice(&home.db(), &sink.deliveries());
    println!(
        "{engine:?}: {kills} kills in {rounds} rounds, {} people, {count:?}, {mails} mails ({twice} twice), {:?}",
        people.len(),
        began.elapsed()
    );
    // A load that hardly did anything would prove nothing.
    assert!(count.acknowledged > 100 && mails > 100, "{count:?}, {mails} mails");
});

/// A start that is cut off while it makes the database is finished by the next one.
fn first_starts_are_cut_off(portal: &Portal<'_>, chance: &mut Chance) {
    for _ in 0..FIRST_KILLS {
        let running = portal.spawn();
        thread::sleep(Duration::from_millis(chance.from(0, 400)));
        running.kill();
    }
    portal.does(&["migrate"]);
}

/// Kills under load until there were enough kills or a lease that began in this round may end. Answers a portal that goes on.
fn a_round_of_kills(
    home: &Home,
    portal: &Portal<'_>,
    sink: &Sink,
    chance: &mut Chance,
    groups: &mut [Group],
    kills: &mut usize,
) -> Running {
    let round = Instant::now();
    let is_going = AtomicBool::new(true);
    thread::scope(|scope| {
        let end = AtTheEnd(&is_going);
        for group in groups {
            scope.spawn(|| {
                while is_going.load(SeqCst) {
                    group.acts(sink);
                }
            });
        }
        while *kills < KILLS && round.elapsed() + Duration::from_secs(3) < LEASE {
            let mut running = portal.spawn();
            // One in five dies while it starts.
            let moment = if chance.once_in(5) {
                chance.from(0, 200)
            } else {
                running.is_up();
                chance.from(50, 600)
            };
            thread::sleep(Duration::from_millis(moment));
            running.kill();
            *kills += 1;
            if home.engine == Engine::Postgres {
                // The server finishes a commit whose sender has died; only then does anybody know how it stands.
                eventually("the server notices the death", PATIENCE, || (home.sessions() == 0).then_some(()));
            }
        }
        let running = portal.start();
        drop(end);
        running
    })
}

/// Lets the visitors go, also when the test has failed.
struct AtTheEnd<'a>(&'a AtomicBool);

impl Drop for AtTheEnd<'_> {
    fn drop(&mut self) {
        self.0.store(false, SeqCst);
    }
}

/// Waits until the outbox is empty: what a killed worker held comes back when its lease is over.
fn every_mail_leaves(home: &Home) {
    let db = home.db();
    let left = || Mail::count(&db, "waiting") + Mail::count(&db, "leased");
    eventually("every mail leaves", LEASE + PATIENCE, || {
        thread::sleep(Duration::from_millis(90));
        (left() == 0).then_some(())
    });
}

/// Each mail of the outbox arrived, once or twice, in the same bytes; nothing else did. Answers how many, and how many twice.
fn every_mail_arrived_once_or_twice(db: &Db, deliveries: &[Delivery]) -> (usize, usize) {
    let mut arrived: BTreeMap<String, Vec<&Delivery>> = BTreeMap::new();
    for delivery in deliveries {
        arrived.entry(Letter::open(&delivery.bytes).handle().to_owned()).or_default().push(delivery);
    }
    let mails = Mail::all(db);
    let mut twice = 0;
    for mail in &mails {
        let copies = arrived.remove(&mail.handle).unwrap_or_default();
        assert!((1..=2).contains(&copies.len()), "{} deliveries of {mail:?}", copies.len());
        assert!(copies.iter().all(|copy| copy.bytes == copies[0].bytes), "{} arrived in different bytes", mail.handle);
        assert!(copies.iter().all(|copy| copy.to == mail.address));
        assert_eq!(mail.state, "sent", "{mail:?}");
        assert_eq!(
            mail.sha256.as_deref(),
            Some(sha256_hex(copies[0].bytes.as_slice()).as_str()),
            "what is recorded is what arrived"
        );
        twice += copies.len() - 1;
    }
    assert!(arrived.is_empty(), "mails that no committed change caused: {:?}", arrived.keys());
    (mails.len(), twice)
}
