//! From the words of the command line to what is to be done with a file.

use std::path::Path;

use super::Import;
use crate::{
    features::{
        imports::{
            self, DayOrder, Delimiter, Encoding, Existing, Exporter, Format, New, Part, Plan, Sniffed, Stands, Target, Unknown,
        },
        lists::Lists,
    },
    kernel::{
        Language, StartupError,
        ids::{BasisId, PurposeId, SourceId},
    },
};

fn no_such(what: &str, text: &str, known: &[&str]) -> StartupError {
    StartupError::new(format!("there is no {what} {text:?}"), format!("Write one of {}", known.join(", ")))
}

/// How the file is to be read, as far as the command line says so.
pub(super) fn wanted_format(asked: &Import, path: &Path) -> Result<Option<Format>, StartupError> {
    let delimiter = asked
        .delimiter
        .as_deref()
        .map(|code| Delimiter::from_code(code).ok_or_else(|| no_such("delimiter", code, &Delimiter::ALL.map(Delimiter::code))));
    let encoding = asked
        .encoding
        .as_deref()
        .map(|code| Encoding::from_code(code).ok_or_else(|| no_such("encoding", code, &Encoding::ALL.map(Encoding::code))));
    let (delimiter, encoding) = (delimiter.transpose()?, encoding.transpose()?);
    if delimiter.is_none() && encoding.is_none() {
        return Ok(asked.sheet.clone().map(|sheet| Format::Spreadsheet { sheet }));
    }
    // What is not said is told from the file.
    let told = imports::sniff(path, None)
        .map(|sniffed| sniffed.format)
        .unwrap_or(Format::Text { encoding: Encoding::Utf8, delimiter: Delimiter::Comma });
    Ok(match told {
        Format::Text { encoding: told_encoding, delimiter: told_delimiter } => {
            Some(Format::Text { encoding: encoding.unwrap_or(told_encoding), delimiter: delimiter.unwrap_or(told_delimiter) })
        }
        workbook @ Format::Spreadsheet { .. } => Some(workbook),
    })
}

/// What is to be done with a file, as far as the command line says so; the rest is told from the file.
pub(super) fn plan(
    asked: &Import,
    sniffed: &Sniffed,
    name: &str,
    lists: &Lists,
    language: Language,
) -> Result<Plan, StartupError> {
    let exporter = asked
        .reader
        .as_deref()
        .map(|code| Exporter::from_code(code).ok_or_else(|| no_such("reader", code, &Exporter::ALL.map(Exporter::code))));
    let mut plan = imports::guess(sniffed, name, exporter.transpose()?, lists, language);
    let headers = imports::headers(sniffed);
    let lines = match &asked.mapping {
        Some(file) => std::fs::read_to_string(file)
            .map_err(|error| StartupError::new(format!("{} cannot be read: {error}", file.display()), "Check the path"))?,
        None => String::new(),
    };
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines.chain(asked.columns.iter().map(String::as_str)) {
        let (column, target) = line
            .rsplit_once('=')
            .ok_or_else(|| StartupError::new(format!("{line:?} says nothing of a column"), "Write COLUMN=TARGET"))?;
        let at = headers
            .iter()
            .position(|header| header.trim() == column.trim())
            .or_else(|| column.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1)))
            .filter(|at| *at < plan.columns.len())
            .ok_or_else(|| StartupError::new(format!("the file has no column {column:?}"), "Write its name or its number"))?;
        plan.columns[at] = target_of(target.trim(), lists)?;
    }
    for grant in &asked.grants {
        let (purpose, basis) = grant
            .split_once('=')
            .ok_or_else(|| StartupError::new(format!("{grant:?} grants nothing"), "Write PURPOSE=BASIS, as in EMARKETING=61A"))?;
        plan.grants.insert(purpose_of(purpose, lists)?, basis_of(basis, lists)?);
    }
    if let Some(basis) = &asked.basis {
        plan.grants.insert(purpose_of("EMARKETING", lists)?, basis_of(basis, lists)?);
    }
    plan.store_basis = asked.store_basis.as_deref().map(|basis| basis_of(basis, lists)).transpose()?;
    plan.source = source_of(&asked.source, lists)?;
    plan.comment.clone_from(&asked.comment);
    plan.evidence.clone_from(&asked.evidence);
    plan.date = asked.date;
    plan.new = New::from_code(&asked.new).ok_or_else(|| no_such("way", &asked.new, &["add", "skip"]))?;
    plan.existing =
        Existing::from_code(&asked.existing).ok_or_else(|| no_such("way", &asked.existing, &["fill", "replace", "skip"]))?;
    plan.unknown = Unknown::from_code(&asked.unknown)
        .ok_or_else(|| no_such("way", &asked.unknown, &["default", "add", "skip", "refuse"]))?;
    if let Some(stands) = &asked.stands {
        plan.stands = Stands::from_code(stands).ok_or_else(|| no_such("way", stands, &["listed", "left", "unknown"]))?;
    }
    if let Some(code) = &asked.language {
        plan.language = Language::from_code(code).ok_or_else(|| no_such("language", code, &Language::ALL.map(Language::code)))?;
    }
    if let Some(code) = &asked.day_order {
        let order = DayOrder::from_code(code).ok_or_else(|| no_such("order", code, &["day-first", "month-first"]))?;
        let dates = plan.columns.iter().enumerate().filter(|(_, target)| matches!(target, Target::Consent(_, Part::Date)));
        plan.day_orders = dates.map(|(at, _)| (at, order)).collect();
    }
    Ok(plan)
}

/// What a target on the command line means: lists are named by their keys there.
fn target_of(text: &str, lists: &Lists) -> Result<Target, StartupError> {
    if let Some(target) = Target::PERSONAL.into_iter().find(|target| target.code() == text) {
        return Ok(target);
    }
    if let Some((key, part)) = text.split_once('.') {
        let part = Part::ALL.into_iter().find(|known| known.code() == part);
        return match part {
            Some(part) => Ok(Target::Consent(purpose_of(key, lists)?, part)),
            None => Err(no_such("part of a consent", text, &Part::ALL.map(Part::code))),
        };
    }
    let kind = lists.types.iter().find(|kind| kind.key == text && !kind.is_deleted);
    kind.map(|kind| Target::Subscription(kind.id))
        .ok_or_else(|| StartupError::new(format!("{text:?} is nothing that a column fills"), "See `samtykke import --help`"))
}

fn purpose_of(key: &str, lists: &Lists) -> Result<PurposeId, StartupError> {
    let known: Vec<&str> =
        lists.purposes.iter().filter(|purpose| !purpose.is_deleted).map(|purpose| purpose.key.as_str()).collect();
    lists.purpose_of_key(key).map(|purpose| purpose.id).ok_or_else(|| no_such("purpose", key, &known))
}

fn basis_of(key: &str, lists: &Lists) -> Result<BasisId, StartupError> {
    let known: Vec<&str> = lists.bases.iter().filter(|basis| !basis.is_deleted).map(|basis| basis.key.as_str()).collect();
    lists.basis(key).ok_or_else(|| no_such("legal basis", key, &known))
}

fn source_of(key: &str, lists: &Lists) -> Result<SourceId, StartupError> {
    let known: Vec<&str> = lists.sources.iter().filter(|source| !source.is_deleted).map(|source| source.key.as_str()).collect();
    lists.source(key).ok_or_else(|| no_such("source", key, &known))
}

/// How what makes a file impossible to import is mended.
pub(super) fn advice(fault: imports::Fault) -> &'static str {
    match fault {
        imports::Fault::NoEmail | imports::Fault::Twice(_) => "Say what each column fills with --column",
        imports::Fault::NoDate | imports::Fault::FutureDate => {
            "Say when with --date, or name a column: --column NAME=EMARKETING.date"
        }
        imports::Fault::NoEvidence => "Say what proves it with --evidence or --comment",
        imports::Fault::NoOrder(_) => "Say which number is the day with --day-order",
        imports::Fault::Gone => "See the lists in the admin area",
    }
}
