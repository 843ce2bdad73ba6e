//! Idempotency keys: the same request under the same key is done once and answered the same.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;
use futures_util::future::join_all;
use samtykke::{app::upkeep, features::integrations::ApiRight};
use serde_json::json;

use super::{Program, is_problem};
use crate::support::{Answer, TestApp, on_both_engines};

async fn posts(app: &TestApp, program: &Program<'_>, key: &str, address: &str) -> Answer {
    let request = program.sending(Method::POST, "/api/v1/contacts", &json!({ "address": address }));
    app.asks(request.insert_header(("idempotency-key", key))).await
}

on_both_engines!(the_same_request_again_is_answered_the_same_and_done_once, async |app| {
    let (shop, other) = (app.program("Shop", &ApiRight::ALL).await, app.program("Other", &ApiRight::ALL).await);
    let first = posts(app, &shop, "k-1", "ada@fjordlys.no").await;
    assert_eq!(first.status, StatusCode::CREATED);
    assert_eq!(first.header("idempotency-replayed"), "");
    let before = app.dump();
    let again = posts(app, &shop, "k-1", "ada@fjordlys.no").await;
    assert_eq!((again.status, again.text()), (first.status, first.text()));
    for header in ["etag", "location", "content-type", "cache-control"] {
        assert_eq!(again.header(header), first.header(header), "{header}");
    }
    assert_eq!(again.header("idempotency-replayed"), "true");
    is_problem(&posts(app, &shop, "k-1", "bo@fjordlys.no").await, 422, "key-reused");
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    is_problem(&posts(app, &other, "k-1", "ada@fjordlys.no").await, 409, "address-taken");
    // What was refused is refused again, though it would go through now.
    is_problem(&posts(app, &shop, "k-2", "ada@fjordlys.no").await, 409, "address-taken");
    is_problem(&posts(app, &shop, "k-2", "ada@fjordlys.no").await, 409, "address-taken");
    for bad in ["", "with space", "x".repeat(256).as_str()] {
        is_problem(&posts(app, &shop, bad, "cy@fjordlys.no").await, 400, "malformed");
    }
    assert!(
        app.lines("SELECT body AS line FROM idempotency_keys").iter().all(|body| !body.contains("fjordlys")),
        "nothing personal is kept"
    );
    app.passes(Duration::hours(25));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.count("idempotency_keys"), 0);
    assert_eq!(posts(app, &shop, "k-1", "bo@fjordlys.no").await.status, StatusCode::CREATED, "after a day it is a new key");
    app.ignores_mail();
});

on_both_engines!(of_many_at_once_one_is_done_and_all_are_answered_the_same, async |app| {
    let shop = app.program("Shop", &ApiRight::ALL).await;
    let twin = app.next_process().await;
    twin.ignores_mail();
    let shop_there = Program { app: &twin, id: shop.id, token: shop.token.clone() };
    let racing = (0..6).map(|at| {
        let (app, program) = if at % 2 == 0 { (app, &shop) } else { (&twin, &shop_there) };
        posts(app, program, "race", "ada@fjordlys.no")
    });
    let answers = join_all(racing).await;
    for answer in &answers {
        assert_eq!((answer.status, answer.text()), (StatusCode::CREATED, answers[0].text()));
    }
    let replayed = answers.iter().filter(|answer| answer.header("idempotency-replayed") == "true").count();
    assert_eq!(replayed, answers.len() - 1);
    assert_eq!((app.count("contacts"), app.count("events WHERE kind = 'contact_created'")), (1, 1));
    app.ignores_mail();
});
