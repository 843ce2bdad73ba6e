//! Everything that the code writes into the audit log has words there, and every word is used.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    features::{audit, decisions::Group, items::ListKind, settings::Settings},
    i18n::Texts,
    kernel::Language,
};

/// Every code `noun.verb` that stands in a file which records acts.
fn codes(dir: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes(&path, into);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let records = ["audit::", "audited(", "Entry::new("].iter().any(|sign| text.contains(sign));
        if !records || path.to_string_lossy().contains("every_view") || path.ends_with("audit/words.rs") {
            continue;
        }
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let is_code = |text: &&str| text.split_once('.').is_some_and(|(noun, verb)| is_word(noun) && is_word(verb));
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        into.extend(lines.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(is_code).map(str::to_owned));
    }
}

#[test]
fn every_act_that_is_recorded_anywhere_has_words_in_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = BTreeSet::new();
    codes(&root.join("features"), &mut all);
    codes(&root.join("app"), &mut all);
    for kind in ListKind::ALL {
        let acts = kind.acts();
        let of_items =
            [acts.added, acts.changed, acts.activated, acts.deactivated, acts.deleted, acts.restored, acts.moved, acts.exported];
        all.extend(of_items.map(str::to_owned));
    }
    for code in ["access.refused", "password.reset", "contact.merged", "mails.resent", "source.moved", "template.put_back"] {
        assert!(all.contains(code), "the search misses {code}");
    }
    assert!(all.len() > 80, "{all:?}");
    let without: Vec<_> = all.iter().filter(|code| !audit::is_known(code)).collect();
    assert!(without.is_empty(), "add the noun or the verb to audit/words.rs: {without:?}");
    for language in Language::ALL {
        let told: BTreeSet<String> = all.iter().map(|code| audit::act(Texts::of(language), code)).collect();
        // `created` and `added`, `rotated` and `renewed` are one word, of different things.
        assert_eq!(told.len(), all.len(), "{language}: two acts are told alike");
        assert!(told.iter().all(|words| !words.contains("audit-") && words.contains(": ")), "{language}: {told:?}");
    }
}

#[test]
fn every_setting_is_told_by_its_label() {
    for language in Language::ALL {
        for name in Group::ALL.into_iter().flat_map(Group::names) {
            assert!(!Settings::default().written(name).contains('\n'));
            assert_ne!(audit::value_name(Texts::of(language), name), name, "{language}");
        }
    }
}
