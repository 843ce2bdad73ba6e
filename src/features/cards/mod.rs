//! Contact cards: how staff find people, read what is stored about them, and change it on their behalf.
//!
//! Every change is one act: the rows, the events and the audit entry are one transaction. What a contact does on their own pages
//! is `preferences`' business, and forms are `signups`'.

pub mod actions;
pub mod activities;
pub mod asked;
pub mod handlers;
pub mod model;
pub mod parse;
pub mod store;
pub mod views;
