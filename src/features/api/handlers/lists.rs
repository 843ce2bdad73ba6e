//! The lists that keys come from, and the API's own description.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CONTENT_TYPE, HeaderValue},
    web::Data,
};

use super::{
    super::{
        document,
        model::{ListDocument, ListItem},
        parse, store, views,
    },
    answers::{self, read},
};
use crate::{
    features::lists::{NamedItem, Words},
    kernel::Language,
    state::{AppState, Caller, Problem, Visit},
    web::problem::ProblemDocument,
};

fn names<T>(words: &Words<T>, name: impl Fn(&T) -> &str) -> std::collections::BTreeMap<String, String> {
    let named = Language::ALL
        .into_iter()
        .filter_map(|language| Some((language.code().to_owned(), name(words.get(language)?).to_owned())));
    named.filter(|(_, name)| !name.is_empty()).collect()
}

fn named<Id>(items: &[NamedItem<Id>]) -> ListDocument {
    let item = |item: &NamedItem<Id>| ListItem {
        key: item.key.clone(),
        is_active: true,
        purpose: None,
        starts_on: None,
        names: names(&item.words, |name| name),
    };
    ListDocument { items: items.iter().filter(|item| !item.is_deleted).map(item).collect() }
}

/// List purposes
///
/// What data is used for.
#[utoipa::path(get, path = "/api/v1/purposes", tag = "Lists",
    responses((status = 200, description = "The list", body = ListDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = [])))]
pub async fn list_purposes(caller: Caller) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    let items = caller.house.lists.purposes.iter().filter(|purpose| !purpose.is_deleted).map(|purpose| ListItem {
        key: purpose.key.clone(),
        is_active: purpose.is_active,
        purpose: None,
        starts_on: None,
        names: names(&purpose.words, |words| &words.name),
    });
    Ok(answers::json(&ListDocument { items: items.collect() }))
}

/// List subscription types
///
/// The kinds of mailings that contacts choose.
#[utoipa::path(get, path = "/api/v1/subscription-types", tag = "Lists",
    responses((status = 200, description = "The list", body = ListDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = [])))]
pub async fn list_types(caller: Caller) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    let lists = &caller.house.lists;
    let items = lists.types.iter().filter(|kind| !kind.is_deleted).map(|kind| ListItem {
        key: kind.key.clone(),
        is_active: kind.is_active,
        purpose: lists.purpose(kind.purpose).map(|purpose| purpose.key.clone()),
        starts_on: Some(kind.starts_on),
        names: names(&kind.words, |words| &words.name),
    });
    Ok(answers::json(&ListDocument { items: items.collect() }))
}

/// List legal bases
///
/// The grounds of GDPR Article 6(1), and `WITHDRAWN`.
#[utoipa::path(get, path = "/api/v1/legal-bases", tag = "Lists",
    responses((status = 200, description = "The list", body = ListDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = [])))]
pub async fn list_bases(caller: Caller) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    Ok(answers::json(&named(&caller.house.lists.bases)))
}

/// List sources
///
/// How data comes in.
#[utoipa::path(get, path = "/api/v1/sources", tag = "Lists",
    responses((status = 200, description = "The list", body = ListDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = [])))]
pub async fn list_sources(caller: Caller) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    Ok(answers::json(&named(&caller.house.lists.sources)))
}

/// List interests
///
/// What people can be interested in.
#[utoipa::path(get, path = "/api/v1/interests", tag = "Lists",
    responses((status = 200, description = "The list", body = ListDocument),
        (status = "default", description = "What went wrong", body = ProblemDocument, content_type = "application/problem+json")),
    security(("token" = [])))]
pub async fn list_interests(caller: Caller, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    read!(parse::query(&caller.query, []));
    let items = state.db.read(store::interest_items).await?;
    Ok(answers::json(&ListDocument { items }))
}

/// `GET /api/v1/openapi.json`: the description for programs; it is the same everywhere and no secret.
pub async fn show_document(state: Data<AppState>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, HeaderValue::from_static("application/json")))
        .body(document::written(state.config.base_url.as_str()))
}

/// `GET /api`: the same for people.
pub async fn show_page(request: HttpRequest, state: Data<AppState>) -> HttpResponse {
    let visit = Visit::of(&request, &state);
    let base = state.config.base_url.as_str();
    views::page(&visit.site(), &document::value(base), base).into_response()
}
