//! Reading what staff typed about a contact: all fields at once, each slip noted, the input kept.

use std::collections::BTreeSet;

use super::model::{ChoiceWish, ConsentWish, Edit};
use crate::{
    features::{
        contacts::{ContactDetails, InterestOption},
        lists::Lists,
    },
    i18n::countries,
    kernel::{
        EmailAddress, Language,
        email_address::InvalidAddress,
        ids::{BasisId, PurposeId, SourceId, TypeId},
        text::{cut, one_line},
    },
    web::form::{FormState, Slip, TICKED},
};

/// Longest name or company, in characters.
pub const LINE: usize = 200;
/// Longest telephone number.
pub const PHONE: usize = 40;
/// Longest comment beside a consent (CON-02), and longest reason.
pub const COMMENT: usize = 255;

/// One line, cleaned and no longer than `limit` characters.
pub fn line(state: &mut FormState, name: &str, limit: usize) -> String {
    let text = one_line(state.value(name));
    if cut(&text, limit).len() < text.len() {
        state.refuse(name, Slip::TooLong(limit));
    }
    text
}

/// An address.
pub fn address(state: &mut FormState, name: &str) -> Option<EmailAddress> {
    match EmailAddress::parse(state.value(name)) {
        Ok(address) => Some(address),
        Err(error) => {
            state.refuse(
                name,
                match error {
                    InvalidAddress::Empty => Slip::EmailMissing,
                    InvalidAddress::TooLong => Slip::EmailTooLong,
                    InvalidAddress::Malformed => Slip::EmailMalformed,
                },
            );
            None
        }
    }
}

/// Name, language, interests and the rest of what the card edits.
pub fn edit(state: &mut FormState, interests: &[InterestOption], had: &BTreeSet<i64>) -> Option<Edit> {
    let details = ContactDetails {
        first_name: line(state, "first_name", LINE),
        last_name: line(state, "last_name", LINE),
        company: line(state, "company", LINE),
        phone: phone(state),
        country: country(state),
    };
    let language = language(state, "language");
    let ticked = |option: &&InterestOption| state.has("interest", &option.id.to_string());
    // What is no longer on offer can be kept or taken away, and not given.
    let interests = interests
        .iter()
        .filter(|option| option.is_offered || had.contains(&option.id))
        .filter(ticked)
        .map(|option| option.id)
        .collect();
    let no_mailings = state.has("no_mailings", TICKED);
    state.is_right().then_some(Edit { details, language: language?, no_mailings, interests })
}

/// One of our languages.
pub fn language(state: &mut FormState, name: &str) -> Option<Language> {
    let language = Language::from_code(state.value(name).trim());
    if language.is_none() {
        state.refuse(name, Slip::NotOnOffer);
    }
    language
}

fn phone(state: &mut FormState) -> String {
    let text = line(state, "phone", PHONE);
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c))
        && text.chars().filter(char::is_ascii_digit).count() >= 4;
    if !text.is_empty() && !is_number {
        state.refuse("phone", Slip::NotAPhone);
    }
    text
}

fn country(state: &mut FormState) -> String {
    let code = state.value("country").trim().to_ascii_uppercase();
    if !code.is_empty() && countries::name(Language::En, &code).is_none() {
        state.refuse("country", Slip::NotOnOffer);
    }
    code
}

/// A consent: basis and source are required (CON-06), a comment may stand beside it.
pub fn consent(state: &mut FormState, lists: &Lists, purpose: PurposeId) -> Option<ConsentWish> {
    let number = |state: &FormState, name: &str| state.value(name).parse::<i64>().ok();
    let basis =
        number(state, "basis").map(BasisId).filter(|id| lists.bases.iter().any(|basis| basis.id == *id && !basis.is_deleted));
    let source = number(state, "source")
        .map(SourceId)
        .filter(|id| lists.sources.iter().any(|source| source.id == *id && !source.is_deleted));
    for (name, is_there) in [("basis", basis.is_some()), ("source", source.is_some())] {
        if !is_there {
            state.refuse(name, if state.value(name).is_empty() { Slip::NotChosen } else { Slip::NotOnOffer });
        }
    }
    let comment = line(state, "comment", COMMENT);
    let reason = line(state, "reason", COMMENT);
    let seen = number(state, "seen").unwrap_or(0);
    if !state.is_right() {
        return None;
    }
    Some(ConsentWish { purpose, basis: basis?, source: source?, comment, reason, seen })
}

/// Choices of types: only what was on the form counts.
pub fn choices(state: &FormState) -> ChoiceWish {
    let types = |name: &str| state.values(name).filter_map(|value| value.parse().ok().map(TypeId)).collect();
    ChoiceWish { offered: types("offered"), on: types("type"), seen: state.value("seen").to_owned() }
}
