//! `/admin/forms/{id}/…`: what a form does with its submissions, and how many it gets.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use chrono::{Duration, NaiveTime};

use super::super::{
    actions::{self, Saved},
    model::FormSettings,
    store,
    views::{self, ProcessingView, StatisticsView},
};
use crate::{
    db::DbError,
    features::{
        contacts,
        forms::Processing,
        selections::{self, model::Kind},
        signups::followups::FormActions,
        staff,
    },
    kernel::{
        Right, Timestamp,
        ids::{FormId, SelectionId, StaffId},
    },
    state::{AppState, Desk, Problem},
    web::{
        csv::Csv,
        done::Done,
        form::{FormState, Slip, TICKED},
        paths::admin::submissions as paths,
    },
};

/// `GET /admin/forms/{id}/processing`.
pub async fn show_processing(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    page(&desk, &state, FormId(*id), None, false).await
}

/// The page, with what was typed or else what is stored.
async fn page(
    desk: &Desk,
    state: &AppState,
    id: FormId,
    typed: Option<FormState>,
    is_stale: bool,
) -> Result<HttpResponse, Problem> {
    let (me, language) = (desk.me.id, desk.language());
    let read = state.db.read(move |connection| {
        let Some(settings) = store::settings_of(connection, id)? else { return Ok(None) };
        let interests = contacts::interest_options(connection, language)?;
        let selections: Vec<_> = selections::all_seen_by(connection, me)?;
        Ok::<_, DbError>(Some((settings, interests, selections, colleagues(connection)?)))
    });
    let (settings, interests, mut selections, members) = read.await?.ok_or(Problem::NotFound)?;
    selections.retain(|selection| selection.kind == Kind::Static);
    let typed = typed.or_else(|| desk.has_kept("/processing").then(|| desk.form()));
    let form = typed.unwrap_or_else(|| FormState::posted(posted_as(&settings)));
    let view =
        ProcessingView { settings: &settings, interests: &interests, selections: &selections, members: &members, is_stale };
    Ok(views::processing(&desk.office(), &view, &form).into_response())
}

/// Members of staff who are here and may process submissions.
fn colleagues(connection: &mut crate::db::Connection) -> Result<Vec<(StaffId, String)>, DbError> {
    let roles = staff::roles(connection)?;
    let may = |role| roles.iter().any(|row| row.id == role && row.rights.has(Right::Submissions));
    let members = staff::members(connection)?.into_iter().filter(|member| member.disabled_at.is_none() && may(member.role_id));
    Ok(members.map(|member| (member.id, member.name)).collect())
}

/// What is stored, as the form would post it.
fn posted_as(settings: &FormSettings) -> Vec<(String, String)> {
    let actions = &settings.actions;
    let mut values = vec![("mode".to_owned(), settings.processing.code().to_owned())];
    values.extend(actions.interests.iter().map(|id| ("interest".to_owned(), id.to_string())));
    values.extend(actions.selection.map(|id| ("selection".to_owned(), id.to_string())));
    values.extend(actions.sends_receipt.then(|| ("receipt".to_owned(), TICKED.to_owned())));
    values.push(("when".to_owned(), if actions.is_bundled { "daily" } else { "once" }.to_owned()));
    values.extend(actions.told.iter().map(|id| ("told".to_owned(), id.to_string())));
    values
}

/// `POST /admin/forms/{id}/processing`.
pub async fn save_processing(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = FormId(*id);
    let mut form = desk.form();
    let Some(processing) = Processing::from_code(form.value("mode")) else {
        form.refuse("mode", Slip::NotChosen);
        return page(&desk, &state, id, Some(form), false).await;
    };
    let (me, language) = (desk.me.id, desk.language());
    let read = state.db.read(move |connection| {
        let Some(settings) = store::settings_of(connection, id)? else { return Ok(None) };
        let interests = contacts::interest_options(connection, language)?;
        Ok::<_, DbError>(Some((settings, interests, selections::all_seen_by(connection, me)?, colleagues(connection)?)))
    });
    let (settings, interests, seen, members) = read.await?.ok_or(Problem::NotFound)?;
    let numbers = |name: &str| form.values(name).filter_map(|value| value.parse::<i64>().ok()).collect::<Vec<_>>();
    // What is not on offer was not chosen on our page; a selection that others keep for themselves stays where it was.
    let wished = numbers("selection").first().copied().map(SelectionId);
    let selection = wished
        .filter(|id| settings.actions.selection == Some(*id) || seen.iter().any(|it| it.id == *id && it.kind == Kind::Static));
    let actions = FormActions {
        interests: numbers("interest").into_iter().filter(|id| interests.iter().any(|it| it.id == *id)).collect(),
        selection,
        sends_receipt: form.has("receipt", TICKED),
        told: numbers("told").into_iter().map(StaffId).filter(|id| members.iter().any(|(it, _)| it == id)).collect(),
        is_bundled: form.value("when") == "daily",
        version: form.value("version").parse().unwrap_or(-1),
    };
    let (ctx, wanted) = (desk.context(), FormSettings { processing, actions, ..settings });
    match state.db.write(move |tx| actions::save_processing(tx, &ctx, &wanted)).await? {
        Saved::Now => Ok(desk.redirect(&paths::form_processing(id), Done::Saved)),
        Saved::Stale => page(&desk, &state, id, Some(form), true).await,
    }
}

/// `GET /admin/forms/{id}/statistics`.
pub async fn show_statistics(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (id, language, now) = (FormId(*id), desk.language(), desk.at);
    let today = now.naive().date();
    let days: Vec<_> = (0..store::DAYS).rev().map(|back| today - Duration::days(back)).collect();
    let since = first_day(now);
    let published = desk.house.forms.iter().find(|form| form.id == id).map(|form| form.definition.clone());
    let db = state.db.clone();
    // Counting may take a while, and other requests wait for this thread.
    let counting = tokio::task::spawn_blocking(move || {
        db.read_blocking(move |connection| {
            let Some(settings) = store::settings_of(connection, id)? else { return Ok(None) };
            let tallies = store::days_of(connection, id, since)?;
            let questions = match &published {
                Some(definition) => store::questions(connection, id, definition, language, now)?,
                None => Vec::new(),
            };
            Ok::<_, DbError>(Some((settings, tallies, questions)))
        })
    });
    let counted = counting.await.map_err(|error| Problem::Unexpected(error.to_string()))??;
    let (settings, tallies, questions) = counted.ok_or(Problem::NotFound)?;
    let view = StatisticsView {
        form: id,
        name: &settings.name,
        days: &days,
        tallies: &tallies,
        questions: &questions,
        unconfirmed_days: desk.house.settings.unconfirmed_days,
    };
    Ok(views::statistics(&desk.office(), &view).into_response())
}

/// The beginning of the first day that is looked at.
fn first_day(now: Timestamp) -> Timestamp {
    Timestamp::from((now.naive().date() - Duration::days(store::DAYS - 1)).and_time(NaiveTime::MIN))
}

/// `GET /admin/forms/{id}/statistics.csv`: the same figures, a row for each day and language. Nothing in it is about anybody.
pub async fn show_figures(desk: Desk, state: Data<AppState>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let (id, since) = (FormId(*id), first_day(desk.at));
    let read = state.db.read(move |connection| {
        let there = store::settings_of(connection, id)?.is_some();
        Ok::<_, DbError>((there, store::days_of(connection, id, since)?))
    });
    let (there, tallies) = read.await?;
    if !there {
        return Err(Problem::NotFound);
    }
    let mut csv = Csv::default();
    csv.row(["day", "language", "opened", "begun", "sent", "confirmed", "processed"]);
    for ((day, language), tally) in &tallies {
        let counts = tally.steps().into_iter().chain([tally.processed]).map(|count| count.to_string());
        let cells: Vec<String> = [day.to_string(), language.code().to_owned()].into_iter().chain(counts).collect();
        csv.row(cells.iter().map(String::as_str));
    }
    Ok(csv.into_response(&format!("form-{id}")))
}
