//! The keys: looking at them, making new ones.

use actix_web::{HttpResponse, web::Data};

use super::super::{actions, views};
use crate::{
    security::Keys,
    state::{AppState, Desk, Problem},
    web::{done::Done, paths::admin::settings},
};

/// `GET /admin/settings/keys`.
pub async fn show_keys(desk: Desk, state: Data<AppState>) -> HttpResponse {
    let seals = state.keyring.seals();
    views::keys(&desk.office(), desk.at, &seals.keys().inventory(desk.at)).into_response()
}

/// `POST /admin/settings/keys`: new keys sign from now on, the old ones go on opening what they signed.
pub async fn rotate(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let before = state.keyring.seals().keys().clone();
    let (dir, at, keyring) = (state.config.keys_dir(), desk.at, state.keyring.clone());
    let rotation = tokio::task::spawn_blocking(move || {
        let after = Keys::rotate(&dir, at)?;
        keyring.reload_if_changed()?;
        Ok::<_, crate::kernel::StartupError>(after)
    });
    let after = match rotation.await {
        Ok(outcome) => outcome.map_err(|error| Problem::Unexpected(error.to_string()))?,
        Err(error) => return Err(Problem::Unexpected(error.to_string())),
    };
    let ctx = desk.context();
    state.db.write(move |tx| actions::note_rotation(tx, &ctx, &before, &after)).await?;
    Ok(desk.redirect(settings::KEYS, Done::Saved))
}
