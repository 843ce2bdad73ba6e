//! How an import stands: what is being done, what it would come to, what it came to.

use maud::{Markup, html};

use super::{
    super::{
        model::{Import, Stage, StagedRow, Verdict},
        preview::{Difference, Sample},
        work::Undone,
    },
    labels,
    list::stage,
};
use crate::{
    features::{confirmations, lists::Lists, selections::model::Selection},
    i18n::format,
    jobs::{Job, State},
    kernel::Right,
    web::{
        form::{FormState, Told},
        office::{Office, OfficePage},
        paths::admin::{imports as paths, selections},
        ui::{self, Alert, Button, Input, Tone},
    },
};

/// Seconds after which a page about work under way asks again.
const REFRESH: u32 = 3;

/// What the page is made of.
#[derive(Debug)]
pub struct ResultView<'v> {
    /// The import.
    pub import: &'v Import,
    /// The work that was asked for last.
    pub job: Option<&'v Job>,
    /// The first rows that something is wrong with.
    pub problems: &'v [StagedRow],
    /// Are there more of them?
    pub has_more: bool,
    /// The first rows that are taken in and of which something is left aside.
    pub remarked: &'v [StagedRow],
    /// What some rows would do.
    pub samples: &'v [Sample],
    /// What came of taking it back.
    pub undone: Option<Undone>,
    /// Who is new and who changed, as selections that the member sees.
    pub selections: &'v [Selection],
    /// Was somebody else quicker?
    pub is_late: bool,
    /// The lists.
    pub lists: &'v Lists,
    /// What was typed into the form that takes it back.
    pub state: &'v FormState,
}

/// The page.
pub fn result<'a>(office: &'a Office<'a>, view: &ResultView<'_>) -> OfficePage<'a> {
    let (t, import) = (office.texts, view.import);
    let number = |n: i64| format::number(office.language, n);
    let facts = [
        (t.get("imports-column-stage"), stage(office, import.stage)),
        (t.get("imports-column-when"), html! { (format::date_time(office.language, import.created_at)) }),
        (t.get("imports-size"), html! { (t.with("imports-octets", &[("count", &number(import.size))])) }),
        ("SHA-256", ui::code(&import.sha256)),
    ];
    let told = view.state.told(t, |_| t.get("imports-undo-reason"));
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&import.name))
        @if view.is_late { (Alert::plain(Tone::Warning, t.get("imports-too-late"))) }
        @if let Some(undone) = view.undone {
            (Alert::plain(Tone::Info, t.with("imports-undone", &[("binned", &number(undone.binned)), ("back", &number(undone.put_back)), ("left", &number(undone.left))])))
        }
        (ui::facts(facts))
        @if let Some(at) = import.erased_at {
            (ui::paragraph(t.with("imports-erased", &[("date", &format::date(office.language, at))])))
        }
        (work(office, view))
        @if !matches!(import.stage, Stage::Uploaded | Stage::Checking) { (counts(office, view)) }
        @if let Some(at) = import.finished_at.filter(|_| import.stage == Stage::Done && import.counts.new > 0) {
            (ui::paragraph(t.with("imports-inform-by", &[("date", &format::date(office.language, confirmations::due(at)))])))
        }
        @if !view.selections.is_empty() { (lists(office, view)) }
        @if !view.samples.is_empty() { (samples(office, view)) }
        @if !view.problems.is_empty() { (problems(office, view)) }
        (acts(office, view, &told))
        (ui::actions(ui::link(paths::LIST, t.get("imports-back"))))
    };
    let page = office.page(import.name.clone(), content);
    let page = if view.state.is_right() { page } else { page.error() };
    let is_busy = matches!(import.stage, Stage::Checking | Stage::Running | Stage::Undoing);
    if is_busy && view.job.is_some_and(|job| !job.state.is_over()) { page.refreshing(REFRESH) } else { page }
}

/// How far the work is, or why it stopped.
fn work(office: &Office<'_>, view: &ResultView<'_>) -> Markup {
    let (t, import) = (office.texts, view.import);
    let is_busy = matches!(import.stage, Stage::Checking | Stage::Running | Stage::Undoing);
    let Some(job) = view.job.filter(|_| is_busy) else { return html! {} };
    let number = |n: i64| format::number(office.language, n);
    let so_far = match (job.total, job.percent()) {
        (Some(total), Some(percent)) => t.with(
            "imports-working-of",
            &[("done", &number(job.done)), ("total", &number(total.max(job.done))), ("percent", &percent.to_string())],
        ),
        _ => t.with("imports-working", &[("done", &number(job.done))]),
    };
    ui::card(html! {
        (ui::progress(t.get("jobs-progress"), job.percent()))
        (ui::paragraph(so_far))
        @if matches!(job.state, State::Failed | State::Stopped) {
            @let why = match job.state {
                State::Stopped => "imports-problem-stopped",
                _ => labels::problem(job.problem.as_deref().unwrap_or_default()),
            };
            (Alert::plain(Tone::Danger, t.with("imports-halted", &[("why", t.get(why))])))
            @if import.erased_at.is_none() || import.stage == Stage::Undoing {
                (office.form(&paths::resumption(import.id), html! { (ui::actions(html! { (Button::new(t.get("imports-resume")).secondary()) })) }))
            }
            @if import.stage == Stage::Checking { (ui::actions(ui::link(paths::form(import.id), t.get("imports-replan")))) }
        } @else {
            (ui::hint(t.get("jobs-refreshes")))
        }
    })
}

fn counts(office: &Office<'_>, view: &ResultView<'_>) -> Markup {
    let (t, import) = (office.texts, view.import);
    let is_checked = import.stage == Stage::Checked;
    let shown: Vec<(Verdict, String)> = Verdict::ALL
        .into_iter()
        .filter(|verdict| *verdict != Verdict::Repeated || import.counts.repeated > 0)
        .map(|verdict| (verdict, format::number(office.language, import.counts.of(verdict))))
        .collect();
    html! {
        (ui::heading(t.get(if is_checked { "imports-result-checked" } else { "imports-result-done" })))
        (ui::facts(shown.into_iter().map(|(verdict, count)| (t.get(labels::verdict(verdict)), html! { (count) }))))
        @if import.counts.repeated > 0 { (ui::hint(t.get("imports-repeated-hint"))) }
        @if import.counts.remarked > 0 {
            (ui::paragraph(t.count("imports-remarked", "count", import.counts.remarked)))
            @if !view.remarked.is_empty() { (rows_table(office, import, t.get("imports-remarked-first"), view.remarked)) }
        }
    }
}

/// The selections that an import made, with how many belong to each.
fn lists(office: &Office<'_>, view: &ResultView<'_>) -> Markup {
    let t = office.texts;
    let entry = |selection: &Selection| {
        let count = selection.counted.map_or(0, |(count, _)| count);
        html! {
            (ui::link(selections::selection(selection.id), &selection.name)) " "
            (ui::small(t.count("bulk-count", "count", count)))
        }
    };
    html! { (ui::paragraph(t.get("imports-lists"))) (ui::list(view.selections.iter().map(entry))) }
}

fn samples(office: &Office<'_>, view: &ResultView<'_>) -> Markup {
    let (t, lists, language) = (office.texts, view.lists, office.language);
    let change = |name: &str, before: &str, after: &str| {
        let or_dash = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
        t.with("imports-sample-change", &[("name", name), ("before", &or_dash(before)), ("after", &or_dash(after))])
    };
    let words = |difference: &Difference| match difference {
        Difference::Field(name, before, after) => change(t.get(labels::field(name)), before, after),
        Difference::Consent(purpose, before, after) => change(
            lists.purpose_name(*purpose, language),
            before.map_or("", |basis| lists.basis_name(basis, language)),
            lists.basis_name(*after, language),
        ),
        Difference::Choice(kind, before, after) => {
            let word = |is_on: bool| t.get(if is_on { "lists-yes" } else { "lists-no" });
            change(lists.type_name(*kind, language), before.map_or("", word), word(*after))
        }
    };
    let columns = ["imports-problem-line", "imports-sample-who", "imports-sample-what"].map(|key| t.get(key));
    let rows = view.samples.iter().map(|sample| {
        let verdict = if sample.is_new { Verdict::New } else { Verdict::Changed };
        vec![
            html! { (sample.line) },
            html! { (sample.address) " " (ui::tag(Tone::Info, t.get(labels::verdict(verdict)))) },
            ui::list(sample.differences.iter().map(words)),
        ]
    });
    html! { (ui::heading(t.get("imports-samples-title"))) (ui::wide_table(t.get("imports-samples-title"), &columns, rows)) }
}

/// Rows with what is to be said of them.
fn rows_table(office: &Office<'_>, import: &Import, caption: &str, rows: &[StagedRow]) -> Markup {
    let t = office.texts;
    let columns = ["imports-problem-line", "imports-problem-column", "imports-problem-why"].map(|key| t.get(key));
    let name = |row: &StagedRow| {
        let at = row.column.and_then(|column| usize::try_from(column).ok())?;
        let header = import.headers.get(at).filter(|header| !header.is_empty()).cloned();
        Some(header.unwrap_or_else(|| t.with("imports-column-number", &[("number", &(at + 1).to_string())])))
    };
    let cells = rows.iter().map(|row| {
        vec![
            html! { (row.line) },
            html! { (name(row).unwrap_or_else(|| "–".into())) },
            html! { (t.get(labels::problem(row.problem.as_deref().unwrap_or_default()))) },
        ]
    });
    ui::wide_table(caption, &columns, cells)
}

fn problems(office: &Office<'_>, view: &ResultView<'_>) -> Markup {
    let t = office.texts;
    html! {
        (ui::heading(t.get("imports-problems")))
        (rows_table(office, view.import, t.get("imports-problems"), view.problems))
        @if view.has_more { (ui::paragraph(t.get("imports-problems-more"))) }
        (office.form(&paths::problems(view.import.id), html! {
            (ui::actions(html! { (Button::new(t.get("imports-problems-file")).secondary()) }))
        }))
    }
}

/// What can be done now.
fn acts(office: &Office<'_>, view: &ResultView<'_>, told: &Told) -> Markup {
    let (t, import) = (office.texts, view.import);
    let is_here = import.erased_at.is_none();
    let is_halted = view.job.is_some_and(|job| matches!(job.state, State::Stopped | State::Failed));
    match import.stage {
        Stage::Checked if is_here => html! {
            (office.form(&paths::run(import.id), html! {
                (ui::actions(html! {
                    (Button::new(t.get("imports-run")))
                    (ui::link(paths::form(import.id), t.get("imports-replan")))
                }))
            }))
        },
        Stage::Done if is_here => undoing(office, view, told),
        // What it has done so far would stay for ever.
        Stage::Running if is_halted => undoing(office, view, told),
        _ => html! {},
    }
}

fn undoing(office: &Office<'_>, view: &ResultView<'_>, told: &Told) -> Markup {
    let t = office.texts;
    ui::card(html! {
        (ui::paragraph(t.get("imports-undo-hint")))
        (office.form(&paths::undoing(view.import.id), html! {
            @if office.may(Right::Consent) {
                (Input::new("reason", t.get("imports-undo-reason")).optional(t.get("form-optional")).hint(t.get("imports-undo-reason-hint"))
                    .autocomplete("off").value(view.state.value("reason")).error(told.at("reason")))
            }
            (ui::actions(html! { (Button::new(t.get("imports-undo")).secondary()) }))
        }))
    })
}
