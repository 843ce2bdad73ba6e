//! The way in, one's own account, colleagues and roles.

mod account;
mod code;
mod drafts;
mod fields;
mod links;
mod proof;
mod roles;
mod setup;
mod sign_in;
mod two_step;
mod users;

pub use account::{change_password, choose_language, end_other_sessions, end_session, show_account};
pub use code::{show_code, take_code};
pub use drafts::show_draft;
pub use links::{accept, ask_reset, reset, show_invitation, show_new_password, show_reset};
pub use proof::{prove, show_proof};
pub use roles::{add_role, delete_role, save_role, show_new_role, show_role, show_roles};
pub use setup::{set_up, show_setup};
pub use sign_in::{show_sign_in, sign_in, sign_out};
pub use two_step::{renew_codes, show_two_step, turn_off_two_step, turn_on_two_step};
pub use users::{
    disable_user, enable_user, invite, invite_again, remove_second_step, save_user, show_new_user, show_user, show_users,
};

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite},
    http::header::LOCATION,
};

use super::{
    actions::Proof,
    store::{Credentials, Limit, begin_attempt},
};
use crate::{
    kernel::{Timestamp, ids::StaffId},
    security::{SessionToken, password::HashError},
    state::{AppState, Problem, session_cookie},
    web::paths::admin,
};

/// Wrong passwords or codes of one account that cost no wait.
const FREE_PER_ACCOUNT: i64 = 5;
/// Wrong passwords from one network that cost no wait: an office shares one.
const FREE_PER_NETWORK: i64 = 30;

/// Sends a browser on with the cookie of a new session.
fn let_in(state: &AppState, token: &SessionToken, path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path.to_owned())).cookie(cookie(state, token.reveal())).finish()
}

/// Sends a browser on.
fn see(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
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

/// The token in the cookie.
fn token_of(request: &HttpRequest, state: &AppState) -> Option<SessionToken> {
    request.cookie(session_cookie(state)).and_then(|cookie| SessionToken::read(cookie.value()))
}

/// Where to go afterwards, as the query says.
fn next_of(request: &HttpRequest) -> String {
    let query = form_urlencoded::parse(request.query_string().as_bytes());
    let next = query.into_owned().find(|(name, _)| name == "next").map(|(_, path)| path).unwrap_or_default();
    admin::own(&next).to_owned()
}

/// Under which failures are counted: nobody reads there whose they are.
fn limit(state: &AppState, what: &str, whose: &str, free: i64) -> Limit {
    Limit { key: state.keyring.seals().fingerprints.of_text(&format!("{what} {whose}")), free }
}

/// What guards the codes and the repeated password of a member.
fn member_limit(state: &AppState, member: StaffId) -> Limit {
    limit(state, "proof", &member.to_string(), FREE_PER_ACCOUNT)
}

/// Counts an attempt before it is made.
async fn attempt(state: &AppState, at: Timestamp, limits: Vec<Limit>) -> Result<(), Problem> {
    match state.db.write(move |tx| begin_attempt(tx, at, &limits)).await? {
        None => Ok(()),
        Some(seconds) => Err(Problem::TooMany(seconds)),
    }
}

/// What a typed code would be.
fn proof(state: &AppState, at: Timestamp, member: &Credentials, code: &str) -> Proof {
    let seals = state.keyring.seals();
    let step = member.totp_seed.as_deref().and_then(|seed| seals.authenticators.of(seed).step_of(code, at));
    Proof { step, code_hash: seals.authenticators.hash_of(&member.id.to_string(), code) }
}

fn unhashed(error: HashError) -> Problem {
    Problem::Unexpected(error.to_string())
}
