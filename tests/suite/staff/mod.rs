//! Journeys of the people who work here.

mod lists;
mod sign_in;
mod templates;
