//! Answers of the API: JSON that nobody keeps.

use actix_web::{
    HttpResponse,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, HeaderValue},
    },
};
use serde::Serialize;

use super::super::{actions::etag, model::Reply};
use crate::web::problem;

/// JSON with status 200.
pub fn json(document: &impl Serialize) -> HttpResponse {
    dressed(StatusCode::OK, "application/json", serde_json::to_string(document).unwrap_or_default())
}

/// JSON with status 201.
pub fn created(document: &impl Serialize) -> HttpResponse {
    dressed(StatusCode::CREATED, "application/json", serde_json::to_string(document).unwrap_or_default())
}

/// JSON with the version of a contact.
pub fn versioned(version: i64, document: &impl Serialize) -> HttpResponse {
    let mut response = json(document);
    if let Ok(value) = HeaderValue::from_str(&etag(version)) {
        response.headers_mut().insert(ETAG, value);
    }
    response
}

/// What an act answers.
pub fn of(reply: Reply) -> HttpResponse {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = if status.is_success() { "application/json" } else { problem::KIND };
    let mut response = dressed(status, kind, reply.body);
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(&value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn dressed(status: StatusCode, kind: &'static str, body: String) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, HeaderValue::from_static(kind)))
        .insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .body(body)
}

/// Goes on with what was read, or answers what was wrong with it.
macro_rules! read {
    ($reading:expr) => {
        match $reading {
            Ok(read) => read,
            Err(problem) => return Ok(problem.into_response()),
        }
    };
}
pub(super) use read;

/// Can this be the handle of a contact? What cannot is asked of no database.
pub fn is_handle(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
