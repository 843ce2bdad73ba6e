//! Sign-ups: what happens with an answered form (FRM-06…08).
//!
//! ```text
//! posted ──▶ awaiting ──confirm (POST behind the mailed link)──┬──▶ processed ◀──staff──┐
//!               └──14 days──▶ deleted                          ├──▶ submitted ──────────┼──staff──▶ rejected
//!                                                              └──▶ failed ─────────────┘
//! ```
//!
//! What could not be processed for a defect is `failed`: what the person did is kept, and staff process it (`failing`).
//!
//! With double opt-in nothing is stored on a contact, and no contact comes into being, before the confirmation; where the form says
//! that staff look first (FRM-10), not before they did.

mod actions;
mod apply;
mod daily;
pub mod failing;
mod files;
mod filing;
pub mod followups;
pub mod handlers;
mod json;
mod mails;
mod model;
mod parse;
pub mod prefill;
mod reminders;
mod sniff;
mod staffed;
mod store;
pub mod views;
mod words;

pub use actions::{Confirmed, Posted, Submitted, Trust, confirm, submit};
pub use daily::tell_daily;
pub use files::{Attached, Files};
pub use filing::{Filed, UNVOUCHED_FILES, UNVOUCHED_OCTETS, erase as erase_files, of_submission as files_of, part as file_part};
pub use model::{Answers, Failure, Status, choices};
pub use parse::parse;
pub use reminders::{Reminded, remind};
pub use staffed::{Choice, Settled, complete, reject};
pub use store::{Submission, by_id, by_nonce, purge, without_contact};
pub use words::{in_words, inputs};
