//! What staff edit, as one immutable value in memory: settings, lists, published forms, template versions.
//!
//! Pages and actions read it without asking the database. Whoever changes one of these things calls [`touch`] in the same
//! transaction; every instance sees the new number within two seconds and swaps its snapshot.

mod load;
mod model;

pub use load::{Snapshots, touch};
pub use model::{Shown, Snapshot};
