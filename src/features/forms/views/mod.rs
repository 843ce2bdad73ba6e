//! The public form and the pages after it.

mod confirm;
mod fields;
mod filled;
mod form;

pub use confirm::{ConfirmView, ConfirmedView, confirm, confirmed};
pub use filled::filled;
pub use form::{BACK, FormView, GO, ONWARD, PAGE, STARTED, form, inactive, thanks};
