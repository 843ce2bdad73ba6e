//! One's own account: language, password, sessions.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions, store,
        views::{self, AccountView},
    },
    attempt, fields, member_limit, unhashed,
};
use crate::{
    kernel::{Language, Secret, ids::SessionId},
    security::password,
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// `GET /admin/account`.
pub async fn show_account(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    page(&desk, &state, &desk.form()).await
}

/// `POST /admin/account/language`.
pub async fn choose_language(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let language = Language::from_code(desk.form().value("language")).ok_or(Problem::BadRequest)?;
    let (ctx, open) = (desk.context(), desk.open());
    state.db.write(move |tx| actions::choose_language(tx, &ctx, &open, language)).await?;
    Ok(desk.redirect(admin::ACCOUNT, Done::Saved))
}

/// `POST /admin/account/password`.
pub async fn change_password(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let id = desk.me.id;
    let me = state.db.read(move |connection| store::by_id(connection, id)).await?.ok_or(Problem::NotFound)?;
    let about = [me.name.as_str(), me.address.as_str(), &desk.house.settings.organisation_name];
    let Some(chosen) = fields::new_password(&mut answered, &about) else { return page(&desk, &state, &answered).await };
    let limit = member_limit(&state, id);
    attempt(&state, desk.at, vec![limit.clone()]).await?;
    let typed = Secret::new(answered.value("password").to_owned());
    if !password::fits(typed, me.password_hash).await.map_err(unhashed)? {
        answered.refuse("password", Slip::Says("slip-password-wrong"));
        return page(&desk, &state, &answered).await;
    }
    let hash = password::hash(chosen.into_secret()).await.map_err(unhashed)?;
    let (ctx, open) = (desk.context(), desk.open());
    state.db.write(move |tx| actions::change_password(tx, &ctx, &open, &hash, &limit.key)).await?;
    Ok(desk.redirect(admin::ACCOUNT, Done::Saved))
}

/// `POST /admin/account/sessions/…/ending`.
pub async fn end_session(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, open, id) = (desk.context(), desk.open(), SessionId(*id));
    if state.db.write(move |tx| actions::end_session(tx, &ctx, &open, id)).await? {
        Ok(desk.redirect(admin::ACCOUNT, Done::Ended))
    } else {
        Err(Problem::NotFound)
    }
}

/// `POST /admin/account/sessions/ending`.
pub async fn end_other_sessions(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let (ctx, open) = (desk.context(), desk.open());
    state.db.write(move |tx| actions::end_other_sessions(tx, &ctx, &open)).await?;
    Ok(desk.redirect(admin::ACCOUNT, Done::Ended))
}

async fn page(desk: &Desk, state: &AppState, answered: &FormState) -> Result<HttpResponse, Problem> {
    let (at, id) = (desk.at, desk.me.id);
    let work = state.db.read(move |connection| {
        let me = store::member(connection, id)?;
        Ok::<_, crate::db::DbError>((me, store::of_member(connection, at, id)?, store::unused_codes(connection, id)?))
    });
    let (me, sessions, codes) = work.await?;
    let me = me.ok_or(Problem::NotFound)?;
    let sessions = sessions.iter().map(|row| views::SessionLine {
        id: row.id,
        ip: &row.ip,
        agent: &row.agent,
        began_at: row.created_at,
        seen_at: row.seen_at,
        is_mine: row.id == desk.session.id,
    });
    let view = AccountView {
        name: &me.name,
        address: &me.address,
        second_step: me.totp_seed.is_some().then_some(codes),
        must_have_second_step: desk.me.must_have_second_step(),
        sessions: sessions.collect(),
    };
    Ok(views::account(&desk.office(), &view, answered).into_response())
}
