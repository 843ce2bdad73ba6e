//! Long work as pages.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Kind, Kinds};
use crate::{
    features::{
        cards::{
            model::{self, Named},
            views::person,
        },
        contacts::Listed,
        lists::Lists,
    },
    i18n::{Texts, format},
    jobs::{self, Job, Note, State},
    kernel::{
        Timestamp,
        ids::{ContactId, JobId},
    },
    web::{
        office::{Office, OfficePage},
        paths::admin,
        ui::{self, Alert, Button, Tone},
    },
};

/// Seconds after which a page about work under way asks again.
const REFRESH: u32 = 3;

/// The jobs of a page.
pub struct ListView<'v> {
    /// Newest first.
    pub jobs: &'v [Job],
    /// What kinds there are.
    pub kinds: &'v Kinds,
    /// What members of staff are called.
    pub names: &'v Named,
    /// Are there older ones?
    pub has_more: bool,
    /// Is this the page of the newest?
    pub is_first: bool,
    /// The time now.
    pub now: Timestamp,
}

/// The list of jobs.
pub fn list<'a>(office: &'a Office<'a>, view: &ListView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let columns = ["jobs-column-kind", "jobs-column-state", "jobs-column-progress", "jobs-column-who", "data-column-when"]
        .map(|key| t.get(key));
    let row = |job: &Job| {
        let name = view.kinds.of(&job.kind).map_or(job.kind.as_str(), |kind| t.get(kind.name()));
        vec![
            ui::link(admin::job(job.id), name),
            state_tag(t, job),
            html! { (progress_words(office, job)) },
            html! { (who(t, view.names, job)) },
            html! { (format::date_time(office.language, job.created_at)) },
        ]
    };
    let mut pages = Vec::new();
    if !view.is_first {
        pages.push((admin::JOBS.to_owned(), t.get("jobs-newest").to_owned()));
    }
    if let Some(last) = view.jobs.last().filter(|_| view.has_more) {
        pages.push((format!("{}?before={}", admin::JOBS, last.id), t.get("jobs-older").to_owned()));
    }
    let content = html! {
        (ui::title(t.get("jobs-title")))
        (ui::lead(t.get("jobs-lead")))
        @if view.jobs.is_empty() {
            (ui::paragraph(t.get("jobs-none")))
        } @else {
            (ui::wide_table(t.get("jobs-title"), &columns, view.jobs.iter().map(row)))
        }
        @if !pages.is_empty() { (ui::pages(t.get("jobs-pages"), pages)) }
    };
    let page = office.page(t.get("jobs-title"), content);
    // Somebody who reads older ones is not called back to the top.
    if view.is_first && view.jobs.iter().any(|job| !job.state.is_over()) { page.refreshing(REFRESH) } else { page }
}

/// One job.
pub struct JobView<'v> {
    /// The job.
    pub job: &'v Job,
    /// Its kind; nothing for one that this binary does not know.
    pub kind: Option<&'v dyn Kind>,
    /// Lists in memory.
    pub lists: &'v Lists,
    /// What members of staff are called.
    pub names: &'v Named,
    /// Lines of its log, with their numbers.
    pub notes: &'v [(i64, Note)],
    /// The line before the first of these.
    pub after: i64,
    /// What the contacts in them are called who are there.
    pub people: &'v BTreeMap<ContactId, String>,
    /// The work that takes it back.
    pub undone_by: Option<JobId>,
    /// May the member let it go on or take it back?
    pub may_act: bool,
    /// May the member stop it?
    pub may_stop: bool,
    /// The time now.
    pub now: Timestamp,
}

/// One job: how far it is, what came of it, what was left out.
pub fn job<'a>(office: &'a Office<'a>, view: &JobView<'_>) -> OfficePage<'a> {
    let (t, job) = (office.texts, view.job);
    let name = view.kind.map_or(job.kind.as_str(), |kind| t.get(kind.name()));
    let content = html! {
        (ui::title(name))
        (how_it_stands(office, view))
        (ui::card(html! {
            (ui::facts(facts(office, view).into_iter().map(|(name, value)| (name, html! { (value) }))))
            @let about = view.kind.map(|kind| kind.about(job)).unwrap_or_default();
            @if !about.is_empty() { (ui::links(about.into_iter().map(|(path, key)| (path, t.get(key).to_owned())))) }
            @if let Some(undone) = job.undoes { (ui::actions(ui::link(admin::job(undone), t.get("jobs-takes-back")))) }
            @if let Some(by) = view.undone_by { (ui::actions(ui::link(admin::job(by), t.get("jobs-taken-back")))) }
        }))
        (buttons(office, view))
        (log(office, view))
        (ui::actions(ui::link(admin::JOBS, t.get("jobs-all"))))
    };
    let page = office.page(name.to_owned(), content);
    if job.state.is_over() || view.after > 0 { page } else { page.refreshing(REFRESH) }
}

fn how_it_stands(office: &Office<'_>, view: &JobView<'_>) -> Markup {
    let (t, job) = (office.texts, view.job);
    match job.state {
        State::Queued | State::Running => {
            let words = progress_words(office, job);
            let left = job.time_left(view.now).map(|left| time_left(t, left.as_secs()));
            html! {
                (ui::card(html! {
                    (ui::progress(t.get("jobs-progress"), job.percent()))
                    (ui::paragraph(html! { (state_tag(t, job)) " " (words) @if let Some(left) = left { " · " (left) } }))
                    (ui::hint(t.get("jobs-refreshes")))
                }))
            }
        }
        State::Done => Alert::plain(Tone::Success, t.get("jobs-is-done")),
        State::Stopped => Alert::plain(Tone::Warning, t.get("jobs-is-stopped")),
        State::Failed => {
            let code = job.problem.as_deref().unwrap_or_default();
            let key = view.kind.and_then(|kind| kind.problem(code)).unwrap_or(match code {
                "storage" => "jobs-problem-storage",
                "input" => "jobs-problem-input",
                _ => "jobs-problem-defect",
            });
            html! { (Alert::new(Tone::Danger, t.get("jobs-is-failed")).saying(ui::paragraph(t.get(key)))) }
        }
    }
}

fn facts(office: &Office<'_>, view: &JobView<'_>) -> Vec<(String, String)> {
    let (t, job) = (office.texts, view.job);
    let when = |at| format::date_time(office.language, at);
    let mut facts = vec![
        (t.get("jobs-column-who").to_owned(), who(t, view.names, job).to_owned()),
        (t.get("jobs-asked-at").to_owned(), when(job.created_at)),
    ];
    facts.extend(job.finished_at.map(|at| (t.get("jobs-finished-at").to_owned(), when(at))));
    facts.push((t.get("jobs-column-progress").to_owned(), progress_words(office, job)));
    if let Some(kind) = view.kind {
        facts.extend(kind.facts(t, office.language, view.lists, job));
    }
    facts.extend(job.forgotten_at.map(|at| (t.get("jobs-forgotten-at").to_owned(), when(at))));
    facts
}

fn buttons(office: &Office<'_>, view: &JobView<'_>) -> Markup {
    let (t, job) = (office.texts, view.job);
    let undo = view.kind.filter(|_| view.may_act && view.undone_by.is_none()).and_then(|kind| kind.undo(job));
    let is_halted = matches!(job.state, State::Stopped | State::Failed) && view.undone_by.is_none() && job.forgotten_at.is_none();
    html! {
        (ui::actions(html! {
            @if !job.state.is_over() && view.may_stop {
                @if job.is_stop_asked { (ui::paragraph(t.get("jobs-stops"))) }
                @else { (office.button_form(&admin::job_stop(job.id), html! { (Button::new(t.get("jobs-stop")).secondary()) })) }
            }
            @if is_halted && view.may_act { (office.button_form(&admin::job_resumption(job.id), html! { (Button::new(t.get("jobs-resume"))) })) }
            @if let Some(path) = undo { (ui::link(path, t.get("jobs-take-back"))) }
        }))
    }
}

fn log(office: &Office<'_>, view: &JobView<'_>) -> Markup {
    let (t, job) = (office.texts, view.job);
    if job.noted == 0 {
        return html! {};
    }
    let has_lines = view.notes.iter().any(|(_, note)| note.line.is_some());
    let mut columns = vec![t.get("audit-noun-contact")];
    if has_lines {
        columns.push(t.get("jobs-column-line"));
    }
    columns.push(t.get("jobs-column-why"));
    let row = |(_, note): &(i64, Note)| {
        let contact = match note.contact {
            Some(id) => match view.people.get(&id) {
                Some(name) => ui::link(admin::contact(id), name),
                None => html! { (t.with("jobs-number", &[("number", &id.to_string())])) },
            },
            None => html! { "–" },
        };
        let mut cells = vec![contact];
        if has_lines {
            cells.push(html! { (note.line.map_or_else(|| "–".to_owned(), |line| format::number(office.language, line))) });
        }
        cells.push(html! { (view.kind.map_or(note.code.as_str(), |kind| t.get(kind.note(&note.code)))) });
        cells
    };
    let mut pages = Vec::new();
    if view.after > 0 {
        pages.push((admin::job(job.id), t.get("jobs-log-first").to_owned()));
    }
    if let Some((last, _)) = view.notes.last().filter(|_| view.notes.len() as i64 >= jobs::NOTES) {
        pages.push((format!("{}?after={last}", admin::job(job.id)), t.get("jobs-log-more").to_owned()));
    }
    html! {
        (ui::card(html! {
            (ui::heading(t.get("jobs-log")))
            (ui::table(t.get("jobs-log"), &columns, view.notes.iter().map(row)))
            @if !pages.is_empty() { (ui::pages(t.get("jobs-log-pages"), pages)) }
            (ui::actions(ui::link(admin::job_log(job.id), t.get("jobs-log-file"))))
        }))
    }
}

/// What to call somebody in a log.
pub fn title(row: &Listed) -> String {
    model::title(&row.first_name, &row.last_name, &row.address)
}

fn who<'t>(t: &'static Texts, names: &'t Named, job: &Job) -> &'t str {
    names.get(&job.actor.acting()).map_or_else(|| person(t, names, job.actor.code()), String::as_str)
}

/// The mark of a state.
fn state_tag(t: &'static Texts, job: &Job) -> Markup {
    match job.state {
        State::Queued => ui::tag(Tone::Info, t.get("jobs-state-queued")),
        State::Running => ui::tag(Tone::Info, t.get("jobs-state-running")),
        State::Stopped => ui::tag(Tone::Warning, t.get("jobs-state-stopped")),
        State::Done => ui::tag(Tone::Success, t.get("jobs-state-done")),
        State::Failed => ui::tag(Tone::Danger, t.get("jobs-state-failed")),
    }
}

/// *1 200 of 3 000*.
fn progress_words(office: &Office<'_>, job: &Job) -> String {
    let number = |count| format::number(office.language, count);
    match job.total {
        Some(total) => office.texts.with("jobs-done-of", &[("done", &number(job.done)), ("total", &number(total))]),
        None => number(job.done),
    }
}

fn time_left(t: &'static Texts, seconds: u64) -> String {
    match seconds {
        0..90 => t.get("jobs-left-soon").to_owned(),
        _ => t.count("jobs-left-minutes", "minutes", i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX)),
    }
}
