//! `/admin/bulk-update`: what to set, the check before, and taking it back.

use std::time::Duration;

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

use super::{
    actions,
    model::{Change, summary_of},
    parse, store,
    views::{self, CheckView, FormView, UndoView},
};
use crate::{
    db::DbError,
    features::{
        contacts::{self, InterestOption},
        selections::{self, Scope},
        staff,
    },
    jobs,
    kernel::{Right, ids::JobId},
    state::{AppState, Desk, Problem},
    web::{form::FormState, paths::admin},
};

/// How long the check counts; whatever it did not come to, the work itself counts.
const PATIENCE: Duration = Duration::from_millis(1500);

/// `GET /admin/bulk-update`.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let form = if desk.kept_from.is_some() { desk.form() } else { FormState::posted(desk.query.clone()) };
    let scope = whom(&desk, &state, &form).await?;
    page(&desk, &state, &form, scope.as_ref()).await
}

/// Whom a form is about. What others keep for themselves is not there for this member.
async fn whom(desk: &Desk, state: &Data<AppState>, form: &FormState) -> Result<Option<Scope>, Problem> {
    let Some(scope) = parse::scope(form.all(), &desk.house.lists) else { return Ok(None) };
    let (asked, me) = (scope.clone(), desk.me.id);
    let may = state.db.read(move |connection| selections::may_use(connection, &asked, me)).await?;
    if may { Ok(Some(scope)) } else { Err(Problem::NotFound) }
}

/// The form, or what to do first where nobody is meant yet.
async fn page(desk: &Desk, state: &Data<AppState>, form: &FormState, scope: Option<&Scope>) -> Result<HttpResponse, Problem> {
    let interests = interests(desk, state).await?;
    let (at, me) = (desk.at, desk.me.id);
    let open = match scope {
        Some(_) => Vec::new(),
        None => state.db.read(move |connection| selections::all_seen_by(connection, me)).await?,
    };
    let count = match scope.cloned() {
        Some(scope) => state.db.read(move |connection| selections::count(connection, &scope, at)).await?,
        None => 0,
    };
    let view = FormView { scope, selections: &open, count, lists: &desk.house.lists, interests: &interests };
    Ok(views::form(&desk.office(), &view, form).into_response())
}

async fn interests(desk: &Desk, state: &Data<AppState>) -> Result<Vec<InterestOption>, Problem> {
    let language = desk.language();
    Ok(state.db.read(move |connection| contacts::interest_options(connection, language)).await?)
}

/// What the posted form asks for; the page to answer with where that makes no sense or is not allowed.
async fn asked(desk: &Desk, state: &Data<AppState>) -> Result<Result<Change, HttpResponse>, Problem> {
    let mut form = desk.form();
    let Some(scope) = whom(desk, state, &form).await? else { return Ok(Err(page(desk, state, &form, None).await?)) };
    let interests = interests(desk, state).await?;
    let wished = scope.clone();
    let Some(change) = parse::change(&mut form, &desk.house.lists, &interests, wished) else {
        return Ok(Err(page(desk, state, &form, Some(&scope)).await?));
    };
    if change.needs_consent_right() && !desk.may(Right::Consent) {
        return Ok(Err(staff::views::refused(&desk.office(), Right::Consent).into_response()));
    }
    Ok(Ok(change))
}

/// `POST /admin/bulk-update`: what it would come to. Nothing is changed.
pub async fn check(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let form = desk.form();
    if form.names("edit") {
        return page(&desk, &state, &form, whom(&desk, &state, &form).await?.as_ref()).await;
    }
    let change = match asked(&desk, &state).await? {
        Ok(change) => change,
        Err(answer) => return Ok(answer),
    };
    let (counted, house, at) = (change.clone(), desk.house.clone(), desk.at);
    // Counting a million takes a while: on a thread that may wait.
    let db = state.db.clone();
    let count = move || {
        db.read_blocking(|connection| {
            let found = store::count(connection, &counted, &house.lists, store::Counting { patience: PATIENCE, at })?;
            let samples = store::samples(connection, &counted, &found.samples)?;
            Ok::<_, DbError>((found, samples))
        })
    };
    let (counted, samples) = actix_web::web::block(count).await.map_err(|error| Problem::Unexpected(error.to_string()))??;
    let interests = interests(&desk, &state).await?;
    let view =
        CheckView { change: &change, counted: &counted, samples: &samples, lists: &desk.house.lists, interests: &interests };
    Ok(views::check(&desk.office(), &view, &form).into_response())
}

/// `POST /admin/bulk-update/run`.
pub async fn run(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let change = match asked(&desk, &state).await? {
        Ok(change) => change,
        Err(answer) => return Ok(answer),
    };
    let (ctx, house) = (desk.context(), desk.house.clone());
    let job = state.db.write(move |tx| actions::start(tx, &ctx, &house.lists, &change)).await?;
    state.work_bell.notify_one();
    Ok(desk.leads_to(&admin::job(job)))
}

/// The change behind the address: one that this member may take back.
async fn undoable(desk: &Desk, state: &Data<AppState>, id: i64) -> Result<Result<Undoable, HttpResponse>, Problem> {
    let found = state.db.read(move |connection| jobs::by_id(connection, JobId(id))).await?;
    let job = found.filter(|job| job.kind == super::UPDATE).ok_or(Problem::NotFound)?;
    let change: Option<Change> = serde_json::from_str(&job.input).ok();
    let Some(change) = change else { return Err(Problem::NotFound) };
    if change.undo_needs_consent_right() && !desk.may(Right::Consent) {
        return Ok(Err(staff::views::refused(&desk.office(), Right::Consent).into_response()));
    }
    let needs_reason = change.undo_needs_reason(&desk.house.lists);
    Ok(Ok(Undoable { job, needs_reason }))
}

/// A change that may be taken back, as far as the member's rights go.
struct Undoable {
    job: jobs::Job,
    /// Can mail reach somebody then whom it does not reach now?
    needs_reason: bool,
}

/// The page about taking a change back.
async fn undo_page(desk: &Desk, state: &Data<AppState>, undoable: &Undoable, form: &FormState) -> Result<HttpResponse, Problem> {
    let (job, id) = (&undoable.job, undoable.job.id);
    let is_undone = state.db.read(move |connection| jobs::undoing(connection, id)).await?.is_some();
    let changed = summary_of(&job.result).changed;
    let may_go = job.state.is_over() && changed > 0 && !is_undone;
    let view = UndoView { job, changed, may_go, needs_reason: undoable.needs_reason };
    Ok(views::undo(&desk.office(), &view, form).into_response())
}

/// `GET /admin/bulk-update/{id}/undo`.
pub async fn show_undo(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let undoable = match undoable(&desk, &state, *id).await? {
        Ok(undoable) => undoable,
        Err(answer) => return Ok(answer),
    };
    undo_page(&desk, &state, &undoable, &desk.form()).await
}

/// `POST /admin/bulk-update/{id}/undo`.
pub async fn undo(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let undoable = match undoable(&desk, &state, *id).await? {
        Ok(undoable) => undoable,
        Err(answer) => return Ok(answer),
    };
    let mut form = desk.form();
    let reason = parse::undo_reason(&mut form, undoable.needs_reason);
    if !form.is_right() {
        return undo_page(&desk, &state, &undoable, &form).await;
    }
    let (ctx, id) = (desk.context(), undoable.job.id);
    match state.db.write(move |tx| actions::take_back(tx, &ctx, id, &reason)).await? {
        Some(undo) => {
            state.work_bell.notify_one();
            Ok(desk.leads_to(&admin::job(undo)))
        }
        None => Ok(desk.leads_to(&admin::job(id))),
    }
}
