//! Checking a draft, and publishing it.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Look, Published},
        model::{changes, check, frozen},
        store,
        views::{self, PublicationView},
    },
    drafted,
};
use crate::{
    db::DbError,
    features::pictures,
    kernel::ids::FormId,
    state::{AppState, Desk, Problem},
    web::{assets, done::Done, paths::admin::drafts},
};

/// `GET /admin/forms/{id}/draft/publication`.
pub async fn show_publication(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    page(&desk, &state, *id, false, false).await
}

async fn page(desk: &Desk, state: &Data<AppState>, id: i64, is_stale: bool, is_large: bool) -> Result<HttpResponse, Problem> {
    let (sheet, draft) = drafted(state, id).await?;
    let published = sheet.published;
    let read = state.db.read(move |connection| {
        let before = published.map(|version| store::definition(connection, version)).transpose()?;
        Ok::<_, DbError>((store::stock(connection)?, before))
    });
    let (stock, before) = read.await?;
    let faults = check(&draft.definition, &stock);
    let after = frozen(&draft.definition, &stock.lists, &stock.interests);
    let changes = before.as_ref().map(|before| changes(before, &after)).unwrap_or_default();
    let view = PublicationView {
        sheet: &sheet,
        draft: &draft,
        before: before.as_ref(),
        after: &after,
        stock: &stock,
        faults: &faults,
        changes: &changes,
        is_stale,
        is_large,
    };
    Ok(views::publication(&desk.office(), &view).into_response())
}

/// `POST /admin/forms/{id}/draft/publication`.
pub async fn publish(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id, seen) = (desk.context(), FormId(*id), desk.form().value("seen").to_owned());
    let (house, has_browser) = (desk.house.clone(), state.config.browser.is_some());
    let write = state.db.write(move |tx| {
        let draw = |slug: &str, definition: &_, page, language| {
            views::whole(&house.settings.organisation_name, &house.dress, slug, definition, page, language)
        };
        let look = Look { draw: &draw, style: (assets::url(assets::STYLE), &assets::stylesheet_text()) };
        let published = actions::publish(tx, &ctx, id, &seen, &look)?;
        if has_browser && published == Published::Now {
            pictures::ask(tx, ctx.at, id)?;
        }
        Ok::<_, DbError>(published)
    });
    match write.await? {
        Published::Now => {
            state.take_effect().await;
            Ok(desk.redirect(&drafts::form(id), Done::Published))
        }
        Published::Stale => page(&desk, &state, id.0, true, false).await,
        Published::Faulty(_) => refused(page(&desk, &state, id.0, false, false).await?),
        Published::TooLarge => refused(page(&desk, &state, id.0, false, true).await?),
    }
}

fn refused(mut response: HttpResponse) -> Result<HttpResponse, Problem> {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}
