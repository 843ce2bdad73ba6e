//! The pages of programs.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    actions::{self, Saved},
    model::{ApiRight, DAYS, NAME_LIMIT, NewIntegration},
    store,
    views::{self, IntegrationView, TokenView},
};
use crate::{
    kernel::{ids::IntegrationId, text::one_line},
    security::ApiToken,
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin::integrations as paths,
    },
};

/// `GET /admin/integrations`.
pub async fn show_all(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let all = state.db.read(store::all).await?;
    Ok(views::list(&desk.office(), &all, desk.at).into_response())
}

/// `GET /admin/integrations/new`.
pub async fn show_new(desk: Desk) -> HttpResponse {
    views::new(&desk.office(), &desk.form()).into_response()
}

/// `POST /admin/integrations`: the answer shows the token, once.
pub async fn add(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let (name, rights, days) = (name(&mut answered), rights(&mut answered), days(&mut answered));
    let (Some(name), Some(rights), Some(days)) = (name, rights, days) else {
        return Ok(views::new(&desk.office(), &answered).into_response());
    };
    let token = ApiToken::random();
    let (hash, end, ctx) = (token.hash(), token.end(), desk.context());
    let new = NewIntegration { name: name.clone(), rights, days };
    match state.db.write(move |tx| actions::add(tx, &ctx, &new, (&hash, &end))).await? {
        Saved::Yes(id) => {
            Ok(views::token(&desk.office(), &TokenView { id, name: &name, token: &token.reveal() }).into_response())
        }
        _ => {
            answered.refuse("name", Slip::Says("slip-name-taken"));
            Ok(views::new(&desk.office(), &answered).into_response())
        }
    }
}

/// `GET /admin/integrations/…`.
pub async fn show(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    page(&desk, &state, IntegrationId(*id), false, &desk.form()).await
}

/// `POST /admin/integrations/…`.
pub async fn save(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (mut answered, id) = (desk.form(), IntegrationId(*id));
    let (Some(name), Some(rights)) = (name(&mut answered), rights(&mut answered)) else {
        return page(&desk, &state, id, false, &answered).await;
    };
    let seen = answered.value("version").parse().unwrap_or(0);
    let ctx = desk.context();
    match state.db.write(move |tx| actions::change(tx, &ctx, id, seen, &name, &rights)).await? {
        Saved::Yes(_) => Ok(desk.redirect(&paths::one(id), Done::Saved)),
        Saved::InBetween => page(&desk, &state, id, true, &answered).await,
        Saved::NameTaken => {
            answered.refuse("name", Slip::Says("slip-name-taken"));
            page(&desk, &state, id, false, &answered).await
        }
        Saved::NotThere => Err(Problem::NotFound),
    }
}

/// `POST /admin/integrations/…/renewal`: the answer shows the new token, once.
pub async fn renew(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (mut answered, id) = (desk.form(), IntegrationId(*id));
    let Some(days) = days(&mut answered) else { return page(&desk, &state, id, false, &answered).await };
    let token = ApiToken::random();
    let (hash, end, ctx) = (token.hash(), token.end(), desk.context());
    match state.db.write(move |tx| actions::renew(tx, &ctx, id, days, (&hash, &end))).await? {
        Saved::Yes(id) => {
            let program = state.db.read(move |connection| store::by_id(connection, id)).await?.ok_or(Problem::NotFound)?;
            let view = TokenView { id, name: &program.name, token: &token.reveal() };
            Ok(views::token(&desk.office(), &view).into_response())
        }
        _ => Err(Problem::NotFound),
    }
}

/// `POST /admin/integrations/…/revocation`.
pub async fn revoke(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), IntegrationId(*id));
    match state.db.write(move |tx| actions::revoke(tx, &ctx, id)).await? {
        Saved::Yes(id) => Ok(desk.redirect(&paths::one(id), Done::Ended)),
        _ => Err(Problem::NotFound),
    }
}

async fn page(
    desk: &Desk,
    state: &AppState,
    id: IntegrationId,
    changed_in_between: bool,
    answered: &FormState,
) -> Result<HttpResponse, Problem> {
    let program = state.db.read(move |connection| store::by_id(connection, id)).await?.ok_or(Problem::NotFound)?;
    let view = IntegrationView { program: &program, changed_in_between, now: desk.at };
    Ok(views::one(&desk.office(), &view, answered).into_response())
}

fn name(answered: &mut FormState) -> Option<String> {
    let name = one_line(answered.value("name"));
    match name.chars().count() {
        0 => answered.refuse("name", Slip::Missing),
        1..=NAME_LIMIT => return Some(name),
        _ => answered.refuse("name", Slip::TooLong(NAME_LIMIT)),
    }
    None
}

/// The rights that were ticked: at least one.
fn rights(answered: &mut FormState) -> Option<Vec<ApiRight>> {
    let rights: Vec<ApiRight> = ApiRight::ALL.into_iter().filter(|right| answered.has("right", right.code())).collect();
    if rights.is_empty() {
        answered.refuse("right", Slip::NotChosen);
        return None;
    }
    Some(rights)
}

fn days(answered: &mut FormState) -> Option<i64> {
    let days = answered.value("days").parse().ok().filter(|days| DAYS.contains(days));
    if days.is_none() {
        answered.refuse("days", Slip::NotOnOffer);
    }
    days
}
