//! The personal pages behind signed links: preferences, leaving, taking a change back, and what is stored.
//!
//! A page shows where the contact stands; a save compares that with what is wished and makes one act of the difference.
//! Nothing is saved before the button, and saving without a change writes and mails nothing.

mod actions;
pub mod handlers;
mod mails;
mod model;
mod store;
pub mod views;

pub use actions::{Holder, Saved, Seen, ask_for_data, choose, leave, leave_type, restore};
pub use mails::{changes, greeting, preferences_link};
pub use model::{Standing, Step, Undo, Wishes, steps, steps_to_leave, undo};
pub use store::{Standings, standing, standing_of};
