//! Mail templates as staff edit them: what may be written, what is refused, versions, previews, tests, the way back.
//!
//! Every saved state is a version that never changes, so that a mail that went out can be shown as it was. How a template becomes
//! a mail is the mail kit's and the outbox's business.

mod actions;
pub mod handlers;
mod mails;
mod model;
mod store;
pub mod views;

pub use model::{BODY_LIMIT, Fault, SUBJECT_LIMIT, Variable, check, line_changes, offered, sample};
pub use store::{Current, VersionLine, all};
