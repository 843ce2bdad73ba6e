//! Links in mails to staff: accepting an invitation, and a new password.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data, Path},
};

use super::{
    super::{
        actions,
        store::{self, Credentials, LinkKind},
        views::{self, NewPasswordView},
    },
    FREE_PER_NETWORK, attempt, fields, let_in, limit, see, unhashed,
};
use crate::{
    kernel::{Channel, digest::sha256_hex},
    security::{Kind, SessionToken, network, password},
    state::{AppState, Problem, Visit, posted},
    web::{form::FormState, paths::admin},
};

/// `GET /admin/reset`.
pub async fn show_reset(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    let visit = Visit::of(&request, &state);
    match request.query_string() {
        "sent" => views::reset_sent(&visit.office()).into_response(),
        _ => views::ask_reset(&visit.office(), &FormState::fresh()).into_response(),
    }
}

/// `POST /admin/reset`: the same answer for known and unknown addresses (SE-09).
pub async fn ask_reset(request: HttpRequest, state: Data<AppState>, body: Bytes) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    visit.throttle(&state)?;
    let mut answered = FormState::posted(posted(&request, &body)?);
    let Some(address) = fields::address(&mut answered) else {
        return Ok(views::ask_reset(&visit.office(), &answered).into_response());
    };
    let network = limit(&state, "reset network", &network::prefix_key(visit.ip), FREE_PER_NETWORK);
    attempt(&state, visit.at, vec![network]).await?;
    let (ctx, house, key_id) = (visit.context(Channel::Admin, visit.language), visit.house.clone(), state.key_id());
    state.db.write(move |tx| actions::ask_reset(tx, &ctx, &house, &key_id, &address)).await?;
    state.bell.notify_one();
    Ok(see(&format!("{}?sent", admin::RESET)))
}

/// `GET /admin/reset/…`.
pub async fn show_new_password(
    request: HttpRequest,
    state: Data<AppState>,
    token: Path<String>,
) -> Result<HttpResponse, Problem> {
    show(&request, &state, LinkKind::Reset, &token).await
}

/// `GET /admin/invitation/…`.
pub async fn show_invitation(request: HttpRequest, state: Data<AppState>, token: Path<String>) -> Result<HttpResponse, Problem> {
    show(&request, &state, LinkKind::Invitation, &token).await
}

/// `POST /admin/reset/…`: signing in is still to come.
pub async fn reset(
    request: HttpRequest,
    state: Data<AppState>,
    token: Path<String>,
    body: Bytes,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let hash = match chosen(&request, &state, &visit, LinkKind::Reset, &token, &body).await? {
        Ok(hash) => hash,
        Err(page) => return Ok(page),
    };
    let (ctx, link) = (visit.context(Channel::Admin, visit.language), jti(&visit, &state, &token));
    let is_set = state.db.write(move |tx| actions::reset(tx, &ctx, &link, &hash)).await?;
    Ok(if is_set { see(&format!("{}?done=saved", admin::SIGN_IN)) } else { expired(&visit, LinkKind::Reset) })
}

/// `POST /admin/invitation/…`: the new colleague is in.
pub async fn accept(
    request: HttpRequest,
    state: Data<AppState>,
    token: Path<String>,
    body: Bytes,
) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(&request, &state);
    let hash = match chosen(&request, &state, &visit, LinkKind::Invitation, &token, &body).await? {
        Ok(hash) => hash,
        Err(page) => return Ok(page),
    };
    let session = SessionToken::random();
    let (ctx, link, session_hash) = (visit.context(Channel::Admin, visit.language), jti(&visit, &state, &token), session.hash());
    let is_in = state.db.write(move |tx| actions::accept(tx, &ctx, &link, &hash, &session_hash)).await?;
    Ok(if is_in { let_in(&state, &session, admin::OVERVIEW) } else { expired(&visit, LinkKind::Invitation) })
}

/// What the database knows a link by; something that it never knew when the token is not one of ours.
fn jti(visit: &Visit, state: &AppState, token: &str) -> String {
    let opened = state.keyring.seals().links.read(Kind::Staff, token, visit.at);
    opened.map(|opened| sha256_hex(opened.jti)).unwrap_or_default()
}

/// Whose link this is, while it works.
async fn whose(visit: &Visit, state: &AppState, kind: LinkKind, token: &str) -> Result<Option<Credentials>, Problem> {
    let (at, hash) = (visit.at, jti(visit, state, token));
    let work = state.db.read(move |connection| {
        let member = store::link(connection, at, kind, &hash)?.and_then(|link| link.member);
        member.map(|member| store::by_id(connection, member)).transpose()
    });
    Ok(work.await?.flatten().filter(|member| member.disabled_at.is_none()))
}

async fn show(request: &HttpRequest, state: &AppState, kind: LinkKind, token: &str) -> Result<HttpResponse, Problem> {
    let visit = Visit::of(request, state);
    Ok(match whose(&visit, state, kind, token).await? {
        Some(member) => page(&visit, kind, token, &member, &FormState::fresh()),
        None => expired(&visit, kind),
    })
}

/// The hash of the password that was chosen, or the page that says what is wrong.
async fn chosen(
    request: &HttpRequest,
    state: &AppState,
    visit: &Visit,
    kind: LinkKind,
    token: &str,
    body: &Bytes,
) -> Result<Result<String, HttpResponse>, Problem> {
    visit.throttle(state)?;
    let mut answered = FormState::posted(posted(request, body)?);
    let Some(member) = whose(visit, state, kind, token).await? else { return Ok(Err(expired(visit, kind))) };
    let about = [member.name.as_str(), member.address.as_str(), &visit.house.settings.organisation_name];
    match fields::new_password(&mut answered, &about) {
        Some(password) => Ok(Ok(password::hash(password.into_secret()).await.map_err(unhashed)?)),
        None => Ok(Err(page(visit, kind, token, &member, &answered))),
    }
}

fn page(visit: &Visit, kind: LinkKind, token: &str, member: &Credentials, answered: &FormState) -> HttpResponse {
    let mut office = visit.office();
    office.language = member.language;
    office.texts = crate::i18n::Texts::of(member.language);
    let action = if kind == LinkKind::Invitation { admin::invitation(token) } else { admin::reset(token) };
    let view =
        NewPasswordView { action: &action, name: &member.name, address: &member.address, is_new: kind == LinkKind::Invitation };
    views::new_password(&office, &view, answered).into_response()
}

fn expired(visit: &Visit, kind: LinkKind) -> HttpResponse {
    views::link_expired(&visit.office(), kind == LinkKind::Invitation).into_response()
}
