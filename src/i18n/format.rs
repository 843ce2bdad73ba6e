//! Dates and numbers as each language writes them.
//!
//! Times are shown in UTC and say so: the house does not know where a reader is, and a wrong hour is worse than a marked one.

use chrono::{Datelike, Timelike};

use crate::kernel::{Language, Timestamp};

const MONTHS: [[&str; 12]; 6] = [
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"],
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"],
    ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
];

/// The day in words: `13 December 2026`, `13. desember 2026`.
pub fn date(language: Language, at: Timestamp) -> String {
    let day = at.naive().date();
    let month = MONTHS[language.index()][day.month0() as usize];
    let dot = match language {
        Language::Nb | Language::Da | Language::De => ".",
        Language::En | Language::Sv | Language::Nl => "",
    };
    format!("{}{dot} {month} {}", day.day(), day.year())
}

/// The day and the minute in UTC: `13 December 2026, 14:05 UTC`.
pub fn date_time(language: Language, at: Timestamp) -> String {
    let time = at.naive().time();
    let colon = if language == Language::Da { '.' } else { ':' };
    format!("{}, {:02}{colon}{:02} UTC", date(language, at), time.hour(), time.minute())
}

/// A whole number with its thousands parted: `1,234,567`, `1 234 567` (with no-break spaces), `1.234.567`.
pub fn number(language: Language, number: i64) -> String {
    let parting = match language {
        Language::En => ",",
        Language::Nb | Language::Sv => "\u{a0}",
        Language::Da | Language::De | Language::Nl => ".",
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    if number < 0 {
        text.push('\u{2212}');
    }
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(parting);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_a_native_writes_it() {
        let at = Timestamp::from_seconds(1_797_170_700);
        let written = Language::ALL.map(|language| date_time(language, at));
        assert_eq!(
            written,
            [
                "13 December 2026, 14:05 UTC",
                "13. desember 2026, 14:05 UTC",
                "13 december 2026, 14:05 UTC",
                "13. december 2026, 14.05 UTC",
                "13. Dezember 2026, 14:05 UTC",
                "13 december 2026, 14:05 UTC",
            ]
        );
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!(number(Language::En, 1_234_567), "1,234,567");
        assert_eq!(number(Language::Nb, 1_234), "1\u{a0}234");
        assert_eq!(number(Language::De, 100_000), "100.000");
        assert_eq!(number(Language::Nl, 999), "999");
        assert_eq!(number(Language::Sv, -1_000), "\u{2212}1\u{a0}000");
    }
}
