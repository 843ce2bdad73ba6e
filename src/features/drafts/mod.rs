//! Forms as staff build them: the list of forms, what is decided about each, its draft field by field, how it looks, what stands in
//! the way of publishing it, and its published versions.
//!
//! ```text
//! (nothing) ──begin──▶ draft ──edit──▶ draft ──check, publish──▶ published version (frozen, with its renderings)
//!                        └──discard──▶ (nothing)
//! ```
//!
//! A draft is the form's one version that is not published; nobody but staff sees it. What a published form is and how it looks is
//! `forms`; what happens with an answer is `signups`' business.

mod actions;
pub mod handlers;
mod model;
mod parse;
mod store;
pub mod views;

pub use model::{
    Change, Draft, Edit, Fault, KINDS, Line, MOST_FIELDS, MOST_OPTIONS, Place, Properties, Refusal, Sheet, Start, Status, Stock,
    Template, Version, changes, check, email_only, frozen, loosened, new_kind, turned_away,
};
pub use parse::{written, written_field, written_texts};
pub use store::style;
