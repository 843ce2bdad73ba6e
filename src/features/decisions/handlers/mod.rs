//! `/admin/settings` and below.

mod group;
mod keys;
mod transport;

pub use group::{save, show, show_all};
pub use keys::{rotate, show_keys};
pub use transport::{show_transport, test_transport};
