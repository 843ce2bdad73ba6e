//! What of a row may hold: the rules by which nothing that somebody refused is ever undone by a file (CON-11, IO-01).

use std::collections::{BTreeMap, BTreeSet};

use super::{Existing, New, Plan, Row, STORE, Said, Stands, Verdict};
use crate::{
    features::{consents::Consent, contacts::ContactDetails, lists::Lists},
    kernel::{
        Language,
        ids::{BasisId, ContactId, PurposeId, SourceId, TypeId},
    },
};

/// Something that somebody can refuse.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum No {
    /// All mailings.
    Mailings,
    /// What a consent is for.
    Purpose(PurposeId),
    /// A subscription type.
    Type(TypeId),
}

/// How somebody stands who is here already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Their row.
    pub id: ContactId,
    /// Its version.
    pub version: i64,
    /// Are they in the bin?
    pub is_deleted: bool,
    /// Name and the like.
    pub details: ContactDetails,
    /// Their language.
    pub language: Language,
    /// Do they get no mailings at all?
    pub no_mailings: bool,
    /// What they are interested in.
    pub interests: BTreeSet<i64>,
    /// Their consents.
    pub consents: BTreeMap<PurposeId, Consent>,
    /// What they chose.
    pub choices: BTreeMap<TypeId, bool>,
    /// What they refused themselves, and what this very file said before that they refuse. A no of anybody else is one that may be
    /// taken back, so that the file's own has to be written down beside it.
    pub settled: BTreeSet<No>,
}

/// A consent that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentChange {
    /// For what.
    pub purpose: PurposeId,
    /// What the file says.
    pub said: Said,
    /// What held before.
    pub before: Option<Consent>,
}

/// What changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Name and the like as they are to be, where they change.
    pub details: Option<ContactDetails>,
    /// The language, where it changes.
    pub language: Option<Language>,
    /// Do mailings stop altogether?
    pub no_mailings: bool,
    /// Interests that come in.
    pub interests: BTreeSet<i64>,
    /// Consents.
    pub consents: Vec<ConsentChange>,
    /// Subscription types: what was chosen before, and what now.
    pub choices: Vec<(TypeId, Option<bool>, bool)>,
}

impl Changes {
    /// Does nothing change?
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The fields of a contact that change, by their names in events.
    pub fn fields(&self, before: &Standing) -> Vec<&'static str> {
        let mut fields = Vec::new();
        if let Some(after) = &self.details {
            let before = &before.details;
            let all = [
                ("first_name", before.first_name != after.first_name),
                ("last_name", before.last_name != after.last_name),
                ("company", before.company != after.company),
                ("phone", before.phone != after.phone),
                ("country", before.country != after.country),
            ];
            fields.extend(all.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name));
        }
        if self.language.is_some() {
            fields.push("language");
        }
        if self.no_mailings {
            fields.push("no_mailings");
        }
        if !self.interests.is_empty() {
            fields.push("interests");
        }
        fields
    }
}

/// What a row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// In one word.
    pub verdict: Verdict,
    /// What changes; for somebody new, what they begin with.
    pub changes: Changes,
    /// Why something is left out.
    pub note: Option<&'static str>,
}

/// Decides about a row; `standing` is how the person stands, if they are here.
pub fn decide(plan: &Plan, lists: &Lists, default_basis: Option<BasisId>, standing: Option<&Standing>, row: &Row) -> Decision {
    match standing {
        // Somebody new of a refused row comes in with what they refuse alone: a later row may say that they agree.
        None => newcomer(plan, lists, default_basis, row),
        Some(standing) if standing.is_deleted || row.refused.is_some() => only_refusals(plan, lists, standing, row),
        Some(standing) => known(plan, lists, standing, row),
    }
}

/// Of a row that is refused, or of somebody in the bin, only what they refuse is taken: they may come back out of it.
fn only_refusals(plan: &Plan, lists: &Lists, standing: &Standing, row: &Row) -> Decision {
    let changes = refusals(plan, lists, standing, row);
    let (verdict, note) = match row.refused {
        Some(problem) => (Verdict::Refused, problem.code),
        None if changes.is_none() => (Verdict::LeftOut, "in-bin"),
        None => (Verdict::LeftOut, "in-bin-refused"),
    };
    Decision { verdict, changes, note: Some(note) }
}

/// What somebody refuses in a row and did not before, or not by their own hand.
fn refusals(plan: &Plan, lists: &Lists, standing: &Standing, row: &Row) -> Changes {
    let is_new = |no: No, stands: bool| !stands || !standing.settled.contains(&no);
    let withdrawn = row.consents.iter().filter(|(_, said)| lists.is_withdrawn(said.basis)).filter_map(|(purpose, said)| {
        let before = standing.consents.get(purpose);
        let stands = before.is_some_and(|before| lists.is_withdrawn(before.basis_id));
        let counts = is_new(No::Purpose(*purpose), stands) && consent(plan, lists, before, said) == Ok(true);
        counts.then(|| ConsentChange { purpose: *purpose, said: said.clone(), before: before.cloned() })
    });
    let off = row.choices.iter().filter(|(_, is_on)| !**is_on).filter_map(|(kind, _)| {
        let before = standing.choices.get(kind).copied();
        is_new(No::Type(*kind), before == Some(false)).then_some((*kind, before, false))
    });
    Changes {
        no_mailings: row.no_mailings && is_new(No::Mailings, standing.no_mailings),
        consents: withdrawn.collect(),
        choices: off.collect(),
        ..Changes::default()
    }
}

fn left_out(note: &'static str) -> Decision {
    Decision { verdict: Verdict::LeftOut, changes: Changes::default(), note: Some(note) }
}

fn newcomer(plan: &Plan, lists: &Lists, default_basis: Option<BasisId>, row: &Row) -> Decision {
    if plan.new == New::Skip {
        return left_out("new-skipped");
    }
    let mut consents = row.consents.clone();
    // A contact is stored under some basis (CON-07).
    if let (Some(store), Some(basis)) = (lists.purpose_of_key(STORE), plan.store_basis.or(default_basis))
        && store.is_active
        && !store.is_deleted
    {
        consents.entry(store.id).or_insert_with(|| stored(plan, basis, plan.source));
    }
    let is_active = |purpose: PurposeId| consents.get(&purpose).is_some_and(|said| !lists.is_withdrawn(said.basis));
    let choices = choices(lists, row, &BTreeMap::new(), &is_active);
    let changes = Changes {
        details: Some(row.details.clone()),
        language: Some(row.language.unwrap_or(plan.language)),
        no_mailings: row.no_mailings,
        interests: row.interests.clone(),
        choices,
        consents: consents.into_iter().map(|(purpose, said)| ConsentChange { purpose, said, before: None }).collect(),
    };
    Decision { verdict: Verdict::New, changes, note: row.remarks.first().map(|problem| problem.code) }
}

/// The consent to being stored that the plan gives to everybody new.
fn stored(plan: &Plan, basis: BasisId, source: SourceId) -> Said {
    let date = plan.date.and_then(|day| day.and_hms_opt(0, 0, 0)).map(super::super::values::moment);
    let is_named = plan.store_basis.is_some();
    let named = |text: &str| if is_named { text.to_owned() } else { String::new() };
    let date = date.filter(|_| is_named);
    Said { basis, source, date, latest: date, comment: named(&plan.comment), evidence: named(&plan.evidence) }
}

fn known(plan: &Plan, lists: &Lists, standing: &Standing, row: &Row) -> Decision {
    let mut notes: Vec<&'static str> = Vec::new();
    let fills = plan.existing != Existing::Skip;
    let mut changes = refusals(plan, lists, standing, row);
    if fills {
        let details = merged(plan.existing, &standing.details, &row.details);
        changes.details = Some(details).filter(|details| *details != standing.details);
        changes.language = row.language.filter(|language| plan.existing == Existing::Replace && *language != standing.language);
        changes.interests = row.interests.difference(&standing.interests).copied().collect();
    }
    for (purpose, said) in &row.consents {
        let before = standing.consents.get(purpose);
        match consent(plan, lists, before, said) {
            Ok(true) if fills && !lists.is_withdrawn(said.basis) => {
                changes.consents.push(ConsentChange { purpose: *purpose, said: said.clone(), before: before.cloned() });
            }
            Ok(_) => {}
            Err(note) => notes.push(note),
        }
    }
    let is_active = |purpose: PurposeId| {
        let set = changes.consents.iter().find(|change| change.purpose == purpose).map(|change| change.said.basis);
        let basis = set.or_else(|| standing.consents.get(&purpose).map(|consent| consent.basis_id));
        basis.is_some_and(|basis| !lists.is_withdrawn(basis))
    };
    let on = choices(lists, row, &standing.choices, &is_active).into_iter().filter(|(_, _, is_on)| fills && *is_on);
    let on: Vec<_> = on.collect();
    changes.choices.extend(on);
    if row.choices.iter().any(|(kind, is_on)| *is_on && standing.choices.get(kind) == Some(&false)) {
        notes.push("objection-stands");
    }
    let note = notes.first().copied().or_else(|| row.remarks.first().map(|problem| problem.code));
    if !changes.is_none() {
        return Decision { verdict: Verdict::Changed, changes, note };
    }
    if !fills {
        return left_out("existing-skipped");
    }
    Decision { verdict: Verdict::Unchanged, changes, note }
}

/// Does what the file says of a consent hold? `Err` says why what the file says does not hold.
fn consent(plan: &Plan, lists: &Lists, before: Option<&Consent>, said: &Said) -> Result<bool, &'static str> {
    let Some(before) = before else { return Ok(true) };
    match (lists.is_withdrawn(before.basis_id), lists.is_withdrawn(said.basis)) {
        (true, true) => Ok(true),
        // Never, whatever the file says of its time (CON-11).
        (true, false) => Err("withdrawal-stands"),
        (false, true) => {
            // Whoever agreed themselves after they had left elsewhere has changed their mind. Only in a file of people who left is
            // the date of a row known to be the one on which they did.
            let is_own = before.updated_by == "contact";
            let is_older = plan.stands == Stands::Left && said.latest.is_some_and(|latest| latest < before.updated_at);
            if is_own && is_older { Err("withdrawal-older") } else { Ok(true) }
        }
        (false, false) => {
            let is_same = before.basis_id == said.basis
                && before.source_id == said.source
                && (said.comment.is_empty() || said.comment == before.comment);
            if is_same || plan.existing != Existing::Replace {
                return Ok(false);
            }
            if said.date.is_some_and(|date| date > before.updated_at) { Ok(true) } else { Err("consent-older") }
        }
    }
}

/// What was there with what the row says.
fn merged(existing: Existing, before: &ContactDetails, said: &ContactDetails) -> ContactDetails {
    let one = |before: &String, said: &String| {
        let keeps = said.is_empty() || (existing == Existing::Fill && !before.is_empty());
        if keeps { before.clone() } else { said.clone() }
    };
    ContactDetails {
        first_name: one(&before.first_name, &said.first_name),
        last_name: one(&before.last_name, &said.last_name),
        company: one(&before.company, &said.company),
        phone: one(&before.phone, &said.phone),
        country: one(&before.country, &said.country),
    }
}

/// Types that are turned off, and those turned on that nobody turned off and whose purpose has an active basis.
fn choices(
    lists: &Lists,
    row: &Row,
    before: &BTreeMap<TypeId, bool>,
    is_active: &dyn Fn(PurposeId) -> bool,
) -> Vec<(TypeId, Option<bool>, bool)> {
    let mut choices = Vec::new();
    for (kind, is_on) in &row.choices {
        let chosen = before.get(kind).copied();
        let may = match (chosen, is_on) {
            (Some(chosen), is_on) if chosen == *is_on => false,
            (_, false) => true,
            (Some(_), true) => false,
            (None, true) => lists.subscription_type(*kind).is_some_and(|kind| is_active(kind.purpose)),
        };
        if may {
            choices.push((*kind, chosen, *is_on));
        }
    }
    choices
}
