//! An instant in UTC with microseconds: the one time type of the house.

use chrono::{DateTime, Duration, NaiveDateTime, SubsecRound, Utc};

/// An instant in UTC, cut to microseconds because that is the finest step both database engines keep.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Timestamp)]
pub struct Timestamp(NaiveDateTime);

impl Timestamp {
    /// The machine's clock. Only [`crate::kernel::Clock`] calls this; everyone else is handed a time.
    pub(super) fn from_system_clock() -> Self {
        Self::from(Utc::now().naive_utc())
    }

    /// From microseconds since 1970-01-01 UTC; out-of-range values become the epoch.
    pub fn from_micros(micros: i64) -> Self {
        Self(DateTime::from_timestamp_micros(micros).unwrap_or_default().naive_utc())
    }

    /// From seconds since 1970-01-01 UTC; out-of-range values become the epoch.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc())
    }

    /// Microseconds since 1970-01-01 UTC.
    pub fn micros(self) -> i64 {
        self.0.and_utc().timestamp_micros()
    }

    /// Whole seconds since 1970-01-01 UTC.
    pub fn seconds(self) -> i64 {
        self.0.and_utc().timestamp()
    }

    /// As chrono's type, for formatting and arithmetic on dates.
    pub fn naive(self) -> NaiveDateTime {
        self.0
    }

    /// Borrowed as chrono's type, for the database layer.
    pub(crate) fn as_naive(&self) -> &NaiveDateTime {
        &self.0
    }

    /// As chrono's zoned type, for RFC 3339 and RFC 5322 dates.
    pub fn utc(self) -> DateTime<Utc> {
        self.0.and_utc()
    }

    /// This instant moved by `by`; saturates at the ends of the calendar.
    pub fn plus(self, by: Duration) -> Self {
        Self(self.0.checked_add_signed(by).unwrap_or(if by < Duration::zero() { NaiveDateTime::MIN } else { NaiveDateTime::MAX }))
    }

    /// The time from `earlier` to this instant; negative when the clock went back.
    pub fn since(self, earlier: Self) -> Duration {
        self.0 - earlier.0
    }
}

impl From<NaiveDateTime> for Timestamp {
    fn from(value: NaiveDateTime) -> Self {
        Self(value.trunc_subsecs(6))
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.format("%Y-%m-%d %H:%M:%S UTC").fmt(f)
    }
}
