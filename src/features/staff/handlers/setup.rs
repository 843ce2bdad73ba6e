//! The first administrator, by the link that the first start prints.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data, Path},
};

use super::{
    super::{
        actions::{self, NewMember},
        store, views,
    },
    fields, let_in, unhashed,
};
use crate::{
    kernel::{Channel, digest::sha256_hex},
    security::{SessionToken, password},
    state::{AppState, Problem, Visit, posted},
    web::{form::FormState, paths::admin},
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
    let (name, address) = (fields::name(&mut answered), fields::address(&mut answered));
    let about = [answered.value("name").to_owned(), answered.value("address").to_owned()];
    let chosen = fields::new_password(&mut answered, &[&about[0], &about[1], &visit.house.settings.organisation_name]);
    let (Some(name), Some(address), Some(chosen)) = (name, address, chosen) else {
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
    let link = state.db.read(move |connection| store::is_setup_link(connection, at, &hash)).await?;
    Ok(match link {
        Some(_) => views::setup(&visit.office(), &admin::setup(token), answered).into_response(),
        None => views::setup_expired(&visit.office()).into_response(),
    })
}
