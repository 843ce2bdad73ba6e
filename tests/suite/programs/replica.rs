//! A replica that lags behind without end: another database, in which nothing ever happened. Whatever decides asks the primary.

use std::rc::Rc;

use actix_web::http::{Method, StatusCode};
use samtykke::{
    db::{Db, Target},
    features::{
        integrations::ApiRight,
        preferences::Standings,
        webhooks::{NewWebhook, Topic, actions},
    },
    kernel::Context,
};
use serde_json::json;

use super::webhooks::{Receiver, tells};
use crate::{
    journeys::ADA,
    support::{Engine, TestApp, TestDatabase, configured},
};

/// A portal that reads from a server on which nothing arrives.
async fn portal(behind: &TestDatabase) -> TestApp {
    let database = Rc::new(TestDatabase::filled(Engine::Postgres));
    let [primary, replica] = [&database.url, &behind.url].map(|url| url.parse::<Target>().unwrap());
    TestApp::over(Engine::Postgres, database, |house| {
        house.state.db = Db::open(&primary, Some(&replica), 6).unwrap();
        house.state.standings = Standings::new(house.state.db.clone());
        house.state.config.base_url = configured("SAMTYKKE_BASE_URL", "http://127.0.0.1:8080").base_url;
    })
    .await
}

#[actix_web::test]
async fn what_decides_is_never_read_from_it() {
    let behind = TestDatabase::filled(Engine::Postgres);
    let app = portal(&behind).await;
    let (receiver, shop) = (Receiver::new(), app.program("Shop", &ApiRight::ALL).await);
    let new = NewWebhook { name: "Shop".into(), url: receiver.url.clone(), topics: Topic::ALL.to_vec(), has_addresses: false };
    let ctx = Context::system(app.now());
    let added = app.state.db.write(move |tx| actions::add(tx, &ctx, &new, "00112233")).await;
    added.map_err(|error: samtykke::db::DbError| error.to_string()).unwrap();
    // A program, a person's consent and its end; each step rests on what the one before wrote.
    let body = json!({ "address": ADA });
    let id = shop.saves(Method::POST, "/api/v1/contacts", &body).await["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/contacts/{id}");
    shop.saves(Method::PUT, &format!("{path}/consents/EMARKETING"), &json!({ "basis": "61A" })).await;
    let mailable = format!("/api/v1/mailability?address={ADA}");
    assert_eq!(shop.reads(&mailable).await["reason"], "ready");
    shop.saves(Method::PUT, &format!("{path}/consents/EMARKETING"), &json!({ "basis": "WITHDRAWN" })).await;
    assert_eq!(shop.reads(&mailable).await["reason"], "no_consent");
    assert_eq!(shop.reads(&path).await["id"], json!(id));
    // Webhooks are told of all of it.
    assert!(tells(&app).await > 0);
    let told: Vec<String> = receiver.heard().iter().flat_map(super::webhooks::Heard::kinds).collect();
    assert_eq!(told.iter().filter(|kind| *kind == "consent_withdrawn").count(), 1, "{told:?}");
    let kinds = "'contact_created', 'contact_changed', 'consent_granted', 'consent_withdrawn'";
    assert_eq!(told.len(), app.count(&format!("events WHERE kind IN ({kinds})")), "{told:?}");
    // What may be late is: the feed has nothing yet, and a place that the primary knows is not refused.
    let end = app.lines("SELECT CAST(told_to AS TEXT) AS line FROM webhooks").concat();
    let page = shop.reads(&format!("/api/v1/events?after={end}")).await;
    assert_eq!(page, json!({ "items": [], "next": end.parse::<i64>().unwrap(), "has_more": false }));
    assert_eq!(shop.reads("/api/v1/events").await["items"], json!([]));
    // Staff: signed in, and back from what they saved. Files: read by work that stands on the primary.
    let mut kari = app.staff("administrator").await;
    assert!(kari.opens(&app.card_of(ADA)).await.says(ADA));
    let text = format!("E-mail\n{ADA}\nbo@fjordlys.no\n");
    let import = crate::imports::brings_in(&app, "people.csv", &text, |_| ()).await;
    assert_eq!((import.counts.new, app.count("contacts")), (1, 2));
    // A token that was taken away opens nothing from then on.
    app.meddles("UPDATE integrations SET revoked_at = token_at").await;
    assert_eq!(shop.gets(&mailable).await.status, StatusCode::UNAUTHORIZED);
    app.ignores_mail();
    app.is_in_order().await;
}
