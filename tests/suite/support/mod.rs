//! The house under test: a portal over a database of its own, visitors, a mailbox, and a look at the house at the end.

mod app;
mod database;
mod dump;
mod house;
mod mailbox;
mod page;
mod postgres;
mod staff;
mod statements;
mod visitor;

pub use app::{Answer, BASE_URL, TestApp};
pub use database::{Engine, TestDatabase, configured};
pub use dump::{Dump, dump_of, lines_of, tables_of};
pub use mailbox::Letter;
pub use page::{Form, Page, masked};
pub use postgres::{cut_sessions, is_waiting, session};
pub use visitor::{Visitor, encode};

/// Makes two tests of one journey: `name::sqlite` and `name::postgres`.
macro_rules! on_both_engines {
    ($(#[$meta:meta])* $name:ident, $journey:expr $(,)?) => {
        mod $name {
            #[allow(unused_imports, reason = "a journey takes what it needs of its file")]
            use super::*;

            $(#[$meta])*
            #[actix_web::test]
            async fn sqlite() {
                crate::support::TestApp::lives_through(crate::support::Engine::Sqlite, $journey).await;
            }

            $(#[$meta])*
            #[actix_web::test]
            async fn postgres() {
                crate::support::TestApp::lives_through(crate::support::Engine::Postgres, $journey).await;
            }
        }
    };
}
pub(crate) use on_both_engines;
