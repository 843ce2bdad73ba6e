//! What happens to every answer: the headers, the drawn page for what went wrong, the language cookie, the log line.

use std::{panic::AssertUnwindSafe, time::Instant};

use actix_web::{
    Error, HttpRequest, HttpResponse,
    body::MessageBody,
    cookie::{Cookie, SameSite},
    dev::{Service, ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{ALLOW, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER},
    },
    web::Data,
};
use futures_util::FutureExt;

use super::{guard::sitter, logging::incident_of_panic};
use crate::{
    features::{
        home::views::{self, ProblemView, problem_for_staff},
        signups,
    },
    state::{AppState, Desk, LANGUAGE_COOKIE, Mishap, Visit},
    web::{
        headers,
        paths::{self, admin},
        problem::{self, ProblemDocument},
    },
};

/// Answers a request through the routes, and dresses the answer.
pub fn dress<S, B>(request: ServiceRequest, routes: &S) -> impl Future<Output = Result<ServiceResponse, Error>> + use<S, B>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let began = Instant::now();
    let answering = routes.call(request);
    async move {
        let answer = answering.await?.map_into_boxed_body();
        let Some(state) = answer.request().app_data::<Data<AppState>>().cloned() else { return Ok(answer) };
        let mut answer = if wants_page(&answer) { draw(answer, &state).await } else { answer };
        remember_language(&mut answer, &state);
        headers::complete(answer.headers_mut(), state.config.base_url.is_https());
        if state.config.log_requests {
            log(&answer, began);
        }
        Ok(answer)
    }
}

/// Answers a request through its handler; when that panics, with an incident number instead of a dropped line.
pub fn survive<S, B>(request: ServiceRequest, handler: &S) -> impl Future<Output = Result<ServiceResponse, Error>> + use<S, B>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let asked = request.request().clone();
    let answering = AssertUnwindSafe(handler.call(request)).catch_unwind();
    async move {
        match answering.await {
            Ok(answer) => Ok(answer?.map_into_boxed_body()),
            Err(_) => {
                let mut response = HttpResponse::InternalServerError().finish();
                let mishap = Mishap { incident: Some(incident_of_panic()), retry_after: None };
                response.extensions_mut().insert(mishap);
                Ok(ServiceResponse::new(asked, response))
            }
        }
    }
}

/// Did something go wrong that nobody has drawn a page for yet?
fn wants_page(answer: &ServiceResponse) -> bool {
    let is_drawn =
        |kind: &HeaderValue| kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().starts_with(problem::KIND.as_bytes());
    let is_page = answer.headers().get(CONTENT_TYPE).is_some_and(is_drawn);
    (answer.status().is_client_error() || answer.status().is_server_error()) && !is_page
}

/// Draws the page for what went wrong, in the language of whoever asked.
async fn draw(answer: ServiceResponse, state: &AppState) -> ServiceResponse {
    let mishap = answer.response().extensions().get::<Mishap>().cloned().unwrap_or_default();
    let (request, plain) = answer.into_parts();
    let is_for_program = signups::handlers::speaks_json(&request);
    if is_for_program || is_of_api(&request) {
        let mut document = ProblemDocument::of_status(plain.status());
        (document.incident, document.retry_after) = (mishap.incident, mishap.retry_after);
        let mut drawn = document.into_response();
        if is_for_program {
            signups::handlers::share(&request, state, drawn.headers_mut());
        }
        keep(plain.headers(), drawn.headers_mut());
        return ServiceResponse::new(request, drawn);
    }
    let view = ProblemView { status: plain.status(), incident: mishap.incident, retry_after: mishap.retry_after };
    let is_for_staff = request.path().strip_prefix(admin::OVERVIEW).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let mut drawn =
        if is_for_staff { draw_for_staff(&request, state, &view).await } else { draw_for_visitors(&request, state, &view) };
    keep(plain.headers(), drawn.headers_mut());
    ServiceResponse::new(request, drawn)
}

/// Is this an address for programs?
fn is_of_api(request: &HttpRequest) -> bool {
    request.path().strip_prefix(paths::API_V1).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn draw_for_visitors(request: &HttpRequest, state: &AppState, view: &ProblemView) -> HttpResponse {
    let visit = Visit::of(request, state);
    let mut site = visit.site();
    // The language chooser must not lead to an address that only takes posts, nor repeat a token.
    site.path = paths::HOME.to_owned();
    views::problem(&site, view).private().into_response()
}

/// In the frame of the admin area. A database that is away is not asked who this is.
async fn draw_for_staff(request: &HttpRequest, state: &AppState, view: &ProblemView) -> HttpResponse {
    let is_away = view.status == StatusCode::SERVICE_UNAVAILABLE;
    let desk = if is_away { Desk::of(request).ok() } else { sitter(request, state).await };
    match desk {
        Some(desk) => {
            let mut office = desk.office();
            office.done = None;
            problem_for_staff(&office, view).into_response()
        }
        None => {
            let visit = Visit::of(request, state);
            problem_for_staff(&visit.office(), view).into_response()
        }
    }
}

/// Headers of the plain answer that belong on the page as well.
fn keep(plain: &HeaderMap, drawn: &mut HeaderMap) {
    for name in [RETRY_AFTER, ALLOW] {
        if let Some(value) = plain.get(&name) {
            drawn.insert(name, value.clone());
        }
    }
}

/// Remembers the language of a visitor who chose one, on pages without a personal link (LNK-05).
fn remember_language(answer: &mut ServiceResponse, state: &AppState) {
    let (Some(language), path) = paths::split_language(answer.request().path()) else { return };
    let is_private = answer.headers().contains_key("x-robots-tag");
    let is_look = answer.request().method() == Method::GET;
    let is_known = answer.request().cookie(LANGUAGE_COOKIE).is_some_and(|cookie| cookie.value() == language.code());
    if is_private || is_known || !is_look || !answer.status().is_success() || path.starts_with("/confirm/") {
        return;
    }
    let cookie = Cookie::build(LANGUAGE_COOKIE, language.code())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(!state.config.base_url.is_loopback())
        .max_age(actix_web::cookie::time::Duration::days(180))
        .finish();
    let _ = answer.response_mut().add_cookie(&cookie);
}

/// One line a request: method, pattern and status, never the path itself, which may hold a token.
fn log(answer: &ServiceResponse, began: Instant) {
    let request = answer.request();
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(
        method = %request.method(),
        route = request.match_pattern().as_deref().unwrap_or("-"),
        status = answer.status().as_u16(),
        micros,
        "request"
    );
}

#[cfg(test)]
mod tests {
    use actix_web::{App, test, web};

    use super::*;

    #[actix_web::test]
    async fn a_panic_costs_one_answer_and_not_the_server() {
        let calm = web::resource("/calm").wrap_fn(survive).to(|| async { "calm" });
        let panicking = web::resource("/panic").wrap_fn(survive).to(|| async {
            assert!(std::hint::black_box(false), "a defect");
            "never"
        });
        let app = test::init_service(App::new().service(calm).service(panicking)).await;
        for (path, status) in [("/panic", StatusCode::INTERNAL_SERVER_ERROR), ("/calm", StatusCode::OK)] {
            let answer = test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await;
            assert_eq!(answer.status(), status, "{path}");
            let has_incident = answer.response().extensions().get::<Mishap>().is_some_and(|mishap| mishap.incident.is_some());
            assert_eq!(has_incident, status.is_server_error(), "{path}");
        }
    }
}
