//! Why Samtykke does not start: one line that says what is wrong, where, and how to mend it.
//!
//! It is for the operator at the console, in English; visitors never see it.

use super::text::one_line;

/// Something in the configuration or the surroundings that must be mended before the start.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{what}. {advice}")]
pub struct StartupError {
    what: String,
    advice: String,
}

impl StartupError {
    /// `what` says what is wrong and where, `advice` how to mend it; neither holds a secret, `what` has no full stop.
    pub fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        // What libraries and servers say may have several lines.
        Self { what: one_line(&what.into()), advice: advice.into() }
    }
}
