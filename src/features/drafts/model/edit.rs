//! What can be done to a draft, one step at a time, and what is refused.

use super::{
    MOST_FIELDS, MOST_OCTETS,
    shape::{in_languages, languages, mark, place_of},
};
use crate::{
    features::forms::model::{Definition, Field, FieldKind, FormTexts, PerLanguage},
    kernel::Language,
};

/// One step.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Other words around the fields, other languages. `seen` stands for the words that the form was made from.
    Texts {
        /// The mark of what was seen.
        seen: String,
        /// The words, in the languages that the form has from now on.
        texts: PerLanguage<FormTexts>,
    },
    /// A new field.
    Add {
        /// The field.
        field: Box<Field>,
        /// Behind which field; nothing means first.
        after: Option<String>,
    },
    /// Another state of a field.
    Save {
        /// The field as it was called.
        name: String,
        /// The mark of what was seen.
        seen: String,
        /// What it is from now on.
        field: Box<Field>,
        /// Behind which other field; nothing means first.
        after: Option<String>,
    },
    /// Another field like this one, right behind it.
    Copy(String),
    /// One place up or down.
    Move {
        /// The field.
        name: String,
        /// Towards the beginning?
        up: bool,
    },
    /// A field less.
    Remove(String),
}

/// Why a step was not taken. Nothing has changed then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Somebody else changed it in between.
    Stale,
    /// The field is not there.
    Gone,
    /// Another field has the identifier.
    NameTaken,
    /// There are as many fields as there may be.
    TooMany,
    /// The form would take up more room than a form has.
    TooLarge,
    /// A form asks for exactly one address.
    AddressStays,
}

/// What the words and languages of a draft are known by.
pub fn texts_mark(definition: &Definition) -> String {
    mark(&definition.texts)
}

impl Edit {
    /// The draft after the step.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn apply(&self, draft: &Definition) -> Result<Definition, Refusal> {
        let mut next = draft.clone();
        match self {
            Self::Texts { seen, texts } => {
                if *seen != texts_mark(draft) {
                    return Err(Refusal::Stale);
                }
                next.texts = texts.clone();
                let languages = languages(&next);
                in_languages(&mut next, &languages);
            }
            Self::Add { field, after } => {
                room(draft)?;
                is_free(draft, &field.name, None)?;
                next.fields.insert(behind(draft, after.as_deref()), fitted(field, draft));
            }
            Self::Save { name, seen, field, after } => {
                let at = place_of(draft, name).ok_or(Refusal::Gone)?;
                if *seen != mark(&draft.fields[at]) {
                    return Err(Refusal::Stale);
                }
                is_free(draft, &field.name, Some(name))?;
                next.fields.remove(at);
                let to = behind(&next, after.as_deref());
                next.fields.insert(to, fitted(field, draft));
            }
            Self::Copy(name) => {
                let at = place_of(draft, name).ok_or(Refusal::Gone)?;
                room(draft)?;
                if draft.fields[at].kind == FieldKind::Email {
                    return Err(Refusal::AddressStays);
                }
                let name = free_name(draft, &draft.fields[at].name);
                next.fields.insert(at + 1, Field { name, ..draft.fields[at].clone() });
            }
            Self::Move { name, up } => {
                let at = place_of(draft, name).ok_or(Refusal::Gone)?;
                let to = if *up { at.saturating_sub(1) } else { (at + 1).min(draft.fields.len() - 1) };
                next.fields.swap(at, to);
            }
            Self::Remove(name) => {
                let at = place_of(draft, name).ok_or(Refusal::Gone)?;
                if draft.fields[at].kind == FieldKind::Email {
                    return Err(Refusal::AddressStays);
                }
                next.fields.remove(at);
            }
        }
        let size = next.canonical().map_or(usize::MAX, |text| text.len());
        if size > MOST_OCTETS { Err(Refusal::TooLarge) } else { Ok(next) }
    }
}

fn room(draft: &Definition) -> Result<(), Refusal> {
    if draft.fields.len() >= MOST_FIELDS { Err(Refusal::TooMany) } else { Ok(()) }
}

fn is_free(draft: &Definition, name: &str, but: Option<&str>) -> Result<(), Refusal> {
    let is_taken = draft.fields.iter().any(|field| field.name == name && Some(field.name.as_str()) != but);
    if is_taken { Err(Refusal::NameTaken) } else { Ok(()) }
}

/// The place behind a field; at the end when that field is not there any more.
fn behind(draft: &Definition, after: Option<&str>) -> usize {
    after.map_or(0, |name| place_of(draft, name).map_or(draft.fields.len(), |at| at + 1))
}

/// The field in the languages of the draft, which may have changed since it was typed.
fn fitted(field: &Field, draft: &Definition) -> Field {
    let mut alone = Definition { texts: draft.texts.clone(), fields: vec![field.clone()] };
    let languages: Vec<Language> = languages(draft);
    in_languages(&mut alone, &languages);
    alone.fields.pop().unwrap_or_else(|| field.clone())
}

/// The identifier with the next number behind it that no field has.
pub fn free_name(draft: &Definition, wanted: &str) -> String {
    let stem = wanted.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let stem = if stem.is_empty() { wanted } else { stem };
    let stem: String = stem.chars().take(super::LONGEST_IDENTIFIER - 4).collect();
    let numbered = (2..=MOST_FIELDS + 2).map(|number| format!("{stem}_{number}"));
    [wanted.to_owned()].into_iter().chain(numbered).find(|name| place_of(draft, name).is_none()).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{
        drafts::model::{email_only, new_kind},
        forms::builder::{self, field},
    };

    fn with(names: &[&str]) -> Definition {
        let mut draft = email_only();
        draft.fields.extend(names.iter().map(|name| field(name, FieldKind::Text, false, &builder::FIRST_NAME)));
        draft
    }

    fn names(draft: &Definition) -> Vec<&str> {
        draft.fields.iter().map(|field| field.name.as_str()).collect()
    }

    #[test]
    fn fields_are_added_moved_copied_and_removed_and_the_address_stays() {
        let draft = with(&["a", "b"]);
        let add = |name: &str, after: Option<&str>| Edit::Add {
            field: Box::new(field(name, new_kind("date").unwrap(), false, &builder::EMAIL)),
            after: after.map(str::to_owned),
        };
        assert_eq!(names(&add("c", Some("a")).apply(&draft).unwrap()), ["email", "a", "c", "b"]);
        assert_eq!(names(&add("c", None).apply(&draft).unwrap()), ["c", "email", "a", "b"]);
        assert_eq!(names(&add("c", Some("gone")).apply(&draft).unwrap()), ["email", "a", "b", "c"]);
        assert_eq!(add("b", None).apply(&draft), Err(Refusal::NameTaken));
        let moved = |name: &str, up| Edit::Move { name: name.into(), up }.apply(&draft);
        assert_eq!(names(&moved("b", true).unwrap()), ["email", "b", "a"]);
        assert_eq!((moved("b", false).unwrap(), moved("email", true).unwrap()), (draft.clone(), draft.clone()));
        assert_eq!(moved("x", true), Err(Refusal::Gone));
        let copied = Edit::Copy("a".into()).apply(&draft).unwrap();
        assert_eq!(names(&copied), ["email", "a", "a_2", "b"]);
        assert_eq!(names(&Edit::Copy("a_2".into()).apply(&copied).unwrap()), ["email", "a", "a_2", "a_3", "b"]);
        assert_eq!(names(&Edit::Remove("a".into()).apply(&draft).unwrap()), ["email", "b"]);
        for edit in [Edit::Copy("email".into()), Edit::Remove("email".into())] {
            assert_eq!(edit.apply(&draft), Err(Refusal::AddressStays));
        }
    }

    #[test]
    fn a_later_save_never_overwrites_what_it_has_not_seen() {
        let draft = with(&["a", "b"]);
        let save = |seen: String, name: &str, after: &str| Edit::Save {
            name: "a".into(),
            seen,
            field: Box::new(Field { name: name.into(), required: true, ..draft.fields[1].clone() }),
            after: Some(after.into()),
        };
        let saved = save(mark(&draft.fields[1]), "z", "b").apply(&draft).unwrap();
        assert_eq!(names(&saved), ["email", "b", "z"]);
        assert_eq!(save(mark(&draft.fields[1]), "b", "b").apply(&draft), Err(Refusal::NameTaken));
        assert_eq!(save(mark(&draft.fields[2]), "a", "email").apply(&draft), Err(Refusal::Stale));
        assert_eq!(save(mark(&draft.fields[1]), "a", "email").apply(&saved), Err(Refusal::Gone));
        let texts = |seen: String, languages: &[Language]| {
            let mut other = draft.clone();
            in_languages(&mut other, languages);
            Edit::Texts { seen, texts: other.texts }
        };
        let fewer = texts(texts_mark(&draft), &[Language::Nb]).apply(&draft).unwrap();
        assert!(fewer.fields.iter().all(|field| field.texts.0.len() == 1), "every text follows the languages");
        assert_eq!(texts(texts_mark(&draft), &[Language::En]).apply(&fewer), Err(Refusal::Stale));
    }

    #[test]
    fn a_form_has_an_end() {
        let many: Vec<String> = (1..MOST_FIELDS).map(|number| format!("f{number}")).collect();
        let draft = with(&many.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(Edit::Copy("f1".into()).apply(&draft), Err(Refusal::TooMany));
        let mut large = with(&["a"]);
        large.fields[1].kind = FieldKind::Hidden { value: "x".repeat(MOST_OCTETS) };
        assert_eq!(Edit::Copy("a".into()).apply(&large), Err(Refusal::TooLarge));
    }
}
