//! Answers as a program sends them (FRM-08): `{"receipt": "…", "proof": "…", "values": {"email": "…", "consent": true, "types": ["1"]}}`.
//!
//! They become the values that a page would post, so that the same rules read both. What no page could send is refused here: names
//! that the form does not have, names that come twice, values of another type.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    features::forms::{
        Values,
        model::{ChoiceStyle, Definition, Field, FieldKind},
        views::{HONEYPOT, PROOF},
    },
    web::{
        form::{FormState, TICKED},
        problem::{ProblemDocument, ValueProblem},
    },
};

/// The whole body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    receipt: String,
    /// The solution of the proof of work, where the form asks for one.
    #[serde(default)]
    proof: String,
    values: Values,
}

/// What a field takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    Text,
    Number,
    Tick,
    Several,
}

/// Reads a body into the values that a page of the form would post, the receipt among them.
///
/// # Errors
/// A problem document: 400 for what is no JSON, 422 with the places of values that cannot be.
#[allow(clippy::result_large_err, reason = "a refusal is rare; boxing it would cost more words than it saves octets")]
pub fn read(body: &[u8], definition: &Definition) -> Result<FormState, ProblemDocument> {
    // A list in the order of the names would be read as well, and is not what is asked for.
    if body.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|first| *first == b'[') {
        return Err(ProblemDocument::wrong("", "is no object"));
    }
    let body: Body = serde_json::from_slice(body).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => {
            ProblemDocument::wrong("", error.to_string().split(" at line ").next().unwrap_or_default())
        }
        _ => ProblemDocument::new("malformed", "The body is no JSON."),
    })?;
    let mut posted = vec![("receipt".to_owned(), body.receipt)];
    if !body.proof.is_empty() {
        posted.push((PROOF.to_owned(), body.proof));
    }
    let mut errors = Vec::new();
    for (name, value) in body.values.0 {
        let takes = match definition.fields.iter().find(|field| field.name == name) {
            Some(field) => takes(field),
            None => (name == HONEYPOT).then_some(Takes::Text),
        };
        let read = takes.ok_or("is no field of this form").and_then(|takes| values_of(takes, &value));
        match read {
            Ok(values) => posted.extend(values.into_iter().map(|value| (name.clone(), value))),
            Err(detail) => errors.push(ValueProblem { pointer: pointer(&name), detail: detail.to_owned() }),
        }
    }
    if errors.is_empty() { Ok(FormState::posted(posted)) } else { Err(ProblemDocument::invalid(errors)) }
}

/// Where the value of a field stands in the body (RFC 6901).
pub fn pointer(field: &str) -> String {
    format!("/values/{}", field.replace('~', "~0").replace('/', "~1"))
}

/// What a page would post for the value of a field; says what is wrong with one that no page could send.
pub fn as_posted(field: &Field, value: &Value) -> Result<Vec<String>, &'static str> {
    takes(field).ok_or("is no field of this form").and_then(|takes| values_of(takes, value))
}

const fn takes(field: &Field) -> Option<Takes> {
    Some(match &field.kind {
        FieldKind::TextBlock | FieldKind::Section | FieldKind::Page => return None,
        FieldKind::Number | FieldKind::WholeNumber | FieldKind::Rating { .. } => Takes::Number,
        FieldKind::Consent { .. } => Takes::Tick,
        FieldKind::Subscriptions { .. }
        | FieldKind::Interests { .. }
        | FieldKind::Choice { style: ChoiceStyle::Checkboxes, .. } => Takes::Several,
        _ => Takes::Text,
    })
}

/// What a page would post for a value; nothing for one that is left out.
fn values_of(takes: Takes, value: &Value) -> Result<Vec<String>, &'static str> {
    match (takes, value) {
        (_, Value::Null) => Ok(Vec::new()),
        (Takes::Tick, Value::Bool(is_ticked)) => Ok(is_ticked.then(|| TICKED.to_owned()).into_iter().collect()),
        (Takes::Tick, _) => Err("is neither true nor false"),
        (Takes::Text | Takes::Number, Value::String(text)) => Ok(vec![text.clone()]),
        (Takes::Number, Value::Number(number)) => Ok(vec![number.to_string()]),
        (Takes::Number, _) => Err("is no number"),
        (Takes::Text, _) => Err("is no text"),
        (Takes::Several, Value::Array(values)) => values
            .iter()
            .map(|value| match value {
                Value::String(text) => Ok(text.clone()),
                Value::Number(number) => Ok(number.to_string()),
                _ => Err("is no list of texts"),
            })
            .collect(),
        (Takes::Several, _) => Err("is no list of texts"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::forms::{
            builder::{EMAIL, field},
            model::Scale,
        },
        kernel::ids::PurposeId,
    };

    fn definition() -> Definition {
        let about = crate::features::forms::model::PerLanguage::default();
        let fields = [
            ("email", FieldKind::Email),
            ("stars", FieldKind::Rating { scale: Scale::OneToFive }),
            ("agree", FieldKind::Consent { purpose: PurposeId(1), about }),
            ("types", FieldKind::Subscriptions { purpose: PurposeId(1), types: Vec::new() }),
            ("more", FieldKind::Page),
        ];
        let fields = fields.into_iter().map(|(name, kind)| field(name, kind, false, &EMAIL)).collect();
        Definition { fields, ..Definition::default() }
    }

    #[test]
    fn values_become_what_a_page_would_post() {
        let body = br#"{"values": {"email": "a@b.no", "stars": 3, "agree": true, "types": ["1", 2]}, "receipt": "r"}"#;
        let state = read(body, &definition()).unwrap();
        let pairs: Vec<(&str, &str)> = state.all().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let expected = [("receipt", "r"), ("email", "a@b.no"), ("stars", "3"), ("agree", "yes"), ("types", "1"), ("types", "2")];
        assert_eq!(pairs, expected);
        let unticked = read(br#"{"receipt": "r", "values": {"agree": false, "email": null}}"#, &definition()).unwrap();
        assert_eq!(unticked.all().len(), 1);
    }

    #[test]
    fn what_no_page_could_send_is_refused_with_its_place() {
        for (body, status, place) in [
            ("", 400, ""),
            ("{", 400, ""),
            ("\u{1}", 400, ""),
            ("null", 422, ""),
            ("[]", 422, ""),
            (r#"["r", {}]"#, 422, ""),
            (r#"{"receipt": "r"}"#, 422, ""),
            (r#"{"receipt": 7, "values": {}}"#, 422, ""),
            (r#"{"receipt": "r", "values": []}"#, 422, ""),
            (r#"{"receipt": "r", "values": {}, "more": 1}"#, 422, ""),
            (r#"{"receipt": "r", "receipt": "r", "values": {}}"#, 422, ""),
            (r#"{"receipt": "r", "values": {"email": "a@b.no", "email": "c@d.no"}}"#, 422, ""),
            (r#"{"receipt": "r", "values": {"e/m~": "x"}}"#, 422, "/values/e~1m~0"),
            (r#"{"receipt": "r", "values": {"more": "x"}}"#, 422, "/values/more"),
            (r#"{"receipt": "r", "values": {"form-version": "x"}}"#, 422, "/values/form-version"),
            (r#"{"receipt": "r", "values": {"email": {"a": [{}]}}}"#, 422, "/values/email"),
            (r#"{"receipt": "r", "values": {"email": ["a@b.no"]}}"#, 422, "/values/email"),
            (r#"{"receipt": "r", "values": {"email": 7}}"#, 422, "/values/email"),
            (r#"{"receipt": "r", "values": {"agree": "yes"}}"#, 422, "/values/agree"),
            (r#"{"receipt": "r", "values": {"types": "1"}}"#, 422, "/values/types"),
            (r#"{"receipt": "r", "values": {"types": [["1"]]}}"#, 422, "/values/types"),
            (r#"{"receipt": "r", "values": {"stars": true}}"#, 422, "/values/stars"),
        ] {
            let refused = read(body.as_bytes(), &definition()).unwrap_err();
            assert_eq!(refused.status, status, "{body}");
            assert_eq!(refused.errors.first().map_or("", |error| &error.pointer), place, "{body}");
        }
        let deep = format!(r#"{{"receipt": "r", "values": {{"email": {}{}}}}}"#, "[".repeat(500), "]".repeat(500));
        assert_eq!(read(deep.as_bytes(), &definition()).unwrap_err().status, 400, "no depth takes the stack");
        assert_eq!(read(b"\xff\xfe", &definition()).unwrap_err().status, 400);
    }
}
