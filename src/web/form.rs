//! What a person typed into a form, and what was wrong with it: enough to show the form again as it was (FRM-12).
//!
//! It parses nothing; features decide what is a slip.

use std::borrow::Cow;

use crate::{
    i18n::{Texts, format},
    kernel::Language,
};

/// What a ticked box sends when there is only one of its name.
pub const TICKED: &str = "yes";

/// The posted values of a form and its slips, both in order.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    values: Vec<(String, String)>,
    slips: Vec<(String, Slip)>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// No e-mail address was written.
    EmailMissing,
    /// What was written is not an address.
    EmailMalformed,
    /// The address is longer than any mail server takes.
    EmailTooLong,
    /// The part after `@` receives no mail (FRM-13).
    EmailDomain,
    /// A required field is empty.
    Missing,
    /// A required choice was not made.
    NotChosen,
    /// A box that must be ticked was not.
    NotTicked,
    /// Longer than so many characters.
    TooLong(usize),
    /// The value is none of those on offer.
    NotOnOffer,
    /// Not a day of the calendar.
    NotADate,
    /// Not a day of the calendar with a time of day.
    NotADateTime,
    /// Not a number.
    NotANumber,
    /// Not a whole number.
    NotWhole,
    /// Not a whole number from the first to the second.
    OutOfRange(i64, i64),
    /// Not a telephone number.
    NotAPhone,
    /// Two colours that cannot be read on each other: the key of the words for what stands on what, and hundredths of their
    /// contrast.
    Unreadable {
        /// The key.
        pair: &'static str,
        /// Their contrast.
        hundredths: u32,
    },
    /// Wrong in a way of its own: the key of a text that takes no argument.
    Says(&'static str),
    /// Wrong in a way of its own: the key of a text, and what it names beside the `label` of the field.
    Of(&'static str, Vec<(&'static str, String)>),
}

/// The words for every slip of a form, for the summary and for beside the fields alike.
#[derive(Debug, Default)]
pub struct Told(Vec<(String, Cow<'static, str>)>);

impl Told {
    /// The words for one field.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, text)| text.as_ref())
    }

    /// Each field with its words, in order. The field's name is also the id of its input.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_ref()))
    }
}

impl FormState {
    /// A form that nobody has filled in yet.
    pub fn fresh() -> Self {
        Self::default()
    }

    /// A form as it was posted.
    pub const fn posted(values: Vec<(String, String)>) -> Self {
        Self { values, slips: Vec::new() }
    }

    /// The first value posted under `name`; empty when there is none.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Puts a value of ours in the place of what was posted under `name`.
    pub fn put(&mut self, name: &str, value: &str) {
        self.values.retain(|(key, _)| key != name);
        self.values.push((name.to_owned(), value.to_owned()));
    }

    /// Every value posted under `name`, in order.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Everything that was posted, in order.
    pub fn all(&self) -> &[(String, String)] {
        &self.values
    }

    /// Was `value` posted under `name` (a ticked box)?
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).any(|posted| posted == value)
    }

    /// Was anything posted under `name`, be it empty?
    pub fn names(&self, name: &str) -> bool {
        self.values(name).next().is_some()
    }

    /// Puts these values in place of all that were posted under `name`.
    pub fn set(&mut self, name: &str, values: Vec<String>) {
        self.values.retain(|(key, _)| key != name);
        self.values.extend(values.into_iter().map(|value| (name.to_owned(), value)));
    }

    /// Notes a slip in a field. The first slip of a field counts; order of calls is the order shown.
    pub fn refuse(&mut self, field: &str, slip: Slip) {
        if self.slip(field).is_none() {
            self.slips.push((field.to_owned(), slip));
        }
    }

    /// The slip of a field.
    pub fn slip(&self, field: &str) -> Option<&Slip> {
        self.slips.iter().find(|(name, _)| name == field).map(|(_, slip)| slip)
    }

    /// All slips in the order in which they were noted.
    pub fn slips(&self) -> &[(String, Slip)] {
        &self.slips
    }

    /// The words for all slips; `label` gives what a field is called.
    pub fn told<'l>(&self, texts: &'static Texts, label: impl Fn(&str) -> &'l str) -> Told {
        Told(self.slips.iter().map(|(field, slip)| (field.clone(), slip.text(texts, label(field)))).collect())
    }

    /// Is nothing wrong?
    pub const fn is_right(&self) -> bool {
        self.slips.is_empty()
    }
}

impl Slip {
    /// The words for the summary and for beside the field, the same in both places.
    pub fn text(&self, texts: &'static Texts, label: &str) -> Cow<'static, str> {
        let label = label.trim_end_matches([':', '.', '*', ' ']);
        let with_label = |key: &str| Cow::Owned(texts.with(key, &[("label", label)]));
        match self {
            Self::EmailMissing => texts.get("slip-email-missing").into(),
            Self::EmailMalformed => texts.get("slip-email-malformed").into(),
            Self::EmailTooLong => texts.get("slip-email-too-long").into(),
            Self::EmailDomain => texts.get("slip-email-domain").into(),
            Self::Missing => with_label("slip-missing"),
            Self::NotChosen => with_label("slip-not-chosen"),
            Self::NotTicked => texts.get("slip-not-ticked").into(),
            Self::TooLong(limit) => Cow::Owned(texts.with("slip-too-long", &[("label", label), ("limit", &limit.to_string())])),
            Self::NotOnOffer => with_label("slip-not-on-offer"),
            Self::NotADate => with_label("slip-not-a-date"),
            Self::NotADateTime => with_label("slip-not-a-date-time"),
            Self::NotANumber => with_label("slip-not-a-number"),
            Self::NotWhole => with_label("slip-not-whole"),
            Self::OutOfRange(least, most) => {
                let limits = [least, most].map(|limit| format::number(texts.language(), *limit));
                Cow::Owned(texts.with("slip-out-of-range", &[("label", label), ("least", &limits[0]), ("most", &limits[1])]))
            }
            Self::Unreadable { pair, hundredths } => {
                let mark = if texts.language() == Language::En { '.' } else { ',' };
                let ratio = format!("{}{mark}{:02}", hundredths / 100, hundredths % 100);
                Cow::Owned(texts.with(
                    "slip-unreadable",
                    &[("label", label), ("pair", texts.get(pair)), ("ratio", &ratio), ("needed", &format!("4{mark}5"))],
                ))
            }
            Self::NotAPhone => with_label("slip-not-a-phone"),
            Self::Says(key) => texts.get(key).into(),
            Self::Of(key, about) => {
                let about = about.iter().map(|(name, value)| (*name, value.as_str()));
                Cow::Owned(texts.with(key, &about.chain([("label", label)]).collect::<Vec<_>>()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posted_values_are_found_and_the_first_slip_of_a_field_counts() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut state = FormState::posted(vec![pair("type", "1"), pair("type", "3"), pair("email", "")]);
        assert!(state.has("type", "3") && !state.has("type", "2"));
        assert!(state.names("email") && !state.names("phone"));
        assert_eq!(state.value("phone"), "");
        state.refuse("email", Slip::EmailMissing);
        state.refuse("email", Slip::EmailMalformed);
        assert_eq!(state.slips(), [("email".to_owned(), Slip::EmailMissing)]);
        assert!(!state.is_right());
    }
}
