//! People whom the portal knows by other ways than its forms: what staff will do, done by hand.

use samtykke::{
    db::DbError,
    features::{
        consents, contacts,
        contacts::{ContactDetails, NewContact},
        ledger::{self, EventKind, NewEvent},
        lists,
    },
    kernel::{Context, EmailAddress, Language},
};
use serde_json::Map;

use crate::support::TestApp;

/// The legal basis and source of a person's purpose; empty when nothing is registered.
pub fn state_of(app: &TestApp, address: &str, purpose: &str) -> String {
    app.lines(&format!(
        "SELECT b.key || ' ' || s.key AS line FROM consents c JOIN contact_addresses a ON a.contact_id = c.contact_id \
         JOIN purposes p ON p.id = c.purpose_id JOIN legal_bases b ON b.id = c.basis_id JOIN sources s ON s.id = c.source_id \
         WHERE a.address_key = '{address}' AND p.key = '{purpose}'"
    ))
    .concat()
}

impl TestApp {
    /// Stores somebody about whom nothing is registered.
    pub async fn knows(&self, address: &str) {
        let (at, address) = (self.now(), EmailAddress::parse(address).unwrap());
        self.arranges(move |tx| {
            let lists = lists::load(tx.connection())?;
            let source = lists.source("USER").ok_or(DbError::NotFound)?;
            let details = ContactDetails::default();
            let new = NewContact { address: &address, language: Language::En, source, details: &details, is_confirmed: false };
            let contact = contacts::add(tx, at, &new)?;
            let ctx = Context::system(at);
            let act = ledger::open_act(tx, &ctx, Some(contact), None, Map::new())?;
            let event = NewEvent { contact: Some(contact), ..NewEvent::default() };
            ledger::record(tx, &ctx, &act, EventKind::ContactCreated, &event)
        })
        .await;
    }

    /// Registers a purpose for somebody on this ground.
    pub async fn registers(&self, address: &str, purpose: &'static str, basis: &'static str) {
        let (at, address) = (self.now(), EmailAddress::parse(address).unwrap());
        self.arranges(move |tx| {
            let lists = lists::load(tx.connection())?;
            let contact = contacts::by_address_key(tx.connection(), address.key())?.ok_or(DbError::NotFound)?;
            let before = consents::of_contact(tx.connection(), contact.id)?;
            let purpose = lists.purpose_of_key(purpose).ok_or(DbError::NotFound)?.id;
            let change = consents::Change {
                contact: contact.id,
                purpose,
                basis: lists.basis(basis).ok_or(DbError::NotFound)?,
                source: lists.source("USER").ok_or(DbError::NotFound)?,
                form_version: None,
                submission: None,
                shown: None,
                undoes: None,
            };
            let ctx = Context::system(at);
            let act = ledger::open_act(tx, &ctx, Some(contact.id), None, Map::new())?;
            let before = before.iter().find(|consent| consent.purpose_id == purpose);
            consents::set(tx, &ctx, &lists, &act, before, &change)
        })
        .await;
    }

    /// Asks for a fresh link by the public form, and takes it from the mail.
    pub async fn fresh_link(&self, address: &str) -> String {
        let mut visitor = self.visitor();
        visitor.opens("/en/link").await;
        visitor.fills("email", address).submits().await;
        self.mail_to(address).await.link("p")
    }

    /// Ends all personal links of somebody (LNK-03).
    pub async fn revokes_links(&self, address: &str) {
        let (at, address) = (self.now(), EmailAddress::parse(address).unwrap());
        self.arranges(move |tx| {
            let contact = contacts::by_address_key(tx.connection(), address.key())?.ok_or(DbError::NotFound)?;
            contacts::revoke_links(tx, at, contact.id)
        })
        .await;
    }
}
