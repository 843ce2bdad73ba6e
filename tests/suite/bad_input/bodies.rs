//! Bodies that are too large, of another kind, or not text.

use actix_web::{
    http::{StatusCode, header},
    test::TestRequest,
};

use crate::{
    journeys::{ADA, AGREES},
    rules::tour::Tour,
    support::{Answer, BASE_URL, Page, TestApp, encode, on_both_engines},
};

const FORM: &str = "application/x-www-form-urlencoded";

async fn posts(app: &TestApp, path: &str, kind: Option<&str>, body: Vec<u8>) -> Answer {
    let mut request = TestRequest::post().uri(path).set_payload(body);
    if let Some(kind) = kind {
        request = request.insert_header((header::CONTENT_TYPE, kind));
    }
    app.asks(request).await
}

/// The addresses that read a body, with the tokens of a tour.
async fn readers(app: &TestApp) -> Vec<String> {
    let tour = Tour::of(app).await;
    let reads = ["/f/newsletter", "/link", "/choices", "/withdrawal", "/unsubscribe/"];
    let paths = tour.paths().into_iter().filter(|(address, _)| address.post.is_some()).map(|(_, path)| path);
    paths.filter(|path| reads.iter().any(|word| path.contains(word))).collect()
}

on_both_engines!(a_body_over_the_limit_is_413_and_changes_nothing, async |app| {
    let readers = readers(app).await;
    assert_eq!(readers.len(), 12);
    let before = app.dump();
    for path in readers {
        for size in [64 * 1024 + 1, 5_000_000] {
            let mut body = b"List-Unsubscribe=One-Click&email=ada@fjordlys.no&x=".to_vec();
            body.resize(size, b'a');
            let page = Page::read(&path, posts(app, &path, Some(FORM), body).await);
            assert_eq!(page.answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
            assert!(page.says("larger than we accept") || page.says("større enn"), "{}", page.text);
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(a_body_of_another_kind_is_415_where_a_form_is_read, async |app| {
    let readers = readers(app).await;
    let before = app.dump();
    for path in readers.iter().filter(|path| !path.contains("unsubscribe")) {
        for kind in [Some("application/json"), Some("multipart/form-data; boundary=x"), Some("text/plain"), Some(""), None] {
            let answer = posts(app, path, kind, b"email=ada@fjordlys.no".to_vec()).await;
            // Forms read JSON as well, and this is none.
            let reads_json = path.ends_with("/f/newsletter") && kind == Some("application/json");
            let expected = if reads_json { StatusCode::BAD_REQUEST } else { StatusCode::UNSUPPORTED_MEDIA_TYPE };
            assert_eq!(answer.status, expected, "{path} {kind:?}");
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(a_body_that_is_not_text_is_400_and_changes_nothing, async |app| {
    let readers = readers(app).await;
    let before = app.dump();
    for path in readers.iter().filter(|path| !path.contains("unsubscribe")) {
        for body in [&b"email=%FF%FE"[..], b"email=\xff\xfe", b"first_name=%C3%28&email=x", b"%80=x", b"first_name=%ED%A0%80"] {
            let answer = posts(app, path, Some(FORM), body.to_vec()).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path} {body:?}");
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(whatever_a_body_holds_it_is_answered_and_never_with_a_fault_of_ours, async |app| {
    let readers = readers(app).await;
    let many = "a=1&".repeat(10_000);
    let bodies: [&[u8]; 10] = [
        b"",
        b"&&&&",
        b"=",
        b"%",
        b"%zz=%",
        b"receipt=&email=&type=x&offered=-1&purpose=99999999999999999999",
        b"type=9223372036854775807&offered=9223372036854775807&purpose=1&shown=1&version=-5",
        b"email[]=ada@fjordlys.no&email[$ne]=",
        b"\0\0\0",
        many.as_bytes(),
    ];
    let before = app.dump();
    for path in readers.iter().filter(|path| !path.contains("unsubscribe") && !path.contains("withdrawal")) {
        for body in bodies {
            let answer = posts(app, path, Some(FORM), body.to_vec()).await;
            // Nobody reads the answer to what a script tells.
            let is_told = path.ends_with("/started");
            let expected = if is_told { StatusCode::BAD_REQUEST } else { StatusCode::UNPROCESSABLE_ENTITY };
            assert_eq!(answer.status, expected, "{path} {:?}", String::from_utf8_lossy(&body[..body.len().min(60)]));
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(of_a_value_sent_twice_the_first_counts_and_boxes_add_up, async |app| {
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).fills("first_name", "Ada").ticks("News").ticks(AGREES);
    let mut body = ada.body();
    let news = ada.page().toggle("News").value.clone();
    let promotions = ada.page().toggle("Promotions").value.clone();
    for (name, value) in [("email", "eve@fjordlys.no"), ("first_name", "Eve"), ("consent", "no"), ("receipt", "x")] {
        body.push((name.to_owned(), value.to_owned()));
    }
    body.extend([news, promotions].map(|value| ("subscriptions".to_owned(), value)));
    app.passes(chrono::Duration::seconds(10));
    assert_eq!(posts(app, "/en/f/newsletter", Some(FORM), encode(&body).into_bytes()).await.status, StatusCode::SEE_OTHER);
    let link = app.mail_to(ADA).await.link("confirm");
    ada.opens(&link).await;
    ada.presses("Yes, confirm").await;
    app.mail_to(ADA).await;
    assert_eq!(app.lines("SELECT first_name AS line FROM contacts"), ["Ada"]);
    assert_eq!(app.count("subscriptions WHERE is_on"), 2);
});

on_both_engines!(a_choice_that_is_not_on_offer_is_not_stored, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    let action = ada.page().forms[0].action.clone();
    let (shown, purpose) = (ada.page().value("shown").to_owned(), ada.page().value("purpose").to_owned());
    // The purpose under which contacts are stored is not theirs to switch, and a type that does not exist is nobody's.
    let store = app.lines("SELECT CAST(id AS TEXT) AS line FROM purposes WHERE key = 'STORE'").concat();
    let before = app.dump();
    let body = [
        ("shown", shown.as_str()),
        ("purpose", &store),
        ("purpose", &purpose),
        ("consent", &purpose),
        ("offered", "4711"),
        ("type", "4711"),
        ("type", "-1"),
    ];
    assert!(ada.posts(&action, &body).await.header("location").ends_with("?unchanged"));
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    let mut bo = app.visitor();
    bo.opens("/en/f/newsletter").await;
    bo.fills("email", "bo@fjordlys.no").ticks(AGREES).ticks("News");
    let body: Vec<(String, String)> = bo
        .body()
        .into_iter()
        .map(|(name, value)| if name == "subscriptions" { (name, "4711".to_owned()) } else { (name, value) })
        .collect();
    app.passes(chrono::Duration::seconds(10));
    let answer = posts(app, "/en/f/newsletter", Some(FORM), encode(&body).into_bytes()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    assert!(page.starts_with(BASE_URL));
});
