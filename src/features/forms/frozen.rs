//! The words of purposes and subscription types as a form freezes them (FRM-03).

use super::model::{FieldTexts, OfferedType, PerLanguage, PurposeTexts, TypeTexts};
use crate::{
    features::lists::{Lists, Purpose, SubscriptionType},
    kernel::Language,
};

/// A text for every language.
pub fn per_language<T>(text: impl Fn(Language) -> T) -> PerLanguage<T> {
    PerLanguage(Language::ALL.into_iter().map(|language| (language, text(language))).collect())
}

/// The words beside a consent box.
pub fn approval(purpose: &Purpose) -> PerLanguage<FieldTexts> {
    per_language(|language| FieldTexts {
        label: purpose.words.get(language).map(|words| words.approval_text.clone()).unwrap_or_default(),
        ..FieldTexts::default()
    })
}

/// What the public is told about a purpose.
pub fn about(purpose: &Purpose) -> PerLanguage<PurposeTexts> {
    per_language(|language| {
        purpose.words.get(language).map_or_else(PurposeTexts::default, |words| PurposeTexts {
            name: words.name.clone(),
            description: words.public_description.clone(),
            statement_title: words.statement_title.clone(),
            statement_url: words.statement_url.clone(),
        })
    })
}

/// The types on offer under a purpose.
pub fn offered(lists: &Lists, purpose: &Purpose) -> Vec<OfferedType> {
    lists.offered_types(purpose.id).map(offered_type).collect()
}

/// A type with its words.
pub fn offered_type(kind: &SubscriptionType) -> OfferedType {
    OfferedType {
        id: kind.id,
        texts: per_language(|language| {
            kind.words.get(language).map_or_else(TypeTexts::default, |words| TypeTexts {
                name: words.name.clone(),
                description: words.description.clone(),
            })
        }),
    }
}
