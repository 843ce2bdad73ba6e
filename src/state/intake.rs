//! Visitors who send files: how many at once, and how slowly.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use ipnet::IpNet;
use tokio::time::timeout;

use super::Problem;

/// Visitors who may send files to one instance at the same time.
const AT_ONCE: usize = 16;
/// Of these, how many of one network.
const OF_ONE: usize = 4;
/// After how many seconds one who found no place may come again.
const AGAIN: u32 = 15;
/// How long a sender may take before anything is asked of their line.
const GRACE: Duration = Duration::from_secs(60);
/// What a line must bring after that, in octets a second: about the slowest that telephones fall back to.
const PER_SECOND: u64 = 8 * 1024;
/// How long nothing at all may come.
const SILENCE: Duration = Duration::from_secs(30);

/// The places of one instance for visitors who send files; a place is held while a file comes in and until it is stored.
#[derive(Debug)]
pub struct Intake<K = IpNet> {
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

impl<K> Default for Intake<K> {
    fn default() -> Self {
        Self { taken: Arc::default() }
    }
}

/// A place, given back when it is dropped.
#[derive(Debug)]
pub struct Place<K: Hash + Eq = IpNet> {
    of: K,
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

impl<K: Hash + Eq + Clone> Intake<K> {
    /// Takes a place for somebody of this network.
    ///
    /// # Errors
    /// [`Problem::TooMany`] when all are taken, or as many as one network gets.
    pub fn enter(&self, network: K) -> Result<Place<K>, Problem> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.get(&network).copied().unwrap_or(0);
        if own >= OF_ONE || taken.values().sum::<usize>() >= AT_ONCE {
            return Err(Problem::TooMany(AGAIN));
        }
        taken.insert(network.clone(), own + 1);
        Ok(Place { of: network, taken: self.taken.clone() })
    }
}

impl<K: Hash + Eq> Drop for Place<K> {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.of) {
            *own -= 1;
            if *own == 0 {
                taken.remove(&self.of);
            }
        }
    }
}

/// How fast a body must come, so that nobody holds a place by sending a letter a minute.
#[derive(Debug)]
pub struct Pace {
    began: Instant,
    octets: u64,
}

impl Pace {
    /// Begins now.
    pub fn begin() -> Self {
        Self { began: Instant::now(), octets: 0 }
    }

    /// Notes that so much has come.
    pub fn count(&mut self, octets: usize) {
        self.octets = self.octets.saturating_add(u64::try_from(octets).unwrap_or(u64::MAX));
    }

    /// How much has come.
    pub const fn octets(&self) -> u64 {
        self.octets
    }

    /// Waits for the next piece, as long as the line has earned.
    ///
    /// # Errors
    /// [`Problem::TooSlow`] when it does not come.
    pub async fn within<T>(&self, piece: impl Future<Output = T>) -> Result<T, Problem> {
        timeout(self.left(self.began.elapsed()), piece).await.map_err(|_| Problem::TooSlow)
    }

    /// How long the next piece may take, so long after the beginning.
    fn left(&self, elapsed: Duration) -> Duration {
        (GRACE + Duration::from_secs(self.octets / PER_SECOND)).saturating_sub(elapsed).min(SILENCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_back_and_no_network_takes_all() {
        let intake = Intake::<u8>::default();
        let held: Vec<_> = (0..OF_ONE).map(|_| intake.enter(1).unwrap()).collect();
        assert!(matches!(intake.enter(1), Err(Problem::TooMany(AGAIN))), "one network");
        let others: Vec<_> = (OF_ONE..AT_ONCE).map(|other| intake.enter(u8::try_from(other).unwrap() + 10).unwrap()).collect();
        assert!(intake.enter(99).is_err(), "all");
        drop(held);
        assert!(intake.enter(1).is_ok());
        drop(others);
        assert!(intake.taken.lock().unwrap().is_empty(), "nothing is remembered of who has left");
    }

    #[test]
    fn a_line_that_brings_too_little_is_given_up() {
        let mut pace = Pace::begin();
        let seconds = |seconds| Duration::from_secs(seconds);
        assert_eq!(pace.left(seconds(0)), SILENCE, "nothing may come for a while");
        assert_eq!(pace.left(seconds(50)), seconds(10));
        assert_eq!(pace.left(seconds(61)), Duration::ZERO, "the grace is over");
        pace.count(1024 * 1024);
        assert_eq!((pace.left(seconds(61)), pace.left(seconds(187))), (SILENCE, seconds(1)), "what came earned more time");
    }
}
