//! What is different between two definitions, told for whoever is about to publish the second one.

use super::shape::languages;
use crate::{
    features::forms::model::{Definition, FieldKind},
    kernel::Language,
};

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// The form exists in one more language.
    LanguageAdded(Language),
    /// It does not exist in a language any more.
    LanguageRemoved(Language),
    /// Other words around the fields in a language.
    Texts(Language),
    /// A field more: its identifier.
    Added(String),
    /// A field less.
    Removed(String),
    /// A field asks for something else, or in another way.
    Rules(String),
    /// A field says something else in a language.
    Words(String, Language),
    /// The fields stand in another order.
    Order,
}

/// How `after` differs from `before`.
pub fn changes(before: &Definition, after: &Definition) -> Vec<Change> {
    let (old, new) = (languages(before), languages(after));
    let mut changes: Vec<Change> = new.iter().filter(|it| !old.contains(it)).map(|it| Change::LanguageAdded(*it)).collect();
    changes.extend(old.iter().filter(|it| !new.contains(it)).map(|it| Change::LanguageRemoved(*it)));
    let both: Vec<Language> = new.into_iter().filter(|it| old.contains(it)).collect();
    changes.extend(both.iter().filter(|it| before.texts.0.get(it) != after.texts.0.get(it)).map(|it| Change::Texts(*it)));
    for field in &after.fields {
        let Some(was) = before.fields.iter().find(|it| it.name == field.name) else {
            changes.push(Change::Added(field.name.clone()));
            continue;
        };
        let rules = |field: &crate::features::forms::model::Field| (field.required, field.may_overwrite, bare(&field.kind));
        if rules(was) != rules(field) {
            changes.push(Change::Rules(field.name.clone()));
        }
        for language in &both {
            let is_same = was.texts.0.get(language) == field.texts.0.get(language)
                && lent(&was.kind, *language) == lent(&field.kind, *language);
            if !is_same {
                changes.push(Change::Words(field.name.clone(), *language));
            }
        }
    }
    let is_there = |definition: &Definition, name: &str| definition.fields.iter().any(|field| field.name == name);
    let gone = before.fields.iter().filter(|field| !is_there(after, &field.name));
    changes.extend(gone.map(|field| Change::Removed(field.name.clone())));
    let kept = |one: &Definition, other: &Definition| -> Vec<String> {
        one.fields.iter().filter(|field| is_there(other, &field.name)).map(|field| field.name.clone()).collect()
    };
    if kept(before, after) != kept(after, before) {
        changes.push(Change::Order);
    }
    changes
}

/// A kind without its words.
fn bare(kind: &FieldKind) -> FieldKind {
    let mut kind = kind.clone();
    match &mut kind {
        FieldKind::Choice { options, .. } | FieldKind::Interests { options } => {
            options.iter_mut().for_each(|option| option.label.0.clear());
        }
        FieldKind::Consent { about, .. } => about.0.clear(),
        FieldKind::Subscriptions { types, .. } => types.iter_mut().for_each(|kind| kind.texts.0.clear()),
        _ => {}
    }
    kind
}

/// The words of a kind in a language.
fn lent(kind: &FieldKind, language: Language) -> Vec<String> {
    match kind {
        FieldKind::Choice { options, .. } | FieldKind::Interests { options } => {
            options.iter().map(|option| option.label.0.get(&language).cloned().unwrap_or_default()).collect()
        }
        FieldKind::Consent { about, .. } => about.0.get(&language).map_or_else(Vec::new, |words| {
            vec![words.name.clone(), words.description.clone(), words.statement_title.clone(), words.statement_url.clone()]
        }),
        FieldKind::Subscriptions { types, .. } => {
            let words = types.iter().filter_map(|kind| kind.texts.0.get(&language));
            words.flat_map(|words| [words.name.clone(), words.description.clone()]).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{
        drafts::model::{email_only, in_languages},
        forms::builder::{FIRST_NAME, LAST_NAME, field},
    };

    #[test]
    fn differences_are_told_by_what_they_are() {
        let mut before = email_only();
        before.fields.push(field("a", FieldKind::FirstName, false, &FIRST_NAME));
        before.fields.push(field("b", FieldKind::LastName, false, &LAST_NAME));
        in_languages(&mut before, &[Language::En, Language::Nb]);
        assert_eq!(changes(&before, &before), []);
        let mut after = before.clone();
        after.fields[1].required = true;
        after.fields[1].texts.0.get_mut(&Language::Nb).unwrap().label = "Navn".into();
        after.fields.swap(0, 1);
        after.fields[2].name = "c".into();
        after.texts.0.get_mut(&Language::En).unwrap().title = "New".into();
        in_languages(&mut after, &[Language::En, Language::Nb, Language::Sv]);
        assert_eq!(
            changes(&before, &after),
            [
                Change::LanguageAdded(Language::Sv),
                Change::Texts(Language::En),
                Change::Rules("a".into()),
                Change::Words("a".into(), Language::Nb),
                Change::Added("c".into()),
                Change::Removed("b".into()),
                Change::Order,
            ]
        );
        assert!(changes(&after, &before).contains(&Change::LanguageRemoved(Language::Sv)));
    }
}
