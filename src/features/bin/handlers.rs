//! `/admin/bulk-delete` and `/admin/bin`.

use actix_web::{HttpResponse, web::Data};

use super::{
    actions,
    model::Which,
    store::{self, Asked},
    views::{self, BinView, DeleteView},
};
use crate::{
    db::DbError,
    features::{bulk, cards::store::staff_named, selections, selections::Scope},
    kernel::{
        Timestamp,
        ids::{ContactId, JobId},
    },
    state::{AppState, Desk, Problem},
    web::{
        done::Done,
        form::{FormState, Slip},
        paths::admin,
    },
};

/// Contacts on a page of the bin.
const PAGE: usize = 50;

/// `GET /admin/bulk-delete`.
pub async fn show_deletion(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let form = if desk.kept_from.is_some() { desk.form() } else { FormState::posted(desk.query.clone()) };
    let scope = whom(&desk, &state, &form).await?;
    deletion(&desk, &state, &form, scope.as_ref()).await
}

/// Whom a form is about. What others keep for themselves is not there for this member.
async fn whom(desk: &Desk, state: &Data<AppState>, form: &FormState) -> Result<Option<Scope>, Problem> {
    let Some(scope) = bulk::scope(form.all(), &desk.house.lists) else { return Ok(None) };
    let (asked, me) = (scope.clone(), desk.me.id);
    let may = state.db.read(move |connection| selections::may_use(connection, &asked, me)).await?;
    if may { Ok(Some(scope)) } else { Err(Problem::NotFound) }
}

async fn deletion(desk: &Desk, state: &Data<AppState>, form: &FormState, scope: Option<&Scope>) -> Result<HttpResponse, Problem> {
    let (at, me) = (desk.at, desk.me.id);
    let count = match scope.cloned() {
        Some(scope) => state.db.read(move |connection| selections::count(connection, &scope, at)).await?,
        None => 0,
    };
    let open = match count {
        0 => state.db.read(move |connection| selections::all_seen_by(connection, me)).await?,
        _ => Vec::new(),
    };
    let view = DeleteView { scope, selections: &open, count, days: desk.house.settings.bin_days };
    Ok(views::deletion(&desk.office(), &view, form).into_response())
}

/// `POST /admin/bulk-delete`: the number typed must be how many there are.
pub async fn delete(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let mut form = desk.form();
    let Some(scope) = whom(&desk, &state, &form).await? else { return deletion(&desk, &state, &form, None).await };
    // As it is shown: with the spaces and marks between thousands, whoever types them.
    let typed: String = form.value("count").chars().filter(char::is_ascii_digit).collect();
    let Ok(counted) = typed.parse::<i64>() else {
        form.refuse("count", Slip::NotANumber);
        return deletion(&desk, &state, &form, Some(&scope)).await;
    };
    let (ctx, meant) = (desk.context(), scope.clone());
    match state.db.write(move |tx| actions::bin(tx, &ctx, &meant, counted)).await? {
        Ok(job) => {
            state.work_bell.notify_one();
            Ok(desk.leads_to(&admin::job(job)))
        }
        Err(_) => {
            form.refuse("count", Slip::Says("bulk-slip-count"));
            deletion(&desk, &state, &form, Some(&scope)).await
        }
    }
}

/// `GET /admin/bin`.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let number = |name: &str| desk.asked(name).parse::<i64>().ok();
    let asked = Asked {
        search: desk.asked("search").to_owned(),
        job: number("job").map(JobId),
        below: number("at").zip(number("below")).map(|(at, id)| (Timestamp::from_micros(at), ContactId(id))),
    };
    let query = asked.clone();
    let read = state.db.read(move |connection| {
        let page = store::page(connection, &query, PAGE)?;
        let names = staff_named(connection, page.rows.iter().map(|row| row.binned_by.as_str()))?;
        Ok::<_, DbError>((page, names))
    });
    let (page, names) = read.await?;
    let view = BinView { asked: &asked, page: &page, names: &names, days: desk.house.settings.bin_days };
    Ok(views::bin(&desk.office(), &view).into_response())
}

/// One contact or all of a batch, as the form says.
fn which(desk: &Desk) -> Option<Which> {
    let form = desk.form();
    let number = |name: &str| form.value(name).parse::<i64>().ok();
    number("contact").map(|id| Which::One(ContactId(id))).or_else(|| number("job").map(|id| Which::Batch(JobId(id))))
}

/// `POST /admin/bin/restoration`.
pub async fn restore(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let (ctx, which) = (desk.context(), which(&desk).ok_or(Problem::BadRequest)?);
    if let Which::One(id) = which {
        let is_back = state.db.write(move |tx| actions::restore_one(tx, &ctx, id)).await?;
        return if is_back { Ok(desk.redirect(&admin::contact(id), Done::Restored)) } else { Err(Problem::NotFound) };
    }
    started(&desk, &state, state.db.write(move |tx| actions::restore(tx, &ctx, which)).await?)
}

/// `POST /admin/bin/erasure`.
pub async fn erase(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let (ctx, which) = (desk.context(), which(&desk).ok_or(Problem::BadRequest)?);
    started(&desk, &state, state.db.write(move |tx| actions::erase(tx, &ctx, which)).await?)
}

fn started(desk: &Desk, state: &AppState, job: Option<JobId>) -> Result<HttpResponse, Problem> {
    state.work_bell.notify_one();
    job.map(|job| desk.leads_to(&admin::job(job))).ok_or(Problem::NotFound)
}
