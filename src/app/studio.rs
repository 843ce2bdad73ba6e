//! Draws published forms where a browser is configured, one version after the other, beside everything else.

use std::{sync::Arc, time::Duration};

use actix_web::web::Data;
use tokio::sync::watch;

use crate::{
    db::{Connection, DbError},
    features::{
        looks::{self, LogoKind},
        pictures::{self, Camera, Cause},
    },
    kernel::ids::FormVersionId,
    state::AppState,
    web::assets,
};

/// How often it is looked whether there is something to draw.
const LOOK: Duration = Duration::from_secs(5);
/// Where stylesheets and logos of looks are.
const LOOKS: &str = "/look/";

/// Runs until `stop` turns true; what was begun then is given back.
pub async fn run(state: Data<AppState>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = draw_asked(&state, &stop).await {
            tracing::warn!(%error, "could not draw published forms");
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Draws what is asked for, until nothing is due or `stop` turns true.
///
/// # Errors
/// Storage errors.
pub async fn draw_asked(state: &Data<AppState>, stop: &watch::Receiver<bool>) -> Result<(), DbError> {
    let Some(browser) = &state.config.browser else { return Ok(()) };
    let camera = Camera::new(browser).until(stop.clone());
    while !*stop.borrow() {
        let (shared, camera): (Arc<AppState>, _) = (state.clone().into_inner(), camera.clone());
        match tokio::task::spawn_blocking(move || draw_next(&shared, &camera)).await {
            Ok(Ok(true)) => {}
            Ok(Ok(false)) => break,
            Ok(Err(error)) => return Err(error),
            Err(error) => return Err(DbError::Broken(format!("drawing ended early: {error}"))),
        }
    }
    Ok(())
}

/// Draws the version that has waited longest; false when none is due.
fn draw_next(state: &AppState, camera: &Camera) -> Result<bool, DbError> {
    let at = state.now();
    let Some(version) = state.db.write_blocking(move |tx| pictures::claim(tx, at))? else { return Ok(false) };
    let outcome = draw(state, camera, version)?;
    let at = state.now();
    match outcome {
        Ok(()) => state.db.write_blocking(move |tx| pictures::finish(tx, version))?,
        Err(_) if camera.is_stopped() => state.db.write_blocking(move |tx| pictures::release(tx, at, version))?,
        Err(cause) => {
            tracing::warn!(version = version.0, cause = cause.code(), "a published form could not be drawn");
            state.db.write_blocking(move |tx| pictures::give_back(tx, at, version, cause))?;
        }
    }
    Ok(true)
}

fn draw(state: &AppState, camera: &Camera, version: FormVersionId) -> Result<Result<(), Cause>, DbError> {
    for asked in state.db.read_blocking(|connection| pictures::missing(connection, version))? {
        let page = state.db.read_blocking(|connection| {
            Ok::<_, DbError>(pictures::self_contained(&asked.html, stylesheet, |address| logo(connection, address)))
        })?;
        let Some(page) = page else { return Ok(Err(Cause::Look)) };
        let shot = match camera.take(&page, asked.width) {
            Ok(shot) => shot,
            Err(cause) => return Ok(Err(cause)),
        };
        let at = state.now();
        state.db.write_blocking(move |tx| pictures::keep(tx, at, version, &asked, &shot))?;
    }
    Ok(Ok(()))
}

/// A stylesheet by its address: ours, or that of the organisation's look.
fn stylesheet(address: &str) -> Option<String> {
    match address.strip_prefix(LOOKS) {
        Some(name) => looks::stylesheet(name),
        None => String::from_utf8(assets::content(address)?.to_vec()).ok(),
    }
}

/// A logo by its address.
fn logo(connection: &mut Connection, address: &str) -> Option<(&'static str, Vec<u8>)> {
    let (hash, kind) = address.strip_prefix(LOOKS)?.split_once('.')?;
    let kind = LogoKind::from_code(kind)?;
    match looks::logo(connection, hash, kind) {
        Ok(content) => Some((kind.mime(), content?)),
        Err(error) => {
            tracing::warn!(%error, "a logo could not be read");
            None
        }
    }
}
