//! What a contact is.

use crate::kernel::{
    EmailAddress, Language, Timestamp,
    ids::{ContactId, SourceId},
};

/// A person with their primary address.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Their row.
    pub id: ContactId,
    /// What links carry instead of the id.
    pub handle: String,
    /// Given name; may be empty.
    pub first_name: String,
    /// Family name; may be empty.
    pub last_name: String,
    /// The language of their mails.
    pub language: Language,
    /// Links of an earlier epoch open nothing (LNK-03).
    pub link_epoch: i64,
    /// Goes up with every change.
    pub version: i64,
    /// Blocks every mailing (CON-13).
    pub no_mailings: bool,
    /// Since when.
    pub created_at: Timestamp,
    /// The primary address.
    pub address: EmailAddress,
}

impl Contact {
    /// Where to write when somebody typed this address of the contact: as the contact has it. Another mailbox that only folds
    /// to the same key gets nothing of theirs.
    pub fn address_for<'a>(&'a self, typed: &'a EmailAddress) -> &'a EmailAddress {
        if self.address.key() == typed.key() { &self.address } else { typed }
    }
}

/// A person about to be stored.
#[derive(Clone, Debug)]
pub struct NewContact<'a> {
    /// Primary address.
    pub address: &'a EmailAddress,
    /// The language of their mails.
    pub language: Language,
    /// How the data came in.
    pub source: SourceId,
    /// Name and the like.
    pub details: &'a ContactDetails,
    /// Has the person shown, by a mailed link, that the address is theirs?
    pub is_confirmed: bool,
}

/// What a form may fill in; an empty text means nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactDetails {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Company.
    pub company: String,
    /// Telephone.
    pub phone: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}
