//! Forms that staff keep to begin others with.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Kept},
        model::{LONGEST_NAME, Template},
        store, views,
    },
    present,
};
use crate::{
    kernel::{ids::FormTemplateId, text::one_line},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin::drafts,
    },
};

/// `GET /admin/forms/templates`.
pub async fn show_templates(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let templates = state.db.read(store::templates).await?;
    Ok(views::templates(&desk.office(), &templates).into_response())
}

/// The name that was typed, with a slip when it is none.
fn name(answered: &mut FormState) -> String {
    let name = one_line(answered.value("name"));
    if name.is_empty() {
        answered.refuse("name", Slip::Missing);
    } else if name.chars().count() > LONGEST_NAME {
        answered.refuse("name", Slip::TooLong(LONGEST_NAME));
    }
    name
}

/// `GET /admin/forms/{id}/template`: what it is to be called.
pub async fn show_keeping(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, _) = present(&state, *id).await?;
    let values = match desk.kept_from {
        Some(_) => desk.form(),
        None => FormState::posted(vec![("name".into(), sheet.properties.name.clone())]),
    };
    Ok(views::keep_template(&desk.office(), &sheet, &values).into_response())
}

/// `POST /admin/forms/{id}/template`.
pub async fn keep_template(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, _) = present(&state, *id).await?;
    let mut answered = desk.form();
    let name = name(&mut answered);
    if answered.is_right() {
        let (ctx, form) = (desk.context(), sheet.id);
        match state.db.write(move |tx| actions::keep_template(tx, &ctx, form, &name)).await? {
            Kept::Now => return Ok(desk.redirect(drafts::TEMPLATES, Done::Added)),
            Kept::TooMany => answered.refuse("name", Slip::Says("drafts-template-many")),
            Kept::NameTaken | Kept::Stale => answered.refuse("name", Slip::Says("slip-name-taken")),
        }
    }
    Ok(views::keep_template(&desk.office(), &sheet, &answered).into_response())
}

async fn template(state: &AppState, id: i64) -> Result<Template, Problem> {
    let templates = state.db.read(store::templates).await?;
    templates.into_iter().find(|template| template.id == FormTemplateId(id)).ok_or(Problem::NotFound)
}

/// `GET /admin/forms/templates/{template}`.
pub async fn show_template(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let template = template(&state, *id).await?;
    if desk.kept_from.is_some() {
        let kept = desk.form();
        return Ok(views::rename_template(&desk.office(), &template, kept.value("seen"), &kept, false).into_response());
    }
    let values = FormState::posted(vec![("name".into(), template.name.clone())]);
    Ok(views::rename_template(&desk.office(), &template, &template.name, &values, false).into_response())
}

/// `POST /admin/forms/templates/{template}`.
pub async fn rename_template(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let before = template(&state, *id).await?;
    let mut answered = desk.form();
    let seen = answered.value("seen").to_owned();
    let name = name(&mut answered);
    if answered.is_right() {
        let (ctx, id, saw) = (desk.context(), before.id, seen.clone());
        match state.db.write(move |tx| actions::rename_template(tx, &ctx, id, &saw, &name)).await? {
            Kept::Now => return Ok(desk.redirect(drafts::TEMPLATES, Done::Saved)),
            Kept::Stale => {
                let now = template(&state, id.0).await?;
                // Told what it is called now, a member may save over it.
                return Ok(views::rename_template(&desk.office(), &now, &now.name, &answered, true).into_response());
            }
            Kept::NameTaken | Kept::TooMany => answered.refuse("name", Slip::Says("slip-name-taken")),
        }
    }
    Ok(views::rename_template(&desk.office(), &before, &seen, &answered, false).into_response())
}

/// `GET /admin/forms/templates/{template}/deletion`: the question.
pub async fn show_template_deletion(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let template = template(&state, *id).await?;
    Ok(views::template_deletion(&desk.office(), &template).into_response())
}

/// `POST /admin/forms/templates/{template}/deletion`.
pub async fn delete_template(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), FormTemplateId(*id));
    state.db.write(move |tx| actions::delete_template(tx, &ctx, id)).await?;
    Ok(desk.redirect(drafts::TEMPLATES, Done::Deleted))
}
