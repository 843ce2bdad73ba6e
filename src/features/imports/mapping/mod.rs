//! Guessing what the columns of a file fill, from their names, from whose export it is and from what is in them. Pure. Whoever
//! imports sees the guess and decides.

mod exporters;
mod headers;
mod vocabulary;

pub use exporters::Exporter;

use std::collections::BTreeSet;

use super::{
    model::{EMARKETING, Existing, New, Part, Plan, SOURCE_IMPORT, Stands, Target, Unknown},
    reading::Sniffed,
    values,
};
use crate::{
    features::lists::Lists,
    kernel::{EmailAddress, Language, digest::sha256_hex, ids::SourceId, text::fold},
};

/// The names of a file's columns; empty where it has none.
pub fn headers(sniffed: &Sniffed) -> Vec<String> {
    let first = sniffed.rows.first().filter(|_| sniffed.has_header);
    first.map(|row| row.cells.iter().map(|cell| cell.trim().to_owned()).collect()).unwrap_or_default()
}

/// What a mapping is remembered by: the names of the columns in their order; nothing for a file without names.
pub fn signature(headers: &[String]) -> Option<String> {
    (!headers.is_empty()).then(|| sha256_hex(headers.iter().map(|header| fold(header)).collect::<Vec<_>>().join("\u{1f}")))
}

/// The plan that is proposed for a file; `name` is what it calls itself, `exporter` whose export it is where somebody said so.
pub fn guess(sniffed: &Sniffed, name: &str, exporter: Option<Exporter>, lists: &Lists, language: Language) -> Plan {
    let headers = headers(sniffed);
    let folded: Vec<String> = headers.iter().map(|header| headers::folded(header)).collect();
    let exporter = exporter.unwrap_or_else(|| Exporter::of(&folded));
    let width = sniffed.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut taken = BTreeSet::new();
    let mut columns = vec![Target::Ignore; width];
    let mut put = |columns: &mut Vec<Target>, at: usize, target: Target| {
        if columns[at] == Target::Ignore && (target.may_repeat() || taken.insert(target)) {
            columns[at] = target;
        }
    };
    let marketing = lists.purpose_of_key(EMARKETING).map(|purpose| purpose.id);
    for (at, header) in folded.iter().enumerate() {
        if let Some(target) = exporter.target(header, &folded, marketing).or_else(|| headers::target(header, lists, marketing)) {
            put(&mut columns, at, target);
        }
    }
    let rows = &sniffed.rows[usize::from(sniffed.has_header).min(sniffed.rows.len())..];
    let values =
        |at: usize| rows.iter().filter_map(move |row| row.cells.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    for at in 0..width {
        if columns[at] == Target::Ignore
            && !exporter.ignores(folded.get(at).map_or("", String::as_str))
            && let Some(target) = by_values(values(at))
        {
            put(&mut columns, at, target);
        }
    }
    let stands = exporter.stands(&folded, name);
    if stands == Stands::Left && !folded.iter().any(|header| header == "unsub time") {
        // The day on which they had agreed is not the one on which they left, after which they may have come back.
        let is_day = |target: &Target| matches!(target, Target::Consent(_, Part::Date));
        columns.iter_mut().filter(|target| is_day(target)).for_each(|target| *target = Target::Ignore);
    }
    let day_orders = columns
        .iter()
        .enumerate()
        .filter(|(_, target)| matches!(target, Target::Consent(_, Part::Date)))
        .filter_map(|(at, _)| Some((at, values::day_orders(values(at)).0?)))
        .collect();
    Plan {
        format: sniffed.format.clone(),
        has_header: sniffed.has_header,
        exporter,
        columns,
        day_orders,
        stands,
        new: New::Add,
        existing: Existing::Fill,
        unknown: Unknown::Default,
        language,
        store_basis: None,
        grants: std::collections::BTreeMap::new(),
        source: lists.source(SOURCE_IMPORT).or_else(|| lists.sources.first().map(|source| source.id)).unwrap_or(SourceId(0)),
        comment: String::new(),
        date: None,
        evidence: String::new(),
    }
}

/// Columns whose dates do not say which number is the day.
pub fn orders_needed(plan: &Plan, sniffed: &Sniffed) -> BTreeSet<usize> {
    let rows = &sniffed.rows[usize::from(plan.has_header).min(sniffed.rows.len())..];
    let is_needed = |at: usize| {
        let values = rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim());
        matches!(values::day_orders(values), (None, true))
    };
    let dates = plan.columns.iter().enumerate().filter(|(_, target)| matches!(target, Target::Consent(_, Part::Date)));
    dates.map(|(at, _)| at).filter(|at| is_needed(*at)).collect()
}

/// What a column without a telling name is full of.
fn by_values<'a>(values: impl Iterator<Item = &'a str>) -> Option<Target> {
    let values: Vec<&str> = values.take(100).collect();
    let nearly_all = |is: &dyn Fn(&str) -> bool| {
        !values.is_empty() && values.iter().filter(|value| is(value)).count() * 10 >= values.len() * 8
    };
    if nearly_all(&|value| EmailAddress::parse(value).is_ok()) {
        Some(Target::Email)
    } else if nearly_all(&|value| {
        values::language(value).is_some() && (value.len() > 2 || Language::from_code(&fold(value)).is_some())
    }) {
        Some(Target::Language)
    } else if nearly_all(&|value| values::country(value).is_some()) {
        Some(Target::Country)
    } else {
        None
    }
}
