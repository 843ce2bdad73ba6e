//! `/admin/imports`: uploading, deciding, checking, running, taking back.

mod decide;
mod upload;

pub use decide::{download_problems, resume, run, save, show, undo};
pub use upload::{show_all, upload};
