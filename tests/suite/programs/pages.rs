//! The pages on which staff look after programs and webhooks.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;
use samtykke::features::integrations::ApiRight;

use crate::support::{Page, TestApp, on_both_engines};

fn word(page: &Page, start: &str) -> String {
    page.text
        .split_whitespace()
        .find(|word| word.starts_with(start))
        .unwrap_or_else(|| panic!("no {start}: {}", page.text))
        .to_owned()
}

async fn status(app: &TestApp, token: &str) -> StatusCode {
    let request = actix_web::test::TestRequest::with_uri("/api/v1/events").method(Method::GET);
    app.asks(request.insert_header(("authorization", format!("Bearer {token}")))).await.status
}

on_both_engines!(a_token_is_shown_once_renewed_and_revoked, async |app| {
    let mut me = app.staff("administrator").await;
    me.opens("/admin/integrations/new").await;
    me.fills("name", "Web shop").ticks("Read what happened").fills("days", "30");
    let token = word(me.submits().await, "smt_");
    assert_eq!(me.answer.as_ref().unwrap().header("cache-control"), "no-store");
    assert_eq!(status(app, &token).await, StatusCode::OK);
    assert!(app.dump().rows_with(&token[4..]).is_empty(), "the token is nowhere in the database");
    let page = me.opens("/admin/integrations").await;
    assert!(page.says("Web shop") && !page.text.contains(&token) && page.text.contains(&token[token.len() - 4..]));
    // A name that is taken, and nothing ticked.
    let taken = me.sends_to("/admin/integrations", &[("name", "WEB SHOP"), ("right", "events:read"), ("days", "0")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nothing = me.sends_to("/admin/integrations", &[("name", "Other"), ("days", "7")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    me.opens("/admin/integrations/1").await;
    me.ticks("Add and change contacts").unticks("Read what happened").submits().await;
    assert_eq!(status(app, &token).await, StatusCode::FORBIDDEN, "what was taken away is taken away at once");
    me.opens("/admin/integrations/1").await;
    me.ticks("Read what happened").submits().await;
    let stale = me.sends_to("/admin/integrations/1", &[("name", "Else"), ("right", "events:read"), ("version", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    me.opens("/admin/integrations/1").await;
    let renewed = word(me.presses("Make a new token").await, "smt_");
    assert_eq!((status(app, &token).await, status(app, &renewed).await), (StatusCode::UNAUTHORIZED, StatusCode::OK));
    app.passes(Duration::days(364));
    assert_eq!(status(app, &renewed).await, StatusCode::OK);
    app.passes(Duration::days(2));
    assert_eq!(status(app, &renewed).await, StatusCode::UNAUTHORIZED, "expired");
    let mut me = app.staff("administrator").await;
    assert!(me.opens("/admin/integrations/1").await.says("Expired"));
    let again = word(me.presses("Make a new token").await, "smt_");
    me.opens("/admin/integrations/1").await;
    me.presses("Revoke the token").await;
    assert_eq!(status(app, &again).await, StatusCode::UNAUTHORIZED);
    assert!(me.page().says("Revoked"));
    assert_eq!(app.count("audit_entries WHERE subject_kind = 'integration'"), 6);
    let log = app.dump().rows_with("integration").concat();
    for token in [token, renewed, again] {
        assert!(!log.contains(&token) && !log.contains(&token[4..]), "no token in a log");
    }
    assert_eq!(me.opens("/admin/integrations/99").await.answer.status, StatusCode::NOT_FOUND);
});

on_both_engines!(without_the_right_nobody_sees_them, async |app| {
    app.program("Shop", &[ApiRight::ReadEvents]).await;
    let mut agent = app.staff("agent").await;
    for path in ["/admin/integrations", "/admin/integrations/1", "/admin/webhooks", "/admin/webhooks/new"] {
        assert_eq!(agent.opens(path).await.answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert!(!agent.opens("/admin").await.links.iter().any(|link| link.starts_with("/admin/integrations")));
});

on_both_engines!(a_webhook_is_added_with_what_was_typed_kept_when_it_cannot_be, async |app| {
    let mut me = app.staff("administrator").await;
    me.opens("/admin/webhooks/new").await;
    me.fills("name", "Warehouse").fills("url", "http://warehouse.example/").ticks("Consent withdrawn");
    let page = me.submits().await;
    assert!(page.says("https address") && page.html.contains("http://warehouse.example/"), "{}", page.text);
    me.fills("url", "https://warehouse.example/hook");
    let page = me.submits().await;
    assert!(word(page, "whsec_").len() > 40);
    let page = me.opens("/admin/webhooks").await;
    assert!(page.says("Warehouse") && page.says("Consent withdrawn"));
    me.opens("/admin/webhooks/1").await;
    me.fills("name", "Stock").submits().await;
    assert!(me.page().says("Stock"));
    let stale = me
        .sends_to(
            "/admin/webhooks/1",
            &[("name", "X"), ("url", "https://a.example/"), ("topic", "contact.created"), ("version", "1")],
        )
        .await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
});
