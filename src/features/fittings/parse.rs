//! From what was typed to a look, with a slip for everything that cannot be one.

use super::{
    logo::NoLogo,
    model::{ALT, ALT_LIMIT, TEXT_LIMIT, TITLE_LIMIT, colour_field, word_field},
};
use crate::{
    features::looks::{Colour, LogoFile, Look, Pair, Part, Tone, faults},
    kernel::{Language, Word, text::one_line},
    web::form::{FormState, Slip},
};

/// The look that was typed. Only when `answered` has no slips it is one that can be saved.
pub fn look(answered: &mut FormState, logo: Option<LogoFile>) -> Look {
    let mut look = Look { logo, alt: one_line(answered.value(ALT)), ..Look::default() };
    if look.alt.chars().count() > ALT_LIMIT {
        answered.refuse(ALT, Slip::TooLong(ALT_LIMIT));
    }
    for tone in Tone::ALL {
        colours(tone, answered, &mut look);
    }
    for language in Language::ALL {
        for word in Word::ALL {
            let field = word_field(word, language);
            let typed = answered.value(&field);
            let (text, limit) = if word.is_title() { (one_line(typed), TITLE_LIMIT) } else { (lines(typed), TEXT_LIMIT) };
            if text.chars().count() > limit {
                answered.refuse(&field, Slip::TooLong(limit));
            }
            if !text.is_empty() {
                look.words.entry(word).or_default().insert(language, text);
            }
        }
    }
    look
}

fn colours(tone: Tone, answered: &mut FormState, look: &mut Look) {
    for part in Part::ALL {
        let field = colour_field(tone, part);
        let typed = answered.value(&field).trim().to_owned();
        if typed.is_empty() {
            continue;
        }
        match typed.parse::<Colour>() {
            Ok(colour) => look.palette_mut(tone).set(part, Some(colour)),
            Err(_) => answered.refuse(&field, Slip::Says("look-slip-colour")),
        }
    }
    for fault in faults(tone, look.palette(tone)) {
        // Cut, not rounded: 4.499 must not read as enough.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a contrast is between 1 and 21")]
        let hundredths = (fault.ratio * 100.0) as u32;
        answered.refuse(&colour_field(tone, fault.part), Slip::Unreadable { pair: pair(fault.pair), hundredths });
    }
}

const fn pair(pair: Pair) -> &'static str {
    match pair {
        Pair::ButtonText => "look-pair-button",
        Pair::LinkOnCard => "look-pair-link-card",
        Pair::LinkOnPage => "look-pair-link-page",
        Pair::TextOnCard => "look-pair-text-card",
        Pair::TextOnPage => "look-pair-text-page",
        Pair::ErrorOnCard => "look-pair-error-card",
    }
}

/// The slip of a file.
pub const fn of_file(reason: NoLogo) -> Slip {
    Slip::Says(match reason {
        NoLogo::NoPicture => "look-slip-no-picture",
        NoLogo::TooHeavy => "look-slip-too-heavy",
        NoLogo::TooLarge => "look-slip-too-large",
    })
}

/// Text of several lines, as it was meant: each line tidy, at most one empty line between two paragraphs.
fn lines(typed: &str) -> String {
    let mut text = String::new();
    for line in typed.replace("\r\n", "\n").lines().map(one_line) {
        if !(line.is_empty() && text.ends_with("\n\n")) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(values: &[(&str, &str)]) -> (Look, FormState) {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let mut answered = FormState::posted(values);
        (look(&mut answered, None), answered)
    }

    #[test]
    fn what_was_typed_becomes_a_look() {
        let (look, answered) = typed(&[
            ("alt", " Fjordlys  AS "),
            ("light-accent", " #064 "),
            ("home_title-nb", "Hei\nder"),
            ("footer-de", "Eins\r\n\r\n\r\nZwei \r\n"),
            ("thanks-en", "  "),
        ]);
        assert!(answered.is_right());
        assert_eq!((look.alt.as_str(), look.light.accent), ("Fjordlys AS", Some(Colour([0, 0x66, 0x44]))));
        assert_eq!(look.word(Word::HomeTitle, Language::Nb), "Hei der");
        assert_eq!(look.word(Word::Footer, Language::De), "Eins\n\nZwei");
        assert_eq!(look.words.len(), 2);
    }

    #[test]
    fn what_is_too_long_or_no_colour_or_unreadable_is_refused() {
        let (long, longer) = ("x".repeat(1000), "x".repeat(1001));
        assert!(typed(&[("footer-nl", &long)]).1.is_right());
        for (name, value, slip) in [
            ("footer-nl", longer.as_str(), Slip::TooLong(1000)),
            ("home_title-sv", &longer[..101], Slip::TooLong(100)),
            ("alt", &longer[..151], Slip::TooLong(150)),
            ("dark-text", "red;}", Slip::Says("look-slip-colour")),
            ("light-accent", "#777", Slip::Unreadable { pair: "look-pair-link-card", hundredths: 447 }),
        ] {
            assert_eq!(typed(&[(name, value)]).1.slip(name), Some(&slip), "{name}");
        }
    }
}
