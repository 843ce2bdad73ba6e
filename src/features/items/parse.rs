//! From what was posted to an item, with everything that is wrong noted at once.

use unicode_normalization::UnicodeNormalization;

use super::model::{Draft, Flag, KEY_LIMIT, ListKind, TextField, Words, field_name, is_key, key_of};
use crate::{
    kernel::{Language, text::one_line},
    web::form::{FormState, Slip, TICKED},
};

/// What a form may choose among.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Purposes, by row and name.
    pub purposes: Vec<(i64, String)>,
    /// Privacy templates, by row and name.
    pub templates: Vec<(i64, String)>,
}

/// Reads an item; `base` is the language that must be complete, `is_new` whether a key is asked for. Slips are noted in `state`.
pub fn draft(kind: ListKind, state: &mut FormState, base: Language, choices: &Choices, is_new: bool) -> Draft {
    let purpose = kind.has_purpose().then(|| chosen(state, "purpose", &choices.purposes, true)).flatten();
    let flag = kind.flag().is_some_and(|flag| state.has(flag.name(), TICKED));
    let template = match kind.flag() {
        Some(Flag::SendsConfirmation) => chosen(state, "template", &choices.templates, flag),
        _ => None,
    };
    let words = words(kind, state, base);
    let key = if is_new { key(state, words.get(base, "name")) } else { String::new() };
    Draft { key, flag, purpose, template, words }
}

fn chosen(state: &mut FormState, name: &str, among: &[(i64, String)], is_required: bool) -> Option<i64> {
    let value = state.value(name).to_owned();
    if value.is_empty() {
        if is_required {
            state.refuse(name, Slip::NotChosen);
        }
        return None;
    }
    let found = among.iter().map(|(id, _)| *id).find(|id| id.to_string() == value);
    if found.is_none() {
        state.refuse(name, Slip::NotOnOffer);
    }
    found
}

/// The key that was typed, else one made from the name.
fn key(state: &mut FormState, name: &str) -> String {
    let typed = state.value("key").trim().to_owned();
    if typed.is_empty() {
        let made = key_of(name);
        if made.is_empty() && !name.is_empty() {
            state.refuse("key", Slip::Missing);
        }
        return made;
    }
    if typed.chars().count() > KEY_LIMIT {
        state.refuse("key", Slip::TooLong(KEY_LIMIT));
    } else if !is_key(&typed) {
        state.refuse("key", Slip::Says("lists-slip-key"));
    }
    typed
}

fn words(kind: ListKind, state: &mut FormState, base: Language) -> Words {
    let mut words = Words::default();
    for language in Language::ALL {
        let texts: Vec<_> = kind.fields().iter().map(|field| (field, typed(state, *field, language))).collect();
        let is_begun = texts.iter().any(|(_, text)| !text.is_empty());
        for (field, text) in texts {
            let name = field_name(field.name, language);
            let is_required = field.is_required && language == base || field.name == "name" && is_begun;
            if text.is_empty() && is_required {
                state.refuse(&name, Slip::Missing);
            } else if text.chars().count() > field.limit {
                state.refuse(&name, Slip::TooLong(field.limit));
            } else if field.name == "statement_url" && !text.is_empty() && !is_web_address(&text) {
                state.refuse(&name, Slip::Says("lists-slip-url"));
            }
            words.set(language, field.name, text);
        }
    }
    words
}

fn typed(state: &FormState, field: TextField, language: Language) -> String {
    let text = state.value(&field_name(field.name, language)).replace("\r\n", "\n");
    if field.is_long {
        let kept: String = text.nfc().filter(|c| *c == '\n' || !c.is_control()).collect();
        kept.trim().to_owned()
    } else {
        one_line(&text)
    }
}

/// Only addresses that a browser opens as pages: a link to `javascript:` would run in ours.
pub fn is_web_address(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
}
