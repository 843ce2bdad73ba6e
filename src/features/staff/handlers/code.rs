//! The second step of signing in: a code of the authenticator app, or one of those on paper.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data},
};

use super::{
    super::{
        actions::{self, SecondStep},
        store::{self, Pending},
        views,
    },
    attempt, let_in, member_limit, next_of, proof, see, token_of,
};
use crate::{
    kernel::Channel,
    security::SessionToken,
    state::{AppState, Problem, Visit, posted},
    web::{
        form::{FormState, Slip},
        office::CSRF,
        paths::admin,
    },
};

/// `GET /admin/sign-in/code`.
pub async fn show_code(request: HttpRequest, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some((token, _)) = half_way(&request, &state, &visit).await? else { return Ok(see(admin::SIGN_IN)) };
    Ok(views::code(&visit.office(), &next_of(&request), &token.csrf(), &FormState::fresh()).into_response())
}

/// `POST /admin/sign-in/code`.
pub async fn take_code(request: HttpRequest, state: Data<AppState>, body: Bytes) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    visit.throttle(&state)?;
    let mut answered = FormState::posted(posted(&request, &body)?);
    let Some((token, pending)) = half_way(&request, &state, &visit).await? else { return Ok(see(admin::SIGN_IN)) };
    if !token.made_form_with(answered.value(CSRF)) {
        return Err(Problem::Forbidden);
    }
    let limit = member_limit(&state, pending.member);
    attempt(&state, visit.at, vec![limit.clone()]).await?;
    let member = state.db.read(move |connection| store::by_id(connection, pending.member)).await?.ok_or(Problem::NotFound)?;
    let proof = proof(&state, visit.at, &member, answered.value("code"));
    let session = SessionToken::random();
    let step = SecondStep { pending, proof, session_hash: session.hash(), limit: limit.key };
    let ctx = visit.context(Channel::Admin, member.language);
    let next = admin::own(answered.value("next")).to_owned();
    if state.db.write(move |tx| actions::second_step(tx, &ctx, &step)).await? {
        return Ok(let_in(&state, &session, &next));
    }
    answered.refuse("code", Slip::Says("slip-code"));
    Ok(views::code(&visit.office(), &next, &token.csrf(), &answered).into_response())
}

/// Who has given the password and not yet the code.
async fn half_way(request: &HttpRequest, state: &AppState, visit: &Visit) -> Result<Option<(SessionToken, Pending)>, Problem> {
    let Some(token) = token_of(request, state) else { return Ok(None) };
    let (at, hash) = (visit.at, token.hash());
    let pending = state.db.read(move |connection| store::pending(connection, at, &hash)).await?;
    Ok(pending.map(|pending| (token, pending)))
}
