//! The outbox: mail waiting to leave, written in the transaction that causes it (ML-01).
//!
//! ```text
//! waiting ──claim (lease)──▶ leased ──sent──▶ sent
//!    ▲                         │ ├──refused for good, or too long tried──▶ failed
//!    └──refused for now, lease over, given back──┘
//! waiting ──the contact was put into the bin──▶ stopped
//! ```
//!
//! A mail's row holds no bytes and no token: bytes follow from the frozen template version, the frozen frame, the variables
//! and the named key, so every attempt makes the same ones. Sending happens outside any transaction; a crash between sending
//! and recording sends once more. Which mail is due when is decided by the features that post here.

mod letter;
mod rates;
mod render;
mod store;
mod worker;

pub use letter::{Letter, LinkInMail, Purpose, SUBJECT, why};
pub use rates::Rates;
pub use render::{Press, Printed, RenderError, sender_address};
pub use store::{
    AskedFor, COUNTED, Health, Lot, LotLine, LotPage, MailLine, MailLinks, MailRow, NEWS, PATIENCE, Pulse, asked_for, health,
    links_of_mails, lot, mailed_enough, of_contact, of_submission, post, post_all, post_nothing, pulse, purge_decoys, queue,
    resend, resend_lot, settle, stop_of_binned,
};
pub use worker::Worker;
