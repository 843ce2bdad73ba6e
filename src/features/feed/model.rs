//! What the feed tells, and where events may still appear. Pure.

use serde::Serialize;
use utoipa::ToSchema;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(example = json!({
    "position": 4711, "kind": "consent_granted", "at": "2026-11-28T09:30:00.000000Z", "act": "AZrMHhS5qkO1bWzJxXcQ2A",
    "contact": "4Yp0cJm3Tq6eXh1nUuVw9A", "purpose": "EMARKETING", "type": null, "basis_before": "WITHDRAWN", "basis_after": "61A",
    "source_before": "PORTAL", "source_after": "WEBFORM", "choice_before": null, "choice_after": null, "fields": [],
    "other_contact": null, "actor": "contact", "channel": "form"
}))]
pub struct Happening {
    /// Its place in the feed: later ones have higher numbers. Numbers are left out where the portal was restored from a copy.
    pub position: i64,
    /// What happened: `consent_granted`, `consent_withdrawn`, `subscription_chosen`, `contact_created`, `contact_changed`,
    /// `contacts_merged` … More kinds may come.
    pub kind: String,
    /// When, in UTC (RFC 3339).
    pub at: String,
    /// What was done at once shares this handle.
    pub act: String,
    /// Whom it is about. Empty when they were erased more than a month ago.
    pub contact: Option<String>,
    /// The purpose, by its key.
    pub purpose: Option<String>,
    /// The subscription type, by its key.
    #[serde(rename = "type")]
    pub kind_of_mailing: Option<String>,
    /// The legal basis before, by its key; empty when nothing was registered.
    pub basis_before: Option<String>,
    /// The legal basis after; `WITHDRAWN` when it was withdrawn.
    pub basis_after: Option<String>,
    /// The source before.
    pub source_before: Option<String>,
    /// The source after.
    pub source_after: Option<String>,
    /// The choice before: `on`, `off`, or nothing for never chosen.
    pub choice_before: Option<String>,
    /// The choice after.
    pub choice_after: Option<String>,
    /// The names of what changed of a contact; never the values.
    pub fields: Vec<String>,
    /// The other of two contacts that were merged.
    pub other_contact: Option<String>,
    /// Who did it: `contact`, `visitor`, `staff`, `integration`, `operator`, `system`.
    pub actor: String,
    /// By which way: `form`, `preference_page`, `admin`, `bulk`, `import`, `api` …
    pub channel: String,
    /// The contact's address now; only for webhooks that are set to tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A run of events whose numbers follow each other, with the place of the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The place of the first event.
    pub n: i64,
    /// The first event.
    pub first: i64,
    /// The last event.
    pub last: i64,
}

impl Run {
    /// The place of the last event.
    pub const fn end(&self) -> i64 {
        self.n + self.last - self.first
    }

    /// Does it only say where the next one begins?
    pub const fn is_empty(&self) -> bool {
        self.last < self.first
    }
}

/// The stretches of numbers after `settled` that no run of `runs` (first and last, in any order) covers: after the first number,
/// before the second. The last one has no end.
pub fn gaps(settled: i64, mut runs: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    runs.sort_unstable();
    let (mut gaps, mut reached) = (Vec::new(), settled);
    for (first, last) in runs {
        if first > reached + 1 {
            gaps.push((reached, first));
        }
        reached = reached.max(last);
    }
    gaps.push((reached, i64::MAX));
    gaps
}

/// Groups numbers, ascending, into runs; the first one gets the place `n`.
pub(super) fn runs_of(ids: &[i64], mut n: i64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for id in ids {
        match runs.last_mut() {
            Some(run) if run.last + 1 == *id => run.last = *id,
            _ => runs.push(Run { n, first: *id, last: *id }),
        }
        n += 1;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_what_no_run_covers() {
        assert_eq!(gaps(0, vec![]), [(0, i64::MAX)]);
        assert_eq!(gaps(0, vec![(1, 5)]), [(5, i64::MAX)]);
        assert_eq!(gaps(3, vec![(9, 9), (5, 7), (2, 3)]), [(3, 5), (7, 9), (9, i64::MAX)]);
        assert_eq!(gaps(10, vec![(4, 12)]), [(12, i64::MAX)]);
    }

    #[test]
    fn numbers_that_follow_each_other_are_one_run() {
        let run = |n, first, last| Run { n, first, last };
        assert_eq!(runs_of(&[4, 5, 6, 9, 11, 12], 100), [run(100, 4, 6), run(103, 9, 9), run(104, 11, 12)]);
        assert_eq!(run(100, 4, 6).end(), 102);
        assert_eq!(runs_of(&[], 1), []);
    }
}
