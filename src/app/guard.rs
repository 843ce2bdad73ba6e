//! The guard of the admin area: nothing below `/admin` is answered that the route table does not allow (SE-04, SE-08).
//!
//! It knows who asks, whether they may, and whether a form is their own. What a page does is its handler's business.

use std::rc::Rc;

use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{
        Method,
        header::{CONTENT_TYPE, LOCATION},
    },
    middleware::Next,
    web::{Bytes, BytesMut, Data},
};
use chrono::Duration;
use futures_util::{StreamExt, stream};

use super::routes::Need;
use crate::{
    features::{
        audit::{self, Entry, Subject},
        staff::{self, Draft, Open, views},
    },
    kernel::{Channel, Timestamp, digest::sha256_hex, ids::StaffId, random},
    security::SessionToken,
    state::{AppState, Desk, Posted, PostedFile, Problem, Upload, Visit, is_from_another_origin, posted, pumped, session_cookie},
    web::{office::CSRF, paths::admin},
};

/// The largest body that a member may send, in octets: a logo or the texts of a template in six languages.
const BODY_LIMIT: usize = 4 * 1024 * 1024;
/// How much more is read and thrown away, in octets, so that a browser that is still sending hears the answer.
const PATIENCE: usize = 32 * 1024 * 1024;
/// How often the use of a session is noted.
const NOTE: Duration = Duration::minutes(1);

/// What an address asks for, as the table says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Needs {
    /// To look.
    pub get: Need,
    /// To change.
    pub post: Need,
    /// Is there something to look at?
    pub has_get: bool,
    /// Must the member have proved a short while ago who they are, to change it?
    pub wants_proof: bool,
    /// Does the handler read what is posted itself, because it may be larger than memory should hold?
    pub streams: bool,
}

/// Lets a request through to its handler, or answers it here.
pub async fn guard<B>(needs: Needs, mut request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<BoxBody>, Error>
where
    B: MessageBody + 'static,
{
    match admit(needs, &mut request).await {
        Ok(None) => Ok(next.call(request).await?.map_into_boxed_body()),
        Ok(Some(answer)) => Ok(request.into_response(answer)),
        Err(problem) => Ok(request.into_response(problem.error_response())),
    }
}

/// Nothing when the handler may answer; otherwise the answer.
async fn admit(needs: Needs, request: &mut ServiceRequest) -> Result<Option<HttpResponse>, Problem> {
    let Some(state) = request.app_data::<Data<AppState>>().cloned() else { return Err(Problem::Forbidden) };
    let is_post = request.method() == Method::POST;
    if !is_post && request.method() != Method::GET && request.method() != Method::HEAD {
        // No handler takes these; the router says which methods there are.
        return Ok(None);
    }
    if is_post && is_from_another_origin(request.request(), &state) {
        return Err(Problem::Forbidden);
    }
    let need = if is_post { needs.post } else { needs.get };
    if need == Need::Anyone {
        return Ok(None);
    }
    let visit = Visit::of(request.request(), &state);
    let token = request.cookie(session_cookie(&state)).and_then(|cookie| SessionToken::read(cookie.value()));
    let Some((token, open)) = whose(&state, &visit, token.clone()).await? else {
        return to_the_door(request, &state, &visit, needs, is_post, token).await.map(Some);
    };
    let mut desk = desk(request.request(), visit, &token, open);
    if need != Need::Own && desk.me.owes_second_step() {
        return to_the_second_step(request, &state, &desk, is_post && !needs.streams, &token).await.map(Some);
    }
    if let Need::Right(right) = need
        && !desk.may(right)
    {
        let (ctx, page) = (desk.context(), Subject::new("page", request.match_pattern().unwrap_or_default()));
        let entry = Entry::new("access.refused", page).changing(serde_json::Value::Null, right.code().into());
        state.db.write(move |tx| audit::record(tx, &ctx, &entry)).await?;
        return Ok(Some(views::refused(&desk.office(), right).into_response()));
    }
    if is_post && needs.streams {
        let Some(upload) = begin_upload(request, &token).await? else {
            return Ok(Some(views::stale_form(&desk.office()).into_response()));
        };
        request.extensions_mut().insert(upload);
    } else if is_post {
        desk.posted = Rc::new(read(request).await?);
        let csrf = desk.posted.values.iter().find(|(name, _)| name == CSRF).map_or("", |(_, value)| value);
        if !token.made_form_with(csrf) {
            return Ok(Some(views::stale_form(&desk.office()).into_response()));
        }
        if needs.wants_proof && !desk.session.is_proved(desk.at) {
            let back = keep(&state, desk.at, desk.me.id, request.path(), &desk.posted.values).await?;
            return Ok(Some(see(&admin::proof_for(&back))));
        }
    } else if let Some(draft) = kept(&state, &desk).await? {
        let values = form_urlencoded::parse(draft.body.as_bytes()).into_owned().collect();
        desk.posted = Rc::new(Posted { values, files: Vec::new() });
        desk.kept_from = Some(draft.path);
    }
    if desk.at.since(desk.session.seen_at) >= NOTE {
        let (at, id) = (desk.at, desk.session.id);
        state.db.write(move |tx| staff::touch(tx, at, id)).await?;
    }
    request.extensions_mut().insert(desk);
    Ok(None)
}

/// Who holds this token.
async fn whose(state: &AppState, visit: &Visit, token: Option<SessionToken>) -> Result<Option<(SessionToken, Open)>, Problem> {
    let Some(token) = token else { return Ok(None) };
    let (at, hash) = (visit.at, token.hash());
    let open = state.db.read(move |connection| staff::session(connection, at, &hash)).await?;
    Ok(open.map(|open| (token, open)))
}

/// Who asks, for pages that no handler answers; nobody when that cannot be found out.
pub async fn sitter(request: &HttpRequest, state: &AppState) -> Option<Desk> {
    if let Ok(desk) = Desk::of(request) {
        return Some(desk);
    }
    let visit = Visit::of(request, state);
    let token = request.cookie(session_cookie(state)).and_then(|cookie| SessionToken::read(cookie.value()));
    let (token, open) = whose(state, &visit, token).await.ok()??;
    Some(desk(request, visit, &token, open))
}

fn desk(request: &HttpRequest, visit: Visit, token: &SessionToken, open: Open) -> Desk {
    Desk {
        at: visit.at,
        origin: visit.context(Channel::Admin, open.member.language).origin,
        ip: visit.ip,
        house: visit.house,
        me: open.member,
        session: open.session,
        csrf: token.csrf(),
        path: request.path().to_owned(),
        query: form_urlencoded::parse(request.query_string().as_bytes()).into_owned().collect(),
        posted: Rc::default(),
        kept_from: None,
    }
}

/// What the member had typed into the form that is asked for, before they had to sign in again or prove who they are.
async fn kept(state: &AppState, desk: &Desk) -> Result<Option<Draft>, Problem> {
    let handle = desk.asked(admin::KEPT);
    if handle.is_empty() {
        return Ok(None);
    }
    let (at, me, hash) = (desk.at, desk.me.id, sha256_hex(handle));
    let draft = state.db.read(move |connection| staff::draft(connection, at, me, &hash)).await?;
    Ok(draft.filter(|draft| admin::form_of(&draft.path).as_deref() == Some(desk.path.as_str())))
}

/// To the page that turns the second step on, and back here afterwards; what the member had typed is kept for them (SE-06).
async fn to_the_second_step(
    request: &mut ServiceRequest,
    state: &AppState,
    desk: &Desk,
    is_post: bool,
    token: &SessionToken,
) -> Result<HttpResponse, Problem> {
    if !is_post {
        let path = request.uri().path_and_query().map_or(admin::OVERVIEW, |path| path.as_str());
        return Ok(see(&admin::two_step_for(admin::own(path))));
    }
    let posted = read(request).await?;
    let csrf = posted.values.iter().find(|(name, _)| name == CSRF).map_or("", |(_, value)| value);
    if !token.made_form_with(csrf) {
        return Ok(views::stale_form(&desk.office()).into_response());
    }
    let back = keep(state, desk.at, desk.me.id, request.path(), &posted.values).await?;
    Ok(see(&admin::two_step_for(&back)))
}

/// To the page that asks who is there, and back here afterwards; what a member had typed is kept for them.
async fn to_the_door(
    request: &mut ServiceRequest,
    state: &AppState,
    visit: &Visit,
    needs: Needs,
    is_post: bool,
    token: Option<SessionToken>,
) -> Result<HttpResponse, Problem> {
    let path = request.uri().path_and_query().map_or(admin::OVERVIEW, |path| path.as_str()).to_owned();
    if !is_post {
        return Ok(see(&admin::sign_in_for(admin::own(&path))));
    }
    let owner = match token {
        Some(token) => state.db.read(move |connection| staff::owner_of(connection, &token.hash())).await?,
        None => None,
    };
    let back = match owner {
        Some(owner) if !needs.streams => {
            let posted = read(request).await?;
            keep(state, visit.at, owner, request.path(), &posted.values).await?
        }
        _ if needs.has_get => request.path().to_owned(),
        _ => admin::OVERVIEW.to_owned(),
    };
    Ok(see(&admin::sign_in_for(admin::own(&back))))
}

/// Keeps what was typed, but for passwords and codes; answers where it is shown again.
async fn keep(
    state: &AppState,
    at: Timestamp,
    owner: StaffId,
    path: &str,
    values: &[(String, String)],
) -> Result<String, Problem> {
    let mut body = form_urlencoded::Serializer::new(String::new());
    let is_secret = |name: &str| name == CSRF || name.contains("password") || name.contains("code");
    for (name, value) in values.iter().filter(|(name, _)| !is_secret(name)) {
        body.append_pair(name, value);
    }
    let draft = Draft { path: path.to_owned(), body: body.finish() };
    let handle = random::handle();
    let hash = sha256_hex(&handle);
    state.db.write(move |tx| staff::keep_draft(tx, at, owner, &hash, &draft)).await?;
    Ok(match admin::form_of(path) {
        Some(page) => format!("{page}?{}={handle}", admin::KEPT),
        None => admin::draft(&handle),
    })
}

fn see(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}

/// Begins to read a form that brings a file: its first part is the session's token, or it is not the member's own form. Nothing
/// beyond that part is read here.
async fn begin_upload(request: &mut ServiceRequest, token: &SessionToken) -> Result<Option<Upload>, Problem> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| Problem::ContentType)?;
    let mut upload = Upload::new(pumped(request.take_payload(), PATIENCE), boundary);
    let csrf = upload.first_value(CSRF).await?;
    Ok(csrf.filter(|csrf| token.made_form_with(csrf)).map(|_| upload))
}

/// Reads what was posted, files included.
async fn read(request: &mut ServiceRequest) -> Result<Posted, Problem> {
    let mut payload = request.take_payload();
    let mut body = BytesMut::new();
    while let Some(piece) = payload.next().await {
        let piece = piece.map_err(|_| Problem::BadRequest)?;
        if body.len() + piece.len() > BODY_LIMIT {
            let mut past = body.len() + piece.len();
            drop(body);
            while let Some(Ok(piece)) = payload.next().await {
                past += piece.len();
                if past > PATIENCE {
                    break;
                }
            }
            return Err(Problem::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    let body = body.freeze();
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    match multer::parse_boundary(kind) {
        Ok(boundary) => parts(body, boundary).await,
        Err(_) => Ok(Posted { values: posted(request.request(), &body)?, files: Vec::new() }),
    }
}

/// The parts of a form that sends files.
async fn parts(body: Bytes, boundary: String) -> Result<Posted, Problem> {
    let stream = stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut posted = Posted::default();
    while let Some(part) = parts.next_field().await.map_err(|_| Problem::BadRequest)? {
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(ToOwned::to_owned) {
            Some(name) => {
                let content = part.bytes().await.map_err(|_| Problem::BadRequest)?.to_vec();
                posted.files.push(PostedFile { field, name, content });
            }
            None => {
                let value = String::from_utf8(part.bytes().await.map_err(|_| Problem::BadRequest)?.to_vec());
                posted.values.push((field, value.map_err(|_| Problem::BadRequest)?));
            }
        }
    }
    Ok(posted)
}
