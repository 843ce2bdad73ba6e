//! The outbox as staff see it: what waits, what is late, what was given up and why; and sending again.
//!
//! What a mail says is shown on its contact's card. When a mail leaves is the outbox's business.

mod actions;
pub mod handlers;
pub mod views;

pub use actions::{resend, resend_all};
