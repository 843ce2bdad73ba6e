//! How many rows came to what.

use super::Verdict;

/// How many rows came to what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Counts {
    /// People who were not here before.
    pub new: i64,
    /// People of whom something changes.
    pub changed: i64,
    /// People of whom everything is as the file says.
    pub unchanged: i64,
    /// Rows that are left out by a rule: people in the bin, classes that are to be skipped.
    pub left_out: i64,
    /// Rows that something is wrong with.
    pub refused: i64,
    /// Rows whose address stood in the file before; before the run it is not known what they come to.
    pub repeated: i64,
    /// Rows taken in of which something was left aside, and why is noted.
    pub remarked: i64,
}

impl Counts {
    /// Counts a row.
    pub const fn note(&mut self, verdict: Verdict, has_remark: bool) {
        match verdict {
            Verdict::New => self.new += 1,
            Verdict::Changed => self.changed += 1,
            Verdict::Unchanged => self.unchanged += 1,
            Verdict::LeftOut => self.left_out += 1,
            Verdict::Refused => self.refused += 1,
            Verdict::Repeated => self.repeated += 1,
        }
        if has_remark && verdict.is_taken_in() {
            self.remarked += 1;
        }
    }

    /// All rows.
    pub const fn all(&self) -> i64 {
        self.new + self.changed + self.unchanged + self.left_out + self.refused + self.repeated
    }

    /// Those of a verdict.
    pub const fn of(&self, verdict: Verdict) -> i64 {
        match verdict {
            Verdict::New => self.new,
            Verdict::Changed => self.changed,
            Verdict::Unchanged => self.unchanged,
            Verdict::LeftOut => self.left_out,
            Verdict::Refused => self.refused,
            Verdict::Repeated => self.repeated,
        }
    }
}
