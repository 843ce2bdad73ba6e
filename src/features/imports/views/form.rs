//! What is done with a file: how it is read, what its columns fill, what holds for its rows.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{
    super::{
        mapping::Exporter,
        model::{EMARKETING, Existing, Import, New, Part, Plan, STORE, Stands, Target, Unknown},
        parse::grant_field,
        reading::{Delimiter, Encoding, Format},
        values::DayOrder,
    },
    labels,
};
use crate::{
    features::lists::Lists,
    i18n::format,
    kernel::{Language, Right, Timestamp},
    web::{
        form::{FormState, TICKED, Told},
        office::{Office, OfficePage},
        paths::admin::imports as paths,
        ui::{self, Alert, Button, Input, Select, Toggle, ToggleKind, Tone},
    },
};

/// Values of a column that are shown as samples.
const SAMPLES: usize = 3;
/// Characters of a sample.
const LENGTH: usize = 60;

/// What the page is made of.
#[derive(Debug)]
pub struct FormView<'v> {
    /// The import.
    pub import: &'v Import,
    /// What the form says.
    pub plan: &'v Plan,
    /// The first rows of the file, without names of columns.
    pub rows: &'v [Vec<String>],
    /// The names of its columns.
    pub headers: &'v [String],
    /// Its sheets.
    pub sheets: &'v [String],
    /// Are some cells worked out by formulas?
    pub has_formulas: bool,
    /// Columns whose dates do not say which number is the day.
    pub orders: &'v BTreeSet<usize>,
    /// When the same content was imported before.
    pub before: Option<Timestamp>,
    /// Are the columns those of the last file of this kind?
    pub is_remembered: bool,
    /// The lists.
    pub lists: &'v Lists,
    /// What is wrong.
    pub state: &'v FormState,
}

/// The page.
pub fn form<'a>(office: &'a Office<'a>, view: &FormView<'_>) -> OfficePage<'a> {
    let t = office.texts;
    let names: Vec<String> = (0..view.plan.columns.len()).map(|at| column_name(office, view, at)).collect();
    let label = |field: &str| -> &str {
        let at = field.rsplit_once('-').and_then(|(_, at)| at.parse::<usize>().ok());
        match field {
            "date" => t.get("imports-date"),
            "evidence" => t.get("imports-evidence"),
            "comment" => t.get("cards-comment"),
            "source" => t.get("cards-source"),
            _ => at.and_then(|at| names.get(at)).map_or("", String::as_str),
        }
    };
    let told = view.state.told(t, label);
    let content = html! {
        (ui::told_summary(t.get("page-error-summary"), &told))
        (ui::title(&view.import.name))
        @if let Some(at) = view.before {
            (Alert::plain(Tone::Info, t.with("imports-before", &[("date", &format::date(office.language, at))])))
        }
        @if view.is_remembered { (Alert::plain(Tone::Info, t.get("imports-remembered"))) }
        @if view.has_formulas { (Alert::plain(Tone::Warning, t.get("imports-formulas"))) }
        (office.form(&paths::import(view.import.id), html! {
            (reading(office, view))
            (columns(office, view, &names, &told))
            (people(office, view))
            (consents(office, view, &told))
            (ui::hint(t.get("imports-check-hint")))
            (ui::actions(html! {
                (Button::new(t.get("imports-check")).sends("do", "check"))
                (ui::link(paths::LIST, t.get("imports-back")))
            }))
        }))
    };
    let page = office.page(view.import.name.clone(), content);
    if view.state.is_right() { page } else { page.error() }
}

fn column_name(office: &Office<'_>, view: &FormView<'_>, at: usize) -> String {
    match view.headers.get(at).filter(|header| !header.is_empty()) {
        Some(header) => header.clone(),
        None => office.texts.with("imports-column-number", &[("number", &(at + 1).to_string())]),
    }
}

fn reading(office: &Office<'_>, view: &FormView<'_>) -> Markup {
    let t = office.texts;
    let exporters = Exporter::ALL.map(|exporter| {
        let name = if exporter == Exporter::Plain { t.get("imports-exporter-plain") } else { exporter.name() };
        (exporter.code(), name)
    });
    ui::card(html! {
        (ui::heading(t.get("imports-reading")))
        (ui::columns(html! {
            @match &view.plan.format {
                Format::Text { encoding, delimiter } => {
                    (Select::new("encoding", t.get("imports-encoding")).value(encoding.code()).options(Encoding::ALL.map(|it| (it.code(), it.name()))))
                    (Select::new("delimiter", t.get("imports-delimiter")).value(delimiter.code()).options(Delimiter::ALL.map(|it| (it.code(), t.get(labels::delimiter(it))))))
                }
                Format::Spreadsheet { sheet } => {
                    (Select::new("sheet", t.get("imports-sheet")).value(sheet).options(view.sheets.iter().map(|it| (it.as_str(), it.as_str()))))
                }
            }
            (Select::new("exporter", t.get("imports-exporter")).value(view.plan.exporter.code()).options(exporters))
        }))
        (Toggle::new(ToggleKind::Checkbox, "header", "header", TICKED, t.get("imports-header")).on(view.plan.has_header))
        (ui::actions(html! { (Button::new(t.get("imports-reread")).secondary().sends("do", "reread")) }))
    })
}

/// Everything that a column can fill, with its name.
fn targets(office: &Office<'_>, lists: &Lists) -> Vec<(String, String)> {
    let personal = Target::PERSONAL.into_iter();
    let consents = lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted);
    let consents = consents.flat_map(|purpose| Part::ALL.map(|part| Target::Consent(purpose.id, part)));
    let types = lists.types.iter().filter(|kind| kind.is_active && !kind.is_deleted).map(|kind| Target::Subscription(kind.id));
    personal
        .chain(types)
        .chain(consents)
        .map(|target| (target.code(), labels::target(office.texts, lists, office.language, target)))
        .collect()
}

fn columns(office: &Office<'_>, view: &FormView<'_>, names: &[String], told: &Told) -> Markup {
    let t = office.texts;
    let targets = targets(office, view.lists);
    let fields: Vec<(usize, String, String)> = (0..names.len())
        .map(|at| {
            let values: Vec<String> = view
                .rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| crate::kernel::text::cut(cell.trim(), LENGTH).to_owned())
                .filter(|cell| !cell.is_empty())
                .take(SAMPLES)
                .collect();
            let hint = match values.is_empty() {
                true => t.get("imports-no-samples").to_owned(),
                false => t.with("imports-samples", &[("values", &values.join(" · "))]),
            };
            (at, format!("column-{at}"), hint)
        })
        .collect();
    ui::card(html! {
        (ui::heading(t.get("imports-columns")))
        @for (at, field, hint) in &fields {
            (Select::new(field, &names[*at]).hint(hint).value(&view.plan.columns[*at].code()).error(told.at(field))
                .options(targets.iter().map(|(code, name)| (code.as_str(), name.as_str()))))
            @if view.orders.contains(at) || view.plan.day_orders.contains_key(at) {
                (ui::nested(order(office, view, *at, &names[*at], told)))
            }
        }
    })
}

fn order(office: &Office<'_>, view: &FormView<'_>, at: usize, name: &str, told: &Told) -> Markup {
    let t = office.texts;
    let field = format!("order-{at}");
    let label = t.with("imports-order", &[("column", name)]);
    let chosen = view.plan.day_orders.get(&at).map_or("", |order| order.code());
    let orders = [DayOrder::DayFirst, DayOrder::MonthFirst].map(|order| (order.code(), t.get(labels::order(order))));
    html! { (Select::new(&field, &label).prompt("–").value(chosen).options(orders).error(told.at(&field))) }
}

fn people(office: &Office<'_>, view: &FormView<'_>) -> Markup {
    let (t, plan) = (office.texts, view.plan);
    let languages = Language::ALL.map(|language| (language.code(), language.own_name()));
    let may_add = office.may(Right::Lists);
    let unknown = Unknown::ALL.iter().filter(|it| may_add || **it != Unknown::Add);
    ui::card(html! {
        (ui::heading(t.get("imports-people")))
        (Select::new("new", t.get("imports-new")).value(plan.new.code()).options(New::ALL.iter().map(|it| (it.code(), t.get(labels::new(*it))))))
        (Select::new("existing", t.get("imports-existing")).hint(t.get("imports-existing-hint")).value(plan.existing.code())
            .options(Existing::ALL.iter().map(|it| (it.code(), t.get(labels::existing(*it))))))
        (Select::new("unknown", t.get("imports-unknown")).hint(if may_add { "" } else { t.get("imports-unknown-may-not-add") })
            .value(plan.unknown.code()).options(unknown.map(|it| (it.code(), t.get(labels::unknown(*it))))))
        (Select::new("stands", t.get("imports-stands")).value(plan.stands.code()).options(Stands::ALL.iter().map(|it| (it.code(), t.get(labels::stands(*it))))))
        (Select::new("language", t.get("imports-language")).value(plan.language.code()).options(languages))
    })
}

fn consents(office: &Office<'_>, view: &FormView<'_>, told: &Told) -> Markup {
    let (t, plan, lists, language) = (office.texts, view.plan, view.lists, office.language);
    let optional = t.get("form-optional");
    let bases: Vec<(String, &str)> = lists
        .bases
        .iter()
        .filter(|basis| !basis.is_deleted && !lists.is_withdrawn(basis.id))
        .map(|basis| (basis.id.to_string(), lists.basis_name(basis.id, language)))
        .collect();
    let sources: Vec<(String, &str)> = lists
        .sources
        .iter()
        .filter(|source| !source.is_deleted)
        .map(|source| (source.id.to_string(), lists.source_name(source.id, language)))
        .collect();
    let mut purposes: Vec<_> =
        lists.purposes.iter().filter(|purpose| purpose.is_active && !purpose.is_deleted && purpose.key != STORE).collect();
    // What nearly every list is about comes first.
    purposes.sort_by_key(|purpose| purpose.key != EMARKETING);
    let chosen = |id: Option<String>| id.unwrap_or_default();
    let date = match view.state.names("date") {
        true => view.state.value("date").to_owned(),
        false => plan.date.map(|date| date.to_string()).unwrap_or_default(),
    };
    ui::card(html! {
        (ui::heading(t.get("imports-consents")))
        (ui::paragraph(t.get("imports-consents-hint")))
        (Select::new("source", t.get("cards-source")).value(&plan.source.to_string()).error(told.at("source"))
            .options(sources.iter().map(|(id, name)| (id.as_str(), *name))))
        (Select::new("store_basis", t.get("imports-store-basis")).optional(optional).prompt(t.get("imports-store-usual"))
            .value(&chosen(plan.store_basis.map(|id| id.to_string()))).options(bases.iter().map(|(id, name)| (id.as_str(), *name))))
        @for purpose in &purposes {
            (Select::new(&grant_field(purpose.id), &t.with("imports-grant", &[("purpose", lists.purpose_name(purpose.id, language))]))
                .optional(optional).prompt(t.get("imports-grant-none")).value(&chosen(plan.grants.get(&purpose.id).map(|id| id.to_string())))
                .options(bases.iter().map(|(id, name)| (id.as_str(), *name))))
        }
        (Input::new("date", t.get("imports-date")).optional(optional).hint(t.get("imports-date-hint")).value(&date).error(told.at("date")))
        (Input::new("evidence", t.get("imports-evidence")).optional(optional).hint(t.get("imports-evidence-hint")).value(&plan.evidence).error(told.at("evidence")))
        (Input::new("comment", t.get("cards-comment")).optional(optional).value(&plan.comment).error(told.at("comment")))
    })
}
