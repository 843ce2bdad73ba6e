//! The six files against each other and against the code.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use super::{Texts, texts::source};
use crate::kernel::Language;

/// Every message of a language with the arguments it takes.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parser::parse(source(language)).unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            assert!(!matches!(entry, Entry::Junk { .. } | Entry::Term(_)), "{language}: {entry:?}");
            continue;
        };
        let mut arguments = BTreeSet::new();
        collect(message.value.as_ref().unwrap_or_else(|| panic!("{language}: {} is empty", message.id.name)), &mut arguments);
        assert!(messages.insert(message.id.name.to_owned(), arguments).is_none(), "{language}: {} twice", message.id.name);
    }
    messages
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                arguments.insert(id.name.to_owned());
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                arguments.insert(id.name.to_owned());
                variants.iter().for_each(|variant| collect(&variant.value, arguments));
            }
            other => panic!("an expression that no file needs: {other:?}"),
        }
    }
}

/// All of our source but tests of texts, as one text.
fn code(dir: &Path, into: &mut String) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = messages(Language::En);
    for language in Language::ALL {
        assert_eq!(messages(language), english, "{language} differs from English");
    }
}

#[test]
fn no_message_is_empty_and_every_one_can_be_written() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        for (key, arguments) in messages(language) {
            let values: Vec<_> = arguments.iter().map(|name| (name.as_str(), "7")).collect();
            let text = if values.is_empty() { texts.get(&key).to_owned() } else { texts.with(&key, &values) };
            assert!(!text.trim().is_empty() && text != key, "{language}: {key}");
            assert!(!text.contains(['{', '}', '\u{2068}', '\u{2069}']), "{language}: {key}: {text}");
        }
    }
}

#[test]
fn no_message_is_unused() {
    let mut all = String::new();
    code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let unused: Vec<_> = messages(Language::En).into_keys().filter(|key| !all.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "unused: {unused:?}");
}

#[test]
fn other_languages_are_not_copies_of_english() {
    let english = Texts::of(Language::En);
    let alike_anyway = [
        "page-privacy-short",
        "privacy-cookies-title",
        "data-subscriptions-title",
        "data-name",
        "change-on",
        "admin-menu",
        "role-administrator",
        "lists-name",
        "templates-column-version",
        "cards-name",
        "cards-marketing",
        "account-name",
        "code-label",
        "users-state",
        "users-yes",
        "users-no",
        "roles-title",
        "look-logo",
        "look-text",
        "look-page",
        "look-sample-form",
        "audit-noun-contact",
        "audit-noun-mail",
        "audit-noun-session",
        "form-file-kind-pdf",
        "submissions-file-hash",
        "integrations-kind-test",
        "integrations-one",
        "integrations-stop",
        "integrations-webhook",
        "integrations-webhooks",
    ];
    for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
        for (key, arguments) in messages(language) {
            if arguments.is_empty() && !alike_anyway.contains(&key.as_str()) {
                assert_ne!(Texts::of(language).get(&key), english.get(&key), "{language}: {key}");
            }
        }
    }
}

#[test]
fn numbers_choose_the_plural_of_the_language() {
    assert_eq!(Texts::of(Language::En).count("problem-retry-minutes", "minutes", 1), "Try again in one minute.");
    assert_eq!(
        Texts::of(Language::De).count("problem-retry-minutes", "minutes", 10),
        "Versuchen Sie es in 10 Minuten noch einmal."
    );
}
