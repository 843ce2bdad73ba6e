//! Reading a posted form: all fields at once, each slip noted, the input kept (FRM-12).

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::model::Answers;
use crate::{
    features::forms::model::{ChoiceOption, ChoiceStyle, Definition, Field, FieldKind},
    i18n::countries,
    kernel::{
        EmailAddress, Language,
        email_address::InvalidAddress,
        text::{cut, one_line},
    },
    web::form::{FormState, Slip, TICKED},
};

/// Longest name, company or single line, in characters.
const LINE: usize = 200;
/// Longest telephone number.
const PHONE: usize = 40;
/// Longest text of several lines.
const LONG: usize = 4000;

/// Reads what was posted. Slips are noted in `state`; without an address there is nothing to go on.
pub fn parse(definition: &Definition, state: &mut FormState) -> Option<(EmailAddress, Answers)> {
    let (address, answers) = read_all(&definition.fields, state);
    state.is_right().then_some((address?, answers))
}

/// Notes the slips of one page.
pub fn check(fields: &[Field], state: &mut FormState) {
    read_all(fields, state);
}

fn read_all(fields: &[Field], state: &mut FormState) -> (Option<EmailAddress>, Answers) {
    let mut address = None;
    let mut answers = Answers::default();
    for field in fields {
        match &field.kind {
            FieldKind::Email => address = email(field, state),
            kind => read(kind, field, state, &mut answers),
        }
        if let (true, Some(detail)) = (field.may_overwrite, detail(&field.kind)) {
            answers.overwrites.push(detail.to_owned());
        }
    }
    (address, answers)
}

/// The detail of a contact that a field fills in, if it does.
const fn detail(kind: &FieldKind) -> Option<&'static str> {
    match kind {
        FieldKind::FirstName => Some("first_name"),
        FieldKind::LastName => Some("last_name"),
        FieldKind::Company => Some("company"),
        FieldKind::Phone => Some("phone"),
        FieldKind::Country => Some("country"),
        FieldKind::Language => Some("language"),
        _ => None,
    }
}

fn email(field: &Field, state: &mut FormState) -> Option<EmailAddress> {
    match EmailAddress::parse(state.value(&field.name)) {
        Ok(address) => Some(address),
        Err(reason) => {
            let slip = match reason {
                InvalidAddress::Empty => Slip::EmailMissing,
                InvalidAddress::TooLong => Slip::EmailTooLong,
                InvalidAddress::Malformed => Slip::EmailMalformed,
            };
            state.refuse(&field.name, slip);
            None
        }
    }
}

fn read(kind: &FieldKind, field: &Field, state: &mut FormState, answers: &mut Answers) {
    match kind {
        FieldKind::FirstName => answers.first_name = line(field, state, LINE),
        FieldKind::LastName => answers.last_name = line(field, state, LINE),
        FieldKind::Company => answers.company = line(field, state, LINE),
        FieldKind::Phone => answers.phone = phone(field, state),
        FieldKind::Country => answers.country = country(field, state),
        FieldKind::Language => answers.language = language(field, state),
        FieldKind::Text => keep(field, line(field, state, LINE), answers),
        FieldKind::LongText => keep(field, long_text(field, state), answers),
        FieldKind::Date => {
            let text = line(field, state, LINE);
            if !text.is_empty() && text.parse::<NaiveDate>().is_err() {
                state.refuse(&field.name, Slip::NotADate);
            }
            keep(field, text, answers);
        }
        FieldKind::DateTime => {
            let text = line(field, state, LINE);
            if !text.is_empty() && NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M").is_err() {
                state.refuse(&field.name, Slip::NotADateTime);
            }
            keep(field, text, answers);
        }
        FieldKind::WholeNumber => {
            let text = line(field, state, LINE);
            if !text.is_empty() && text.parse::<i64>().is_err() {
                state.refuse(&field.name, Slip::NotWhole);
            }
            keep(field, text, answers);
        }
        FieldKind::Rating { scale } => {
            let step = state.value(&field.name).to_owned();
            if !step.is_empty() && !scale.steps().any(|offered| offered == step) {
                state.refuse(&field.name, Slip::NotOnOffer);
            }
            require_choice(field, step.is_empty(), state);
            keep(field, step, answers);
        }
        FieldKind::Number => {
            let text = line(field, state, LINE).replace(',', ".");
            if !text.is_empty() && text.parse::<f64>().map_or(true, |number| !number.is_finite()) {
                state.refuse(&field.name, Slip::NotANumber);
            }
            keep(field, text, answers);
        }
        FieldKind::Hidden { value } => keep(field, value.clone(), answers),
        FieldKind::Choice { style, options } => choice(field, *style, options, state, answers),
        FieldKind::Interests { options } => {
            answers.interests = chosen(field, options, state);
            require_choice(field, answers.interests.is_empty(), state);
        }
        FieldKind::Consent { purpose, .. } => {
            let is_ticked = state.has(&field.name, TICKED);
            if is_ticked {
                answers.consents.push(*purpose);
            } else if field.required {
                state.refuse(&field.name, Slip::NotTicked);
            }
        }
        FieldKind::Subscriptions { purpose, types } => {
            let ticked: Vec<_> = types
                .iter()
                .filter(|kind| state.has(&field.name, &kind.id.to_string()))
                .map(|kind| (kind.id, *purpose))
                .collect();
            require_choice(field, ticked.is_empty(), state);
            answers.types.extend(ticked);
        }
        // Files are read where they come in.
        FieldKind::Email | FieldKind::File { .. } | FieldKind::TextBlock | FieldKind::Section | FieldKind::Page => {}
    }
}

/// One line, cleaned; noted when it is required and empty, or too long.
fn line(field: &Field, state: &mut FormState, limit: usize) -> String {
    let text = one_line(state.value(&field.name));
    require(field, text.is_empty(), state);
    if cut(&text, limit).len() < text.len() {
        state.refuse(&field.name, Slip::TooLong(limit));
    }
    text
}

fn long_text(field: &Field, state: &mut FormState) -> String {
    let text: String = state.value(&field.name).chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let text = text.trim().to_owned();
    require(field, text.is_empty(), state);
    if cut(&text, LONG).len() < text.len() {
        state.refuse(&field.name, Slip::TooLong(LONG));
    }
    text
}

fn phone(field: &Field, state: &mut FormState) -> String {
    let text = line(field, state, PHONE);
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c))
        && text.chars().filter(char::is_ascii_digit).count() >= 4;
    if !text.is_empty() && !is_number {
        state.refuse(&field.name, Slip::NotAPhone);
    }
    text
}

fn country(field: &Field, state: &mut FormState) -> String {
    let code = state.value(&field.name).trim().to_ascii_uppercase();
    require(field, code.is_empty(), state);
    if !code.is_empty() && countries::name(Language::En, &code).is_none() {
        state.refuse(&field.name, Slip::NotOnOffer);
    }
    code
}

fn language(field: &Field, state: &mut FormState) -> Option<Language> {
    let code = state.value(&field.name).trim().to_owned();
    require(field, code.is_empty(), state);
    let language = Language::from_code(&code);
    if !code.is_empty() && language.is_none() {
        state.refuse(&field.name, Slip::NotOnOffer);
    }
    language
}

fn choice(field: &Field, style: ChoiceStyle, options: &[ChoiceOption], state: &mut FormState, answers: &mut Answers) {
    let mut values = chosen(field, options, state);
    if style != ChoiceStyle::Checkboxes {
        values.truncate(1);
    }
    require_choice(field, values.is_empty(), state);
    match style {
        ChoiceStyle::Checkboxes => {
            answers.others.insert(field.name.clone(), values.into());
        }
        ChoiceStyle::Radio | ChoiceStyle::Select => keep(field, values.pop().unwrap_or_default(), answers),
    }
}

/// The posted values that are on offer; anything else but emptiness is a slip.
fn chosen(field: &Field, options: &[ChoiceOption], state: &mut FormState) -> Vec<String> {
    let posted: Vec<String> = state.values(&field.name).filter(|value| !value.is_empty()).map(str::to_owned).collect();
    if posted.iter().any(|value| options.iter().all(|option| option.value != *value)) {
        state.refuse(&field.name, Slip::NotOnOffer);
    }
    posted
}

fn require(field: &Field, is_empty: bool, state: &mut FormState) {
    if field.required && is_empty {
        state.refuse(&field.name, Slip::Missing);
    }
}

fn require_choice(field: &Field, is_empty: bool, state: &mut FormState) {
    if field.required && is_empty {
        state.refuse(&field.name, Slip::NotChosen);
    }
}

fn keep(field: &Field, text: String, answers: &mut Answers) {
    if !text.is_empty() {
        answers.others.insert(field.name.clone(), Value::String(text));
    }
}
