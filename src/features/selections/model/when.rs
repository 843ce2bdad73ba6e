//! When something was.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::features::contacts::Days;

/// The longest time back that can be asked for: 27 years.
pub const MOST_DAYS_AGO: u16 = 9999;

/// When something was: on days of the calendar, or counted back from the day on which the rule is asked. Days are UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum When {
    /// Counted back.
    Ago(Ago),
    /// On these days. Stands last: rules of before there was anything else are read as this.
    On(Days),
}

/// Counted back from the day on which the rule is asked. For the same number of days, whatever ever was is in one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ago {
    /// On that day or on one of so many days before it.
    Within(u16),
    /// Earlier than that.
    Before(u16),
}

impl When {
    /// Does it ask for nothing?
    pub const fn is_any(self) -> bool {
        matches!(self, Self::On(days) if days.is_any())
    }

    /// The days that are meant when it is asked on the day `today`.
    pub fn days(self, today: NaiveDate) -> Days {
        let back = |days: u16| Some(today - Duration::days(i64::from(days)));
        match self {
            Self::On(days) => days,
            Self::Ago(Ago::Within(days)) => Days { from: back(days), to: None },
            Self::Ago(Ago::Before(days)) => Days { from: None, to: back(days).and_then(|day| day.pred_opt()) },
        }
    }
}

impl Default for When {
    /// Whenever.
    fn default() -> Self {
        Self::On(Days::default())
    }
}

impl From<Days> for When {
    fn from(days: Days) -> Self {
        Self::On(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_lies_in_the_last_days_or_before_them_and_never_in_both() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-03-10");
        let (within, before) = (When::Ago(Ago::Within(9)).days(today), When::Ago(Ago::Before(9)).days(today));
        assert_eq!(within, Days { from: Some(day("2026-03-01")), to: None });
        assert_eq!(before, Days { from: None, to: Some(day("2026-02-28")) });
        assert_eq!(When::Ago(Ago::Within(1)).days(day("2026-03-11")).from, Some(today), "another day, other days");
    }

    #[test]
    fn rules_of_before_are_read_and_nothing_else_is_taken_for_one() {
        let read = |text: &str| serde_json::from_str::<When>(text).ok();
        let days = Days { from: NaiveDate::from_ymd_opt(2026, 3, 1), to: None };
        assert_eq!(read(r#"{"from":"2026-03-01","to":null}"#), Some(When::On(days)));
        assert_eq!(read(r#"{"within":30}"#), Some(When::Ago(Ago::Within(30))));
        assert_eq!(read(r#"{"before":30}"#), Some(When::Ago(Ago::Before(30))));
        for when in [When::default(), When::On(days), When::Ago(Ago::Within(1)), When::Ago(Ago::Before(9999))] {
            assert_eq!(read(&serde_json::to_string(&when).unwrap()), Some(when));
        }
        // Numbers that are none must not turn into "whenever".
        for text in [r#"{"within":-3}"#, r#"{"within":"3"}"#, r#"{"within":70000}"#, r#"{"since":3}"#] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
