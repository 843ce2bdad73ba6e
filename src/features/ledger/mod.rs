//! The history: every act on a contact, written in the transaction that it describes and never changed (CON-05).
//!
//! An event holds identifiers and codes. What is personal lies in the act's details, which can be erased; a salted
//! commitment in the event proves, while the details exist, that they are the ones. Consents and subscriptions are
//! projections of the events. This feature does not decide what may happen; it writes down what did.

mod model;
mod store;

pub use model::{Act, Event, EventKind, NewEvent, commitment, written};
pub use store::{
    Details, OF_MANY, commitments, details_of, details_of_acts, events_of, events_of_act, events_of_submission, has_been_undone,
    is_of_many, no_mailings_is_of_many, numbers_ahead, open_act, projected_events, record, record_each, remarked_acts,
    was_handed_over,
};
