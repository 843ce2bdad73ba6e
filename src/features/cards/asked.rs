//! What a visitor to the list of contacts asks for, as the address of the page says it. Words and numbers that nobody types make
//! no sense there and ask for nothing; a day that somebody typed wrong is a slip.

use chrono::{Datelike, NaiveDate};

use super::model::EMARKETING;
use crate::{
    features::{
        contacts::{self, ConsentFilter, ConsentRecord, Days, Filters, Place},
        lists::Lists,
    },
    kernel::{
        Language,
        ids::{BasisId, ContactId, FormId, PurposeId, SourceId, TypeId},
    },
    web::form::{FormState, Slip},
};

/// The days that can be asked for: the first of each pair, and the last.
pub const DAYS: [(&str, &str); 3] =
    [("consent-from", "consent-to"), ("stored-from", "stored-to"), ("changed-from", "changed-to")];

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As typed.
    pub search: String,
    /// A purpose.
    pub purpose: Option<PurposeId>,
    /// What is registered for it.
    pub state: Option<State>,
    /// On what ground.
    pub basis: Option<BasisId>,
    /// By which way that came in.
    pub consent_source: Option<SourceId>,
    /// Since when it is so.
    pub since: Days,
    /// When the contact was stored.
    pub stored: Days,
    /// When anything about them changed last.
    pub changed: Days,
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
        let consent_source = number("consent-source").map(SourceId);
        let [since, stored, changed] =
            DAYS.map(|(from, to)| Days { from: day(value(from)).ok().flatten(), to: day(value(to)).ok().flatten() });
        // All of this is always said of a purpose; e-marketing is what is meant most of the time, and the page shows it.
        let is_said = state.is_some() || basis.is_some() || consent_source.is_some() || !since.is_any();
        let meant = || lists.purpose_of_key(EMARKETING).map(|purpose| purpose.id).filter(|_| is_said);
        Self {
            search: value("search").to_owned(),
            purpose: purpose.or_else(meant),
            state,
            basis,
            consent_source,
            since,
            stored,
            changed,
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
        let bare = Self { search: self.search.clone(), columns: self.columns.clone(), place: self.place, ..Self::default() };
        *self != bare
    }

    /// What was asked for as it was typed, with what is wrong with it.
    pub fn slips(&self, pairs: &[(String, String)]) -> FormState {
        let mut form = FormState::posted(pairs.to_vec());
        for ((from, to), days) in DAYS.into_iter().zip([self.since, self.stored, self.changed]) {
            for name in [from, to] {
                if day(form.value(name).trim()).is_err() {
                    form.refuse(name, Slip::NotADate);
                }
            }
            if days.from.zip(days.to).is_some_and(|(from, to)| from > to) {
                form.refuse(to, Slip::Says("cards-slip-days"));
            }
        }
        if self.state == Some(State::Nothing) {
            let is_dated = if self.since.from.is_some() { "consent-from" } else { "consent-to" };
            if !self.since.is_any() {
                form.refuse(is_dated, Slip::Says("cards-slip-undated"));
            }
        }
        form
    }

    /// The conditions.
    pub fn filters(&self, lists: &Lists) -> Filters {
        let bases = |is_wanted: &dyn Fn(BasisId) -> bool| -> Vec<BasisId> {
            let all = lists.bases.iter().map(|basis| basis.id);
            all.filter(|id| self.basis.is_none_or(|basis| basis == *id) && is_wanted(*id)).collect()
        };
        let record = |purpose, bases| {
            ConsentFilter::Record(ConsentRecord { purpose, bases, source: self.consent_source, since: self.since })
        };
        let consent = self.purpose.map(|purpose| match self.state {
            Some(State::Nothing) => ConsentFilter::Nothing(purpose),
            Some(State::Active) => record(purpose, bases(&|id| !lists.is_withdrawn(id))),
            Some(State::Withdrawn) => record(purpose, bases(&|id| lists.is_withdrawn(id))),
            None => record(purpose, bases(&|_| true)),
        });
        Filters {
            words: contacts::terms_of(&self.search),
            consent,
            stored: self.stored,
            changed: self.changed,
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
        put("consent-source", self.consent_source.map(|id| id.to_string()));
        for ((from, to), days) in DAYS.into_iter().zip([self.since, self.stored, self.changed]) {
            put(from, days.from.map(|day| day.to_string()));
            put(to, days.to.map(|day| day.to_string()));
        }
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

/// A day as browsers send it; nothing when nothing was typed.
fn day(text: &str) -> Result<Option<NaiveDate>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(drop)?;
    // The parser takes more than the one form, and years that no database keeps.
    if day.to_string() == text && (1900..2200).contains(&day.year()) { Ok(Some(day)) } else { Err(()) }
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
            "search=a+b&stored-from=2026-01-31&changed-to=2026-02-28&source=3&language=nb&subscription=4&interest=5&form=6&column=company&column=phone&below=70",
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
        for query in [
            "below=-1",
            "below=x",
            "state=perhaps",
            "language=xx",
            "column=password",
            "purpose=12",
            "source=0x1",
            "stored-from=x",
        ] {
            assert_eq!(read(query), read(""), "{query}");
        }
    }
    #[test]
    fn days_that_are_none_or_run_backwards_are_slips() {
        let slips = |query: &str| {
            let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            let form = Asked::read(&pairs, &Lists::default()).slips(&pairs);
            form.slips().iter().map(|(name, _)| name.clone()).collect::<Vec<_>>().join(" ")
        };
        for day in [
            "2026-02-30",
            "2025-02-29",
            "31.12.2026",
            "12/31/2026",
            "2026-1-1",
            "yesterday",
            "0001-01-01",
            "+12026-01-01",
            "2026-01-01T00:00",
        ] {
            assert_eq!(
                slips(&form_urlencoded::Serializer::new(String::new()).append_pair("stored-to", day).finish()),
                "stored-to",
                "{day}"
            );
        }
        assert_eq!(slips("stored-from=&stored-to=2024-02-29&changed-from=2026-01-01&changed-to=2026-01-01"), "");
        assert_eq!(slips("stored-from=2026-01-02&stored-to=2026-01-01"), "stored-to");
        assert_eq!(slips("consent-from=2026-01-02&state=none"), "consent-from");
        assert_eq!(slips("state=none"), "");
    }
}
