//! Deleting many contacts: they go to the bin, from which they can be taken out again for some days, and are erased after that.
//!
//! In the bin everything of theirs is still there, but nobody finds them, no mail goes to them, and their personal links open
//! nothing, except that leaving works and is remembered. What erasing takes with it stands in the migration of the bin. Who is
//! in a scope is not decided here.

mod actions;
pub mod handlers;
mod model;
mod store;
pub mod views;
mod work;

pub use actions::{bin, erase, restore, restore_one};
pub use model::{Binned, Which};
pub use store::{Asked, ERASED, OWN, Page, fill, has_due, is_binned, page};
pub use views::{BinKind, EraseKind, RestoreKind};
pub use work::{BIN, ERASE, Eraser, Filler, RESTORE, Restorer};
