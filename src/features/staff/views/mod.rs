//! The way in, and the pages for those who may not go further.

mod refusals;
mod sign_in;

pub use refusals::{refused, stale_form};
pub use sign_in::{SetupView, setup, setup_expired, sign_in};
