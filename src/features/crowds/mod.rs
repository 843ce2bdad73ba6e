//! Crowds: many invented contacts for measuring, each as if they had signed up and confirmed, with a history that their consents
//! and choices follow from.
//!
//! Written set by set and not through the actions of sign-ups, which would take an hour for a million. No mail and no submission
//! belongs to them. A database in use is refused: invented people have no place among real ones.

mod model;
mod store;

pub use store::{add, is_untouched};
