//! The feed: everything that happened to contacts, in the order in which it was committed, for other systems to read on from.
//!
//! Events get their numbers before their transactions end, so on PostgreSQL a lower number may appear after a higher one was read.
//! One instance at a time therefore gives each event its place ([`place`]) once it is committed, and readers go by places: what is
//! committed late comes late, and nothing is passed over. In a portal restored from an older copy places go on far ahead of those that
//! readers may know from before ([`leap`]). It does not decide who may read, and changes no event.

mod model;
mod place;
mod store;

pub use model::{Happening, gaps};
pub use place::{has_news, leap, place, place_all};
pub use store::{end, happenings, page, purge};
