//! The OpenAPI document against the route table, and answers against the document.

use std::collections::BTreeSet;

use actix_web::http::Method;
use samtykke::{
    app::routes::{API, Access},
    features::{
        api::document::{example, value},
        integrations::ApiRight,
    },
};
use serde_json::{Value, json};

use super::read;
use crate::{
    journeys::ADA,
    support::{BASE_URL, on_both_engines},
};

/// In what a value differs from its schema (the part of JSON Schema that the document uses).
fn differences(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let target = document.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} leads nowhere"));
        return differences(document, target, value, at);
    }
    for several in ["oneOf", "anyOf"] {
        if let Some(parts) = schema[several].as_array() {
            let fits = parts.iter().any(|part| differences(document, part, value, at).is_empty());
            return if fits { Vec::new() } else { vec![format!("{at}: {value} fits none of {several}")] };
        }
    }
    let mut found = Vec::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        found.extend(differences(document, part, value, at));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        found.push(format!("{at}: {value} is none of {words:?}"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !kinds.is_empty() && !kinds.contains(&kind) {
        found.push(format!("{at}: {value} is {kind} and not {kinds:?}"));
    }
    if let Value::Array(items) = value {
        for (number, item) in items.iter().enumerate() {
            found.extend(differences(document, &schema["items"], item, &format!("{at}/{number}")));
        }
    }
    if let (Value::Object(map), Some(properties)) = (value, schema["properties"].as_object()) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !map.contains_key(name) {
                found.push(format!("{at}/{name} is missing"));
            }
        }
        for (name, part) in map {
            match properties.get(name) {
                Some(schema) => found.extend(differences(document, schema, part, &format!("{at}/{name}"))),
                None => found.push(format!("{at}/{name} is in no schema")),
            }
        }
    }
    found
}

/// The schema of an answer.
fn schema<'d>(document: &'d Value, path: &str, method: &str, status: &str) -> &'d Value {
    let content = &document["paths"][path][method]["responses"][status]["content"];
    let (_, media) = content.as_object().and_then(|all| all.iter().next()).unwrap_or_else(|| panic!("{method} {path} {status}"));
    &media["schema"]
}

#[test]
fn the_document_has_every_operation_of_the_table_with_its_right_and_no_other() {
    let document = value(BASE_URL);
    assert_eq!(document["openapi"].as_str().map(|version| &version[..2]), Some("3."));
    let mut table = BTreeSet::new();
    for address in API {
        let Access::Api(needs) = address.access else { unreachable!() };
        for (method, name) in [(Method::GET, "get"), (Method::POST, "post"), (Method::PUT, "put"), (Method::PATCH, "patch")] {
            let Some(right) = needs.of(&method) else { continue };
            table.insert((address.pattern.to_owned(), name.to_owned()));
            let operation = &document["paths"][address.pattern][name];
            let rights: Vec<&str> =
                operation["security"][0]["token"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            assert_eq!(rights, right.map(ApiRight::code).into_iter().collect::<Vec<_>>(), "{name} {}", address.pattern);
            for part in ["summary", "description", "operationId"] {
                assert!(
                    operation[part].as_str().is_some_and(|text| !text.is_empty()),
                    "{name} {} has no {part}",
                    address.pattern
                );
            }
            for parameter in address.pattern.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                let named =
                    operation["parameters"].as_array().unwrap().iter().any(|it| it["name"] == parameter && it["in"] == "path");
                assert!(named, "{name} {} does not say what {parameter} is", address.pattern);
            }
        }
    }
    let told: BTreeSet<_> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(|method| (path.clone(), method.clone())))
        .collect();
    assert_eq!(told, table);
}

#[test]
fn examples_are_as_their_schemas_say() {
    let document = value(BASE_URL);
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert!(schemas.len() > 15);
    for (name, schema) in schemas {
        let example = example(&document, schema);
        assert_ne!(example, Value::Null, "{name}");
        assert_eq!(differences(&document, schema, &example, name), [""; 0]);
    }
    let wrong = differences(&document, &schemas["SavedDocument"], &json!({ "id": 5, "colour": 1 }), "");
    assert_eq!(wrong.len(), 4, "the judge itself judges: {wrong:?}");
}

on_both_engines!(answers_are_as_the_document_says, async |app| {
    let program = app.program("Program", &ApiRight::ALL).await;
    let document = read(&app.gets("/api/v1/openapi.json").await);
    assert_eq!(document, value(BASE_URL));
    app.subscriber(ADA, &["News"]).await;
    app.places().await;
    let handle = app.lines("SELECT handle AS line FROM contacts").concat();
    let mut judged = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        let asked = path
            .replace("{id}", &handle)
            .replace("{purpose}", "EMARKETING")
            .replace("{type}", "NEWS")
            .replace("{slug}", "newsletter");
        if methods.get("get").is_some() {
            let query = if path.ends_with("/mailability") { format!("?address={ADA}") } else { String::new() };
            let answer = program.reads(&format!("{asked}{query}")).await;
            assert_eq!(differences(&document, schema(&document, path, "get", "200"), &answer, path), [""; 0]);
            let refused = app.gets(&asked).await;
            assert_eq!(differences(&document, schema(&document, path, "get", "default"), &read(&refused), path), [""; 0]);
            judged += 1;
        }
        for method in [Method::POST, Method::PUT, Method::PATCH] {
            let name = method.as_str().to_lowercase();
            let Some(operation) = methods.get(&name) else { continue };
            let body = example(&document, &operation["requestBody"]["content"]["application/json"]["schema"]);
            let answer = app.asks(program.sending(method, &asked, &body)).await;
            let status = answer.status.as_u16().to_string();
            let status = if operation["responses"].get(&status).is_some() { status } else { "default".to_owned() };
            assert_eq!(differences(&document, schema(&document, path, &name, &status), &read(&answer), path), [""; 0]);
            judged += 1;
        }
    }
    assert!(judged >= 20, "{judged}");
    app.ignores_mail();
});

on_both_engines!(the_page_lists_every_operation_with_an_example, async |app| {
    let mut visitor = app.visitor();
    let page = visitor.opens("/nb/api").await;
    assert!(page.says("API-et for andre programmer"), "{}", page.text);
    for address in API {
        assert!(page.text.contains(address.pattern), "{}", address.pattern);
    }
    assert!(page.text.contains("Idempotency-Key") && page.text.contains("Order 4711") && page.text.contains("webhook-signature"));
});
