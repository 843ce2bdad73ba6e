//! Contacts that were chosen in the list or on a card, and the static selection that they go into or leave.

use actix_web::{HttpResponse, web::Data};

use super::{
    super::{
        actions::{self, Outcome},
        model::{Kind, NewSelection, Selection},
        parse, store,
        views::{self, ChosenView},
    },
    selection,
};
use crate::{
    db::DbError,
    features::contacts,
    kernel::ids::ContactId,
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin::{self, selections},
    },
};

/// So many can be chosen at once; a page of the list has fewer.
const MOST: usize = 500;

/// `GET /admin/selections/members`.
pub async fn show_chosen(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let form = if desk.kept_from.is_some() { desk.form() } else { FormState::posted(desk.query.clone()) };
    page(&desk, &state, &form).await
}

/// `POST /admin/selections/members`.
pub async fn set_members(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut form = desk.form();
    let (ids, ctx, me, is_in) = (chosen(&form), desk.context(), desk.me.id, form.value("do") != "remove");
    let back = back(&form).to_owned();
    if ids.is_empty() {
        return Ok(desk.leads_to(&back));
    }
    if let Ok(id) = form.value("selection").parse::<i64>() {
        let to = selection(&desk, &state, id).await?;
        if to.kind != Kind::Static {
            return Err(Problem::BadRequest);
        }
        state.db.write(move |tx| actions::set_members(tx, &ctx, to.id, &ids, is_in)).await?;
        return Ok(desk.redirect(&back, Done::Saved));
    }
    if !is_in {
        form.refuse("selection", Slip::NotChosen);
        return page(&desk, &state, &form).await;
    }
    let name = parse::name(&mut form, "name");
    if !form.is_right() {
        return page(&desk, &state, &form).await;
    }
    let write = state.db.write(move |tx| {
        let outcome = actions::add(tx, &ctx, me, &NewSelection { name: &name, kind: Kind::Static, is_shared: false })?;
        if let Outcome::Saved(id) = outcome {
            actions::set_members(tx, &ctx, id, &ids, true)?;
        }
        Ok::<_, DbError>(outcome)
    });
    match write.await? {
        Outcome::Saved(id) => Ok(desk.redirect(&selections::selection(id), Done::Added)),
        _ => {
            form.refuse("name", Slip::Says("selections-slip-name"));
            page(&desk, &state, &form).await
        }
    }
}

async fn page(desk: &Desk, state: &Data<AppState>, form: &FormState) -> Result<HttpResponse, Problem> {
    let (ids, me) = (chosen(form), desk.me.id);
    let read = state.db.read(move |connection| {
        let people = contacts::by_ids(connection, &ids)?;
        Ok::<_, DbError>((people, store::all_seen_by(connection, me)?))
    });
    let (people, seen) = read.await?;
    let present: Vec<ContactId> = people.iter().map(|contact| contact.id).collect();
    let open: Vec<Selection> = seen.into_iter().filter(|selection| selection.kind == Kind::Static).collect();
    let view = ChosenView { contacts: &present, selections: &open, back: back(form) };
    Ok(views::chosen(&desk.office(), &view, form).into_response())
}

/// The contacts that were ticked, each once.
fn chosen(form: &FormState) -> Vec<ContactId> {
    let mut ids: Vec<ContactId> = form.values("contact").filter_map(|id| id.parse().ok()).map(ContactId).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(MOST);
    ids
}

/// Where they were chosen.
fn back(form: &FormState) -> &str {
    let back = admin::own(form.value("back"));
    if back.starts_with(admin::CONTACTS) || back.starts_with(selections::LIST) { back } else { admin::CONTACTS }
}
