//! Signing in and out, and the first set-up.

mod setup;
mod sign_in;

pub use setup::{set_up, show_setup};
pub use sign_in::{show_sign_in, sign_in, sign_out};

use actix_web::{
    HttpResponse,
    cookie::{Cookie, SameSite},
    http::header::LOCATION,
};

use crate::{
    security::{SessionToken, password::HashError},
    state::{AppState, Problem, session_cookie},
};

/// Sends a browser on with the cookie of a new session.
fn let_in(state: &AppState, token: &SessionToken, path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path.to_owned())).cookie(cookie(state, token.reveal())).finish()
}

/// The cookie lives as long as the browser; the session ends by itself on our side.
fn cookie(state: &AppState, value: String) -> Cookie<'static> {
    Cookie::build(session_cookie(state), value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(state.config.base_url.is_https())
        .finish()
}

fn unhashed(error: HashError) -> Problem {
    Problem::Unexpected(error.to_string())
}
