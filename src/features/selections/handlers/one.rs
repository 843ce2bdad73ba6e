//! One selection: looking at it, and what is done with it by one button.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    super::{
        actions::{self, Outcome},
        model::{Kind, LONGEST_NAME, NewSelection, Scope, Selection},
        store,
        views::{self, OneView},
    },
    Known, long_read, selection, size,
};
use crate::{
    features::contacts::{self, PAGE},
    kernel::{ids::ContactId, text::cut},
    state::{AppState, Desk, Problem},
    web::{done::Done, paths::admin::selections},
};

/// `GET /admin/selections/{id}`.
pub async fn show(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let selection = selection(&desk, &state, *id).await?;
    let known = Known::read(&desk, &state).await?;
    let after = desk.asked("after").parse::<i64>().ok().filter(|id| *id > 0).map(ContactId);
    let (id, me, at) = (selection.id, desk.me.id, desk.at);
    let (members, next, used_by) = long_read(&state, move |connection| {
        let from = after.unwrap_or(ContactId(0));
        let (mut ids, stopped) = store::page(connection, &Scope::Selection(id), at, from, PAGE + 1)?;
        let has_more = ids.len() > PAGE;
        ids.truncate(PAGE);
        let next = if has_more { ids.last().copied() } else { stopped };
        let users = store::users_of(connection, id)?;
        let used_by: Vec<String> = users.into_iter().filter(|it| it.is_seen_by(me)).map(|it| it.name).collect();
        Ok((contacts::listed(connection, &ids)?, next, used_by))
    })
    .await?;
    let view = OneView {
        selection: &selection,
        names: known.words(&desk),
        used_by: &used_by,
        members: &members,
        next,
        is_first: after.is_none(),
        is_in_use: desk.asked("used") == "yes",
    };
    Ok(views::one(&desk.office(), &view).into_response())
}

/// `POST /admin/selections/{id}/counting`.
pub async fn count_now(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let selection = selection(&desk, &state, *id).await?;
    let count = size(&desk, &state, Scope::Selection(selection.id)).await?;
    let at = desk.at;
    state.db.write(move |tx| store::keep_size(tx, at, selection.id, count)).await?;
    Ok(desk.leads_to(&selections::selection(selection.id)))
}

/// `POST /admin/selections/{id}/copying`: another one with the same rule, or with the same members, the member's own.
pub async fn copy(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let original = selection(&desk, &state, *id).await?;
    let name = free_name(&desk, &state, &original).await?;
    let (ctx, me) = (desk.context(), desk.me.id);
    let copied = match original.kind {
        Kind::Static => {
            let scope = Scope::Selection(original.id);
            let count = size(&desk, &state, scope.clone()).await?;
            state.db.write(move |tx| actions::freeze(tx, &ctx, &scope, count, &name, false)).await?
        }
        Kind::Dynamic(_) => {
            let kind = original.kind.clone();
            let add = state
                .db
                .write(move |tx| actions::add(tx, &ctx, me, &NewSelection { name: &name, kind: kind.clone(), is_shared: false }));
            match add.await? {
                Outcome::Saved(id) => id,
                // It asks about something that the member no longer sees.
                _ => return Err(Problem::NotFound),
            }
        }
    };
    state.work_bell.notify_one();
    Ok(desk.redirect(&selections::selection(copied), Done::Added))
}

/// `POST /admin/selections/{id}/freezing`: a static one of those who belong to it now.
pub async fn freeze(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let original = selection(&desk, &state, *id).await?;
    let Kind::Dynamic(rule) = original.kind.clone() else { return Err(Problem::BadRequest) };
    let name = free_name(&desk, &state, &original).await?;
    let (ctx, scope) = (desk.context(), Scope::Found(rule));
    let count = size(&desk, &state, scope.clone()).await?;
    let frozen = state.db.write(move |tx| actions::freeze(tx, &ctx, &scope, count, &name, false)).await?;
    state.work_bell.notify_one();
    Ok(desk.redirect(&selections::selection(frozen), Done::Added))
}

/// `POST /admin/selections/{id}/deletion`.
pub async fn delete(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let selection = selection(&desk, &state, *id).await?;
    let (ctx, id) = (desk.context(), selection.id);
    if state.db.write(move |tx| actions::delete(tx, &ctx, &selection)).await? {
        Ok(desk.redirect(selections::LIST, Done::Deleted))
    } else {
        Ok(desk.leads_to(&format!("{}?used=yes", selections::selection(id))))
    }
}

/// The name of a selection with the next number behind it that no other one has.
async fn free_name(desk: &Desk, state: &Data<AppState>, original: &Selection) -> Result<String, Problem> {
    let me = desk.me.id;
    let seen = state.db.read(move |connection| store::all_seen_by(connection, me)).await?;
    let stem = cut(&original.name, LONGEST_NAME - 8).to_owned();
    let numbered = (2..10_000).map(|number| format!("{stem} ({number})"));
    let mut free = numbered.filter(|name| !seen.iter().any(|other: &Selection| other.name == *name));
    free.next().ok_or(Problem::BadRequest)
}
