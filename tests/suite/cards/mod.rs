//! What staff do about contacts.

mod confirmations;
mod consents;
mod details;
mod merging;
pub mod plans;
pub(crate) mod search;

use samtykke::kernel::ids::ContactId;

use crate::support::{TestApp, Visitor};

impl TestApp {
    /// The path of the card of whoever has an address.
    pub fn card_of(&self, address: &str) -> String {
        format!("/admin/contacts/{}", self.id_of(address))
    }

    /// The number of whoever has an address.
    pub fn id_of(&self, address: &str) -> ContactId {
        let lines = self
            .lines(&format!("SELECT CAST(contact_id AS TEXT) AS line FROM contact_addresses WHERE address_key = '{address}'"));
        ContactId(lines[0].parse().unwrap())
    }

    /// The path of a purpose on somebody's Privacy view.
    pub fn purpose_of(&self, address: &str, key: &str) -> String {
        let id = self.state.snapshots.now().lists.purpose_of_key(key).unwrap().id;
        format!("{}/privacy/{id}", self.card_of(address))
    }

    /// The number of a legal basis, as forms post it.
    pub fn basis(&self, key: &str) -> String {
        self.state.snapshots.now().lists.basis(key).unwrap().to_string()
    }

    /// The number of a source, as forms post it.
    pub fn source(&self, key: &str) -> String {
        self.state.snapshots.now().lists.source(key).unwrap().to_string()
    }

    /// What staff did to contacts, oldest first.
    pub fn contact_acts(&self) -> Vec<String> {
        self.lines("SELECT what AS line FROM audit_entries WHERE subject_kind = 'contact' ORDER BY id")
    }
}

/// Writes somebody down and stands on their card.
pub async fn writes_down(member: &mut Visitor<'_>, first: &str, last: &str, address: &str) {
    member.opens("/admin/contacts/new").await;
    member.fills("first_name", first).fills("last_name", last).fills("address", address);
    member.presses("Add contact").await;
}
