//! What goes wrong below `/admin` is said there: in its frame, in the member's language, with a way on.

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use diesel::{Connection as _, SqliteConnection, connection::SimpleConnection};
use samtykke::kernel::Language;

use super::{KARI, sets_up};
use crate::{
    rules::headers::carries_what_all_carry,
    support::{Answer, Engine, Page, TestApp, Visitor, on_both_engines},
};

const FORM: &str = "application/x-www-form-urlencoded";

/// A page of the admin area about this status, with everything that such pages carry.
fn is_told(what: &str, answer: Answer, status: StatusCode, language: &str) -> Page {
    assert_eq!(answer.status, status, "{what}");
    carries_what_all_carry(what, &answer);
    assert_eq!(answer.header("cache-control"), "no-store", "{what}");
    assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow", "{what}");
    assert_eq!(answer.header("content-language"), language, "{what}");
    let page = Page::read(what, answer);
    assert_eq!(page.html.matches("<h1").count(), 1, "{what}");
    assert!(page.html.contains(&format!("<html lang=\"{language}\"")), "{what}");
    assert!(!page.links.iter().any(|link| link.starts_with("/link") || link == "/"), "{what}: not a page for visitors");
    page
}

/// The same, in the frame of somebody who is signed in.
fn is_told_inside(what: &str, answer: Answer, status: StatusCode) {
    let page = is_told(what, answer, status, "sv");
    assert!(page.says("Logga ut") && page.links.iter().any(|link| link == "/admin/contacts"), "{what}: {}", page.text);
    assert!(page.says("Till översikten"), "{what}: {}", page.text);
}

/// The same, for somebody at the door, of whom nothing is known but the browser's language.
fn is_told_at_the_door(what: &str, answer: Answer, status: StatusCode) {
    let page = is_told(what, answer, status, "de");
    assert!(page.forms.is_empty() && !page.links.iter().any(|link| link == "/admin/contacts"), "{what}: {}", page.text);
    assert!(page.links.iter().any(|link| link == "/admin/sign-in"), "{what}: {:?}", page.links);
}

fn post(member: &Visitor<'_>, path: &str, kind: &'static str, body: Vec<u8>) -> TestRequest {
    member.request(Method::POST, path).insert_header((header::CONTENT_TYPE, kind)).set_payload(body)
}

on_both_engines!(members_are_told_what_went_wrong_in_their_own_frame_and_language, async |app| {
    let mut me = app.staff_speaking("administrator", Language::Sv).await;
    for path in ["/admin/nothing", "/admin/contacts/999999", "/admin/users/x", "/admin/purposes/0", "/admin/drafts/none"] {
        is_told_inside(path, app.asks(me.request(Method::GET, path)).await, StatusCode::NOT_FOUND);
    }
    let answer = app.asks(me.request(Method::DELETE, "/admin/users")).await;
    assert_eq!(answer.header("allow"), "GET, HEAD, POST");
    is_told_inside("DELETE", answer, StatusCode::METHOD_NOT_ALLOWED);
    let elsewhere = post(&me, "/admin/users", FORM, Vec::new()).insert_header(("sec-fetch-site", "cross-site"));
    is_told_inside("another origin", app.asks(elsewhere).await, StatusCode::FORBIDDEN);
    let path = "/admin/account/language";
    is_told_inside("not text", app.asks(post(&me, path, FORM, b"a=%FF".to_vec())).await, StatusCode::BAD_REQUEST);
    is_told_inside("too much", app.asks(post(&me, path, FORM, vec![b'a'; 5_000_000])).await, StatusCode::PAYLOAD_TOO_LARGE);
    let json = post(&me, path, "application/json", b"{}".to_vec());
    is_told_inside("no form", app.asks(json).await, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let mut guess = me.sends_to("/admin/proof", &[("code", "000000")]).await;
    for _ in 0..7 {
        guess = me.sends_to("/admin/proof", &[("code", "000000")]).await;
    }
    assert!(guess.header("retry-after").parse::<u32>().unwrap() > 0);
    is_told_inside("guessing", guess, StatusCode::TOO_MANY_REQUESTS);
});

on_both_engines!(whoever_is_not_signed_in_is_told_at_the_door, async |app| {
    let nobody = || app.visitor().speaking("de");
    is_told_at_the_door("nothing", app.asks(nobody().request(Method::GET, "/admin/nothing")).await, StatusCode::NOT_FOUND);
    let stale = nobody().with_cookie("__Host-session", &"0".repeat(64));
    is_told_at_the_door(
        "a cookie of before",
        app.asks(stale.request(Method::GET, "/admin/nothing")).await,
        StatusCode::NOT_FOUND,
    );
    let path = "/admin/sign-in";
    is_told_at_the_door("PUT", app.asks(nobody().request(Method::PUT, path)).await, StatusCode::METHOD_NOT_ALLOWED);
    let large = post(&nobody(), path, FORM, vec![b'a'; 5_000_000]);
    is_told_at_the_door("too much", app.asks(large).await, StatusCode::PAYLOAD_TOO_LARGE);
    let mut guesser = nobody();
    let mut guess = guesser.posts(path, &[("address", KARI), ("password", "x")]).await;
    for _ in 0..7 {
        guess = guesser.posts(path, &[("address", KARI), ("password", "x")]).await;
    }
    assert!(guess.header("retry-after").parse::<u32>().unwrap() > 0);
    is_told_at_the_door("guessing", guess, StatusCode::TOO_MANY_REQUESTS);
    // What only begins like the admin area is the public site's.
    let page = Page::read("/administrator", app.gets("/administrator").await);
    assert!(page.links.iter().any(|link| link.ends_with("/link")), "{:?}", page.links);
});

#[actix_web::test]
async fn a_busy_database_is_said_in_the_frame_as_well() {
    let app = TestApp::on(Engine::Sqlite).await;
    let mut kari = sets_up(&app).await;
    kari.opens("/admin/account").await;
    kari.fills("language", "sv").submits().await;
    let mut holder = SqliteConnection::establish(&app.state.config.data_dir.join("samtykke.db").to_string_lossy()).unwrap();
    holder.batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").unwrap();
    let answer = kari.sends_to("/admin/account/language", &[("language", "en")]).await;
    assert!(answer.header("retry-after").parse::<u32>().unwrap() > 0);
    is_told_inside("saving", answer, StatusCode::SERVICE_UNAVAILABLE);
    let mut nobody = app.visitor().speaking("de");
    let answer = nobody.posts("/admin/sign-in", &[("address", KARI), ("password", "x")]).await;
    is_told_at_the_door("signing in", answer, StatusCode::SERVICE_UNAVAILABLE);
    holder.batch_execute("ROLLBACK").unwrap();
    let saved = kari.sends_to("/admin/account/language", &[("language", "en")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
}
