//! Starts and ends: what an operator finds on the disk, reads on the console, and can do while it runs.

mod refusals;

use std::{
    fs,
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection};

use crate::{
    processes::{
        Act, Gate, HASTE, Home, Links, Mail, PATIENCE, Portal, Sink, Stage, Standing, Wire, eventually, for_both_engines, key_of,
        link_in_mail, sign_up,
    },
    support::{Engine, encode},
};

/// Everything below a directory but the files that are served to everybody.
fn private_things(dir: &Path) -> Vec<PathBuf> {
    let mut found = vec![dir.to_owned()];
    for entry in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() && !entry.ends_with("static") {
            found.extend(private_things(&entry));
        } else if entry.is_file() {
            found.push(entry);
        }
    }
    found
}

for_both_engines!(a_first_start_makes_everything_for_its_owner_alone_and_a_second_finds_it_again, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home).careless();
    let running = portal.start();
    assert_eq!(portal.visitor("10.0.0.1").get("/f/newsletter").unwrap().answer.status, 200, "the shipped form is there");
    let console = running.log();
    assert!(console.contains(&format!("{}/f/newsletter", portal.base())), "it says where to go: {console}");
    running.stop();
    home.sets(&HASTE);

    let running = portal.start();
    portal.visitor("10.0.0.1").signs_up("ada@example.org");
    let mails = home.data_dir().join("mail");
    eventually("the mail is written", PATIENCE, || {
        fs::read_dir(&mails).ok()?.map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some_and(|e| e == "eml"))
    });
    let things = private_things(&home.data_dir());
    for thing in &things {
        let mode = fs::metadata(thing).unwrap().permissions().mode() & 0o777;
        let wanted = if thing.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, wanted, "{} has mode {mode:o}", thing.display());
    }
    let names: Vec<String> =
        things.iter().map(|thing| thing.strip_prefix(home.data_dir()).unwrap().display().to_string()).collect();
    for name in ["keys/link-1.json", "keys/unsubscribe-1.json", "keys/receipt-1.json", "keys/fingerprint-1.json"] {
        assert!(names.iter().any(|found| found == name), "{names:?}");
    }
    assert_eq!(names.iter().any(|name| name == "samtykke.db"), engine == Engine::Sqlite);
    running.stop();

    let running = portal.start();
    assert_eq!(Mail::to(&home.db(), "ada@example.org", PATIENCE, |_| true).state, "sent");
    let after = private_things(&home.data_dir());
    assert_eq!(after.iter().filter(|path| path.ends_with("link-2.json")).count(), 0, "the keys are the same");
    running.stop();
});

for_both_engines!(a_stop_lets_a_running_save_end_and_tells_the_truth_about_it, |engine| {
    let home = Home::furnished(engine);
    let sink = Sink::start();
    let portal = Portal::new(&home).with("MAIL_URL", sink.url()).with("WORKERS", 1);
    let mut running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let ada = visitor.becomes_a_contact(&sink, "ada@example.org");
    let page = visitor.get(&ada.preferences).unwrap();
    let wished = Standing { consents: true, types: ["2".to_owned(), "4".to_owned()].into() };

    let lock = Lock::on(&home);
    let address = portal.base().replace("http://", "");
    let body = encode(&wished.as_wished_on(&page));
    let mut line = TcpStream::connect(&address).unwrap();
    let head = format!("POST {}/choices HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n", ada.preferences);
    let kind = format!("content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n", body.len());
    line.write_all(format!("{head}{kind}{body}").as_bytes()).unwrap();
    // The only thread that serves takes requests in the order in which they come: once it has answered these, which came
    // later, it has taken the save in.
    (0..3).for_each(|_| assert_eq!(visitor.get("/healthz").unwrap().answer.status, 200));
    let is_unanswered = || {
        line.set_nonblocking(true).unwrap();
        let seen = line.peek(&mut [0]);
        line.set_nonblocking(false).unwrap();
        seen.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    };
    assert!(is_unanswered(), "the save waits for the database");
    running.terminate();
    eventually("the portal takes no new visitors", PATIENCE, || TcpStream::connect(&address).is_err().then_some(()));
    assert!(is_unanswered() && running.has_ended().is_none(), "the save is still running, and waited for");
    drop(lock);

    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("?saved="), "{answer}");
    let status = eventually("the portal ends", PATIENCE, || running.has_ended());
    assert!(status.success(), "{}", running.log());

    let running = portal.start();
    assert_eq!(Standing::on(&portal.visitor("10.0.0.1").get(&ada.preferences).unwrap()), wished);
    running.stop();
});

/// Keeps every write on the contact waiting.
struct Lock {
    _sqlite: Option<SqliteConnection>,
    _postgres: Option<PgConnection>,
}

impl Lock {
    fn on(home: &Home) -> Self {
        match home.engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::establish(&home.sqlite_file().to_string_lossy()).unwrap();
                connection.batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").unwrap();
                Self { _sqlite: Some(connection), _postgres: None }
            }
            Engine::Postgres => {
                let mut connection = PgConnection::establish(&home.database_url()).unwrap();
                connection.batch_execute("BEGIN; SELECT id FROM contacts FOR UPDATE").unwrap();
                Self { _sqlite: None, _postgres: Some(connection) }
            }
        }
    }
}

for_both_engines!(what_the_database_cannot_take_is_never_called_saved, |engine| {
    let home = Home::furnished(engine);
    let sink = Sink::start();
    let portal = Portal::new(&home).with("MAIL_URL", sink.url());
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let ada = visitor.becomes_a_contact(&sink, "ada@example.org");
    let page = visitor.get(&ada.preferences).unwrap();
    let stands = Standing::on(&page);
    let wished = Standing { consents: false, ..stands.clone() };

    let lock = Lock::on(&home);
    let refused = visitor.post(&format!("{}/choices", ada.preferences), &wished.as_wished_on(&page)).unwrap();
    assert_eq!(refused.answer.status, 503, "{}", refused.text);
    assert!(refused.answer.header("retry-after").parse::<u32>().is_ok(), "it says when to try again");
    drop(lock);
    assert_eq!(Standing::on(&visitor.get(&ada.preferences).unwrap()), stands);

    let saved = visitor.post(&format!("{}/choices", ada.preferences), &wished.as_wished_on(&page)).unwrap();
    assert_eq!(saved.answer.status, 303, "and then it is taken");
    assert_eq!(Standing::on(&visitor.get(&ada.preferences).unwrap()), wished);
    running.stop();
});

for_both_engines!(a_stop_gives_back_the_mails_that_were_not_begun, |engine| {
    const PEOPLE: i64 = 20;
    let home = Home::furnished(engine);
    // Mails that one worker finds all at once: none could leave at first.
    let portal = Portal::new(&home).with("MAIL_URL", "smtp://127.0.0.1:1");
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    (0..PEOPLE).for_each(|person| visitor.signs_up(&format!("person{person}@example.org")));
    let tried = |mail: &Mail| mail.state == "waiting" && mail.reply.is_some();
    let db = home.db();
    eventually("each was tried", PATIENCE, || (Mail::all(&db).iter().filter(|mail| tried(mail)).count() == 20).then_some(()));
    running.stop();
    assert!(Mail::all(&db).iter().all(|mail| mail.attempts == 1), "and put back for later: {:?}", Mail::all(&db));
    home.time_passes_for_mail();

    // The server is silent about the first two, and slow with the others.
    let gate = Gate::default();
    let silence = gate.clone();
    let sink = Sink::scripted(move |stage, before| match stage {
        Stage::End if before < 2 => Act::Wait(silence.clone()),
        Stage::End => Act::After(Duration::from_millis(300)),
        _ => Act::Usual,
    });
    let portal = portal.with("MAIL_URL", sink.url()).with("MAIL_SESSIONS", 2);
    let mut running = portal.start();
    eventually("all are leased and two on their way", PATIENCE, || {
        (Mail::count(&db, "leased") == PEOPLE && sink.reached(Stage::End) == 2).then_some(())
    });
    running.terminate();
    let address = portal.base().replace("http://", "");
    eventually("the portal takes no new visitors", PATIENCE, || TcpStream::connect(&address).is_err().then_some(()));
    assert!(running.has_ended().is_none(), "it waits for what is on its way");
    gate.open();
    let status = eventually("the portal ends", PATIENCE, || running.has_ended());
    assert!(status.success(), "{}", running.log());

    let count = |state: &str| Mail::count(&db, state);
    let sent = sink.deliveries().len() as i64;
    assert_eq!((count("leased"), count("sent"), count("waiting")), (0, sent, PEOPLE - sent), "given back at once, not by and by");
    assert!((2..PEOPLE).contains(&sent), "what was on its way arrived, and not everything was: {sent}");
    // An attempt that was not made is not counted.
    for mail in Mail::all(&db) {
        assert_eq!(mail.attempts, if mail.state == "sent" { 2 } else { 1 }, "{mail:?}");
    }

    let running = portal.start();
    eventually("the rest leaves", PATIENCE, || (count("sent") == PEOPLE).then_some(()));
    running.stop();
    assert_eq!(sink.deliveries().len() as i64, PEOPLE, "each arrives once");
});

#[test]
fn without_its_database_the_process_is_alive_and_not_ready_and_recovers_by_itself() {
    let home = Home::furnished(Engine::Postgres);
    let wire = Wire::to(home.postgres_port());
    let sink = Sink::start();
    let portal = Portal::new(&home).with("DATABASE_URL", home.database_url_through(wire.port)).with("MAIL_URL", sink.url());
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let ada = visitor.becomes_a_contact(&sink, "ada@example.org");
    let page = visitor.get(&ada.preferences).unwrap();
    let status = |path: &str| visitor.get(path).unwrap().answer.status.as_u16();
    assert_eq!((status("/healthz"), status("/readyz")), (200, 200));

    wire.cut();
    assert_eq!((status("/healthz"), status("/readyz")), (200, 503));
    let refused = visitor.get(&ada.preferences).unwrap();
    assert_eq!(refused.answer.status, 503, "{}", refused.text);
    assert!(refused.answer.header("retry-after").parse::<u32>().is_ok());
    let left = Standing { consents: false, ..Standing::on(&page) };
    let values = left.as_wished_on(&page);
    assert_eq!(visitor.post(&format!("{}/choices", ada.preferences), &values).unwrap().answer.status, 503);
    assert_eq!((status("/healthz"), status("/readyz")), (200, 503), "and again");

    wire.mend();
    eventually("it is ready again", PATIENCE, || (status("/readyz") == 200).then_some(()));
    assert!(Standing::on(&visitor.get(&ada.preferences).unwrap()).consents, "what was refused was not done");
    eventually("it saves again", PATIENCE, || {
        (visitor.post(&format!("{}/choices", ada.preferences), &values).unwrap().answer.status == 303).then_some(())
    });
    assert_eq!(Standing::on(&visitor.get(&ada.preferences).unwrap()), left);
    let mails = Mail::to_all(&home.db(), "ada@example.org");
    eventually("the outbox works again", PATIENCE, || (sink.to("ada@example.org").len() == mails.max(3)).then_some(()));
    running.stop();
}

#[test]
fn after_the_database_was_away_nobody_pays_for_its_dead_connections() {
    let home = Home::furnished(Engine::Postgres);
    let wire = Wire::to(home.postgres_port());
    let sink = Sink::start();
    let portal = Portal::new(&home).with("DATABASE_URL", home.database_url_through(wire.port)).with("MAIL_URL", sink.url());
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let people: Vec<Links> =
        (0..4).map(|person| visitor.becomes_a_contact(&sink, &format!("person{person}@example.org"))).collect();
    let saves = |person: &Links, kind: usize| {
        let page = visitor.get(&person.preferences).unwrap();
        assert_eq!(page.answer.status, 200, "{}", page.text);
        let wished = Standing { consents: true, types: [kind.to_string()].into() };
        let saved = visitor.post(&format!("{}/choices", person.preferences), &wished.as_wished_on(&page)).unwrap();
        assert_eq!(saved.answer.status, 303, "{}", saved.text);
    };
    // Many at once, so that the portal holds several connections.
    thread::scope(|scope| {
        for person in &people {
            let saves = &saves;
            scope.spawn(move || (0..10).for_each(|turn| saves(person, turn % 2 + 1)));
        }
    });
    wire.cut();
    wire.mend();
    (0..12).for_each(|turn| saves(&people[0], turn % 2 + 3));
    running.stop();
}

for_both_engines!(a_console_that_nobody_reads_stops_nothing, |engine| {
    let home = Home::furnished(engine);
    let sink = Sink::start();
    let portal = Portal::new(&home).with("MAIL_URL", sink.url()).with("LOG_REQUESTS", "true");
    let running = portal.start_unheard();
    let visitor = portal.visitor("10.0.0.1");
    let ada = visitor.becomes_a_contact(&sink, "ada@example.org");
    (0..10).for_each(|_| assert_eq!(visitor.get(&ada.preferences).unwrap().answer.status, 200));
    running.stop();
});

for_both_engines!(keys_may_change_while_it_runs, |engine| {
    let home = Home::furnished(engine);
    let sink = Sink::start();
    let portal = Portal::new(&home).with("MAIL_URL", sink.url());
    let running = portal.start();
    let visitor = portal.visitor("10.0.0.1");
    let ada = visitor.becomes_a_contact(&sink, "ada@example.org");
    let old_key = key_of(&ada.preferences);
    // A form that was shown before and is sent after.
    let form = visitor.get("/f/newsletter").unwrap();

    portal.does(&["keys", "rotate"]);
    let (mut people, mut new_link) = (0, String::new());
    eventually("new links carry the new key", PATIENCE, || {
        people += 1;
        let address = format!("person{people}@example.org");
        visitor.signs_up(&address);
        new_link = link_in_mail(&sink, &address, "confirm");
        (key_of(&new_link) != old_key).then_some(())
    });
    assert_eq!(visitor.get(&ada.preferences).unwrap().answer.status, 200, "old links open");
    assert_eq!(visitor.get(&new_link).unwrap().answer.status, 200, "new links open");
    let sent = visitor.post("/f/newsletter", &sign_up(&form, "bob@example.org", &["1".to_owned()].into())).unwrap();
    assert_eq!(sent.answer.status, 303, "a form from before is taken");
    let left = visitor.post(&ada.unsubscribe, &[("List-Unsubscribe", "One-Click")]).unwrap();
    assert_eq!(left.answer.status, 200, "unsubscribe links never end");
    running.stop();

    let running = portal.start();
    assert_eq!(visitor.get(&ada.preferences).unwrap().answer.status, 200, "also after a restart");
    assert_eq!(visitor.get(&new_link).unwrap().answer.status, 200);
    running.stop();
});
