//! What a form is: its frozen definition, with the exact words of every language.
//!
//! A definition is self-contained: publishing copies the texts of purposes and subscription types into it, so that
//! its hash covers everything a visitor was shown (FRM-03).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::attachments::FileKind;
use crate::kernel::{
    Language,
    ids::{PurposeId, TypeId},
};

/// A text in each language that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PerLanguage<T>(pub BTreeMap<Language, T>);

impl<T> PerLanguage<T> {
    /// The text in `language`, else in English, else in whichever language has one.
    pub fn get(&self, language: Language) -> Option<&T> {
        self.0.get(&language).or_else(|| self.0.get(&Language::En)).or_else(|| self.0.values().next())
    }
}

/// A form as it was published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The form's own words.
    pub texts: PerLanguage<FormTexts>,
    /// Its fields in order.
    pub fields: Vec<Field>,
}

/// The words of a form around its fields. Paragraphs are parted by blank lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormTexts {
    /// Heading of the form page.
    pub title: String,
    /// Below the heading; may be empty.
    pub intro: String,
    /// The label of the button.
    pub submit: String,
    /// Heading of the page after sending.
    pub thanks_title: String,
    /// Text of the page after sending.
    pub thanks: String,
    /// Text of the page while the form is closed, full or past its end.
    pub inactive: String,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The identifier: name of the input, unique in the form, `a-z0-9_`.
    pub name: String,
    /// What it asks for.
    pub kind: FieldKind,
    /// Must it be filled in?
    #[serde(default)]
    pub required: bool,
    /// May the answer replace what a known contact already has (FRM-07)?
    #[serde(default)]
    pub may_overwrite: bool,
    /// How wide it is. Not named where it is full, so that definitions from before are the same texts with the same hashes.
    #[serde(default, skip_serializing_if = "Width::is_full")]
    pub width: Width,
    /// Its words.
    pub texts: PerLanguage<FieldTexts>,
}

/// How much of a line a field takes up where there is room; on a telephone every field has its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// All of it.
    #[default]
    Full,
    /// Half of it: two neighbours of half width stand beside each other.
    Half,
}

impl Width {
    /// All of a line?
    pub const fn is_full(&self) -> bool {
        matches!(self, Self::Full)
    }
}

/// The words of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldTexts {
    /// The visible label, the approval text of a consent box, the heading of a section, or the text of a text block.
    pub label: String,
    /// Help below the label; may be empty.
    #[serde(default)]
    pub help: String,
    /// Placeholder; may be empty, never stands in for a label.
    #[serde(default)]
    pub placeholder: String,
}

/// What a field asks for (FRM-02).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FieldKind {
    /// The e-mail address; every form has exactly one, always required.
    Email,
    /// Given name.
    FirstName,
    /// Family name.
    LastName,
    /// Company.
    Company,
    /// Telephone.
    Phone,
    /// The language that the person wants mails in; a select of the form's languages.
    Language,
    /// Country, ISO 3166-1 alpha-2.
    Country,
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// Choose one or several.
    Choice {
        /// How it looks and whether several may be chosen.
        style: ChoiceStyle,
        /// What can be chosen.
        options: Vec<ChoiceOption>,
    },
    /// A day.
    Date,
    /// A day and a time of day, as clocks show it where the person is.
    DateTime,
    /// A number, with decimals if need be.
    Number,
    /// A whole number.
    WholeNumber,
    /// One of the numbers of a scale; the help says what its ends mean.
    Rating {
        /// Which numbers.
        scale: Scale,
    },
    /// Not shown; carries a fixed value.
    Hidden {
        /// The value.
        value: String,
    },
    /// One consent box for one purpose (FRM-05). Its label is the purpose's approval text.
    Consent {
        /// The purpose consented to.
        purpose: PurposeId,
        /// What the data is used for, in words for the public.
        about: PerLanguage<PurposeTexts>,
    },
    /// Boxes for subscription types, all of one purpose.
    Subscriptions {
        /// The purpose that ticking one consents to (SUB-05).
        purpose: PurposeId,
        /// The types on offer, in order.
        types: Vec<OfferedType>,
    },
    /// Boxes for interests; the options carry interest keys.
    Interests {
        /// What can be chosen.
        options: Vec<ChoiceOption>,
    },
    /// Files from the person's own machine; what each is, its content says and not its name.
    File {
        /// The kinds on offer.
        kinds: Vec<FileKind>,
        /// The largest that one may be, in KiB.
        max_kib: u32,
        /// How many at most.
        most: u8,
    },
    /// Words between fields.
    TextBlock,
    /// Begins a section; its label is the heading.
    Section,
    /// Begins a page; its label is the heading.
    Page,
}

/// The numbers of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// 1 to 5.
    OneToFive,
    /// 0 to 10.
    ZeroToTen,
}

impl Scale {
    /// The first and the last.
    pub const fn ends(self) -> (u8, u8) {
        match self {
            Self::OneToFive => (1, 5),
            Self::ZeroToTen => (0, 10),
        }
    }

    /// All of them as they are stored and shown.
    pub fn steps(self) -> impl Iterator<Item = String> {
        let (first, last) = self.ends();
        (first..=last).map(|step| step.to_string())
    }
}

/// How a choice looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceStyle {
    /// One of a few, all visible.
    Radio,
    /// One of many.
    Select,
    /// Any number.
    Checkboxes,
}

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: PerLanguage<String>,
}

/// A purpose's public words as they stood at publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeTexts {
    /// Name of the purpose.
    pub name: String,
    /// What the data is used for; may be empty.
    pub description: String,
    /// Title of the privacy statement's link; may be empty.
    pub statement_title: String,
    /// Where the privacy statement is; empty means the portal's own page.
    pub statement_url: String,
}

/// A subscription type as it stood at publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedType {
    /// The type.
    pub id: TypeId,
    /// Its words.
    pub texts: PerLanguage<TypeTexts>,
}

/// A subscription type's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeTexts {
    /// Name.
    pub name: String,
    /// Description; may be empty.
    pub description: String,
}

impl FieldKind {
    /// The code by which definitions, staff's pages and documents name the kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Company => "company",
            Self::Phone => "phone",
            Self::Language => "language",
            Self::Country => "country",
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Choice { .. } => "choice",
            Self::Date => "date",
            Self::DateTime => "date_time",
            Self::Number => "number",
            Self::WholeNumber => "whole_number",
            Self::Rating { .. } => "rating",
            Self::File { .. } => "file",
            Self::Hidden { .. } => "hidden",
            Self::Consent { .. } => "consent",
            Self::Subscriptions { .. } => "subscriptions",
            Self::Interests { .. } => "interests",
            Self::TextBlock => "text_block",
            Self::Section => "section",
            Self::Page => "page",
        }
    }

    /// Does the field take files?
    pub const fn is_file(&self) -> bool {
        matches!(self, Self::File { .. })
    }
}

impl Definition {
    /// Does the form take files?
    pub fn takes_files(&self) -> bool {
        self.fields.iter().any(|field| field.kind.is_file())
    }

    /// The most octets of files that one submission can bring.
    pub fn most_octets(&self) -> u64 {
        let of = |field: &Field| match field.kind {
            FieldKind::File { max_kib, most, .. } => u64::from(max_kib) * 1024 * u64::from(most),
            _ => 0,
        };
        self.fields.iter().map(of).sum()
    }

    /// The fields page by page; all on one where no field begins another.
    pub fn pages(&self) -> Vec<&[Field]> {
        let mut pages: Vec<&[Field]> = Vec::new();
        let (mut from, begins) = (0, |field: &Field| field.kind == FieldKind::Page);
        for at in 1..self.fields.len() {
            if begins(&self.fields[at]) {
                pages.push(&self.fields[from..at]);
                from = at;
            }
        }
        pages.push(&self.fields[from..]);
        pages
    }

    /// The canonical bytes whose hash names a version: compact JSON with fields in declared and languages in sorted order.
    ///
    /// # Errors
    /// Never in practice: every part of a definition is representable in JSON.
    pub fn canonical(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}
