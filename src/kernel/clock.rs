//! Where the time comes from: the machine, or a hand that a test turns.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use super::Timestamp;

/// A source of time. Clones share the same hand.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that stands still until it is set; microseconds since 1970.
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn standing_at(at: Timestamp) -> Self {
        Self::Hand(Arc::new(AtomicI64::new(at.micros())))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::from_system_clock(),
            Self::Hand(micros) => Timestamp::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Turns a standing clock by `by`, forwards or back; the machine's clock is left alone.
    pub fn turn(&self, by: chrono::Duration) {
        if let Self::Hand(micros) = self {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
        }
    }
}
