//! The look as the values of a form, and the pages on which it is tried on.

use crate::{
    features::looks::{Look, Part, Tone},
    kernel::{Language, Word},
};

/// The field with the stored picture's hash.
pub const LOGO: &str = "logo_hash";
/// The field with the words for the picture.
pub const ALT: &str = "alt";
/// The longest words for the picture, in characters.
pub const ALT_LIMIT: usize = 150;
/// The longest heading.
pub const TITLE_LIMIT: usize = 100;
/// The longest text.
pub const TEXT_LIMIT: usize = 1000;

/// The field of a colour.
pub fn colour_field(tone: Tone, part: Part) -> String {
    format!("{}-{}", tone.code(), part.code())
}

/// The field of an own text.
pub fn word_field(word: Word, language: Language) -> String {
    format!("{}-{language}", word.code())
}

/// A look as the values of its form, what is empty left out.
pub fn written(look: &Look) -> Vec<(String, String)> {
    let mut values = Vec::new();
    let mut put = |name: String, value: &str| {
        if !value.is_empty() {
            values.push((name, value.to_owned()));
        }
    };
    put(LOGO.to_owned(), look.logo.as_ref().map_or("", |logo| &logo.hash));
    put(ALT.to_owned(), &look.alt);
    for tone in Tone::ALL {
        for part in Part::ALL {
            put(colour_field(tone, part), &look.palette(tone).get(part).map(|it| it.to_string()).unwrap_or_default());
        }
    }
    for language in Language::ALL {
        for word in Word::ALL {
            put(word_field(word, language), look.word(word, language));
        }
    }
    values
}

/// The names of values in which two looks differ, with what the second says.
pub fn differences(one: &Look, other: &Look) -> Vec<(String, String)> {
    let (one, other) = (written(one), written(other));
    let value = |values: &[(String, String)], name: &str| {
        values.iter().find(|(key, _)| key == name).map_or_else(String::new, |(_, value)| value.clone())
    };
    let mut names: Vec<String> = one.iter().chain(&other).map(|(name, _)| name.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .map(|name| (value(&one, &name), value(&other, &name), name))
        .filter(|(a, b, _)| a != b)
        .map(|(_, b, name)| (name, b))
        .collect()
}

/// A public page in one of its states.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sample {
    /// The front page.
    Home,
    /// A form.
    Form,
    /// The same with something missing.
    FormSlips,
    /// After it was sent.
    Thanks,
    /// Behind the link that confirms.
    Confirm,
    /// Confirmed.
    Confirmed,
    /// The preference page.
    Preferences,
    /// The same after saving.
    Saved,
    /// Leaving one subscription type.
    Unsubscribe,
    /// Left everything.
    Unsubscribed,
    /// A link that no longer opens.
    Expired,
    /// A closed form.
    Inactive,
    /// Something went wrong.
    Error,
}

impl Sample {
    /// All of them, in the order of a visit.
    pub const ALL: [Self; 13] = [
        Self::Home,
        Self::Form,
        Self::FormSlips,
        Self::Thanks,
        Self::Confirm,
        Self::Confirmed,
        Self::Preferences,
        Self::Saved,
        Self::Unsubscribe,
        Self::Unsubscribed,
        Self::Expired,
        Self::Inactive,
        Self::Error,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Form => "form",
            Self::FormSlips => "form-slips",
            Self::Thanks => "thanks",
            Self::Confirm => "confirm",
            Self::Confirmed => "confirmed",
            Self::Preferences => "preferences",
            Self::Saved => "saved",
            Self::Unsubscribe => "unsubscribe",
            Self::Unsubscribed => "unsubscribed",
            Self::Expired => "expired",
            Self::Inactive => "inactive",
            Self::Error => "error",
        }
    }

    /// The page of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sample| sample.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::looks::Colour;

    #[test]
    fn what_differs_is_named_with_what_it_says_now() {
        let mut one = Look { alt: "Fjordlys".into(), ..Look::default() };
        let mut other = one.clone();
        assert_eq!(differences(&one, &other), []);
        one.words.entry(Word::Footer).or_default().insert(Language::Nb, "Hei".into());
        other.light.accent = Some(Colour([0, 0x66, 0x44]));
        let expected = [("footer-nb", ""), ("light-accent", "#006644")].map(|(name, now)| (name.to_owned(), now.to_owned()));
        assert_eq!(differences(&one, &other), expected);
    }
}
