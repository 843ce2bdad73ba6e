//! The first page of the admin area: how things stand, each figure a way to its list.
//!
//! It changes nothing.

pub mod handlers;
pub mod views;
