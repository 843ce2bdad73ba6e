//! The columns that a file can have.

use crate::{
    features::lists::{Lists, Purpose, SubscriptionType},
    i18n::Texts,
    kernel::ids::{PurposeId, TypeId},
};

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
    pub(in crate::features::exports) fn need(&self, is_meant: impl Fn(Field) -> bool) -> bool {
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
