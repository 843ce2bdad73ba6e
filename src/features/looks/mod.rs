//! How the public pages look where the organisation decided it: colours, a logo, words of its own. As shipped where it did not.
//!
//! Who decides it, on which page, and how it is tried on first is `fittings`. Mails keep the shipped look.

mod colour;
mod contrast;
mod dress;
mod model;
mod store;
mod stylesheet;

pub use colour::Colour;
pub use contrast::{Fault, NEEDED, Pair, faults, shipped};
pub use dress::Dress;
pub use model::{LogoFile, LogoKind, Look, Palette, Part, Tone};
pub use store::{Decided, add, current, keep_logo, logo, numbered, purge, stored_logo};
pub use stylesheet::{address, stylesheet};
