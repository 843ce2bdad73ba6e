//! The audit log: what staff did, what was refused to them, and who signed in, with before and after.
//!
//! Entries are never changed or deleted (triggers on both engines). They hold no secret, no token and no address of a contact:
//! whoever records an entry says so with row numbers and codes. The history of consents is the ledger's, not this one.

pub mod handlers;
mod model;
mod store;
pub mod views;
mod words;

pub use model::{Asked, Entry, Line, Subject};
pub use store::{page, record};
pub use words::{act, is_known, name as value_name};
