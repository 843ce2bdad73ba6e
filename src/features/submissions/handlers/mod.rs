//! What staff ask for and do about submissions.

mod file;
mod form;
mod list;
mod one;

pub use file::download_file;
pub use form::{save_processing, show_figures, show_processing, show_statistics};
pub use list::{export, show_list};
pub use one::{process, reject, show, show_filled};
