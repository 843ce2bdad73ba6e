//! `/admin/forms/{id}/protection`: how a form is defended, and how much it turned away.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use chrono::Duration;

use super::super::{
    actions,
    model::{Decision, turned_away},
    store,
    views::{self, ProtectionView},
};
use crate::{
    db::DbError,
    features::forms::counts,
    kernel::ids::FormId,
    state::{AppState, Desk, Problem},
    web::{done::Done, paths::admin::drafts},
};

/// `GET /admin/forms/{id}/protection`.
pub async fn show_protection(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (id, at) = (FormId(*id), desk.at);
    let today = at.naive().date();
    let read = state.db.read(move |connection| {
        let sheet = store::sheet(connection, id)?;
        let line = store::lines(connection, vec![sheet], at)?.pop().ok_or(DbError::NotFound)?;
        Ok::<_, DbError>((line, counts::since(connection, id, today - Duration::days(29))?))
    });
    let (line, sums) = read.await?;
    if line.sheet.deleted_at.is_some() {
        return Err(Problem::NotFound);
    }
    let turned = turned_away(&sums, today);
    Ok(views::protection(&desk.office(), &ProtectionView { line: &line, turned: &turned }).into_response())
}

/// `POST /admin/forms/{id}/protection`: one click, back to where it was made.
pub async fn protect(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let form = desk.form();
    let decision = Decision::from_code(form.value("do")).ok_or(Problem::BadRequest)?;
    let (ctx, id) = (desk.context(), FormId(*id));
    state.db.write(move |tx| actions::defend(tx, &ctx, id, decision)).await?;
    state.take_effect().await;
    let back = if form.value("from") == "form" { drafts::form(id) } else { drafts::below(id, "protection") };
    Ok(desk.redirect(&back, Done::Saved))
}
