//! Subscriptions: what a contact chose per type: on, off, or never chosen (SUB-02).
//!
//! Subscribed is who has the purpose's consent active **and** chose on, or never chose a type that starts on (SUB-03).
//! Withdrawing the purpose keeps the choices; consenting again brings them back (SUB-04).

mod actions;
mod model;
mod store;

pub use actions::{Choice, choose};
pub use model::{Recipient, Subscription, Verdict, after, is_subscribed, verdict};
pub use store::{is_own_choice, of_contact, page, replace};
