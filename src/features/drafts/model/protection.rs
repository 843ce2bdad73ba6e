//! How a form is defended, and how much it turned away (FRM-08).

use chrono::NaiveDate;

use crate::features::forms::{Counted, Refused, counts::Tallied};

/// What staff decide about the defence of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Browsers are asked for a proof of work.
    AskForProof,
    /// They are not, unless it is under attack.
    NoProof,
    /// It is under attack.
    Attack,
    /// The attack is over.
    AttackOver,
}

impl Decision {
    const ALL: [Self; 4] = [Self::AskForProof, Self::NoProof, Self::Attack, Self::AttackOver];

    /// The code that forms post.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AskForProof => "ask",
            Self::NoProof => "stop",
            Self::Attack => "attack",
            Self::AttackOver => "over",
        }
    }

    /// The decision of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }

    /// What the audit log calls it.
    pub const fn act(self) -> &'static str {
        match self {
            Self::AskForProof => "form.proof_asked_for",
            Self::NoProof => "form.proof_waived",
            Self::Attack => "form.attack_begun",
            Self::AttackOver => "form.attack_over",
        }
    }
}

/// How often answers were turned away for a reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Turned {
    /// Why.
    pub why: Refused,
    /// Today (UTC).
    pub today: i64,
    /// In the last seven days, today included.
    pub week: i64,
    /// In the last thirty days, today included.
    pub month: i64,
}

/// The stored sums of thirty days by reason, in the order in which staff see them.
pub fn turned_away(sums: &[(Tallied, i64)], today: NaiveDate) -> Vec<Turned> {
    let sum = |why: Refused, days: i64| -> i64 {
        let of = sums.iter().filter(|(what, _)| what.what == Counted::Refused(why) && (today - what.day).num_days() < days);
        of.map(|(_, n)| n).sum()
    };
    Refused::ALL.into_iter().map(|why| Turned { why, today: sum(why, 1), week: sum(why, 7), month: sum(why, 30) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Language, ids::FormId};

    #[test]
    fn sums_are_added_up_by_reason_over_languages_and_days() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let sum = |at, language, what, n| (Tallied { form: FormId(1), day: day(at), language, what }, n);
        let honeypot = Counted::Refused(Refused::Honeypot);
        let sums = [
            sum(28, Language::En, honeypot, 1),
            sum(28, Language::Nb, honeypot, 2),
            sum(22, Language::Nb, honeypot, 4),
            sum(21, Language::Nb, honeypot, 8),
            sum(28, Language::En, Counted::View, 99),
        ];
        let turned = turned_away(&sums, day(28));
        assert_eq!(turned.len(), Refused::ALL.len());
        assert_eq!(turned[0], Turned { why: Refused::Honeypot, today: 3, week: 7, month: 15 });
        assert!(turned[1..].iter().all(|turned| turned.month == 0));
        assert!(Decision::ALL.into_iter().all(|it| Decision::from_code(it.code()) == Some(it)));
    }
}
