//! `/admin/forms` and below.

mod draft;
mod field;
mod list;
mod one;
mod protection;
mod publication;
mod snippet;
mod templates;
mod version;

pub use draft::{discard, save_texts, show_discarding, show_draft, show_preview, show_preview_frame, show_texts, step};
pub use field::{add_field, remove_field, save_field, show_field, show_new_field, show_removal};
pub use list::{add, show_list, show_new};
pub use one::{activate, deactivate, delete, restore, save_properties, show, show_deletion, show_properties};
pub use protection::{protect, show_protection};
pub use publication::{publish, show_publication};
pub use snippet::show_snippet;
pub use templates::{
    delete_template, keep_template, rename_template, show_keeping, show_template, show_template_deletion, show_templates,
};
pub use version::{show_picture, show_version, show_version_frame};

use actix_web::{HttpResponse, http::StatusCode, web::Data};

use super::{
    model::{Draft, Sheet},
    store, views,
};
use crate::{
    db::DbError,
    features::forms::model::Definition,
    kernel::{Language, ids::FormId},
    state::{AppState, Desk, Problem},
    web::headers,
};

/// A form of an address, with its draft; a deleted one is not found here.
async fn present(state: &Data<AppState>, id: i64) -> Result<(Sheet, Option<Draft>), Problem> {
    let id = FormId(id);
    let read = state.db.read(move |c| Ok::<_, DbError>((store::sheet(c, id)?, store::draft(c, id)?)));
    let (sheet, draft) = read.await?;
    if sheet.deleted_at.is_some() { Err(Problem::NotFound) } else { Ok((sheet, draft)) }
}

/// A form and the draft that it must have.
async fn drafted(state: &Data<AppState>, id: i64) -> Result<(Sheet, Draft), Problem> {
    let (sheet, draft) = present(state, id).await?;
    Ok((sheet, draft.ok_or(Problem::NotFound)?))
}

/// The language that a page about a definition is asked for in: one that it exists in.
fn asked_language(desk: &Desk, languages: &[Language]) -> Language {
    let asked = Language::from_code(desk.asked("language")).filter(|language| languages.contains(language));
    let own = Some(desk.language()).filter(|language| languages.contains(language));
    asked.or(own).or(languages.first().copied()).unwrap_or(desk.language())
}

/// Which of a definition's pages is asked for, and how many there are; counted from 1.
fn asked_page(desk: &Desk, definition: &Definition) -> (usize, usize) {
    let of = definition.pages().len();
    (desk.asked("page").parse().unwrap_or(1).clamp(1, of), of)
}

/// The page of a definition for a frame on ours. Nothing on it can be sent.
fn frame(desk: &Desk, definition: &Definition, slug: &str, language: Language) -> HttpResponse {
    let (at, _) = asked_page(desk, definition);
    let site = views::framed(&desk.house.settings.organisation_name, &desk.house.dress, slug, language);
    let mut response = views::page(&site, definition, at, slug).private().status(StatusCode::OK).into_response();
    headers::framed_by_our_own(&mut response);
    response
}

/// A page with frames of ours on it.
fn framing(mut response: HttpResponse) -> HttpResponse {
    headers::framing_our_own(&mut response);
    response
}
