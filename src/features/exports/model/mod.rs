//! What a file of contacts can hold: its kinds, its columns, and what stands in each. Pure.

mod columns;
mod format;
mod row;

pub use columns::{Column, Columns, Field, Group, Part};
pub use format::Format;
pub use row::{Entry, Names, Row, Words};
