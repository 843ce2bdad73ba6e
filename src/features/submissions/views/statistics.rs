//! How many submissions a form gets, and what they say.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use maud::{Markup, html};

use super::{
    super::model::{Question, Tally, percent},
    form_tabs,
};
use crate::{
    i18n::format,
    kernel::{Language, Timestamp, ids::FormId},
    web::{
        office::{Office, OfficePage},
        paths::admin::submissions as paths,
        ui::{self, Pair},
    },
};

/// What the page is made of.
pub struct StatisticsView<'v> {
    /// The form.
    pub form: FormId,
    /// Its name.
    pub name: &'v str,
    /// The days of the chart, the oldest first.
    pub days: &'v [NaiveDate],
    /// What came in by day and language.
    pub tallies: &'v BTreeMap<(NaiveDate, Language), Tally>,
    /// What was answered.
    pub questions: &'v [Question],
    /// Days after which what nobody confirmed is deleted.
    pub unconfirmed_days: i64,
}

/// The page.
pub fn statistics<'a>(office: &'a Office<'a>, view: &StatisticsView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let path = paths::form_statistics(view.form);
    let title = t.with("submissions-statistics-title", &[("form", view.name)]);
    let mut all = Tally::default();
    view.tallies.values().for_each(|tally| all += *tally);
    let content = html! {
        (ui::title(&title))
        (form_tabs(office, view.form, &path))
        @if all == Tally::default() {
            (ui::paragraph(t.get("submissions-statistics-none")))
        } @else {
            (sums(office, view, all))
            (steps(office, all))
            (days(office, view))
            (languages(office, view))
            (ui::actions(ui::link(paths::form_figures(view.form), t.get("submissions-statistics-csv"))))
        }
        @for question in view.questions { (answered(office, question)) }
        @if !view.questions.is_empty() { (ui::hint(t.get("submissions-counted"))) }
    };
    office.page(title, content)
}

fn sums(office: &Office<'_>, view: &StatisticsView<'_>, all: Tally) -> Markup {
    let (t, number) = (office.texts, |count| format::number(office.language, count));
    html! {
        (ui::facts([
            (t.get("submissions-sent"), html! { (number(all.sent)) }),
            (t.get("submissions-confirmed"), html! { (number(all.confirmed)) }),
            (t.get("submissions-processed"), html! { (number(all.processed)) }),
            (t.get("submissions-rate"), html! { (percent(all.confirmed, all.sent)) " %" }),
            (t.get("submissions-rate-views"), html! { @if all.views > 0 { (percent(all.confirmed, all.views)) " %" } @else { "–" } }),
        ]))
        (ui::hint(t.with("submissions-statistics-lead", &[("days", &view.unconfirmed_days.to_string())])))
    }
}

/// What the figures of a step are called, in the order of the steps.
const STEPS: [&str; 4] = ["submissions-views", "submissions-started", "submissions-sent", "submissions-confirmed"];

/// From opening the form to confirming what was sent.
fn steps(office: &Office<'_>, all: Tally) -> Markup {
    let t = office.texts;
    let title = t.get("submissions-funnel");
    let counts = all.steps();
    let number = |count| format::number(office.language, count);
    let bars: Vec<ui::Step> = STEPS
        .into_iter()
        .zip(counts)
        .map(|(key, count)| ui::Step { label: t.get(key).to_owned(), says: format!("{}: {}", t.get(key), number(count)), count })
        .collect();
    let columns = ["submissions-step", "audit-name-count", "submissions-of-previous"].map(|key| t.get(key));
    let rows = (0..STEPS.len()).map(|at| {
        // What was sent before openings were counted, or from another site, was never opened here.
        let of = at.checked_sub(1).map(|before| counts[before]).filter(|before| *before > 0);
        vec![
            html! { (t.get(STEPS[at])) },
            html! { (number(counts[at])) },
            html! { @match of { Some(of) => { (percent(counts[at], of)) " %" } None => "–" } },
        ]
    });
    html! {
        (ui::heading(title))
        (ui::funnel(title, &bars))
        (ui::disclosure(html! { (t.get("overview-as-table")) }, false, ui::table(title, &columns, rows)))
    }
}

fn days(office: &Office<'_>, view: &StatisticsView<'_>) -> Markup {
    let (t, language) = (office.texts, office.language);
    let number = |count| format::number(language, count);
    let said = |day: NaiveDate| format::date(language, Timestamp::from(day.and_time(NaiveTime::MIN)));
    let of = |day: NaiveDate| {
        let mut sum = Tally::default();
        view.tallies.iter().filter(|((on, _), _)| *on == day).for_each(|(_, tally)| sum += *tally);
        sum
    };
    let (Some(first), Some(last)) = (view.days.first(), view.days.last()) else { return Markup::default() };
    let pairs: Vec<Pair> = view
        .days
        .iter()
        .map(|day| {
            let tally = of(*day);
            let words = [("day", said(*day)), ("sent", number(tally.sent)), ("confirmed", number(tally.confirmed))];
            let says = t.with("submissions-day", &words.each_ref().map(|(name, value)| (*name, value.as_str())));
            Pair { says, up: tally.sent, down: tally.confirmed }
        })
        .collect();
    let most = |of: fn(&Pair) -> i64| pairs.iter().map(of).filter(|most| *most > 0).max().map(number).unwrap_or_default();
    let columns = columns(office, "overview-column-day");
    let rows = view.days.iter().rev().map(|day| line(html! { (said(*day)) }, of(*day), number));
    let title = t.get("submissions-days");
    html! {
        (ui::heading(title))
        (ui::chart_key(html! { (t.get("submissions-sent")) }, html! { (t.get("submissions-confirmed")) }))
        (ui::plot(ui::pair_bars(title, &pairs), [&most(|pair| pair.up), &most(|pair| pair.down)], [&said(*first), &said(*last)]))
        (ui::disclosure(html! { (t.get("overview-as-table")) }, false, ui::wide_table(title, &columns, rows)))
    }
}

fn languages(office: &Office<'_>, view: &StatisticsView<'_>) -> Markup {
    let t = office.texts;
    let mut sums: BTreeMap<Language, Tally> = BTreeMap::new();
    view.tallies.iter().for_each(|((_, language), tally)| *sums.entry(*language).or_default() += *tally);
    let columns = columns(office, "cards-language");
    let number = |count| format::number(office.language, count);
    let rows = sums.iter().map(|(language, tally)| line(html! { (language.own_name()) }, *tally, number));
    html! {
        (ui::heading(t.get("submissions-languages")))
        (ui::wide_table(t.get("submissions-languages"), &columns, rows))
    }
}

fn columns(office: &Office<'_>, first: &'static str) -> [&'static str; 6] {
    let [views, started, sent, confirmed] = STEPS;
    [first, views, started, sent, confirmed, "submissions-processed"].map(|key| office.texts.get(key))
}

fn line(name: Markup, tally: Tally, number: impl Fn(i64) -> String) -> Vec<Markup> {
    let all = tally.steps().into_iter().chain([tally.processed]);
    std::iter::once(name).chain(all.map(|count| html! { (number(count)) })).collect()
}

/// One question: a bar for each option, with its number beside it.
fn answered(office: &Office<'_>, question: &Question) -> Markup {
    let t = office.texts;
    let most = question.options.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let columns = ["submissions-option", "submissions-times", "submissions-bar"].map(|key| t.get(key));
    let rows = question.options.iter().map(|(option, count)| {
        let number = format::number(office.language, *count);
        vec![html! { (option) }, html! { (number) }, ui::progress(&format!("{option}: {number}"), Some(percent(*count, most)))]
    });
    html! { (ui::heading(&question.label)) (ui::wide_table(&question.label, &columns, rows)) }
}
