//! Changing many contacts at once, taking it back, and the bin.

mod again;
mod bin;
mod histories;
mod pages;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use diesel::prelude::*;
use samtykke::{
    db::{Connection, DbError, Tx, schema},
    features::{
        bulk::{self, model::Change},
        consents,
        contacts::{self, ContactDetails, NewContact},
        ledger::{self, EventKind, NewEvent},
        subscriptions,
    },
    jobs::{self, Job, Runner, Work},
    kernel::{
        Actor, Channel, Context, EmailAddress, Language, Origin, Timestamp,
        ids::{BasisId, ContactId, JobId, PurposeId, SourceId, StaffId, TypeId},
    },
};
use tokio::sync::Notify;

use crate::support::TestApp;

/// Everything about somebody that a change of many can set, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub no_mailings: bool,
    pub language: String,
    pub country: String,
    pub interests: BTreeSet<i64>,
    pub consents: BTreeMap<PurposeId, (BasisId, SourceId, String, Option<i64>)>,
    pub choices: BTreeMap<TypeId, bool>,
}

/// A member of staff who acts.
pub fn member(at: Timestamp) -> Context {
    Context { at, actor: Actor::Staff(StaffId(7)), channel: Channel::Admin, language: Language::Nb, origin: Origin::default() }
}

impl TestApp {
    /// How everybody stands.
    pub fn states(&self) -> BTreeMap<ContactId, State> {
        let read = |c: &mut Connection| {
            use schema::{contact_interests as i, contacts as p};
            let rows: Vec<(ContactId, bool, String, String)> =
                p::table.select((p::id, p::no_mailings, p::language, p::country)).load(c)?;
            let everybody = (ContactId(0), ContactId(i64::MAX));
            let records = consents::page(c, everybody.0, everybody.1)?;
            let choices = subscriptions::page(c, everybody.0, everybody.1)?;
            let interests: Vec<(ContactId, i64)> = i::table.select((i::contact_id, i::interest_id)).load(c)?;
            Ok::<_, DbError>((rows, records, choices, interests))
        };
        let (rows, records, choices, interests) = self.state.db.read_blocking(read).unwrap();
        let state = |(id, no_mailings, language, country)| {
            let own = records.iter().filter(|record| record.contact_id == id);
            let own = own.map(|record| {
                let form = record.form_version_id.map(|version| version.0);
                (record.purpose_id, (record.basis_id, record.source_id, record.comment.clone(), form))
            });
            let state = State {
                no_mailings,
                language,
                country,
                interests: interests.iter().filter(|(of, _)| *of == id).map(|(_, interest)| *interest).collect(),
                consents: own.collect(),
                choices: choices.iter().filter(|row| row.contact_id == id).map(|row| (row.type_id, row.is_on)).collect(),
            };
            (id, state)
        };
        rows.into_iter().map(state).collect()
    }

    /// Who may be mailed, of which type (CON-13, SUB-03).
    pub fn mailable(&self) -> BTreeSet<(ContactId, TypeId)> {
        let lists = &self.state.snapshots.now().lists;
        let mut mailable = BTreeSet::new();
        for (id, state) in self.states() {
            for kind in &lists.types {
                let is_active = state.consents.get(&kind.purpose).is_some_and(|(basis, ..)| !lists.is_withdrawn(*basis));
                let is_on = subscriptions::is_subscribed(is_active, state.choices.get(&kind.id).copied(), kind.starts_on);
                if is_on && !state.no_mailings {
                    mailable.insert((id, kind.id));
                }
            }
        }
        mailable
    }

    /// Somebody new, without any consent.
    pub async fn somebody(&self, number: usize) -> ContactId {
        let house = self.state.snapshots.share();
        let ctx = member(self.now());
        let work = move |tx: &mut Tx<'_>| {
            let address = EmailAddress::parse(&format!("person{number}@fjordlys.no")).unwrap();
            let details = ContactDetails::default();
            let source = house.lists.source("USER").unwrap();
            let new = NewContact { address: &address, language: Language::En, source, details: &details, is_confirmed: true };
            let id = contacts::add(tx, ctx.at, &new)?;
            let act = ledger::open_act(tx, &ctx, Some(id), None, Default::default())?;
            ledger::record(tx, &ctx, &act, EventKind::ContactCreated, &NewEvent { contact: Some(id), ..NewEvent::default() })?;
            Ok::<_, DbError>(id)
        };
        self.state.db.write(work).await.unwrap()
    }

    /// Asks for a change.
    pub async fn asks_to_change(&self, change: &Change) -> JobId {
        let (ctx, house, change) = (member(self.now()), self.state.snapshots.share(), change.clone());
        self.state.db.write(move |tx| bulk::actions::start(tx, &ctx, &house.lists, &change)).await.unwrap()
    }

    /// Asks for a change to be taken back.
    pub async fn asks_to_take_back(&self, job: JobId) -> Option<JobId> {
        let ctx = member(self.now());
        self.state.db.write(move |tx| bulk::actions::take_back(tx, &ctx, job, "A mistake")).await.unwrap()
    }

    /// Does what waits, by these kinds of work.
    pub async fn works_off_by(&self, works: Vec<Box<dyn Work>>) -> usize {
        let runner = Runner::new(self.state.db.clone(), self.clock.clone(), Arc::new(works), Arc::new(Notify::new()));
        actix_web::rt::task::spawn_blocking(move || runner.work_off()).await.unwrap().unwrap()
    }

    pub fn job(&self, id: JobId) -> Job {
        self.state.db.read_blocking(|c| jobs::by_id(c, id)).unwrap().unwrap()
    }

    /// The log of a piece of work: whom it is about, and why.
    pub fn log(&self, id: JobId) -> Vec<(i64, String)> {
        let notes = self.state.db.read_blocking(|c| jobs::notes(c, id, 0)).unwrap();
        notes.into_iter().map(|(_, note)| (note.contact.map_or(0, |id| id.0), note.code)).collect()
    }
}
