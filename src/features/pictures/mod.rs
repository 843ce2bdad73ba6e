//! Pictures of published forms: each stored page as a browser draws it, at the width of a telephone and of a screen (EV-05).
//!
//! ```text
//! published ──▶ asked for ──claim (lease)──▶ drawn, all of them ──▶ (nothing asked for)
//!                  ▲                           │
//!                  └── lease over, or failed ──┘   at most five times
//! ```
//!
//! What is drawn is the page that was kept when the version was published, with its stylesheets and pictures inside it: the browser needs
//! no network and runs no script. Drawing happens outside any transaction; a picture that is stored is never changed.

mod camera;
mod model;
mod page;
mod store;

pub use camera::Camera;
pub use model::{Cause, LONGEST, Picture, Progress, Shot, TRIES, WIDTHS};
pub use page::self_contained;
pub use store::{Asked, ask, claim, content, finish, give_back, keep, missing, of_version, progress, release};
