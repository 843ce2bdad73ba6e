//! Personal links: the form that mails a fresh one.

pub mod views;
