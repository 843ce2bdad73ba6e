//! Rows of selections, and who belongs to them.

mod known;
mod question;
mod rows;
mod scope;

pub use known::flaw_of;
pub use rows::{add_members, insert, remove_members};
pub use scope::{count, members, scope_name};
