//! Folding a contact's events into what must hold now. Pure.

use std::collections::{BTreeMap, HashMap};

use crate::{
    features::{
        consents::{self, Consent, Remarks},
        ledger::{Event, EventKind},
        subscriptions::{self, Subscription},
    },
    kernel::ids::{ContactId, PurposeId, TypeId},
};

/// How many differences are described; the rest is counted.
const MOST: usize = 1000;

/// What a check saw. Nothing in it is personal: differences name rows by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Contacts looked at.
    pub contacts: usize,
    /// Events looked at.
    pub events: usize,
    /// Mails looked at.
    pub mails: usize,
    /// What is not as it should be, a line each; the first thousand.
    pub differences: Vec<String>,
    /// How many differences there are.
    pub found: usize,
    /// The contacts whose projections do not follow from their events.
    pub astray: Vec<ContactId>,
}

impl Report {
    /// Is everything as it should be?
    pub fn is_clean(&self) -> bool {
        self.found == 0
    }

    pub(super) fn note(&mut self, difference: String) {
        self.found += 1;
        if self.differences.len() < MOST {
            self.differences.push(difference);
        }
    }
}

/// What staff wrote beside consents, by act. It is personal, so it comes from the acts' details and not from the events.
pub(super) type Remarked = HashMap<String, Remarks>;

/// What a contact's events so far come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fold {
    consents: BTreeMap<PurposeId, Consent>,
    choices: BTreeMap<TypeId, Subscription>,
    /// Events that did not begin where the one before them ended.
    pub(super) gaps: Vec<String>,
}

impl Fold {
    pub(super) fn of<'a>(events: impl IntoIterator<Item = &'a Event>, remarked: &Remarked) -> Self {
        let mut fold = Self::default();
        for event in events {
            fold.take(event, remarked);
        }
        fold
    }

    fn take(&mut self, event: &Event, remarked: &Remarked) {
        if let Some(purpose) = event.purpose_id {
            let before = self.consents.get(&purpose);
            let stood = (before.map(|consent| consent.basis_id), before.map(|consent| consent.source_id));
            if stood != (event.basis_before, event.source_before) {
                self.gaps.push(format!("event {} begins with another consent than the event before it left", event.id));
            }
            let comment = remarked.get(&event.act).map_or("", |remarks| remarks.comment(purpose));
            match consents::after(before, event, comment) {
                Some(consent) => drop(self.consents.insert(purpose, consent)),
                None if event.kind == EventKind::ConsentUndone.code() => drop(self.consents.remove(&purpose)),
                None => self.gaps.push(format!("event {} names a purpose and sets no consent", event.id)),
            }
        }
        if let Some(kind) = event.type_id {
            if self.choices.get(&kind).map(|choice| choice.is_on) != event.choice_before {
                self.gaps.push(format!("event {} begins with another choice than the event before it left", event.id));
            }
            match subscriptions::after(event) {
                Some(choice) => drop(self.choices.insert(kind, choice)),
                None => drop(self.choices.remove(&kind)),
            }
        }
    }

    pub(super) fn consents(&self) -> Vec<Consent> {
        self.consents.values().cloned().collect()
    }

    pub(super) fn choices(&self) -> Vec<Subscription> {
        self.choices.values().cloned().collect()
    }

    /// In what the tables differ from this.
    pub(super) fn differences(&self, consents: &[Consent], choices: &[Subscription]) -> Vec<String> {
        let stored = consents.iter().map(|consent| (consent.purpose_id, consent)).collect();
        let mut lines = compare("consent to purpose", &self.consents, &stored, differing_in_consent);
        let stored = choices.iter().map(|choice| (choice.type_id, choice)).collect();
        lines.extend(compare("choice of type", &self.choices, &stored, differing_in_choice));
        lines
    }
}

fn compare<Id: Ord + std::fmt::Display, T: PartialEq>(
    what: &str,
    told: &BTreeMap<Id, T>,
    stored: &BTreeMap<Id, &T>,
    differing: fn(&T, &T) -> Vec<&'static str>,
) -> Vec<String> {
    let mut lines = Vec::new();
    for (id, told) in told {
        match stored.get(id) {
            None => lines.push(format!("{what} {id} follows from the events and is not in the table")),
            Some(stored) if *stored != told => {
                lines.push(format!("{what} {id} differs from the events in {}", differing(told, stored).join(", ")));
            }
            Some(_) => {}
        }
    }
    let unfounded = stored.keys().filter(|id| !told.contains_key(id));
    lines.extend(unfounded.map(|id| format!("{what} {id} is in the table and follows from no event")));
    lines
}

/// The names of the columns whose flags are set.
fn names<const N: usize>(columns: [(&'static str, bool); N]) -> Vec<&'static str> {
    columns.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

fn differing_in_consent(a: &Consent, b: &Consent) -> Vec<&'static str> {
    names([
        ("basis_id", a.basis_id != b.basis_id),
        ("source_id", a.source_id != b.source_id),
        ("comment", a.comment != b.comment),
        ("form_version_id", a.form_version_id != b.form_version_id),
        ("import_id", a.import_id != b.import_id),
        ("registered_at", a.registered_at != b.registered_at),
        ("registered_by", a.registered_by != b.registered_by),
        ("updated_at", a.updated_at != b.updated_at),
        ("updated_by", a.updated_by != b.updated_by),
        ("changes", a.changes != b.changes),
        ("event_id", a.event_id != b.event_id),
    ])
}

fn differing_in_choice(a: &Subscription, b: &Subscription) -> Vec<&'static str> {
    names([
        ("is_on", a.is_on != b.is_on),
        ("chosen_at", a.chosen_at != b.chosen_at),
        ("chosen_by", a.chosen_by != b.chosen_by),
        ("event_id", a.event_id != b.event_id),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{
        Timestamp,
        ids::{BasisId, EventId, SourceId},
    };

    fn event(id: i64) -> Event {
        Event {
            id: EventId(id),
            act: format!("act-{id}"),
            at: Timestamp::from_seconds(1_800_000_000 + id),
            kind: String::new(),
            contact_id: Some(ContactId(7)),
            submission_id: None,
            purpose_id: None,
            type_id: None,
            basis_before: None,
            basis_after: None,
            source_before: None,
            source_after: None,
            choice_before: None,
            choice_after: None,
            actor: "contact".into(),
            actor_id: Some(7),
            channel: "form".into(),
            form_version_id: None,
            import_id: None,
            shown: None,
            undoes: None,
            commitment: None,
        }
    }

    fn consent(id: i64, before: Option<i64>, after: i64) -> Event {
        Event {
            purpose_id: Some(PurposeId(2)),
            basis_before: before.map(BasisId),
            basis_after: Some(BasisId(after)),
            source_before: before.map(|_| SourceId(5)),
            source_after: Some(SourceId(5)),
            ..event(id)
        }
    }

    fn choice(id: i64, before: Option<bool>, after: Option<bool>) -> Event {
        Event { type_id: Some(TypeId(3)), choice_before: before, choice_after: after, ..event(id) }
    }

    #[test]
    fn what_follows_from_the_events_is_no_difference() {
        let events = [consent(1, None, 1), choice(2, None, Some(true)), consent(3, Some(1), 7), choice(4, Some(true), None)];
        let fold = Fold::of(&events, &Remarked::new());
        assert_eq!(fold.gaps, Vec::<String>::new());
        assert_eq!(fold.consents()[0].changes, 2);
        assert_eq!(fold.consents()[0].basis_id, BasisId(7));
        assert!(fold.choices().is_empty(), "set back to never chosen");
        assert_eq!(fold.differences(&fold.consents(), &[]), Vec::<String>::new());
    }

    #[test]
    fn each_way_to_differ_is_named() {
        let fold = Fold::of(&[consent(1, None, 1), choice(2, None, Some(true))], &Remarked::new());
        let altered = Consent { basis_id: BasisId(7), changes: 9, ..fold.consents()[0].clone() };
        let other = Consent { purpose_id: PurposeId(8), ..altered.clone() };
        assert_eq!(
            fold.differences(&[altered, other], &[]),
            [
                "consent to purpose 2 differs from the events in basis_id, changes",
                "consent to purpose 8 is in the table and follows from no event",
                "choice of type 3 follows from the events and is not in the table",
            ]
        );
    }

    #[test]
    fn a_history_with_a_piece_missing_is_noticed() {
        assert_eq!(Fold::of(&[consent(1, None, 1), consent(3, Some(7), 1)], &Remarked::new()).gaps.len(), 1);
        assert_eq!(Fold::of(&[choice(2, Some(false), Some(true))], &Remarked::new()).gaps.len(), 1);
        assert_eq!(Fold::of(&[Event { basis_after: None, ..consent(1, None, 1) }], &Remarked::new()).gaps.len(), 1);
    }

    #[test]
    fn a_report_describes_a_thousand_and_counts_all() {
        let mut report = Report::default();
        assert!(report.is_clean());
        for number in 0..1200 {
            report.note(number.to_string());
        }
        assert_eq!((report.differences.len(), report.found, report.is_clean()), (1000, 1200, false));
    }
}
