//! Rows of members, roles, sessions, links, codes and failed attempts.

mod attempts;
mod drafts;
mod links;
mod members;
mod roles;
mod second;
mod sessions;

pub use attempts::{Limit, begin_attempt, forgive, take_back};
pub use drafts::{Draft, draft, keep_draft};
pub use links::{LinkKind, OneTime, is_setup_link, link, new_link, new_setup_link, use_link};
pub use members::{
    Credentials, MemberRow, active_administrators, add_member, by_address_key, by_id, change_member, has_members, member,
    members, set_language, set_password,
};
pub use roles::{RoleRow, add_role, change_role, delete_role, role, role_of_key, roles, set_rights};
pub use second::{replace_codes, set_seed, unused_codes, use_code, use_step};
pub use sessions::{
    Pending, add_pending, add_session, end_others, end_session, note_proof, of_member, owner_of, pending, session, touch,
};

use chrono::Duration;
use diesel::prelude::*;

use super::model::ABSOLUTE;
use crate::{
    db::{
        DbError, Tx,
        schema::{sign_in_failures, staff_drafts, staff_links, staff_sessions},
    },
    kernel::Timestamp,
};

/// Deletes sessions that are over, links that work no more, drafts nobody came back for, and failures long ago.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    // A day longer than they work: who comes back late is still known.
    let day_ago = now.plus(-Duration::days(1));
    let c = tx.connection();
    let old_sessions = staff_sessions::table.filter(staff_sessions::created_at.lt(day_ago.plus(-ABSOLUTE)));
    let sessions = diesel::delete(old_sessions).execute(c)?;
    let links = diesel::delete(staff_links::table.filter(staff_links::expires_at.lt(day_ago))).execute(c)?;
    let drafts = diesel::delete(staff_drafts::table.filter(staff_drafts::created_at.lt(now.plus(-drafts::KEPT)))).execute(c)?;
    let failures = diesel::delete(sign_in_failures::table.filter(sign_in_failures::last_at.lt(day_ago))).execute(c)?;
    Ok(sessions + links + drafts + failures)
}
