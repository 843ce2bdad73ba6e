//! Contacts that come in files.

mod engine;
mod exports;
mod histories;
mod input;
mod pages;
mod refusals;
mod undo;
mod works;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::{connection::SimpleConnection, prelude::*};
use samtykke::{
    db::{
        DbError,
        schema::{consents, contact_addresses, contacts, subscriptions},
    },
    features::{
        consents as records,
        imports::{self, Asked, Import, NewImport, Plan, Receiving, sniff},
        ledger,
    },
    kernel::{
        Actor, Channel, Context, Language, Origin,
        ids::{BasisId, ContactId, ImportId, PurposeId, StaffId, TypeId},
    },
};

use crate::support::TestApp;

/// The day before the tests begin is long enough ago.
pub const LONG_AGO: (i32, u32, u32) = (2024, 3, 5);

pub fn importing(app: &TestApp) -> Context {
    Context {
        at: app.clock.now(),
        actor: Actor::Staff(StaffId(1)),
        channel: Channel::Admin,
        language: Language::En,
        origin: Origin::default(),
    }
}

pub fn basis(app: &TestApp, key: &str) -> BasisId {
    app.state.snapshots.now().lists.basis(key).unwrap()
}

pub fn purpose(app: &TestApp, key: &str) -> PurposeId {
    app.state.snapshots.now().lists.purpose_of_key(key).unwrap().id
}

pub fn a_type(app: &TestApp) -> TypeId {
    app.state.snapshots.now().lists.types[0].id
}

/// A file as it arrived, with what is proposed to be done with it, changed by `otherwise`.
pub fn arrives(app: &TestApp, name: &str, content: &[u8], otherwise: impl FnOnce(&mut Plan)) -> ImportId {
    let mut receiving = Receiving::begin(&app.state.config.uploads_dir).unwrap();
    receiving.write(content).unwrap();
    let sniffed = sniff(&receiving.path(), None).unwrap();
    let mut plan = imports::guess(&sniffed, name, None, &app.state.snapshots.now().lists, Language::En);
    otherwise(&mut plan);
    let headers = imports::headers(&sniffed);
    let received = receiving.keep().unwrap();
    let new = NewImport {
        name: name.into(),
        file: received.file,
        sha256: received.sha256,
        size: received.size,
        lines: Some(received.lines),
        plan,
        headers,
    };
    let ctx = importing(app);
    app.state.db.write_blocking(move |tx| imports::open(tx, &ctx, &new)).unwrap()
}

pub fn asks_for_check(app: &TestApp, id: ImportId) -> Asked {
    let (ctx, lists) = (importing(app), app.state.snapshots.now().lists.clone());
    app.state.db.write_blocking(move |tx| imports::ask_check(tx, &ctx, &lists, id, &Default::default())).unwrap()
}

pub fn asks_for_run(app: &TestApp, id: ImportId) -> Asked {
    let ctx = importing(app);
    app.state.db.write_blocking(move |tx| imports::ask_run(tx, &ctx, id, true)).unwrap()
}

/// Brings a file in from beginning to end.
pub async fn brings_in(app: &TestApp, name: &str, content: &str, otherwise: impl FnOnce(&mut Plan)) -> Import {
    let id = arrives(app, name, content.as_bytes(), otherwise);
    let asked = asks_for_check(app, id);
    assert!(matches!(asked, Asked::Opened(_)), "{asked:?}");
    app.works_off().await;
    let asked = asks_for_run(app, id);
    assert!(matches!(asked, Asked::Opened(_)), "{asked:?}");
    app.works_off().await;
    stands(app, id)
}

pub fn stands(app: &TestApp, id: ImportId) -> Import {
    app.state.db.read_blocking(|c| imports::by_id(c, id)).unwrap().unwrap()
}

/// Who has an address.
pub fn who(app: &TestApp, address: &str) -> Option<ContactId> {
    let address = address.to_owned();
    let read = app.state.db.read_blocking(|c| {
        let found = contact_addresses::table.filter(contact_addresses::address_key.eq(&address));
        Ok::<_, DbError>(found.select(contact_addresses::contact_id).get_result(c).optional()?)
    });
    read.unwrap()
}

/// Their consents: the basis by purpose.
pub fn bases(app: &TestApp, id: ContactId) -> BTreeMap<PurposeId, BasisId> {
    let read = app.state.db.read_blocking(|c| {
        let rows = consents::table.filter(consents::contact_id.eq(id)).select((consents::purpose_id, consents::basis_id));
        Ok::<_, DbError>(rows.load::<(PurposeId, BasisId)>(c)?)
    });
    read.unwrap().into_iter().collect()
}

pub fn choices(app: &TestApp, id: ContactId) -> BTreeMap<TypeId, bool> {
    let read = app.state.db.read_blocking(|c| {
        let rows =
            subscriptions::table.filter(subscriptions::contact_id.eq(id)).select((subscriptions::type_id, subscriptions::is_on));
        Ok::<_, DbError>(rows.load::<(TypeId, bool)>(c)?)
    });
    read.unwrap().into_iter().collect()
}

/// First name, last name, company, country, language, no mailings.
pub fn details(app: &TestApp, id: ContactId) -> (String, String, String, String, Language, bool) {
    let read = app.state.db.read_blocking(|c| {
        Ok::<_, DbError>(
            contacts::table
                .find(id)
                .select((
                    contacts::first_name,
                    contacts::last_name,
                    contacts::company,
                    contacts::country,
                    contacts::language,
                    contacts::no_mailings,
                ))
                .get_result(c)?,
        )
    });
    read.unwrap()
}

/// A consent that holds for all rows.
pub fn granted(app: &TestApp) -> impl Fn(&mut Plan) + use<> {
    let (marketing, consent) = (purpose(app, "EMARKETING"), basis(app, "61A"));
    move |plan: &mut Plan| {
        plan.grants.insert(marketing, consent);
        plan.date = NaiveDate::from_ymd_opt(LONG_AGO.0, LONG_AGO.1, LONG_AGO.2);
        plan.evidence = "Ticked the box on the old form".into();
    }
}

/// What a contact says about one purpose, in their own act.
pub fn says(app: &TestApp, id: ContactId, key: &str, basis_key: &str) {
    let lists = app.state.snapshots.now().lists.clone();
    let (purpose, basis, source) = (purpose(app, key), basis(app, basis_key), lists.source("PORTAL").unwrap());
    let ctx = Context { actor: Actor::Contact(id), ..importing(app) };
    let set = app.state.db.write_blocking(move |tx| {
        let before = records::of_contact(tx.connection(), id)?.into_iter().find(|consent| consent.purpose_id == purpose);
        let act = ledger::open_act(tx, &ctx, Some(id), None, Default::default())?;
        let change = records::Change {
            contact: id,
            purpose,
            basis,
            source,
            form_version: None,
            submission: None,
            shown: None,
            undoes: None,
        };
        records::set(tx, &ctx, &lists, &act, before.as_ref(), &change)
    });
    set.unwrap();
}

pub fn by_hand(app: &TestApp, sql: &str) {
    let sql = sql.to_owned();
    app.state.db.write_blocking(move |tx| Ok::<_, DbError>(tx.connection().batch_execute(&sql)?)).unwrap();
}
