//! Too much for the machine: bodies over the wire, and a disk without room.

use std::fs;

use chrono::Duration;
use diesel::prelude::*;
use samtykke::{
    db::{DbError, schema},
    features::integrations::{ApiRight, NewIntegration, actions},
    jobs::{self, Job, State},
    kernel::{Clock, Context},
    security::ApiToken,
};

use crate::{
    processes::{Home, PATIENCE, Portal, eventually, for_both_engines, is_sound},
    support::Engine,
};

for_both_engines!(a_body_that_is_too_large_is_answered_over_the_wire_by_a_problem_document, |engine| {
    let home = Home::furnished(engine);
    let token = ApiToken::random();
    let (hash, end) = (token.hash(), token.end());
    let added = home.db().write_blocking(move |tx| {
        let new = NewIntegration { name: "Writer".into(), rights: ApiRight::ALL.to_vec(), days: 365 };
        match actions::add(tx, &Context::system(Clock::System.now()), &new, (&hash, &end))? {
            actions::Saved::Yes(id) => Ok(id),
            other => Err(DbError::Broken(format!("{other:?}"))),
        }
    });
    added.unwrap();
    let portal = Portal::new(&home);
    let running = portal.start();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    for size in [64 * 1024 + 1, 5_000_000] {
        let request = agent.post(format!("{}/api/v1/contacts", portal.base()));
        let request = request.header("authorization", format!("Bearer {}", token.reveal())).content_type("application/json");
        let mut answer = request.send(format!("{{\"address\":\"{}\"}}", "a".repeat(size))).unwrap();
        assert_eq!(answer.status().as_u16(), 413, "{size}");
        assert_eq!(answer.headers().get("content-type").unwrap(), "application/problem+json");
        assert!(answer.body_mut().read_to_string().unwrap().contains("urn:samtykke:problem:too-large"));
    }
    running.stop();
});

fn last_job(home: &Home) -> Option<Job> {
    let read = home.db().read_blocking(|c| {
        let last = schema::jobs::table.order(schema::jobs::id.desc()).select(schema::jobs::id).first(c).optional()?;
        last.map(|id| jobs::by_id(c, id)).transpose()
    });
    read.unwrap().flatten()
}

fn count(home: &Home, kind: &str) -> i64 {
    let kind = kind.to_owned();
    let read = home.db().read_blocking(|c| {
        Ok::<i64, DbError>(schema::events::table.filter(schema::events::kind.eq(&kind)).count().get_result(c)?)
    });
    read.unwrap()
}

#[test]
fn an_import_on_a_disk_that_becomes_full_says_so_and_goes_on_when_there_is_room() {
    const PEOPLE: usize = 6000;
    let home = Home::furnished(Engine::Sqlite);
    let file = home.dir().join("people.csv");
    let rows = (0..PEOPLE).map(|n| format!("person{n}@example.org,{}\n", "x".repeat(40)));
    fs::write(&file, std::iter::once("email,first name\n".to_owned()).chain(rows).collect::<String>()).unwrap();
    let portal = Portal::new(&home);
    portal.does(&["settings"]);
    // Room for the uploaded file and for some of its rows; how many those are depends on the engine's pages.
    let room = fs::metadata(home.sqlite_file()).unwrap().len() + 1_500_000;
    let output = portal.clone().with_files_up_to(room).runs(&["import", &file.to_string_lossy()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(["disk", "database", "the import did not come to its end"].iter().any(|words| said.contains(words)), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    is_sound(&home);
    let job = last_job(&home).expect("there was room for the work to be asked for");
    assert_ne!(job.state, State::Done, "{job:?}");
    portal.does(&["check-events"]);
    // With room the work goes on where it ended: as *Go on* does where it was given up, by itself where nobody could write that down.
    let an_hour_ago = Clock::System.now().plus(-Duration::hours(1));
    let resumed = home.db().write_blocking(move |tx| {
        jobs::resume(tx, job.id)?;
        let held = diesel::update(schema::jobs::table.filter(schema::jobs::lease_until.is_not_null()));
        Ok::<_, DbError>(held.set(schema::jobs::lease_until.eq(an_hour_ago)).execute(tx.connection())?)
    });
    resumed.unwrap();
    let running = portal.start();
    eventually("the work is done", PATIENCE, || last_job(&home).filter(|job| job.state == State::Done));
    running.stop();
    // What was asked for was either the check or the run; both are whole, whichever it was.
    let counts: Vec<String> =
        home.db().read_blocking(|c| Ok::<_, DbError>(schema::imports::table.select(schema::imports::counts).load(c)?)).unwrap();
    assert!(counts.iter().all(|counts| counts.contains(&format!("\"new\":{PEOPLE}"))), "{counts:?}");
    let created = count(&home, "contact_created");
    assert!(created == 0 || created == PEOPLE as i64, "{created}");
    is_sound(&home);
    portal.does(&["check-events"]);
}
