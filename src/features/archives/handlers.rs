//! `/admin/exports`: everything as one file.

use actix_web::{HttpRequest, HttpResponse, web::Data};

use super::{
    actions,
    pack::{PackError, pack},
    views,
};
use crate::{
    features::staff,
    kernel::Right,
    state::{AppState, Desk, Problem},
    web::download::of_file,
};

/// `GET /admin/exports`.
pub async fn show(desk: Desk) -> HttpResponse {
    views::exports(&desk.office()).into_response()
}

/// `POST /admin/exports`: everything but the secrets of members of staff, which are the operator's to take out.
pub async fn export(desk: Desk, state: Data<AppState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    // The route asks for the right to the settings, which are in it as well.
    if !desk.may(Right::Export) {
        return Ok(staff::views::refused(&desk.office(), Right::Export).into_response());
    }
    let (ctx, at) = (desk.context(), desk.at);
    state.db.write(move |tx| actions::note(tx, &ctx, false)).await?;
    let packed = actix_web::rt::task::spawn_blocking(move || {
        let file = tempfile::tempfile_in(&state.config.data_dir)?;
        pack(&state.db, &file, false, at)?;
        Ok::<_, PackError>(file)
    });
    let unexpected = |error: &dyn std::error::Error| Problem::Unexpected(error.to_string());
    match packed.await.map_err(|error| unexpected(&error))? {
        Ok(file) => of_file(&request, file, "samtykke.zip").map_err(|error| unexpected(&error)),
        Err(PackError::Storage(error)) => Err(error.into()),
        Err(error) => Err(unexpected(&error)),
    }
}
