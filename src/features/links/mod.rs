//! Fresh personal links by mail, for who lost theirs: the same answer whether the address is known or not (LNK-04).

mod actions;
pub mod handlers;
pub mod views;

pub use actions::{Asked, NewLinkRequest, purge, request, revoke};
pub use handlers::expired;
