//! `/admin/submissions`: the list, and the list as a file.

use std::collections::HashMap;

use actix_web::{
    HttpResponse,
    web::{Bytes, Data},
};
use futures_util::stream;

use super::super::{
    actions,
    model::{Asked, Line},
    store, views,
};
use crate::{
    db::DbError,
    features::{
        cards, contacts,
        forms::model::Definition,
        signups::{Answers, Status, in_words},
    },
    kernel::{
        Language,
        ids::{FormId, FormVersionId},
    },
    state::{AppState, Desk, Problem},
    web::{
        csv::{self, Csv},
        form::{FormState, Slip},
    },
};

/// Submissions on a page.
const PAGE: usize = 50;
/// Submissions that the file takes from the database at a time.
const PIECE: i64 = 500;

/// `GET /admin/submissions`.
pub async fn show_list(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let asked = Asked::of(&desk.query);
    let mut form = FormState::posted(desk.query.clone());
    for (name, day) in [("from", asked.from), ("to", asked.to)] {
        if day.is_none() && !form.value(name).trim().is_empty() {
            form.refuse(name, Slip::NotADate);
        }
    }
    if !asked.address.is_empty() && asked.address_key().is_none() {
        form.refuse("address", Slip::EmailMalformed);
    }
    let (query, is_right) = (asked.clone(), form.is_right());
    let read = state.db.read(move |connection| {
        // What is no day narrows nothing, and everything would look like an answer.
        let mut lines = if is_right { store::page(connection, &query, PAGE as i64 + 1)? } else { Vec::new() };
        let has_more = lines.len() > PAGE;
        lines.truncate(PAGE);
        let ids: Vec<_> = lines.iter().filter_map(|line| line.contact_id).collect();
        let people = if ids.is_empty() { Vec::new() } else { contacts::by_ids(connection, &ids)? };
        let versions = store::version_names(connection, &lines)?;
        // Who comes for what waits is to see all of it.
        let failed = if query.status == Some(Status::Submitted) { store::count_waiting(connection)?.1 } else { 0 };
        Ok::<_, DbError>((lines, has_more, people, versions, cards::store::form_names(connection)?, failed))
    });
    let (lines, has_more, contacts, versions, forms, failed) = read.await?;
    let view = views::ListView {
        asked: &asked,
        lines: &lines,
        has_more,
        forms: &forms,
        versions: &versions,
        contacts: &contacts,
        failed,
    };
    Ok(views::list(&desk.office(), &view, &form).into_response())
}

/// What a piece of the file needs beside its rows; versions are read once.
struct Plan {
    language: Language,
    forms: HashMap<FormId, String>,
    versions: HashMap<FormVersionId, (i64, Definition)>,
}

/// `POST /admin/submissions/export`: the submissions asked for as a file, which is sent while it is read.
pub async fn export(desk: Desk, state: Data<AppState>) -> Result<HttpResponse, Problem> {
    let asked = Asked { below: None, ..Asked::of(desk.posted()) };
    let (ctx, noted) = (desk.context(), asked.clone());
    state.db.write(move |tx| actions::note_export(tx, &ctx, &noted)).await?;
    let forms = state.db.read(cards::store::form_names).await?;
    let plan = Plan { language: desk.language(), forms: forms.into_iter().collect(), versions: HashMap::new() };
    let mut head = Csv::default();
    head.row(HEAD);
    let pieces = stream::unfold((Some(asked), Some(head), plan, state), |(asked, head, mut plan, state)| async move {
        let asked = asked?;
        let mut csv = head.unwrap_or_default();
        let (query, known) = (asked.clone(), plan.versions.keys().copied().collect::<Vec<_>>());
        let read = state.db.read(move |connection| {
            let lines = store::page(connection, &query, PIECE)?;
            let mut lacking: Vec<_> = lines.iter().map(|line| line.form_version_id).filter(|id| !known.contains(id)).collect();
            lacking.sort_unstable();
            lacking.dedup();
            Ok::<_, DbError>((store::definitions(connection, &lacking)?, lines))
        });
        let (versions, lines) = match read.await {
            Ok(read) => read,
            Err(error) => return Some((Err(error), (None, None, plan, state))),
        };
        plan.versions.extend(versions);
        for line in &lines {
            if let Err(error) = row(&mut csv, &plan, line) {
                return Some((Err(error), (None, None, plan, state)));
            }
        }
        let is_full = lines.len() as i64 >= PIECE;
        let next = lines.last().filter(|_| is_full).map(|last| Asked { below: Some((last.submitted_at, last.id)), ..asked });
        Some((Ok::<_, DbError>(Bytes::from(csv.take())), (next, None, plan, state)))
    });
    Ok(csv::streamed("submissions", pieces))
}

const HEAD: [&str; 16] = [
    "id",
    "form",
    "version",
    "status",
    "language",
    "address",
    "sent",
    "confirmed",
    "settled",
    "first_name",
    "last_name",
    "company",
    "phone",
    "country",
    "answers",
    "posted_from",
];

fn row(csv: &mut Csv, plan: &Plan, line: &Line) -> Result<(), DbError> {
    let broken = |error: serde_json::Error| DbError::Broken(format!("submission {}: {error}", line.id));
    let answers: Answers = serde_json::from_str(&line.answers).map_err(broken)?;
    let time = |at: Option<crate::kernel::Timestamp>| at.map(|at| at.utc().to_rfc3339()).unwrap_or_default();
    let (number, words) = match plan.versions.get(&line.form_version_id) {
        Some((number, definition)) => (number.to_string(), in_words(definition, &answers, &line.address, plan.language)),
        None => (String::new(), Vec::new()),
    };
    let words: Vec<String> = words
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| format!("{label}: {}", words.join(", ")))
        .collect();
    csv.row([
        line.id.to_string().as_str(),
        plan.forms.get(&line.form_id).map_or("", String::as_str),
        &number,
        &line.status,
        line.language.code(),
        &line.address,
        &time(Some(line.submitted_at)),
        &time(line.confirmed_at),
        &time(line.settled_at),
        &answers.first_name,
        &answers.last_name,
        &answers.company,
        &answers.phone,
        &answers.country,
        &words.join("\n"),
        // Our own page is no origin; a program may name none.
        line.posted_from.as_deref().map_or("", |origin| if origin.is_empty() { "-" } else { origin }),
    ]);
    Ok(())
}
