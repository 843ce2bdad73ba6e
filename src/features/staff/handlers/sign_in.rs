//! Address and password, and the way out.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::LOCATION,
    web::{Bytes, Data},
};

use super::{
    super::{actions, store, views},
    cookie, let_in, unhashed,
};
use crate::{
    kernel::{Channel, EmailAddress, Secret},
    security::{SessionToken, password},
    state::{AppState, Desk, Problem, Visit, posted},
    web::{
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/sign-in`.
pub async fn show_sign_in(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    let visit = Visit::of(&request, &state);
    let query = form_urlencoded::parse(request.query_string().as_bytes());
    let next = query.into_owned().find(|(name, _)| name == "next").map(|(_, path)| path).unwrap_or_default();
    views::sign_in(&visit.office(), admin::own(&next), &FormState::fresh()).into_response()
}

/// `POST /admin/sign-in`: the same work and the same answer for known and unknown addresses (SE-09).
pub async fn sign_in(request: HttpRequest, state: Data<AppState>, body: Bytes) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    visit.throttle(&state)?;
    let mut answered = FormState::posted(posted(&request, &body)?);
    let key = EmailAddress::parse(answered.value("address")).map(|address| address.key().to_owned()).unwrap_or_default();
    let member = state.db.read(move |connection| store::by_address_key(connection, &key)).await?;
    let member = member.filter(|member| member.disabled_at.is_none());
    let typed = Secret::new(answered.value("password").to_owned());
    let hash = member.as_ref().and_then(|member| member.password_hash.clone());
    let is_right = password::fits(typed, hash).await.map_err(unhashed)?;
    let (token, id) = (SessionToken::random(), member.map(|member| member.id));
    let (ctx, session_hash) = (visit.context(Channel::Admin, visit.language), token.hash());
    let is_in = state.db.write(move |tx| actions::sign_in(tx, &ctx, id, is_right, &session_hash)).await?;
    let next = admin::own(answered.value("next")).to_owned();
    if is_in {
        return Ok(let_in(&state, &token, &next));
    }
    answered.refuse("address", Slip::Says("slip-sign-in"));
    Ok(views::sign_in(&visit.office(), &next, &answered).into_response())
}

/// `POST /admin/sign-out`.
pub async fn sign_out(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let (ctx, open) = (desk.context(), desk.open());
    state.db.write(move |tx| actions::sign_out(tx, &ctx, &open)).await?;
    let mut gone = cookie(&state, String::new());
    gone.make_removal();
    Ok(HttpResponse::SeeOther().insert_header((LOCATION, admin::SIGN_IN)).cookie(gone).finish())
}
