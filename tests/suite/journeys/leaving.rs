//! Leaving by the link in a mail, with a browser or with one click of a mail program (RFC 8058, LNK-08).

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use chrono::Duration;
use samtykke::{
    kernel::ids::{ContactId, TypeId},
    security::Scope,
};

use super::{ADA, people::state_of};
use crate::support::{Answer, BASE_URL, TestApp, on_both_engines};

const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

/// The unsubscribe link of Ada's welcome mail.
async fn way_out(app: &TestApp) -> String {
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News", "Promotions"]).await;
    ada.opens(&app.mail_to(ADA).await.link("confirm")).await;
    ada.presses("Yes, confirm").await;
    app.mail_to(ADA).await.link("unsubscribe").strip_prefix(BASE_URL).unwrap().to_owned()
}

/// The link that a mailing of this type will carry.
fn way_out_of(app: &TestApp, kind: &str) -> String {
    let id: i64 =
        app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM subscription_types WHERE key = '{kind}'"))[0].parse().unwrap();
    let handle = app.lines("SELECT handle AS line FROM contacts").concat();
    format!("/unsubscribe/{}", app.state.keyring.seals().unsubscribes.mint(&handle, Scope::Type(TypeId(id))))
}

/// A mail program's one click.
async fn clicks(app: &TestApp, path: &str, content_type: Option<&str>, body: &str) -> Answer {
    let mut request = TestRequest::post().uri(path).set_payload(body.to_owned());
    if let Some(content_type) = content_type {
        request = request.insert_header((header::CONTENT_TYPE, content_type));
    }
    app.asks(request).await
}

fn is_plain_ok(answer: &Answer) -> bool {
    answer.status == StatusCode::OK
        && !answer.headers.contains_key(header::SET_COOKIE)
        && !answer.headers.contains_key(header::LOCATION)
        && answer.header("content-type").starts_with("text/plain")
}

on_both_engines!(the_link_in_the_mail_shows_a_button_and_the_button_leaves, async |app| {
    let path = way_out(app).await;
    assert!(BASE_URL.len() + path.len() < 200, "short enough for a header (LNK-02)");
    let mut ada = app.visitor();
    ada.opens(&path).await;
    assert!(ada.page().says("a•••@fjordlys.no") && !ada.page().html.contains(ADA));
    assert!(ada.presses("Unsubscribe from everything").await.says("You are unsubscribed from everything"));
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    assert_eq!(app.count("subscriptions WHERE is_on"), 2, "the choices are kept (SUB-04)");
    assert_eq!(app.count("events WHERE channel = 'unsubscribe_page' AND kind = 'consent_withdrawn'"), 1);
    assert!(app.mail_to(ADA).await.has_link("restore"));
    assert!(ada.opens(&path).await.says("You are unsubscribed from everything"));
});

on_both_engines!(one_type_is_left_alone_and_the_rest_goes_on, async |app| {
    way_out(app).await;
    let path = way_out_of(app, "NEWS");
    let mut ada = app.visitor();
    ada.opens(&path).await;
    assert!(ada.page().says("Unsubscribe from News"));
    ada.presses("Unsubscribe from News").await;
    assert!(ada.page().says("You no longer get “News”"), "{}", ada.page().text);
    assert_eq!((state_of(app, ADA, "EMARKETING").as_str(), app.count("subscriptions WHERE is_on")), ("61A WEBFORM", 1));
    app.mail_to(ADA).await;
    ada.presses("Unsubscribe from everything").await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    app.mail_to(ADA).await;
});

on_both_engines!(leaving_works_years_later_and_after_all_links_were_revoked, async |app| {
    let path = way_out(app).await;
    app.revokes_links(ADA).await;
    samtykke::security::Keys::rotate(&app.state.config.keys_dir(), app.now()).unwrap();
    app.state.keyring.reload_if_changed().unwrap();
    app.passes(Duration::days(3650));
    assert!(is_plain_ok(&clicks(app, &path, Some("application/x-www-form-urlencoded"), ONE_CLICK).await));
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    app.mail_to(ADA).await;
});

on_both_engines!(one_click_is_one_post_however_it_is_sent, async |app| {
    const BOUNDARY: &str = "multipart/form-data; boundary=cut";
    let part = "--cut\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--cut--\r\n";
    let ways = [
        (Some("application/x-www-form-urlencoded"), ONE_CLICK),
        (Some("application/x-www-form-urlencoded; charset=UTF-8"), ONE_CLICK),
        (Some(BOUNDARY), part),
        (Some("application/x-www-form-urlencoded"), ""),
        (None, ONE_CLICK),
        (None, ""),
    ];
    let path = way_out(app).await;
    for (content_type, body) in ways {
        let before = app.count("events");
        let answer = clicks(app, &path, content_type, body).await;
        assert!(is_plain_ok(&answer), "{content_type:?} {body}: {answer:?}");
        assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
        assert_eq!(app.count("events"), before + 1);
        assert!(app.mail_to(ADA).await.has_link("restore"));
        let left = app.dump();
        assert_eq!(clicks(app, &path, content_type, body).await.body, answer.body, "again: the same answer");
        assert_eq!(left.differences(&app.dump()), [""; 0], "and nothing more happens");
        app.registers(ADA, "EMARKETING", "61A").await;
    }
    assert_eq!(app.count("events WHERE channel = 'one_click'"), ways.len());
});

on_both_engines!(one_click_of_a_type_leaves_that_type, async |app| {
    way_out(app).await;
    assert!(is_plain_ok(&clicks(app, &way_out_of(app, "NEWS"), None, ONE_CLICK).await));
    assert_eq!((state_of(app, ADA, "EMARKETING").as_str(), app.count("subscriptions WHERE is_on")), ("61A WEBFORM", 1));
    app.mail_to(ADA).await;
    let gone = format!("/unsubscribe/{}", {
        let handle = app.lines("SELECT handle AS line FROM contacts").concat();
        app.state.keyring.seals().unsubscribes.mint(&handle, Scope::Type(TypeId(4711)))
    });
    assert!(is_plain_ok(&clicks(app, &gone, None, ONE_CLICK).await), "a type that is no more is left already");
});

on_both_engines!(one_click_needs_no_cookie_no_origin_and_comes_from_anywhere, async |app| {
    let path = way_out(app).await;
    let request =
        TestRequest::post().uri(&path).insert_header(("sec-fetch-site", "cross-site")).insert_header(("origin", "null"));
    assert!(is_plain_ok(&app.asks(request.set_payload(ONE_CLICK)).await));
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    app.mail_to(ADA).await;
});

on_both_engines!(many_clicks_at_once_are_one, async |app| {
    let path = way_out(app).await;
    let answers = futures_util::future::join_all((0..20).map(|_| clicks(app, &path, None, ONE_CLICK))).await;
    assert!(answers.iter().all(is_plain_ok));
    assert_eq!(app.count("events WHERE channel = 'one_click'"), 1);
    app.mail_to(ADA).await;
});

on_both_engines!(opening_the_link_or_forging_it_leaves_nothing, async |app| {
    let path = way_out(app).await;
    let before = app.dump();
    for method in [Method::GET, Method::HEAD] {
        let answer = app.asks(TestRequest::with_uri(&path).method(method).set_payload(ONE_CLICK)).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let last = path.chars().last().unwrap();
    let forged = [
        format!("{}{}", &path[..path.len() - 1], if last == 'A' { 'B' } else { 'A' }),
        format!("{path}A"),
        path[..path.len() - 3].to_owned(),
        "/unsubscribe/x".to_owned(),
        path.replace("/unsubscribe/", "/unsubscribe/x"),
    ];
    for forged in forged {
        assert_eq!(clicks(app, &forged, None, ONE_CLICK).await.status, StatusCode::GONE, "{forged}");
    }
    let broken = clicks(app, &path, Some("multipart/form-data; boundary=cut"), "--cut\r\nnothing").await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(a_link_of_somebody_who_is_gone_opens_nothing, async |app| {
    let path = way_out(app).await;
    app.arranges(|tx| {
        use diesel::prelude::*;
        use samtykke::db::schema::contacts;
        Ok(diesel::delete(contacts::table.find(ContactId(1))).execute(tx.connection())?)
    })
    .await;
    assert_eq!(app.count("contacts"), 0);
    assert_eq!(clicks(app, &path, None, ONE_CLICK).await.status, StatusCode::GONE);
    assert_eq!(app.gets(&path).await.status, StatusCode::GONE);
});
