//! From what was posted to what is decided, to words and to fields, with everything that is wrong noted at once; and the way back, from
//! what is stored to the values of its form.

mod codes;
mod files;

pub use codes::{scale_code, style_code};
pub use files::{SIZES, written_files};

use chrono::NaiveDateTime;
use unicode_normalization::UnicodeNormalization;

use super::model::{
    LONGEST_HELP, LONGEST_IDENTIFIER, LONGEST_LABEL, LONGEST_NAME, LONGEST_PLACEHOLDER, LONGEST_SLUG, LONGEST_TEXT, MOST_OPTIONS,
    MOST_ORIGINS, MOST_SUBMISSIONS, Properties, Stock, has_label, has_placeholder, is_long_label, is_origin, is_slug,
    may_be_half, may_overwrite, may_require, option_value, slug_of,
};
use crate::{
    features::{
        forms::model::{
            ChoiceOption, ChoiceStyle, Field, FieldKind, FieldTexts, FormTexts, OfferedType, PerLanguage, Scale, Width,
        },
        items::is_web_address,
    },
    kernel::{
        Language, Timestamp,
        ids::{PurposeId, TypeId},
        text::one_line,
    },
    web::form::{FormState, Slip, TICKED},
};

/// How the end is written in forms, and by browsers.
const END: &str = "%Y-%m-%dT%H:%M";
/// Names that a public form uses for itself, as names of inputs or as places on the page.
const RESERVED: [&str; 4] = ["receipt", "subject_2", "main", "errors"];
/// How forms name half a line.
pub const HALF: &str = "half";
/// The longest title, and the longest words on a button.
const LONGEST_TITLE: usize = 150;

/// The words around the fields: name, is it of several lines, how long at most.
pub const TEXTS: [(&str, bool, usize); 6] = [
    ("title", false, LONGEST_TITLE),
    ("intro", true, LONGEST_TEXT),
    ("submit", false, LONGEST_TITLE),
    ("thanks_title", false, LONGEST_TITLE),
    ("thanks", true, LONGEST_TEXT),
    ("inactive", true, LONGEST_TEXT),
];

type Values = Vec<(String, String)>;

/// One line; noted when it is too long.
fn line(form: &mut FormState, name: &str, limit: usize) -> String {
    let text = one_line(form.value(name));
    limited(form, name, &text, limit);
    text
}

/// Several lines.
fn long(form: &mut FormState, name: &str, limit: usize) -> String {
    let text: String = form.value(name).replace("\r\n", "\n").nfc().filter(|c| *c == '\n' || !c.is_control()).collect();
    let text = text.trim().to_owned();
    limited(form, name, &text, limit);
    text
}

fn limited(form: &mut FormState, name: &str, text: &str, limit: usize) {
    if text.chars().count() > limit {
        form.refuse(name, Slip::TooLong(limit));
    }
}

/// What is decided about a form; the address is made from the name where none was typed.
pub fn properties(form: &mut FormState) -> Properties {
    let name = line(form, "name", LONGEST_NAME);
    if name.is_empty() {
        form.refuse("name", Slip::Missing);
    }
    let typed = form.value("slug").trim().to_owned();
    let slug = if typed.is_empty() { slug_of(&name) } else { typed.to_lowercase() };
    if slug.is_empty() && !name.is_empty() {
        form.refuse("slug", Slip::Missing);
    } else if slug.chars().count() > LONGEST_SLUG {
        form.refuse("slug", Slip::TooLong(LONGEST_SLUG));
    } else if !slug.is_empty() && !is_slug(&slug) {
        form.refuse("slug", Slip::Says("drafts-slip-slug"));
    }
    let thanks_url = one_line(form.value("thanks_url"));
    if thanks_url.chars().count() > LONGEST_HELP {
        form.refuse("thanks_url", Slip::TooLong(LONGEST_HELP));
    } else if !thanks_url.is_empty() && !is_page(&thanks_url) {
        form.refuse("thanks_url", Slip::Says("drafts-slip-thanks-url"));
    }
    Properties {
        name,
        slug,
        is_listed: form.has("is_listed", TICKED),
        ends_at: end(form),
        max_submissions: most(form),
        has_double_opt_in: form.has("has_double_opt_in", TICKED),
        thanks_url,
        origins: origins(form),
    }
}

/// Only what a browser opens as a page, and over a line that nobody reads along.
fn is_page(url: &str) -> bool {
    is_web_address(url) && url.starts_with("https://")
}

fn end(form: &mut FormState) -> Option<Timestamp> {
    let text = form.value("ends_at").trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let end = NaiveDateTime::parse_from_str(&text, END).ok().map(Timestamp::from);
    if end.is_none() {
        form.refuse("ends_at", Slip::NotADate);
    }
    end
}

fn most(form: &mut FormState) -> Option<i64> {
    let text = form.value("max_submissions").trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let most = text.parse().ok().filter(|most| (1..=MOST_SUBMISSIONS).contains(most));
    if most.is_none() {
        form.refuse("max_submissions", Slip::OutOfRange(1, MOST_SUBMISSIONS));
    }
    most
}

fn origins(form: &mut FormState) -> Vec<String> {
    let lines = form.value("origins").lines().map(str::trim).filter(|line| !line.is_empty());
    let mut origins: Vec<String> = Vec::new();
    for line in lines {
        if !origins.iter().any(|known| known == line) {
            origins.push(line.to_owned());
        }
    }
    if origins.len() > MOST_ORIGINS {
        form.refuse("origins", Slip::Says("drafts-slip-origins-many"));
    } else if !origins.iter().all(|origin| is_origin(origin)) {
        form.refuse("origins", Slip::Says("drafts-slip-origins"));
    }
    origins
}

/// The values of the form that `properties` reads as the same.
pub fn written(properties: &Properties) -> Values {
    let tick = |is_on: bool| if is_on { TICKED } else { "" }.to_owned();
    let values = [
        ("name", properties.name.clone()),
        ("slug", properties.slug.clone()),
        ("is_listed", tick(properties.is_listed)),
        ("ends_at", properties.ends_at.map(|end| end.naive().format(END).to_string()).unwrap_or_default()),
        ("max_submissions", properties.max_submissions.map(|most| most.to_string()).unwrap_or_default()),
        ("has_double_opt_in", tick(properties.has_double_opt_in)),
        ("thanks_url", properties.thanks_url.clone()),
        ("origins", properties.origins.join("\n")),
    ];
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The languages that were chosen; at least one must be.
pub fn chosen_languages(form: &mut FormState) -> Vec<Language> {
    let languages: Vec<_> = Language::ALL.into_iter().filter(|language| form.has("language", language.code())).collect();
    if languages.is_empty() {
        form.refuse("language", Slip::NotChosen);
    }
    languages
}

/// The words around the fields, in the languages that were chosen.
pub fn texts(form: &mut FormState) -> PerLanguage<FormTexts> {
    let languages = chosen_languages(form);
    let mut read = |language: Language| {
        let mut text = |name: &str| {
            let name_in = format!("{name}-{language}");
            let (_, is_long, limit) = TEXTS.into_iter().find(|(it, ..)| *it == name).unwrap_or(("", true, LONGEST_TEXT));
            if is_long { long(form, &name_in, limit) } else { line(form, &name_in, limit) }
        };
        FormTexts {
            title: text("title"),
            intro: text("intro"),
            submit: text("submit"),
            thanks_title: text("thanks_title"),
            thanks: text("thanks"),
            inactive: text("inactive"),
        }
    };
    PerLanguage(languages.into_iter().map(|language| (language, read(language))).collect())
}

/// The values of the form that `texts` reads as the same.
pub fn written_texts(texts: &PerLanguage<FormTexts>) -> Values {
    let mut values = Vec::new();
    for (language, words) in &texts.0 {
        values.push(("language".to_owned(), language.code().to_owned()));
        let all = [&words.title, &words.intro, &words.submit, &words.thanks_title, &words.thanks, &words.inactive];
        values.extend(TEXTS.iter().zip(all).map(|((name, ..), text)| (format!("{name}-{language}"), text.clone())));
    }
    values
}

/// A field of the kind of `kind`, whose details are read anew.
pub fn field(form: &mut FormState, kind: &FieldKind, languages: &[Language], stock: &Stock) -> Field {
    let kind = details(form, kind, languages, stock);
    let mut read = |language: &Language| {
        let words = FieldTexts {
            label: match &kind {
                kind if !has_label(kind) => String::new(),
                kind if is_long_label(kind) => long(form, &format!("label-{language}"), LONGEST_TEXT),
                _ => line(form, &format!("label-{language}"), LONGEST_LABEL),
            },
            help: long(form, &format!("help-{language}"), LONGEST_HELP),
            placeholder: match &kind {
                kind if has_placeholder(kind) => line(form, &format!("placeholder-{language}"), LONGEST_PLACEHOLDER),
                _ => String::new(),
            },
        };
        (*language, words)
    };
    let texts = PerLanguage(languages.iter().map(&mut read).collect());
    Field {
        name: identifier(form),
        required: kind == FieldKind::Email || may_require(&kind) && form.has("required", TICKED),
        may_overwrite: may_overwrite(&kind) && form.has("may_overwrite", TICKED),
        width: if may_be_half(&kind) && form.value("width") == HALF { Width::Half } else { Width::Full },
        kind,
        texts,
    }
}

fn identifier(form: &mut FormState) -> String {
    let name = form.value("identifier").trim().to_ascii_lowercase();
    let is_word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if name.is_empty() {
        form.refuse("identifier", Slip::Missing);
    } else if name.chars().count() > LONGEST_IDENTIFIER {
        form.refuse("identifier", Slip::TooLong(LONGEST_IDENTIFIER));
    } else if !name.bytes().all(is_word) {
        form.refuse("identifier", Slip::Says("drafts-slip-identifier"));
    } else if RESERVED.contains(&name.as_str()) {
        form.refuse("identifier", Slip::Says("drafts-slip-reserved"));
    }
    name
}

fn details(form: &mut FormState, kind: &FieldKind, languages: &[Language], stock: &Stock) -> FieldKind {
    match kind {
        FieldKind::Choice { .. } => {
            let style = match form.value("style") {
                "select" => ChoiceStyle::Select,
                "checkboxes" => ChoiceStyle::Checkboxes,
                _ => ChoiceStyle::Radio,
            };
            FieldKind::Choice { style, options: options(form, languages) }
        }
        FieldKind::Rating { .. } => {
            let is_long = form.value("scale") == scale_code(Scale::ZeroToTen);
            FieldKind::Rating { scale: if is_long { Scale::ZeroToTen } else { Scale::OneToFive } }
        }
        FieldKind::File { .. } => files::read(form),
        FieldKind::Hidden { .. } => FieldKind::Hidden { value: line(form, "hidden", LONGEST_TEXT) },
        FieldKind::Consent { .. } => {
            let chosen = form.value("purpose").parse().ok().map(PurposeId);
            let purpose = chosen.filter(|id| stock.lists.purpose(*id).is_some());
            if purpose.is_none() {
                form.refuse("purpose", Slip::NotChosen);
            }
            FieldKind::Consent { purpose: purpose.unwrap_or(PurposeId(0)), about: PerLanguage::default() }
        }
        FieldKind::Subscriptions { .. } => {
            let is_chosen = |id: TypeId| form.has("type", &id.to_string());
            let types: Vec<_> = stock.lists.types.iter().filter(|kind| is_chosen(kind.id)).collect();
            let purpose = types.first().map_or(PurposeId(0), |kind| kind.purpose);
            let offered = |id: TypeId| OfferedType { id, texts: PerLanguage::default() };
            FieldKind::Subscriptions { purpose, types: types.into_iter().map(|kind| offered(kind.id)).collect() }
        }
        FieldKind::Interests { .. } => {
            let chosen = stock.interests.iter().filter(|interest| form.has("interest", &interest.key));
            let option = |key: &String| ChoiceOption { value: key.clone(), label: PerLanguage::default() };
            FieldKind::Interests { options: chosen.map(|interest| option(&interest.key)).collect() }
        }
        other => other.clone(),
    }
}

/// What can be chosen: one option a line, `value = label`. The first language says which options there are; where it gives no value,
/// one is made from the label. In the other languages a line without a value belongs to the option on that line.
fn options(form: &mut FormState, languages: &[Language]) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = Vec::new();
    for (index, language) in languages.iter().enumerate() {
        let name = format!("options-{language}");
        let text = form.value(&name).to_owned();
        let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
        for (at, text) in lines.enumerate() {
            let (value, label) = parted(&text);
            if label.chars().count() > LONGEST_LABEL {
                form.refuse(&name, Slip::TooLong(LONGEST_LABEL));
            }
            if index == 0 {
                let value = value.map_or_else(|| free_value(&options, &label), str::to_owned);
                if options.iter().any(|option| option.value == value) {
                    form.refuse(&name, Slip::Says("drafts-slip-option-twice"));
                    continue;
                }
                options.push(ChoiceOption { value, label: PerLanguage([(*language, label)].into()) });
                continue;
            }
            let option = match value {
                Some(value) => options.iter_mut().find(|option| option.value == value),
                None => options.get_mut(at),
            };
            match option {
                Some(option) => drop(option.label.0.insert(*language, label)),
                None => form.refuse(&name, Slip::Says("drafts-slip-option-unknown")),
            }
        }
        if options.len() > MOST_OPTIONS {
            form.refuse(&name, Slip::Says("drafts-slip-options-many"));
        }
    }
    options
}

/// A line in two: what is stored, if it says so, and what is shown.
fn parted(line: &str) -> (Option<&str>, String) {
    let is_value = |text: &str| {
        (1..=LONGEST_IDENTIFIER).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
    };
    match line.split_once(" = ") {
        Some((value, label)) if is_value(value) && !label.trim().is_empty() => (Some(value), label.trim().to_owned()),
        _ => (None, line.to_owned()),
    }
}

fn free_value(options: &[ChoiceOption], label: &str) -> String {
    let made = option_value(label);
    let stem = if made.is_empty() { "option".to_owned() } else { made };
    let numbered = (2..).map(|number| format!("{stem}_{number}"));
    let is_free = |value: &String| options.iter().all(|option| option.value != *value);
    [stem.clone()].into_iter().chain(numbered).find(is_free).unwrap_or(stem)
}

/// The values of the form that `field` reads as the same.
pub fn written_field(field: &Field) -> Values {
    let mut values = vec![("identifier".to_owned(), field.name.clone())];
    let mut put = |name: &str, value: &str| values.push((name.to_owned(), value.to_owned()));
    if field.required {
        put("required", TICKED);
    }
    if field.may_overwrite {
        put("may_overwrite", TICKED);
    }
    if field.width == Width::Half {
        put("width", HALF);
    }
    for (language, texts) in &field.texts.0 {
        put(&format!("label-{language}"), &texts.label);
        put(&format!("help-{language}"), &texts.help);
        put(&format!("placeholder-{language}"), &texts.placeholder);
    }
    match &field.kind {
        FieldKind::Choice { style, options } => {
            put("style", style_code(*style));
            for language in field.texts.0.keys() {
                let lines = options.iter().filter_map(|option| {
                    let label = option.label.0.get(language).filter(|label| !label.is_empty())?;
                    Some(format!("{} = {label}", option.value))
                });
                put(&format!("options-{language}"), &lines.collect::<Vec<_>>().join("\n"));
            }
        }
        FieldKind::Rating { scale } => put("scale", scale_code(*scale)),
        kind @ FieldKind::File { .. } => written_files(kind).iter().for_each(|(name, value)| put(name, value)),
        FieldKind::Hidden { value } => put("hidden", value),
        FieldKind::Consent { purpose, .. } => put("purpose", &purpose.to_string()),
        FieldKind::Subscriptions { types, .. } => types.iter().for_each(|kind| put("type", &kind.id.to_string())),
        FieldKind::Interests { options } => options.iter().for_each(|option| put("interest", &option.value)),
        _ => {}
    }
    values
}
