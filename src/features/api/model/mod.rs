//! What goes over the wire, in and out, and what is made of it in between.

mod bodies;
mod documents;

pub use bodies::{AddressBody, ConsentBody, ContactPatch, NewContact, NewerAct, PrefillBody, SubscriptionBody};
pub use documents::{
    AddressDocument, Choice, ConsentDocument, ConsentList, ContactDocument, ContactPage, EventPage, ListDocument, ListItem,
    Mailability, PrefilledLinkDocument, Reason, SavedDocument, State, SubscriptionDocument, SubscriptionList, written,
};

use crate::kernel::{Timestamp, ids::ContactId};

/// A change of a consent, as it was asked for and found in order.
#[derive(Clone, Debug)]
pub struct ConsentWish {
    /// The legal basis.
    pub basis: crate::kernel::ids::BasisId,
    /// How it came in.
    pub source: crate::kernel::ids::SourceId,
    /// What stands beside it.
    pub comment: String,
    /// How it is known.
    pub evidence: String,
    /// When the contact did it.
    pub acted_at: Option<Timestamp>,
    /// The contact's newer act, with its evidence.
    pub newer_act: Option<(Timestamp, String)>,
}

/// What an answer to a change consists of, before it is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Names and values of headers.
    pub headers: Vec<(String, String)>,
    /// JSON.
    pub body: String,
    /// Whom it is about.
    pub contact: Option<ContactId>,
}
