//! The confirmation behind the mailed link.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use chrono::Duration;

use super::super::{
    actions::Confirmed,
    failing,
    model::{Status, choices},
    store::by_nonce,
    views as own_views,
};
use crate::{
    features::{
        contacts,
        forms::views::{self, ConfirmView, ConfirmedView, Words},
        links,
    },
    kernel::{Channel, ids::TypeId},
    security::{Claim, Kind, Opened},
    state::{AppState, Problem, Visit},
    web::paths,
};

/// `GET /confirm/{token}`: one button; or, once it is done, that it is done.
pub async fn show_confirm(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some(opened) = open(&visit, &state, &path.token) else { return Ok(links::expired(&visit, &state)) };
    let read = state.db.read(move |c| {
        let Some(submission) = by_nonce(c, &opened.subject)? else { return Ok(None) };
        let contact = submission.contact.map(|id| contacts::by_id(c, id)).transpose()?.flatten();
        Ok::<_, crate::db::DbError>(Some((submission, contact)))
    });
    let Some((submission, contact)) = read.await? else { return Ok(links::expired(&visit, &state)) };
    let site = visit.site_for(submission.answers.language.unwrap_or(submission.language));
    let choices = choices(&submission.definition, &submission.answers, site.language);
    let form_title = submission.definition.texts.get(site.language).map_or("", |texts| &texts.title);
    if submission.status == Status::Awaiting {
        let path = paths::confirm(&path.token);
        let types: Vec<TypeId> = submission.answers.types.iter().map(|(kind, _)| *kind).collect();
        // Our own page showed the words already; a page of another site only said that it did.
        let words = submission.posted_from.as_ref().map(|_| Words {
            definition: &submission.definition,
            purposes: &submission.answers.consents,
            types: &types,
        });
        return Ok(views::confirm(&site, &ConfirmView { path: &path, form_title, choices, words }).into_response());
    }
    if submission.status != Status::Processed {
        return Ok(own_views::waiting(&site, form_title).into_response());
    }
    let preferences_path = contact.map(|contact| {
        let token = state.keyring.seals().links.mint(&Claim {
            kind: Kind::Preferences,
            subject: &contact.handle,
            jti: &crate::kernel::random::handle(),
            issued_at: visit.at,
            lifetime: Duration::hours(1),
            epoch: contact.link_epoch,
            key_id: None,
        });
        paths::preferences(&token)
    });
    Ok(views::confirmed(&site, &ConfirmedView { choices, preferences_path }).into_response())
}

/// `POST /confirm/{token}`: makes the sign-up count.
pub async fn confirm_sign_up(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some(opened) = open(&visit, &state, &path.token) else { return Ok(links::expired(&visit, &state)) };
    let ctx = visit.context(Channel::Form, visit.language);
    let (house, key_id, chosen) = (visit.house.clone(), state.key_id(), visit.chosen);
    match failing::confirm(&state.db, ctx, &house, key_id, opened.subject, chosen).await? {
        Confirmed::Unknown => Ok(links::expired(&visit, &state)),
        Confirmed::Now(_) | Confirmed::Waits | Confirmed::Already => {
            state.bell.notify_one();
            Ok(visit.redirect(&paths::confirm(&path.token)))
        }
    }
}

/// The token in a path.
#[derive(serde::Deserialize)]
pub struct Token {
    /// As it came.
    pub token: String,
}

/// What a confirmation link opens. An expired one opens nothing to confirm, but a sign-up that counts stays visible.
fn open(visit: &Visit, state: &AppState, token: &str) -> Option<Opened> {
    state.keyring.seals().links.read(Kind::Confirm, token, visit.at).ok()
}
