//! Contacts that come in files.

mod engine;
mod exports;
mod histories;
mod input;
mod pages;
mod refusals;

use std::collections::BTreeMap;

use diesel::prelude::*;
use samtykke::{
    db::{
        DbError,
        schema::{consents, contact_addresses, contacts, subscriptions},
    },
    features::imports::{self, Asked, Import, NewImport, Plan, Receiving, sniff},
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
    let mut receiving = Receiving::begin(&app.state.config.uploads_dir()).unwrap();
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
