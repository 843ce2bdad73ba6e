//! The pages of imports.

mod form;
mod kinds;
pub mod labels;
mod list;
mod result;

pub use form::{FormView, form};
pub use kinds::{CheckKind, RunKind, UndoKind};
pub use list::{ListView, list};
pub use result::{ResultView, result};
