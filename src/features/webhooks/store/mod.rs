//! Webhooks and their deliveries in the database.

mod queue;
mod rows;

pub(super) use queue::{AHEAD, claim, is_anything_due, record};
pub(super) use rows::{add, by_id, change, delete, post_test, renew, repeat, start, stop};
pub use rows::{all, count_given_up, deliveries, purge};
