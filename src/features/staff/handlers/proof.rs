//! Proving once more who one is, before what matters most.

use actix_web::{HttpResponse, web::Data};

use super::{
    super::{actions, store, views},
    attempt, member_limit, proof, see, unhashed,
};
use crate::{
    kernel::Secret,
    security::password,
    state::{AppState, Desk, Problem},
    web::{
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/proof`.
pub async fn show_proof(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let by_code = me(&desk, &state).await?.totp_seed.is_some();
    Ok(views::proof(&desk.office(), admin::own(desk.asked("next")), by_code, &FormState::fresh()).into_response())
}

/// `POST /admin/proof`.
pub async fn prove(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let limit = member_limit(&state, desk.me.id);
    attempt(&state, desk.at, vec![limit.clone()]).await?;
    let member = me(&desk, &state).await?;
    let by_code = member.totp_seed.is_some();
    let (mut is_right, mut code) = (false, None);
    if by_code {
        code = Some(proof(&state, desk.at, &member, answered.value("code")));
    } else {
        let typed = Secret::new(answered.value("password").to_owned());
        is_right = password::fits(typed, member.password_hash).await.map_err(unhashed)?;
    }
    let (ctx, open) = (desk.context(), desk.open());
    let work = state.db.write(move |tx| actions::prove(tx, &ctx, &open, is_right, code.as_ref(), &limit.key));
    let next = admin::own(answered.value("next")).to_owned();
    if work.await? {
        return Ok(see(&next));
    }
    if by_code {
        answered.refuse("code", Slip::Says("slip-code"));
    } else {
        answered.refuse("password", Slip::Says("slip-password-wrong"));
    }
    Ok(views::proof(&desk.office(), &next, by_code, &answered).into_response())
}

async fn me(desk: &Desk, state: &AppState) -> Result<store::Credentials, Problem> {
    let id = desk.me.id;
    state.db.read(move |connection| store::by_id(connection, id)).await?.ok_or(Problem::NotFound)
}
