//! Rules: conditions joined by *all of*, *any of* and *none of*.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::{
    condition::{Condition, Written},
    when::{Ago, MOST_DAYS_AGO, When},
};
use crate::{features::contacts::terms_of, kernel::ids::SelectionId};

/// How deep groups may lie in each other, the outermost included.
pub const DEEPEST: usize = 4;
/// How many conditions a rule may have.
pub const MOST_CONDITIONS: usize = 60;
/// How many characters a text in a rule may have.
const LONGEST: usize = 400;

/// How the parts of a group are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joined {
    /// All of them hold. Of no parts they do: that is everybody.
    #[default]
    All,
    /// One of them holds, at least. Of no parts none does: that is nobody.
    Any,
    /// Not one of them holds.
    None,
}

impl Joined {
    /// All of them, with the code in forms.
    pub const ALL: [(Self, &'static str); 3] = [(Self::All, "all"), (Self::Any, "any"), (Self::None, "none")];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
            Self::None => "none",
        }
    }
}

/// A group of conditions and of other groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// How its parts are joined.
    pub joined: Joined,
    /// What it is made of.
    pub parts: Vec<Part>,
}

/// A part of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A condition.
    If(Condition),
    /// A group.
    Group(Rule),
}

/// Why a rule cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Groups lie deeper in each other than [`DEEPEST`].
    TooDeep,
    /// It has more than [`MOST_CONDITIONS`] conditions.
    TooMany,
    /// It asks nothing, or a group inside has no parts.
    Empty,
    /// A condition asks for nothing that can be answered: no words, no days, days that run backwards.
    Senseless,
    /// Through other selections it asks about itself.
    Circle,
}

impl Rule {
    /// All of these hold.
    pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Self {
        Self { joined: Joined::All, parts: conditions.into_iter().map(Part::If).collect() }
    }

    /// Every condition in it, in order.
    pub fn conditions(&self) -> Vec<&Condition> {
        let mut found = Vec::new();
        self.gather(&mut found);
        found
    }

    fn gather<'r>(&'r self, found: &mut Vec<&'r Condition>) {
        for part in &self.parts {
            match part {
                Part::If(condition) => found.push(condition),
                Part::Group(rule) => rule.gather(found),
            }
        }
    }

    /// How deep its groups lie in each other; 1 where there are none.
    pub fn depth(&self) -> usize {
        let below = self.parts.iter().map(|part| match part {
            Part::If(_) => 0,
            Part::Group(rule) => rule.depth(),
        });
        1 + below.max().unwrap_or(0)
    }

    /// The selections that it asks about.
    pub fn selections(&self) -> Vec<SelectionId> {
        let mut ids: Vec<SelectionId> = self
            .conditions()
            .into_iter()
            .filter_map(|condition| match condition {
                Condition::Member { selection, .. } => Some(*selection),
                _ => None,
            })
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Is it within bounds, so that a statement can be made of it? An empty one is: it means everybody.
    ///
    /// # Errors
    /// What is wrong with it. That it goes in a circle is not seen here: that takes the other selections.
    pub fn check(&self) -> Result<(), Flaw> {
        if self.depth() > DEEPEST {
            return Err(Flaw::TooDeep);
        }
        let conditions = self.conditions();
        if conditions.len() > MOST_CONDITIONS {
            return Err(Flaw::TooMany);
        }
        if conditions.iter().all(|condition| makes_sense(condition)) { Ok(()) } else { Err(Flaw::Senseless) }
    }

    /// Can it be saved: within bounds, and no group without parts?
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_whole(&self) -> Result<(), Flaw> {
        self.check()?;
        if self.has_gap() { Err(Flaw::Empty) } else { Ok(()) }
    }

    fn has_gap(&self) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|part| matches!(part, Part::Group(rule) if rule.has_gap()))
    }
}

/// Can a condition be answered?
fn makes_sense(condition: &Condition) -> bool {
    let fits = |text: &str| text.chars().count() <= LONGEST;
    let days = condition.when().is_none_or(in_calendar);
    days && match condition {
        Condition::Words(text) => fits(text) && !terms_of(text).is_empty(),
        Condition::Company(Written::Exactly(text)) => fits(text) && !text.is_empty(),
        Condition::Country(code) => code.is_empty() || (code.len() == 2 && code.bytes().all(|c| c.is_ascii_uppercase())),
        Condition::Stored(when) | Condition::Changed(when) => !when.is_any(),
        _ => true,
    }
}

/// Are these days that a database keeps, and in order?
fn in_calendar(when: When) -> bool {
    let days = match when {
        When::Ago(Ago::Within(days) | Ago::Before(days)) => return (1..=MOST_DAYS_AGO).contains(&days),
        When::On(days) => days,
    };
    let is_kept = |day: Option<chrono::NaiveDate>| day.is_none_or(|day| (1900..2200).contains(&day.year()));
    is_kept(days.from) && is_kept(days.to) && days.from.zip(days.to).is_none_or(|(from, to)| from <= to)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::features::contacts::Days;

    fn nested(depth: usize) -> Rule {
        let mut rule = Rule::all([Condition::NoMailings(true)]);
        for _ in 1..depth {
            rule = Rule { joined: Joined::Any, parts: vec![Part::Group(rule)] };
        }
        rule
    }

    #[test]
    fn a_rule_is_bounded_in_depth_and_number() {
        assert_eq!(nested(DEEPEST).check_whole(), Ok(()));
        assert_eq!(nested(DEEPEST + 1).check(), Err(Flaw::TooDeep));
        let many = |count| Rule::all(vec![Condition::NoMailings(true); count]);
        assert_eq!(many(MOST_CONDITIONS).check_whole(), Ok(()));
        assert_eq!(many(MOST_CONDITIONS + 1).check(), Err(Flaw::TooMany));
    }

    #[test]
    fn a_rule_that_asks_nothing_can_be_used_and_not_saved() {
        assert_eq!(Rule::default().check(), Ok(()));
        assert_eq!(Rule::default().check_whole(), Err(Flaw::Empty));
        let with_gap = Rule { joined: Joined::All, parts: vec![Part::Group(Rule::default())] };
        assert_eq!(with_gap.check_whole(), Err(Flaw::Empty));
    }

    #[test]
    fn conditions_that_cannot_be_answered_are_refused() {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1);
        for condition in [
            Condition::Words(" & ".into()),
            Condition::Words("a".repeat(401)),
            Condition::Company(Written::Exactly(String::new())),
            Condition::Country("no".into()),
            Condition::Country("NOR".into()),
            Condition::Country("';".into()),
            Condition::Stored(When::default()),
            Condition::Changed(Days { from: day(2026), to: day(2025) }.into()),
            Condition::Mailed { days: Days { from: day(-5000), to: None }.into(), is: true },
            Condition::Stored(Days { from: None, to: day(9999) }.into()),
            Condition::Stored(When::Ago(Ago::Within(0))),
            Condition::Changed(When::Ago(Ago::Before(MOST_DAYS_AGO + 1))),
        ] {
            assert_eq!(Rule::all([condition.clone()]).check(), Err(Flaw::Senseless), "{condition:?}");
        }
    }

    #[test]
    fn a_rule_reads_back_as_it_was_written() {
        let rule = Rule {
            joined: Joined::None,
            parts: vec![
                Part::If(Condition::Member { selection: SelectionId(3), is: false }),
                Part::Group(Rule::all([Condition::Import(None), Condition::Member { selection: SelectionId(3), is: true }])),
            ],
        };
        let text = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
        assert_eq!(rule.selections(), [SelectionId(3)]);
        assert!(serde_json::from_str::<Rule>(r#"{"joined":"all","parts":[{"if":{"sql":"1=1"}}]}"#).is_err());
    }
}
