//! The public form, its thank-you page, the same form for programs, links that fill it in, and the confirmation behind the mailed link.

mod confirm;
mod door;
mod intake;
mod page;
mod prefill;
mod program;

pub use confirm::{Token, confirm_sign_up, show_confirm};
pub use page::{start, thank};
pub use prefill::{make_prefilled_link, show_prefilled_link};
pub use program::{preflight, share, speaks_json};

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CONTENT_TYPE, LOCATION},
    web::{Data, Payload},
};

use crate::{
    features::forms::Form,
    state::{AppState, Problem, Visit},
    web::paths,
};

/// `GET /f/{slug}`: the form, or its words for when it is closed; as a document for whoever asks for JSON.
pub async fn show(request: HttpRequest, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    if program::asks_for_json(&request) { program::show(&request, &state).await } else { page::show(&request, &state).await }
}

/// `POST /f/{slug}`: takes an answered form; always the same answer whoever has the address.
pub async fn send(request: HttpRequest, state: Data<AppState>, payload: Payload) -> Result<HttpResponse, Problem> {
    if program::sends_json(&request) {
        program::send(&request, &state, payload).await
    } else {
        page::send(&request, &state, payload).await
    }
}

fn form_of(request: &HttpRequest, visit: &Visit) -> Result<std::sync::Arc<Form>, Problem> {
    let slug = request.match_info().get("slug").unwrap_or_default();
    visit.house.form(slug).cloned().ok_or(Problem::NotFound)
}

/// Where whoever sent the form goes next.
fn next_page(visit: &Visit, form: &Form) -> HttpResponse {
    if form.thanks_url.is_empty() {
        return visit.redirect(&paths::form_thanks(&form.slug));
    }
    HttpResponse::SeeOther().insert_header((LOCATION, form.thanks_url.as_str())).finish()
}

fn is_kind(request: &HttpRequest, wanted: &str) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(wanted)
}
