//! Published versions: evidence, looked at.

use actix_web::{
    HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web::{Data, Path},
};

use super::{
    super::{
        model::{Sheet, Version, languages},
        store,
        views::{self, VersionView},
    },
    asked_language, asked_page, frame, framing,
};
use crate::{
    db::DbError,
    features::{forms::model::Definition, pictures},
    kernel::{Language, digest::sha256_hex, ids::FormId},
    state::{AppState, Desk, Problem},
    web::{download::download, headers},
};

/// A version of an address, its definition as stored and as read. A deleted form's are there to be looked at, too.
async fn of(state: &Data<AppState>, path: &Path<(i64, i64)>) -> Result<(Sheet, Version, String, Definition), Problem> {
    let (id, number) = (FormId(path.0), path.1);
    let read = state.db.read(move |connection| {
        let sheet = store::sheet(connection, id)?;
        let (version, text) = store::version(connection, id, number)?;
        let definition = store::read(&text)?;
        Ok::<_, DbError>((sheet, version, text, definition))
    });
    Ok(read.await?)
}

/// `GET /admin/forms/{id}/versions/{number}`.
pub async fn show_version(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let (sheet, version, text, definition) = of(&state, &path).await?;
    let languages = languages(&definition);
    let language = asked_language(&desk, &languages);
    let (id, page) = (version.id, asked_page(&desk, &definition));
    let read = state.db.read(move |connection| {
        let is_kept = store::rendering(connection, id, language, page.0)?.is_some();
        Ok::<_, DbError>((is_kept, pictures::of_version(connection, id)?, pictures::progress(connection, id)?))
    });
    let (is_kept, pictures, progress) = read.await?;
    let recomputed = sha256_hex(&text);
    let view = VersionView {
        sheet: &sheet,
        version: &version,
        recomputed: &recomputed,
        languages: &languages,
        language,
        page,
        is_kept,
        pictures: &pictures,
        progress,
        has_browser: state.config.browser.is_some(),
    };
    Ok(framing(views::version(&desk.office(), &view).into_response()))
}

/// `GET /admin/forms/{id}/versions/{number}/frame`: the page as it was kept, else drawn from what the version says.
pub async fn show_version_frame(desk: Desk, state: Data<AppState>, path: Path<(i64, i64)>) -> Result<HttpResponse, Problem> {
    let (sheet, version, _, definition) = of(&state, &path).await?;
    let language = asked_language(&desk, &languages(&definition));
    let (id, (page, _)) = (version.id, asked_page(&desk, &definition));
    let Some(html) = state.db.read(move |connection| store::rendering(connection, id, language, page)).await? else {
        return Ok(frame(&desk, &definition, &sheet.properties.slug, language));
    };
    let mut response = HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header(("x-robots-tag", "noindex, nofollow"))
        .body(html);
    headers::framed_by_our_own(&mut response);
    Ok(response)
}

/// `GET /admin/forms/{id}/versions/{number}/pictures/{name}`: a picture of a page, named by its language, page and width.
pub async fn show_picture(desk: Desk, state: Data<AppState>, path: Path<(i64, i64, String)>) -> Result<HttpResponse, Problem> {
    let (form, number, name) = path.into_inner();
    let mut parts = name.split('-');
    let language = parts.next().and_then(Language::from_code);
    let (page, width) = (parts.next().and_then(|part| part.parse().ok()), parts.next().and_then(|part| part.parse().ok()));
    let (Some(language), Some(page), Some(width), None) = (language, page, width, parts.next()) else {
        return Err(Problem::NotFound);
    };
    let read = state.db.read(move |connection| {
        let (version, _) = store::version(connection, FormId(form), number)?;
        pictures::content(connection, version.id, language, page, width)
    });
    let content = read.await?.ok_or(Problem::NotFound)?;
    if !desk.asked("download").is_empty() {
        return Ok(download(&format!("form-{form}-version-{number}-{name}.png"), "image/png").body(content));
    }
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, "image/png")).insert_header((CACHE_CONTROL, "no-store")).body(content))
}
