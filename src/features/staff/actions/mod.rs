//! What members do to get in, with their own account, and with each other.

mod account;
mod colleagues;
mod passwords;
mod roles;
mod way_in;

pub use account::{choose_language, drop_second_step, end_other_sessions, end_session, renew_codes, turn_on_second_step};
pub use colleagues::{
    Changed, Invite, Invited, change, disable, drop_second_step_by_address, drop_second_step_of, enable, invite, invite_again,
};
pub use passwords::{accept, ask_reset, change_password, reset};
pub use roles::{RoleSaved, add_role, delete_role, save_role};
pub use way_in::{Entered, NewMember, Proof, SecondStep, prove, second_step, set_up, sign_in, sign_out};
