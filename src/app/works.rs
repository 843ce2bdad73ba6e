//! All kinds of long work that this binary can do.

use std::sync::Arc;

use crate::{jobs::Works, state::AppState};

/// The kinds of work, with what they need of the running portal.
pub fn works(_state: &AppState) -> Works {
    Arc::new(Vec::new())
}
