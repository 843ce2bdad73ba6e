//! `/admin/settings/look` and below; and the files of a look.

mod edit;
mod file;
mod preview;

pub use edit::{decide, show};
pub use file::serve;
pub use preview::{show_frame, show_preview};
