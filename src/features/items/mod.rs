//! The items of the lists as staff maintain them: purposes, legal bases, sources, subscription types and interests alike.
//!
//! One table, one form and one set of acts serve all five; what differs is said in [`ListKind`]. Pages and mails read the lists
//! through the snapshot and know nothing of this. What contacts chose or agreed to is never changed from here.

mod actions;
pub mod handlers;
mod model;
mod parse;
mod store;
pub mod views;

pub use actions::{Outcome, add, change, delete, note_export, restore, set_active, shift};
pub use model::{Draft, Flag, Item, ListKind, TextField, Words, difference, key_of};
pub use parse::{Choices, is_web_address};
pub use store::{items, uses};
