//! The answers of a form told back: as its inputs, and in words.

use serde_json::Value;

use super::model::Answers;
use crate::{
    features::forms::model::{ChoiceOption, Definition, FieldKind},
    i18n::{Texts, countries},
    kernel::{EmailAddress, Language},
    web::form::TICKED,
};

/// The answers as the inputs of the form would send them, for showing the form as it was filled in.
pub fn inputs(definition: &Definition, answers: &Answers, address: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for field in &definition.fields {
        let values: Vec<String> = match &field.kind {
            FieldKind::Email => vec![address.to_owned()],
            FieldKind::FirstName => vec![answers.first_name.clone()],
            FieldKind::LastName => vec![answers.last_name.clone()],
            FieldKind::Company => vec![answers.company.clone()],
            FieldKind::Phone => vec![answers.phone.clone()],
            FieldKind::Country => vec![answers.country.clone()],
            FieldKind::Language => answers.language.iter().map(|language| language.code().to_owned()).collect(),
            FieldKind::Consent { purpose, .. } => {
                answers.consents.contains(purpose).then(|| TICKED.to_owned()).into_iter().collect()
            }
            FieldKind::Subscriptions { types, .. } => types
                .iter()
                .filter(|kind| answers.types.iter().any(|(id, _)| *id == kind.id))
                .map(|kind| kind.id.to_string())
                .collect(),
            FieldKind::Interests { .. } => answers.interests.clone(),
            _ => others(answers, &field.name),
        };
        all.extend(values.into_iter().filter(|value| !value.is_empty()).map(|value| (field.name.clone(), value)));
    }
    all
}

fn others(answers: &Answers, field: &str) -> Vec<String> {
    match answers.others.get(field) {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The answers in words: for each field that asks something its label, and what was answered; nothing where nothing was.
pub fn in_words(definition: &Definition, answers: &Answers, address: &str, language: Language) -> Vec<(String, Vec<String>)> {
    let inputs = inputs(definition, answers, address);
    let mut all = Vec::new();
    for field in &definition.fields {
        let texts = field.texts.get(language);
        let label = texts.map_or_else(|| field.name.clone(), |texts| texts.label.clone());
        let values = inputs.iter().filter(|(name, _)| *name == field.name).map(|(_, value)| value.as_str());
        let named = |options: &[ChoiceOption], value: &str| {
            let option = options.iter().find(|option| option.value == value);
            option.and_then(|option| option.label.get(language)).map_or_else(|| value.to_owned(), String::clone)
        };
        let words: Vec<String> = match &field.kind {
            FieldKind::TextBlock | FieldKind::Section | FieldKind::Page => continue,
            FieldKind::Choice { options, .. } | FieldKind::Interests { options } => {
                values.map(|value| named(options, value)).collect()
            }
            FieldKind::Subscriptions { types, .. } => types
                .iter()
                .filter(|kind| answers.types.iter().any(|(id, _)| *id == kind.id))
                .filter_map(|kind| kind.texts.get(language).map(|texts| texts.name.clone()))
                .collect(),
            FieldKind::Consent { .. } => values.map(|_| Texts::of(language).get("lists-yes").to_owned()).collect(),
            FieldKind::Country => {
                values.map(|code| countries::name(language, code).map_or_else(|| code.to_owned(), str::to_owned)).collect()
            }
            FieldKind::Language => values
                .map(|code| Language::from_code(code).map_or_else(|| code.to_owned(), |language| language.own_name().to_owned()))
                .collect(),
            _ => values.map(str::to_owned).collect(),
        };
        let label = if label.is_empty() { field.name.clone() } else { label };
        all.push((label, words));
    }
    all
}

/// The answers as lines of a mail: what was answered, behind its label. What is not shown on the form is not in it.
pub fn receipt(definition: &Definition, answers: &Answers, address: &EmailAddress, language: Language) -> Vec<String> {
    let mut shown = definition.clone();
    shown.fields.retain(|field| !matches!(field.kind, FieldKind::Hidden { .. }));
    let lines = in_words(&shown, answers, address.as_str(), language).into_iter();
    lines
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| {
            let label = label.trim_end_matches([':', '.', ' ']);
            // One line each, whatever was typed.
            format!("{label}: {}", words.join(", ").split_whitespace().collect::<Vec<_>>().join(" "))
        })
        .collect()
}
