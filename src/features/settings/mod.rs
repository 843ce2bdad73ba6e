//! What the organisation decides: its name and address, sender, lifetimes of links, limits. Shipped values where it decided nothing.
//!
//! How to reach the database and the mail relay is not decided here but in the configuration.

mod model;
mod store;

pub use model::{InvalidSetting, IpEvidence, Settings};
pub use store::{load, set};
