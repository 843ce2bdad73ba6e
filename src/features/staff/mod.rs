//! Who works here: members, their roles and rights, how they sign in, and for how long.
//!
//! Which address asks for which right is said in the route table, and checked there before any handler runs. A password is
//! known only as its hash, a session or a one-time link only as the hash of what the member holds.

mod actions;
pub mod handlers;
mod model;
mod shipped;
mod store;
pub mod views;

pub use actions::{NewMember, set_up, sign_in, sign_out};
pub use model::{ABSOLUTE, IDLE, Member, Open, Password, RoleKey, Session, WeakPassword};
pub use shipped::fill;
pub use store::{
    Credentials, add_member, add_session, by_address_key, has_members, is_setup_link, new_setup_link, purge, role_of_key,
    session, touch,
};
