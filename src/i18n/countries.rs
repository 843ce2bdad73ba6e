//! Countries and areas by their ISO 3166-1 alpha-2 code (and `XK`, which many people live in), named and sorted in each language.

use std::sync::LazyLock;

use crate::kernel::Language;

const fn source(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("countries/en.txt"),
        Language::Nb => include_str!("countries/nb.txt"),
        Language::Sv => include_str!("countries/sv.txt"),
        Language::Da => include_str!("countries/da.txt"),
        Language::De => include_str!("countries/de.txt"),
        Language::Nl => include_str!("countries/nl.txt"),
    }
}

static ALL: LazyLock<[Vec<(&'static str, &'static str)>; 6]> =
    LazyLock::new(|| Language::ALL.map(|language| source(language).lines().filter_map(|line| line.split_once(' ')).collect()));

/// Code and name of every country, in the order in which the language sorts the names.
pub fn all(language: Language) -> &'static [(&'static str, &'static str)] {
    &ALL[language.index()]
}

/// The name of a country by its code in capitals; none when there is no such code.
pub fn name(language: Language, code: &str) -> Option<&'static str> {
    all(language).iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_names_the_same_countries() {
        let codes = |language| all(language).iter().map(|(code, _)| *code).collect::<BTreeSet<_>>();
        for language in Language::ALL {
            assert_eq!(codes(language), codes(Language::En));
            assert_eq!(codes(language).len(), 250);
        }
        assert_eq!(name(Language::De, "NO"), Some("Norwegen"));
        assert_eq!(name(Language::Nb, "DE"), Some("Tyskland"));
        assert_eq!(name(Language::En, "ZZ"), None);
    }
}
