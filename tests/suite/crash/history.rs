//! The history in the database against what people were told.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use samtykke::db::{
    Db, DbError,
    schema::{contact_addresses, events, legal_bases, purposes, submissions},
};

use super::visitors::{Entry, Person, Told};
use crate::processes::Standing;

/// Contact, act, type, basis after, choice after.
type Row = (i64, String, Option<i64>, Option<i64>, Option<bool>);

/// What an act did: its handle, and where the contact stood afterwards.
type Step = (String, Standing);

/// Every change that was acknowledged is in the history, in its place and exactly so; beside them is nothing that nobody asked for.
pub fn holds_every_acknowledged_change(db: &Db, people: &[&Person]) -> Count {
    let sign_ups = db.read_blocking(|c| Ok::<Vec<String>, DbError>(submissions::table.select(submissions::address_key).load(c)?));
    let sign_ups = sign_ups.unwrap();
    let mut contacts = contacts(db);
    let mut histories = histories(db);
    let mut count = Count::default();
    for person in people {
        let sent = sign_ups.iter().filter(|address| **address == person.address).count();
        assert!(sent <= 1, "{}: one page that is sent again is one sign-up, not {sent}", person.address);
        assert!(sent == 1 || !person.has_signed_up, "{}: the sign-up that was acknowledged is gone", person.address);
        let steps = contacts.remove(&person.address).map(|id| histories.remove(&id).unwrap_or_default()).unwrap_or_default();
        count.acknowledged += usize::from(person.has_signed_up);
        explain(person, &steps, &mut count);
    }
    assert!(contacts.is_empty(), "contacts that nobody is: {contacts:?}");
    count
}

/// How many changes there were.
#[derive(Clone, Copy, Default, Debug)]
pub struct Count {
    pub acknowledged: usize,
    /// Asked for, and never answered.
    pub unanswered: usize,
    /// Done all the same.
    pub done_unanswered: usize,
}

/// Goes through what somebody asked for and saw, and what the history holds, side by side.
///
/// An unanswered change may be any step of the history that fits it, or none; so all ways to read the two are followed at once.
/// A way is the number of steps that it has come across.
fn explain(person: &Person, steps: &[Step], count: &mut Count) {
    let named: BTreeSet<&String> = person.journal.iter().filter_map(Entry::act).collect();
    let stands = |way: usize| if way == 0 { Standing::default() } else { steps[way - 1].1.clone() };
    let told = || format!("{}\nasked for and saw: {:#?}\nin the history: {steps:#?}", person.address, person.journal);
    let mut ways = BTreeSet::from([0]);
    let mut answered = 0;
    for entry in &person.journal {
        // The next step, where it leads to the wish and no other answer named it.
        let goes_on = |way: usize, wished: &Standing| {
            steps.get(way).is_some_and(|(act, standing)| standing == wished && !named.contains(act)).then_some(way + 1)
        };
        ways = ways
            .into_iter()
            .flat_map(|way| match entry {
                Entry::Saw(standing) | Entry::Asked(standing, Told::Unchanged) => {
                    [(stands(way) == *standing).then_some(way), None]
                }
                Entry::Asked(wished, Told::Nothing) => [Some(way), goes_on(way, wished)],
                Entry::Asked(wished, Told::ItIsSo) => [(stands(way) == *wished).then_some(way), goes_on(way, wished)],
                Entry::Asked(wished, Told::Act(act)) => {
                    [(steps.get(way) == Some(&(act.clone(), wished.clone()))).then_some(way + 1), None]
                }
            })
            .flatten()
            .collect();
        assert!(!ways.is_empty(), "the history does not hold {entry:?}\n{}", told());
        match entry {
            Entry::Saw(_) => {}
            Entry::Asked(_, Told::Nothing) => count.unanswered += 1,
            Entry::Asked(..) => count.acknowledged += 1,
        }
        answered += usize::from(matches!(entry, Entry::Asked(_, Told::Act(_) | Told::ItIsSo)));
    }
    assert!(ways.contains(&steps.len()), "a change that nobody asked for: {:?}\n{}", steps.get(*ways.last().unwrap()), told());
    // A change that was asked for again by a wordless answer counts there; so this is the least that it can be.
    count.done_unanswered += steps.len().saturating_sub(answered);
}

impl Entry {
    fn act(&self) -> Option<&String> {
        match self {
            Self::Asked(_, Told::Act(act)) => Some(act),
            _ => None,
        }
    }
}

/// Contacts by address.
fn contacts(db: &Db) -> BTreeMap<String, i64> {
    let read = db.read_blocking(|c| {
        let rows = contact_addresses::table.select((contact_addresses::address_key, contact_addresses::contact_id));
        Ok::<Vec<(String, i64)>, DbError>(rows.load(c)?)
    });
    read.unwrap().into_iter().collect()
}

/// The acts on e-marketing and its types, per contact, in order.
fn histories(db: &Db) -> BTreeMap<i64, Vec<Step>> {
    let read = db.read_blocking(|c| {
        let marketing: i64 = purposes::table.filter(purposes::key.eq("EMARKETING")).select(purposes::id).first(c)?;
        let withdrawn: i64 = legal_bases::table.filter(legal_bases::key.eq("WITHDRAWN")).select(legal_bases::id).first(c)?;
        let about = events::purpose_id.eq(marketing).or(events::type_id.is_not_null());
        let rows = events::table.filter(events::contact_id.is_not_null().and(about)).order(events::id);
        let columns =
            (events::contact_id.assume_not_null(), events::act, events::type_id, events::basis_after, events::choice_after);
        let rows: Vec<Row> = rows.select(columns).load(c)?;
        Ok::<_, DbError>((withdrawn, rows))
    });
    let (withdrawn, rows) = read.unwrap();
    let mut histories: BTreeMap<i64, Vec<Step>> = BTreeMap::new();
    for (contact, act, kind, basis, choice) in rows {
        let steps = histories.entry(contact).or_default();
        if steps.last().is_none_or(|(last, _)| *last != act) {
            let stands = steps.last().map(|(_, stands)| stands.clone()).unwrap_or_default();
            steps.push((act, stands));
        }
        let Some((_, stands)) = steps.last_mut() else { continue };
        match (kind, choice) {
            (Some(kind), Some(true)) => drop(stands.types.insert(kind.to_string())),
            (Some(kind), _) => drop(stands.types.remove(&kind.to_string())),
            (None, _) => stands.consents = basis.is_some_and(|basis| basis != withdrawn),
        }
    }
    histories
}
