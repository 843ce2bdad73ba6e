//! Long work as staff see it: what there was and is, how far it got, what came of it and what was left out; stopping it and letting
//! it go on.
//!
//! It knows no kind of work by name: each brings its words and says who may see it ([`Kind`]). How work is done is `jobs`' business.

mod actions;
pub mod handlers;
mod kind;
pub mod views;

pub use actions::resume;
pub use kind::{Facts, Kind, Kinds};
