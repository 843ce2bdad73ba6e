//! The form of the look, and pages on which it is tried on.

mod edit;
mod labels;
mod preview;

pub use edit::{LookView, look};
pub use preview::{PreviewView, preview};
