//! Consents: the one current record per contact and purpose, a projection of the events (CON-01…05).
//!
//! ```text
//! nothing registered ──set──▶ active ──set(withdrawn)──▶ withdrawn ──set (newer act of the contact)──▶ active
//! ```
//!
//! A record is never deleted to withdraw. Who may be mailed follows from here and from subscriptions.

mod actions;
mod model;
mod store;

pub use actions::{Change, set, set_remarking};
pub use model::{Consent, Remarks, acting, after};
pub use store::{of_contact, of_contacts, page, replace};
