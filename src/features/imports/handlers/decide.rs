//! One import: what is done with it.

use std::collections::BTreeSet;

use actix_web::{
    HttpResponse,
    web::{Bytes, Data, Path},
};
use futures_util::stream;

use super::{
    super::{
        actions::{self, Asked},
        mapping,
        model::{COMMENT, Import, Plan, Stage, StagedRow, Verdict},
        parse::{self, Button},
        preview,
        reading::{ReadError, Sniffed, sniff},
        store,
        views::{self, FormView, ResultView, labels},
    },
    upload::off_thread,
};
use crate::{
    db::DbError,
    features::{
        audit::{self, Entry, Subject},
        runs, selections, staff,
    },
    jobs,
    kernel::{
        Right,
        ids::{ImportId, SelectionId},
        text::{cut, one_line},
    },
    state::{AppState, Desk, Problem},
    web::{
        csv::{self, Csv},
        form::{FormState, Slip},
        paths::admin::imports as paths,
    },
};

/// Problems on the page.
const PROBLEMS: i64 = 50;
/// Samples of each kind on the page.
const SAMPLES: i64 = 5;
/// Rows that a file of problems takes from the database at a time.
const PIECE: i64 = 500;

async fn import(state: &AppState, id: i64) -> Result<Import, Problem> {
    state.db.read(move |connection| store::by_id(connection, ImportId(id))).await?.ok_or(Problem::NotFound)
}

/// `GET /admin/imports/{id}`.
pub async fn show(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let import = import(&state, *id).await?;
    let may_decide = matches!(import.stage, Stage::Uploaded | Stage::Checked | Stage::Checking) && import.erased_at.is_none();
    let wants_form = desk.query.iter().any(|(name, _)| name == "form");
    if may_decide && (import.stage == Stage::Uploaded || wants_form) {
        return form(&desk, &state, &import, &import.plan, FormState::fresh()).await;
    }
    result(&desk, &state, &import, false, &FormState::fresh()).await
}

async fn form(
    desk: &Desk,
    state: &AppState,
    import: &Import,
    plan: &Plan,
    mut answered: FormState,
) -> Result<HttpResponse, Problem> {
    let sniffed = match looked(state, import, plan).await? {
        Ok(sniffed) => sniffed,
        Err(error) => {
            answered.refuse("column-0", Slip::Says(labels::problem(error.code())));
            Sniffed {
                format: plan.format.clone(),
                has_header: plan.has_header,
                sheets: Vec::new(),
                has_formulas: false,
                rows: Vec::new(),
            }
        }
    };
    let (sha256, id) = (import.sha256.clone(), import.id);
    let signature = mapping::signature(&import.headers);
    let read = state.db.read(move |connection| {
        let before = store::of_content(connection, &sha256, id)?;
        let remembered = signature.as_ref().map(|signature| store::mapping_of(connection, signature)).transpose()?.flatten();
        Ok::<_, DbError>((before, remembered))
    });
    let (before, remembered) = read.await?;
    let rows: Vec<Vec<String>> = sniffed.rows.iter().skip(usize::from(plan.has_header)).map(|row| row.cells.clone()).collect();
    let headers = if plan.has_header { mapping::headers(&Sniffed { has_header: true, ..sniffed.clone() }) } else { Vec::new() };
    let view = FormView {
        import,
        plan,
        rows: &rows,
        headers: &headers,
        sheets: &sniffed.sheets,
        has_formulas: sniffed.has_formulas,
        orders: &mapping::orders_needed(plan, &sniffed),
        before: before.and_then(|before| before.finished_at),
        is_remembered: remembered.is_some_and(|remembered| remembered.columns == plan.columns),
        lists: &desk.house.lists,
        state: &answered,
    };
    Ok(views::form(&desk.office(), &view).into_response())
}

/// The beginning of the file, read as a plan says.
async fn looked(state: &AppState, import: &Import, plan: &Plan) -> Result<Result<Sniffed, ReadError>, Problem> {
    let Some(file) = &import.file else { return Ok(Err(ReadError::Gone)) };
    let (path, format) = (state.config.uploads_dir.join(file), plan.format.clone());
    off_thread(move || sniff(&path, Some(&format))).await
}

async fn result(
    desk: &Desk,
    state: &AppState,
    import: &Import,
    is_late: bool,
    answered: &FormState,
) -> Result<HttpResponse, Problem> {
    let (house, shown, now, me) = (desk.house.clone(), import.clone(), desk.at, desk.me.id);
    let read = state.db.read(move |connection| {
        let job = shown.job.map(|job| jobs::by_id(connection, job)).transpose()?.flatten();
        let mut problems: Vec<StagedRow> = Vec::new();
        for verdict in [Verdict::Refused, Verdict::LeftOut] {
            let most = PROBLEMS + 1 - i64::try_from(problems.len()).unwrap_or(0);
            problems.extend(store::problems(connection, shown.id, verdict, most)?);
        }
        let remarked = match shown.counts.remarked {
            0 => Vec::new(),
            some => store::remarked(connection, shown.id, some.min(PROBLEMS))?,
        };
        let is_checked = shown.stage == Stage::Checked;
        let samples = if is_checked { preview::samples(connection, &house, &shown, now, SAMPLES)? } else { Vec::new() };
        let lists = [shown.selections.0, shown.selections.1].into_iter().flatten();
        let lists = lists.map(|id| selections::seen_by(connection, SelectionId(id), me)).collect::<Result<Vec<_>, _>>()?;
        Ok::<_, DbError>((job, problems, remarked, samples, lists.into_iter().flatten().collect::<Vec<_>>()))
    });
    let (job, mut problems, remarked, samples, lists) = read.await?;
    let most = usize::try_from(PROBLEMS).unwrap_or(usize::MAX);
    let has_more = problems.len() > most;
    problems.truncate(most);
    let undone = job.as_ref().filter(|_| import.stage == Stage::Undone).and_then(|job| serde_json::from_str(&job.result).ok());
    let view = ResultView {
        import,
        job: job.as_ref(),
        problems: &problems,
        has_more,
        remarked: &remarked,
        samples: &samples,
        undone,
        selections: &lists,
        is_late,
        lists: &desk.house.lists,
        state: answered,
    };
    Ok(views::result(&desk.office(), &view).into_response())
}

/// `POST /admin/imports/{id}`: takes what the form says, and asks for a check or reads the file in another way.
pub async fn save(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let import = import(&state, *id).await?;
    let mut answered = desk.form();
    let mut plan = parse::plan(&mut answered, &import.plan, &desk.house.lists).for_who_may_add(desk.may(Right::Lists));
    let sniffed = match looked(&state, &import, &plan).await? {
        Ok(sniffed) => Sniffed { has_header: plan.has_header, ..sniffed },
        Err(_) => return form(&desk, &state, &import, &plan, answered).await,
    };
    plan.format = sniffed.format.clone();
    let headers = mapping::headers(&sniffed);
    let is_read_anew = parse::button(&answered) == Button::Reread;
    let width = sniffed.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if is_read_anew || width != plan.columns.len() {
        let guessed = mapping::guess(&sniffed, &import.name, Some(plan.exporter), &desk.house.lists, plan.language);
        plan = Plan { columns: guessed.columns, day_orders: guessed.day_orders, stands: guessed.stands, ..plan };
    }
    if !is_read_anew && !answered.is_right() {
        return form(&desk, &state, &import, &plan, answered).await;
    }
    let orders: BTreeSet<usize> = mapping::orders_needed(&plan, &sniffed);
    let (ctx, house, number, wanted) = (desk.context(), desk.house.clone(), import.id, plan.clone());
    let outcome = state.db.write(move |tx| {
        if !actions::change_plan(tx, &ctx, number, &wanted, &headers)? {
            return Ok(Asked::TooLate);
        }
        if is_read_anew {
            return Ok(Asked::Faults(Vec::new()));
        }
        actions::ask_check(tx, &ctx, &house.lists, number, &orders)
    });
    match outcome.await? {
        Asked::Opened(_) => {
            state.work_bell.notify_one();
            Ok(desk.leads_to(&paths::import(import.id)))
        }
        Asked::Faults(faults) if faults.is_empty() => Ok(desk.leads_to(&paths::form(import.id))),
        Asked::Faults(faults) => {
            for fault in faults {
                answered.refuse(&fault.field(), Slip::Says(fault.key()));
            }
            form(&desk, &state, &import, &plan, answered).await
        }
        Asked::TooLate => late(&desk, &state, import.id).await,
    }
}

/// Somebody else was quicker: how it stands now.
async fn late(desk: &Desk, state: &AppState, id: ImportId) -> Result<HttpResponse, Problem> {
    let import = import(state, id.0).await?;
    let mut answer = result(desk, state, &import, true, &FormState::fresh()).await?;
    *answer.status_mut() = actix_web::http::StatusCode::CONFLICT;
    Ok(answer)
}

async fn after(desk: &Desk, state: &AppState, id: i64, asked: Asked) -> Result<HttpResponse, Problem> {
    if matches!(asked, Asked::Opened(_)) {
        state.work_bell.notify_one();
        return Ok(desk.leads_to(&paths::import(id)));
    }
    late(desk, state, ImportId(id)).await
}

/// `POST /admin/imports/{id}/run`.
pub async fn run(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (ctx, number, may_add) = (desk.context(), ImportId(*id), desk.may(Right::Lists));
    let asked = state.db.write(move |tx| actions::ask_run(tx, &ctx, number, may_add)).await?;
    after(&desk, &state, *id, asked).await
}

/// `POST /admin/imports/{id}/undoing`. Refusals that came by the file end only for a reason, which not everybody may state.
pub async fn undo(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let mut answered = desk.form();
    let reason = one_line(answered.value("reason"));
    if !reason.is_empty() && !desk.may(Right::Consent) {
        return Ok(staff::views::refused(&desk.office(), Right::Consent).into_response());
    }
    if cut(&reason, COMMENT).len() < reason.len() {
        answered.refuse("reason", Slip::TooLong(COMMENT));
        let import = import(&state, *id).await?;
        return result(&desk, &state, &import, false, &answered).await;
    }
    let (ctx, number) = (desk.context(), ImportId(*id));
    let asked = state.db.write(move |tx| actions::ask_undo(tx, &ctx, number, &reason)).await?;
    after(&desk, &state, *id, asked).await
}

/// `POST /admin/imports/{id}/resumption`: goes on with work that stopped, unless it is taken back already.
pub async fn resume(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let import = import(&state, *id).await?;
    let Some(job) = import.job else { return Err(Problem::NotFound) };
    let ctx = desk.context();
    if !state.db.write(move |tx| runs::resume(tx, &ctx, job)).await? {
        return late(&desk, &state, import.id).await;
    }
    state.work_bell.notify_one();
    Ok(desk.leads_to(&paths::import(import.id)))
}

/// `POST /admin/imports/{id}/problems`: rows that are refused or left out, as they stood, with their line and why.
pub async fn download_problems(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let import = import(&state, *id).await?;
    let (ctx, number) = (desk.context(), import.id);
    let entry = Entry::new("import.exported", Subject::new("import", number));
    state.db.write(move |tx| audit::record(tx, &ctx, &entry)).await?;
    let t = desk.texts();
    let mut head = Csv::default();
    let names = [t.get("imports-problem-line"), t.get("imports-problem-why")];
    head.row(names.into_iter().chain(import.headers.iter().map(String::as_str)));
    let begin = (Some((Verdict::Refused, 0)), Some(head), state);
    let pieces = stream::unfold(begin, move |(at, head, state)| async move {
        let (verdict, after) = at?;
        let read = state.db.read(move |connection| store::rows_of(connection, number, verdict, after, PIECE)).await;
        let rows = match read {
            Ok(rows) => rows,
            Err(error) => return Some((Err(error), (None, None, state))),
        };
        let mut file = head.unwrap_or_default();
        for row in &rows {
            let line = row.line.to_string();
            let why = t.get(labels::problem(row.problem.as_deref().unwrap_or_default()));
            file.row([line.as_str(), why].into_iter().chain(row.cells.iter().map(String::as_str)));
        }
        let next = match (rows.last(), verdict) {
            (Some(last), verdict) => Some((verdict, last.n)),
            (None, Verdict::Refused) => Some((Verdict::LeftOut, 0)),
            (None, _) => None,
        };
        Some((Ok(Bytes::from(file.take())), (next, None, state)))
    });
    Ok(csv::streamed("import-problems", pieces))
}
