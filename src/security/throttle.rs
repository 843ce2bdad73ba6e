//! A guard in memory against floods from one network: a bucket of tokens per IPv4 address or IPv6 /64 (FRM-08).
//!
//! It keeps a crowd of machines from filling the queue. It is not the limit of mails per address, which must survive
//! a restart and count over all instances and so lives in the database.

use std::{
    hash::Hash,
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Instant,
};

use arc_swap::ArcSwap;
use governor::{
    Quota, RateLimiter,
    clock::{Clock, FakeRelativeClock},
    middleware::NoOpMiddleware,
    nanos::Nanos,
    state::keyed::DashMapStateStore,
};
use ipnet::IpNet;

/// Networks remembered at once; some 6 MB.
const MAX_NETWORKS: usize = 100_000;
/// Checks between two looks at how many networks are remembered.
const CHECKS_BETWEEN_LOOKS: u32 = 1024;

/// How much one network may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Allowance {
    /// Acts at once, after a quiet time.
    pub burst: u32,
    /// Acts per minute in the long run; 0 lifts the limit.
    pub per_minute: u32,
}

impl Default for Allowance {
    /// Generous, because an office or a mobile network shares one address.
    fn default() -> Self {
        Self { burst: 240, per_minute: 120 }
    }
}

/// Too much: when to come again, in whole seconds, at least 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RetryAfter(pub u64);

/// Time that only goes forward: the machine's, or a hand that a test advances.
#[derive(Clone)]
enum Ticks {
    Machine(Instant),
    Hand(FakeRelativeClock),
}

impl Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        match self {
            Self::Machine(start) => start.elapsed().into(),
            Self::Hand(hand) => hand.now(),
        }
    }
}

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, Ticks, NoOpMiddleware<Nanos>>;

/// What is counted, and by which allowance.
struct Count<K: Hash + Eq + Clone> {
    allowance: Allowance,
    /// `None` lets everything through.
    limiter: Option<Limiter<K>>,
}

impl<K: Hash + Eq + Clone> Count<K> {
    fn afresh(allowance: Allowance, ticks: &Ticks) -> Self {
        let burst = NonZeroU32::new(allowance.burst).unwrap_or(NonZeroU32::MIN);
        let quota = NonZeroU32::new(allowance.per_minute).map(|rate| Quota::per_minute(rate).allow_burst(burst));
        Self { allowance, limiter: quota.map(|quota| RateLimiter::new(quota, DashMapStateStore::default(), ticks.clone())) }
    }
}

/// The guard. Share one between all threads. It counts by networks, or by whatever else says who asks.
pub struct Throttle<K: Hash + Eq + Clone = IpNet> {
    ticks: Ticks,
    count: ArcSwap<Count<K>>,
    checks: AtomicU32,
    max_networks: usize,
}

impl<K: Hash + Eq + Clone> Throttle<K> {
    /// A guard by the machine's monotonic clock.
    pub fn new(allowance: Allowance) -> Self {
        Self::with_ticks(allowance, Ticks::Machine(Instant::now()), MAX_NETWORKS)
    }

    /// A guard whose time stands still until `hand` is advanced.
    pub fn with_hand(allowance: Allowance, hand: FakeRelativeClock) -> Self {
        Self::with_ticks(allowance, Ticks::Hand(hand), MAX_NETWORKS)
    }

    fn with_ticks(allowance: Allowance, ticks: Ticks, max_networks: usize) -> Self {
        let count = ArcSwap::from_pointee(Count::afresh(allowance, &ticks));
        Self { ticks, count, checks: AtomicU32::new(0), max_networks }
    }

    /// Takes up another allowance, when it is another; everyone starts afresh then.
    pub fn allow(&self, allowance: Allowance) {
        if self.count.load().allowance != allowance {
            self.count.store(Arc::new(Count::afresh(allowance, &self.ticks)));
        }
    }

    /// Takes `cost` from the network's bucket. A cost beyond the burst takes the whole burst.
    ///
    /// # Errors
    /// [`RetryAfter`] when not enough is left; nothing is taken then.
    pub fn check(&self, network: K, cost: u32) -> Result<(), RetryAfter> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % CHECKS_BETWEEN_LOOKS == CHECKS_BETWEEN_LOOKS - 1 {
            self.forget_the_quiet();
        }
        let count = self.count.load();
        let cost = NonZeroU32::new(cost.min(count.allowance.burst.max(1)));
        let (Some(limiter), Some(cost)) = (&count.limiter, cost) else { return Ok(()) };
        match limiter.check_key_n(&network, cost) {
            Ok(Err(too_much)) => Err(RetryAfter(too_much.wait_time_from(self.ticks.now()).as_secs() + 1)),
            _ => Ok(()),
        }
    }

    /// Keeps memory bounded. When even the busy networks are too many, everyone starts afresh: who has that many
    /// networks gains nothing by it, and nobody else is locked out.
    fn forget_the_quiet(&self) {
        let count = self.count.load();
        let Some(limiter) = count.limiter.as_ref().filter(|limiter| limiter.len() > self.max_networks) else { return };
        limiter.retain_recent();
        if limiter.len() > self.max_networks / 2 {
            self.count.store(Arc::new(Count::afresh(count.allowance, &self.ticks)));
        } else {
            limiter.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests;
