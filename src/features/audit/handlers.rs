//! `/admin/audit`: reading the log, and taking it out as a file.

use actix_web::{
    HttpResponse,
    web::{Bytes, Data},
};
use futures_util::stream;
use serde_json::{Map, Value};

use super::{
    model::{Asked, Entry, Line, Subject},
    store, views,
};
use crate::{
    db::DbError,
    state::{AppState, Desk, Problem},
    web::{
        csv::{self, Csv},
        form::{FormState, Slip},
    },
};

/// Entries on a page.
const PAGE: i64 = 50;
/// Entries that the file takes from the database at a time.
const PIECE: i64 = 1000;

/// Numbers and names.
type Names = Vec<(i64, String)>;

/// `GET /admin/audit`.
pub async fn show(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let asked = Asked::of(&desk.query);
    let mut answered = FormState::posted(desk.query.clone());
    for (name, day) in [("from", asked.from), ("to", asked.to)] {
        if day.is_none() && !answered.value(name).trim().is_empty() {
            answered.refuse(name, Slip::NotADate);
        }
    }
    let query = asked.clone();
    let read = state.db.read(move |connection| {
        let lines = store::page(connection, &query, PAGE + 1)?;
        Ok::<_, DbError>((lines, store::members(connection)?, store::programs(connection)?, store::kinds(connection)?))
    });
    let (mut lines, members, programs, kinds) = read.await?;
    let has_more = lines.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    lines.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let view = views::LogView { asked: &asked, lines: &lines, has_more, members: &members, programs: &programs, kinds: &kinds };
    Ok(views::log(&desk.office(), &view, &answered).into_response())
}

/// `POST /admin/audit/export`: the entries asked for as a file, which is sent while it is read.
pub async fn export(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let asked = Asked { before: None, ..Asked::of(desk.posted()) };
    let ctx = desk.context();
    let filters: Map<String, Value> = asked.pairs().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let entry = Entry::new("audit.exported", Subject::none()).changing(Value::Null, Value::Object(filters));
    state.db.write(move |tx| store::record(tx, &ctx, &entry)).await?;
    let named = state.db.read(|connection| Ok::<_, DbError>((store::members(connection)?, store::programs(connection)?))).await?;
    let mut head = Csv::default();
    head.row(["id", "at", "actor", "actor_id", "name", "channel", "ip", "what", "subject_kind", "subject_id", "before", "after"]);
    let begin = (Some(asked), Some(head), named, state);
    let pieces = stream::unfold(begin, |(asked, head, named, state)| async move {
        let asked = asked?;
        let mut csv = head.unwrap_or_default();
        let query = asked.clone();
        let lines = match state.db.read(move |connection| store::page(connection, &query, PIECE)).await {
            Ok(lines) => lines,
            Err(error) => return Some((Err(error), (None, None, named, state))),
        };
        lines.iter().for_each(|line| row(&mut csv, line, &named));
        let is_full = lines.len() >= usize::try_from(PIECE).unwrap_or(usize::MAX);
        let next = lines.last().filter(|_| is_full).map(|line| Asked { before: Some(line.id), ..asked });
        Some((Ok::<_, DbError>(Bytes::from(csv.take())), (next, None, named, state)))
    });
    Ok(csv::streamed("audit", pieces))
}

fn row(csv: &mut Csv, line: &Line, (members, programs): &(Names, Names)) {
    let name = views::name(line, members, programs).unwrap_or_default();
    let number = line.actor_id.map(|id| id.to_string()).unwrap_or_default();
    csv.row([
        line.id.to_string().as_str(),
        &line.at.utc().to_rfc3339(),
        &line.actor,
        &number,
        name,
        &line.channel,
        line.ip.as_deref().unwrap_or_default(),
        &line.what,
        &line.subject_kind,
        &line.subject_id,
        &line.before,
        &line.after,
    ]);
}
