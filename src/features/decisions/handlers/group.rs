//! A page of settings.

use actix_web::{HttpResponse, web::Data};

use super::super::{
    actions,
    model::{Group, Kind},
    parse, store, views,
};
use crate::{
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, TICKED},
    },
};

/// `GET /admin/settings`.
pub async fn show_all(desk: Desk) -> HttpResponse {
    views::all(&desk.office()).into_response()
}

fn group(desk: &Desk) -> Result<Group, Problem> {
    desk.path.rsplit('/').next().and_then(Group::from_slug).ok_or(Problem::NotFound)
}

async fn stand(state: &Data<AppState>, group: Group) -> Result<store::Stand, Problem> {
    Ok(state.db.read(move |connection| store::stand(connection, group)).await?)
}

/// `GET /admin/settings/{group}`.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let group = group(&desk)?;
    let stand = stand(&state, group).await?;
    if desk.kept_from.is_some() {
        // With the version of the page on which it was typed: whoever saved in between is not overwritten unseen.
        let kept = desk.form();
        let version = kept.value("version").parse().unwrap_or_default();
        return Ok(page(&desk, group, version, &stand, &typed(group, &kept), &FormState::fresh(), None));
    }
    let values: Vec<_> = group.names().into_iter().map(|name| (name, stand.settings.written(name))).collect();
    Ok(page(&desk, group, stand.version(), &stand, &values, &FormState::fresh(), None))
}

/// `POST /admin/settings/{group}`.
pub async fn save(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let group = group(&desk)?;
    let mut answered = desk.form();
    let version = answered.value("version").parse().unwrap_or_default();
    let values = parse::values(group, &mut answered, &desk.house.lists);
    if !answered.is_right() {
        let stand = stand(&state, group).await?;
        // The version stays that of the page on which it was typed: a second try still notices who saved in between.
        return Ok(page(&desk, group, version, &stand, &typed(group, &answered), &answered, None));
    }
    let (ctx, new) = (desk.context(), values.clone());
    if state.db.write(move |tx| actions::save(tx, &ctx, group, version, &new)).await? {
        state.take_effect().await;
        return Ok(desk.redirect(&desk.path, Done::Saved));
    }
    let stand = stand(&state, group).await?;
    let changed = stand.since(version).map(|name| (name.to_owned(), stand.settings.written(name))).collect();
    // Told what changed, a member may save over it.
    Ok(page(&desk, group, stand.version(), &stand, &values, &answered, Some(changed)))
}

/// What was typed, as it is.
fn typed(group: Group, answered: &FormState) -> Vec<(&'static str, String)> {
    let typed = |field: &super::super::Field| match field.kind {
        Kind::Switch => (field.name, (answered.value(field.name) == TICKED).to_string()),
        _ => (field.name, answered.value(field.name).to_owned()),
    };
    group.fields().iter().map(typed).collect()
}

fn page(
    desk: &Desk,
    group: Group,
    version: i64,
    stand: &store::Stand,
    values: &[(&'static str, String)],
    answered: &FormState,
    changed: Option<Vec<(String, String)>>,
) -> HttpResponse {
    let language = desk.language();
    let lists = &desk.house.lists;
    let current = stand.settings.default_basis.as_str();
    let bases = lists.bases.iter().filter(|basis| basis.key != crate::features::lists::BASIS_WITHDRAWN);
    let bases = bases.filter(|basis| lists.basis(&basis.key).is_some() || basis.key == current);
    let bases: Vec<_> = bases.map(|basis| (basis.key.clone(), lists.basis_name(basis.id, language).to_owned())).collect();
    let view = views::GroupView { group, version, values, at: stand.at(), by: stand.by.as_deref(), bases: &bases, changed };
    views::group(&desk.office(), &view, answered).into_response()
}
