//! Privacy confirmations: telling people that we store something about them, what, and what they can do (GDPR Art. 13, 14).
//!
//! They go out by themselves when a contact is newly created and its source says so (PCE-01), by hand at any time (PCE-02), and
//! to everybody who was not told within a month (PCE-04). Which source sends them is decided in the list of sources.

mod actions;
mod many;
mod store;

pub use actions::{Confirmation, inform, inform_if_new, usual_language, usual_subject};
pub use many::{Broadcast, Reached, inform_new, inform_portion, inform_these};
pub use store::{NotInformed, count_due_within, count_not_informed, due, not_informed, overdue, told_before};
