//! Countries, by code or by what they are called in any of the six languages.

use std::{collections::HashMap, sync::LazyLock};

use crate::{
    i18n::countries,
    kernel::{Language, text::fold},
};

/// Folded name to code, over all languages.
static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names: HashMap<String, &'static str> = HashMap::new();
    for language in Language::ALL {
        for (code, name) in countries::all(language) {
            names.entry(fold(name)).or_insert(code);
        }
    }
    for (name, code) in ALSO {
        names.insert((*name).to_owned(), code);
    }
    names
});

/// What people and programs write beside the names.
const ALSO: &[(&str, &str)] = &[
    ("usa", "US"),
    ("u.s.a.", "US"),
    ("united states of america", "US"),
    ("america", "US"),
    ("uk", "GB"),
    ("great britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("wales", "GB"),
    ("storbritannia", "GB"),
    ("storbritannien", "GB"),
    ("großbritannien", "GB"),
    ("grossbritannien", "GB"),
    ("groot-brittannië", "GB"),
    ("noreg", "NO"),
    ("nor", "NO"),
    ("swe", "SE"),
    ("dnk", "DK"),
    ("deu", "DE"),
    ("ger", "DE"),
    ("nld", "NL"),
    ("gbr", "GB"),
    ("fin", "FI"),
    ("isl", "IS"),
    ("bel", "BE"),
    ("aut", "AT"),
    ("che", "CH"),
    ("fra", "FR"),
    ("holland", "NL"),
    ("the netherlands", "NL"),
    ("brd", "DE"),
    ("schweiz", "CH"),
    ("czech republic", "CZ"),
    ("tsjekkia", "CZ"),
];

/// The ISO 3166-1 code that a text names; nothing when it names none.
pub fn country(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() == 2 {
        let code = text.to_ascii_uppercase();
        if countries::name(Language::En, &code).is_some() {
            return Some(code);
        }
    }
    BY_NAME.get(&fold(text)).map(|code| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_code_and_by_name_in_each_language() {
        for text in ["NO", "no", "Norway", "Norge", "NORWEGEN", "Noorwegen", " norge "] {
            assert_eq!(country(text).as_deref(), Some("NO"), "{text}");
        }
        for (text, code) in
            [("Tyskland", "DE"), ("Duitsland", "DE"), ("Zweden", "SE"), ("Österreich", "AT"), ("UK", "GB"), ("USA", "US")]
        {
            assert_eq!(country(text).as_deref(), Some(code), "{text}");
        }
        for text in ["", "Q", "ZZ", "Narnia", "0047"] {
            assert_eq!(country(text), None, "{text}");
        }
    }
}
