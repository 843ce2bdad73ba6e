//! What is refused of a body: every address that takes one, every value in it, every way of getting it wrong.

use actix_web::http::{Method, StatusCode, header};
use samtykke::{features::integrations::ApiRight, security::throttle::Allowance};
use serde_json::{Map, Value, json};

use super::{Program, is_problem, tokens::operations};
use crate::{
    journeys::ADA,
    support::{Answer, TestApp, on_both_engines},
};

/// What a value must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Is {
    /// A text.
    Text,
    /// A text that a PATCH empties with `null`.
    Emptied,
    /// One word of several.
    Word,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// Texts.
    Texts,
    /// An object.
    Object,
    /// An object whose names are not known beforehand.
    Open,
}

impl Is {
    /// Values of every other type.
    fn others(self) -> Vec<Value> {
        let all = [
            (Is::Text, json!("x")),
            (Is::Flag, json!(true)),
            (Is::Object, json!({ "on": null })),
            (Is::Texts, json!(["a", "b"])),
            (Is::Texts, json!(["2026-01-01T00:00:00Z", "ticked"])),
            (Is::Texts, json!([])),
        ];
        let is_text = matches!(self, Is::Text | Is::Emptied | Is::Word);
        let mut others: Vec<Value> = all
            .into_iter()
            .filter(|(is, _)| match self {
                _ if is_text => *is != Is::Text,
                Is::Open => *is != Is::Object,
                _ => *is != self,
            })
            .map(|(_, value)| value)
            .collect();
        others.extend((self != Is::Number).then(|| json!(7)));
        others.push(json!(-1.5));
        others.extend((self == Is::Texts).then(|| json!([7])));
        others
    }

    const fn is_written(self) -> bool {
        matches!(self, Is::Text | Is::Emptied | Is::Word)
    }
}

/// An address with what its body may hold.
struct Body {
    method: Method,
    path: String,
    good: Value,
    /// Pointer, type, and whether it must be there.
    values: Vec<(&'static str, Is, bool)>,
}

fn bodies(handle: &str) -> Vec<Body> {
    use Is::*;
    let of = |method: Method, path: &str, good: Value, values: &[(&'static str, Is, bool)]| Body {
        method,
        path: match path.strip_prefix("//") {
            Some(elsewhere) => format!("/api/v1/{elsewhere}"),
            None => format!("/api/v1/contacts{}", path.replace("{id}", handle)),
        },
        good,
        values: values.to_vec(),
    };
    let act = [("/newer_act", Object, false), ("/newer_act/at", Text, true), ("/newer_act/evidence", Text, true)];
    let newer = json!({ "at": "2026-01-01T00:00:00Z", "evidence": "ticked" });
    let address = [("/address", Text, true)];
    let mut consent = vec![
        ("/basis", Text, true),
        ("/source", Text, false),
        ("/comment", Text, false),
        ("/evidence", Text, false),
        ("/acted_at", Text, false),
    ];
    consent.extend(act);
    let mut choice = vec![("/choice", Word, true)];
    choice.extend(act);
    vec![
        of(
            Method::POST,
            "",
            json!({ "address": "kari@fjordlys.no" }),
            &[
                ("/address", Text, true),
                ("/source", Text, false),
                ("/first_name", Text, false),
                ("/last_name", Text, false),
                ("/company", Text, false),
                ("/phone", Text, false),
                ("/country", Text, false),
                ("/language", Text, false),
                ("/no_mailings", Flag, false),
                ("/interests", Texts, false),
            ],
        ),
        of(
            Method::PATCH,
            "/{id}",
            json!({}),
            &[
                ("/first_name", Emptied, false),
                ("/last_name", Emptied, false),
                ("/company", Emptied, false),
                ("/phone", Emptied, false),
                ("/country", Emptied, false),
                ("/language", Text, false),
                ("/no_mailings", Flag, false),
                ("/interests", Texts, false),
            ],
        ),
        of(Method::POST, "/{id}/addresses", json!({ "address": "kari@fjordlys.no" }), &address),
        of(Method::PUT, "/{id}/primary-address", json!({ "address": ADA }), &address),
        of(Method::POST, "/{id}/address-removals", json!({ "address": "kari@fjordlys.no" }), &address),
        of(Method::PUT, "/{id}/consents/EMARKETING", json!({ "basis": "61A", "newer_act": newer }), &consent),
        of(Method::PUT, "/{id}/subscriptions/NEWS", json!({ "choice": "on", "newer_act": newer }), &choice),
        of(
            Method::POST,
            "//forms/newsletter/prefilled-links",
            json!({ "values": {} }),
            &[("/values", Open, true), ("/days", Number, false), ("/language", Text, false)],
        ),
    ]
}

impl Body {
    /// The good body with one value put in.
    fn with(&self, pointer: &str, value: Value) -> Value {
        let mut body = self.good.clone();
        let (above, name) = pointer.rsplit_once('/').unwrap();
        let within: &mut Map<String, Value> = body.pointer_mut(above).unwrap().as_object_mut().unwrap();
        within.insert(name.to_owned(), value);
        body
    }

    /// The good body with one value left out.
    fn without(&self, pointer: &str) -> Value {
        let mut body = self.with(pointer, Value::Null);
        let (above, name) = pointer.rsplit_once('/').unwrap();
        body.pointer_mut(above).unwrap().as_object_mut().unwrap().remove(name);
        body
    }

    async fn sent(&self, app: &TestApp, program: &Program<'_>, kind: Option<&str>, body: impl Into<Vec<u8>>) -> Answer {
        let mut request = program.request(self.method.clone(), &self.path);
        if let Some(kind) = kind {
            request = request.insert_header((header::CONTENT_TYPE, kind));
        }
        app.asks(request.set_payload(body.into())).await
    }
}

fn named(answer: &Answer, context: &str) -> (String, String) {
    let problem = is_problem(answer, 422, "invalid");
    let first = &problem["errors"][0];
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{context}: {problem}")).to_owned();
    (text(&first["pointer"]), text(&first["detail"]))
}

on_both_engines!(whatever_is_wrong_with_a_body_is_named_and_changes_nothing, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let program = app.program("Writer", &ApiRight::ALL).await;
    app.state.api_throttle.allow(Allowance { burst: 100_000, per_minute: 1 });
    program.gets("/api/v1/purposes").await;
    let handle = app.lines("SELECT handle AS line FROM contacts").concat();
    let all = bodies(&handle);
    let mut known: Vec<String> = all.iter().map(|body| format!("{} {}", body.method, body.path)).collect();
    let mut wanted: Vec<String> = operations()
        .into_iter()
        .filter(|(method, ..)| *method != Method::GET)
        .map(|(method, path, _)| format!("{method} {}", path.replace("nobody", &handle)))
        .collect();
    known.sort();
    wanted.sort();
    assert_eq!(known, wanted, "every address that takes a body");
    let before = app.dump();
    let json = Some("application/json");
    for body in &all {
        let at = format!("{} {}", body.method, body.path);
        let sends = async |value: Value| program.sends(body.method.clone(), &body.path, &value).await;
        for (pointer, is, is_needed) in &body.values {
            for other in is.others() {
                let (place, detail) = named(&sends(body.with(pointer, other.clone())).await, &at);
                let place = if *is == Is::Texts && other == json!([7]) { place.trim_end_matches("/0").to_owned() } else { place };
                assert_eq!(place, *pointer, "{at}: {other}");
                assert!(detail.contains("invalid type") || detail.contains("expected"), "{at}{pointer}: {other}: {detail}");
            }
            if is.is_written() {
                let long = named(&sends(body.with(pointer, json!("x".repeat(5000)))).await, &at);
                assert_eq!(long.0, *pointer, "{at}: {}", long.1);
            }
            let name = pointer.rsplit('/').next().unwrap();
            if *is_needed {
                let (_, detail) = named(&sends(body.without(pointer)).await, &at);
                assert!(detail.contains(&format!("missing field `{name}`")), "{at}: {detail}");
                assert_eq!(named(&sends(body.with(pointer, Value::Null)).await, &at).0, *pointer, "{at}");
            } else if body.method == Method::PATCH && *is != Is::Emptied {
                assert_eq!(
                    named(&sends(body.with(pointer, Value::Null)).await, &at).0,
                    *pointer,
                    "{at}: null empties texts alone"
                );
            }
        }
        let objects =
            [""].into_iter().chain(body.values.iter().filter(|(_, is, _)| *is == Is::Object).map(|(pointer, ..)| *pointer));
        for object in objects {
            let (_, detail) = named(&sends(body.with(&format!("{object}/colour"), json!("red"))).await, &at);
            assert!(detail.contains("unknown field `colour`"), "{at}{object}: {detail}");
        }
        for other in [json!([]), json!([body.good]), json!([ADA]), json!(null), json!("x"), json!(7)] {
            let (place, detail) = named(&sends(other.clone()).await, &at);
            assert_eq!((place.as_str(), detail.as_str()), ("", "is no object"), "{at}: {other}");
        }
        let good = body.good.to_string();
        let twice = format!("{good} {{}}");
        for broken in [&b""[..], b"{", b"{\"", b"nonsense", b"{\"\xff\xfe\":1}", b"\xef\xbb\xbf{}", twice.as_bytes()] {
            is_problem(&body.sent(app, &program, json, broken).await, 400, "malformed");
        }
        let large = format!("{}{good}", " ".repeat(65_536));
        is_problem(&body.sent(app, &program, json, large).await, 413, "too-large");
        for kind in
            [None, Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("application/json; charset=latin1")]
        {
            is_problem(&body.sent(app, &program, kind, good.clone()).await, 415, "not-json");
        }
    }
    assert_eq!(before.differences(&app.dump()), [""; 0], "nothing was changed by any of it");
    // The table means what it says: the good ones are good, and `null` where nothing must be is nothing.
    for body in &all {
        let at = format!("{} {}", body.method, body.path);
        let answer = program.sends(body.method.clone(), &body.path, &body.good).await;
        assert!([200, 201, 404, 409].contains(&answer.status.as_u16()), "{at}: {}", answer.text());
        for (pointer, is, is_needed) in &body.values {
            if !is_needed && (body.method != Method::PATCH || *is == Is::Emptied) {
                let answer = program.sends(body.method.clone(), &body.path, &body.with(pointer, Value::Null)).await;
                assert_ne!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{at}{pointer}: {}", answer.text());
            }
        }
    }
    app.ignores_mail();
});
