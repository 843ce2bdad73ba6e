//! The six languages of the house.

use serde::{Deserialize, Serialize};

/// A language that pages, mails and data texts exist in.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Norsk bokmål.
    Nb,
    /// Svenska.
    Sv,
    /// Dansk.
    Da,
    /// Deutsch.
    De,
    /// Nederlands.
    Nl,
}

impl Language {
    /// All of them, in the order in which a chooser shows them.
    pub const ALL: [Self; 6] = [Self::En, Self::Nb, Self::Sv, Self::Da, Self::De, Self::Nl];

    /// The BCP 47 tag, which is also the path segment and the database code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nb => "nb",
            Self::Sv => "sv",
            Self::Da => "da",
            Self::De => "de",
            Self::Nl => "nl",
        }
    }

    /// The language of ours that most people in a country read, by its ISO 3166-1 code; none where that is another.
    pub fn of_country(code: &str) -> Option<Self> {
        Some(match code {
            "AU" | "CA" | "GB" | "GG" | "IE" | "IM" | "JE" | "MT" | "NZ" | "US" => Self::En,
            "NO" | "SJ" => Self::Nb,
            "AX" | "SE" => Self::Sv,
            "DK" | "FO" | "GL" => Self::Da,
            "AT" | "CH" | "DE" | "LI" | "LU" => Self::De,
            "AW" | "BE" | "BQ" | "CW" | "NL" | "SR" | "SX" => Self::Nl,
            _ => return None,
        })
    }

    /// The language's name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Nb => "Norsk bokmål",
            Self::Sv => "Svenska",
            Self::Da => "Dansk",
            Self::De => "Deutsch",
            Self::Nl => "Nederlands",
        }
    }

    /// The language of a BCP 47 tag as browsers send it (`nb-NO`, `no`, `nn`, `de-AT`); none when we lack it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "no" | "nn" => Some(Self::Nb),
            code => Self::from_code(code),
        }
    }

    /// The language of exactly one of our own codes.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Position in [`Self::ALL`], for tables per language.
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
