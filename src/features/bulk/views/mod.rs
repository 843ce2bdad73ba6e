//! The pages about changing many contacts.

mod check;
mod form;
mod job;
mod undo;
mod words;

pub use check::{CheckView, check};
pub use form::{FormView, form};
pub use job::{UndoKind, UpdateKind};
pub use undo::{UndoView, undo};
