//! What the form says is to be done with a file.

use chrono::NaiveDate;

use super::{
    mapping::Exporter,
    model::{COMMENT, Existing, New, Plan, Stands, Target, Unknown},
    reading::{Delimiter, Encoding, Format},
    values::DayOrder,
};
use crate::{
    features::lists::Lists,
    kernel::{
        Language,
        ids::{BasisId, PurposeId, SourceId},
        text::{cut, one_line},
    },
    web::form::{FormState, Slip, TICKED},
};

/// What is done by the button that was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Button {
    /// The file is read in another way.
    Reread,
    /// Its rows are checked.
    Check,
}

/// The button.
pub fn button(state: &FormState) -> Button {
    if state.value("do") == "reread" { Button::Reread } else { Button::Check }
}

/// The plan as the form has it; what the form does not say stays as it was. What is wrong is noted in `state`.
pub fn plan(state: &mut FormState, before: &Plan, lists: &Lists) -> Plan {
    let mut plan = before.clone();
    plan.format = format(state, &before.format);
    plan.has_header = state.has("header", TICKED);
    plan.exporter = Exporter::from_code(state.value("exporter")).unwrap_or(before.exporter);
    for at in 0..plan.columns.len() {
        if let Some(target) = Target::from_code(state.value(&format!("column-{at}"))) {
            plan.columns[at] = target;
        }
    }
    plan.day_orders =
        (0..plan.columns.len()).filter_map(|at| Some((at, DayOrder::from_code(state.value(&format!("order-{at}")))?))).collect();
    plan.new = New::from_code(state.value("new")).unwrap_or(before.new);
    plan.existing = Existing::from_code(state.value("existing")).unwrap_or(before.existing);
    plan.unknown = Unknown::from_code(state.value("unknown")).unwrap_or(before.unknown);
    plan.stands = Stands::from_code(state.value("stands")).unwrap_or(before.stands);
    plan.language = Language::from_code(state.value("language")).unwrap_or(before.language);
    let basis = |value: &str| value.parse().ok().map(BasisId);
    plan.store_basis = basis(state.value("store_basis"));
    plan.grants =
        lists.purposes.iter().filter_map(|purpose| Some((purpose.id, basis(state.value(&grant_field(purpose.id)))?))).collect();
    plan.source = state.value("source").parse().map_or(before.source, SourceId);
    plan.comment = text(state, "comment");
    plan.evidence = text(state, "evidence");
    let date = state.value("date").trim().to_owned();
    plan.date = date.parse::<NaiveDate>().ok();
    if plan.date.is_none() && !date.is_empty() {
        state.refuse("date", Slip::NotADate);
    }
    plan
}

/// The field of a purpose's basis for all rows.
pub fn grant_field(purpose: PurposeId) -> String {
    format!("grant-{purpose}")
}

fn format(state: &FormState, before: &Format) -> Format {
    match before {
        Format::Text { encoding, delimiter } => Format::Text {
            encoding: Encoding::from_code(state.value("encoding")).unwrap_or(*encoding),
            delimiter: Delimiter::from_code(state.value("delimiter")).unwrap_or(*delimiter),
        },
        Format::Spreadsheet { sheet } => {
            let asked = state.value("sheet");
            Format::Spreadsheet { sheet: if asked.is_empty() { sheet.clone() } else { asked.to_owned() } }
        }
    }
}

fn text(state: &mut FormState, name: &str) -> String {
    let text = one_line(state.value(name));
    if text.chars().count() > COMMENT {
        state.refuse(name, Slip::TooLong(COMMENT));
    }
    cut(&text, COMMENT).to_owned()
}
