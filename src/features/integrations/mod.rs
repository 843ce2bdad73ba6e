//! Programs of other systems that use the API: what each may do, and the token by which it is known.
//!
//! A token is shown once and kept as a hash. What a program does is kept under its number, so rows are never deleted: a program that
//! is done with is revoked. What the API offers is the `api` feature's business.

pub mod actions;
pub mod handlers;
mod model;
mod store;
pub mod views;

pub use model::{ApiRight, DAYS, Integration, NAME_LIMIT, NewIntegration};
pub use store::{Remembered, all, by_id, by_token_hash, purge, recall, remember, touch};
