//! Selections: rules and whom they find.

pub(crate) mod crowd;
mod pages;
mod rules;
