//! The API's description as a page: every operation with an example, drawn from the document.

use maud::{Markup, html};
use serde_json::Value;

use super::document::example;
use crate::web::{
    page::{Page, Site},
    paths, ui,
};

/// Methods in the order in which they are shown.
const METHODS: [&str; 4] = ["get", "post", "put", "patch"];

/// The whole page. The document speaks English; what is around it, the reader's language.
pub fn page<'a>(site: &'a Site<'a>, document: &Value, base_url: &str) -> Page<'a> {
    let t = site.texts;
    let tags = document["tags"].as_array().cloned().unwrap_or_default();
    let begin = format!("curl {base_url}/api/v1/contacts?limit=10 \\\n  -H \"Authorization: Bearer $TOKEN\"\n");
    let content = html! {
        (ui::title(t.get("integrations-api-title")))
        (ui::lead(t.get("integrations-api-lead")))
        (ui::card(html! {
            (ui::heading(t.get("integrations-api-begin")))
            (ui::paragraph(t.get("integrations-api-token")))
            (ui::source(&begin))
            (ui::paragraph(t.get("integrations-api-rules")))
            (ui::facts([(t.get("integrations-api-document"), ui::link(paths::OPENAPI, html! { (base_url) (paths::OPENAPI) }))]))
        }))
        (ui::card(html! {
            (ui::heading(t.get("integrations-webhooks")))
            (ui::paragraph(t.get("integrations-api-webhooks")))
            (ui::source(VERIFY))
        }))
        div lang="en" {
            (ui::stack(html! {
                @for tag in &tags {
                    @let name = tag["name"].as_str().unwrap_or_default();
                    (ui::card(html! {
                        (ui::heading(name))
                        (ui::paragraph(tag["description"].as_str().unwrap_or_default()))
                        @for (path, method, operation) in operations(document, name) { (draw(document, base_url, path, method, operation)) }
                    }))
                }
            }))
        }
    };
    Page::new(site, t.get("integrations-api-title"), content)
}

/// How a receiver makes sure that a delivery is ours.
const VERIFY: &str = "import base64, hashlib, hmac\n\n\
def is_ours(secret, headers, body):\n    \
    key = base64.b64decode(secret.removeprefix(\"whsec_\"))\n    \
    signed = f\"{headers['webhook-id']}.{headers['webhook-timestamp']}.\".encode() + body\n    \
    ours = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()\n    \
    return any(hmac.compare_digest(f\"v1,{ours}\", s) for s in headers[\"webhook-signature\"].split(\" \"))\n";

/// The operations of a tag: path, method, description.
fn operations<'d>(document: &'d Value, tag: &str) -> Vec<(&'d str, &'static str, &'d Value)> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = methods.get(method).filter(|operation| operation["tags"][0] == tag) {
                all.push((path.as_str(), method, operation));
            }
        }
    }
    all
}

fn draw(document: &Value, base_url: &str, path: &str, method: &str, operation: &Value) -> Markup {
    let heading =
        html! { (ui::emphasis(method.to_uppercase())) " " (path) " – " (operation["summary"].as_str().unwrap_or_default()) };
    let rights: Vec<&str> =
        operation["security"][0]["token"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    let (status, answer) = answer(operation);
    let rows = parameters.iter().map(|parameter| {
        vec![
            html! { (parameter["name"].as_str().unwrap_or_default()) },
            html! { (parameter["in"].as_str().unwrap_or_default()) },
            html! { (parameter["description"].as_str().unwrap_or_default()) },
        ]
    });
    let pretty = |schema: &Value| serde_json::to_string_pretty(&example(document, schema)).unwrap_or_default();
    ui::disclosure(
        heading,
        false,
        html! {
            (ui::paragraph(operation["description"].as_str().unwrap_or_default()))
            @if !rights.is_empty() { (ui::facts([("Right", html! { (rights.join(", ")) })])) }
            @if !parameters.is_empty() { (ui::table("Parameters", &["Name", "In", "What it is"], rows)) }
            (ui::source(&curl(document, base_url, path, method, &parameters, body)))
            (ui::paragraph(html! { "Answer " (status) }))
            (ui::source(&pretty(answer)))
        },
    )
}

/// The answer when all goes well.
fn answer(operation: &Value) -> (&str, &Value) {
    let good = operation["responses"].as_object().into_iter().flatten().find(|(status, _)| status.starts_with('2'));
    good.map_or(("", &Value::Null), |(status, answer)| (status.as_str(), &answer["content"]["application/json"]["schema"]))
}

fn curl(document: &Value, base_url: &str, path: &str, method: &str, parameters: &[&Value], body: &Value) -> String {
    let (mut path, mut query) = (path.to_owned(), form_urlencoded::Serializer::new(String::new()));
    for parameter in parameters {
        let (name, example) = (parameter["name"].as_str().unwrap_or_default(), &parameter["example"]);
        let example = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
        match parameter["in"].as_str() {
            Some("path") => path = path.replace(&format!("{{{name}}}"), &example),
            Some("query") if parameter.get("example").is_some() => drop(query.append_pair(name, &example)),
            _ => {}
        }
    }
    let query = query.finish();
    let mark = if query.is_empty() { "" } else { "?" };
    let mut lines = vec![format!("curl '{base_url}{path}{mark}{query}'"), "-H \"Authorization: Bearer $TOKEN\"".to_owned()];
    if method != "get" {
        lines[0] = format!("curl -X {} '{base_url}{path}'", method.to_uppercase());
        lines.push("-H \"Content-Type: application/json\"".to_owned());
        lines.push("-H \"Idempotency-Key: $(uuidgen)\"".to_owned());
        lines.push(format!("-d '{}'", example(document, body)));
    }
    lines.join(" \\\n  ") + "\n"
}
