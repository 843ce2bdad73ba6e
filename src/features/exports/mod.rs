//! Contacts as files: columns of one's choice as CSV, XLSX or JSON Lines, for some contacts or all.
//!
//! A file is written while its rows are read, in windows of contacts' numbers, so that its size costs no memory and no page waits
//! for it. Whoever takes one leaves an entry in the audit log before the first row is read.
//!
//! It chooses nobody: which contacts are meant is a scope that others define. The file of everything, which can be read back, is
//! `archives`' business.

mod actions;
mod file;
pub mod handlers;
mod model;
pub mod parse;
mod store;
pub mod views;

pub use actions::note;
pub use file::{FileError, Plan, Stretch};
pub use model::{Column, Columns, Field, Format, Group, Names};
pub use store::{names, selections_named};

/// Contacts and a head line that a spreadsheet has room for.
pub use crate::web::xlsx::MOST_ROWS;
