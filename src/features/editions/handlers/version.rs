//! The table of the templates, their versions, and the way back to one.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{actions, store, views},
    key,
};
use crate::{
    features::templates::{MailTexts, TemplateKey, shipped_texts},
    state::{AppState, Desk, Problem},
    web::{done::Done, paths::admin::templates},
};

/// `GET /admin/templates`.
pub async fn show_list(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let all = state.db.read(store::all).await?;
    let line = |template: store::Current| views::ListLine {
        is_shipped: shipped_texts(template.key).is_some_and(|texts| texts == template.texts),
        template,
    };
    let lines: Vec<_> = all.into_iter().map(line).collect();
    Ok(views::list(&desk.office(), &lines).into_response())
}

/// `GET /admin/templates/{key}/shipped`: what this release brings beside what is in use.
pub async fn show_shipped(desk: Desk, state: Data<AppState>, code: Path<String>) -> Result<HttpResponse, Problem> {
    let key = key(&code)?;
    let texts = shipped_texts(key).ok_or(Problem::NotFound)?;
    compare(&desk, &state, key, views::Compared::Shipped, &texts).await
}

/// `POST /admin/templates/{key}/shipped`: back to it, as a new version.
pub async fn return_to_shipped(desk: Desk, state: Data<AppState>, code: Path<String>) -> Result<HttpResponse, Problem> {
    let key = key(&code)?;
    use_again(&desk, &state, key, shipped_texts(key).ok_or(Problem::NotFound)?).await
}

/// `GET /admin/templates/{key}/versions/{number}`.
pub async fn show_version(desk: Desk, state: Data<AppState>, path: Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let (key, number, texts) = of_version(&state, &path).await?;
    compare(&desk, &state, key, views::Compared::Version(number), &texts).await
}

/// `POST /admin/templates/{key}/versions/{number}`: its words again, as a new version.
pub async fn put_back(desk: Desk, state: Data<AppState>, path: Path<(String, String)>) -> Result<HttpResponse, Problem> {
    let (key, _, texts) = of_version(&state, &path).await?;
    use_again(&desk, &state, key, texts).await
}

async fn of_version(state: &Data<AppState>, path: &Path<(String, String)>) -> Result<(TemplateKey, i64, MailTexts), Problem> {
    let key = key(&path.0)?;
    let number: i64 = path.1.parse().map_err(|_| Problem::NotFound)?;
    let read = state.db.read(move |connection| {
        let template = store::current(connection, key)?.id;
        store::version(connection, template, number)
    });
    Ok((key, number, read.await?))
}

async fn compare(
    desk: &Desk,
    state: &Data<AppState>,
    key: TemplateKey,
    compared: views::Compared,
    texts: &MailTexts,
) -> Result<HttpResponse, Problem> {
    let current = state.db.read(move |connection| store::current(connection, key)).await?;
    let view = views::VersionView { key, compared, texts, current: &current.texts };
    Ok(views::version(&desk.office(), &view).into_response())
}

async fn use_again(desk: &Desk, state: &Data<AppState>, key: TemplateKey, texts: MailTexts) -> Result<HttpResponse, Problem> {
    let ctx = desk.context();
    state.db.write(move |tx| actions::put_back(tx, &ctx, key, &texts)).await?;
    state.take_effect().await;
    Ok(desk.redirect(&templates::template(key.code()), Done::Saved))
}
