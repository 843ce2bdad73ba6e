//! Leaving one type, or everything, by a link that never expires; and RFC 8058 one-click.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CONTENT_TYPE, HeaderValue},
    web::{Bytes, Data, Path},
};
use futures_util::stream;

use super::{
    super::{
        actions::{Holder, Seen, leave, leave_type},
        model::steps_to_leave,
        store::standing_of,
        views::{self, UnsubscribeView},
    },
    Token,
};
use crate::{
    db::DbError,
    features::{contacts, links, subscriptions},
    kernel::Channel,
    security::Scope,
    state::{AppState, Problem, Visit},
    web::paths,
};

/// `GET /unsubscribe/{token}`: a button, never the act itself (LNK-01).
pub async fn show_unsubscribe(request: HttpRequest, state: Data<AppState>, path: Path<Token>) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some((handle, scope)) = open(&state, &path.token) else { return Ok(links::expired(&visit, &state)) };
    let kind = if let Scope::Type(kind) = scope { Some(kind) } else { None };
    let read = state.db.read(move |c| {
        let Some(contact) = contacts::who_leaves(c, &handle)? else { return Ok::<_, DbError>(None) };
        let is_own = kind.map(|kind| subscriptions::is_own_choice(c, contact.id, kind)).transpose()?.unwrap_or(false);
        Ok(Some((standing_of(c, contact)?, is_own)))
    });
    let Some((standing, is_own)) = read.await? else { return Ok(links::expired(&visit, &state)) };
    let site = visit.site_for(standing.contact.language);
    let lists = &visit.house.lists;
    // What somebody else withdrew can still be withdrawn by the person: theirs is not taken back by anybody.
    let everything_off = steps_to_leave(&standing, lists).is_empty();
    let (type_name, is_off) = match scope {
        Scope::Everything => (None, everything_off),
        Scope::Type(kind) => (Some(lists.type_name(kind, site.language)), standing.choice(kind) == Some(false) && is_own),
    };
    let path = paths::unsubscribe(&path.token);
    let masked_address = standing.contact.address.masked();
    let view = UnsubscribeView { path: &path, masked_address: &masked_address, type_name, is_off, everything_off };
    Ok(views::unsubscribe(&site, &view).into_response())
}

/// `POST /unsubscribe/{token}`: from a mail program (RFC 8058 §3.2: no cookie, no redirect, 200 however often), or from the
/// page above, which names a scope.
pub async fn unsubscribe(
    request: HttpRequest,
    state: Data<AppState>,
    path: Path<Token>,
    body: Bytes,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let Some((handle, scope)) = open(&state, &path.token) else { return Ok(links::expired(&visit, &state)) };
    let values = values(&request, body).await?;
    let chosen = values.iter().find(|(name, _)| name == "scope").map(|(_, value)| value.as_str());
    let channel = if chosen.is_some() { Channel::UnsubscribePage } else { Channel::OneClick };
    let scope = if chosen == Some("everything") { Scope::Everything } else { scope };
    let ctx = visit.context(channel, visit.language);
    let holder = Holder::who_may_leave(&handle);
    let (house, key_id) = (visit.house.clone(), state.key_id());
    let work = state.db.write(move |tx| match scope {
        Scope::Everything => leave(tx, &ctx, &house, &key_id, &holder, &Seen::default()),
        Scope::Type(kind) => leave_type(tx, &ctx, &house, &key_id, &holder, kind),
    });
    match work.await {
        Ok(_) => state.bell.notify_one(),
        Err(DbError::NotFound) => return Ok(links::expired(&visit, &state)),
        Err(error) => return Err(error.into()),
    }
    if channel == Channel::OneClick {
        return Ok(HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")))
            .body("OK\n"));
    }
    Ok(visit.redirect(&paths::unsubscribe(&path.token)))
}

/// The contact's handle and the scope. Such a link opens whatever epoch the contact's other links are of: it can only leave.
fn open(state: &AppState, token: &str) -> Option<(String, Scope)> {
    state.keyring.seals().unsubscribes.read(token).map(|(handle, scope)| (handle.to_owned(), scope))
}

/// The posted values, urlencoded or multipart; a mail program may also send nothing at all.
async fn values(request: &HttpRequest, body: Bytes) -> Result<Vec<(String, String)>, Problem> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else {
        return Ok(form_urlencoded::parse(&body).into_owned().collect());
    };
    let mut parts = multer::Multipart::new(stream::iter([Ok::<_, std::io::Error>(body)]), boundary);
    let mut values = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|_| Problem::BadRequest)? {
        let name = part.name().unwrap_or_default().to_owned();
        values.push((name, part.text().await.map_err(|_| Problem::BadRequest)?));
    }
    Ok(values)
}
