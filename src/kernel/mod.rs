//! The words every part of the house may use: identifiers, time, addresses, languages, the acting person.
//!
//! It imports nothing of ours, and knows no database, no web and no mail.

pub mod clock;
pub mod consent_state;
pub mod context;
pub mod digest;
pub mod email_address;
pub mod ids;
pub mod language;
pub mod random;
pub mod rights;
pub mod secret;
pub mod startup;
pub mod text;
pub mod timestamp;
pub mod word;

pub use clock::Clock;
pub use consent_state::ConsentState;
pub use context::{Actor, Channel, Context, Origin};
pub use email_address::EmailAddress;
pub use language::Language;
pub use rights::{Right, Rights};
pub use secret::Secret;
pub use startup::StartupError;
pub use timestamp::Timestamp;
pub use word::Word;
