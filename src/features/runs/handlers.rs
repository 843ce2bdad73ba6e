//! `/admin/jobs`: the list, one job, its log as a file.

use std::collections::BTreeMap;

use actix_web::{
    HttpResponse,
    web::{Bytes, Data, Path},
};
use futures_util::stream;

use super::{
    Kind, Kinds, actions,
    views::{self, JobView, ListView},
};
use crate::{
    db::DbError,
    features::{cards::store::staff_named, contacts, staff},
    jobs::{self, Job},
    kernel::ids::JobId,
    state::{AppState, Desk, Problem},
    web::{
        csv::{self, Csv},
        done::Done,
        paths::admin,
    },
};

/// Jobs on a page.
const PAGE: usize = 50;

/// `GET /admin/jobs`.
pub async fn show_list(desk: Desk, state: Data<AppState>, kinds: Data<Kinds>) -> Result<HttpResponse, Problem> {
    let seen: Vec<&'static str> = kinds.iter().filter(|kind| desk.may(kind.right())).map(Kind::kind).collect();
    let (me, before) = (desk.me.id, desk.asked("before").parse().ok().map(JobId));
    let read = state.db.read(move |connection| {
        let jobs = jobs::visible(connection, &seen, me, before, PAGE as i64 + 1)?;
        let names = staff_named(connection, jobs.iter().map(by).collect::<Vec<_>>().iter().map(String::as_str))?;
        Ok::<_, DbError>((jobs, names))
    });
    let (mut jobs, names) = read.await?;
    let has_more = jobs.len() > PAGE;
    jobs.truncate(PAGE);
    let view = ListView { jobs: &jobs, kinds: &kinds, names: &names, has_more, is_first: before.is_none(), now: desk.at };
    Ok(views::list(&desk.office(), &view).into_response())
}

/// Who asked for a job, as projections keep it.
fn by(job: &Job) -> String {
    job.actor.acting()
}

/// A job that the member may see: their own, or one of a kind that they have the right for. Others are not there for them.
async fn job(desk: &Desk, state: &Data<AppState>, kinds: &Kinds, id: i64) -> Result<Job, Problem> {
    let found = state.db.read(move |connection| jobs::by_id(connection, JobId(id))).await?;
    let job = found.ok_or(Problem::NotFound)?;
    let may = kinds.of(&job.kind).is_some_and(|kind| desk.may(kind.right()));
    if may || is_own(desk, &job) { Ok(job) } else { Err(Problem::NotFound) }
}

fn is_own(desk: &Desk, job: &Job) -> bool {
    job.actor.code() == "staff" && job.actor.id() == Some(desk.me.id.0)
}

/// `GET /admin/jobs/{id}`.
pub async fn show(desk: Desk, state: Data<AppState>, kinds: Data<Kinds>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let job = job(&desk, &state, &kinds, *id).await?;
    let (asked, after) = (job.clone(), desk.asked("after").parse().unwrap_or(0));
    let read = state.db.read(move |connection| {
        let notes = jobs::notes(connection, asked.id, after)?;
        let mut ids: Vec<_> = notes.iter().filter_map(|(_, note)| note.contact).collect();
        ids.sort_unstable();
        ids.dedup();
        let people = contacts::listed(connection, &ids)?;
        let names = staff_named(connection, [by(&asked).as_str()])?;
        Ok::<_, DbError>((notes, people, names, jobs::undoing(connection, asked.id)?))
    });
    let (notes, people, names, undone_by) = read.await?;
    let people: BTreeMap<_, _> = people.into_iter().map(|row| (row.id, views::title(&row))).collect();
    let kind = kinds.of(&job.kind);
    let may_act = kind.is_some_and(|kind| desk.may(kind.right()));
    let view = JobView {
        job: &job,
        kind,
        lists: &desk.house.lists,
        names: &names,
        notes: &notes,
        after,
        people: &people,
        undone_by,
        may_act,
        may_stop: may_act || is_own(&desk, &job),
        now: desk.at,
    };
    Ok(views::job(&desk.office(), &view).into_response())
}

/// `POST /admin/jobs/{id}/stop`.
pub async fn stop(desk: Desk, state: Data<AppState>, kinds: Data<Kinds>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let id = job(&desk, &state, &kinds, *id).await?.id;
    let ctx = desk.context();
    state.db.write(move |tx| actions::stop(tx, &ctx, id)).await?;
    Ok(desk.leads_to(&admin::job(id)))
}

/// `POST /admin/jobs/{id}/resumption`.
pub async fn resume(desk: Desk, state: Data<AppState>, kinds: Data<Kinds>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let job = job(&desk, &state, &kinds, *id).await?;
    let Some(kind) = kinds.of(&job.kind) else { return Err(Problem::NotFound) };
    if !desk.may(kind.right()) {
        return Ok(staff::views::refused(&desk.office(), kind.right()).into_response());
    }
    let (ctx, id) = (desk.context(), job.id);
    let is_on = state.db.write(move |tx| actions::resume(tx, &ctx, id)).await?;
    state.work_bell.notify_one();
    Ok(if is_on { desk.redirect(&admin::job(id), Done::Resumed) } else { desk.leads_to(&admin::job(id)) })
}

/// `GET /admin/jobs/{id}/log`: the whole log as a file, which is sent while it is read.
pub async fn log(desk: Desk, state: Data<AppState>, kinds: Data<Kinds>, id: Path<i64>) -> Result<HttpResponse, Problem> {
    let job = job(&desk, &state, &kinds, *id).await?;
    let mut head = Csv::default();
    head.row(["n", "contact", "line", "code", "reason"]);
    let begin = (Some(0), Some(head), kinds, state, desk.texts());
    let (id, kind) = (job.id, job.kind.clone());
    let pieces = stream::unfold(begin, move |(after, head, kinds, state, t)| {
        let kind = kind.clone();
        async move {
            let mut csv = head.unwrap_or_default();
            let after: i64 = after?;
            let notes = match state.db.read(move |connection| jobs::notes(connection, id, after)).await {
                Ok(notes) => notes,
                Err(error) => return Some((Err(error), (None, None, kinds, state, t))),
            };
            for (n, note) in &notes {
                let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
                let words = kinds.of(&kind).map_or("", |kind| t.get(kind.note(&note.code)));
                csv.row([&n.to_string(), &number(note.contact.map(|id| id.0)), &number(note.line), note.code.as_str(), words]);
            }
            let is_full = notes.len() as i64 >= jobs::NOTES;
            let next = notes.last().filter(|_| is_full).map(|(n, _)| *n);
            Some((Ok::<_, DbError>(Bytes::from(csv.take())), (next, None, kinds, state, t)))
        }
    });
    Ok(csv::streamed(&format!("job-{}", job.id), pieces))
}
