//! Which colours meet on the pages, and whether what is written in one can be read on the other (WCAG 2.2, 1.4.3).

use super::{
    colour::Colour,
    model::{Palette, Part, Tone},
};

/// The least contrast of words (AA).
pub const NEEDED: f64 = 4.5;

/// The colours that pages come in, set or shipped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Worn {
    pub(super) button: Colour,
    pub(super) button_text: Colour,
    pub(super) link: Colour,
    pub(super) page: Colour,
    pub(super) card: Colour,
    pub(super) text: Colour,
    /// The words of errors and of buttons that take something away; nobody sets it.
    danger: Colour,
}

/// The shipped colours of light pages; a test holds them against the design system.
pub(super) const LIGHT: Worn = Worn {
    button: Colour([0x00, 0x62, 0xba]),
    button_text: Colour::WHITE,
    link: Colour([0x00, 0x5d, 0xb1]),
    page: Colour([0xf3, 0xf3, 0xf4]),
    card: Colour::WHITE,
    text: Colour([0x29, 0x2c, 0x30]),
    danger: Colour([0xb8, 0x1a, 0x1a]),
};
/// Those of dark pages.
pub(super) const DARK: Worn = Worn {
    button: Colour([0x4c, 0x91, 0xcf]),
    button_text: Colour::BLACK,
    link: Colour([0x8e, 0xaa, 0xcb]),
    page: Colour([0x1e, 0x20, 0x22]),
    card: Colour([0x26, 0x28, 0x2b]),
    text: Colour([0xec, 0xec, 0xec]),
    danger: Colour([0xd1, 0x9a, 0x96]),
};

/// The shipped colour of a part.
pub const fn shipped(tone: Tone, part: Part) -> Colour {
    let worn = shipped_all(tone);
    match part {
        Part::Accent => worn.button,
        Part::ButtonText => worn.button_text,
        Part::Page => worn.page,
        Part::Card => worn.card,
        Part::Text => worn.text,
    }
}

const fn shipped_all(tone: Tone) -> Worn {
    match tone {
        Tone::Light => LIGHT,
        Tone::Dark => DARK,
    }
}

/// What a palette makes of the shipped colours. Buttons of a new colour whose words have none get black or white.
pub(super) fn worn(tone: Tone, palette: &Palette) -> Worn {
    let shipped = shipped_all(tone);
    let button = palette.accent.unwrap_or(shipped.button);
    Worn {
        button,
        button_text: palette.button_text.unwrap_or_else(|| match palette.accent {
            Some(accent) => accent.text_on_it(),
            None => shipped.button_text,
        }),
        link: palette.accent.unwrap_or(shipped.link),
        page: palette.page.unwrap_or(shipped.page),
        card: palette.card.unwrap_or(shipped.card),
        text: palette.text.unwrap_or(shipped.text),
        danger: shipped.danger,
    }
}

/// Words and what they stand on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pair {
    /// Words on buttons.
    ButtonText,
    /// Links in boxes, head and foot.
    LinkOnCard,
    /// Links on the page.
    LinkOnPage,
    /// Words in boxes.
    TextOnCard,
    /// Words on the page.
    TextOnPage,
    /// Errors in boxes.
    ErrorOnCard,
}

impl Pair {
    const ALL: [Self; 6] =
        [Self::ButtonText, Self::LinkOnCard, Self::LinkOnPage, Self::TextOnCard, Self::TextOnPage, Self::ErrorOnCard];

    /// The parts that decide it, the one first that is to blame first.
    const fn parts(self) -> &'static [Part] {
        match self {
            Self::ButtonText => &[Part::ButtonText, Part::Accent],
            Self::LinkOnCard => &[Part::Accent, Part::Card],
            Self::LinkOnPage => &[Part::Accent, Part::Page],
            Self::TextOnCard => &[Part::Text, Part::Card],
            Self::TextOnPage => &[Part::Text, Part::Page],
            Self::ErrorOnCard => &[Part::Card],
        }
    }

    const fn colours(self, worn: &Worn) -> (Colour, Colour) {
        match self {
            Self::ButtonText => (worn.button_text, worn.button),
            Self::LinkOnCard => (worn.link, worn.card),
            Self::LinkOnPage => (worn.link, worn.page),
            Self::TextOnCard => (worn.text, worn.card),
            Self::TextOnPage => (worn.text, worn.page),
            Self::ErrorOnCard => (worn.danger, worn.card),
        }
    }
}

/// Two colours that cannot be read on each other.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fault {
    /// What is written on what.
    pub pair: Pair,
    /// The part that was set and is to be changed.
    pub part: Part,
    /// Their contrast, below [`NEEDED`].
    pub ratio: f64,
}

/// Every pair that cannot be read. Pairs of which nothing was set are as shipped.
pub fn faults(tone: Tone, palette: &Palette) -> Vec<Fault> {
    let worn = worn(tone, palette);
    let fault = |pair: Pair| {
        let part = *pair.parts().iter().find(|part| palette.get(**part).is_some())?;
        let (words, ground) = pair.colours(&worn);
        let ratio = words.contrast(ground);
        (ratio < NEEDED).then_some(Fault { pair, part, ratio })
    };
    Pair::ALL.into_iter().filter_map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEME: &str = include_str!("../../../static/vendor/designsystemet/theme.css");

    fn colour(text: &str) -> Option<Colour> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn the_shipped_colours_are_those_of_the_design_system_and_can_be_read() {
        for (tone, from) in [(Tone::Light, "ds.theme.color-scheme.light{"), (Tone::Dark, "ds.theme.color-scheme.dark{")] {
            let block = &THEME[THEME.find(from).unwrap()..];
            let token = |name: &str| {
                let start = block.find(&format!("--ds-color-{name}:")).unwrap() + name.len() + 12;
                block[start..].split([';', '}']).next().unwrap().parse::<Colour>().unwrap()
            };
            let worn = shipped_all(tone);
            for (name, value) in [
                ("accent-base-default", worn.button),
                ("accent-base-contrast-default", worn.button_text),
                ("accent-text-subtle", worn.link),
                ("neutral-background-tinted", worn.page),
                ("neutral-surface-default", worn.card),
                ("neutral-text-default", worn.text),
                ("danger-text-subtle", worn.danger),
            ] {
                assert_eq!(token(name), value, "{tone:?} {name}");
            }
            for pair in Pair::ALL {
                let (words, ground) = pair.colours(&worn);
                assert!(words.contrast(ground) >= NEEDED, "{tone:?} {pair:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_with_the_part_to_change() {
        let told = |tone, palette: Palette| -> Vec<_> { faults(tone, &palette).iter().map(|it| (it.pair, it.part)).collect() };
        let yellow = Palette { accent: colour("#ffdd00"), ..Palette::default() };
        // Black words are put on a yellow button; yellow links cannot be helped.
        assert_eq!(told(Tone::Light, yellow), [(Pair::LinkOnCard, Part::Accent), (Pair::LinkOnPage, Part::Accent)]);
        assert_eq!(told(Tone::Dark, yellow), []);
        let white = Palette { button_text: colour("#fff"), ..yellow };
        assert_eq!(told(Tone::Dark, white), [(Pair::ButtonText, Part::ButtonText)]);
        let night = Palette { card: colour("#101010"), ..Palette::default() };
        let pairs = [(Pair::LinkOnCard, Part::Card), (Pair::TextOnCard, Part::Card), (Pair::ErrorOnCard, Part::Card)];
        assert_eq!(told(Tone::Light, night), pairs);
        assert_eq!(told(Tone::Dark, night), []);
        let grey = |text: &str| Palette { text: colour(text), page: colour("#fff"), ..Palette::default() };
        assert_eq!(told(Tone::Light, grey("#777777")), [(Pair::TextOnCard, Part::Text), (Pair::TextOnPage, Part::Text)]);
        assert_eq!(told(Tone::Light, grey("#767676")), []);
        assert_eq!(told(Tone::Light, Palette::default()), []);
    }
}
