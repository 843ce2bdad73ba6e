//! The lists that staff maintain: purposes, legal bases, sources, subscription types, with their words per language.
//!
//! Read as a whole into memory ([`Lists`]) and read anew when the snapshot's number changes. Who consented to what is not here.

mod model;
mod shipped;
mod store;

pub use model::{
    BASIS_CONSENT, BASIS_WITHDRAWN, Lists, NamedItem, Purpose, PurposeWords, SOURCE_PORTAL, SOURCE_WEBFORM, SubscriptionType,
    TypeWords, Words,
};
pub use shipped::fill;
pub use store::{add_interest, add_interest_called, load};
