//! Forms that staff keep to begin others with.

use crate::{
    features::forms::model::Definition,
    kernel::{Timestamp, ids::FormTemplateId},
};

/// The most templates that are kept: all of them stand in one list to choose from.
pub const MOST_TEMPLATES: usize = 100;

/// A form to begin others with. Nobody but staff sees it, and nobody fills it in.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its row.
    pub id: FormTemplateId,
    /// What it is called.
    pub name: String,
    /// What it asks.
    pub definition: Definition,
    /// When it was kept or renamed last.
    pub updated_at: Timestamp,
    /// By whom.
    pub updated_by: Option<String>,
}

impl Template {
    /// How the form for a new form names it among what can be begun with.
    pub fn code(id: FormTemplateId) -> String {
        format!("template-{id}")
    }

    /// The template that a code names.
    pub fn of_code(code: &str) -> Option<FormTemplateId> {
        code.strip_prefix("template-")?.parse().ok().map(FormTemplateId)
    }
}
