//! The guard of the API: nothing below `/api/v1` is answered without a token that has the right, but for what is public there.
//!
//! It knows which program asks, whether it may, and how often. What a resource does is its handler's business.

use std::rc::Rc;

use actix_web::{
    Error, HttpMessage, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, IF_MATCH},
    },
    middleware::Next,
    web::{Bytes, BytesMut, Data},
};
use chrono::Duration;
use futures_util::StreamExt;

use super::routes::ApiNeeds;
use crate::{
    features::{
        audit::{self, Entry, Subject},
        integrations,
    },
    kernel::{Actor, Channel, Context, Language, digest::sha256_hex},
    security::ApiToken,
    state::{AppState, Caller, Problem, Visit},
    web::problem::ProblemDocument,
};

/// The largest body of a request, in octets.
const BODY_LIMIT: usize = 64 * 1024;
/// How much more is read and thrown away, in octets, so that a program that is still sending hears the answer.
const PATIENCE: usize = 16 * 1024 * 1024;
/// How often the use of a token is noted.
const NOTE: Duration = Duration::minutes(1);
/// The longest Idempotency-Key.
const KEY_LIMIT: usize = 255;

/// Lets a request through to its handler, or answers it here.
pub async fn api_guard<B>(needs: ApiNeeds, mut request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<BoxBody>, Error>
where
    B: MessageBody + 'static,
{
    match admit(needs, &mut request).await {
        Ok(None) => Ok(next.call(request).await?.map_into_boxed_body()),
        Ok(Some(refusal)) => Ok(request.into_response(refusal)),
        Err(problem) => Ok(request.into_response(problem.error_response())),
    }
}

/// Nothing when the handler may answer; otherwise the answer.
async fn admit(needs: ApiNeeds, request: &mut ServiceRequest) -> Result<Option<HttpResponse>, Problem> {
    let Some(state) = request.app_data::<Data<AppState>>().cloned() else { return Err(Problem::Forbidden) };
    let Some(need) = needs.of(request.method()) else {
        // No handler takes these; the router says which methods there are.
        return Ok(None);
    };
    let visit = Visit::of(request.request(), &state);
    let found = match token(request.headers()) {
        Some(token) => {
            let hash = token.hash();
            state.db.read(move |connection| integrations::by_token_hash(connection, &hash)).await?
        }
        None => None,
    };
    let Some(program) = found.filter(|program| program.is_open(visit.at)) else {
        // Who tries tokens is stopped like who floods forms.
        visit.throttle(&state)?;
        // The same words for all: whether a token ever was one is nobody's business.
        let detail = "Send `Authorization: Bearer smt_…` with a token that is neither revoked nor expired.";
        return Ok(Some(ProblemDocument::new("unauthorized", detail).into_response()));
    };
    if let Err(wait) = state.api_throttle.check(program.id, 1) {
        return Err(Problem::TooMany(u32::try_from(wait.0).unwrap_or(u32::MAX)));
    }
    let origin = visit.context(Channel::Api, Language::En).origin;
    if let Some(right) = need.filter(|right| !program.may(*right)) {
        let ctx = Context {
            at: visit.at,
            actor: Actor::Integration(program.id),
            channel: Channel::Api,
            language: Language::En,
            origin,
        };
        let page = Subject::new("page", request.match_pattern().unwrap_or_default());
        let entry = Entry::new("access.refused", page).changing(serde_json::Value::Null, right.code().into());
        state.db.write(move |tx| audit::record(tx, &ctx, &entry)).await?;
        let detail = format!("This needs the right {}, which the token does not have.", right.code());
        let refusal = ProblemDocument { right: Some(right.code().to_owned()), ..ProblemDocument::new("missing-right", detail) };
        return Ok(Some(refusal.into_response()));
    }
    let is_change = request.method() != Method::GET && request.method() != Method::HEAD;
    let body = if is_change {
        if !is_json(request.headers()) {
            return Ok(Some(ProblemDocument::new("not-json", "Send `Content-Type: application/json`.").into_response()));
        }
        match read(request).await? {
            Some(body) => body,
            None => {
                let detail = format!("A body may have {BODY_LIMIT} octets.");
                return Ok(Some(ProblemDocument::new("too-large", detail).into_response()));
            }
        }
    } else {
        Bytes::new()
    };
    let key = match key(request.headers()) {
        Ok(key) => key.filter(|_| is_change),
        Err(detail) => return Ok(Some(ProblemDocument::new("malformed", detail).into_response())),
    };
    let seen =
        request.headers().get(IF_MATCH).and_then(|value| value.to_str().ok()).map(str::to_owned).filter(|seen| seen != "*");
    if program.seen_at.is_none_or(|seen_at| visit.at.since(seen_at) >= NOTE) {
        let (at, id) = (visit.at, program.id);
        state.db.write(move |tx| integrations::touch(tx, at, id)).await?;
    }
    let asked = request.uri().path_and_query().map_or("", |asked| asked.as_str());
    let mut named = format!("{} {asked}\n{}\n", request.method(), seen.as_deref().unwrap_or_default()).into_bytes();
    named.extend_from_slice(&body);
    let caller = Caller {
        at: visit.at,
        house: visit.house,
        program: Rc::new(program),
        origin,
        query: form_urlencoded::parse(request.query_string().as_bytes()).into_owned().collect(),
        body,
        key,
        seen,
        request_hash: sha256_hex(named),
    };
    request.extensions_mut().insert(caller);
    Ok(None)
}

/// The token of `Authorization: Bearer …`; nothing when there is none, or two.
fn token(headers: &HeaderMap) -> Option<ApiToken> {
    let mut values = headers.get_all(AUTHORIZATION);
    let (value, other) = (values.next()?.to_str().ok()?, values.next());
    let (scheme, token) = value.trim().split_once(' ')?;
    if other.is_some() || !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    ApiToken::read(token.trim_start())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let mut parts = kind.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("application/json"));
    // JSON between systems is UTF-8 (RFC 8259 §8.1).
    let is_utf8 = |part: &str| {
        part.split_once('=').is_none_or(|(name, value)| {
            !name.trim().eq_ignore_ascii_case("charset") || value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
    };
    is_json && parts.all(is_utf8)
}

/// The key that the program made for this request.
fn key(headers: &HeaderMap) -> Result<Option<String>, &'static str> {
    let mut values = headers.get_all("idempotency-key");
    let Some(value) = values.next() else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    // The draft standard writes it in quotes, most programs without.
    let key = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let is_plain = !key.is_empty() && key.len() <= KEY_LIMIT && key.bytes().all(|byte| byte.is_ascii_graphic());
    if is_plain && values.next().is_none() {
        Ok(Some(key.to_owned()))
    } else {
        Err("An Idempotency-Key is one to 255 visible ASCII characters, sent once.")
    }
}

/// The body; nothing when there is too much of it.
async fn read(request: &mut ServiceRequest) -> Result<Option<Bytes>, Problem> {
    let mut payload = request.take_payload();
    let mut body = BytesMut::new();
    while let Some(piece) = payload.next().await {
        let piece = piece.map_err(|_| Problem::BadRequest)?;
        if body.len() + piece.len() > BODY_LIMIT {
            let mut past = piece.len();
            while let Some(Ok(piece)) = payload.next().await {
                past += piece.len();
                if past > PATIENCE {
                    break;
                }
            }
            return Ok(None);
        }
        body.extend_from_slice(&piece);
    }
    Ok(Some(body.freeze()))
}
