//! Journeys of the people who work here.

mod sign_in;
