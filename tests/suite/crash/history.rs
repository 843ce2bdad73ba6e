//! The history in the database against what people were told.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use samtykke::db::{
    Db, DbError,
    schema::{contact_addresses, events, legal_bases, purposes, submissions},
};

use super::visitors::Person;
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
    /// Nobody knew, and it had happened.
    pub unanswered_and_done: usize,
    /// Nobody knew, and it had not.
    pub unanswered_and_not_done: usize,
}

/// Goes through what somebody asked for and what the history holds, side by side.
fn explain(person: &Person, steps: &[Step], count: &mut Count) {
    let named: BTreeSet<&String> = person.journal.iter().filter_map(|entry| entry.act.as_ref()).collect();
    let told = || format!("{}\nasked for: {:#?}\nin the history: {steps:#?}", person.address, person.journal);
    let mut stands = Standing::default();
    let mut rest = steps.iter().peekable();
    for entry in &person.journal {
        count.acknowledged += usize::from(entry.is_acknowledged);
        if entry.wished == stands && entry.act.is_none() {
            continue;
        }
        let is_this = rest.peek().is_some_and(|(handle, standing)| {
            // An act that an answer named belongs to that answer; the others to whoever got none or a wordless one.
            *standing == entry.wished && entry.act.as_ref().map_or(!named.contains(handle), |act| act == handle)
        });
        if is_this {
            rest.next();
            stands = entry.wished.clone();
            count.unanswered_and_done += usize::from(!entry.is_acknowledged);
        } else {
            count.unanswered_and_not_done += 1;
            assert!(!entry.is_acknowledged, "an acknowledged change is lost: {entry:?}\n{}", told());
        }
    }
    assert!(rest.peek().is_none(), "a change that nobody asked for: {:?}\n{}", rest.peek(), told());
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
