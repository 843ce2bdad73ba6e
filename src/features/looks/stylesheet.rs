//! From a few colours to all that the design system asks for. The address of a stylesheet holds its colours, so it is made
//! without asking anybody, and never changes.

use std::fmt::Write as _;

use super::{
    colour::Colour,
    contrast::{self, NEEDED, Worn, worn},
    model::{Palette, Part, Tone},
};
use crate::web::paths;

/// The least contrast of the borders of inputs (WCAG 2.2, 1.4.11).
const NEEDED_OF_BORDERS: f64 = 3.0;

/// Where the stylesheet of these colours is; none when all of them are as shipped.
pub fn address(light: &Palette, dark: &Palette) -> Option<String> {
    if light.is_shipped() && dark.is_shipped() {
        return None;
    }
    Some(paths::look_file(&format!("{}_{}.css", code(light), code(dark))))
}

fn code(palette: &Palette) -> String {
    let digits = |part| palette.get(part).map(|colour| colour.to_string().trim_start_matches('#').to_owned());
    Part::ALL.map(|part| digits(part).unwrap_or_default()).join("-")
}

/// The palettes of an address, if it is one that [`address`] makes of colours that can be read.
fn palettes(file_name: &str) -> Option<[Palette; 2]> {
    let (light, dark) = file_name.strip_suffix(".css")?.split_once('_')?;
    let palette = |code: &str| {
        let mut palette = Palette::default();
        let mut digits = code.split('-');
        for part in Part::ALL {
            match digits.next()? {
                "" => {}
                some => palette.set(part, Some(some.parse().ok()?)),
            }
        }
        digits.next().is_none().then_some(palette)
    };
    let [light, dark] = [palette(light)?, palette(dark)?];
    let is_read = contrast::faults(Tone::Light, &light).is_empty() && contrast::faults(Tone::Dark, &dark).is_empty();
    (is_read && address(&light, &dark)? == paths::look_file(file_name)).then_some([light, dark])
}

/// The stylesheet of a file name; none when it is not one of ours.
pub fn stylesheet(file_name: &str) -> Option<String> {
    let palettes = palettes(file_name)?;
    let mut css = String::new();
    for (tone, palette) in Tone::ALL.into_iter().zip(palettes).filter(|(_, palette)| !palette.is_shipped()) {
        let (name, tokens) = (tone.code(), tokens(tone, &palette));
        // Not in a layer, and so above the design system's own.
        let _ = writeln!(css, "@media (prefers-color-scheme:{name}){{[data-color-scheme=auto]{{{tokens}}}}}");
        let _ = writeln!(css, "[data-color-scheme={name}]{{{tokens}}}");
    }
    Some(css)
}

/// The tokens that follow from a palette.
fn tokens(tone: Tone, palette: &Palette) -> String {
    let worn = worn(tone, palette);
    let mut css = String::new();
    let mut put = |name: &str, colour: Colour| {
        let _ = write!(css, "--ds-color-{name}:{colour};");
    };
    accent(&worn, &mut put);
    if palette.page.is_some() || palette.card.is_some() || palette.text.is_some() {
        neutral(&worn, &mut put);
    }
    css
}

fn accent(worn: &Worn, put: &mut impl FnMut(&str, Colour)) {
    let Worn { button, button_text, link, card, text, .. } = *worn;
    let tint = |hundredths| tint(card, link, link, hundredths);
    // Away from the words on it, so that they read only better.
    let away =
        if button_text.contrast(Colour::WHITE) < button_text.contrast(Colour::BLACK) { Colour::BLACK } else { Colour::WHITE };
    for (name, colour) in [
        ("background-default", card),
        ("background-tinted", tint(5)),
        ("surface-default", card),
        ("surface-tinted", tint(10)),
        ("surface-hover", tint(16)),
        ("surface-active", tint(24)),
        ("border-subtle", card.mixed(link, 40)),
        ("border-default", link),
        ("border-strong", link),
        ("text-subtle", link),
        ("text-default", text),
        ("base-default", button),
        ("base-hover", button.mixed(away, 15)),
        ("base-active", button.mixed(away, 30)),
        ("base-contrast-subtle", button_text),
        ("base-contrast-default", button_text),
    ] {
        put(&format!("accent-{name}"), colour);
    }
}

fn neutral(worn: &Worn, put: &mut impl FnMut(&str, Colour)) {
    let Worn { page, card, text, .. } = *worn;
    let tint = |hundredths| tint(card, text, text, hundredths);
    let subtle = faintest(text, 65, NEEDED, &[page, card]);
    let border = faintest(text, 45, NEEDED_OF_BORDERS, &[page, card]);
    for (name, colour) in [
        ("neutral-background-default", card),
        ("neutral-background-tinted", page),
        ("neutral-surface-default", card),
        ("neutral-surface-tinted", tint(6)),
        ("neutral-surface-hover", tint(10)),
        ("neutral-surface-active", tint(16)),
        ("neutral-border-subtle", card.mixed(text, 28)),
        ("neutral-border-default", border),
        ("neutral-border-strong", subtle),
        ("neutral-text-subtle", subtle),
        ("neutral-text-default", text),
        ("neutral-base-default", text),
        ("neutral-base-hover", text.mixed(card, 10)),
        ("neutral-base-active", text.mixed(card, 20)),
        ("neutral-base-contrast-subtle", card),
        ("neutral-base-contrast-default", card),
        ("focus-inner", card),
        ("focus-outer", text),
    ] {
        put(name, colour);
    }
}

/// The ground with as much of a colour as is asked for, or less where words on it could not be read otherwise.
fn tint(ground: Colour, colour: Colour, words: Colour, most: u16) -> Colour {
    (0..=most).rev().map(|share| ground.mixed(colour, share)).find(|it| words.contrast(*it) >= NEEDED).unwrap_or(ground)
}

/// A colour as faint as may be on all of these grounds: at least so many hundredths of it, the rest the last ground.
fn faintest(colour: Colour, least: u16, needed: f64, grounds: &[Colour]) -> Colour {
    let under = grounds.last().copied().unwrap_or(colour);
    let can_be_seen = |it: &Colour| grounds.iter().all(|ground| it.contrast(*ground) >= needed);
    (least..=100).map(|share| under.mixed(colour, share)).find(can_be_seen).unwrap_or(colour)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_colour() -> impl Strategy<Value = Option<Colour>> {
        prop::option::of(any::<[u8; 3]>().prop_map(Colour))
    }

    fn value(css: &str, token: &str) -> Colour {
        let start = css.find(&format!("--ds-color-{token}:")).unwrap_or_else(|| panic!("no {token}")) + token.len() + 12;
        css[start..].split(';').next().unwrap().parse().unwrap()
    }

    #[test]
    fn a_stylesheet_is_made_of_its_address_and_only_of_ours() {
        let light = Palette { accent: Some(Colour([0x00, 0x66, 0x44])), ..Palette::default() };
        let url = address(&light, &Palette::default()).unwrap();
        assert_eq!(url, "/look/006644----_----.css");
        let css = stylesheet("006644----_----.css").unwrap();
        assert!(css.contains("[data-color-scheme=light]{--ds-color-accent-") && !css.contains("dark"), "{css}");
        assert_eq!(address(&Palette::default(), &Palette::default()), None);
        for other in [
            "----_----.css",
            "006644----_----",
            "006644----.css",
            "006644-----_----.css",
            "006644---_----.css",
            "#006644----_----.css",
            "064----_----.css",
            "00664G----_----.css",
            "ffdd00----_----.css",
            "AABBCC----_----.css",
            "",
        ] {
            assert_eq!(stylesheet(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_taken_can_be_read_wherever_it_is_put(
            accent in any_colour(), button_text in any_colour(), page in any_colour(), card in any_colour(), text in any_colour(), is_dark: bool,
        ) {
            let mut palette = Palette { accent, button_text, page, card, text };
            let tone = if is_dark { Tone::Dark } else { Tone::Light };
            // What cannot be read is left out until the rest can.
            while let Some(fault) = contrast::faults(tone, &palette).first() {
                palette.set(fault.part, None);
            }
            let mut css = tokens(tone, &palette);
            if !css.contains("neutral") {
                neutral(&worn(tone, &palette), &mut |name, colour| css.push_str(&format!("--ds-color-{name}:{colour};")));
            }
            for (words, ground, needed) in [
                ("accent-base-contrast-default", "accent-base-default", NEEDED),
                ("accent-base-contrast-default", "accent-base-hover", NEEDED),
                ("accent-base-contrast-default", "accent-base-active", NEEDED),
                ("accent-text-subtle", "accent-surface-hover", NEEDED),
                ("accent-text-subtle", "accent-surface-active", NEEDED),
                ("neutral-text-subtle", "neutral-background-tinted", NEEDED),
                ("neutral-text-subtle", "neutral-surface-default", NEEDED),
                ("neutral-text-default", "neutral-surface-hover", NEEDED),
                ("neutral-border-default", "neutral-surface-default", NEEDED_OF_BORDERS),
                ("focus-outer", "neutral-background-tinted", NEEDED_OF_BORDERS),
            ] {
                let ratio = value(&css, words).contrast(value(&css, ground));
                prop_assert!(ratio >= needed, "{words} on {ground}: {ratio} in {css}");
            }
        }
    }
}
