//! What is set, and how it stands, in words.

use crate::{
    features::{
        bulk::model::{Action, Outcome, Present},
        contacts::InterestOption,
        lists::Lists,
    },
    i18n::{Texts, countries},
    kernel::Language,
};

/// Names of what actions are about.
pub(super) struct Names<'n> {
    pub(super) t: &'static Texts,
    pub(super) language: Language,
    pub(super) lists: &'n Lists,
    pub(super) interests: &'n [InterestOption],
}

impl<'n> Names<'n> {
    /// What an action is about.
    pub(super) fn about(&self, action: &Action) -> &'n str {
        match action {
            Action::Consent { purpose, .. } => self.lists.purpose_name(*purpose, self.language),
            Action::Choice { kind, .. } => self.lists.type_name(*kind, self.language),
            Action::Interest { id, .. } => self
                .interests
                .iter()
                .find(|interest| interest.id == *id)
                .map_or(self.t.get("cards-interests"), |interest| interest.name.as_str()),
            Action::NoMailings(_) => self.t.get("cards-no-mailings"),
            Action::Language(_) => self.t.get("cards-language"),
            Action::Country(_) => self.t.get("cards-country"),
        }
    }

    /// How it stands afterwards.
    pub(super) fn after(&self, action: &Action) -> String {
        match action {
            Action::Consent { basis, source, .. } if !self.lists.is_withdrawn(*basis) => self.ground(*basis, *source),
            Action::Consent { .. } => self.t.get("data-state-withdrawn").to_owned(),
            Action::Choice { choice, .. } => self.choice(*choice),
            Action::Interest { adds, .. } => self.truth(*adds),
            Action::NoMailings(is_on) => self.truth(*is_on),
            Action::Language(language) => language.own_name().to_owned(),
            Action::Country(country) => self.country(country),
        }
    }

    /// How it stands now.
    pub(super) fn present(&self, present: &Present) -> String {
        match present {
            Present::Consent(None) => self.t.get("data-state-none").to_owned(),
            Present::Consent(Some((basis, ..))) if self.lists.is_withdrawn(*basis) => {
                self.t.get("data-state-withdrawn").to_owned()
            }
            Present::Consent(Some((basis, source, _))) => self.ground(*basis, *source),
            Present::Choice(choice) => self.choice(*choice),
            Present::Interest(is_there) => self.truth(*is_there),
            Present::NoMailings(is_on) => self.truth(*is_on),
            Present::Language(language) => language.own_name().to_owned(),
            Present::Country(country) => self.country(country),
        }
    }

    fn ground(&self, basis: crate::kernel::ids::BasisId, source: crate::kernel::ids::SourceId) -> String {
        format!("{} · {}", self.lists.basis_name(basis, self.language), self.lists.source_name(source, self.language))
    }

    fn choice(&self, choice: Option<bool>) -> String {
        let key = match choice {
            Some(true) => "data-subscription-on",
            Some(false) => "data-subscription-off",
            None => "data-subscription-never",
        };
        self.t.get(key).to_owned()
    }

    fn truth(&self, is_so: bool) -> String {
        self.t.get(if is_so { "lists-yes" } else { "lists-no" }).to_owned()
    }

    fn country(&self, code: &str) -> String {
        if code.is_empty() {
            return self.t.get("cards-not-said").to_owned();
        }
        countries::name(self.language, code).unwrap_or(code).to_owned()
    }
}

/// The key of the words for an end.
pub(super) const fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Changes => "bulk-outcome-changes",
        Outcome::Same => "bulk-outcome-same",
        Outcome::Withdrawn => "bulk-outcome-withdrawn",
        Outcome::Objected => "bulk-outcome-objected",
        Outcome::OtherBasis => "bulk-outcome-other-basis",
    }
}
