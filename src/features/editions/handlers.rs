//! The addresses of the mail templates.

mod edit;
mod version;

pub use edit::{save, send_test, show};
pub use version::{put_back, return_to_shipped, show_list, show_shipped, show_version};

use crate::{features::templates::TemplateKey, state::Problem};

/// The template of an address.
fn key(code: &str) -> Result<TemplateKey, Problem> {
    TemplateKey::from_code(code).ok_or(Problem::NotFound)
}
