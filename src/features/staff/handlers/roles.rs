//! Roles: what each may do and may not.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, RoleSaved},
        store,
        views::{self, RoleView},
    },
    fields,
};
use crate::{
    db::DbError,
    kernel::{Right, Rights, ids::RoleId},
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/roles`.
pub async fn show_roles(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let work = state.db.read(|connection| Ok::<_, DbError>((store::roles(connection)?, store::members(connection)?)));
    let (roles, members) = work.await?;
    let counted = roles.iter().map(|role| (role, members.iter().filter(|member| member.role_id == role.id).count()));
    Ok(views::roles(&desk.office(), counted.collect()).into_response())
}

/// `GET /admin/roles/new`.
pub async fn show_new_role(desk: Desk) -> HttpResponse {
    let kept = desk.form();
    new_page(&desk, rights(&kept), &kept)
}

/// `POST /admin/roles`.
pub async fn add_role(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let rights = rights(&answered);
    let Some(name) = fields::name(&mut answered) else { return Ok(new_page(&desk, rights, &answered)) };
    if views::is_shipped_name(&name) {
        answered.refuse("name", Slip::Says("slip-name-taken"));
        return Ok(new_page(&desk, rights, &answered));
    }
    let (ctx, open) = (desk.context(), desk.open());
    match state.db.write(move |tx| actions::add_role(tx, &ctx, &open, &name, rights)).await? {
        RoleSaved::Yes => Ok(desk.redirect(admin::ROLES, Done::Added)),
        _ => {
            answered.refuse("name", Slip::Says("slip-name-taken"));
            Ok(new_page(&desk, rights, &answered))
        }
    }
}

/// `GET /admin/roles/…`.
pub async fn show_role(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let kept = desk.form();
    page(&desk, &state, RoleId(*id), desk.kept_from.is_some().then(|| rights(&kept)), false, &kept).await
}

/// `POST /admin/roles/…`.
pub async fn save_role(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (mut answered, id) = (desk.form(), RoleId(*id));
    let rights = rights(&answered);
    let before = state.db.read(move |connection| store::role(connection, id)).await?.ok_or(Problem::NotFound)?;
    let mut name = String::new();
    if before.key.is_none() {
        let Some(typed) = fields::name(&mut answered) else {
            return page(&desk, &state, id, Some(rights), false, &answered).await;
        };
        if views::is_shipped_name(&typed) {
            answered.refuse("name", Slip::Says("slip-name-taken"));
            return page(&desk, &state, id, Some(rights), false, &answered).await;
        }
        name = typed;
    }
    let version = answered.value("version").parse().unwrap_or(0);
    let (ctx, open) = (desk.context(), desk.open());
    match state.db.write(move |tx| actions::save_role(tx, &ctx, &open, id, version, (&name, rights))).await? {
        RoleSaved::Yes => Ok(desk.redirect(admin::ROLES, Done::Saved)),
        RoleSaved::InBetween => page(&desk, &state, id, Some(rights), true, &answered).await,
        RoleSaved::NameTaken | RoleSaved::InUse => {
            answered.refuse("name", Slip::Says("slip-name-taken"));
            page(&desk, &state, id, Some(rights), false, &answered).await
        }
        RoleSaved::NotThere => Err(Problem::NotFound),
    }
}

/// `POST /admin/roles/…/deletion`.
pub async fn delete_role(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), RoleId(*id));
    match state.db.write(move |tx| actions::delete_role(tx, &ctx, id)).await? {
        RoleSaved::Yes => Ok(desk.redirect(admin::ROLES, Done::Deleted)),
        RoleSaved::InUse => {
            let mut refused = FormState::fresh();
            refused.refuse("name", Slip::Says("slip-role-in-use"));
            page(&desk, &state, id, None, false, &refused).await
        }
        _ => Err(Problem::NotFound),
    }
}

/// The rights that were ticked.
fn rights(answered: &FormState) -> Rights {
    answered.values("right").filter_map(Right::from_code).collect()
}

fn new_page(desk: &Desk, rights: Rights, answered: &FormState) -> HttpResponse {
    let view = RoleView { role: None, rights, changed_in_between: false };
    views::role(&desk.office(), &view, answered).into_response()
}

async fn page(
    desk: &Desk,
    state: &AppState,
    id: RoleId,
    typed: Option<Rights>,
    changed_in_between: bool,
    answered: &FormState,
) -> Result<HttpResponse, Problem> {
    let role = state.db.read(move |connection| store::role(connection, id)).await?.ok_or(Problem::NotFound)?;
    let view = RoleView { rights: typed.unwrap_or(role.rights), role: Some(&role), changed_in_between };
    Ok(views::role(&desk.office(), &view, answered).into_response())
}
