//! How public pages look where an organisation decided something else than what is shipped: a stylesheet, a logo, words.
//!
//! It decides nothing and reads nothing; pages take from it what is there. The admin area has the shipped look.

use std::collections::BTreeMap;

use crate::kernel::{Language, Word};

/// The key of the shipped text for a place; none where nothing is shipped.
pub const fn shipped_key(word: Word) -> Option<&'static str> {
    Some(match word {
        Word::HomeTitle => "home-title",
        Word::HomeLead => "home-lead",
        Word::Thanks => "thanks-next-text",
        Word::Confirmed => "confirmed-text",
        Word::PreferencesTitle => "preferences-title",
        Word::Preferences => "preferences-why",
        Word::Saved => "saved-mail",
        Word::Unsubscribe => "unsubscribe-mind-text",
        Word::Expired => "link-expired-text",
        Word::Footer => return None,
    })
}

/// The picture that stands for the organisation's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Logo {
    /// Where it is.
    pub url: String,
    /// What it says to whoever does not see it.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// What differs from the shipped look; as a rule nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Dress {
    /// Where the stylesheet with the organisation's colours is.
    pub stylesheet: Option<String>,
    /// Its logo.
    pub logo: Option<Logo>,
    /// Its own words.
    pub words: BTreeMap<(Word, Language), String>,
}

/// The look that is shipped.
pub static SHIPPED: Dress = Dress { stylesheet: None, logo: None, words: BTreeMap::new() };

impl Dress {
    /// The organisation's own words in a language; where it wrote none, the shipped text stands.
    pub fn word(&self, word: Word, language: Language) -> Option<&str> {
        self.words.get(&(word, language)).map(String::as_str)
    }
}

/// Which colours a page comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Scheme {
    /// Those that the visitor's device asks for.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// As the design system writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
