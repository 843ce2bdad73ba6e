//! Selections: sets of contacts with a name, chosen one by one or by a rule, and what bulk changes, exports and mailings go to.
//!
//! A selection never changes what is registered for anybody; it only says who is meant. Rules are trees of typed conditions, built
//! by choosing and never written as SQL. Who may be mailed is not decided here: a selection can hold people who said no.

pub mod actions;
pub mod handlers;
pub mod model;
mod parse;
pub mod store;
pub mod views;
pub mod works;

pub use actions::create_static;
pub use model::{Condition, Joined, Part, Rule, Scope, Selection, Settled, rule_of};
pub use store::{add_members, all_seen_by, count, may_use, members, remove_members, scope_name, seen_by, settled, shift_size};
