//! The messages of one language, ready to be looked up.

use std::{collections::HashMap, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use super::format;
use crate::kernel::Language;

/// Joins a language's files: the first house, then one file an area.
macro_rules! files {
    ($language:literal) => {
        concat!(
            include_str!(concat!("locales/", $language, ".ftl")),
            include_str!(concat!("locales/", $language, "/selections.ftl")),
            include_str!(concat!("locales/", $language, "/jobs.ftl")),
            include_str!(concat!("locales/", $language, "/bulk.ftl")),
            include_str!(concat!("locales/", $language, "/imports.ftl")),
            include_str!(concat!("locales/", $language, "/exports.ftl")),
            include_str!(concat!("locales/", $language, "/integrations.ftl")),
            include_str!(concat!("locales/", $language, "/forms.ftl")),
            include_str!(concat!("locales/", $language, "/submissions.ftl")),
            include_str!(concat!("locales/", $language, "/door.ftl")),
        )
    };
}

/// The `.ftl` text of a language as it is built into the binary.
pub(super) const fn source(language: Language) -> &'static str {
    match language {
        Language::En => files!("en"),
        Language::Nb => files!("nb"),
        Language::Sv => files!("sv"),
        Language::Da => files!("da"),
        Language::De => files!("de"),
        Language::Nl => files!("nl"),
    }
}

static ALL: LazyLock<[Texts; 6]> = LazyLock::new(|| Language::ALL.map(Texts::build));

/// All messages of one language.
pub struct Texts {
    language: Language,
    /// Messages without arguments, resolved once: a page then costs look-ups and no formatting.
    fixed: HashMap<String, Box<str>>,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts of a language, built at the first call.
    pub fn of(language: Language) -> &'static Self {
        &ALL[language.index()]
    }

    /// The language of these texts.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message `key`, which takes no argument. A key that does not exist comes back as it is; tests see to it that none is asked for.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.fixed.get(key).map_or(key, AsRef::as_ref)
    }

    /// The message `key` with texts put in.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.format(key, values.iter().map(|&(name, value)| (name, FluentValue::from(value))).collect())
    }

    /// The message `key` with one number put in, in the plural form that the language wants.
    pub fn count(&self, key: &str, name: &str, number: i64) -> String {
        self.format(key, [(name, FluentValue::from(number))].into_iter().collect())
    }

    fn format(&self, key: &str, arguments: FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    fn build(language: Language) -> Self {
        // A file with a slip still gives every message that could be read; tests refuse such a file.
        let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let keys: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or_default()]);
        // Isolating marks are invisible characters around every value; they end up in copied addresses and in mails.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => |value, _| number_in(Language::En, value),
            Language::Nb => |value, _| number_in(Language::Nb, value),
            Language::Sv => |value, _| number_in(Language::Sv, value),
            Language::Da => |value, _| number_in(Language::Da, value),
            Language::De => |value, _| number_in(Language::De, value),
            Language::Nl => |value, _| number_in(Language::Nl, value),
        }));
        bundle.add_resource_overriding(resource);
        let mut fixed = HashMap::with_capacity(keys.len());
        for key in keys {
            let Some(pattern) = bundle.get_message(&key).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, None, &mut errors);
            if errors.is_empty() {
                fixed.insert(key, text.into());
            }
        }
        Self { language, fixed, bundle }
    }
}

/// Numbers in sentences that count, written as everywhere else: with their thousands parted.
fn number_in(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(format::number(language, number.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_written_with_its_thousands_parted() {
        let count = |language, number| Texts::of(language).count("bulk-count", "count", number);
        assert_eq!(count(Language::En, 1), "One contact");
        assert_eq!(count(Language::En, 1_234_567), "1,234,567 contacts");
        assert_eq!(count(Language::Nb, 100_000), "100\u{a0}000 kontakter");
        assert_eq!(count(Language::De, 12_000), "12.000 Kontakte");
    }
    /// Whoever speaks to the browser says what they see on a button (WCAG 2.5.3).
    #[test]
    fn what_a_button_is_called_holds_what_stands_on_it() {
        for (shown, called, name) in [
            ("bulk-bin-restore", "bulk-bin-restore-one", "name"),
            ("bulk-bin-erase", "bulk-bin-erase-one", "name"),
            ("integrations-resend", "integrations-resend-one", "id"),
            ("cards-remove", "selections-remove", "what"),
            ("cards-remove", "drafts-remove-one", "name"),
            ("drafts-copy", "drafts-copy-one", "name"),
        ] {
            for language in Language::ALL {
                let t = Texts::of(language);
                let (shown, called) = (t.get(shown).to_lowercase(), t.with(called, &[(name, "Åse")]).to_lowercase());
                assert!(called.contains(&shown), "{language}: {shown:?} is not in {called:?}");
            }
        }
    }
}
