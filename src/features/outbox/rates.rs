//! How fast mail may leave: over all and to one domain (ML-03). Each process counts for itself; who is tried again when is not
//! decided here.

use std::{
    collections::HashMap,
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
    time::Duration as Span,
};

use chrono::Duration;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter, clock::Clock as _};

use crate::kernel::{Timestamp, ids::MailId};

/// Mails that one claim takes.
const BATCH: i64 = 128;
/// The time by which the rate to one domain is told, and after which a domain that got nothing may get so many at once.
const MINUTE: Duration = Duration::minutes(1);

/// How fast mail may leave (ML-03).
pub struct Rates {
    overall: Option<DefaultDirectRateLimiter>,
    /// Mails that one claim takes: no more than may leave in a second, so that a slow house holds few.
    pub(super) batch: i64,
    domains: Option<Mutex<Domains>>,
}

/// The domains that got mail in the last minute, or have to wait for it.
struct Domains {
    /// From one mail to the next.
    step: Duration,
    lines: HashMap<String, Line>,
}

/// The mails to one domain, one behind the other.
struct Line {
    /// When the next would leave if none might leave ahead of its time.
    next: Timestamp,
    /// The turns of those that have to wait. They keep them: who comes later stands behind.
    turns: HashMap<MailId, Timestamp>,
}

impl Rates {
    /// At most so many per second over all and per minute to one domain; 0 is no limit.
    pub fn new(per_second: u32, per_domain_per_minute: u32) -> Self {
        let step = (per_domain_per_minute > 0).then(|| MINUTE / i32::try_from(per_domain_per_minute).unwrap_or(i32::MAX));
        Self {
            overall: NonZeroU32::new(per_second).map(|most| RateLimiter::direct(Quota::per_second(most))),
            batch: if per_second == 0 { BATCH } else { BATCH.min(per_second.into()) },
            domains: step.map(|step| Mutex::new(Domains { step, lines: HashMap::new() })),
        }
    }

    /// When it is the turn of a mail to `domain`; nothing when it may go now. A mail that was told a turn goes when it comes back
    /// then, so nobody has to look through all that wait to find the few that may go.
    pub(super) fn turn_of(&self, now: Timestamp, domain: &str, mail: MailId) -> Option<Timestamp> {
        self.domains
            .as_ref()
            .and_then(|domains| domains.lock().unwrap_or_else(PoisonError::into_inner).turn_of(now, domain, mail))
    }

    /// Forgets the domains that have got what they wait for.
    pub(super) fn forget_idle(&self, now: Timestamp) {
        if let Some(domains) = &self.domains {
            domains.lock().unwrap_or_else(PoisonError::into_inner).lines.retain(|_, line| line.next > now);
        }
    }

    /// How long any mail must wait; nothing when it may go now.
    pub(super) fn wait_of_all(&self) -> Option<Span> {
        let limiter = self.overall.as_ref()?;
        limiter.check().err().map(|not_until| not_until.wait_time_from(limiter.clock().now()))
    }
}

impl Domains {
    fn turn_of(&mut self, now: Timestamp, domain: &str, mail: MailId) -> Option<Timestamp> {
        if !self.lines.contains_key(domain) {
            self.lines.insert(domain.to_owned(), Line { next: now, turns: HashMap::new() });
        }
        let line = self.lines.get_mut(domain)?;
        if let Some(turn) = line.turns.get(&mail).copied() {
            if turn > now {
                return Some(turn);
            }
            line.turns.remove(&mail);
            return None;
        }
        // No line is longer than those who stand in it, so a clock that was set back holds up nobody for the time it was set back.
        let longest = MINUTE + self.step * i32::try_from(line.turns.len()).unwrap_or(i32::MAX);
        let place = line.next.max(now).min(now.plus(longest));
        line.next = place.plus(self.step);
        let turn = place.plus(self.step - MINUTE);
        if turn <= now {
            return None;
        }
        line.turns.insert(mail, turn);
        Some(turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_800_000_000;

    /// How many seconds each of these mails to one domain is told to wait at this time; 0 when it goes.
    fn waits(rates: &Rates, second: i64, mails: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let now = Timestamp::from_seconds(NOON + second);
        let wait = |mail| rates.turn_of(now, "example.org", MailId(mail)).map_or(0, |turn| turn.since(now).num_seconds());
        mails.into_iter().map(wait).collect()
    }

    #[test]
    fn a_slow_house_claims_no_more_than_may_leave_in_a_second() {
        let slow = Rates::new(5, 0);
        assert_eq!(slow.batch, 5);
        assert_eq!((0..6).filter(|_| slow.wait_of_all().is_none()).count(), 5);
        assert_eq!(Rates::new(0, 0).batch, BATCH);
        assert_eq!(Rates::new(100_000, 0).batch, BATCH);
    }

    #[test]
    fn one_domain_waits_while_another_goes_on() {
        let (rates, now) = (Rates::new(0, 1), Timestamp::from_seconds(NOON));
        assert_eq!(rates.turn_of(now, "example.org", MailId(1)), None);
        assert!(rates.turn_of(now, "example.org", MailId(2)).is_some());
        assert_eq!(rates.turn_of(now, "example.com", MailId(3)), None);
        assert_eq!(Rates::new(0, 0).turn_of(now, "example.org", MailId(1)), None);
    }

    #[test]
    fn who_has_to_wait_is_told_a_turn_and_keeps_it() {
        let rates = Rates::new(0, 6);
        assert_eq!(waits(&rates, 0, 1..=10), [0, 0, 0, 0, 0, 0, 10, 20, 30, 40]);
        assert_eq!(waits(&rates, 5, [8, 11]), [15, 45], "somebody new stands behind");
        assert_eq!(waits(&rates, 30, [9, 8, 7, 12]), [0, 0, 0, 30]);
        assert_eq!(waits(&rates, 60, [10, 11, 12]), [0, 0, 0]);
    }

    #[test]
    fn after_as_many_as_a_minute_allows_they_leave_one_by_one_and_no_turn_is_lost() {
        let rates = Rates::new(0, 6);
        let mut due: Vec<(i64, i64)> = (0..50).map(|mail| (0, mail)).collect();
        let mut left = Vec::new();
        for second in 0..600 {
            if second % 7 == 0 && second < 200 {
                due.push((second, 100 + second));
            }
            for (not_before, mail) in &mut due {
                if *not_before <= second {
                    let wait = waits(&rates, second, [*mail])[0];
                    *not_before = if wait == 0 { i64::MAX } else { second + wait };
                    left.extend((wait == 0).then_some(second));
                }
            }
        }
        assert!((0..left.len()).all(|at| left[at] >= 10 * (at as i64 + 1 - 6).max(0)), "{left:?}");
        assert_eq!(left.len(), 6 + 59);
    }

    #[test]
    fn a_quiet_minute_makes_room_again_and_leaves_nothing_behind() {
        let rates = Rates::new(0, 6);
        waits(&rates, 0, 1..=8);
        rates.forget_idle(Timestamp::from_seconds(NOON + 79));
        assert_eq!(rates.domains.as_ref().unwrap().lock().unwrap().lines.len(), 1);
        rates.forget_idle(Timestamp::from_seconds(NOON + 80));
        assert!(rates.domains.as_ref().unwrap().lock().unwrap().lines.is_empty());
        assert_eq!(waits(&rates, 80, 11..=17), [0, 0, 0, 0, 0, 0, 10]);
    }

    #[test]
    fn a_clock_that_was_set_back_holds_up_nobody_for_long() {
        let rates = Rates::new(0, 6);
        waits(&rates, 0, 1..=8);
        assert_eq!(waits(&rates, -86_400, [9, 10]), [30, 40]);
    }
}
