//! What was answered before, for a while and up to a number; and a breaker that spares visitors a dead resolver.

use std::collections::HashMap;

use chrono::Duration;

use super::Verdict;
use crate::kernel::Timestamp;

/// Domains remembered at once; some 2 MB.
pub const MAX_DOMAINS: usize = 10_000;
/// Failures in a row after which nobody is asked for a while.
const FAILURES_TO_BREAK: u32 = 3;

/// Remembered answers and the state of the breaker.
#[derive(Default)]
pub struct Memory {
    /// The verdict and when it was given.
    answers: HashMap<String, (Verdict, Timestamp)>,
    failures: u32,
    broken_at: Option<Timestamp>,
}

impl Memory {
    /// What to say without asking, if anything.
    pub fn recall(&mut self, domain: &str, now: Timestamp) -> Option<Verdict> {
        match self.answers.get(domain) {
            Some((verdict, at)) if is_within(*at, now, lifetime(*verdict)) => Some(*verdict),
            _ if self.broken_at.is_some_and(|at| is_within(at, now, Duration::seconds(60))) => Some(Verdict::Unknown),
            _ => None,
        }
    }

    /// How many domains are remembered.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.answers.len()
    }

    /// Takes note of an answer.
    pub fn note(&mut self, domain: &str, verdict: Verdict, now: Timestamp) {
        if verdict == Verdict::Unknown {
            self.failures = self.failures.saturating_add(1);
            if self.failures >= FAILURES_TO_BREAK {
                self.broken_at = Some(now);
            }
            return;
        }
        (self.failures, self.broken_at) = (0, None);
        if self.answers.len() >= MAX_DOMAINS {
            self.answers.retain(|_, (verdict, at)| is_within(*at, now, lifetime(*verdict)));
        }
        if self.answers.len() >= MAX_DOMAINS {
            self.answers.clear();
        }
        self.answers.insert(domain.to_owned(), (verdict, now));
    }
}

/// A domain that is refused wrongly should not wait long; one that takes mail rarely stops.
fn lifetime(verdict: Verdict) -> Duration {
    if verdict == Verdict::Takes { Duration::hours(1) } else { Duration::minutes(10) }
}

/// Whether `now` lies less than `span` after `at`; false when the clock went back behind `at`.
fn is_within(at: Timestamp, now: Timestamp, span: Duration) -> bool {
    (Duration::zero()..span).contains(&now.since(at))
}
