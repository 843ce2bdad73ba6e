//! What holds for the whole product and for its code, as tests.

mod doors;
mod guard;
pub mod headers;
mod history;
mod layers;
mod migrations;
mod oracle;
mod schema;
pub mod tour;
mod transactions;
