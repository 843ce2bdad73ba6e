//! The OpenAPI document, made of what stands beside the handlers and the types that go over the wire.

use serde_json::Value;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        self,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::handlers::paths;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Samtykke",
        version = "1",
        description = "Contacts, consents and subscriptions for other programs. Every request carries a token that staff made; bodies are \
            JSON in UTF-8 of up to 64 KiB; errors are problem documents (RFC 9457). An Idempotency-Key makes a change safe to send again: \
            the same request under the same key is done once and answered the same for a day.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(
        paths::list_contacts, paths::create_contact, paths::show_contact, paths::change_contact, paths::add_address,
        paths::make_address_primary, paths::remove_address, paths::list_consents, paths::show_consent, paths::set_consent,
        paths::list_subscriptions, paths::show_subscription, paths::set_subscription, paths::check_mailability, paths::list_events,
        paths::make_prefilled_link,
        paths::list_purposes, paths::list_types, paths::list_bases, paths::list_sources, paths::list_interests
    ),
    modifiers(&Token),
    tags(
        (name = "Contacts", description = "People: their details and addresses."),
        (name = "Consents", description = "On what ground their data is used for a purpose."),
        (name = "Subscriptions", description = "Which mailings they chose."),
        (name = "Mailability", description = "Whether a mailing may go out."),
        (name = "Events", description = "What happened, to follow along."),
        (name = "Forms", description = "Links that open a form with values filled in."),
        (name = "Lists", description = "The keys that everything else names things by.")
    )
)]
struct Document;

/// Says how a request proves whose it is.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A token of an integration, made by staff and shown once: `Authorization: Bearer smt_…`"))
            .build();
        document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

fn document(base_url: &str) -> openapi::OpenApi {
    let mut document = Document::openapi();
    document.servers = Some(vec![openapi::Server::new(base_url)]);
    document
}

/// The document as JSON; `base_url` is where the API is.
pub fn written(base_url: &str) -> String {
    serde_json::to_string(&document(base_url)).unwrap_or_default()
}

/// The same as a value, for the page.
pub fn value(base_url: &str) -> Value {
    serde_json::to_value(document(base_url)).unwrap_or_default()
}

/// An example of a schema: its own, or made of those of its parts.
pub fn example(document: &Value, schema: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        return document.pointer(name.trim_start_matches('#')).map_or(Value::Null, |schema| example(document, schema));
    }
    for own in ["example", "default"] {
        if let Some(own) = schema.get(own) {
            return own.clone();
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|words| words.first()) {
        return first.clone();
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        let parts = schema[several].as_array().into_iter().flatten();
        if let Some(part) = parts.clone().find(|part| part["type"] != "null").or_else(|| parts.clone().next()) {
            return match part.get("const").or_else(|| part["enum"].as_array().and_then(|words| words.first())) {
                Some(word) => word.clone(),
                None => example(document, part),
            };
        }
    }
    if let Some(properties) = schema["properties"].as_object() {
        return Value::Object(properties.iter().map(|(name, part)| (name.clone(), example(document, part))).collect());
    }
    let is = |kind: &str| match &schema["type"] {
        Value::String(own) => own == kind,
        Value::Array(kinds) => kinds.iter().any(|own| own == kind),
        _ => false,
    };
    match () {
        () if is("array") => Value::Array(vec![example(document, &schema["items"])]),
        () if is("integer") => 1.into(),
        () if is("boolean") => true.into(),
        () if is("string") => "…".into(),
        () => Value::Null,
    }
}
