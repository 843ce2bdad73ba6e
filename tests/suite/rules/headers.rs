//! What every answer carries, and that no page asks another origin for anything (LNK-05).

use std::rc::Rc;

use actix_web::{
    http::{StatusCode, header},
    test::TestRequest,
};
use samtykke::{app::routes::Access, web::assets};

use super::tour::Tour;
use crate::{
    journeys::ADA,
    support::{Answer, BASE_URL, Engine, TestApp, TestDatabase, on_both_engines},
};

const FORM: &str = "application/x-www-form-urlencoded";

/// One answer of each kind that goes wrong.
async fn mishaps(app: &TestApp) -> Vec<(StatusCode, Answer)> {
    let post = |kind: &'static str, body: Vec<u8>| {
        TestRequest::post().uri("/f/newsletter").insert_header((header::CONTENT_TYPE, kind)).set_payload(body)
    };
    let plain = |body: &str| post(FORM, body.as_bytes().to_vec());
    let flood = TestRequest::post().uri("/link").insert_header((header::CONTENT_TYPE, FORM));
    let mut answers = vec![
        (StatusCode::BAD_REQUEST, app.asks(post(FORM, b"email=%FF%FE".to_vec())).await),
        (StatusCode::FORBIDDEN, app.asks(plain("email=x").insert_header(("sec-fetch-site", "cross-site"))).await),
        (StatusCode::NOT_FOUND, app.gets("/nothing").await),
        (StatusCode::METHOD_NOT_ALLOWED, app.asks(TestRequest::delete().uri("/")).await),
        (StatusCode::GONE, app.gets("/p/expired").await),
        (StatusCode::PAYLOAD_TOO_LARGE, app.asks(post(FORM, vec![b'a'; 5_000_000])).await),
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, app.asks(post("text/plain", b"{}".to_vec())).await),
        (StatusCode::UNPROCESSABLE_ENTITY, app.asks(plain("email=x")).await),
    ];
    app.state.throttle.allow(samtykke::security::throttle::Allowance { burst: 1, per_minute: 1 });
    let _ = app.asks(flood).await;
    let flood = TestRequest::post().uri("/link").insert_header((header::CONTENT_TYPE, FORM));
    answers.push((StatusCode::TOO_MANY_REQUESTS, app.asks(flood).await));
    answers
}

/// What no answer goes without.
pub fn carries_what_all_carry(what: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    assert!(policy.contains("form-action 'self'") && policy.contains("base-uri 'none'"), "{what}: {policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{what}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert!(["same-origin", "no-referrer"].contains(&answer.header("referrer-policy")), "{what}");
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains", "{what}");
    assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{what}");
    assert!(!answer.headers.contains_key(header::SERVER), "{what}");
}

on_both_engines!(every_answer_carries_its_headers, async |app| {
    assets::unpack(&app.state.config.data_dir.join("static")).unwrap();
    let tour = Tour::of(app).await;
    for (address, path) in tour.paths() {
        let answer = app.gets(&path).await;
        carries_what_all_carry(&path, &answer);
        if address.access == Access::Link {
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
            assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow", "{path}");
            assert!(!answer.headers.contains_key(header::SET_COOKIE), "{path} sets no cookie");
        }
        let post = app.asks(TestRequest::post().uri(&path)).await;
        carries_what_all_carry(&format!("POST {path}"), &post);
        if address.access == Access::Link {
            assert!(!post.headers.contains_key(header::SET_COOKIE), "POST {path} sets no cookie");
        }
    }
    for (expected, answer) in mishaps(app).await {
        assert_eq!(answer.status, expected);
        carries_what_all_carry(&expected.to_string(), &answer);
        assert!(answer.header("content-type").starts_with("text/html"), "{expected} is drawn");
        let html = answer.text();
        assert_eq!(html.matches("<h1").count(), 1, "{expected}");
        assert!(expected != StatusCode::TOO_MANY_REQUESTS || !answer.header("retry-after").is_empty());
    }
    app.ignores_mail();
});

on_both_engines!(nothing_is_asked_of_another_origin_and_nothing_runs_inside_a_page, async |app| {
    let tour = Tour::of(app).await;
    let mut pages: Vec<(String, String)> = Vec::new();
    for (address, path) in tour.paths() {
        if address.get.is_some() && address.access != Access::Machine {
            pages.push((path.clone(), app.gets(&path).await.text()));
        }
    }
    for (status, answer) in mishaps(app).await {
        pages.push((status.to_string(), answer.text()));
    }
    for (path, html) in &pages {
        for attribute in ["href", "src", "action", "srcset", "poster", "data", "formaction"] {
            for value in html.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap_or_default()) {
                assert!(value.starts_with(['/', '#']) && !value.starts_with("//"), "{path}: {attribute}=\"{value}\"");
            }
        }
        for word in
            ["style=\"", "<style", "javascript:", "onclick", "onload", "<iframe", "<img", "@import", "<base", "http-equiv"]
        {
            assert!(!html.contains(word), "{path} has {word}");
        }
        // The one script is that of forms, which says that somebody began to fill one in; nothing stands inside of it.
        let script = format!("<script src=\"{}\" defer></script>", assets::url("js/started.js"));
        assert!(!html.replace(&script, "").contains("<script"), "{path} has a script");
        assert!(!html.contains(&script) || html.contains("name=\"form-started\""), "{path} is no form");
    }
    for mail in app.letters() {
        assert!(!mail.html.contains("<img") && !mail.html.contains("url("), "no picture is loaded from anywhere (ML-04)");
        for link in mail.html.split("href=\"").skip(1) {
            assert!(link.starts_with(BASE_URL), "{}", &link[..link.len().min(60)]);
        }
    }
});

on_both_engines!(the_language_cookie_is_the_only_one_and_keeps_to_itself, async |app| {
    let answer = app.gets("/nb/privacy").await;
    let cookies: Vec<_> = answer.headers.get_all(header::SET_COOKIE).map(|value| value.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 1);
    for part in ["language=nb", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(cookies[0].contains(part), "{}", cookies[0]);
    }
    assert!(!app.gets("/privacy").await.headers.contains_key(header::SET_COOKIE), "who chose nothing is given nothing");
    assert!(!app.gets("/nb/nothing").await.headers.contains_key(header::SET_COOKIE));
});

on_both_engines!(a_form_may_be_framed_and_posted_to_by_the_origins_it_names_and_no_others, async |app| {
    app.staff_runs("UPDATE forms SET embedding_origins = 'https://fjordlys.no' WHERE slug = 'newsletter'").await;
    let policy = app.gets("/f/newsletter").await.header("content-security-policy").to_owned();
    assert!(policy.contains("frame-ancestors https://fjordlys.no"), "{policy}");
    // What comes after it in the same frame, too.
    let thanks = app.gets("/f/newsletter/thanks").await.header("content-security-policy").to_owned();
    assert!(thanks.contains("frame-ancestors https://fjordlys.no"), "{thanks}");
    assert!(app.gets("/privacy").await.header("content-security-policy").contains("frame-ancestors 'none'"));
    // A browser does not follow where the answer leads unless the page with the form said so.
    app.staff_runs("UPDATE forms SET thanks_url = 'https://shop.fjordlys.no/welcome?from=form' WHERE slug = 'newsletter'").await;
    let policy = app.gets("/f/newsletter").await.header("content-security-policy").to_owned();
    assert!(policy.contains("form-action 'self' https://shop.fjordlys.no;"), "{policy}");
    let post = |origin: &'static str| {
        let request = TestRequest::post().uri("/f/newsletter").insert_header((header::CONTENT_TYPE, FORM));
        request.insert_header((header::ORIGIN, origin)).insert_header(("sec-fetch-site", "cross-site")).set_payload("email=x")
    };
    assert_eq!(app.asks(post("https://fjordlys.no")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for origin in ["https://evil.example", "https://fjordlys.no.evil.example", "http://fjordlys.no", "null"] {
        assert_eq!(app.asks(post(origin)).await.status, StatusCode::FORBIDDEN, "{origin}");
    }
    // A browser that does not send Sec-Fetch-Site tells by its Origin.
    let old = TestRequest::post()
        .uri("/link")
        .insert_header((header::CONTENT_TYPE, FORM))
        .insert_header((header::ORIGIN, "https://evil.example"));
    assert_eq!(app.asks(old.set_payload("email=x")).await.status, StatusCode::FORBIDDEN);
});

#[actix_web::test]
async fn a_try_out_on_this_machine_does_without_https() {
    let database = Rc::new(TestDatabase::filled(Engine::Sqlite));
    let app = TestApp::over(Engine::Sqlite, database, |house| {
        house.state.config.base_url = crate::support::configured("SAMTYKKE_BASE_URL", "http://127.0.0.1:8080").base_url;
    })
    .await;
    let answer = app.gets("/nb").await;
    assert!(!answer.headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
    assert!(!answer.header("set-cookie").contains("Secure") && answer.header("set-cookie").contains("HttpOnly"));
}

on_both_engines!(static_files_are_kept_for_ever_and_come_compressed, async |app| {
    assets::unpack(&app.state.config.data_dir.join("static")).unwrap();
    let url = assets::url("css/samtykke.css");
    let plain = app.gets(url).await;
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(plain.header("content-type").starts_with("text/css") && plain.headers.contains_key(header::ETAG));
    let request = TestRequest::get().uri(url).insert_header((header::ACCEPT_ENCODING, "gzip, br"));
    let zipped = app.asks(request).await;
    assert_eq!((zipped.header("content-encoding"), zipped.header("vary")), ("gzip", "accept-encoding"));
    assert!(zipped.body.len() * 2 < plain.body.len());
    let again = TestRequest::get().uri(url).insert_header((header::IF_NONE_MATCH, plain.header("etag")));
    assert_eq!(app.asks(again).await.status, StatusCode::NOT_MODIFIED);
    let html = app.gets("/").await.text();
    assert!(html.contains(url), "the page asks for the name that there is");
});

on_both_engines!(mails_that_a_visitor_caused_name_the_house_and_why, async |app| {
    app.subscriber(ADA, &["News"]).await;
    for mail in app.letters() {
        let head = mail.head();
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(head.lines().all(|line| line.len() <= 998) && head.is_ascii(), "{head}");
        let message = mail.message();
        assert_eq!(message.to().unwrap().as_list().unwrap().len(), 1, "one recipient (ML-08)");
        assert!(message.cc().is_none() && message.bcc().is_none());
        assert!(mail.html.contains("lang=\"en\"") && mail.text.contains("Our organisation"));
    }
});
