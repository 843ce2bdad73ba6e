//! Projections held against the history: consents and subscriptions are folded anew from the events and compared with the
//! tables, and what is to hang together is looked at: commitments, mails, addresses, sign-ups.
//!
//! It goes through everything in portions, so that memory does not grow with the number of contacts, and sees each portion as it
//! stood at one moment, so that it may run beside the server. It never changes an event; [`repair`] rewrites projections only.

mod actions;
mod model;
mod store;

pub use actions::repair;
pub use model::Report;
pub use store::check;
