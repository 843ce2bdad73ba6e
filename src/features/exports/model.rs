//! What a file of contacts can hold: its kinds, its columns, and what stands in each. Pure.

use std::{borrow::Cow, collections::BTreeMap};

use serde_json::Value;

use crate::{
    features::{
        consents::Consent,
        contacts::InterestOption,
        lists::{Lists, Purpose, SubscriptionType},
        subscriptions::is_subscribed,
    },
    i18n::{Texts, actor_key},
    kernel::{
        ConsentState, Language, Timestamp,
        ids::{ContactId, PurposeId, SourceId, TypeId},
    },
};

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For spreadsheets and programs (RFC 4180).
    Csv,
    /// For spreadsheets.
    Xlsx,
    /// For programs: an object a line.
    Jsonl,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::Jsonl];

    /// The code in forms and commands, and the end of the file's name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Jsonl => "jsonl",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// What a file says of the consent to one purpose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "named as the columns of consents")]
pub enum Part {
    State,
    Basis,
    Source,
    Comment,
    RegisteredAt,
    RegisteredBy,
    UpdatedAt,
    UpdatedBy,
    Import,
}

impl Part {
    const ALL: [Self; 9] = [
        Self::State,
        Self::Basis,
        Self::Source,
        Self::Comment,
        Self::RegisteredAt,
        Self::RegisteredBy,
        Self::UpdatedAt,
        Self::UpdatedBy,
        Self::Import,
    ];

    const fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Basis => "basis",
            Self::Source => "source",
            Self::Comment => "comment",
            Self::RegisteredAt => "registered_at",
            Self::RegisteredBy => "registered_by",
            Self::UpdatedAt => "updated_at",
            Self::UpdatedBy => "updated_by",
            Self::Import => "import",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::State => "data-column-state",
            Self::Basis => "cards-basis",
            Self::Source => "cards-source",
            Self::Comment => "cards-comment",
            Self::RegisteredAt => "cards-registered",
            Self::RegisteredBy => "exports-registered-by",
            Self::UpdatedAt => "data-column-updated",
            Self::UpdatedBy => "exports-updated-by",
            Self::Import => "exports-import",
        }
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// The contact's number.
    Number,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// The address that is written to.
    Address,
    /// When that was confirmed.
    ConfirmedAt,
    /// All others.
    OtherAddresses,
    /// Company.
    Company,
    /// Telephone.
    Phone,
    /// Country, by its code.
    Country,
    /// The language of their mails, by its code.
    Language,
    /// How they came in.
    Source,
    /// Do they get no mailing whatever the consents say (CON-13)?
    NoMailings,
    /// What they are interested in.
    Interests,
    /// When they were told what is stored about them.
    InformedAt,
    /// When they were stored.
    CreatedAt,
    /// When anything about them changed last.
    UpdatedAt,
    /// Something about the consent to a purpose.
    Consent(PurposeId, Part),
    /// What they chose of a type; nothing when they never chose (SUB-02).
    Choice(TypeId),
    /// Are they subscribed to it (SUB-03)?
    Subscribed(TypeId),
}

/// A column that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in forms, in commands and in JSON Lines; never changes.
    pub code: String,
    /// What it holds.
    pub field: Field,
}

/// Columns that are chosen together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// The contact itself.
    Contact,
    /// One purpose.
    Purpose(PurposeId),
    /// One type.
    Type(TypeId),
}

impl Column {
    /// Which others it is offered with.
    pub const fn group(&self) -> Group {
        match self.field {
            Field::Consent(purpose, _) => Group::Purpose(purpose),
            Field::Choice(kind) | Field::Subscribed(kind) => Group::Type(kind),
            _ => Group::Contact,
        }
    }

    /// What it is called where its group stands beside it.
    pub fn short_name(&self, t: &'static Texts) -> &'static str {
        t.get(match self.field {
            Field::Number => "exports-number",
            Field::FirstName => "cards-first-name",
            Field::LastName => "cards-last-name",
            Field::Address => "sign-in-address",
            Field::ConfirmedAt => "cards-confirmed",
            Field::OtherAddresses => "exports-other-addresses",
            Field::Company => "cards-company",
            Field::Phone => "cards-phone",
            Field::Country => "cards-country",
            Field::Language => "cards-language",
            Field::Source => "cards-source",
            Field::NoMailings => "cards-no-mailings",
            Field::Interests => "cards-interests",
            Field::InformedAt => "exports-informed",
            Field::CreatedAt => "cards-since",
            Field::UpdatedAt => "data-column-updated",
            Field::Consent(_, part) => part.key(),
            Field::Choice(_) => "exports-choice",
            Field::Subscribed(_) => "exports-subscribed",
        })
    }

    /// What it is called at the head of a file.
    pub fn name(&self, t: &'static Texts, lists: &Lists) -> String {
        let name = self.short_name(t);
        match self.group() {
            Group::Contact => name.to_owned(),
            Group::Purpose(purpose) => format!("{}: {name}", lists.purpose_name(purpose, t.language())),
            Group::Type(kind) => format!("{}: {name}", lists.type_name(kind, t.language())),
        }
    }
}

/// The contact's own columns, with their codes.
const OWN: [(Field, &str); 16] = [
    (Field::Number, "number"),
    (Field::FirstName, "first_name"),
    (Field::LastName, "last_name"),
    (Field::Address, "address"),
    (Field::ConfirmedAt, "address_confirmed_at"),
    (Field::OtherAddresses, "other_addresses"),
    (Field::Company, "company"),
    (Field::Phone, "phone"),
    (Field::Country, "country"),
    (Field::Language, "language"),
    (Field::Source, "source"),
    (Field::NoMailings, "no_mailings"),
    (Field::Interests, "interests"),
    (Field::InformedAt, "informed_at"),
    (Field::CreatedAt, "created_at"),
    (Field::UpdatedAt, "updated_at"),
];

/// The columns that are chosen when nobody chose.
const USUAL: [Field; 8] = [
    Field::FirstName,
    Field::LastName,
    Field::Address,
    Field::Company,
    Field::Country,
    Field::Language,
    Field::NoMailings,
    Field::CreatedAt,
];

/// Columns in the order of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(Vec<Column>);

impl Columns {
    /// Every column that there is: the contact's own, those of each purpose, those of each type; what is deleted is left out.
    pub fn all(lists: &Lists) -> Self {
        let own = OWN.into_iter().map(|(field, code)| Column { code: code.to_owned(), field });
        let purposes = lists.purposes.iter().filter(|purpose| !purpose.is_deleted).flat_map(of_purpose);
        let types = lists.types.iter().filter(|kind| !kind.is_deleted).flat_map(of_type);
        Self(own.chain(purposes).chain(types).collect())
    }

    /// Those that are chosen when nobody chose: who and how to reach them, and the state of each purpose in use.
    pub fn usual(lists: &Lists) -> Self {
        let is_usual = |field: Field| match field {
            Field::Consent(purpose, Part::State) => lists.purpose(purpose).is_some_and(|purpose| purpose.is_active),
            field => USUAL.contains(&field),
        };
        Self(Self::all(lists).0.into_iter().filter(|column| is_usual(column.field)).collect())
    }

    /// Those of these codes, in the order of all; the first code that there is no column of comes back instead.
    ///
    /// # Errors
    /// The first unknown code.
    pub fn of_codes<'c>(lists: &Lists, codes: impl IntoIterator<Item = &'c str>) -> Result<Self, &'c str> {
        let all = Self::all(lists).0;
        let codes: Vec<&str> = codes.into_iter().collect();
        if let Some(unknown) = codes.iter().find(|code| !all.iter().any(|column| column.code == **code)) {
            return Err(unknown);
        }
        Ok(Self(all.into_iter().filter(|column| codes.contains(&column.code.as_str())).collect()))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Column> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Is there one of this code?
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|column| column.code == code)
    }

    /// Does any of them need what is asked about?
    pub(super) fn need(&self, is_meant: impl Fn(Field) -> bool) -> bool {
        self.0.iter().any(|column| is_meant(column.field))
    }
}

fn of_purpose(purpose: &Purpose) -> impl Iterator<Item = Column> {
    let (id, key) = (purpose.id, purpose.key.clone());
    Part::ALL
        .into_iter()
        .map(move |part| Column { code: format!("consent.{key}.{}", part.code()), field: Field::Consent(id, part) })
}

fn of_type(kind: &SubscriptionType) -> [Column; 2] {
    [(Field::Choice(kind.id), "choice"), (Field::Subscribed(kind.id), "subscribed")]
        .map(|(field, code)| Column { code: format!("subscription.{}.{code}", kind.key), field })
}

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
