//! The feed: in the order of commits, and nothing passed over.

use std::rc::Rc;

use actix_web::http::Method;
use diesel::{Connection as _, PgConnection, RunQueryDsl, connection::SimpleConnection, sql_query};
use samtykke::{
    db::{Db, Target, migrate},
    features::{archives, integrations::ApiRight},
};
use serde_json::{Value, json};

use super::{Program, is_problem};
use crate::{
    journeys::{ADA, BO},
    support::{Engine, TestApp, TestDatabase, on_both_engines},
};

/// Reads the whole feed from a place.
async fn all(program: &Program<'_>, mut after: i64) -> Vec<Value> {
    let mut seen = Vec::new();
    loop {
        let page = program.reads(&format!("/api/v1/events?limit=3&after={after}")).await;
        seen.extend(page["items"].as_array().unwrap().clone());
        after = page["next"].as_i64().unwrap();
        if page["has_more"] == false {
            return seen;
        }
    }
}

fn kinds(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["kind"].as_str().unwrap()).collect()
}

on_both_engines!(what_happened_is_told_in_order_by_handles_and_keys, async |app| {
    let reader = app.program("Reader", &[ApiRight::ReadEvents]).await;
    let shop = app.program("Shop", &ApiRight::ALL).await;
    assert_eq!(reader.reads("/api/v1/events").await, json!({ "items": [], "next": 0, "has_more": false }));
    app.subscriber(ADA, &["News"]).await;
    assert_eq!(reader.reads("/api/v1/events?after=0").await["items"], json!([]), "what has no place yet is not told yet");
    assert!(app.places().await > 0);
    assert_eq!(app.places().await, 0);
    let events = all(&reader, 0).await;
    let handle = app.lines("SELECT handle AS line FROM contacts").concat();
    assert_eq!(kinds(&events)[..2], ["sign_up_requested", "contact_created"]);
    let positions: Vec<i64> = events.iter().map(|event| event["position"].as_i64().unwrap()).collect();
    assert_eq!(positions, (1..=i64::try_from(events.len()).unwrap()).collect::<Vec<_>>());
    let granted = events.iter().find(|event| event["purpose"] == "EMARKETING").unwrap();
    assert_eq!(
        (&granted["kind"], &granted["basis_before"], &granted["basis_after"]),
        (&json!("consent_granted"), &Value::Null, &json!("61A"))
    );
    assert_eq!((&granted["contact"], &granted["channel"]), (&json!(handle), &json!("form")));
    assert!(events.iter().any(|event| event["type"] == "NEWS" && event["choice_after"] == "on"));
    let text = serde_json::to_string(&events).unwrap();
    assert!(!text.contains("fjordlys") && !text.contains("address"), "nothing personal");
    let path = format!("/api/v1/contacts/{handle}");
    shop.saves(Method::PATCH, &path, &json!({ "phone": "22 33 44 55" })).await;
    app.places().await;
    let next = all(&reader, i64::try_from(events.len()).unwrap()).await;
    assert_eq!(kinds(&next), ["contact_changed"]);
    assert_eq!(
        (&next[0]["fields"], &next[0]["actor"], &next[0]["channel"]),
        (&json!(["phone"]), &json!("integration"), &json!("api"))
    );
    // Somebody who is gone is still named, so that others can forget them too.
    app.meddles("DELETE FROM contacts").await;
    assert!(
        all(&reader, 0)
            .await
            .iter()
            .filter(|event| event["kind"] != "sign_up_requested")
            .all(|event| event["contact"] == json!(handle))
    );
    for _ in 0..2 {
        samtykke::app::upkeep::purge(&app.state).await.unwrap();
        app.passes(chrono::Duration::days(31));
    }
    assert!(all(&reader, 0).await.iter().all(|event| event["contact"] == Value::Null));
    let end = events.len() + 1;
    assert_eq!(
        reader.reads(&format!("/api/v1/events?after={end}")).await,
        json!({ "items": [], "next": end, "has_more": false })
    );
    is_problem(&reader.gets(&format!("/api/v1/events?after={}", end + 1)).await, 410, "gone");
    for wrong in ["after=x", "after=-1", "limit=501", "limit=0", "before=1"] {
        is_problem(&reader.gets(&format!("/api/v1/events?{wrong}")).await, 422, "invalid");
    }
    app.ignores_mail();
});

on_both_engines!(who_was_merged_is_named_as_long_as_the_other_is_there, async |app| {
    let reader = app.program("Reader", &[ApiRight::ReadEvents]).await;
    app.subscriber(ADA, &["News"]).await;
    app.subscriber(BO, &["News"]).await;
    app.ignores_mail();
    let [ada, bo] = [ADA, BO].map(|address| app.id_of(address));
    let handle = app.lines(&format!("SELECT handle AS line FROM contacts WHERE id = {bo}")).concat();
    let mut kari = app.staff("administrator").await;
    kari.opens(&format!("{}/merger?with={BO}", app.card_of(ADA))).await;
    kari.presses("Merge for good").await;
    assert_eq!(app.count(&format!("contact_mergers WHERE from_id = {bo} AND into_id = {ada}")), 1);
    app.places().await;
    let of_bo = async || all(&reader, 0).await.iter().filter(|event| event["contact"] == json!(handle)).count();
    let told = of_bo().await;
    assert!(told > 2);
    for _ in 0..3 {
        samtykke::app::upkeep::purge(&app.state).await.unwrap();
        app.passes(chrono::Duration::days(31));
    }
    assert_eq!(app.count("gone_contacts"), 0);
    assert_eq!(of_bo().await, told);
    app.ignores_mail();
});

on_both_engines!(after_a_restore_readers_read_on_past_what_the_copy_had_not, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let adds = async |program: &Program<'_>, address: &str| {
        program.saves(Method::POST, "/api/v1/contacts", &json!({ "address": address })).await;
    };
    adds(&shop, ADA).await;
    app.places().await;
    let copied = all(&shop, 0).await.len();
    let copy = tempfile::tempfile().unwrap();
    archives::pack(&app.state.db, &copy, true, app.now()).unwrap();
    // What happens after the copy is read, and lost.
    for address in ["bo@fjordlys.no", "cy@fjordlys.no"] {
        adds(&shop, address).await;
    }
    app.places().await;
    let known = all(&shop, 0).await.last().unwrap()["position"].as_i64().unwrap();
    assert!(known > i64::try_from(copied).unwrap());
    let database = TestDatabase::empty(app.engine);
    let target: Target = database.url.parse().unwrap();
    migrate::run(&target).unwrap();
    archives::restore(&Db::open(&target, None, 2).unwrap(), &copy, || "nobody's".to_owned()).unwrap();
    let restored = TestApp::over(app.engine, Rc::new(database), |_| ()).await;
    let reader = Program { app: &restored, id: shop.id, token: shop.token.clone() };
    assert_eq!(all(&reader, 0).await.len(), copied);
    assert_eq!(reader.reads(&format!("/api/v1/events?after={known}")).await["items"], json!([]), "nothing happened since");
    adds(&reader, "di@fjordlys.no").await;
    restored.places().await;
    let news = all(&reader, known).await;
    assert_eq!(kinds(&news)[0], "contact_created");
    let first = news[0]["position"].as_i64().unwrap();
    adds(&reader, "eb@fjordlys.no").await;
    restored.places().await;
    let positions: Vec<i64> = all(&reader, known).await.iter().map(|event| event["position"].as_i64().unwrap()).collect();
    assert_eq!(positions, (first..first + i64::try_from(positions.len()).unwrap()).collect::<Vec<_>>());
    assert_eq!(positions.len(), 2 * news.len());
    assert_eq!(all(&reader, 0).await.len(), copied + positions.len());
    assert_eq!(restored.places().await, 0);
    app.ignores_mail();
    restored.ignores_mail();
    restored.is_in_order().await;
});

/// A session on the portal's own schema, beside it.
fn beside(app: &TestApp) -> PgConnection {
    let mut session = crate::support::session();
    session.batch_execute(&format!("SET search_path = {}", app.schema())).unwrap();
    session
}

fn writes(session: &mut PgConnection, act: &str) {
    let event = format!(
        "INSERT INTO events (act, at, kind, actor, channel, language) VALUES ('{act}', '2026-11-28 10:00:00', 'test', 'system', 'system', 'en')"
    );
    sql_query(event).execute(session).unwrap();
}

/// What the feed tells, by act.
async fn acts(app: &TestApp, reader: &Program<'_>, after: i64) -> Vec<String> {
    app.places().await;
    all(reader, after).await.iter().map(|event| event["act"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn what_is_committed_late_comes_late_and_is_not_passed_over() {
    let app = TestApp::on(Engine::Postgres).await;
    let reader = app.program("Reader", &[ApiRight::ReadEvents]).await;
    let (mut slow, mut lost, mut quick) = (beside(&app), beside(&app), beside(&app));
    slow.batch_execute("BEGIN").unwrap();
    lost.batch_execute("BEGIN").unwrap();
    writes(&mut slow, "slow-1");
    writes(&mut quick, "quick-1");
    writes(&mut lost, "lost");
    writes(&mut slow, "slow-2");
    writes(&mut quick, "quick-2");
    assert_eq!(acts(&app, &reader, 0).await, ["quick-1", "quick-2"]);
    writes(&mut quick, "quick-3");
    lost.batch_execute("ROLLBACK").unwrap();
    // However often it is looked meanwhile.
    for _ in 0..4 {
        assert_eq!(acts(&app, &reader, 2).await, ["quick-3"]);
    }
    let settled = || app.lines("SELECT CAST(settled AS TEXT) AS line FROM feed_state").concat().parse::<i64>().unwrap();
    assert!(settled() < 1, "the slow one may still bring lower numbers");
    slow.batch_execute("COMMIT").unwrap();
    assert_eq!(acts(&app, &reader, 3).await, ["slow-1", "slow-2"]);
    assert_eq!(
        acts(&app, &reader, 0).await,
        ["quick-1", "quick-2", "quick-3", "slow-1", "slow-2"],
        "and everything keeps its place"
    );
    for _ in 0..3 {
        app.places().await;
    }
    assert_eq!(settled(), 6, "numbers that were never used are given up");
    slow.batch_execute("BEGIN").unwrap();
    slow.batch_execute("SELECT nextval(pg_get_serial_sequence('events', 'id'))").unwrap();
    writes(&mut quick, "quick-4");
    assert_eq!(acts(&app, &reader, 5).await, ["quick-4"]);
    slow.batch_execute("COMMIT").unwrap();
}

#[actix_web::test]
async fn numbers_that_an_import_took_ahead_are_waited_for() {
    let app = TestApp::on(Engine::Postgres).await;
    let reader = app.program("Reader", &[ApiRight::ReadEvents]).await;
    let mut quick = beside(&app);
    // A portion that has its numbers and writes its events later.
    let (has_numbers, numbers) = std::sync::mpsc::channel();
    let (go_on, may_go_on) = std::sync::mpsc::channel::<()>();
    let db = app.state.db.clone();
    let portion = std::thread::spawn(move || {
        db.write_blocking(move |tx| {
            let taken = samtykke::features::ledger::numbers_ahead(tx, 3)?;
            has_numbers.send(()).unwrap();
            may_go_on.recv().unwrap();
            for id in taken {
                let event = format!(
                    "INSERT INTO events (id, act, at, kind, actor, channel, language) \
                     VALUES ({id}, 'portion', '2026-11-28 10:00:00', 'test', 'system', 'import', 'en')"
                );
                sql_query(event).execute(tx.connection())?;
            }
            Ok::<_, samtykke::db::DbError>(())
        })
        .unwrap();
    });
    numbers.recv().unwrap();
    writes(&mut quick, "quick");
    // However often it is looked meanwhile.
    for _ in 0..4 {
        assert_eq!(acts(&app, &reader, 0).await, ["quick"]);
    }
    go_on.send(()).unwrap();
    portion.join().unwrap();
    assert_eq!(acts(&app, &reader, 0).await, ["quick", "portion", "portion", "portion"], "nothing is passed over");
    // And an import takes its numbers so.
    let statements = app.statements_of(async {
        crate::imports::brings_in(&app, "people.csv", &format!("E-mail\n{ADA}\n"), |_| ()).await;
    });
    let statements = statements.await;
    let at = |what: &str| statements.iter().position(|statement| statement.contains(what));
    assert!(at("LOCK TABLE events").is_some() && at("LOCK TABLE events") < at("'events', 'id'"), "{statements:#?}");
}

#[actix_web::test]
async fn under_many_writers_at_once_every_event_is_told_exactly_once() {
    let app = TestApp::on(Engine::Postgres).await;
    let reader = app.program("Reader", &[ApiRight::ReadEvents]).await;
    let schema = app.schema().to_owned();
    let writers: Vec<_> = (0..6)
        .map(|writer| {
            let schema = schema.clone();
            std::thread::spawn(move || {
                let mut session = crate::support::session();
                session.batch_execute(&format!("SET search_path = {schema}")).unwrap();
                for round in 0..40 {
                    let is_lost = (writer + round) % 7 == 0;
                    let _ = session.transaction::<(), diesel::result::Error, _>(|session| {
                        for part in 0..=(writer + round) % 4 {
                            writes(session, &format!("{writer}-{round}-{part}"));
                            std::thread::yield_now();
                        }
                        if is_lost { Err(diesel::result::Error::RollbackTransaction) } else { Ok(()) }
                    });
                }
            })
        })
        .collect();
    // Two instances place, and somebody reads on all the while.
    let (mut seen, mut after) = (Vec::new(), 0);
    let twin = app.next_process().await;
    loop {
        let is_over = writers.iter().all(std::thread::JoinHandle::is_finished);
        app.places().await;
        twin.places().await;
        let page = reader.reads(&format!("/api/v1/events?limit=500&after={after}")).await;
        after = page["next"].as_i64().unwrap();
        seen.extend(page["items"].as_array().unwrap().iter().map(|event| event["act"].as_str().unwrap().to_owned()));
        if is_over && page["items"].as_array().unwrap().is_empty() {
            break;
        }
    }
    let mut there = app.lines("SELECT act AS line FROM events");
    assert!(there.len() > 300);
    seen.sort();
    there.sort();
    assert_eq!(seen, there);
}
