//! The presentation kit: pages, addresses, form state, components and the files beside them.
//!
//! It knows no feature and no database.

pub mod assets;
pub mod csv;
pub mod done;
pub mod download;
pub mod form;
pub mod headers;
pub mod look;
pub mod navigation;
pub mod office;
pub mod page;
pub mod paths;
pub mod problem;
pub mod ui;
pub mod xlsx;
