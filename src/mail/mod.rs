//! Mail, from a template to a server's reply: Markdown with variables, the frame around it, the bytes of one message,
//! the signature under it, and the ways by which it leaves the house.
//!
//! It decides nothing: who gets a mail, when, and whether to try again is the outbox's business. It keeps no state but open
//! SMTP sessions, and never makes the same input into different bytes.

pub mod dkim;
pub mod layout;
pub mod message;
pub mod template;
pub mod transport;

pub use dkim::Dkim;
pub use layout::{Filling, Frame, Layout};
pub use message::{ListHeaders, Mailbox, MessageError, Outgoing};
pub use template::{Rendered, Template, TemplateError};
pub use transport::{DeliveryError, Memory, Parcel, Receipt, Transport};
