//! The first administrator, by the link that the first start prints.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data, Path},
};

use super::{
    super::{
        actions::{self, NewMember},
        model::{NAME_LIMIT, Password, WeakPassword},
        store, views,
    },
    let_in, unhashed,
};
use crate::{
    kernel::{Channel, EmailAddress, digest::sha256_hex, email_address::InvalidAddress},
    security::{SessionToken, password},
    state::{AppState, Problem, Visit, posted},
    web::{
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/setup/…`.
pub async fn show_setup(request: HttpRequest, state: Data<AppState>, token: Path<String>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    page(&visit, &state, &token, &FormState::fresh()).await
}

/// `POST /admin/setup/…`.
pub async fn set_up(
    request: HttpRequest,
    state: Data<AppState>,
    token: Path<String>,
    body: Bytes,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    visit.throttle(&state)?;
    let mut answered = FormState::posted(posted(&request, &body)?);
    let (Some(name), Some(address), Some(chosen)) = (name(&mut answered), address(&mut answered), chosen(&mut answered)) else {
        return page(&visit, &state, &token, &answered).await;
    };
    let password_hash = password::hash(chosen.into_secret()).await.map_err(unhashed)?;
    let session = SessionToken::random();
    let new = NewMember { name, address, password_hash };
    let (ctx, link, hash) = (visit.context(Channel::Admin, visit.language), sha256_hex(token.as_str()), session.hash());
    if state.db.write(move |tx| actions::set_up(tx, &ctx, &link, &new, &hash)).await? {
        Ok(let_in(&state, &session, admin::OVERVIEW))
    } else {
        Ok(views::setup_expired(&visit.office()).into_response())
    }
}

async fn page(visit: &Visit, state: &AppState, token: &str, answered: &FormState) -> Result<HttpResponse, Problem> {
    let (at, hash) = (visit.at, sha256_hex(token));
    if !state.db.read(move |connection| store::is_setup_link(connection, at, &hash)).await? {
        return Ok(views::setup_expired(&visit.office()).into_response());
    }
    Ok(views::setup(&visit.office(), &views::SetupView { action: &admin::setup(token) }, answered).into_response())
}

fn name(answered: &mut FormState) -> Option<String> {
    let name = answered.value("name").trim().to_owned();
    match name.chars().count() {
        0 => answered.refuse("name", Slip::Missing),
        1..=NAME_LIMIT => return Some(name),
        _ => answered.refuse("name", Slip::TooLong(NAME_LIMIT)),
    }
    None
}

fn address(answered: &mut FormState) -> Option<EmailAddress> {
    match EmailAddress::parse(answered.value("address")) {
        Ok(address) => return Some(address),
        Err(InvalidAddress::Empty) => answered.refuse("address", Slip::EmailMissing),
        Err(InvalidAddress::TooLong) => answered.refuse("address", Slip::EmailTooLong),
        Err(InvalidAddress::Malformed) => answered.refuse("address", Slip::EmailMalformed),
    }
    None
}

fn chosen(answered: &mut FormState) -> Option<Password> {
    match Password::choose(answered.value("password")) {
        Ok(password) => return Some(password),
        Err(WeakPassword::TooShort) => answered.refuse("password", Slip::Says("slip-password-short")),
        Err(WeakPassword::TooLong) => answered.refuse("password", Slip::Says("slip-password-long")),
    }
    None
}
