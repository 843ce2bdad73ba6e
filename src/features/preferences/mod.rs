//! The personal pages: preferences, leaving, undoing, and what is stored.

pub mod views;
