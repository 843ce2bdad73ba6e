//! Links that programs make to forms with values filled in.

use actix_web::http::{Method, StatusCode};
use samtykke::features::integrations::ApiRight;
use serde_json::{Value, json};

use super::{is_problem, read};
use crate::{
    journeys::{ADA, AGREES},
    support::{BASE_URL, on_both_engines},
};

const LINKS: &str = "/api/v1/forms/newsletter/prefilled-links";

on_both_engines!(a_program_makes_a_link_that_opens_the_form_filled_in_and_nothing_is_kept_of_it, async |app| {
    let program = app.program("Shop", &[ApiRight::WriteContacts]).await;
    program.gets("/api/v1/purposes").await;
    let before = app.dump();
    let body = json!({ "values": { "first_name": "Ada", "email": ADA, "last_name": null }, "days": 7, "language": "nb" });
    let answer = program.sends(Method::POST, LINKS, &body).await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::CREATED, "no-store"));
    let made = read(&answer);
    let url = made["url"].as_str().unwrap().to_owned();
    assert!(url.starts_with(&format!("{BASE_URL}/nb/f/newsletter?prefill=")) && !url.contains("Ada"), "{url}");
    let days = chrono::DateTime::parse_from_rfc3339(made["expires_at"].as_str().unwrap()).unwrap();
    assert_eq!((days.timestamp() - app.now().seconds()) / 3600, 7 * 24);
    assert_eq!(before.differences(&app.dump()), [""; 0], "it is all in the link");
    let mut ada = app.visitor();
    let page = ada.opens(&url).await;
    assert_eq!((page.value("email"), page.value("first_name"), page.value("last_name")), (ADA, "Ada", ""));
    assert!(page.says("Få e-post fra oss"), "{}", page.text);
    // Without a language it is the visitor's own, and without days a month.
    let plain = program.saves(Method::POST, LINKS, &json!({ "values": { "email": ADA } })).await;
    let url = plain["url"].as_str().unwrap().to_owned();
    assert!(url.starts_with(&format!("{BASE_URL}/f/newsletter?prefill=")), "{url}");
    assert!(app.visitor().speaking("en").opens(&url).await.says(AGREES));
    let until = chrono::DateTime::parse_from_rfc3339(plain["expires_at"].as_str().unwrap()).unwrap();
    assert_eq!((until.timestamp() - app.now().seconds()) / 3600, 30 * 24);
});

on_both_engines!(what_a_form_does_not_take_from_a_link_is_refused_with_its_place, async |app| {
    let program = app.program("Shop", &[ApiRight::WriteContacts]).await;
    let refused = async |body: Value| {
        let problem = is_problem(&program.sends(Method::POST, LINKS, &body).await, 422, "invalid");
        let errors = problem["errors"].as_array().unwrap();
        errors.iter().map(|error| error["pointer"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for (values, place) in [
        (json!({ "consent": true }), "/values/consent"),
        (json!({ "consent": "yes" }), "/values/consent"),
        (json!({ "consent": null }), "/values/consent"),
        (json!({ "subscriptions": ["1"] }), "/values/subscriptions"),
        (json!({ "no_such": "x" }), "/values/no_such"),
        (json!({ "a/b~": "x" }), "/values/a~1b~0"),
        (json!({ "email": "nobody" }), "/values/email"),
        (json!({ "email": true }), "/values/email"),
        (json!({ "first_name": "x".repeat(201) }), "/values/first_name"),
        (json!({ "language": "fr" }), "/values/language"),
    ] {
        assert_eq!(refused(json!({ "values": values })).await, [place], "{values}");
    }
    let both = refused(json!({ "values": { "consent": true, "email": "nobody", "first_name": "Ada" } })).await;
    assert_eq!(both, ["/values/consent", "/values/email"]);
    for days in [0, -1, 366, i64::MAX] {
        assert_eq!(refused(json!({ "values": {}, "days": days })).await, ["/days"]);
    }
    for language in ["fr", "", "NB"] {
        assert_eq!(refused(json!({ "values": {}, "language": language })).await, ["/language"], "{language}");
    }
    for most in [1, 365] {
        program.saves(Method::POST, LINKS, &json!({ "values": {}, "days": most })).await;
    }
    let twice = r#"{"values": {"email": "a@b.no", "email": "c@d.no"}}"#;
    let request = program.request(Method::POST, LINKS).insert_header(("content-type", "application/json")).set_payload(twice);
    is_problem(&app.asks(request).await, 422, "invalid");
    let nowhere = program.sends(Method::POST, "/api/v1/forms/nothing/prefilled-links", &json!({ "values": {} })).await;
    is_problem(&nowhere, 404, "not-found");
    let reader = app.program("Reader", &[ApiRight::ReadContacts]).await;
    assert_eq!(reader.sends(Method::POST, LINKS, &json!({ "values": {} })).await.status, StatusCode::FORBIDDEN);
});
