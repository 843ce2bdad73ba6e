//! Everything of the organisation as one file, and the same state from that file in an empty database of either engine.
//!
//! The file is a ZIP: one JSON Lines file a table, a manifest with hashes, and views for spreadsheets. It is driven by the list of
//! tables below and by the database's own catalogue, so that no column can be forgotten; a test holds the two against each other.
//!
//! Keys are not in it: they are files beside the database, and stay secret from whoever only has the data. It takes no part of the
//! data out and merges nothing: contacts as a file are `exports`' business, and bringing in others' files is not done here.

mod actions;
mod catalogue;
pub mod handlers;
mod model;
mod pack;
mod restore;
mod rows;
pub mod views;

pub use actions::note;
pub use model::{Blank, Kept, LAYOUT, Manifest, Report, TABLES, Table, TableEntry};
pub use pack::{PackError, pack};
pub use restore::{RestoreError, restore};
