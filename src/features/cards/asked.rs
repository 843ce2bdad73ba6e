//! What a visitor to the list of contacts asks for, as the address of the page says it. Words and numbers that make no sense
//! there ask for nothing.

use super::model::EMARKETING;
use crate::{
    features::{
        contacts::{self, ConsentFilter, Filters, Place},
        lists::Lists,
    },
    kernel::{
        Language,
        ids::{BasisId, ContactId, FormId, PurposeId, SourceId, TypeId},
    },
};

/// What is registered for the purpose that is asked for (CON-03).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Nothing.
    Nothing,
    /// A basis that is not *withdrawn*.
    Active,
    /// Withdrawn.
    Withdrawn,
}

impl State {
    /// All of them, with the code in the address.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Nothing, "none"), (Self::Active, "active"), (Self::Withdrawn, "withdrawn")];

    /// Its code.
    pub fn code(self) -> &'static str {
        Self::ALL.into_iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }
}

/// A column that can be chosen; the name is always there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// Primary address.
    Address,
    /// Company.
    Company,
    /// Telephone.
    Phone,
    /// Country.
    Country,
    /// The language of their mails.
    Language,
    /// How they came in.
    Source,
    /// The state of e-marketing.
    Marketing,
    /// Since when.
    Since,
}

impl Column {
    /// All of them, in their order, with the code in the address.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Address, "address"),
        (Self::Company, "company"),
        (Self::Phone, "phone"),
        (Self::Country, "country"),
        (Self::Language, "language"),
        (Self::Source, "source"),
        (Self::Marketing, "e-marketing"),
        (Self::Since, "since"),
    ];

    /// Those that are shown when none were chosen.
    const USUAL: [Self; 5] = [Self::Address, Self::Company, Self::Language, Self::Marketing, Self::Since];
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// As typed.
    pub search: String,
    /// A purpose.
    pub purpose: Option<PurposeId>,
    /// What is registered for it.
    pub state: Option<State>,
    /// On what ground.
    pub basis: Option<BasisId>,
    /// How the contact came in.
    pub source: Option<SourceId>,
    /// Their language.
    pub language: Option<Language>,
    /// A type that they chose.
    pub subscription: Option<TypeId>,
    /// What they are interested in.
    pub interest: Option<i64>,
    /// A form that they filled in.
    pub form: Option<FormId>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Where in the list.
    pub place: Place,
}

impl Asked {
    /// Reads the pairs of an address.
    pub fn read(pairs: &[(String, String)], lists: &Lists) -> Self {
        let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
        let number = |name: &str| value(name).parse::<i64>().ok().filter(|number| *number > 0);
        let columns: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|(_, code)| pairs.iter().any(|(key, value)| key == "column" && value == code))
            .map(|(column, _)| column)
            .collect();
        let place = match (number("below"), number("above")) {
            (Some(id), _) => Place::Below(ContactId(id)),
            (None, Some(id)) => Place::Above(ContactId(id)),
            (None, None) if value("at") == "last" => Place::Last,
            (None, None) => Place::First,
        };
        let state = State::ALL.into_iter().find(|(_, code)| *code == value("state")).map(|(state, _)| state);
        let basis = number("basis").map(BasisId);
        let purpose = number("purpose").map(PurposeId).filter(|id| lists.purpose(*id).is_some());
        // A state or a basis is always one of a purpose; e-marketing is what is meant most of the time, and the page shows it.
        let meant = || lists.purpose_of_key(EMARKETING).map(|purpose| purpose.id).filter(|_| state.is_some() || basis.is_some());
        Self {
            search: value("search").to_owned(),
            purpose: purpose.or_else(meant),
            state,
            basis,
            source: number("source").map(SourceId),
            language: Language::from_code(value("language")),
            subscription: number("subscription").map(TypeId),
            interest: number("interest"),
            form: number("form").map(FormId),
            columns: if columns.is_empty() { Column::USUAL.to_vec() } else { columns },
            place,
        }
    }

    /// Is anything but words asked for?
    pub fn is_narrowed(&self) -> bool {
        let Self { purpose, source, language, subscription, interest, form, .. } = self;
        purpose.is_some()
            || source.is_some()
            || language.is_some()
            || subscription.is_some()
            || interest.is_some()
            || form.is_some()
    }

    /// The conditions.
    pub fn filters(&self, lists: &Lists) -> Filters {
        let bases = |is_wanted: &dyn Fn(BasisId) -> bool| -> Vec<BasisId> {
            let all = lists.bases.iter().map(|basis| basis.id);
            all.filter(|id| self.basis.is_none_or(|basis| basis == *id) && is_wanted(*id)).collect()
        };
        let consent = self.purpose.map(|purpose| match self.state {
            Some(State::Nothing) => ConsentFilter::Nothing(purpose),
            Some(State::Active) => ConsentFilter::Among(purpose, bases(&|id| !lists.is_withdrawn(id))),
            Some(State::Withdrawn) => ConsentFilter::Among(purpose, bases(&|id| lists.is_withdrawn(id))),
            None => ConsentFilter::Among(purpose, bases(&|_| true)),
        });
        Filters {
            words: contacts::terms_of(&self.search),
            consent,
            source: self.source,
            language: self.language,
            subscription: self.subscription,
            interest: self.interest,
            form: self.form,
        }
    }

    /// The address of the same list at another place.
    pub fn at(&self, path: &str, place: Place) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                query.append_pair(name, &value);
            }
        };
        put("search", Some(self.search.clone()));
        put("purpose", self.purpose.map(|id| id.to_string()));
        put("state", self.state.map(|state| state.code().to_owned()));
        put("basis", self.basis.map(|id| id.to_string()));
        put("source", self.source.map(|id| id.to_string()));
        put("language", self.language.map(|language| language.code().to_owned()));
        put("subscription", self.subscription.map(|id| id.to_string()));
        put("interest", self.interest.map(|id| id.to_string()));
        put("form", self.form.map(|id| id.to_string()));
        if self.columns != Column::USUAL {
            for (_, code) in Column::ALL.into_iter().filter(|(column, _)| self.columns.contains(column)) {
                put("column", Some(code.to_owned()));
            }
        }
        match place {
            Place::First => {}
            Place::Below(id) => put("below", Some(id.to_string())),
            Place::Above(id) => put("above", Some(id.to_string())),
            Place::Last => put("at", Some("last".to_owned())),
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Asked::read(&pairs, &Lists::default())
    }

    #[test]
    fn an_address_says_what_was_asked_for_and_can_be_read_back() {
        for query in [
            "search=a+b&source=3&language=nb&subscription=4&interest=5&form=6&column=company&column=phone&below=70",
            "above=9",
            "at=last",
        ] {
            let asked = read(query);
            assert_eq!(asked.at("/x", asked.place), format!("/x?{query}"));
        }
        assert_eq!(read("").at("/x", Place::First), "/x");
    }

    #[test]
    fn what_makes_no_sense_asks_for_nothing() {
        for query in ["below=-1", "below=x", "state=perhaps", "language=xx", "column=password", "purpose=12", "source=0x1"] {
            assert_eq!(read(query), read(""), "{query}");
        }
    }
}
