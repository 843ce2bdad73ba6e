//! One form: looking at it, deciding about it, taking it out of use, deleting it.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Saved},
        model::{Properties, Sheet},
        parse, store,
        views::{self, Conflict, OneView, PropertiesView},
    },
    present,
};
use crate::{
    db::DbError,
    kernel::ids::FormId,
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin::drafts,
    },
};

/// `GET /admin/forms/{id}`.
pub async fn show(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (id, at) = (FormId(*id), desk.at);
    let read = state.db.read(move |connection| {
        let sheet = store::sheet(connection, id)?;
        let line = store::lines(connection, vec![sheet], at)?.pop().ok_or(DbError::NotFound)?;
        Ok::<_, DbError>((line, store::draft(connection, id)?, store::versions(connection, id)?))
    });
    let (line, draft, versions) = read.await?;
    let base_url = state.config.base_url.as_str().trim_end_matches('/');
    let view = OneView { line: &line, draft: draft.as_ref(), versions: &versions, at: desk.at, base_url };
    Ok(views::one(&desk.office(), &view).into_response())
}

/// `GET /admin/forms/{id}/properties`.
pub async fn show_properties(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, _) = present(&state, *id).await?;
    if desk.kept_from.is_some() {
        // The mark as well: whoever saved in between is not overwritten unseen.
        let kept = desk.form();
        return Ok(form(&desk, &sheet, kept.value("seen"), &kept, None));
    }
    let values = FormState::posted(parse::written(&sheet.properties));
    Ok(form(&desk, &sheet, &sheet.properties.mark(), &values, None))
}

/// `POST /admin/forms/{id}/properties`.
pub async fn save_properties(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, _) = present(&state, *id).await?;
    let mut answered = desk.form();
    let seen = answered.value("seen").to_owned();
    let new = parse::properties(&mut answered);
    if answered.is_right() {
        let (ctx, id, saw, wanted) = (desk.context(), sheet.id, seen.clone(), new.clone());
        match state.db.write(move |tx| actions::change(tx, &ctx, id, &saw, &wanted)).await? {
            Saved::Now(id) => {
                state.take_effect().await;
                return Ok(desk.redirect(&drafts::form(id), Done::Saved));
            }
            Saved::SlugTaken => answered.refuse("slug", Slip::Says("drafts-slip-slug-taken")),
            Saved::Stale => {
                let (now, _) = present(&state, id.0).await?;
                let conflict = conflict(&desk, &now, &new);
                // Told what changed, a member may save over it.
                return Ok(form(&desk, &now, &now.properties.mark(), &answered, Some(conflict)));
            }
        }
    }
    Ok(form(&desk, &sheet, &seen, &answered, None))
}

/// What is decided now where it differs from what was typed.
fn conflict(desk: &Desk, now: &Sheet, typed: &Properties) -> Conflict {
    let wanted = FormState::posted(parse::written(typed));
    let differs = |(name, value): &(String, String)| wanted.value(name) != value;
    let label = |name: &str| match name {
        "is_listed" => desk.texts().get("drafts-listed").to_owned(),
        "has_double_opt_in" => desk.texts().get("drafts-double-opt-in").to_owned(),
        name => views::input_label(desk.texts(), name),
    };
    let said = |name: &str, value: String| match name {
        "is_listed" | "has_double_opt_in" => desk.texts().get(if value.is_empty() { "lists-no" } else { "lists-yes" }).to_owned(),
        _ => value,
    };
    let now_says =
        parse::written(&now.properties).into_iter().filter(differs).map(|(name, value)| (label(&name), said(&name, value)));
    Conflict { at: now.updated_at, by: now.updated_by.clone(), now: now_says.collect() }
}

fn form(desk: &Desk, sheet: &Sheet, seen: &str, values: &FormState, conflict: Option<Conflict>) -> HttpResponse {
    views::properties(&desk.office(), &PropertiesView { sheet, seen, values, conflict }).into_response()
}

/// `POST /admin/forms/{id}/activation`.
pub async fn activate(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    switch(&desk, &state, *id, true).await
}

/// `POST /admin/forms/{id}/deactivation`.
pub async fn deactivate(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    switch(&desk, &state, *id, false).await
}

async fn switch(desk: &Desk, state: &Data<AppState>, id: i64, is_on: bool) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), FormId(id));
    state.db.write(move |tx| actions::set_active(tx, &ctx, id, is_on)).await?;
    state.take_effect().await;
    Ok(desk.redirect(&drafts::form(id), if is_on { Done::Activated } else { Done::Deactivated }))
}

/// `GET /admin/forms/{id}/deletion`: the question.
pub async fn show_deletion(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, _) = present(&state, *id).await?;
    let at = desk.at;
    let lines = state.db.read(move |connection| store::lines(connection, vec![sheet.clone()], at)).await?;
    let line = lines.first().ok_or(Problem::NotFound)?;
    Ok(views::deletion(&desk.office(), &line.sheet, line.submissions).into_response())
}

/// `POST /admin/forms/{id}/deletion`.
pub async fn delete(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), FormId(*id));
    state.db.write(move |tx| actions::delete(tx, &ctx, id)).await?;
    state.take_effect().await;
    Ok(desk.redirect(drafts::LIST, Done::Deleted))
}

/// `POST /admin/forms/{id}/restoration`.
pub async fn restore(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), FormId(*id));
    state.db.write(move |tx| actions::restore(tx, &ctx, id)).await?;
    state.take_effect().await;
    Ok(desk.redirect(&drafts::form(id), Done::Restored))
}
