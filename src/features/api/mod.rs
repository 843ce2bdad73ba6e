//! The API for other programs: contacts, consents, subscriptions, *may this address be mailed*, the feed, and the lists.
//!
//! It does what staff can do on a contact's card, by the same rules and with the same history. A withdrawal or an objection gives
//! way only to a newer act of the contact (CON-11). Answers to changes hold no personal data, so what is kept of them for
//! repeated requests holds none. Who may ask is decided before, by the guard.

pub mod actions;
pub mod document;
#[allow(clippy::result_large_err, reason = "a refusal is rare; boxing it would cost more words than it saves octets")]
pub mod handlers;
pub mod model;
#[allow(clippy::result_large_err, reason = "as in the handlers")]
mod parse;
mod store;
pub mod views;
