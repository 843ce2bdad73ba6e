//! Colleagues: who they are, inviting, changing, locking out.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Changed, Invite, Invited},
        store::{self, MemberRow, RoleRow},
        views::{self, MemberLine, MemberView},
    },
    fields,
};
use crate::{
    db::DbError,
    kernel::{
        Language,
        ids::{RoleId, StaffId},
    },
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/users`.
pub async fn show_users(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let work = state.db.read(|connection| Ok::<_, DbError>((store::members(connection)?, store::roles(connection)?)));
    let (members, roles) = work.await?;
    let lines = members.iter().map(|member| line(member, &roles, desk.texts())).collect();
    Ok(views::users(&desk.office(), lines).into_response())
}

/// `GET /admin/users/new`.
pub async fn show_new_user(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    new_page(&desk, &state, &desk.form()).await
}

/// `POST /admin/users`: the invitation goes out.
pub async fn invite(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let (name, address) = (fields::name(&mut answered), fields::address(&mut answered));
    let role = role(&mut answered, &state).await?;
    let language = Language::from_code(answered.value("language")).unwrap_or(desk.language());
    let (Some(name), Some(address), Some(role)) = (name, address, role) else {
        return new_page(&desk, &state, &answered).await;
    };
    let new = Invite { name, address, role, language };
    let (ctx, house, key_id) = (desk.context(), desk.house.clone(), state.key_id());
    match state.db.write(move |tx| actions::invite(tx, &ctx, &house, &key_id, &new)).await? {
        Invited::Yes => {
            state.bell.notify_one();
            Ok(desk.redirect(admin::USERS, Done::Sent))
        }
        Invited::AddressTaken => {
            answered.refuse("address", Slip::Says("slip-address-taken"));
            new_page(&desk, &state, &answered).await
        }
    }
}

/// `GET /admin/users/…`.
pub async fn show_user(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    user_page(&desk, &state, StaffId(*id), false, &desk.form()).await
}

/// `POST /admin/users/…`.
pub async fn save_user(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let (name, role) = (fields::name(&mut answered), role(&mut answered, &state).await?);
    let id = StaffId(*id);
    let (Some(name), Some(role)) = (name, role) else { return user_page(&desk, &state, id, false, &answered).await };
    let version = answered.value("version").parse().unwrap_or(0);
    let (ctx, open) = (desk.context(), desk.open());
    match state.db.write(move |tx| actions::change(tx, &ctx, &open, id, version, (&name, role))).await? {
        Changed::Yes => Ok(desk.redirect(&admin::user(id), Done::Saved)),
        Changed::InBetween => user_page(&desk, &state, id, true, &answered).await,
        Changed::LastAdministrator => {
            answered.refuse("role", Slip::Says("slip-last-administrator"));
            user_page(&desk, &state, id, false, &answered).await
        }
        Changed::NotThere => Err(Problem::NotFound),
    }
}

/// `POST /admin/users/…/deactivation`: their sessions end at once.
pub async fn disable_user(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, open, id) = (desk.context(), desk.open(), StaffId(*id));
    let changed = state.db.write(move |tx| actions::disable(tx, &ctx, &open, id)).await?;
    after(&desk, &state, id, changed, Done::Deactivated).await
}

/// `POST /admin/users/…/activation`.
pub async fn enable_user(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, open, id) = (desk.context(), desk.open(), StaffId(*id));
    let changed = state.db.write(move |tx| actions::enable(tx, &ctx, &open, id)).await?;
    after(&desk, &state, id, changed, Done::Activated).await
}

/// `POST /admin/users/…/second-step-removal`.
pub async fn remove_second_step(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, id) = (desk.context(), StaffId(*id));
    if id == desk.me.id {
        // One's own is no colleague's business to lose: whoever may come here must have it.
        return Ok(views::second_step_stays(&desk.office()).into_response());
    }
    let changed = state.db.write(move |tx| actions::drop_second_step_of(tx, &ctx, id)).await?;
    after(&desk, &state, id, changed, Done::Saved).await
}

/// `POST /admin/users/…/invitation`: a new link.
pub async fn invite_again(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, house, key_id, id) = (desk.context(), desk.house.clone(), state.key_id(), StaffId(*id));
    if !state.db.write(move |tx| actions::invite_again(tx, &ctx, &house, &key_id, id)).await? {
        return Err(Problem::NotFound);
    }
    state.bell.notify_one();
    Ok(desk.redirect(&admin::user(id), Done::Sent))
}

/// What a member is told after a change of a colleague that has no form of its own.
async fn after(desk: &Desk, state: &AppState, id: StaffId, changed: Changed, done: Done) -> Result<HttpResponse, Problem> {
    match changed {
        Changed::Yes => Ok(desk.redirect(&admin::user(id), done)),
        Changed::InBetween => user_page(desk, state, id, true, &FormState::fresh()).await,
        Changed::LastAdministrator => {
            let mut refused = FormState::fresh();
            refused.refuse("role", Slip::Says("slip-last-administrator"));
            user_page(desk, state, id, false, &refused).await
        }
        Changed::NotThere => Err(Problem::NotFound),
    }
}

/// The role that was chosen, if there is one.
async fn role(answered: &mut FormState, state: &AppState) -> Result<Option<RoleId>, Problem> {
    let id = RoleId(answered.value("role").parse().unwrap_or(0));
    let role = state.db.read(move |connection| store::role(connection, id)).await?;
    if role.is_none() {
        answered.refuse("role", Slip::Says("slip-role"));
    }
    Ok(role.map(|role| role.id))
}

fn line<'l>(member: &'l MemberRow, roles: &'l [RoleRow], texts: &'static crate::i18n::Texts) -> MemberLine<'l> {
    let role = roles.iter().find(|role| role.id == member.role_id);
    MemberLine { member, role: role.map_or("", |role| views::role_name(role, texts)) }
}

async fn new_page(desk: &Desk, state: &AppState, answered: &FormState) -> Result<HttpResponse, Problem> {
    let roles = state.db.read(store::roles).await?;
    Ok(views::new_user(&desk.office(), &roles, answered).into_response())
}

/// The page of a member.
async fn user_page(
    desk: &Desk,
    state: &AppState,
    id: StaffId,
    changed_in_between: bool,
    answered: &FormState,
) -> Result<HttpResponse, Problem> {
    let work = state.db.read(move |connection| Ok::<_, DbError>((store::member(connection, id)?, store::roles(connection)?)));
    let (member, roles) = work.await?;
    let member = member.ok_or(Problem::NotFound)?;
    let view = MemberView { member: &member, roles: &roles, changed_in_between, is_me: id == desk.me.id };
    Ok(views::user(&desk.office(), &view, answered).into_response())
}
