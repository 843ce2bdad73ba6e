//! Public forms: what they ask, their frozen versions, and how they look. What happens with an answer is `signups`' business.
//!
//! ```text
//! draft ──publish──▶ published version 1 (frozen) ──edit──▶ draft of version 2 ──publish──▶ …
//! ```

mod actions;
pub mod attachments;
pub mod builder;
pub mod counts;
mod defence;
pub mod frozen;
pub mod model;
mod processing;
pub mod refused;
mod shipped;
mod store;
mod values;
pub mod views;

pub use actions::{NewForm, create, publish};
pub use counts::{Counted, Counts, Tallied};
pub use defence::Defence;
pub use processing::Processing;
pub use refused::Refused;
pub use shipped::{fill, newsletter};
pub use store::{Form, published, version_names};
pub use values::Values;
