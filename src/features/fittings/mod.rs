//! The look of the public pages as staff decide it: typed, tried on in every state of every page, then saved.
//!
//! What a look is and how it becomes a stylesheet is `looks`. Nothing that is tried on is seen by anybody else.

mod actions;
pub mod handlers;
mod logo;
mod model;
mod parse;
mod samples;
pub mod views;

pub use logo::{LIMIT, NoLogo, SIDE, recognise};
pub use model::{Sample, written};
