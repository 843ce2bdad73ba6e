//! `samtykke check-events`: holds the tables against the history.

use std::fmt::Write as _;

use super::{Answer, storage};
use crate::{
    db::Db,
    features::projections::{self, Report},
    kernel::{StartupError, Timestamp},
};

/// Checks; with a time, rewrites what is astray first and then checks again.
pub fn run(db: &Db, repair_at: Option<Timestamp>) -> Result<Answer, StartupError> {
    let mut report = projections::check(db).map_err(storage)?;
    let mut text = String::new();
    if let (Some(at), false) = (repair_at, report.astray.is_empty()) {
        let rewritten = projections::repair(db, at, &report.astray).map_err(storage)?;
        let _ = writeln!(text, "Rewrote the consents and choices of {rewritten} contacts from their events.");
        report = projections::check(db).map_err(storage)?;
    }
    text.push_str(&describe(&report));
    Ok(Answer::judged(text, report.is_clean()))
}

fn describe(report: &Report) -> String {
    let mut text = format!("Looked at {} contacts, {} events and {} mails.\n", report.contacts, report.events, report.mails);
    if report.is_clean() {
        text.push_str("Consents and subscriptions follow from the events; nothing is missing.\n");
        return text;
    }
    let _ = writeln!(text, "{} differences:", report.found);
    for difference in &report.differences {
        let _ = writeln!(text, "  {difference}");
    }
    if report.found > report.differences.len() {
        let _ = writeln!(text, "  … and {} more", report.found - report.differences.len());
    }
    if !report.astray.is_empty() {
        text.push_str("`samtykke check-events --repair` rewrites consents and subscriptions from the events.\n");
    }
    text
}
