//! One line of the audit log, before and after it is written, and what can be asked of the log.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveTime};
use serde_json::Value;

use crate::kernel::Timestamp;

/// What an act was about: a kind and the number or name of one of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// `staff`, `role`, `purpose`, `setting`, `contact`, `address` (of a page) …
    pub kind: &'static str,
    /// A row's number, a setting's name; empty when the act is about nothing in particular.
    pub id: String,
}

impl Subject {
    /// One of a kind.
    pub fn new(kind: &'static str, id: impl std::fmt::Display) -> Self {
        Self { kind, id: id.to_string() }
    }

    /// Nothing in particular.
    pub const fn none() -> Self {
        Self { kind: "", id: String::new() }
    }
}

/// What somebody did. Who, when and by which way comes from the context.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Noun and what happened to it: `subscription_type.changed`, `session.opened`, `access.refused`.
    pub what: &'static str,
    /// What it was about.
    pub subject: Subject,
    /// The values before, only those that changed; [`Value::Null`] when there were none.
    pub before: Value,
    /// The values after.
    pub after: Value,
}

impl Entry {
    /// An act without values to compare.
    pub const fn new(what: &'static str, subject: Subject) -> Self {
        Self { what, subject, before: Value::Null, after: Value::Null }
    }

    /// With values before and after.
    pub fn changing(self, before: Value, after: Value) -> Self {
        Self { before, after, ..self }
    }
}

/// What somebody looks for in the log.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// What this member did.
    pub who: Option<i64>,
    /// What was done; empty for everything.
    pub what: String,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Until the end of this day.
    pub to: Option<NaiveDate>,
    /// Older than this entry: the next page.
    pub before: Option<i64>,
}

impl Asked {
    /// What a query or a form asks for; what cannot be read is not asked for.
    pub fn of(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
        Self {
            who: value("who").parse().ok(),
            what: value("what").to_owned(),
            from: value("from").parse().ok(),
            to: value("to").parse().ok(),
            before: value("before").parse().ok(),
        }
    }

    /// The names and values that ask for the same, the page left aside.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let all = [
            ("who", self.who.map(|who| who.to_string()).unwrap_or_default()),
            ("what", self.what.clone()),
            ("from", day(self.from)),
            ("to", day(self.to)),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The first instant asked for.
    pub fn begins_at(&self) -> Option<Timestamp> {
        self.from.map(|day| Timestamp::from(day.and_time(NaiveTime::MIN)))
    }

    /// The first instant that is too late.
    pub fn ends_at(&self) -> Option<Timestamp> {
        self.to.map(|day| Timestamp::from(day.and_time(NaiveTime::MIN)).plus(Duration::days(1)))
    }
}

/// An entry as it was written.
#[derive(Clone, Debug, diesel::Queryable)]
pub struct Line {
    /// Its number; later entries have higher ones.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// What kind of somebody.
    pub actor: String,
    /// Which of them.
    pub actor_id: Option<i64>,
    /// By which way.
    pub channel: String,
    /// From where, as much of it as is kept.
    pub ip: Option<String>,
    /// What was done.
    pub what: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which of them.
    pub subject_id: String,
    /// JSON of the values before; empty when there were none.
    pub before: String,
    /// JSON of the values after.
    pub after: String,
}

impl Line {
    /// What changed: name, before, after. An act with a value of no name has one line without a name.
    pub fn changes(&self) -> Vec<(String, Value, Value)> {
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let (before, after) = (read(&self.before), read(&self.after));
        let names: BTreeSet<&String> =
            [&before, &after].into_iter().filter_map(Value::as_object).flat_map(serde_json::Map::keys).collect();
        if !names.is_empty() {
            return names
                .into_iter()
                .map(|name| (name.clone(), before[name.as_str()].clone(), after[name.as_str()].clone()))
                .collect();
        }
        let is_nothing = |value: &Value| value.is_null() || value.as_object().is_some_and(serde_json::Map::is_empty);
        if is_nothing(&before) && is_nothing(&after) { Vec::new() } else { vec![(String::new(), before, after)] }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn changes_are_told_by_name_with_both_values() {
        let line = |before: &str, after: &str| Line {
            id: 1,
            at: Timestamp::from_seconds(0),
            actor: "staff".into(),
            actor_id: Some(1),
            channel: "admin".into(),
            ip: None,
            what: "settings.changed".into(),
            subject_kind: "settings".into(),
            subject_id: "links".into(),
            before: before.into(),
            after: after.into(),
        };
        let told = |before: &str, after: &str| line(before, after).changes();
        let three = |name: &str, before: Value, after: Value| (name.to_owned(), before, after);
        assert_eq!(
            told(r#"{"days":21,"gone":"x"}"#, r#"{"days":30}"#),
            [three("days", json!(21), json!(30)), three("gone", json!("x"), Value::Null)]
        );
        assert_eq!(told("", r#""settings""#), [three("", Value::Null, json!("settings"))]);
        assert_eq!((told("", ""), told("{}", "{}")), (vec![], vec![]));
        assert_eq!(told("", r#"{"rights":["a","b"]}"#), [three("rights", Value::Null, json!(["a", "b"]))]);
    }

    #[test]
    fn a_day_asked_for_is_a_whole_day_and_what_cannot_be_read_is_not_asked_for() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let asked =
            Asked::of(&[pair("from", "2026-11-22"), pair("to", "2026-11-22"), pair("who", "x"), pair("what", " keys.rotated ")]);
        assert_eq!(asked.ends_at().unwrap().since(asked.begins_at().unwrap()), Duration::days(1));
        assert_eq!((asked.who, asked.what.as_str()), (None, "keys.rotated"));
        assert_eq!(Asked::of(&[pair("from", "2026-02-30")]).from, None);
        assert_eq!(asked.pairs().len(), 3);
    }
}
