//! What a member had typed when the session ended under it: shown again, and sent only when they press once more.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::super::{store, views};
use crate::{
    kernel::digest::sha256_hex,
    state::{AppState, Desk, Problem},
};

/// `GET /admin/drafts/…`.
pub async fn show_draft(desk: Desk, state: Data<AppState>, handle: Path<String>) -> Result<HttpResponse, Problem> {
    let (at, me, hash) = (desk.at, desk.me.id, sha256_hex(handle.as_str()));
    let draft = state.db.read(move |connection| store::draft(connection, at, me, &hash)).await?.ok_or(Problem::NotFound)?;
    let values: Vec<(String, String)> = form_urlencoded::parse(draft.body.as_bytes()).into_owned().collect();
    Ok(views::draft(&desk.office(), &draft.path, &values).into_response())
}
