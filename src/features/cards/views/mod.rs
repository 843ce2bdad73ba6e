//! The pages about contacts.

mod activities;
mod card;
mod chosen;
mod confirmation;
mod list;
mod merger;
mod new;
mod parts;
mod privacy;
mod purpose;

pub use activities::{activities, event_words, mail};
pub use card::{CardView, Conflict, card};
pub use chosen::{ChosenView, chosen};
pub use confirmation::{LateView, SOON, confirmation, not_informed};
pub use list::{ListRow, ListView, Options, list};
pub use merger::merger;
pub use new::new_contact;
pub use parts::{ground, ground_fields, label, person};
pub use privacy::privacy;
pub use purpose::{PurposeView, purpose};
