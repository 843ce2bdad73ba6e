//! What programs and webhooks ask of the database reads no large table from one end to the other.

use actix_web::http::Method;
use samtykke::{
    features::{
        integrations::ApiRight,
        webhooks::{NewWebhook, Topic, actions},
    },
    kernel::Context,
};
use serde_json::json;

use super::Program;
use crate::{
    cards::plans::{busy_house, plan, reads_no_whole_table, whole_tables_among},
    journeys::ADA,
    support::{Engine, TestApp, on_both_engines},
};

/// Answers to many requests of a program that are kept; of a table that holds nothing, reading all is the shortest way.
async fn answered(app: &TestApp, program: &Program<'_>) {
    app.meddles(&format!(
        "INSERT INTO idempotency_keys (integration_id, key, request_hash, status, headers, body, at) \
         SELECT {}, handle, '', 200, '[]', '{{}}', created_at FROM contacts",
        program.id
    ))
    .await;
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
}

on_both_engines!(programs_read_lists_without_reading_whole_tables, async |app| {
    busy_house(app).await;
    app.places().await;
    let shop = app.program("Shop", &ApiRight::ALL).await;
    answered(app, &shop).await;
    shop.gets("/api/v1/purposes").await;
    let handle = app.lines("SELECT handle AS line FROM contacts WHERE id = 4000").concat();
    let last = shop.reads("/api/v1/contacts?limit=50").await["next"].clone();
    let next = last.as_str().map_or_else(|| last.to_string(), str::to_owned);
    for (path, least) in [
        ("/api/v1/contacts".to_owned(), 3),
        (format!("/api/v1/contacts?limit=50&after={next}"), 3),
        (format!("/api/v1/contacts?address={ADA}"), 1),
        (format!("/api/v1/contacts/{handle}"), 4),
        (format!("/api/v1/contacts/{handle}/consents"), 2),
        (format!("/api/v1/contacts/{handle}/consents/EMARKETING"), 2),
        (format!("/api/v1/contacts/{handle}/subscriptions"), 2),
        (format!("/api/v1/contacts/{handle}/subscriptions/NEWS"), 2),
        ("/api/v1/events?after=0".to_owned(), 2),
        ("/api/v1/events?after=9000&limit=7".to_owned(), 2),
        (format!("/api/v1/mailability?address={ADA}&type=NEWS"), 1),
    ] {
        let read = async {
            assert_eq!(shop.gets(&path).await.status.as_u16(), 200, "{path}");
        };
        let statements = app.statements_of(read).await;
        let seen = whole_tables_among(app, &statements, &path);
        assert!(seen >= least, "{path}: {seen} statements were looked at: {statements:#?}");
    }
    let change = async {
        let request = shop.sending(Method::PATCH, &format!("/api/v1/contacts/{handle}"), &json!({ "company": "Fjordlys" }));
        let answer = app.asks(request.insert_header(("idempotency-key", "once"))).await;
        assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
    };
    let statements = app.statements_of(change).await;
    assert!(whole_tables_among(app, &statements, "a change by a program") >= 2, "{statements:#?}");
    app.ignores_mail();
});

/// A webhook that was told of much already.
async fn told(app: &TestApp) -> String {
    let new = NewWebhook {
        name: "Shop".into(),
        url: "https://shop.example/hook".into(),
        topics: vec![Topic::ConsentGranted],
        has_addresses: true,
    };
    let ctx = Context::system(app.now());
    app.places().await;
    let added = app.state.db.write(move |tx| actions::add(tx, &ctx, &new, "00112233")).await;
    let id = added.map_err(|error: samtykke::db::DbError| error.to_string()).unwrap();
    app.meddles(&format!(
        "INSERT INTO webhook_deliveries (webhook_id, handle, kind, after_n, until_n, events, state, attempts, not_before, reply, \
         created_at) SELECT {id}, handle, 'events', id - 1, id, 1, CASE WHEN id % 9 = 0 THEN 'failed' ELSE 'delivered' END, 1, \
         created_at, '', created_at FROM contacts"
    ))
    .await;
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    id.to_string()
}

on_both_engines!(webhooks_look_at_what_is_open_and_not_at_all_that_was_ever_told, async |app| {
    busy_house(app).await;
    let id = told(app).await;
    answered(app, &app.program("Shop", &ApiRight::ALL).await).await;
    let mut kari = app.staff("administrator").await;
    for (path, least) in [
        (format!("/admin/webhooks/{id}"), 1),
        ("/admin/webhooks".to_owned(), 0),
        ("/admin/integrations".to_owned(), 0),
        ("/admin".to_owned(), 3),
    ] {
        let seen = reads_no_whole_table(app, &mut kari, &path).await;
        assert!(seen >= least, "{path}: {seen} statements were looked at");
    }
    let turn = async {
        assert_eq!(app.courier.turn("this one").await.unwrap(), 0);
    };
    let mut statements = app.statements_of(turn).await;
    kari.opens(&format!("/admin/webhooks/{id}")).await;
    let test = kari.page().forms.iter().find(|form| form.action.ends_with("/test")).unwrap().action.clone();
    kari.sends_to(&test, &[]).await;
    // The address is nobody's, so the attempt fails; what it asks of the database is the same.
    statements.extend(app.statements_of(async { drop(app.courier.turn("this one").await) }).await);
    let purge = app.statements_of(async { samtykke::app::upkeep::purge(&app.state).await.unwrap() }).await;
    let kept = ["webhook_deliveries", "idempotency_keys", "submissions"];
    statements.extend(purge.into_iter().filter(|text| kept.iter().any(|table| text.contains(table))));
    assert!(whole_tables_among(app, &statements, "the courier") >= 3, "{statements:#?}");
    let about: Vec<&String> = statements
        .iter()
        .filter(|text| {
            text.contains("webhook_deliveries") && text.contains("'waiting'") && text.trim_start().starts_with("SELECT")
        })
        .collect();
    assert!(!about.is_empty());
    for statement in about {
        let plan = plan(app, statement);
        assert!(plan.iter().any(|line| line.contains("webhook_deliveries_open")), "{statement}: {plan:#?}");
    }
});
