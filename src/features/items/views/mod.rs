//! The pages of the lists: the table, the form of an item, and the question before deleting.

mod deletion;
mod form;
mod labels;
mod list;

pub use deletion::{DeletionView, deletion};
pub use form::{Conflict, ItemView, item, shown};
pub use labels::{field_label, purpose_label, title};
pub use list::{ListRow, ListView, list};
