//! The published form as HTML for a page of another site.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        model::languages,
        views::{self, SnippetPage},
    },
    asked_language, present,
};
use crate::{
    features::forms::views::SnippetView,
    state::{AppState, Desk, Problem},
};

/// `GET /admin/forms/{id}/snippet`: from the version that visitors see, in the language asked for.
pub async fn show_snippet(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (sheet, _) = present(&state, *id).await?;
    let form = desk.house.forms.iter().find(|form| form.id == sheet.id).ok_or(Problem::NotFound)?;
    let languages = languages(&form.definition);
    let shown = SnippetView {
        definition: &form.definition,
        slug: &form.slug,
        hash: &form.hash,
        base_url: state.config.base_url.as_str().trim_end_matches('/'),
    };
    let page = SnippetPage {
        id: sheet.id,
        name: &sheet.properties.name,
        origins: &sheet.properties.origins,
        languages: &languages,
        language: asked_language(&desk, &languages),
        shown: &shown,
    };
    Ok(views::snippet(&desk.office(), &page, &desk.house.settings.organisation_name).into_response())
}
