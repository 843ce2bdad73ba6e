//! Mail templates: versions that never change, and the shipped ones as version 1.
//!
//! A template's words are Markdown with variables, per language; rendering them is the mail kit's business.

mod model;
mod shipped;
mod store;

pub use model::{MailTexts, MailWords, TemplateKey};
pub use shipped::{fill, shipped_texts};
pub use store::{
    all_versions, current_versions, keep_layout, layout_of_source, layout_source, names, privacy_templates, texts_of_version,
};
