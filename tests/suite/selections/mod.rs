//! Selections: rules and whom they find.

mod crowd;
mod rules;
