//! What a list of contacts was narrowed to, as a rule.

use super::{
    condition::{Choice, Condition, ConsentDetails, ConsentIs},
    rule::{Joined, Part, Rule},
    when::When,
};
use crate::{
    features::{
        contacts::{ConsentFilter, ConsentRecord, Filters},
        lists::Lists,
    },
    kernel::ids::BasisId,
};

/// The rule that finds whom the contact list's filters find.
pub fn rule_of(filters: &Filters, lists: &Lists) -> Rule {
    let mut parts: Vec<Part> = Vec::new();
    let mut put = |condition| parts.push(Part::If(condition));
    if !filters.words.is_empty() {
        put(Condition::Words(filters.words.join(" ")));
    }
    for (days, condition) in [(filters.stored, Condition::Stored as fn(_) -> _), (filters.changed, Condition::Changed)] {
        if !days.is_any() {
            put(condition(When::On(days)));
        }
    }
    filters.source.into_iter().for_each(|source| put(Condition::Source(source)));
    filters.language.into_iter().for_each(|language| put(Condition::Language(language)));
    filters.subscription.into_iter().for_each(|kind| put(Condition::Choice { kind, is: Choice::On }));
    filters.interest.into_iter().for_each(|interest| put(Condition::Interest { interest, is: true }));
    filters.form.into_iter().for_each(|form| put(Condition::Form(form)));
    match &filters.consent {
        Some(ConsentFilter::Nothing(purpose)) => put(Condition::Consent { purpose: *purpose, is: ConsentIs::Nothing }),
        Some(ConsentFilter::Record(record)) => parts.push(recorded(record, lists)),
        None => {}
    }
    Rule { joined: Joined::All, parts }
}

/// A list of legal bases is a state where it is that state's, so that bases which come later belong to it too.
fn recorded(record: &ConsentRecord, lists: &Lists) -> Part {
    let ConsentRecord { purpose, bases, source, since } = record;
    let details = |basis| ConsentDetails { basis, source: *source, since: When::On(*since) };
    let consent = |is| Condition::Consent { purpose: *purpose, is };
    let are =
        |is_meant: &dyn Fn(BasisId) -> bool| lists.bases.iter().all(|basis| bases.contains(&basis.id) == is_meant(basis.id));
    if !bases.is_empty() && are(&|_| true) {
        Part::If(consent(ConsentIs::Recorded(details(None))))
    } else if !bases.is_empty() && are(&|basis| !lists.is_withdrawn(basis)) {
        Part::If(consent(ConsentIs::Active(details(None))))
    } else if !bases.is_empty() && are(&|basis| lists.is_withdrawn(basis)) {
        Part::If(consent(ConsentIs::Withdrawn(details(None))))
    } else if let [basis] = bases[..] {
        Part::If(consent(ConsentIs::Recorded(details(Some(basis)))))
    } else {
        let parts = bases.iter().map(|basis| Part::If(consent(ConsentIs::Recorded(details(Some(*basis))))));
        Part::Group(Rule { joined: Joined::Any, parts: parts.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::{
            contacts::Days,
            lists::{NamedItem, Words},
        },
        kernel::ids::PurposeId,
    };

    #[test]
    fn a_state_stays_a_state_and_a_basis_a_basis() {
        let item = |id, key: &str| NamedItem { id: BasisId(id), key: key.into(), is_deleted: false, words: Words::default() };
        let lists = Lists { bases: vec![item(1, "61A"), item(2, "61F"), item(3, "WITHDRAWN")], ..Lists::default() };
        let is = |bases: &[i64]| {
            let record = ConsentRecord {
                purpose: PurposeId(7),
                bases: bases.iter().map(|id| BasisId(*id)).collect(),
                source: None,
                since: Days::default(),
            };
            let filters = Filters { consent: Some(ConsentFilter::Record(record)), ..Filters::default() };
            rule_of(&filters, &lists).parts.remove(0)
        };
        let consent = |is| Part::If(Condition::Consent { purpose: PurposeId(7), is });
        assert_eq!(is(&[1, 2]), consent(ConsentIs::Active(ConsentDetails::default())));
        assert_eq!(is(&[3]), consent(ConsentIs::Withdrawn(ConsentDetails::default())));
        assert_eq!(is(&[1, 2, 3]), consent(ConsentIs::Recorded(ConsentDetails::default())));
        let of_one = ConsentDetails { basis: Some(BasisId(2)), ..ConsentDetails::default() };
        assert_eq!(is(&[2]), consent(ConsentIs::Recorded(of_one)));
        // Of no bases there is nobody, not everybody.
        assert_eq!(is(&[]), Part::Group(Rule { joined: Joined::Any, parts: Vec::new() }));
    }
}
