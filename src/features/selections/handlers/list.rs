//! All selections.

use actix_web::{HttpResponse, web::Data};

use super::super::{
    store,
    views::{self, ListRow},
};
use crate::state::{AppState, Desk, Problem};

/// `GET /admin/selections`.
pub async fn show_list(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let me = desk.me.id;
    let seen = state.db.read(move |connection| store::all_seen_by(connection, me)).await?;
    let rows: Vec<ListRow> = seen
        .iter()
        .map(|selection| {
            let uses =
                seen.iter().filter(|other| other.kind.rule().is_some_and(|rule| rule.selections().contains(&selection.id)));
            ListRow { selection: selection.clone(), used_by: uses.map(|other| other.name.clone()).collect() }
        })
        .collect();
    Ok(views::list(&desk.office(), &rows).into_response())
}
