//! Languages, by tag or by what they are called.

use crate::kernel::{Language, text::fold};

const NAMES: [&[&str]; 6] = [
    &["english", "engelsk", "engelska", "englisch", "engels", "eng", "en-gb", "en-us"],
    &[
        "norwegian",
        "norsk",
        "norska",
        "norwegisch",
        "noors",
        "bokmål",
        "norsk bokmål",
        "norsk (bokmål)",
        "nynorsk",
        "nor",
        "nob",
        "norwegian bokmål",
        "norwegian (bokmål)",
    ],
    &["swedish", "svensk", "svenska", "schwedisch", "zweeds", "swe"],
    &["danish", "dansk", "danska", "dänisch", "deens", "dan"],
    &["german", "tysk", "tyska", "deutsch", "duits", "ger", "deu"],
    &["dutch", "nederlandsk", "nederländska", "hollandsk", "niederländisch", "nederlands", "nld", "dut", "flemish", "vlaams"],
];

/// The language of ours that a text names; nothing when it names none.
pub fn language(text: &str) -> Option<Language> {
    let word = fold(text);
    let named = Language::ALL.into_iter().find(|language| NAMES[language.index()].contains(&word.as_str()));
    // A tag is two letters, perhaps with a country behind.
    let is_tag = word.len() == 2 || (word.len() == 5 && matches!(word.as_bytes().get(2), Some(b'-' | b'_')));
    named.or_else(|| is_tag.then(|| Language::from_tag(&word)).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_tag_and_by_name() {
        for (text, expected) in [
            ("nb", Some(Language::Nb)),
            ("NO", Some(Language::Nb)),
            ("nn-NO", Some(Language::Nb)),
            ("Norwegisch", Some(Language::Nb)),
            ("en_GB", Some(Language::En)),
            ("Engelsk", Some(Language::En)),
            ("Deutsch", Some(Language::De)),
            ("duits", Some(Language::De)),
            ("fr", None),
            ("", None),
            ("denmark", None),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }
}
