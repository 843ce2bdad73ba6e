//! What stands in a file about one contact.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::Value;

use super::columns::{Field, Part};
use crate::{
    features::{consents::Consent, contacts::InterestOption, lists::Lists, subscriptions::is_subscribed},
    i18n::{Texts, actor_key},
    kernel::{
        ConsentState, Language, Timestamp,
        ids::{ContactId, PurposeId, SourceId, TypeId},
    },
};

/// What a file calls the things that contacts point at.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Members of staff and programs, by how projections keep them: `staff:12`, `integration:3`.
    pub actors: BTreeMap<String, String>,
    /// What people can be interested in, with the fixed key; what is deleted is left out.
    pub interests: Vec<(InterestOption, String)>,
}

/// A contact as far as files tell of it.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "named as the columns of the tables")]
pub struct Row {
    pub id: ContactId,
    pub first_name: String,
    pub last_name: String,
    pub company: String,
    pub phone: String,
    pub country: String,
    pub language: Language,
    pub source_id: SourceId,
    pub no_mailings: bool,
    pub informed_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// All of them, the primary one first.
    pub addresses: Vec<(String, Option<Timestamp>)>,
    pub interests: Vec<i64>,
    pub consents: Vec<(Consent, Option<i64>)>,
    pub choices: Vec<(TypeId, bool)>,
}

/// What stands in one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<'r> {
    /// Nothing.
    Empty,
    /// As it was typed.
    Text(Cow<'r, str>),
    /// Several of them.
    Texts(Vec<Cow<'r, str>>),
    /// A thing of a list: its fixed key for programs, its name for people.
    Item(Cow<'r, str>, Cow<'r, str>),
    /// Several of them.
    Items(Vec<(Cow<'r, str>, Cow<'r, str>)>),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// An instant.
    Time(Timestamp),
}

/// What is needed to say what stands where.
pub struct Words<'w> {
    /// The language of the file.
    pub texts: &'static Texts,
    /// The lists.
    pub lists: &'w Lists,
    /// The rest.
    pub names: &'w Names,
}

impl Row {
    /// What stands in the column of a field.
    pub fn entry<'r>(&'r self, field: Field, words: &'r Words<'_>) -> Entry<'r> {
        let text = |text: &'r str| if text.is_empty() { Entry::Empty } else { Entry::Text(text.into()) };
        match field {
            Field::Number => Entry::Number(self.id.0),
            Field::FirstName => text(&self.first_name),
            Field::LastName => text(&self.last_name),
            Field::Address => self.addresses.first().map_or(Entry::Empty, |(address, _)| text(address)),
            Field::ConfirmedAt => time(self.addresses.first().and_then(|(_, at)| *at)),
            Field::OtherAddresses => {
                Entry::Texts(self.addresses.iter().skip(1).map(|(address, _)| Cow::from(address.as_str())).collect())
            }
            Field::Company => text(&self.company),
            Field::Phone => text(&self.phone),
            Field::Country => text(&self.country),
            Field::Language => Entry::Text(self.language.code().into()),
            Field::Source => source(words, self.source_id),
            Field::NoMailings => Entry::Flag(self.no_mailings),
            Field::Interests => {
                let known = words.names.interests.iter().filter(|(option, _)| self.interests.contains(&option.id));
                Entry::Items(known.map(|(option, key)| (key.as_str().into(), option.name.as_str().into())).collect())
            }
            Field::InformedAt => time(self.informed_at),
            Field::CreatedAt => Entry::Time(self.created_at),
            Field::UpdatedAt => Entry::Time(self.updated_at),
            Field::Consent(purpose, part) => self.consent(purpose, part, words),
            Field::Choice(kind) => match self.choice(kind) {
                None => Entry::Empty,
                Some(true) => Entry::Item("on".into(), words.texts.get("data-subscription-on").into()),
                Some(false) => Entry::Item("off".into(), words.texts.get("data-subscription-off").into()),
            },
            Field::Subscribed(kind) => words.lists.subscription_type(kind).map_or(Entry::Empty, |known| {
                let is_active = self.state(known.purpose, words.lists) == ConsentState::Active;
                Entry::Flag(words.lists.is_sent(known) && is_subscribed(is_active, self.choice(kind), known.starts_on))
            }),
        }
    }

    fn choice(&self, kind: TypeId) -> Option<bool> {
        self.choices.iter().find(|(of, _)| *of == kind).map(|(_, is_on)| *is_on)
    }

    fn record(&self, purpose: PurposeId) -> Option<&(Consent, Option<i64>)> {
        self.consents.iter().find(|(consent, _)| consent.purpose_id == purpose)
    }

    fn state(&self, purpose: PurposeId, lists: &Lists) -> ConsentState {
        match self.record(purpose) {
            None => ConsentState::None,
            Some((record, _)) if lists.is_withdrawn(record.basis_id) => ConsentState::Withdrawn,
            Some(_) => ConsentState::Active,
        }
    }

    fn consent<'r>(&'r self, purpose: PurposeId, part: Part, words: &'r Words<'_>) -> Entry<'r> {
        let (t, lists) = (words.texts, words.lists);
        if part == Part::State {
            let (code, key) = match self.state(purpose, lists) {
                ConsentState::None => ("none", "data-state-none"),
                ConsentState::Active => ("active", "data-state-active"),
                ConsentState::Withdrawn => ("withdrawn", "data-state-withdrawn"),
            };
            return Entry::Item(code.into(), t.get(key).into());
        }
        let Some((record, import)) = self.record(purpose) else { return Entry::Empty };
        match part {
            Part::State => Entry::Empty,
            Part::Basis => lists.bases.iter().find(|basis| basis.id == record.basis_id).map_or(Entry::Empty, |basis| {
                Entry::Item(basis.key.as_str().into(), lists.basis_name(basis.id, t.language()).into())
            }),
            Part::Source => source(words, record.source_id),
            Part::Comment if record.comment.is_empty() => Entry::Empty,
            Part::Comment => Entry::Text(record.comment.as_str().into()),
            Part::RegisteredAt => Entry::Time(record.registered_at),
            Part::RegisteredBy => Entry::Item(record.registered_by.as_str().into(), person(words, &record.registered_by)),
            Part::UpdatedAt => Entry::Time(record.updated_at),
            Part::UpdatedBy => Entry::Item(record.updated_by.as_str().into(), person(words, &record.updated_by)),
            Part::Import => import.map_or(Entry::Empty, Entry::Number),
        }
    }
}

fn time(at: Option<Timestamp>) -> Entry<'static> {
    at.map_or(Entry::Empty, Entry::Time)
}

fn source<'r>(words: &'r Words<'_>, id: SourceId) -> Entry<'r> {
    let lists = words.lists;
    lists.sources.iter().find(|source| source.id == id).map_or(Entry::Empty, |source| {
        Entry::Item(source.key.as_str().into(), lists.source_name(id, words.texts.language()).into())
    })
}

/// Who acted, in words.
fn person<'r>(words: &'r Words<'_>, by: &str) -> Cow<'r, str> {
    words.names.actors.get(by).map_or_else(|| words.texts.get(actor_key(by)).into(), |name| name.as_str().into())
}

impl Entry<'_> {
    /// For programs.
    pub fn value(&self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Text(text) | Self::Item(text, _) => Value::from(text.as_ref()),
            Self::Texts(texts) => texts.iter().map(|text| Value::from(text.as_ref())).collect(),
            Self::Items(items) => items.iter().map(|(key, _)| Value::from(key.as_ref())).collect(),
            Self::Number(number) => Value::from(*number),
            Self::Flag(is_so) => Value::from(*is_so),
            Self::Time(at) => Value::from(at.utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        }
    }

    /// For people; times in UTC and in the one form that spreadsheets of every language read.
    pub fn text(&self, t: &'static Texts) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Item(_, text) => Cow::Borrowed(text),
            Self::Texts(texts) => texts.join("; ").into(),
            Self::Items(items) => items.iter().map(|(_, name)| name.as_ref()).collect::<Vec<_>>().join("; ").into(),
            Self::Number(number) => number.to_string().into(),
            Self::Flag(is_so) => Cow::Borrowed(t.get(if *is_so { "cards-yes" } else { "cards-no" })),
            Self::Time(at) => at.naive().format("%Y-%m-%d %H:%M:%S").to_string().into(),
        }
    }
}
