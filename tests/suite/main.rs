//! What Samtykke promises, as tests: journeys of people, rules of the product and of the code, and what bad input gets.
//!
//! Every journey runs on SQLite and on PostgreSQL. The whole portal is there (routes, middleware, database, outbox worker);
//! only the clock, the resolver and the way out for mail are in a test's hand. Run it with `tests/run`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "tests may fail loudly")]

mod processes;
mod support;

mod bad_input;
mod bulk;
mod cards;
mod exports;
mod forms;
mod histories;
mod imports;
mod journeys;
mod outbox;
mod programs;
mod rules;
mod selections;
mod staff;
mod submissions;

mod commands;
mod crash;
mod instances;
mod jobs;
mod limited;
mod smtp;
mod start;
