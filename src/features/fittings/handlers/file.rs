//! Logos and stylesheets. Their names follow from their content, so they may be kept for ever.

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web::{Bytes, Data, Path},
};

use crate::{
    features::looks::{self, LogoKind},
    state::{AppState, Problem},
};

/// `GET /look/…`: the logo in use comes from memory, one that is tried on or was used before from the database.
pub async fn serve(state: Data<AppState>, name: Path<String>) -> Result<HttpResponse, Problem> {
    if let Some(css) = looks::stylesheet(&name) {
        return Ok(kept("text/css; charset=utf-8", Bytes::from(css)));
    }
    let (hash, kind) = name.split_once('.').ok_or(Problem::NotFound)?;
    let kind = LogoKind::from_code(kind).ok_or(Problem::NotFound)?;
    let house = state.snapshots.share();
    let is_worn = house.look.logo.as_ref().is_some_and(|logo| logo.hash == hash && logo.kind == kind);
    if let Some(content) = house.logo.clone().filter(|_| is_worn) {
        return Ok(kept(kind.mime(), Bytes::from_owner::<Arc<[u8]>>(content)));
    }
    let hash = hash.to_owned();
    let content = state.db.read(move |connection| looks::logo(connection, &hash, kind)).await?.ok_or(Problem::NotFound)?;
    Ok(kept(kind.mime(), Bytes::from(content)))
}

fn kept(kind: &'static str, content: Bytes) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(content)
}
