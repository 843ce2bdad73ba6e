//! Sign-ups: what happens with an answered form (FRM-06…08).
//!
//! ```text
//! posted ──▶ awaiting ──confirm (POST behind the mailed link)──▶ processed
//!               └──14 days──▶ deleted
//! ```
//!
//! With double opt-in nothing is stored on a contact, and no contact comes into being, before the confirmation.

mod actions;
mod apply;
pub mod handlers;
mod mails;
mod model;
mod parse;
mod store;

pub use actions::{Confirmed, Posted, Submitted, confirm, submit};
pub use model::{Answers, choices};
pub use parse::parse;
pub use store::{Submission, by_nonce, purge, without_contact};
