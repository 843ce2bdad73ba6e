//! The overview, and the list of changes behind its chart.

mod changes;
mod chart;
mod concerns;
mod overview;

pub use changes::{ChangesView, changes};
pub use overview::{OverviewView, overview};

use crate::{
    features::outbox::COUNTED,
    i18n::format,
    kernel::{
        Language,
        ids::{BasisId, PurposeId},
    },
    web::paths::admin,
};

/// A count that ends at a limit: `10,000+`.
fn counted(language: Language, count: i64) -> String {
    if count > COUNTED { format!("{}+", format::number(language, COUNTED)) } else { format::number(language, count) }
}

/// The contacts in a state of a purpose; the codes are those of the list's own filter.
fn in_state(purpose: PurposeId, state: &str) -> String {
    format!("{}?purpose={purpose}&state={state}", admin::CONTACTS)
}

/// The contacts with a basis of a purpose.
fn with_basis(purpose: PurposeId, basis: BasisId) -> String {
    format!("{}?purpose={purpose}&basis={basis}", admin::CONTACTS)
}
