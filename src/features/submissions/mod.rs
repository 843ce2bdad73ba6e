//! Submissions as staff see and process them (FRM-10, FRM-11): the list, one with the form as it was filled in, what waits, what a form
//! does with its submissions, how many it gets, and how long answers are kept.
//!
//! Taking a form and making it count is `signups`' business.

mod actions;
pub mod handlers;
pub mod model;
mod store;
pub mod views;

pub use actions::{Saved, note_export, process, reject, save_processing};
pub use store::{count_waiting, forget};
