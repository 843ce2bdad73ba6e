//! Where a contact stands, and which changes a save asks for. Pure.

use crate::{
    features::{
        consents::Consent,
        contacts::Contact,
        ledger::Event,
        lists::{BASIS_CONSENT, Lists},
    },
    kernel::{
        ConsentState,
        ids::{PurposeId, TypeId},
    },
};

/// The contact themselves, as projections keep who acted.
const BY_CONTACT: &str = "contact";

/// A contact with what holds for them now.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who.
    pub contact: Contact,
    /// Current consents.
    pub consents: Vec<Consent>,
    /// Choices made; a type that is missing was never chosen.
    pub choices: Vec<(TypeId, bool)>,
}

impl Standing {
    /// The current record of a purpose.
    pub fn consent(&self, purpose: PurposeId) -> Option<&Consent> {
        self.consents.iter().find(|consent| consent.purpose_id == purpose)
    }

    /// The state of a purpose, the three kept apart (CON-03).
    pub fn state(&self, lists: &Lists, purpose: PurposeId) -> ConsentState {
        match self.consent(purpose) {
            None => ConsentState::None,
            Some(consent) if lists.is_withdrawn(consent.basis_id) => ConsentState::Withdrawn,
            Some(_) => ConsentState::Active,
        }
    }

    /// The choice of a type.
    pub fn choice(&self, kind: TypeId) -> Option<bool> {
        self.choices.iter().find(|(id, _)| *id == kind).map(|(_, is_on)| *is_on)
    }

    /// Is everything that the contact manages withdrawn or never granted?
    pub fn has_nothing(&self, lists: &Lists) -> bool {
        lists.manageable_purposes().all(|purpose| self.state(lists, purpose.id) != ConsentState::Active)
    }
}

/// What a posted preference page asks for. Only what was on the page counts: a type that was not shown was not declined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Purposes on the page.
    pub purposes: Vec<PurposeId>,
    /// Those whose switch is on.
    pub consents: Vec<PurposeId>,
    /// Types on the page.
    pub offered: Vec<TypeId>,
    /// Those whose switch is on.
    pub types: Vec<TypeId>,
}

/// One change that a save makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Consent to a purpose (GDPR Art. 6(1)(a)).
    Grant(PurposeId),
    /// Withdraw it.
    Withdraw(PurposeId),
    /// Turn a type on or off.
    Choose(TypeId, bool),
}

/// The changes that lead from where the contact stands to what they wish; empty when nothing changes.
///
/// Turning a type on is consent to its purpose (SUB-05), unless the same save turns the purpose itself off: a withdrawal
/// is never lost to anything else on the page. Turning types off never withdraws a purpose (SUB-06).
pub fn steps(standing: &Standing, lists: &Lists, wishes: &Wishes) -> Vec<Step> {
    let mut steps = Vec::new();
    for purpose in lists.manageable_purposes().filter(|purpose| wishes.purposes.contains(&purpose.id)) {
        let choices: Vec<Step> = lists
            .offered_types(purpose.id)
            .filter(|kind| wishes.offered.contains(&kind.id))
            .filter_map(|kind| {
                let wished = wishes.types.contains(&kind.id);
                (wished != standing.choice(kind.id).unwrap_or(kind.starts_on)).then_some(Step::Choose(kind.id, wished))
            })
            .collect();
        let turns_on = choices.iter().any(|step| matches!(step, Step::Choose(_, true)));
        let is_active = standing.state(lists, purpose.id) == ConsentState::Active;
        let rests_on_consent =
            standing.consent(purpose.id).is_some_and(|consent| Some(consent.basis_id) == lists.basis(BASIS_CONSENT));
        match (is_active, wishes.consents.contains(&purpose.id)) {
            (true, false) => steps.push(Step::Withdraw(purpose.id)),
            (false, true) => steps.push(Step::Grant(purpose.id)),
            (false, false) if turns_on => steps.push(Step::Grant(purpose.id)),
            (true, true) if turns_on && !rests_on_consent => steps.push(Step::Grant(purpose.id)),
            _ => {}
        }
        steps.extend(choices);
    }
    steps
}

/// The changes of *unsubscribe from everything*: every purpose that the contact manages, also one that nothing is registered
/// for or that somebody else withdrew, so that the objection is on record (GDPR Art. 21(3)) and ends with no change that others
/// take back. Choices are kept (SUB-04).
pub fn steps_to_leave(standing: &Standing, lists: &Lists) -> Vec<Step> {
    let has_left = |purpose| {
        standing.consent(purpose).is_some_and(|consent| lists.is_withdrawn(consent.basis_id) && consent.updated_by == BY_CONTACT)
    };
    lists.manageable_purposes().filter(|purpose| !has_left(purpose.id)).map(|purpose| Step::Withdraw(purpose.id)).collect()
}

/// One thing that taking an act back sets, where nothing has changed it since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// Set a purpose's basis and source back; where nothing was registered before, to withdrawn, since a record is never
    /// deleted (CON-04).
    Consent(Box<Event>),
    /// Set a choice back, perhaps to never chosen.
    Choice(TypeId, Option<bool>),
}

/// What taking back the `events` of an act sets. What was changed again since is left alone.
pub fn undo(standing: &Standing, events: &[Event]) -> Vec<Undo> {
    events
        .iter()
        .filter_map(|event| match (event.purpose_id, event.type_id) {
            (Some(purpose), None) => {
                let is_last = standing.consent(purpose).is_some_and(|consent| consent.event_id == event.id);
                is_last.then(|| Undo::Consent(Box::new(event.clone())))
            }
            (None, Some(kind)) => {
                let is_same = standing.choice(kind) == event.choice_after;
                is_same.then_some(Undo::Choice(kind, event.choice_before))
            }
            _ => None,
        })
        .collect()
}
