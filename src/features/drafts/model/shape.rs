//! Drafts as definitions: their languages, the words that lists lend them, and what each kind of field has.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    features::{
        forms::{
            attachments::USUAL_KIB,
            builder,
            frozen::{about, approval, offered_type, per_language},
            model::{ChoiceStyle, Definition, Field, FieldKind, FileKind, PerLanguage, Scale},
        },
        items::{self, Item},
        lists::Lists,
    },
    kernel::{Language, digest::sha256_hex, ids::PurposeId},
};

/// The kinds of field that can be added, in the order in which they are offered. The address is always there.
pub const KINDS: [&str; 22] = [
    "first_name",
    "last_name",
    "company",
    "phone",
    "country",
    "language",
    "text",
    "long_text",
    CHOICE,
    "date",
    "date_time",
    "number",
    "whole_number",
    "rating",
    "file",
    "consent",
    "subscriptions",
    "interests",
    "text_block",
    "section",
    "page",
    "hidden",
];
/// The kind that has a style and options.
const CHOICE: &str = "choice";

/// The purpose of a field that has none yet.
const NO_PURPOSE: PurposeId = PurposeId(0);

/// A field of a kind as it is before anything is known of it; nothing for the address or an unknown code.
pub fn new_kind(code: &str) -> Option<FieldKind> {
    Some(match code {
        "first_name" => FieldKind::FirstName,
        "last_name" => FieldKind::LastName,
        "company" => FieldKind::Company,
        "phone" => FieldKind::Phone,
        "country" => FieldKind::Country,
        "language" => FieldKind::Language,
        "text" => FieldKind::Text,
        "long_text" => FieldKind::LongText,
        CHOICE => FieldKind::Choice { style: ChoiceStyle::Radio, options: Vec::new() },
        "date" => FieldKind::Date,
        "date_time" => FieldKind::DateTime,
        "number" => FieldKind::Number,
        "whole_number" => FieldKind::WholeNumber,
        "rating" => FieldKind::Rating { scale: Scale::OneToFive },
        "file" => FieldKind::File { kinds: vec![FileKind::Pdf], max_kib: USUAL_KIB, most: 1 },
        "consent" => FieldKind::Consent { purpose: NO_PURPOSE, about: PerLanguage::default() },
        "subscriptions" => FieldKind::Subscriptions { purpose: NO_PURPOSE, types: Vec::new() },
        "interests" => FieldKind::Interests { options: Vec::new() },
        "text_block" => FieldKind::TextBlock,
        "section" => FieldKind::Section,
        "page" => FieldKind::Page,
        "hidden" => FieldKind::Hidden { value: String::new() },
        _ => return None,
    })
}

/// The code of a kind.
pub const fn kind_code(kind: &FieldKind) -> &'static str {
    kind.code()
}

/// May it be left open whether the field is filled in?
pub const fn may_require(kind: &FieldKind) -> bool {
    !matches!(kind, FieldKind::Email | FieldKind::Hidden { .. } | FieldKind::TextBlock | FieldKind::Section | FieldKind::Page)
}

/// Does the field fill in a detail of a contact, which it then may overwrite (FRM-07)?
pub const fn may_overwrite(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::FirstName
            | FieldKind::LastName
            | FieldKind::Company
            | FieldKind::Phone
            | FieldKind::Country
            | FieldKind::Language
    )
}

/// Can the field stand beside another? What is read like a text, or has answers beside each other already, needs all of a line.
pub const fn may_be_half(kind: &FieldKind) -> bool {
    !matches!(
        kind,
        FieldKind::Hidden { .. }
            | FieldKind::Consent { .. }
            | FieldKind::Rating { .. }
            | FieldKind::TextBlock
            | FieldKind::Section
            | FieldKind::Page
    )
}

/// Does the field have a label of its own? A consent box has its purpose's words, and a hidden field none.
pub const fn has_label(kind: &FieldKind) -> bool {
    !matches!(kind, FieldKind::Consent { .. } | FieldKind::Hidden { .. })
}

/// Is the label a text of paragraphs?
pub const fn is_long_label(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::TextBlock)
}

/// Is there an input in which an example can stand?
pub const fn has_placeholder(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Email
            | FieldKind::FirstName
            | FieldKind::LastName
            | FieldKind::Company
            | FieldKind::Phone
            | FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Number
            | FieldKind::WholeNumber
    )
}

/// A value as options store it, made from what is shown.
pub fn option_value(label: &str) -> String {
    items::key_of(label).to_ascii_lowercase()
}

/// Where a field stands.
pub fn place_of(definition: &Definition, name: &str) -> Option<usize> {
    definition.fields.iter().position(|field| field.name == name)
}

/// Stands for exactly this state of something.
pub fn mark(value: &impl Serialize) -> String {
    sha256_hex(serde_json::to_string(value).unwrap_or_default())
}

/// The languages that a form exists in.
pub fn languages(definition: &Definition) -> Vec<Language> {
    Language::ALL.into_iter().filter(|language| definition.texts.0.contains_key(language)).collect()
}

/// Gives every text exactly these languages; new ones begin empty.
pub fn in_languages(definition: &mut Definition, languages: &[Language]) {
    fit(&mut definition.texts, languages);
    for field in &mut definition.fields {
        fit(&mut field.texts, languages);
        match &mut field.kind {
            FieldKind::Choice { options, .. } | FieldKind::Interests { options } => {
                options.iter_mut().for_each(|option| fit(&mut option.label, languages));
            }
            FieldKind::Consent { about, .. } => fit(about, languages),
            FieldKind::Subscriptions { types, .. } => types.iter_mut().for_each(|kind| fit(&mut kind.texts, languages)),
            _ => {}
        }
    }
}

fn fit<T: Default + Clone>(texts: &mut PerLanguage<T>, languages: &[Language]) {
    let text = |language: &Language| (*language, texts.0.get(language).cloned().unwrap_or_default());
    texts.0 = languages.iter().map(text).collect::<BTreeMap<_, _>>();
}

/// A definition without the words that lists lend it: what a draft keeps.
pub fn loosened(definition: &Definition) -> Definition {
    let languages = languages(definition);
    let mut draft = definition.clone();
    for field in &mut draft.fields {
        match &mut field.kind {
            FieldKind::Consent { about, .. } => {
                *about = PerLanguage::default();
                field.texts.0.values_mut().for_each(|texts| texts.label.clear());
            }
            FieldKind::Subscriptions { types, .. } => types.iter_mut().for_each(|kind| kind.texts = PerLanguage::default()),
            FieldKind::Interests { options } => options.iter_mut().for_each(|option| option.label = PerLanguage::default()),
            _ => {}
        }
    }
    in_languages(&mut draft, &languages);
    draft
}

/// A draft with the words of its purposes, types and interests: what is published, or seen before (FRM-03).
pub fn frozen(draft: &Definition, lists: &Lists, interests: &[Item]) -> Definition {
    let languages = languages(draft);
    let mut whole = draft.clone();
    in_languages(&mut whole, &languages);
    for field in &mut whole.fields {
        match &mut field.kind {
            FieldKind::Consent { purpose, about: words } => {
                let Some(purpose) = lists.purpose(*purpose) else { continue };
                *words = about(purpose);
                let labels = approval(purpose);
                for (language, texts) in &mut field.texts.0 {
                    texts.label = labels.get(*language).map(|texts| texts.label.clone()).unwrap_or_default();
                }
            }
            FieldKind::Subscriptions { types, .. } => {
                for offered in types {
                    if let Some(kind) = lists.subscription_type(offered.id) {
                        *offered = offered_type(kind);
                    }
                }
            }
            FieldKind::Interests { options } => {
                for option in options {
                    if let Some(interest) = interests.iter().find(|interest| interest.key == option.value) {
                        option.label = per_language(|language| interest.words.name(language).to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    in_languages(&mut whole, &languages);
    whole
}

/// A form that asks for nothing but the address, without words of its own.
pub fn email_only() -> Definition {
    let email = builder::field("email", FieldKind::Email, true, &builder::EMAIL);
    let texts = builder::around(&[[""; 6], [""; 6], [""; 6], builder::CONFIRM_FIRST, builder::CLOSED]);
    Definition { texts, fields: vec![email] }
}

/// What a field is called on pages for staff: its label, else its identifier.
pub fn title(field: &Field, language: Language) -> &str {
    field.texts.get(language).map(|texts| texts.label.as_str()).filter(|label| !label.trim().is_empty()).unwrap_or(&field.name)
}
