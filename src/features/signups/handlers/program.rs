//! The same form for programs, and for scripts on pages of the form's origins: as a document, and answered by one (FRM-08).
//!
//! It is the same address, told apart by `Accept` and `Content-Type` (RFC 9110 §12): one form, one address, one door.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
            ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW, Accept, CACHE_CONTROL, CONTENT_LANGUAGE, Header,
            HeaderMap, HeaderValue, VARY,
        },
    },
    web::{Data, Payload},
};
use serde_json::json;

use super::{
    super::{files::Files, json},
    door::{self, Outcome, Turned, Whence},
    form_of, intake, is_kind,
};
use crate::{
    features::forms::{
        Counted, Form,
        views::{self, Again, FormView, HONEYPOT, PROOF},
    },
    state::{AppState, Problem, Visit, origin_of_another_site},
    web::{
        form::FormState,
        paths,
        problem::{ProblemDocument, ValueProblem},
    },
};

/// The media type of what programs send and get.
const JSON: &str = "application/json";

/// Does the request want a document rather than a page?
pub(super) fn asks_for_json(request: &HttpRequest) -> bool {
    Accept::parse(request).is_ok_and(|accept| accept.ranked().first().is_some_and(|first| first.essence_str() == JSON))
}

/// Does the request bring a document?
pub(super) fn sends_json(request: &HttpRequest) -> bool {
    is_kind(request, JSON)
}

/// Is this a program that speaks with a form? What goes wrong is then told it in a document.
pub fn speaks_json(request: &HttpRequest) -> bool {
    let is_form = request.match_pattern().is_some_and(|pattern| pattern.ends_with(paths::patterns::FORM));
    is_form && (sends_json(request) || asks_for_json(request))
}

/// Lets the scripts of pages of the form's origins read an answer (CORS), and those of no others. No cookie goes along.
pub fn share(request: &HttpRequest, state: &AppState, headers: &mut HeaderMap) {
    headers.append(VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = allowed(request, state) {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
    }
}

/// The origin that sends the request, if it is on the list of the form it is about.
fn allowed(request: &HttpRequest, state: &AppState) -> Option<HeaderValue> {
    let origin = origin_of_another_site(request, state)?;
    let house = state.snapshots.share();
    let form = house.form(request.match_info().get("slug").unwrap_or_default())?;
    let is_listed = form.embedding_origins.iter().any(|listed| listed == origin);
    is_listed.then(|| HeaderValue::from_str(origin).ok()).flatten()
}

/// `OPTIONS /f/{slug}`: what a browser asks before a script of another page may send answers.
pub async fn preflight(request: HttpRequest, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    form_of(&request, &Visit::of(&request, &state))?;
    let mut response = HttpResponse::NoContent().finish();
    let headers = response.headers_mut();
    headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST, OPTIONS"));
    if origin_of_another_site(&request, &state).is_some() {
        if allowed(&request, &state).is_none() {
            return Err(Problem::Forbidden);
        }
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("accept, accept-language, content-type"));
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    share(&request, &state, headers);
    Ok(response)
}

/// The form as a document, with a fresh receipt.
pub(super) async fn show(request: &HttpRequest, state: &AppState) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(request, state);
    let form = form_of(request, &visit)?;
    if !form.takes_answers(visit.at) || door::is_full(state, &form).await? {
        return Ok(dressed(request, state, &visit, refused(closed(&visit, &form))));
    }
    state.counts.note(form.id, visit.at, visit.language, Counted::View);
    let receipt = door::receipt_for_program(&visit, &form);
    let challenge = door::challenge_of(&visit, state, &form, &receipt);
    let view = FormView {
        definition: &form.definition,
        slug: &form.slug,
        page: 0,
        receipt: &state.keyring.seals().receipts.mint(&receipt),
        honeypot: HONEYPOT,
        again: Again::No,
        challenge: "",
    };
    let base_url = state.config.base_url.as_str().trim_end_matches('/');
    let mut document = views::document(&visit.site(), &view, &form.hash, base_url);
    document["challenge"] = json!(challenge);
    Ok(dressed(request, state, &visit, HttpResponse::Ok().json(document)))
}

/// Takes what was sent as JSON.
pub(super) async fn send(request: &HttpRequest, state: &AppState, payload: Payload) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(request, state);
    let form = form_of(request, &visit)?;
    let whence = match door::knock(request, &visit, state, &form) {
        Ok(Whence::OtherPage(origin)) => Whence::Program(origin),
        Ok(Whence::OurPage | Whence::Program(_)) => Whence::Program(String::new()),
        Err(Problem::Forbidden) => {
            let document = ProblemDocument::new("other-origin", "Staff list the sites whose pages may send this form.");
            return Ok(dressed(request, state, &visit, refused(document)));
        }
        Err(problem) => return Err(problem),
    };
    let body = intake::short_body(payload).await?;
    let response = match answer(&visit, state, &form, whence, &body).await? {
        Ok(response) => response,
        Err(document) => refused(*document),
    };
    Ok(dressed(request, state, &visit, response))
}

async fn answer(
    visit: &Visit,
    state: &AppState,
    form: &std::sync::Arc<Form>,
    whence: Whence,
    body: &[u8],
) -> Result<Result<HttpResponse, Box<ProblemDocument>>, Problem> {
    if !form.takes_answers(visit.at) {
        return Ok(Err(Box::new(closed(visit, form))));
    }
    let mut answered = match json::read(body, &form.definition) {
        Ok(answered) => answered,
        Err(document) => return Ok(Err(Box::new(document))),
    };
    let t = visit.site().texts;
    let mut shown = match door::look(visit, state, form, whence, &answered) {
        Ok(shown) => shown,
        Err(Turned::Receipt | Turned::TooSoon | Turned::Proof) => {
            return Ok(Err(Box::new(ProblemDocument::wrong("/receipt", t.get("form-again-text")))));
        }
        Err(Turned::Texts | Turned::Elsewhere) => {
            return Ok(Err(Box::new(ProblemDocument::new("texts-changed", t.get("form-changed-text")))));
        }
        Err(Turned::Closed) => return Ok(Err(Box::new(closed(visit, form)))),
    };
    state.counts.note(form.id, visit.at, shown.language, Counted::Started);
    match door::weigh(visit, state, form, &mut shown, answered.value(PROOF)) {
        Ok(()) => {}
        Err(Turned::Proof) => return Ok(Err(Box::new(ProblemDocument::wrong("/proof", t.get("form-proof-text"))))),
        Err(_) => return Ok(Err(Box::new(ProblemDocument::wrong("/receipt", t.get("form-again-text"))))),
    }
    Ok(match door::take(visit, state, form, shown, &mut answered, &Files::default()).await? {
        Outcome::Taken => Ok(HttpResponse::Accepted().json(json!({ "next": next(visit, state, form) }))),
        Outcome::Slips => Err(Box::new(slips(visit, form, &answered))),
        Outcome::Full => Err(Box::new(closed(visit, form))),
    })
}

/// Where to send the person now.
fn next(visit: &Visit, state: &AppState, form: &Form) -> String {
    if !form.thanks_url.is_empty() {
        return form.thanks_url.clone();
    }
    let path = paths::in_language(visit.language, &paths::form_thanks(&form.slug));
    format!("{}{path}", state.config.base_url.as_str().trim_end_matches('/'))
}

/// The slips with the words that the page would show, each with its place.
fn slips(visit: &Visit, form: &Form, answered: &FormState) -> ProblemDocument {
    let site = visit.site();
    let label = |name: &str| {
        let field = form.definition.fields.iter().find(|field| field.name == name);
        field.and_then(|field| field.texts.get(site.language)).map_or("", |texts| &texts.label)
    };
    let told = answered.told(site.texts, label);
    let errors = told.lines().map(|(name, text)| ValueProblem { pointer: json::pointer(name), detail: text.to_owned() });
    ProblemDocument::invalid(errors.collect())
}

/// The form is closed, in its own words.
fn closed(visit: &Visit, form: &Form) -> ProblemDocument {
    let site = visit.site();
    let words = form.definition.texts.get(site.language).map_or("", |texts| texts.inactive.trim());
    ProblemDocument::new("form-closed", if words.is_empty() { site.texts.get("inactive-text") } else { words })
}

fn refused(document: ProblemDocument) -> HttpResponse {
    document.into_response()
}

/// What every answer to a program carries. A receipt is good for one sending, so nothing is kept.
fn dressed(request: &HttpRequest, state: &AppState, visit: &Visit, mut response: HttpResponse) -> HttpResponse {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(VARY, HeaderValue::from_static("accept, accept-language, cookie"));
    if response.status() != StatusCode::ACCEPTED
        && let Ok(language) = HeaderValue::from_str(visit.language.code())
    {
        response.headers_mut().insert(CONTENT_LANGUAGE, language);
    }
    share(request, state, response.headers_mut());
    response
}
