//! The way in, one's own account, and the pages for those who may not go further.

mod account;
mod links;
mod refusals;
mod roles;
mod sign_in;
mod two_step;
mod users;

pub use account::{AccountView, SessionLine, account};
pub use links::{NewPasswordView, ask_reset, link_expired, new_password, reset_sent};
pub use refusals::{draft, refused, second_step_stays, stale_form};
pub use roles::{RoleView, is_shipped_name, role, role_name, roles};
pub use sign_in::{code, proof, setup, setup_expired, sign_in};
pub use two_step::{TwoStepView, recovery_codes, two_step};
pub use users::{MemberLine, MemberView, new_user, user, users};
