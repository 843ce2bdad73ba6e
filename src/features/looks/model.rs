//! What an organisation decides about the look of its public pages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::colour::Colour;
use crate::kernel::{Language, Word};

/// A look; everything that is not set is as shipped.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// The picture in place of the organisation's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<LogoFile>,
    /// What it says to whoever does not see it; empty means the organisation's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// The colours of light pages.
    #[serde(skip_serializing_if = "Palette::is_shipped")]
    pub light: Palette,
    /// The colours of dark pages.
    #[serde(skip_serializing_if = "Palette::is_shipped")]
    pub dark: Palette,
    /// Words, per language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<Word, BTreeMap<Language, String>>,
}

/// A picture, by the hash of its content.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogoFile {
    /// SHA-256 of the content.
    pub hash: String,
    /// What kind of picture.
    pub kind: LogoKind,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The kinds of pictures that are taken. SVG is none of them: it is a document that can hold scripts and load other things.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogoKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

impl LogoKind {
    /// Its name in addresses and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Webp => "webp",
        }
    }

    /// The kind of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Png, Self::Jpeg, Self::Webp].into_iter().find(|kind| kind.code() == code)
    }

    /// Its content type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

impl LogoFile {
    /// The last part of its address.
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.hash, self.kind.code())
    }
}

/// Light pages or dark ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Tone {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What has a colour of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Buttons, switches and links.
    Accent,
    /// The words on buttons.
    ButtonText,
    /// The page behind everything.
    Page,
    /// Boxes, head and foot.
    Card,
    /// Words.
    Text,
}

impl Part {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Accent, Self::ButtonText, Self::Page, Self::Card, Self::Text];

    /// Its name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::ButtonText => "button_text",
            Self::Page => "page",
            Self::Card => "card",
            Self::Text => "text",
        }
    }
}

/// The colours of one tone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of Part")]
pub struct Palette {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub button_text: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Colour>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Colour>,
}

impl Palette {
    /// Is no colour set?
    pub fn is_shipped(&self) -> bool {
        *self == Self::default()
    }

    /// The colour of a part, if it is set.
    pub const fn get(&self, part: Part) -> Option<Colour> {
        match part {
            Part::Accent => self.accent,
            Part::ButtonText => self.button_text,
            Part::Page => self.page,
            Part::Card => self.card,
            Part::Text => self.text,
        }
    }

    /// Sets the colour of a part, or leaves it as shipped.
    pub const fn set(&mut self, part: Part, colour: Option<Colour>) {
        match part {
            Part::Accent => self.accent = colour,
            Part::ButtonText => self.button_text = colour,
            Part::Page => self.page = colour,
            Part::Card => self.card = colour,
            Part::Text => self.text = colour,
        }
    }
}

impl Look {
    /// The colours of a tone.
    pub const fn palette(&self, tone: Tone) -> &Palette {
        match tone {
            Tone::Light => &self.light,
            Tone::Dark => &self.dark,
        }
    }

    /// The same, to change them.
    pub const fn palette_mut(&mut self, tone: Tone) -> &mut Palette {
        match tone {
            Tone::Light => &mut self.light,
            Tone::Dark => &mut self.dark,
        }
    }

    /// The organisation's own words for a place; empty where it wrote none.
    pub fn word(&self, word: Word, language: Language) -> &str {
        self.words.get(&word).and_then(|all| all.get(&language)).map_or("", String::as_str)
    }
}
