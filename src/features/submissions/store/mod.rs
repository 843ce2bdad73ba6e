//! Rows of submissions as staff ask for them.

mod keeping;
mod list;
mod one;
mod settings;
mod statistics;
mod suggestions;

pub use keeping::forget;
pub use list::{count_waiting, definitions, page, version_names};
pub use one::whole;
pub use settings::{save, settings_of};
pub use statistics::{DAYS, days_of, questions};
pub use suggestions::suggestions;
