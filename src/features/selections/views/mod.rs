//! The pages about selections.

mod builder;
mod choice;
mod chosen;
mod fields;
mod list;
mod one;
mod words;

pub use builder::{BuilderView, Counted, builder, flaw_key};
pub use choice::choice;
pub use chosen::{ChosenView, chosen};
pub use list::{ListRow, list};
pub use one::{OneView, one};
pub use words::{KINDS, Vocabulary, scope_words};
