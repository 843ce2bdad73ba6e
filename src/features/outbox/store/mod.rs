//! Rows of the outbox, by what is done with them; the states that all of it turns on are here.

use diesel::{dsl::sql, expression::SqlLiteral, sql_types::Bool};

mod claims;
mod limits;
mod links;
mod lists;
mod lots;
mod post;
mod results;
mod stopped;

pub use claims::MailRow;
pub(super) use claims::{claim, is_anything_due, keep_signature, recover};
pub use limits::{AskedFor, asked_for, mailed_enough};
pub use links::{MailLinks, links_of_mails};
pub use lists::{Health, MailLine, health, of_contact, of_submission, queue};
pub use lots::{COUNTED, Lot, LotLine, LotPage, NEWS, PATIENCE, Pulse, lot, pulse, resend_lot};
pub use post::{post, post_all, post_nothing, purge_decoys};
pub(super) use results::{Outcome, record};
pub use results::{resend, settle};
pub(super) use stopped::is_to_stop;
pub use stopped::stop_of_binned;

/// Ready to leave.
const WAITING: &str = "waiting";
/// In the hands of a worker.
const LEASED: &str = "leased";
/// Taken by the relay.
const SENT: &str = "sent";
/// Given up.
const FAILED: &str = "failed";
/// Kept back, because its contact was put into the bin.
const STOPPED: &str = "stopped";
/// Never meant to leave: does the work of a mail for an address that nobody has, so that both take the same time (LNK-04).
const DROPPED: &str = "dropped";

/// Mails in this state, for statements that look through all mails for them. Of a bound value an engine cannot know that the index
/// over just these mails will do, and goes through every mail ever sent.
fn are(state: &'static str) -> SqlLiteral<Bool> {
    sql(&format!("mails.state = '{state}'"))
}
