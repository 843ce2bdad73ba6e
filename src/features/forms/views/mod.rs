//! The public form and the pages after it.

mod confirm;
mod document;
mod fields;
mod filled;
mod form;
mod questions;
mod snippet;
mod words;

pub use confirm::{ConfirmView, ConfirmedView, confirm, confirmed};
pub use document::document;
pub use fields::kind_words;
pub use filled::filled;
pub use form::{Again, BACK, FormView, GO, HONEYPOT, ONWARD, PAGE, PROOF, STARTED, VERSION, form, inactive, thanks};
pub use questions::Questions;
pub use snippet::{SnippetView, snippet};
pub use words::Words;
