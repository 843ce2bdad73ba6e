//! Changing contacts.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Fate, Request},
        model::{AddressBody, ConsentBody, ContactPatch, NewContact, Reply, SavedDocument, SubscriptionBody},
        parse,
    },
    answers::{self, is_handle, read},
};
use crate::{
    db::DbError,
    features::integrations::ApiRight,
    kernel::{ids::PurposeId, ids::TypeId},
    state::{AppState, Caller, Problem},
    web::problem::ProblemDocument,
};

/// The request of a caller, for the transaction.
fn request(caller: &Caller) -> Request {
    Request {
        program: caller.program.id,
        key: caller.key.clone(),
        hash: caller.request_hash.clone(),
        seen: caller.seen.clone(),
        may_read: caller.may(ApiRight::ReadContacts),
    }
}

/// What a change to a contact answers. A handle that cannot be one is nobody's.
fn answered(outcome: Result<Reply, DbError>) -> Result<HttpResponse, Problem> {
    Ok(answers::of(outcome?))
}

fn nobody() -> HttpResponse {
    ProblemDocument::new("not-found", "There is no contact of this id.").into_response()
}

/// Add a contact
///
/// They are stored under the organisation's default legal basis, and told so by mail when their source says that they are. An address
/// that somebody has already is refused.
#[utoipa::path(post, path = "/api/v1/contacts", tag = "Contacts", request_body = NewContact,
    params(("Idempotency-Key" = Option<String>, Header, description = "Of your making: the same request under the same key is done once")),
    responses((status = 201, description = "They are there now", body = SavedDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:write"])))]
pub async fn create_contact(caller: Caller, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let new: NewContact = read!(parse::body(&caller.body));
    let (ctx, house, key_id, request) = (caller.context(), caller.house.clone(), state.key_id(), request(&caller));
    let work =
        state.db.write(move |tx| request.answered(tx, ctx.at, |tx| actions::create(tx, &ctx, &house, &key_id, &request, &new)));
    let outcome = work.await;
    state.bell.notify_one();
    answered(outcome)
}

/// Change details of a contact
///
/// What is not named stays as it is; `null` empties a text. *No mailings* can be set and not lifted.
#[utoipa::path(patch, path = "/api/v1/contacts/{id}", tag = "Contacts", request_body = ContactPatch,
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen: refused with 412 when the contact was changed since"),
        ("Idempotency-Key" = Option<String>, Header, description = "Of your making: the same request under the same key is done once")),
    responses((status = 200, description = "It is so now", body = SavedDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:write"])))]
pub async fn change_contact(caller: Caller, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let patch: ContactPatch = read!(parse::body(&caller.body));
    if !is_handle(&id) {
        return Ok(nobody());
    }
    let (ctx, request, handle) = (caller.context(), request(&caller), id.into_inner());
    let work = state.db.write(move |tx| request.answered(tx, ctx.at, |tx| actions::change(tx, &ctx, &request, &handle, &patch)));
    answered(work.await)
}

/// Give a contact another address
///
/// It is not the one that is written to; see `primary-address`.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/addresses", tag = "Contacts", request_body = AddressBody,
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Of your making")),
    responses((status = 200, description = "It is theirs", body = SavedDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:write"])))]
pub async fn add_address(caller: Caller, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    let body: AddressBody = read!(parse::body(&caller.body));
    let address = read!(parse::address("/address", &body.address));
    if !is_handle(&id) {
        return Ok(nobody());
    }
    let (ctx, request, handle) = (caller.context(), request(&caller), id.into_inner());
    let work =
        state.db.write(move |tx| request.answered(tx, ctx.at, |tx| actions::add_address(tx, &ctx, &request, &handle, &address)));
    answered(work.await)
}

/// Make an address the one that is written to
///
/// The contact has it already.
#[utoipa::path(put, path = "/api/v1/contacts/{id}/primary-address", tag = "Contacts", request_body = AddressBody,
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Of your making")),
    responses((status = 200, description = "It is written to", body = SavedDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:write"])))]
pub async fn make_address_primary(caller: Caller, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    settle(caller, state, id, Fate::Primary).await
}

/// Take an address away
///
/// Not the one that is written to. The address is in the body and not in the path, because paths end up in logs.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/address-removals", tag = "Contacts", request_body = AddressBody,
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Of your making")),
    responses((status = 200, description = "It is gone", body = SavedDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:write"])))]
pub async fn remove_address(caller: Caller, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    settle(caller, state, id, Fate::Removed).await
}

async fn settle(caller: Caller, state: Data<AppState>, id: Path<String>, fate: Fate) -> Result<HttpResponse, Problem> {
    let body: AddressBody = read!(parse::body(&caller.body));
    let address = read!(parse::address("/address", &body.address));
    if !is_handle(&id) {
        return Ok(nobody());
    }
    let (ctx, house, request, handle) = (caller.context(), caller.house.clone(), request(&caller), id.into_inner());
    let work = state.db.write(move |tx| {
        request.answered(tx, ctx.at, |tx| actions::settle_address(tx, &ctx, &house, &request, &handle, &address, fate))
    });
    answered(work.await)
}

/// The purpose of a key, unless it is deleted.
pub(super) fn purpose(caller: &Caller, key: &str) -> Result<PurposeId, ProblemDocument> {
    let found = caller.house.lists.purpose_of_key(key).filter(|purpose| !purpose.is_deleted);
    found.map(|purpose| purpose.id).ok_or_else(|| ProblemDocument::new("not-found", "There is no purpose of this key."))
}

/// The subscription type of a key, unless it is deleted; with whether it is in use.
pub(super) fn kind(caller: &Caller, key: &str) -> Result<(TypeId, bool), ProblemDocument> {
    let found = caller.house.lists.types.iter().find(|kind| kind.key == key && !kind.is_deleted);
    found
        .map(|kind| (kind.id, kind.is_active))
        .ok_or_else(|| ProblemDocument::new("not-found", "There is no subscription type of this key."))
}

/// Set or withdraw a consent
///
/// A withdrawal gives way only to a newer act of the contact, sent as `newer_act` with when and how it is known; otherwise it is
/// refused with 409. Withdrawing is setting the basis `WITHDRAWN`, and always possible.
#[utoipa::path(put, path = "/api/v1/contacts/{id}/consents/{purpose}", tag = "Consents", request_body = ConsentBody,
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("purpose" = String, Path, description = "The purpose, by key", example = "EMARKETING"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Of your making")),
    responses((status = 200, description = "It is so now", body = SavedDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["consents:write"])))]
pub async fn set_consent(caller: Caller, state: Data<AppState>, path: Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let (handle, key) = path.into_inner();
    let body: ConsentBody = read!(parse::body(&caller.body));
    let wish = read!(parse::consent(&body, &caller.house.lists, caller.at));
    if !is_handle(&handle) {
        return Ok(nobody());
    }
    let purpose = read!(purpose(&caller, &key));
    let (ctx, house, request) = (caller.context(), caller.house.clone(), request(&caller));
    let work = state.db.write(move |tx| {
        request.answered(tx, ctx.at, |tx| actions::set_consent(tx, &ctx, &house, &request, &handle, purpose, &wish))
    });
    answered(work.await)
}

/// Turn a subscription on or off
///
/// An *off* gives way only to a newer act of the contact, like a withdrawal. Turning on is no consent: that is set by its purpose.
#[utoipa::path(put, path = "/api/v1/contacts/{id}/subscriptions/{type}", tag = "Subscriptions", request_body = SubscriptionBody,
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("type" = String, Path, description = "The subscription type, by key", example = "NEWS"),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was seen"),
        ("Idempotency-Key" = Option<String>, Header, description = "Of your making")),
    responses((status = 200, description = "It is so now", body = SavedDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["consents:write"])))]
pub async fn set_subscription(
    caller: Caller,
    state: Data<AppState>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (handle, key) = path.into_inner();
    let body: SubscriptionBody = read!(parse::body(&caller.body));
    let newer_act = read!(parse::newer_act(body.newer_act.as_ref(), caller.at).map_err(ProblemDocument::invalid));
    if !is_handle(&handle) {
        return Ok(nobody());
    }
    let (kind, is_active) = read!(kind(&caller, &key));
    let now = body.choice.kept();
    if !is_active && now == Some(true) {
        return Ok(ProblemDocument::new("conflict", "The type is out of use.").into_response());
    }
    let (ctx, house, request) = (caller.context(), caller.house.clone(), request(&caller));
    let work = state.db.write(move |tx| {
        request.answered(tx, ctx.at, |tx| actions::choose(tx, &ctx, &house, &request, &handle, kind, (now, newer_act.as_ref())))
    });
    answered(work.await)
}
