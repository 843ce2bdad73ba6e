//! What went wrong, for programs: RFC 9457 problem documents.
//!
//! People get pages; see `features::home`. It decides nothing about what went wrong.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The media type of problem documents.
pub const KIND: &str = "application/problem+json";
/// How the names of our problems begin.
const TYPE: &str = "urn:samtykke:problem:";

/// A problem document (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({
    "type": "urn:samtykke:problem:invalid", "title": "The request cannot be taken as it is", "status": 422,
    "detail": "One value is not as it should be.", "errors": [{ "pointer": "/address", "detail": "Enter an e-mail address" }]
}))]
#[must_use]
pub struct ProblemDocument {
    /// Names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What went wrong this time, and what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is wrong with single values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ValueProblem>,
    /// The right that is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<String>,
    /// The contact that is in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// By which an operator finds what went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// Seconds to wait before trying again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ValueProblem {
    /// Where it stands in the body: a JSON Pointer (RFC 6901). For a value of the address, `?` and its name.
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

/// The kinds of problems, each with its status.
const KINDS: &[(&str, u16, &str)] = &[
    ("malformed", 400, "The request cannot be read"),
    ("unauthorized", 401, "There is no valid token"),
    ("missing-right", 403, "The token lacks a right"),
    ("other-origin", 403, "The site is not on the form's list"),
    ("not-found", 404, "There is nothing here"),
    ("method-not-allowed", 405, "That cannot be done here"),
    ("address-taken", 409, "Somebody has this address"),
    ("objection", 409, "A withdrawal or an objection stands"),
    ("texts-changed", 409, "The words of the form have changed"),
    ("conflict", 409, "That cannot be done as things stand"),
    ("gone", 410, "This place in the list is gone"),
    ("form-closed", 410, "The form takes no answers"),
    ("changed-in-between", 412, "The contact was changed in between"),
    ("too-large", 413, "The body is too large"),
    ("not-json", 415, "The body is not application/json"),
    ("invalid", 422, "The request cannot be taken as it is"),
    ("key-reused", 422, "The Idempotency-Key belongs to another request"),
    ("too-many", 429, "Too many requests"),
    ("unexpected", 500, "Something went wrong here"),
    ("away", 503, "The database is busy or away"),
];

impl ProblemDocument {
    /// A problem of one of our kinds.
    pub fn new(kind: &str, detail: impl Into<String>) -> Self {
        let (kind, status, title) = KINDS.iter().find(|(name, ..)| *name == kind).copied().unwrap_or(KINDS[0]);
        Self { detail: Some(detail.into()), ..Self::bare(kind, status, title) }
    }

    fn bare(kind: &str, status: u16, title: &str) -> Self {
        Self {
            kind: format!("{TYPE}{kind}"),
            title: title.to_owned(),
            status,
            detail: None,
            errors: Vec::new(),
            right: None,
            contact: None,
            incident: None,
            retry_after: None,
        }
    }

    /// The problem of a status, where nothing more is known.
    pub fn of_status(status: StatusCode) -> Self {
        match KINDS.iter().find(|(_, code, _)| *code == status.as_u16()) {
            Some((kind, code, title)) => Self::bare(kind, *code, title),
            None => Self::bare("other", status.as_u16(), status.canonical_reason().unwrap_or("Something went wrong")),
        }
    }

    /// One or more values are wrong.
    pub fn invalid(errors: Vec<ValueProblem>) -> Self {
        let detail = match errors.as_slice() {
            [one] => format!("{}: {}", if one.pointer.is_empty() { "the body" } else { &one.pointer }, one.detail),
            many => format!("{} values are not as they should be.", many.len()),
        };
        Self { errors, ..Self::new("invalid", detail) }
    }

    /// One value is wrong.
    pub fn wrong(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::invalid(vec![ValueProblem { pointer: pointer.into(), detail: detail.into() }])
    }

    /// The status of its answer.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The answer.
    pub fn into_response(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status());
        response.insert_header((CONTENT_TYPE, HeaderValue::from_static(KIND)));
        response.insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")));
        if self.status == 401 {
            response.insert_header((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"samtykke\"")));
        }
        if let Some(seconds) = self.retry_after {
            response.insert_header((RETRY_AFTER, seconds));
        }
        response.body(serde_json::to_string(&self).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_status_of_its_own_meaning_and_is_written_as_the_standard_says() {
        for (kind, status, title) in KINDS {
            let written = serde_json::to_value(ProblemDocument::new(kind, "x")).unwrap();
            assert_eq!(written["type"], format!("urn:samtykke:problem:{kind}"));
            assert_eq!((written["status"].as_u64(), written["title"].as_str()), (Some(u64::from(*status)), Some(*title)));
            assert!(written.get("errors").is_none() && written.get("right").is_none(), "what is not said is left out");
        }
        let wrong = ProblemDocument::wrong("/a", "is a number");
        assert_eq!((wrong.status, wrong.detail.as_deref()), (422, Some("/a: is a number")));
        let other = ProblemDocument::of_status(StatusCode::IM_A_TEAPOT);
        assert_eq!((other.status, other.title.as_str()), (418, "I'm a teapot"));
        assert!(ProblemDocument::of_status(StatusCode::UNAUTHORIZED).into_response().headers().contains_key(WWW_AUTHENTICATE));
    }
}
