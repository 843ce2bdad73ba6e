//! Selections: rules and whom they find.

mod crowd;
mod pages;
mod plans;
mod rules;
