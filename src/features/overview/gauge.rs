//! What is costly to count, kept for a while.
//!
//! Up to some thousands of contacts everything is counted anew for each page, in a few milliseconds. Beyond that it takes longer
//! than a page may: then the last figures are shown with the time they are from, and the upkeep counts anew every few minutes.
//! Each instance keeps its own; nothing is stored, so there is nothing that a save would have to keep right.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::Duration;

use super::{model::Figures, store};
use crate::{
    db::{Db, DbError},
    kernel::Timestamp,
};

/// Up to so many contacts are counted for each page.
const FEW: i64 = 20_000;
/// How long figures are good for, in minutes, and how long they are shown should the upkeep not come to count anew.
const GOOD: i64 = 5;
const STALE: i64 = 10;

/// The last figures.
pub struct Gauge {
    few: i64,
    last: Mutex<Option<Arc<Figures>>>,
    /// Held by whoever counts: those who come meanwhile wait and take what was found.
    turn: Mutex<()>,
}

impl Default for Gauge {
    fn default() -> Self {
        Self::keeping_above(FEW)
    }
}

impl Gauge {
    /// A gauge that keeps its figures when there are more than `few` contacts.
    pub const fn keeping_above(few: i64) -> Self {
        Self { few, last: Mutex::new(None), turn: Mutex::new(()) }
    }

    /// The figures; blocks while they are counted.
    ///
    /// # Errors
    /// Storage errors.
    pub fn figures(&self, db: &Db, now: Timestamp) -> Result<Arc<Figures>, DbError> {
        if let Some(kept) = self.kept(now, STALE) {
            return Ok(kept);
        }
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = self.kept(now, STALE) {
            return Ok(kept);
        }
        self.count(db, now)
    }

    /// Counts anew when the figures are kept ones and no longer good; blocks meanwhile.
    ///
    /// # Errors
    /// Storage errors.
    pub fn renew(&self, db: &Db, now: Timestamp) -> Result<(), DbError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // Of few contacts nothing is kept that could grow old.
        let is_of_few = last.is_some_and(|figures| figures.contacts <= self.few);
        if is_of_few || self.kept(now, GOOD).is_some() {
            return Ok(());
        }
        self.count(db, now).map(drop)
    }

    fn kept(&self, now: Timestamp, minutes: i64) -> Option<Arc<Figures>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        let age = now.since(last.at);
        let is_young = age >= Duration::zero() && age < Duration::minutes(minutes);
        (last.contacts > self.few && is_young).then_some(last)
    }

    fn count(&self, db: &Db, now: Timestamp) -> Result<Arc<Figures>, DbError> {
        let figures = Arc::new(db.replica().read_at_one_moment(|connection| store::figures(connection, now))?);
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(figures.clone());
        Ok(figures)
    }
}
