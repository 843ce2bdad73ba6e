//! The organisation's front door, its privacy statement, and the pages for what went wrong.

pub mod handlers;
pub mod views;
