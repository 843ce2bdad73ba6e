//! Webhooks: other systems that are told what happened, as it happens, signed and until they have it.
//!
//! What a webhook was told of is a place in the feed, and the next delivery begins there: nothing is lost while a receiver is away, and
//! it is told in order. Who fails nine times in a row, which takes a day, is told nothing more until staff say so. It does not wait
//! for what a receiver makes of a delivery, and keeps no copy of what it told.

pub mod actions;
pub mod handlers;
mod model;
mod sender;
mod store;
pub mod views;
mod worker;

pub use model::{Delivery, DeliveryState, Kind, MOST_FAILURES, NewWebhook, Topic, Webhook, next_attempt};
pub use sender::{Attempt, Lookup, Post, Sender, is_fit};
pub use store::{all, count_given_up, deliveries, purge};
pub use worker::Courier;
