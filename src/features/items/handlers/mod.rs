//! The addresses of the lists: one set of handlers serves all, and the path says which list is meant.

mod acts;
mod edit;
mod list;

pub use acts::{activate, deactivate, delete, export, put, restore, show_deletion};
pub use edit::{add, save, show, show_new};
pub use list::show_list;

use actix_web::web::{Data, Path};

use super::{
    model::{Item, ListKind},
    parse::Choices,
    store,
};
use crate::{
    features::templates,
    i18n::template_key,
    kernel::Language,
    state::{AppState, Desk, Problem},
};

/// The list of an address.
fn kind(desk: &Desk) -> Result<ListKind, Problem> {
    desk.path.split('/').nth(2).and_then(ListKind::from_slug).ok_or(Problem::NotFound)
}

/// The item of an address.
fn number(id: &Path<String>) -> Result<i64, Problem> {
    id.parse().map_err(|_| Problem::NotFound)
}

async fn item(state: &Data<AppState>, kind: ListKind, id: i64) -> Result<Item, Problem> {
    Ok(state.db.read(move |connection| store::item(connection, kind, id)).await?)
}

/// What an item may belong to: what is not deleted, and what it belongs to already.
async fn choices(desk: &Desk, state: &Data<AppState>, kind: ListKind, now: Option<&Item>) -> Result<Choices, Problem> {
    let language = desk.language();
    let mut choices = Choices::default();
    if kind.has_purpose() {
        let current = now.and_then(|item| item.purpose);
        choices.purposes = purposes(state, language, current).await?;
    }
    if kind == ListKind::Sources {
        let texts = desk.texts();
        let templates = state.db.read(templates::privacy_templates).await?;
        choices.templates =
            templates.into_iter().map(|(id, key)| (id.0, texts.get(template_key(key.code())).to_owned())).collect();
    }
    Ok(choices)
}

/// Rows and names of the purposes that are not deleted, or that are `current`.
async fn purposes(state: &Data<AppState>, language: Language, current: Option<i64>) -> Result<Vec<(i64, String)>, Problem> {
    let items = state.db.read(|connection| store::items(connection, ListKind::Purposes)).await?;
    let open = items.into_iter().filter(|item| item.deleted_at.is_none() || Some(item.id) == current);
    Ok(open.map(|item| (item.id, item.words.name(language).to_owned())).collect())
}
