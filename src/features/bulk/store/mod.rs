//! Changing many rows by few statements: contacts are staged in a temporary table, and events and what follows from them are made
//! from there by the engine.

mod acts;
mod apply;
mod clauses;
mod count;
mod samples;
mod stage;
mod undo;

pub(super) use acts::next_of;
pub(super) use apply::apply;
pub use count::{Counted, Counting, count, listed};
pub use samples::{Sample, samples};
pub use stage::{Who, newest_event, set_out, stage_act};
pub(super) use undo::undo;
