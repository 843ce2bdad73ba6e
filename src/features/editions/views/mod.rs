//! The pages of the mail templates: the table, the form with its preview, and a version beside the one in use.

mod edit;
mod labels;
mod list;
mod version;

pub use edit::{EditView, Preview, StaleView, edit, shown};
pub use list::{ListLine, list};
pub use version::{Compared, VersionView, version};
