//! Reading: contacts, consents, subscriptions, the feed, *may this be mailed*.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        model::{
            ConsentDocument, ConsentList, ContactDocument, ContactPage, EventPage, Mailability, Reason, SubscriptionDocument,
            SubscriptionList, written,
        },
        parse, store,
    },
    answers::{self, is_handle, read},
    contacts::{kind, purpose},
};
use crate::{
    db::DbError,
    features::{contacts, feed},
    kernel::{EmailAddress, ids::ContactId},
    state::{AppState, Caller, Problem},
    web::problem::ProblemDocument,
};

/// Contacts on a page, usually and at most.
const CONTACTS: (i64, i64) = (50, 200);
/// Events on a page, usually and at most.
const EVENTS: (i64, i64) = (100, 500);
/// The purpose of mailings without a type.
const MAILINGS: &str = "EMARKETING";

/// List contacts, or find the one who has an address
///
/// In a fixed order, a page at a time. With `address` the list has one contact or none, whichever of their addresses it is.
#[utoipa::path(get, path = "/api/v1/contacts", tag = "Contacts",
    params(("after" = Option<String>, Query, description = "Where to read on: `next` of the page before"),
        ("limit" = Option<i64>, Query, description = "How many, 1 to 200; 50 unless said", example = 50),
        ("address" = Option<String>, Query, description = "Only who has this address", example = "kari@fjordlys.no")),
    responses((status = 200, description = "A page", body = ContactPage),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:read"])))]
pub async fn list_contacts(caller: Caller, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let [after, limit, address] = read!(parse::query(&caller.query, ["after", "limit", "address"]));
    let limit = read!(parse::limit(limit, CONTACTS.0, CONTACTS.1));
    let house = caller.house.clone();
    if let Some(address) = address {
        let address = read!(parse::address("?address", address));
        let find = state.db.read(move |connection| {
            let found = contacts::by_address_key(connection, address.key())?;
            let ids: Vec<ContactId> = found.map(|contact| contact.id).into_iter().collect();
            store::documents(connection, &house.lists, &ids)
        });
        return Ok(answers::json(&ContactPage { items: find.await?, next: None }));
    }
    let after = after.map(str::to_owned);
    if after.as_deref().is_some_and(|after| !is_handle(after)) {
        return Ok(ProblemDocument::wrong("?after", "is no place that a page named").into_response());
    }
    let page = state.db.read(move |connection| {
        let after = match &after {
            None => ContactId(0),
            Some(handle) => match store::place_of(connection, handle)? {
                Some(place) => place,
                None => return Ok(None),
            },
        };
        let mut ids = store::page(connection, after, limit + 1)?;
        let has_more = i64::try_from(ids.len()).unwrap_or(0) > limit;
        ids.truncate(usize::try_from(limit).unwrap_or(0));
        let items = store::documents(connection, &house.lists, &ids)?;
        let next = items.last().filter(|_| has_more).map(|contact| contact.id.clone());
        Ok::<_, DbError>(Some(ContactPage { items, next }))
    });
    match page.await? {
        Some(page) => Ok(answers::json(&page)),
        None => {
            let detail = "The contact at which the page before ended was erased meanwhile. Begin anew, without `after`.";
            Ok(ProblemDocument::new("gone", detail).into_response())
        }
    }
}

/// The contact of a handle.
async fn document(
    caller: &Caller,
    state: &AppState,
    handle: String,
) -> Result<Result<ContactDocument, ProblemDocument>, Problem> {
    let house = caller.house.clone();
    let nobody = || ProblemDocument::new("not-found", "There is no contact of this id.");
    if !is_handle(&handle) {
        return Ok(Err(nobody()));
    }
    let found = state.db.read(move |connection| {
        let ids: Vec<ContactId> = contacts::by_handle(connection, &handle)?.map(|contact| contact.id).into_iter().collect();
        Ok::<_, DbError>(store::documents(connection, &house.lists, &ids)?.pop())
    });
    Ok(found.await?.ok_or_else(nobody))
}

/// Read a contact
///
/// A contact that was merged into another answers as that one: its `id` is another then.
#[utoipa::path(get, path = "/api/v1/contacts/{id}", tag = "Contacts",
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A")),
    responses((status = 200, description = "The contact", body = ContactDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:read"])))]
pub async fn show_contact(caller: Caller, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    let contact = read!(document(&caller, &state, id.into_inner()).await?);
    Ok(answers::versioned(contact.version, &contact))
}

/// List the consents of a contact
///
/// Every purpose in use, also those that nothing is registered for.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/consents", tag = "Consents",
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A")),
    responses((status = 200, description = "Their consents", body = ConsentList),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:read"])))]
pub async fn list_consents(caller: Caller, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    let contact = read!(document(&caller, &state, id.into_inner()).await?);
    Ok(answers::versioned(contact.version, &ConsentList { items: contact.consents }))
}

/// Read the consent to a purpose
///
/// The three states are kept apart: nothing registered, active, withdrawn.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/consents/{purpose}", tag = "Consents",
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("purpose" = String, Path, description = "The purpose, by key", example = "EMARKETING")),
    responses((status = 200, description = "The consent", body = ConsentDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:read"])))]
pub async fn show_consent(caller: Caller, state: Data<AppState>, path: Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let (handle, key) = path.into_inner();
    read!(parse::query(&caller.query, []));
    read!(purpose(&caller, &key));
    let contact = read!(document(&caller, &state, handle).await?);
    let consent = contact.consents.iter().find(|consent| consent.purpose == key).ok_or(Problem::NotFound)?;
    Ok(answers::versioned(contact.version, consent))
}

/// List the subscriptions of a contact
///
/// Every subscription type in use, also those that they never chose.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/subscriptions", tag = "Subscriptions",
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A")),
    responses((status = 200, description = "Their subscriptions", body = SubscriptionList),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:read"])))]
pub async fn list_subscriptions(caller: Caller, state: Data<AppState>, id: Path<String>) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    let contact = read!(document(&caller, &state, id.into_inner()).await?);
    Ok(answers::versioned(contact.version, &SubscriptionList { items: contact.subscriptions }))
}

/// Read the choice of a subscription type
///
/// The choice, and whether they get mailings of it as things stand.
#[utoipa::path(get, path = "/api/v1/contacts/{id}/subscriptions/{type}", tag = "Subscriptions",
    params(("id" = String, Path, description = "The contact", example = "4Yp0cJm3Tq6eXh1nUuVw9A"),
        ("type" = String, Path, description = "The subscription type, by key", example = "NEWS")),
    responses((status = 200, description = "The choice", body = SubscriptionDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["contacts:read"])))]
pub async fn show_subscription(
    caller: Caller,
    state: Data<AppState>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (handle, key) = path.into_inner();
    read!(parse::query(&caller.query, []));
    read!(kind(&caller, &key));
    let contact = read!(document(&caller, &state, handle).await?);
    let subscription = contact.subscriptions.iter().find(|it| it.kind == key).ok_or(Problem::NotFound)?;
    Ok(answers::versioned(contact.version, subscription))
}

/// May this address be mailed?
///
/// Ask shortly before sending. An address that nobody has is answered like one for which nothing is registered.
#[utoipa::path(get, path = "/api/v1/mailability", tag = "Mailability",
    params(("address" = String, Query, description = "The address", example = "kari@fjordlys.no"),
        ("type" = Option<String>, Query, description = "The subscription type of the mailing, by key; none for a mailing without a type", example = "NEWS")),
    responses((status = 200, description = "The decision", body = Mailability),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["mailability:read"])))]
pub async fn check_mailability(caller: Caller, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let [address, of_type] = read!(parse::query(&caller.query, ["address", "type"]));
    let Some(address) = address else {
        return Ok(ProblemDocument::wrong("?address", "is missing").into_response());
    };
    let lists = &caller.house.lists;
    let about = match of_type {
        None => Some((lists.purpose_of_key(MAILINGS).map(|purpose| purpose.id), None)),
        Some(key) => {
            let kind = lists.types.iter().find(|kind| kind.key == key && lists.is_sent(kind));
            kind.map(|kind| (Some(kind.purpose), Some(kind.id)))
        }
    };
    let Some(about) = about else {
        return Ok(ProblemDocument::wrong("?type", "is no key of a subscription type in use").into_response());
    };
    let reason = match EmailAddress::parse(address) {
        Err(_) => Reason::NoValidAddress,
        Ok(address) => {
            let house = caller.house.clone();
            let decide = move |connection: &mut crate::db::Connection| {
                store::reason(connection, &house.lists, &house.settings, &address, about)
            };
            state.db.read(decide).await?
        }
    };
    let decision = Mailability { is_mailable: reason == Reason::Ready, reason, decided_at: written(caller.at) };
    Ok(answers::json(&decision))
}

/// Read what happened
///
/// Everything that happened to contacts, in the order in which it was committed: read on with `after` = `next` of the page before,
/// and nothing is passed over. Changes by import and in bulk are in it like any other. An `after` beyond the end is answered with 410:
/// no page named it, so begin anew.
#[utoipa::path(get, path = "/api/v1/events", tag = "Events",
    params(("after" = Option<i64>, Query, description = "Where to read on: `next` of the page before; 0 is the beginning", example = 0),
        ("limit" = Option<i64>, Query, description = "How many, 1 to 500; 100 unless said", example = 100)),
    responses((status = 200, description = "A page", body = EventPage),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = ["events:read"])))]
pub async fn list_events(caller: Caller, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let [after, limit] = read!(parse::query(&caller.query, ["after", "limit"]));
    let limit = read!(parse::limit(limit, EVENTS.0, EVENTS.1));
    let after = match after.map(str::parse::<i64>) {
        None => 0,
        Some(Ok(after)) if after >= 0 => after,
        Some(_) => return Ok(ProblemDocument::wrong("?after", "is a number that a page named as `next`").into_response()),
    };
    let house = caller.house.clone();
    let replica = state.db.replica();
    let page = replica.read(move |connection| {
        let mut placed = feed::page(connection, after, limit + 1)?;
        let has_more = i64::try_from(placed.len()).unwrap_or(0) > limit;
        placed.truncate(usize::try_from(limit).unwrap_or(0));
        let next = placed.last().map_or(after, |(position, ..)| *position);
        let items = feed::happenings(connection, &house.lists, placed, false)?;
        Ok::<_, DbError>(EventPage { items, next, has_more })
    });
    let page = page.await?;
    // A replica may not have arrived there yet; the primary knows.
    if page.items.is_empty() && after > 0 && after > state.db.read(feed::end).await? {
        let detail = "This place lies beyond the end of what happened: another portal named it. Begin anew, without `after`.";
        return Ok(ProblemDocument::new("gone", detail).into_response());
    }
    Ok(answers::json(&page))
}
