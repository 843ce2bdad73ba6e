//! Dates in the spellings that systems and people write.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::kernel::Timestamp;

/// Which of the two first numbers is the day, where a date does not say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOrder {
    /// `31/12/2024`.
    DayFirst,
    /// `12/31/2024`.
    MonthFirst,
}

impl DayOrder {
    /// The code that forms post.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }

    /// The order of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::DayFirst, Self::MonthFirst].into_iter().find(|order| order.code() == code)
    }
}

/// The first and the last day, as a spreadsheet counts them, that could be one of a consent: 1970 to 2100.
const SERIALS: std::ops::RangeInclusive<f64> = 25_569.0..=73_050.0;

/// A moment of the calendar, in UTC.
pub fn moment(at: NaiveDateTime) -> Timestamp {
    Timestamp::from_micros(at.and_utc().timestamp_micros())
}

/// A moment as a text names it: a day may be all that it says, and a time may be one of wherever it was written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct When {
    /// The moment if the text means UTC; of a day alone its beginning.
    pub at: NaiveDateTime,
    has_time: bool,
    has_zone: bool,
}

impl When {
    /// No clock on earth is further from UTC.
    const ZONE: Duration = Duration::hours(14);

    /// The earliest moment that the text can mean.
    pub fn earliest(self) -> NaiveDateTime {
        if self.has_zone { self.at } else { self.at - Self::ZONE }
    }

    /// The last moment that the text can mean: a time may leave out its seconds, and a day when on it.
    pub fn latest(self) -> NaiveDateTime {
        let end = self.at + if self.has_time { Duration::minutes(1) } else { Duration::days(1) };
        if self.has_zone { end } else { end + Self::ZONE }
    }
}

/// The moment that a text names. `order` decides where day and month could be either; without it such a date is not read.
///
/// Read are ISO 8601 with and without time and zone, `d.m.Y`, `d/m/Y`, `m/d/Y`, `d-m-Y`, `Y/m/d`, each also with a time behind it,
/// and the numbers by which spreadsheets count days.
pub fn date(text: &str, order: Option<DayOrder>) -> Option<When> {
    let text = text.trim();
    let zoned = |at: chrono::DateTime<chrono::FixedOffset>| When { at: at.naive_utc(), has_time: true, has_zone: true };
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(zoned(at));
    }
    // As PostgreSQL writes it, and as programs in Go do, with the zone's name behind.
    let bare = text.trim_end_matches("UTC").trim_end();
    for format in ["%Y-%m-%d %H:%M:%S%.f %#z", "%Y-%m-%d %H:%M:%S%.f %z"] {
        if let Ok(at) = chrono::DateTime::parse_from_str(bare, format) {
            return Some(zoned(at));
        }
    }
    if let Ok(serial) = text.parse::<f64>() {
        let at = serial_date(serial)?;
        return Some(When { at, has_time: at.time() != NaiveTime::MIN, has_zone: false });
    }
    let (day, time) = match text.find([' ', 'T']) {
        Some(at) => (&text[..at], text[at + 1..].trim()),
        None => (text, ""),
    };
    let day = calendar_day(day.trim_end_matches(','), order)?;
    if time.is_empty() {
        return Some(When { at: day.and_time(NaiveTime::MIN), has_time: false, has_zone: false });
    }
    let (time, has_zone) = clock(time)?;
    Some(When { at: day.and_time(time), has_time: true, has_zone })
}

fn serial_date(serial: f64) -> Option<NaiveDateTime> {
    if !SERIALS.contains(&serial) {
        return None;
    }
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    epoch.checked_add_signed(Duration::seconds((serial * 86_400.0).round() as i64))
}

/// A time of the day, and whether the text says that it is in UTC.
fn clock(text: &str) -> Option<(NaiveTime, bool)> {
    let bare = text.trim_end_matches(['Z', 'z']).trim_end_matches("UTC").trim();
    ["%H:%M:%S%.f", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%H.%M.%S", "%H.%M"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(bare, format).ok())
        .map(|time| (time, bare.len() < text.len()))
}

/// The three numbers of a date, and whether the year comes first.
fn numbers(text: &str) -> Option<([u32; 3], bool)> {
    let parting = ['.', '/', '-'].into_iter().find(|mark| text.matches(*mark).count() == 2)?;
    let mut numbers = [0; 3];
    let mut has_year_first = false;
    for (at, part) in text.split(parting).enumerate() {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        match (at, part.len()) {
            (0, 4) => has_year_first = true,
            (2, 4) if !has_year_first => {}
            (2, 1 | 2) if has_year_first => {}
            (0 | 1, 1 | 2) => {}
            _ => return None,
        }
        *numbers.get_mut(at)? = part.parse().ok()?;
    }
    Some((numbers, has_year_first))
}

fn calendar_day(text: &str, order: Option<DayOrder>) -> Option<NaiveDate> {
    let ([a, b, c], has_year_first) = numbers(text)?;
    if has_year_first {
        return NaiveDate::from_ymd_opt(i32::try_from(a).ok()?, b, c);
    }
    let year = i32::try_from(c).ok()?;
    // Points part day, month and year wherever they are used.
    let order = if text.contains('.') { Some(DayOrder::DayFirst) } else { order };
    let (day, month) = match (order, a, b) {
        (Some(DayOrder::DayFirst), a, b) => (a, b),
        (Some(DayOrder::MonthFirst), a, b) => (b, a),
        (None, a, b) if a > 12 && b <= 12 => (a, b),
        (None, a, b) if b > 12 && a <= 12 => (b, a),
        (None, a, b) if a == b => (a, b),
        (None, ..) => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Which orders the dates of a column allow: both when nothing tells, none when they contradict each other. `is_ambiguous` in the
/// answer says whether any of them needs an order at all.
pub fn day_orders<'a>(values: impl IntoIterator<Item = &'a str>) -> (Option<DayOrder>, bool) {
    let (mut day_first, mut month_first, mut needs) = (false, false, false);
    for value in values {
        let day = value.split([' ', 'T']).next().unwrap_or_default();
        let Some(([a, b, _], false)) = numbers(day) else { continue };
        if day.contains('.') {
            continue;
        }
        day_first |= a > 12 && b <= 12;
        month_first |= b > 12 && a <= 12;
        needs |= a != b;
    }
    let order = match (day_first, month_first) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    };
    (order, needs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, order: Option<DayOrder>) -> Option<String> {
        date(text, order).map(|when| when.at.format("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn dates_are_read_in_six_spellings_and_as_spreadsheets_count() {
        use DayOrder::{DayFirst, MonthFirst};
        for (text, order, expected) in [
            ("2024-03-05", None, "2024-03-05 00:00"),
            ("2024-03-05T14:30:00+02:00", None, "2024-03-05 12:30"),
            ("2024-03-05 14:30:59", None, "2024-03-05 14:30"),
            ("2024-03-05 14:30:59+00", None, "2024-03-05 14:30"),
            ("2024-03-05 14:30:59.123456 +0100 UTC", None, "2024-03-05 13:30"),
            ("05.03.2024", None, "2024-03-05 00:00"),
            ("5.3.2024 09:05", None, "2024-03-05 09:05"),
            ("05/03/2024", Some(DayFirst), "2024-03-05 00:00"),
            ("03/05/2024", Some(MonthFirst), "2024-03-05 00:00"),
            ("03/05/2024 02:15 PM", Some(MonthFirst), "2024-03-05 14:15"),
            ("2024/03/05", None, "2024-03-05 00:00"),
            ("31/12/2024", None, "2024-12-31 00:00"),
            ("12/31/2024", None, "2024-12-31 00:00"),
            ("45356", None, "2024-03-05 00:00"),
            ("45356.5", None, "2024-03-05 12:00"),
        ] {
            assert_eq!(told(text, order).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_text_means_every_moment_that_it_could() {
        let span = |text: &str| {
            let when = date(text, None).unwrap();
            [when.earliest(), when.latest()].map(|at| at.format("%d %H:%M").to_string())
        };
        assert_eq!(span("2024-03-05"), ["04 10:00", "06 14:00"]);
        assert_eq!(span("45356"), ["04 10:00", "06 14:00"]);
        assert_eq!(span("05.03.2024 12:00"), ["04 22:00", "06 02:01"]);
        assert_eq!(span("2024-03-05T12:00:00Z"), ["05 12:00", "05 12:01"]);
        assert_eq!(span("2024-03-05 12:00 UTC"), ["05 12:00", "05 12:01"]);
        assert_eq!(span("2024-03-05 12:00:00 +0200"), ["05 10:00", "05 10:01"]);
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_not_read() {
        for text in [
            "",
            "yesterday",
            "05/03/2024",
            "31.02.2024",
            "2024-13-01",
            "13/13/2024",
            "1",
            "20240305",
            "5.3.24",
            "1/2",
            "01-02-03-04",
        ] {
            assert_eq!(told(text, None), None, "{text}");
        }
        assert_eq!(told("31/12/2024", Some(DayOrder::MonthFirst)), None, "the order is the column's, not the cell's");
    }

    #[test]
    fn a_column_tells_its_order_where_it_can() {
        assert_eq!(day_orders(["01/02/2024", "25/02/2024"]), (Some(DayOrder::DayFirst), true));
        assert_eq!(day_orders(["01/02/2024", "02/25/2024"]), (Some(DayOrder::MonthFirst), true));
        assert_eq!(day_orders(["01/02/2024", "03/04/2024"]), (None, true));
        assert_eq!(day_orders(["13/02/2024", "02/13/2024"]), (None, true));
        assert_eq!(day_orders(["2024-02-01", "05.06.2024", "", "45356"]), (None, false));
    }
}
