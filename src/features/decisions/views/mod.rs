//! Pages of settings, keys and the way out for mail.

mod group;
mod keys;
mod labels;
mod transport;

pub use group::{GroupView, all, group};
pub use keys::keys;
pub use transport::{TransportView, transport};
