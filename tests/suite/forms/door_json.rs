//! The same form for programs: what they get, what they send, and that both doors refuse the same (FRM-08).

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use chrono::Duration;
use serde_json::{Value, json};

use super::door::SITE;
use crate::{
    journeys::{ADA, AGREES},
    support::{Answer, BASE_URL, TestApp, on_both_engines},
};

async fn gets(app: &TestApp, path: &str, origin: &str) -> Answer {
    let request = app.visitor().request(Method::GET, path).insert_header((header::ACCEPT, "application/json"));
    app.asks(from(request, origin)).await
}

fn from(request: TestRequest, origin: &str) -> TestRequest {
    if origin.is_empty() {
        return request;
    }
    request.insert_header((header::ORIGIN, origin)).insert_header(("sec-fetch-site", "cross-site"))
}

async fn sends(app: &TestApp, path: &str, origin: &str, body: impl Into<String>) -> Answer {
    let request = app.visitor().request(Method::POST, path).insert_header((header::CONTENT_TYPE, "application/json"));
    app.asks(from(request, origin).set_payload(body.into())).await
}

fn read(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("{}: {}", answer.status, answer.text()))
}

/// The number of the type that visitors know as *News*.
fn news(document: &Value) -> String {
    let fields = document["fields"].as_array().unwrap();
    let types = fields.iter().find(|field| field["kind"] == "subscriptions").unwrap();
    let news = types["options"].as_array().unwrap().iter().find(|option| option["label"] == "News").unwrap();
    news["value"].as_str().unwrap().to_owned()
}

on_both_engines!(frm_08_a_script_of_a_listed_site_gets_the_form_and_sends_it, async |app| {
    app.lists_site().await;
    app.staff_runs("UPDATE forms SET has_double_opt_in = FALSE").await;
    let answer = gets(app, "/en/f/newsletter", SITE).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (StatusCode::OK, SITE));
    assert!(!answer.headers.contains_key("access-control-allow-credentials"));
    assert_eq!((answer.header("content-type"), answer.header("cache-control")), ("application/json", "no-store"));
    let document = read(&answer);
    let hash = app.lines("SELECT hash AS line FROM form_versions ORDER BY id").remove(0);
    assert_eq!((document["version"].as_str(), document["language"].as_str()), (Some(hash.as_str()), Some("en")));
    let consent = document["fields"].as_array().unwrap().iter().find(|field| field["kind"] == "consent").unwrap();
    assert_eq!((consent["label"].as_str(), consent["required"].as_bool()), (Some(AGREES), Some(true)));
    assert!(consent["terms"]["text"].as_str().unwrap().contains("withdraw your consent at any time"));
    assert_eq!(consent["terms"]["privacy"]["url"].as_str(), Some(format!("{BASE_URL}/en/privacy").as_str()));
    assert_eq!(read(&gets(app, "/nb/f/newsletter", SITE).await)["language"], "nb");

    app.passes(Duration::seconds(20));
    let values = json!({ "email": ADA, "first_name": "Ada", "subscriptions": [news(&document)], "consent": true });
    let body = json!({ "receipt": document["receipt"], "values": values }).to_string();
    let answer = sends(app, "/en/f/newsletter", SITE, body.clone()).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
    assert_eq!(read(&answer), json!({ "next": format!("{BASE_URL}/en/f/newsletter/thanks") }));
    assert_eq!(answer.header("access-control-allow-origin"), SITE);
    assert_eq!(sends(app, "/en/f/newsletter", SITE, body).await.status, StatusCode::ACCEPTED, "twice is once");
    assert_eq!((app.count("submissions"), app.count("contacts")), (1, 0), "always confirmed");
    let link = app.mail_to(ADA).await.link("confirm");
    let mut ada = app.visitor();
    assert!(ada.opens(&link).await.says(AGREES));
    ada.presses("Yes, confirm").await;
    app.mail_to(ADA).await;
    assert_eq!(app.lines("SELECT posted_from AS line FROM submissions"), [SITE]);
});

on_both_engines!(a_program_that_names_no_site_is_told_so_in_the_evidence, async |app| {
    let document = read(&gets(app, "/en/f/newsletter", "").await);
    app.passes(Duration::seconds(20));
    let values = json!({ "email": ADA, "subscriptions": [news(&document)], "consent": true });
    let body = json!({ "receipt": document["receipt"], "values": values }).to_string();
    let answer = sends(app, "/en/f/newsletter", "", body).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
    assert!(!answer.headers.contains_key("access-control-allow-origin"));
    app.mail_to(ADA).await;
    let mut kari = app.staff("marketer").await;
    assert!(kari.opens(&app.page_of(ADA)).await.says("A program that named no site."));
    // Its receipt is none of our page, which would vouch for words that nobody was shown.
    let other = read(&gets(app, "/en/f/newsletter", "").await);
    app.passes(Duration::seconds(20));
    let (receipt, news) = (other["receipt"].as_str().unwrap(), news(&other));
    let values = [("email", ADA), ("subscriptions", &news), ("consent", "yes"), ("receipt", receipt)];
    assert_eq!(app.visitor().posts("/en/f/newsletter", &values).await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both_engines!(only_scripts_of_listed_sites_read_answers_and_a_browser_may_ask_beforehand, async |app| {
    app.lists_site().await;
    let asks = |origin: &'static str| {
        let request = TestRequest::with_uri("/f/newsletter").method(Method::OPTIONS);
        from(request, origin).insert_header(("access-control-request-method", "POST"))
    };
    let answer = app.asks(asks(SITE)).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (StatusCode::NO_CONTENT, SITE));
    assert!(answer.header("access-control-allow-headers").contains("content-type"));
    assert!(answer.header("vary").contains("origin"));
    let plain = app.asks(asks("")).await;
    assert_eq!((plain.status, plain.header("allow")), (StatusCode::NO_CONTENT, "GET, HEAD, POST, OPTIONS"));
    for origin in ["https://evil.example", "http://www.fjordlys.no"] {
        let answer = app.asks(asks(origin)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(!answer.headers.contains_key("access-control-allow-origin"));
        assert!(!gets(app, "/f/newsletter", origin).await.headers.contains_key("access-control-allow-origin"));
        let answer = sends(app, "/f/newsletter", origin, "{}").await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::FORBIDDEN, "application/problem+json"));
        assert_eq!(read(&answer)["type"], "urn:samtykke:problem:other-origin");
    }
    assert_eq!(app.asks(TestRequest::with_uri("/f/nothing").method(Method::OPTIONS)).await.status, StatusCode::NOT_FOUND);
});

on_both_engines!(what_goes_wrong_is_a_problem_document_that_a_listed_script_can_read, async |app| {
    app.lists_site().await;
    let document = read(&gets(app, "/en/f/newsletter", SITE).await);
    let receipt = document["receipt"].as_str().unwrap().to_owned();
    app.passes(Duration::seconds(20));
    let with = |values: Value| json!({ "receipt": receipt, "values": values }).to_string();
    let large = format!("{{\"receipt\": \"{}\"}}", "x".repeat(70_000));
    for (body, status, kind) in [
        (String::new(), 400, "malformed"),
        ("{\"receipt\":".into(), 400, "malformed"),
        ("[1]".into(), 422, "invalid"),
        (json!({ "receipt": "x", "values": {} }).to_string(), 422, "invalid"),
        (with(json!({})), 422, "invalid"),
        (with(json!({ "email": "ada@", "consent": true })), 422, "invalid"),
        (with(json!({ "nothing": "x" })), 422, "invalid"),
        (with(json!({ "email": { "a": [[[]]] } })), 422, "invalid"),
        (format!("{{\"receipt\":\"{receipt}\",\"values\":{{\"email\":\"a@b.no\",\"email\":\"c@d.no\"}}}}"), 422, "invalid"),
        (large, 413, "too-large"),
    ] {
        let answer = sends(app, "/en/f/newsletter", SITE, body.clone()).await;
        assert_eq!(answer.header("content-type"), "application/problem+json", "{body}");
        assert_eq!(answer.header("access-control-allow-origin"), SITE, "{body}");
        let problem = read(&answer);
        assert_eq!(answer.status.as_u16(), status, "{body}: {problem}");
        assert_eq!(problem["type"], format!("urn:samtykke:problem:{kind}"), "{body}");
    }
    let slips = read(&sends(app, "/en/f/newsletter", SITE, with(json!({ "email": "ada@", "consent": false }))).await);
    let places: Vec<_> = slips["errors"].as_array().unwrap().iter().map(|error| error["pointer"].as_str().unwrap()).collect();
    assert_eq!(places, ["/values/email", "/values/subscriptions", "/values/consent"], "all at once");
    assert!(slips["errors"][0]["detail"].as_str().unwrap().contains("Enter an e-mail address"));

    app.republishes("newsletter", |definition| definition.fields.retain(|field| field.name != "first_name")).await;
    let values = json!({ "email": ADA, "subscriptions": [news(&document)], "consent": true });
    let answer = sends(app, "/en/f/newsletter", SITE, with(values.clone())).await;
    assert_eq!(
        (answer.status, read(&answer)["type"].as_str()),
        (StatusCode::CONFLICT, Some("urn:samtykke:problem:texts-changed"))
    );
    app.staff_runs("UPDATE forms SET is_active = FALSE").await;
    for answer in [gets(app, "/en/f/newsletter", SITE).await, sends(app, "/en/f/newsletter", SITE, with(values)).await] {
        assert_eq!((answer.status, read(&answer)["type"].as_str()), (StatusCode::GONE, Some("urn:samtykke:problem:form-closed")));
    }
    let answer = gets(app, "/en/f/nothing", SITE).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::NOT_FOUND, "application/problem+json"));
    assert_eq!(app.count("submissions"), 0);
});

/// What is done to a right answer, and what comes of it.
struct Bad<'a> {
    name: &'static str,
    /// What is typed instead.
    typed: &'a [(&'static str, &'a str)],
    /// Seconds that pass before it is sent.
    after: i64,
    /// Is it refused, where a right answer is taken?
    is_refused: bool,
}

on_both_engines!(frm_08_both_doors_refuse_the_same, async |app| {
    let long = "x".repeat(201);
    let long_name = [("first_name", long.as_str())];
    let cases = [
        Bad { name: "right", typed: &[], after: 20, is_refused: false },
        Bad { name: "too fast", typed: &[], after: 1, is_refused: true },
        Bad { name: "too old", typed: &[], after: 24 * 3600 + 1, is_refused: true },
        Bad { name: "forged", typed: &[("receipt", "forged")], after: 20, is_refused: true },
        Bad { name: "no receipt", typed: &[("receipt", "")], after: 20, is_refused: true },
        Bad { name: "no address", typed: &[("email", "")], after: 20, is_refused: true },
        Bad { name: "no domain", typed: &[("email", "ada@")], after: 20, is_refused: true },
        Bad { name: "two addresses", typed: &[("email", "a@b.no,c@d.no")], after: 20, is_refused: true },
        Bad { name: "header", typed: &[("email", "a@b.no\r\nBcc: c@d.no")], after: 20, is_refused: true },
        Bad { name: "deaf domain", typed: &[("email", "ada@takes-none.no")], after: 20, is_refused: true },
        Bad { name: "long name", typed: &long_name, after: 20, is_refused: true },
        Bad { name: "foreign language", typed: &[("language", "xx")], after: 20, is_refused: true },
        Bad { name: "no such type", typed: &[("subscriptions", "4711")], after: 20, is_refused: true },
        Bad { name: "honeypot", typed: &[("subject_2", "Buy")], after: 20, is_refused: false },
    ];
    for bad in cases {
        let before = app.count("submissions");
        let document = read(&gets(app, "/en/f/newsletter", "").await);
        let mut receipt = document["receipt"].as_str().unwrap().to_owned();
        let mut ada = app.visitor();
        ada.opens("/en/f/newsletter").await;
        let mut values = vec![("email", ADA.to_owned()), ("subscriptions", news(&document)), ("language", "en".into())];
        for (name, value) in bad.typed {
            values.retain(|(key, _)| key != name);
            values.push((name, (*value).to_owned()));
        }
        let mut page: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let own = ada.page().value("receipt").to_owned();
        if !values.iter().any(|(name, _)| *name == "receipt") {
            page.push(("receipt", &own));
        }
        page.push(("consent", "yes"));
        app.passes(Duration::seconds(bad.after));
        let by_page = ada.posts("/en/f/newsletter", &page).await.status;
        let mut object = serde_json::Map::from_iter([("consent".to_owned(), Value::Bool(true))]);
        for (name, value) in &values {
            match *name {
                "receipt" => receipt.clone_from(value),
                "subscriptions" => drop(object.insert((*name).to_owned(), json!([value]))),
                name => drop(object.insert(name.to_owned(), json!(value))),
            }
        }
        let body = json!({ "receipt": receipt, "values": object }).to_string();
        let by_program = sends(app, "/en/f/newsletter", "", body).await;
        let expected = if bad.is_refused {
            (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
        } else {
            (StatusCode::SEE_OTHER, StatusCode::ACCEPTED)
        };
        assert_eq!((by_page, by_program.status), expected, "{}: {}", bad.name, by_program.text());
        let taken = if bad.name == "right" { 2 } else { 0 };
        assert_eq!(app.count("submissions") - before, taken, "{}", bad.name);
    }
    app.ignores_mail();
});

on_both_engines!(frm_08_both_doors_share_one_limit_and_say_when_to_come_again, async |app| {
    app.sets("posts_per_network_per_hour", "1").await;
    let mut ada = app.visitor().from("192.0.2.77");
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).ticks("News").ticks(AGREES).submits().await;
    let document = read(&gets(app, "/en/f/newsletter", "").await);
    app.passes(Duration::seconds(20));
    let values = json!({ "email": "bo@fjordlys.no", "subscriptions": [news(&document)], "consent": true });
    let body = json!({ "receipt": document["receipt"], "values": values }).to_string();
    let request = ada.request(Method::POST, "/en/f/newsletter").insert_header((header::CONTENT_TYPE, "application/json"));
    let answer = app.asks(request.set_payload(body)).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::TOO_MANY_REQUESTS, "application/problem+json"));
    assert_eq!((answer.header("retry-after"), read(&answer)["retry_after"].as_i64()), ("600", Some(600)));
    app.mail_to(ADA).await;
});
