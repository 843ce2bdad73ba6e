//! The table of a list.

use std::collections::HashMap;

use actix_web::{HttpResponse, web::Data};

use super::{
    super::{
        model::{Item, ListKind},
        store, views,
    },
    kind,
};
use crate::{
    db::DbError,
    state::{AppState, Desk, Problem},
};

/// `GET /admin/purposes` and its like.
pub async fn show_list(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let kind = kind(&desk)?;
    let read = state.db.read(move |connection| {
        let purposes = if kind.has_purpose() { store::items(connection, ListKind::Purposes)? } else { Vec::new() };
        let uses: HashMap<i64, i64> = store::uses(connection, kind)?.into_iter().collect();
        Ok::<_, DbError>((store::items(connection, kind)?, uses, purposes))
    });
    let (items, uses, purposes) = read.await?;
    let shows_deleted = desk.asked("deleted") == "yes";
    let deleted = items.iter().filter(|item| item.deleted_at.is_some()).count();
    let present: Vec<i64> = items.iter().filter(|item| item.deleted_at.is_none()).map(|item| item.id).collect();
    let language = desk.language();
    let purpose =
        |item: &Item| purposes.iter().find(|it| Some(it.id) == item.purpose).map(|it| it.words.name(language).to_owned());
    let rows = items.iter().filter(|item| shows_deleted || item.deleted_at.is_none()).map(|item| views::ListRow {
        uses: uses.get(&item.id).copied().unwrap_or(0),
        purpose: purpose(item).unwrap_or_default(),
        is_first: present.first() == Some(&item.id),
        is_last: present.last() == Some(&item.id),
        item: item.clone(),
    });
    let view = views::ListView { kind, rows: rows.collect(), shows_deleted, deleted };
    Ok(views::list(&desk.office(), &view).into_response())
}
