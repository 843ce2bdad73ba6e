//! Rows of selections, and who belongs to them.

mod known;
mod question;
mod rows;
mod scope;
mod sets;

pub use known::flaw_of;
pub use rows::{
    add_members, all_seen_by, insert, keep_size, mark_deleted, remove_members, seen_by, shift_size, update, users_of,
};
pub use scope::{count, may_use, members, page, scope_name, settled};
