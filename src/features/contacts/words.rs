//! The words that a contact is found by, and those that somebody looks for. Pure.
//!
//! A contact is found by the beginning of any word of name, company and addresses, in any order and however it is written.

use std::collections::BTreeSet;

use super::model::ContactDetails;
use crate::kernel::{
    EmailAddress,
    text::{cut, fold},
};

/// The longest word that is kept, in characters; a longer one is found by its beginning.
const LONGEST: usize = 60;
/// How many words of one contact are kept.
const MOST: usize = 60;
/// How many words somebody may look for at once.
const MOST_TERMS: usize = 6;

/// The words of a contact with addresses of these keys.
pub fn words_of<'a>(details: &ContactDetails, address_keys: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut words = BTreeSet::new();
    for text in [&details.first_name, &details.last_name, &details.company] {
        for word in fold(text).split(' ') {
            keep(&mut words, word);
        }
    }
    for key in address_keys {
        keep(&mut words, key);
        if let Some((local, domain)) = key.rsplit_once('@') {
            keep(&mut words, domain);
            keep(&mut words, local);
            // What stands first is found as the beginning of the whole address.
            words.remove(local);
        }
    }
    words.into_iter().take(MOST).collect()
}

/// Keeps a word and each part of it after a hyphen, an apostrophe, a dot; its beginning is found by the word itself.
fn keep(words: &mut BTreeSet<String>, word: &str) {
    let word = bare(word);
    if word.is_empty() {
        return;
    }
    words.insert(cut(word, LONGEST).to_owned());
    let parts = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).skip(1);
    words.extend(parts.map(|part| cut(part, LONGEST).to_owned()));
}

/// What somebody looks for, as beginnings of words; at most six, each as long as words are kept.
pub fn terms_of(search: &str) -> Vec<String> {
    let folded = fold(search);
    let mut terms: Vec<String> = Vec::new();
    for word in folded.split(' ') {
        // A whole address is looked for under its key, which writes an international domain in its ASCII form.
        let key = EmailAddress::parse(word).map(|address| address.key().to_owned());
        let word = key.unwrap_or_else(|_| word.to_owned());
        let word = cut(bare(&word), LONGEST);
        if !word.is_empty() && !terms.iter().any(|term| term == word) {
            terms.push(word.to_owned());
        }
    }
    terms.truncate(MOST_TERMS);
    terms
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(first: &str, last: &str, company: &str) -> ContactDetails {
        ContactDetails { first_name: first.into(), last_name: last.into(), company: company.into(), ..ContactDetails::default() }
    }

    #[test]
    fn a_contact_is_found_by_every_word_of_name_company_and_address() {
        let words = words_of(&details("Anna-Lena", "van  den BERG", "Lindgren & Söner AB"), ["anna.berg+news@fjordlys.no"]);
        let expected = [
            "ab",
            "anna-lena",
            "anna.berg+news@fjordlys.no",
            "berg",
            "den",
            "fjordlys",
            "fjordlys.no",
            "lena",
            "lindgren",
            "news",
            "no",
            "söner",
            "van",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn what_is_typed_is_folded_like_what_is_kept() {
        assert_eq!(terms_of("  BERG,  anna "), ["berg", "anna"]);
        assert_eq!(terms_of("ÅSE åse"), ["åse"]);
        assert_eq!(terms_of("& - !"), [""; 0]);
        assert_eq!(terms_of("KARI@BLÅBÆR.no"), [EmailAddress::parse("kari@blåbær.no").unwrap().key()]);
        assert_eq!(terms_of("a b c d e f g h").len(), 6);
        assert_eq!(terms_of(&"å".repeat(300))[0].chars().count(), LONGEST);
        assert_eq!(words_of(&details(&"å".repeat(300), "", ""), []), [terms_of(&"å".repeat(300))[0].clone()]);
    }

    #[test]
    fn whoever_has_endless_words_keeps_sixty() {
        let company: String = (0..200).map(|n| format!("w{n} ")).collect();
        assert_eq!(words_of(&details("", "", &company), []).len(), MOST);
    }
}
