//! Who works here: members, their roles and rights, how they sign in, and for how long.
//!
//! Which address asks for which right is said in the route table, and checked there before any handler runs. A password is
//! known only as its hash, a session or a one-time link only as the hash of what the member holds.

mod actions;
pub mod handlers;
mod mails;
mod model;
mod shipped;
mod store;
pub mod views;

pub use actions::drop_second_step_by_address;
pub use model::{ABSOLUTE, IDLE, Member, Open, PROOF, Password, RoleKey, Session, WeakPassword};
pub use shipped::fill;
pub use store::{
    Draft, MemberRow, RoleRow, add_member, add_session, draft, has_members, keep_draft, members, new_setup_link, owner_of, purge,
    role_of_key, roles, session, touch,
};
