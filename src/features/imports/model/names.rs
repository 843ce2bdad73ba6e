//! What bases, sources and interests are called in any of the six languages, for cells that name them.

use std::collections::HashMap;

use crate::{
    features::lists::Lists,
    kernel::{
        Language,
        ids::{BasisId, SourceId},
        text::fold,
    },
};

/// Folded keys and names, and what they stand for.
#[derive(Clone, Debug, Default)]
pub struct Names {
    bases: HashMap<String, BasisId>,
    sources: HashMap<String, SourceId>,
    interests: HashMap<String, i64>,
}

impl Names {
    /// The names of the lists; `interests` are names and keys with their rows.
    pub fn of(lists: &Lists, interests: impl IntoIterator<Item = (String, i64)>) -> Self {
        let mut names = Self::default();
        for basis in lists.bases.iter().filter(|basis| !basis.is_deleted) {
            names.bases.insert(fold(&basis.key), basis.id);
            for name in Language::ALL.iter().filter_map(|language| basis.words.get(*language)) {
                names.bases.entry(fold(name)).or_insert(basis.id);
            }
        }
        for source in lists.sources.iter().filter(|source| !source.is_deleted) {
            names.sources.insert(fold(&source.key), source.id);
            for name in Language::ALL.iter().filter_map(|language| source.words.get(*language)) {
                names.sources.entry(fold(name)).or_insert(source.id);
            }
        }
        names.interests = interests.into_iter().map(|(name, id)| (fold(&name), id)).collect();
        names
    }

    /// The legal basis that a text names.
    pub fn basis(&self, text: &str) -> Option<BasisId> {
        self.bases.get(&fold(text)).copied()
    }

    /// The source that a text names.
    pub fn source(&self, text: &str) -> Option<SourceId> {
        self.sources.get(&fold(text)).copied()
    }

    /// The interest that a text names.
    pub fn interest(&self, text: &str) -> Option<i64> {
        self.interests.get(&fold(text)).copied()
    }
}
