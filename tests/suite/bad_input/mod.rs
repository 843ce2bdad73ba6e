//! What bad input gets: nothing lost, nothing half-written, the person's input kept, and a sentence that says what to do.

mod bodies;
mod clock;
mod database_away;
mod fields;
mod flood;
mod mail_away;
mod room;
mod storms;
