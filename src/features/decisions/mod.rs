//! The settings as staff see and change them, in groups of what belongs together; the keys; the way out for mail.
//!
//! What a setting is and may be is not decided here but in `settings`. How to reach the mail server is configuration: its page
//! shows what is configured and tries it.

mod actions;
pub mod handlers;
mod model;
mod parse;
mod store;
pub mod views;

pub use model::{Field, Group, Kind};
pub use store::Stand;
