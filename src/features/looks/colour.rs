//! A colour, and how it reads beside another (WCAG 2.2, relative luminance and contrast ratio).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A colour of the sRGB space.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Colour(pub [u8; 3]);

/// What was written is no colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a colour is written as #0062ba")]
pub struct NoColour;

impl FromStr for Colour {
    type Err = NoColour;

    /// Takes `#0062ba`, `0062BA` and `#06b`.
    fn from_str(text: &str) -> Result<Self, NoColour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(NoColour);
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| NoColour)?;
        let [_, red, green, blue] = match digits.len() {
            6 => number.to_be_bytes(),
            3 => {
                let doubled = |shift: u32| (number >> shift & 0xf) * 0x11;
                (doubled(8) << 16 | doubled(4) << 8 | doubled(0)).to_be_bytes()
            }
            _ => return Err(NoColour),
        };
        Ok(Self([red, green, blue]))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// Its light, from 0 for black to 1 for white.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of the two, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (mine, theirs) = (self.luminance(), other.luminance());
        (mine.max(theirs) + 0.05) / (mine.min(theirs) + 0.05)
    }

    /// The two mixed, with so many hundredths of the other.
    pub fn mixed(self, other: Self, hundredths: u16) -> Self {
        let share = hundredths.min(100);
        let mut mixed = self.0;
        for (mine, theirs) in mixed.iter_mut().zip(other.0) {
            let sum = u16::from(*mine) * (100 - share) + u16::from(theirs) * share;
            *mine = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(mixed)
    }

    /// Black or white, whichever reads better on it; one of them always reads well.
    pub fn text_on_it(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) { Self::WHITE } else { Self::BLACK }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_people_write_them_and_nothing_else_is() {
        for (text, colour) in [("#0062ba", "#0062ba"), ("0062BA", "#0062ba"), ("#06b", "#0066bb"), ("fff", "#ffffff")] {
            assert_eq!(text.parse::<Colour>().unwrap().to_string(), colour);
        }
        for text in ["", "#", "blue", "#12345", "#1234567", "+12345", "#00 2ba", "rgb(0,0,0)", "#0062ba;}", "ß62ba0"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let colour = |text: &str| text.parse::<Colour>().unwrap();
        for (one, other, ratio) in [
            ("#000", "#fff", 21.0),
            ("#fff", "#fff", 1.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#ff0000", "#ffffff", 4.0),
        ] {
            let (one, other) = (colour(one), colour(other));
            assert!((one.contrast(other) - ratio).abs() < 0.01, "{one} {other}: {}", one.contrast(other));
            assert!((one.contrast(other) - other.contrast(one)).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn on_every_colour_black_or_white_can_be_read() {
        for step in 0..=0xfff {
            let colour = format!("{step:03x}").parse::<Colour>().unwrap();
            assert!(colour.contrast(colour.text_on_it()) >= 4.5, "{colour}");
        }
    }

    #[test]
    fn mixing_ends_at_either_colour() {
        let (one, other) = (Colour([1, 2, 3]), Colour([201, 102, 203]));
        assert_eq!((one.mixed(other, 0), one.mixed(other, 100)), (one, other));
        assert_eq!(one.mixed(other, 50), Colour([101, 52, 103]));
    }
}
