//! Taking an import back: who came in by it goes to the bin, and what it changed is changed back by events of its own. What has been
//! changed since by anybody is left as it is, and reported. So is a refusal that came by the file, which nobody knows to be wrong,
//! unless whoever takes it back says why it is (CON-11, CON-13).

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{
    super::{
        model::{Import, STORE, Stage},
        store::{self, Later},
    },
    Cursor, UNDO, cursor, hold, import, input, moved_on, read, written,
};
use crate::{
    db::{Db, DbError, Tx},
    features::{
        bin,
        consents::{self, Consent, Remarks},
        contacts::{self, ContactDetails},
        ledger::{self, Act, Event, EventKind, NewEvent},
        lists::Lists,
        snapshot::{Snapshot, Snapshots},
        subscriptions,
    },
    jobs::{Job, JobError, Note, Portion, Step, Work},
    kernel::{
        Actor, Context, Language,
        ids::{ContactId, PurposeId, TypeId},
    },
};

/// People that one portion takes.
const PORTION: i64 = 200;

/// What came of taking an import back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Undone {
    /// So many went to the bin.
    pub binned: i64,
    /// Of so many everything is as it was before.
    pub put_back: i64,
    /// Of so many something stays: it has been changed since, or is a refusal.
    pub left: i64,
}

/// Takes an import back.
pub struct Undo {
    snapshots: Arc<Snapshots>,
}

impl Undo {
    /// With what staff edit.
    pub const fn new(snapshots: Arc<Snapshots>) -> Self {
        Self { snapshots }
    }
}

impl Work for Undo {
    fn kind(&self) -> &'static str {
        UNDO
    }

    fn next(&self, db: &Db, job: &Job) -> Result<Portion, JobError> {
        let at = cursor(job)?;
        let import = db.read_blocking(|connection| import(connection, job, Stage::Undoing))?.ok_or_else(moved_on)?;
        let house = self.snapshots.share();
        let reason = input(job).map(|input| input.reason).unwrap_or_default();
        Ok(Box::new(move |tx, ctx, job| {
            hold(tx, job, Stage::Undoing)?;
            portion(tx, ctx, job, &house, &import, &reason, at)
        }))
    }
}

fn portion(
    tx: &mut Tx<'_>,
    ctx: &Context,
    job: &Job,
    house: &Snapshot,
    import: &Import,
    reason: &str,
    at: Cursor,
) -> Result<Step, DbError> {
    let mut undone: Undone = read(&job.result).map_err(|error| DbError::Broken(error.to_string()))?;
    let people = store::touched(tx.connection(), import.id, ContactId(at.after), PORTION)?;
    let Some(last) = people.last().copied() else {
        store::set_stage(tx, ctx.at, import.id, &[Stage::Undoing], Stage::Undone)?;
        return Ok(Step { cursor: written(&at), is_last: true, ..Step::default() });
    };
    let (mut notes, mut to_bin) = (Vec::new(), Vec::new());
    for id in &people {
        match take_back(tx, ctx, house, import, reason, *id)? {
            Fate::ToBin => to_bin.push(*id),
            Fate::PutBack => undone.put_back += 1,
            Fate::Left(codes) => {
                undone.left += 1;
                notes.extend(codes.into_iter().map(|code| Note { contact: Some(*id), line: None, code: code.into() }));
            }
        }
    }
    let (binned, kept) = bin::fill(tx, ctx, job.id, &to_bin)?;
    undone.binned += binned;
    undone.left += i64::try_from(kept.len()).unwrap_or(0);
    notes.extend(kept);
    Ok(Step {
        cursor: written(&Cursor { after: last.0, ..at }),
        done: i64::try_from(people.len()).unwrap_or(0),
        result: Some(written(&undone)),
        notes,
        ..Step::default()
    })
}

enum Fate {
    ToBin,
    PutBack,
    /// For these reasons.
    Left(Vec<&'static str>),
}

fn take_back(
    tx: &mut Tx<'_>,
    ctx: &Context,
    house: &Snapshot,
    import: &Import,
    reason: &str,
    id: ContactId,
) -> Result<Fate, DbError> {
    let Some(contact) = contacts::by_id(tx.connection(), id)? else { return Ok(Fate::Left(vec!["person-gone"])) };
    // On PostgreSQL this is the row's lock: nobody changes them beside.
    contacts::bump(tx, ctx.at, id, contact.version)?;
    let events = store::done_to(tx.connection(), import.id, id)?;
    let is_own = events.iter().any(|event| event.kind == EventKind::ContactCreated.code());
    if is_own && !store::has_lived_on(tx.connection(), import.id, id)? {
        return Ok(Fate::ToBin);
    }
    let lists = &house.lists;
    let mut back = Back { tx, ctx, lists, import, reason, id, act: None, is_own, stays: is_own, refuses: false };
    back.consents(&events)?;
    back.choices(&events)?;
    back.fields(&events)?;
    let why = [(back.stays, "changed-since"), (back.refuses, "refusal-stays")];
    let codes: Vec<&'static str> = why.into_iter().filter(|(is_so, _)| *is_so).map(|(_, code)| code).collect();
    Ok(if codes.is_empty() { Fate::PutBack } else { Fate::Left(codes) })
}

/// Changing somebody back.
struct Back<'t, 'c, 'a> {
    tx: &'t mut Tx<'c>,
    ctx: &'a Context,
    lists: &'a Lists,
    import: &'a Import,
    /// Why refusals end as well; empty when they stay.
    reason: &'a str,
    id: ContactId,
    /// The act, once there is something to write down.
    act: Option<Act>,
    /// Did they come in by this import?
    is_own: bool,
    /// Is something left because it has been changed since?
    stays: bool,
    /// Is a refusal left?
    refuses: bool,
}

impl Back<'_, '_, '_> {
    fn act(&mut self, personal: Map<String, Value>) -> Result<Act, DbError> {
        if let Some(act) = &self.act {
            return Ok(act.clone());
        }
        let act = self.open(personal)?;
        self.act = Some(act.clone());
        Ok(act)
    }

    fn open(&mut self, mut personal: Map<String, Value>) -> Result<Act, DbError> {
        if !self.reason.is_empty() {
            personal.insert("reason".into(), self.reason.into());
        }
        ledger::open_act(self.tx, self.ctx, Some(self.id), None, personal)
    }

    /// May a refusal that came by the file end? If not, that is reported.
    const fn may_end_refusal(&mut self) -> bool {
        let may = !self.reason.is_empty();
        self.refuses |= !may;
        may
    }

    fn consents(&mut self, events: &[Event]) -> Result<(), DbError> {
        let purposes: std::collections::BTreeSet<PurposeId> = events.iter().filter_map(|event| event.purpose_id).collect();
        let held = consents::of_contact(self.tx.connection(), self.id)?;
        let mut unset: Vec<PurposeId> = Vec::new();
        let mut set: Vec<(Consent, Event, String)> = Vec::new();
        let mut remarks = Remarks::default();
        let store = self.lists.purpose_of_key(STORE).map(|purpose| purpose.id);
        for purpose in purposes {
            // Whoever stays is stored on some ground.
            if self.is_own && Some(purpose) == store {
                continue;
            }
            let own: Vec<&Event> = events.iter().filter(|event| event.purpose_id == Some(purpose)).collect();
            let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
            let Some(now) = held.iter().find(|consent| consent.purpose_id == purpose && consent.event_id == last.id) else {
                self.stays = true;
                continue;
            };
            if self.lists.is_withdrawn(now.basis_id) {
                match first.basis_before {
                    Some(before) if self.lists.is_withdrawn(before) => continue,
                    // A withdrawal is never followed by nothing at all (CON-04).
                    None => {
                        self.refuses = true;
                        continue;
                    }
                    Some(_) if !self.may_end_refusal() => continue,
                    Some(_) => {
                        remarks.reasons.insert(purpose, self.reason.to_owned());
                    }
                }
            }
            if first.basis_before.is_none() {
                unset.push(purpose);
                continue;
            }
            let comment = self.comment_before(purpose, first)?;
            if !comment.is_empty() {
                remarks.comments.insert(purpose, comment.clone());
            }
            set.push((now.clone(), (*first).clone(), comment));
        }
        if unset.is_empty() && set.is_empty() {
            return Ok(());
        }
        let act = self.act(remarks.details())?;
        for (now, first, comment) in &set {
            let (Some(basis), Some(source)) = (first.basis_before, first.source_before) else { continue };
            let change = consents::Change {
                contact: self.id,
                purpose: now.purpose_id,
                basis,
                source,
                form_version: None,
                submission: None,
                shown: None,
                undoes: Some(first.act.clone()),
            };
            consents::set_remarking(self.tx, self.ctx, self.lists, &act, Some(now), &change, comment)?;
        }
        if unset.is_empty() {
            return Ok(());
        }
        let mut records = consents::of_contact(self.tx.connection(), self.id)?;
        for purpose in unset {
            let Some(at) = records.iter().position(|record| record.purpose_id == purpose) else { continue };
            let gone = records.remove(at);
            let undoes = events.iter().find(|event| event.purpose_id == Some(purpose)).map(|event| event.act.clone());
            let event = NewEvent {
                contact: Some(self.id),
                purpose: Some(purpose),
                basis: (Some(gone.basis_id), None),
                source: (Some(gone.source_id), None),
                undoes,
                ..NewEvent::default()
            };
            ledger::record(self.tx, self.ctx, &act, EventKind::ConsentUndone, &event)?;
        }
        consents::replace(self.tx, self.id, &records)
    }

    /// The comment beside a consent before an event: that of the event before it.
    fn comment_before(&mut self, purpose: PurposeId, event: &Event) -> Result<String, DbError> {
        let all = ledger::events_of(self.tx.connection(), self.id)?;
        let before = all.iter().rfind(|it| it.purpose_id == Some(purpose) && it.id < event.id);
        let Some(before) = before else { return Ok(String::new()) };
        let details = ledger::details_of(self.tx.connection(), &before.act)?;
        Ok(details.map_or_else(String::new, |(_, body)| Remarks::of(&body).comment(purpose).to_owned()))
    }

    fn choices(&mut self, events: &[Event]) -> Result<(), DbError> {
        let kinds: std::collections::BTreeSet<TypeId> = events.iter().filter_map(|event| event.type_id).collect();
        if kinds.is_empty() {
            return Ok(());
        }
        let held = subscriptions::page(self.tx.connection(), ContactId(self.id.0 - 1), self.id)?;
        for kind in kinds {
            let own: Vec<&Event> = events.iter().filter(|event| event.type_id == Some(kind)).collect();
            let (Some(first), Some(last)) = (own.first(), own.last()) else { continue };
            let Some(now) = held.iter().find(|choice| choice.type_id == kind && choice.event_id == last.id) else {
                self.stays = true;
                continue;
            };
            if !now.is_on && (first.choice_before == Some(false) || !self.may_end_refusal()) {
                continue;
            }
            let act = self.act(Map::new())?;
            let choice = subscriptions::Choice {
                contact: self.id,
                subscription_type: kind,
                before: Some(now.is_on),
                now: first.choice_before,
                form_version: None,
                submission: None,
                shown: None,
                undoes: Some(first.act.clone()),
            };
            subscriptions::choose(self.tx, self.ctx, &act, &choice)?;
        }
        Ok(())
    }

    /// Name, language, interests and the like, where they are still as the file left them.
    fn fields(&mut self, events: &[Event]) -> Result<(), DbError> {
        let is_change = |event: &&Event| event.kind == EventKind::ContactChanged.code();
        let Some(first) = events.iter().find(is_change) else { return Ok(()) };
        // Asked before anything is set back, which is no change of anybody's.
        let later = store::later(self.tx.connection(), self.import.id, self.id, first.id)?;
        for event in events.iter().rev().filter(is_change) {
            let Some((_, body)) = ledger::details_of(self.tx.connection(), &event.act)? else {
                self.stays = true;
                continue;
            };
            let body: Map<String, Value> = serde_json::from_str(&body).unwrap_or_default();
            let part = |name: &str| body.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
            self.values_back(event, &later, &part("before"), &part("after"))?;
        }
        Ok(())
    }

    fn values_back(
        &mut self,
        event: &Event,
        later: &[Later],
        before: &Map<String, Value>,
        after: &Map<String, Value>,
    ) -> Result<(), DbError> {
        let Some(contact) = contacts::by_id(self.tx.connection(), self.id)? else { return Ok(()) };
        let mut details = contacts::details(self.tx.connection(), self.id)?;
        let had = contacts::interest_ids(self.tx.connection(), self.id)?;
        let (mut language, mut no_mailings, mut interests) = (contact.language, contact.no_mailings, had.clone());
        let mut changed: Vec<&str> = Vec::new();
        for (name, now) in after {
            let Some(then) = before.get(name) else { continue };
            let is_still = match name.as_str() {
                "language" => now.as_str() == Some(language.code()),
                "no_mailings" => now.as_bool() == Some(no_mailings),
                "interests" => true,
                field => field_of(&mut details, field).is_some_and(|value| Some(value.as_str()) == now.as_str()),
            };
            // Who set the same once more meant it, and it is theirs now.
            if !is_still || later.iter().any(|it| it.event > event.id && it.is_about(name)) {
                self.stays = true;
                continue;
            }
            if name == "no_mailings" && no_mailings && then.as_bool() == Some(false) && !self.may_end_refusal() {
                continue;
            }
            match name.as_str() {
                "language" => language = then.as_str().and_then(Language::from_code).unwrap_or(language),
                "no_mailings" => no_mailings = then.as_bool().unwrap_or(no_mailings),
                "interests" => {
                    let kept = ids(then);
                    interests.retain(|id| kept.contains(id) || !ids(now).contains(id));
                }
                field => {
                    if let Some(value) = field_of(&mut details, field) {
                        then.as_str().unwrap_or_default().clone_into(value);
                    }
                }
            }
            changed.push(name);
        }
        if changed.is_empty() {
            return Ok(());
        }
        let personal = Map::from_iter([("before".to_owned(), after.clone().into()), ("after".to_owned(), before.clone().into())]);
        let act = self.open(personal)?;
        contacts::update_details(self.tx, self.id, language, &details)?;
        if no_mailings != contact.no_mailings {
            contacts::set_no_mailings(self.tx, self.id, no_mailings)?;
        }
        let by = Actor::named(self.ctx.actor.code(), self.ctx.actor.id());
        contacts::set_interests(self.tx, self.ctx.at, self.id, &had, &interests, &by)?;
        let event = NewEvent {
            contact: Some(self.id),
            undoes: Some(event.act.clone()),
            detail: Some(changed.join(" ")),
            ..NewEvent::default()
        };
        ledger::record(self.tx, self.ctx, &act, EventKind::ContactChanged, &event)?;
        Ok(())
    }
}

fn field_of<'d>(details: &'d mut ContactDetails, name: &str) -> Option<&'d mut String> {
    match name {
        "first_name" => Some(&mut details.first_name),
        "last_name" => Some(&mut details.last_name),
        "company" => Some(&mut details.company),
        "phone" => Some(&mut details.phone),
        "country" => Some(&mut details.country),
        _ => None,
    }
}

fn ids(value: &Value) -> Vec<i64> {
    value.as_str().unwrap_or_default().split(' ').filter_map(|id| id.parse().ok()).collect()
}
