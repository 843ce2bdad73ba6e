//! What a column of a file fills.

use crate::kernel::ids::{PurposeId, TypeId};

/// What a column fills.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    /// Nothing.
    Ignore,
    /// The address, by which people are told apart.
    Email,
    /// Given name.
    FirstName,
    /// Family name.
    LastName,
    /// Both in one.
    FullName,
    /// Company.
    Company,
    /// Telephone.
    Phone,
    /// Country, by code or name.
    Country,
    /// Language, by tag or name.
    Language,
    /// No mailings at all: yes or no.
    NoMailings,
    /// Interests, several in one cell.
    Interests,
    /// How somebody stood to the whole list, in the words of the system that it comes from.
    Status,
    /// Whether they had confirmed their address there: who had not is mailed nothing.
    Confirmed,
    /// Something of a purpose's consent.
    Consent(PurposeId, Part),
    /// A subscription type: on or off.
    Subscription(TypeId),
}

/// What of a consent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// Agreed or withdrawn.
    State,
    /// On which legal basis.
    Basis,
    /// From which source.
    Source,
    /// The comment.
    Comment,
    /// When it was given or withdrawn.
    Date,
    /// What proves it.
    Evidence,
    /// That it was withdrawn or never wanted: yes, or the day. A no says nothing.
    Refused,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::State, Self::Basis, Self::Source, Self::Comment, Self::Date, Self::Evidence, Self::Refused];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Basis => "basis",
            Self::Source => "source",
            Self::Comment => "comment",
            Self::Date => "date",
            Self::Evidence => "evidence",
            Self::Refused => "refused",
        }
    }
}

impl Target {
    /// Those that are about the person, in the order in which they are offered.
    pub const PERSONAL: [Self; 13] = [
        Self::Ignore,
        Self::Email,
        Self::FirstName,
        Self::LastName,
        Self::FullName,
        Self::Company,
        Self::Phone,
        Self::Country,
        Self::Language,
        Self::NoMailings,
        Self::Interests,
        Self::Status,
        Self::Confirmed,
    ];

    /// The code that forms post and mappings keep.
    pub fn code(self) -> String {
        let fixed = match self {
            Self::Consent(purpose, part) => return format!("consent-{purpose}-{}", part.code()),
            Self::Subscription(kind) => return format!("subscription-{kind}"),
            Self::Ignore => "ignore",
            Self::Email => "email",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::FullName => "full-name",
            Self::Company => "company",
            Self::Phone => "phone",
            Self::Country => "country",
            Self::Language => "language",
            Self::NoMailings => "no-mailings",
            Self::Interests => "interests",
            Self::Status => "status",
            Self::Confirmed => "confirmed",
        };
        fixed.to_owned()
    }

    /// The target of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some(target) = Self::PERSONAL.into_iter().find(|target| target.code() == code) {
            return Some(target);
        }
        if let Some(id) = code.strip_prefix("subscription-") {
            return id.parse().ok().map(|id| Self::Subscription(TypeId(id)));
        }
        let (id, part) = code.strip_prefix("consent-")?.split_once('-')?;
        let part = Part::ALL.into_iter().find(|known| known.code() == part)?;
        id.parse().ok().map(|id| Self::Consent(PurposeId(id), part))
    }

    /// May several columns fill it? Of anything else only one can.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Ignore | Self::Interests)
    }
}

impl serde::Serialize for Target {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = String::deserialize(from)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("{code:?} is nothing that a column fills")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_a_code_of_its_own() {
        let consents = Part::ALL.map(|part| Target::Consent(PurposeId(12), part));
        for target in Target::PERSONAL.into_iter().chain(consents).chain([Target::Subscription(TypeId(3))]) {
            assert_eq!(Target::from_code(&target.code()), Some(target));
        }
        for nonsense in ["", "consent-x-state", "consent-1-mood", "subscription-", "consent-1"] {
            assert_eq!(Target::from_code(nonsense), None, "{nonsense}");
        }
    }
}
