//! *This was not me*: taking an act back, by the link in the notice.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Holder},
        mails::{changes, changes_of_undos},
        model::undo,
        views::{RestoreView, restore},
    },
    Token, open,
};
use crate::{
    db::DbError,
    features::{ledger, links},
    kernel::Channel,
    security::Kind,
    state::{AppState, Problem, Visit},
    web::paths,
};

/// `GET /restore/{token}`: what would be taken back, and a button.
pub async fn show_restore(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some((opened, standing)) = open(&visit, &state, Kind::VerifyRestore, &path.token).await? else {
        return Ok(links::expired(&visit, &state));
    };
    let (contact, act) = (standing.contact.id, opened.jti);
    let read = state.db.read(move |c| {
        let mut undoing = ledger::events_of(c, contact)?;
        undoing.retain(|event| event.undoes.as_ref() == Some(&act));
        Ok::<_, DbError>((ledger::events_of_act(c, contact, &act)?, undoing))
    });
    let (events, undoing) = read.await?;
    let site = visit.site_for(standing.contact.language);
    let path = paths::restore(&path.token);
    let masked_address = standing.contact.address.masked();
    let lists = &visit.house.lists;
    let done = !undoing.is_empty();
    let changes = if done {
        changes(&undoing, lists, site.language)
    } else {
        changes_of_undos(&undo(&standing, &events), lists, site.language)
    };
    let view = RestoreView { path: &path, masked_address: &masked_address, changes, done };
    Ok(restore(&site, &view).into_response())
}

/// `POST /restore/{token}`: takes the act back, once.
pub async fn restore_act(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let opened = state.keyring.seals().links.read(Kind::VerifyRestore, &path.token, visit.at);
    let Ok(opened) = opened else { return Ok(links::expired(&visit, &state)) };
    let holder = Holder::from(opened);
    let ctx = visit.context(Channel::Restore, visit.language);
    let (house, key_id) = (visit.house.clone(), state.key_id());
    match state.db.write(move |tx| actions::restore(tx, &ctx, &house, &key_id, &holder)).await {
        Ok(_) => {
            state.bell.notify_one();
            Ok(visit.redirect(&paths::restore(&path.token)))
        }
        Err(DbError::NotFound) => Ok(links::expired(&visit, &state)),
        Err(error) => Err(error.into()),
    }
}
