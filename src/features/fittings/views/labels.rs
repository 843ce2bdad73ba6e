//! The keys of the words for colours, texts and pages.

use super::super::model::{self, Sample};
use crate::{
    features::looks::{Part, Tone},
    i18n::Texts,
    kernel::{Language, Word},
};

/// Label of a colour, and what it is for.
pub const fn part(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Accent => ("look-accent", "look-accent-hint"),
        Part::ButtonText => ("look-button-text", "look-button-text-hint"),
        Part::Page => ("look-page", "look-page-hint"),
        Part::Card => ("look-card", "look-card-hint"),
        Part::Text => ("look-text", "look-text-hint"),
    }
}

/// Heading of light pages and of dark ones.
pub const fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Light => "look-light",
        Tone::Dark => "look-dark",
    }
}

/// Label of a text.
pub const fn word(word: Word) -> &'static str {
    match word {
        Word::HomeTitle => "look-word-home-title",
        Word::HomeLead => "look-word-home-lead",
        Word::Thanks => "look-word-thanks",
        Word::Confirmed => "look-word-confirmed",
        Word::PreferencesTitle => "look-word-preferences-title",
        Word::Preferences => "look-word-preferences",
        Word::Saved => "look-word-saved",
        Word::Unsubscribe => "look-word-unsubscribe",
        Word::Expired => "look-word-expired",
        Word::Footer => "look-word-footer",
    }
}

/// Name of a page.
pub const fn sample(sample: Sample) -> &'static str {
    match sample {
        Sample::Home => "look-sample-home",
        Sample::Form => "look-sample-form",
        Sample::FormSlips => "look-sample-form-slips",
        Sample::Thanks => "look-sample-thanks",
        Sample::Confirm => "look-sample-confirm",
        Sample::Confirmed => "look-sample-confirmed",
        Sample::Preferences => "look-sample-preferences",
        Sample::Saved => "look-sample-saved",
        Sample::Unsubscribe => "look-sample-unsubscribe",
        Sample::Unsubscribed => "look-sample-unsubscribed",
        Sample::Expired => "look-sample-expired",
        Sample::Inactive => "look-sample-inactive",
        Sample::Error => "look-sample-error",
    }
}

/// What every field of the form is called where it stands alone: *Light pages: Links*, *Footer (Dansk)*.
pub fn fields(t: &Texts) -> Vec<(String, String)> {
    let mut all = vec![
        ("logo".to_owned(), t.get("look-logo").to_owned()),
        (model::LOGO.to_owned(), t.get("look-logo").to_owned()),
        (model::ALT.to_owned(), t.get("look-alt").to_owned()),
    ];
    for of in Tone::ALL {
        for it in Part::ALL {
            all.push((model::colour_field(of, it), format!("{}: {}", t.get(tone(of)), t.get(part(it).0))));
        }
    }
    for language in Language::ALL {
        for it in Word::ALL {
            all.push((model::word_field(it, language), format!("{} ({})", t.get(word(it)), language.own_name())));
        }
    }
    all
}
