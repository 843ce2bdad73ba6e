//! `/admin/contacts/export`: choosing what a file is to hold, and the file.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Bytes, Data},
};
use futures_util::{StreamExt, stream};

use super::{
    actions,
    file::{FileError, Plan},
    model::{Columns, Format},
    parse, store, views,
};
use crate::{
    db::{Connection, DbError},
    features::{
        contacts,
        selections::{self, Scope},
    },
    kernel::ids::ContactId,
    state::{AppState, Desk, Problem},
    web::{
        download::{download, of_file},
        form::{FormState, Slip},
        paths::admin,
        xlsx,
    },
};

/// `GET /admin/contacts/export`.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let lists = &desk.house.lists;
    if desk.kept_from.is_some() {
        return page(&desk, &state, desk.form()).await;
    }
    let mut values = desk.query.clone();
    if !values.iter().any(|(name, _)| name == "field") {
        values.extend(Columns::usual(lists).iter().map(|column| ("field".to_owned(), column.code.clone())));
    }
    if !values.iter().any(|(name, _)| name == "format") {
        values.push(("format".to_owned(), Format::Xlsx.code().to_owned()));
    }
    page(&desk, &state, FormState::posted(values)).await
}

async fn page(desk: &Desk, state: &Data<AppState>, form: FormState) -> Result<HttpResponse, Problem> {
    let Some(scope) = parse::scope(form.all(), &desk.house.lists) else { return Ok(back_to_list(desk, &form)) };
    is_theirs(desk, state, &scope).await?;
    let (asked, at) = (scope.clone(), desk.at);
    let read = aside(state, move |connection| {
        Ok((selections::count(connection, &asked, at)?, selections::scope_name(connection, &asked)?))
    });
    let (count, name) = read.await?;
    let view = views::ChoiceView { scope: &scope, name: name.as_deref().unwrap_or_default(), count, lists: &desk.house.lists };
    Ok(views::choice(&desk.office(), &view, &form).into_response())
}

/// The list says itself what is wrong with what was searched for.
fn back_to_list(desk: &Desk, form: &FormState) -> HttpResponse {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parse::whom(form.all())).finish();
    desk.leads_to(&format!("{}?{query}", admin::CONTACTS))
}

/// `POST /admin/contacts/export`: the file, which is sent while it is read; a spreadsheet, once it is put together.
pub async fn export(desk: Desk, state: Data<AppState>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let mut form = desk.form();
    let Some(scope) = parse::scope(form.all(), &desk.house.lists) else { return Ok(back_to_list(&desk, &form)) };
    let Some((columns, format)) = parse::wish(&mut form, &desk.house.lists) else { return page(&desk, &state, form).await };
    is_theirs(&desk, &state, &scope).await?;
    let (asked, at, language) = (scope.clone(), desk.at, desk.language());
    let read = aside(&state, move |connection| {
        let last = contacts::last_id(connection)?;
        Ok::<_, DbError>((selections::count(connection, &asked, at)?, last, store::names(connection, language)?))
    });
    let (count, last, names) = read.await?;
    if format == Format::Xlsx && count >= xlsx::MOST_ROWS {
        form.refuse("format", Slip::Says("exports-slip-many"));
        return page(&desk, &state, form).await;
    }
    let lists = desk.house.lists.clone();
    let plan = Arc::new(Plan { format, columns, scope, at, language, lists, names, last });
    let (ctx, noted) = (desk.context(), plan.clone());
    state.db.write(move |tx| actions::note(tx, &ctx, &noted, count)).await?;
    match format {
        Format::Xlsx => spreadsheet(&state, &request, plan).await,
        Format::Csv => Ok(streamed(state, plan, "text/csv; charset=utf-8")),
        Format::Jsonl => Ok(streamed(state, plan, "application/jsonl; charset=utf-8")),
    }
}

/// A selection that others keep for themselves is nobody else's to take out.
async fn is_theirs(desk: &Desk, state: &Data<AppState>, scope: &Scope) -> Result<(), Problem> {
    let (scope, me) = (scope.clone(), desk.me.id);
    let may = state.db.read(move |connection| selections::may_use(connection, &scope, me)).await?;
    if may { Ok(()) } else { Err(Problem::NotFound) }
}

/// Reads on a thread of its own: counting and a window of many columns take longer than a page may.
async fn aside<T: Send + 'static>(
    state: &Data<AppState>,
    query: impl Fn(&mut Connection) -> Result<T, DbError> + Send + 'static,
) -> Result<T, DbError> {
    let db = state.db.clone();
    let read = actix_web::rt::task::spawn_blocking(move || db.read_at_one_moment(query));
    read.await.unwrap_or_else(|error| Err(DbError::Broken(error.to_string())))
}

/// Text, window by window. An error breaks the connection off, so that what arrived is not taken for the whole.
fn streamed(state: Data<AppState>, plan: Arc<Plan>, content_type: &str) -> HttpResponse {
    let name = format!("contacts.{}", plan.format.code());
    let head = stream::once(std::future::ready(Ok::<_, DbError>(Bytes::from(plan.head()))));
    let pieces = stream::unfold(Some(ContactId(0)), move |after| {
        let (state, plan) = (state.clone(), plan.clone());
        async move {
            let after = after?;
            let read = aside(&state, move |connection| {
                let stretch = plan.next(connection, after)?;
                Ok::<_, DbError>((plan.lines(&stretch.rows), stretch.next))
            });
            match read.await {
                Ok((lines, next)) => Some((Ok(Bytes::from(lines)), next)),
                Err(error) => {
                    tracing::warn!(%error, "an export was broken off");
                    Some((Err(error), None))
                }
            }
        }
    });
    download(&name, content_type).streaming(head.chain(pieces))
}

/// A spreadsheet's parts come in another order than its rows, so it is put together first, in a file that nobody else sees.
async fn spreadsheet(state: &Data<AppState>, request: &HttpRequest, plan: Arc<Plan>) -> Result<HttpResponse, Problem> {
    let shared = state.clone();
    let written = actix_web::rt::task::spawn_blocking(move || {
        let dir = &shared.config.data_dir;
        let mut file = tempfile::tempfile_in(dir)?;
        plan.write(&shared.db, dir, &mut file)?;
        Ok::<_, FileError>(file)
    });
    let file = match written.await.map_err(|error| Problem::Unexpected(error.to_string()))? {
        Ok(file) => file,
        Err(FileError::Storage(error)) => return Err(error.into()),
        Err(error) => return Err(Problem::Unexpected(error.to_string())),
    };
    of_file(request, file, "contacts.xlsx").map_err(|error| Problem::Unexpected(error.to_string()))
}
