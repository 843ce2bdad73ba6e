//! The house's own words in six languages: Fluent files, embedded, checked against each other by tests.
//!
//! Texts that staff edit (purposes, subscription types, forms, templates) are rows in the database and not here.

pub mod countries;
pub mod format;
mod negotiate;
mod staff;
mod texts;

pub use negotiate::negotiate;
pub use staff::{actor_key, right_key, role_key, template_key};
pub use texts::Texts;

#[cfg(test)]
mod tests;
