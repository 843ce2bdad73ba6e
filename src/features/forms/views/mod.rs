//! The public form and the pages after it.

mod confirm;
mod fields;
mod form;

pub use confirm::{ConfirmView, ConfirmedView, confirm, confirmed};
pub use form::{BACK, FormView, GO, ONWARD, PAGE, form, inactive, thanks};
