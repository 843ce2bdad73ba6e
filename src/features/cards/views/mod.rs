//! The pages about contacts.

mod card;
mod list;
mod new;
mod parts;
mod privacy;
mod purpose;

pub use card::{CardView, Conflict, card};
pub use list::{ListRow, ListView, Options, list};
pub use new::new_contact;
pub use parts::{ground, label, person};
pub use privacy::privacy;
pub use purpose::{PurposeView, purpose};
