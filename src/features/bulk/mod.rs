//! Changing many contacts at once: purposes, subscriptions, interests, *no mailings*, language and country of all whom a scope
//! names, in portions, with one event for each contact and thing changed; and taking the whole change back.
//!
//! A withdrawal, an objection and *no mailings* end here only where a member of staff with the right says so and gives a reason
//! (CON-11, CON-13). It does not decide who is in a scope (`selections`), and it does not know how long work is run (`jobs`).

pub mod actions;
pub mod handlers;
pub mod model;
mod parse;
mod store;
pub mod views;
mod work;

/// Contacts on a stage, for statements about many of them.
pub mod staging {
    pub use super::store::{Who, listed, newest_event, set_out, stage_act};
}

pub use parse::scope;
pub use store::{Counted, Counting, Sample, count, samples};
pub use views::{UndoKind, UpdateKind};
pub use work::{UNDO, UPDATE, Undo, Update};
