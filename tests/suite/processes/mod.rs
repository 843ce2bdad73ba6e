//! The program as its operator runs it: a process of its own over a database of its own, seen from outside.
//!
//! What is asked of a portal inside the test's own process is the business of `support`; nothing here reaches into the program.
//! Processes are ended by their handle, and with the test that started them.

mod chance;
mod client;
mod home;
mod letter;
mod mail_server;
mod outbox;
mod person;
mod portal;
mod rest;
mod sink;
mod wire;

pub use chance::Chance;
pub use client::Client;
pub use home::{HASTE, Home};
pub use letter::{Letter, key_of};
pub use mail_server::{MailServer, fixture, python};
pub use outbox::Mail;
pub use person::{FORM, Links, Standing, link_in_mail, sign_up};
pub use portal::{PATIENCE, Portal, Running};
pub use rest::{is_sound, nothing_is_half_there};
pub use sink::{Act, Delivery, Gate, Sink, Stage};
pub use wire::Wire;

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

/// Waits until `look` finds something, looking again and again until `patience` is over.
pub fn eventually<T>(what: &str, patience: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "{what}: not within {patience:?}");
        sleep(Duration::from_millis(10));
    }
}

/// Makes two tests of one story about processes: `name::sqlite` and `name::postgres`.
macro_rules! for_both_engines {
    ($(#[$meta:meta])* $name:ident, $story:expr $(,)?) => {
        mod $name {
            #[allow(unused_imports, reason = "a story takes what it needs of its file")]
            use super::*;

            $(#[$meta])*
            #[test]
            fn sqlite() {
                let story: fn(crate::support::Engine) = $story;
                story(crate::support::Engine::Sqlite);
            }

            $(#[$meta])*
            #[test]
            fn postgres() {
                let story: fn(crate::support::Engine) = $story;
                story(crate::support::Engine::Postgres);
            }
        }
    };
}
pub(crate) use for_both_engines;
