//! Who is let in: every address of the API, with every kind of token.

use actix_web::{
    http::{Method, StatusCode, header},
    test::TestRequest,
};
use chrono::Duration;
use samtykke::{
    app::routes::{API, Access},
    features::integrations::ApiRight,
    security::throttle::Allowance,
};
use serde_json::json;

use super::is_problem;
use crate::{journeys::ADA, rules::headers::carries_what_all_carry, support::on_both_engines};

const METHODS: [Method; 4] = [Method::GET, Method::POST, Method::PUT, Method::PATCH];

fn path(pattern: &str) -> String {
    pattern.replace("{id}", "nobody").replace("{purpose}", "EMARKETING").replace("{type}", "NEWS").replace("{slug}", "newsletter")
}

/// Every address with each of its methods and what it needs.
pub fn operations() -> Vec<(Method, String, Option<ApiRight>)> {
    let mut all = Vec::new();
    for address in API {
        let Access::Api(needs) = address.access else { panic!("{} is no address for programs", address.pattern) };
        assert!(address.pattern.starts_with("/api/v1/"), "{}", address.pattern);
        let handlers = [address.get, address.post, address.put, address.patch];
        for (method, handler) in METHODS.into_iter().zip(handlers) {
            assert_eq!(needs.of(&method).is_some(), handler.is_some(), "{method} {}", address.pattern);
            if let Some(right) = needs.of(&method) {
                all.push((method, path(address.pattern), right));
            }
        }
    }
    all
}

on_both_engines!(nobody_is_let_in_and_all_are_told_the_same, async |app| {
    let (expired, revoked, foreign) = (
        app.program("Expired", &ApiRight::ALL).await,
        app.program("Revoked", &ApiRight::ALL).await,
        samtykke::security::ApiToken::random().reveal(),
    );
    app.meddles(&format!("UPDATE integrations SET expires_at = '2001-01-01 00:00:00' WHERE id = {}", expired.id)).await;
    app.meddles(&format!("UPDATE integrations SET revoked_at = '2001-01-01 00:00:00' WHERE id = {}", revoked.id)).await;
    let good = app.program("Good", &ApiRight::ALL).await;
    app.state.throttle.allow(Allowance { burst: 1, per_minute: 0 });
    let before = app.dump();
    let bad = [
        format!("Bearer {}", expired.token),
        format!("Bearer {}", revoked.token),
        format!("Bearer {foreign}"),
        good.token.clone(),
        format!("Basic {}", good.token),
        format!("Bearer {}x", good.token),
        "Bearer".to_owned(),
        String::new(),
    ];
    let mut told = std::collections::BTreeSet::new();
    for (method, path, _) in operations() {
        for credentials in &bad {
            let request =
                TestRequest::with_uri(&path).method(method.clone()).insert_header((header::AUTHORIZATION, credentials.as_str()));
            let answer = app.asks(request.set_payload("{}")).await;
            is_problem(&answer, 401, "unauthorized");
            assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"samtykke\"");
            told.insert(answer.text());
        }
        let in_the_query = format!("{path}?access_token={}&token={}", good.token, good.token);
        let answer = app.asks(TestRequest::with_uri(&in_the_query).method(method)).await;
        is_problem(&answer, 401, "unauthorized");
    }
    assert_eq!(told.len(), 1, "one answer, whatever is wrong with a token");
    let twice = good.request(Method::GET, "/api/v1/purposes").append_header((header::AUTHORIZATION, format!("Bearer {foreign}")));
    is_problem(&app.asks(twice).await, 401, "unauthorized");
    assert_eq!(before.differences(&app.dump()), [""; 0], "and nothing was changed");
});

on_both_engines!(each_right_opens_what_is_its_own_and_nothing_else, async |app| {
    let mut refused = 0;
    for (name, right) in ["One", "Two", "Three", "Four", "Five"].into_iter().zip(ApiRight::ALL) {
        let program = app.program(name, &[right]).await;
        for (method, path, need) in operations() {
            let answer = app.asks(program.sending(method.clone(), &path, &json!({ "no such": 1 }))).await;
            if need.is_none_or(|need| need == right) {
                assert!(![401, 403, 500].contains(&answer.status.as_u16()), "{method} {path}: {}", answer.text());
            } else {
                let problem = is_problem(&answer, 403, "missing-right");
                assert_eq!(problem["right"].as_str(), need.map(ApiRight::code), "{method} {path}");
                refused += 1;
            }
        }
    }
    assert_eq!(app.count("audit_entries WHERE what = 'access.refused' AND actor = 'integration'"), refused);
});

on_both_engines!(every_answer_is_dressed_like_all_others_and_looking_changes_nothing, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.places().await;
    let program = app.program("Reader", &ApiRight::ALL).await;
    program.gets("/api/v1/purposes").await;
    let handle = app.lines("SELECT handle AS line FROM contacts").concat();
    let before = app.dump();
    for (method, path, _) in operations() {
        let path = path.replace("nobody", &handle);
        if method == Method::GET {
            for method in [Method::GET, Method::HEAD] {
                for query in ["", "?limit=5", "?address=ada@fjordlys.no&type=NEWS", "?delete=1"] {
                    let answer = app.asks(program.request(method.clone(), &format!("{path}{query}"))).await;
                    carries_what_all_carry(&path, &answer);
                    assert_eq!(answer.header("cache-control"), "no-store", "{path}");
                    assert!(
                        !answer.headers.contains_key(header::SET_COOKIE)
                            && !answer.headers.contains_key("access-control-allow-origin")
                    );
                    assert!([200, 422].contains(&answer.status.as_u16()), "{path}{query}: {}", answer.status);
                }
            }
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    for path in ["/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/contacts/a/b/c"] {
        is_problem(&program.gets(path).await, 404, "not-found");
    }
    for method in [Method::DELETE, Method::OPTIONS, Method::PUT] {
        let answer = app.asks(program.request(method, "/api/v1/contacts")).await;
        is_problem(&answer, 405, "method-not-allowed");
        assert_eq!(answer.header("allow"), "GET, HEAD, POST");
    }
});

on_both_engines!(the_use_of_a_token_is_noted_once_a_minute, async |app| {
    let program = app.program("Seen", &[ApiRight::ReadEvents]).await;
    let seen = || app.lines("SELECT CAST(seen_at AS TEXT) AS line FROM integrations WHERE seen_at IS NOT NULL");
    assert!(seen().is_empty());
    program.gets("/api/v1/purposes").await;
    let first = seen();
    app.passes(Duration::seconds(59));
    program.gets("/api/v1/purposes").await;
    assert_eq!(seen(), first);
    app.passes(Duration::seconds(1));
    program.gets("/api/v1/purposes").await;
    assert_ne!(seen(), first);
});

on_both_engines!(who_asks_too_much_is_told_when_to_come_again, async |app| {
    let (busy, calm) = (app.program("Busy", &ApiRight::ALL).await, app.program("Calm", &ApiRight::ALL).await);
    app.state.api_throttle.allow(Allowance { burst: 2, per_minute: 1 });
    for _ in 0..2 {
        assert_eq!(busy.gets("/api/v1/purposes").await.status, StatusCode::OK);
    }
    let answer = busy.gets("/api/v1/purposes").await;
    let problem = is_problem(&answer, 429, "too-many");
    assert_eq!(answer.header("retry-after").parse::<u64>().ok(), problem["retry_after"].as_u64());
    assert_eq!(calm.gets("/api/v1/purposes").await.status, StatusCode::OK, "another program is another matter");
});

on_both_engines!(bodies_of_another_kind_or_size_are_refused, async |app| {
    let program = app.program("Writer", &ApiRight::ALL).await;
    let before = app.count("contacts");
    let with = |kind: Option<&'static str>, body: String| {
        let request = program.request(Method::POST, "/api/v1/contacts").set_payload(body);
        match kind {
            Some(kind) => request.insert_header((header::CONTENT_TYPE, kind)),
            None => request,
        }
    };
    let good = json!({ "address": "ada@fjordlys.no" }).to_string();
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/jsonx"),
        Some("application/json; charset=latin1"),
    ] {
        is_problem(&app.asks(with(kind, good.clone())).await, 415, "not-json");
    }
    let json = Some("application/json");
    is_problem(&app.asks(with(json, format!("{{\"address\":\"{}\"}}", "a".repeat(70_000)))).await, 413, "too-large");
    for broken in ["", "{", "[1", "{\"address\":\"\\ud800\"}", "nonsense"] {
        is_problem(&app.asks(with(json, broken.to_owned())).await, 400, "malformed");
    }
    let named = is_problem(&app.asks(with(json, r#"{"address":"ada@fjordlys.no","colour":1}"#.into())).await, 422, "invalid");
    assert!(named["detail"].as_str().unwrap().contains("`colour`"), "{named}");
    let place =
        is_problem(&app.asks(with(json, r#"{"address":"ada@fjordlys.no","interests":[1]}"#.into())).await, 422, "invalid");
    assert_eq!(place["errors"][0]["pointer"], "/interests/0");
    let twice = r#"{"address":"ada@fjordlys.no","address":"bo@fjordlys.no"}"#;
    is_problem(&app.asks(with(json, twice.into())).await, 422, "invalid");
    let deep = format!("{{\"address\":{}{}}}", "[".repeat(20_000), "]".repeat(20_000));
    assert!(app.asks(with(json, deep)).await.status.is_client_error());
    is_problem(&program.gets("/api/v1/contacts?colour=1").await, 422, "invalid");
    is_problem(&program.gets("/api/v1/contacts/%00%FF").await, 404, "not-found");
    assert_eq!(app.count("contacts"), before);
    assert_eq!(app.asks(with(Some("Application/JSON; charset=\"UTF-8\""), good)).await.status, StatusCode::CREATED);
});

on_both_engines!(a_database_that_is_away_is_said_so, async |app| {
    let program = app.program("Reader", &ApiRight::ALL).await;
    app.meddles("ALTER TABLE contact_addresses RENAME TO contact_addresses_away").await;
    let answer = program.gets("/api/v1/contacts?address=ada@fjordlys.no").await;
    let problem = is_problem(&answer, 500, "unexpected");
    assert!(problem["incident"].is_string() && !answer.text().contains("contact_addresses"), "{problem}");
    app.meddles("ALTER TABLE contact_addresses_away RENAME TO contact_addresses").await;
});
