//! The doctor's sheet: a line for each finding, and how to mend what is not right.

use std::fmt::Write as _;

/// The findings so far.
#[derive(Default)]
pub struct Sheet {
    text: String,
    warnings: usize,
    wrong: usize,
}

impl Sheet {
    /// As it should be.
    pub fn ok(&mut self, part: &str, what: impl AsRef<str>) {
        self.line("ok", part, what.as_ref());
    }

    /// Good enough to try out, not to rely on.
    pub fn warn(&mut self, part: &str, what: impl AsRef<str>, mend: impl AsRef<str>) {
        self.warnings += 1;
        self.line("warn", part, what.as_ref());
        self.mend(mend.as_ref());
    }

    /// To be mended first.
    pub fn wrong(&mut self, part: &str, what: impl AsRef<str>, mend: impl AsRef<str>) {
        self.wrong += 1;
        self.line("wrong", part, what.as_ref());
        self.mend(mend.as_ref());
    }

    fn line(&mut self, verdict: &str, part: &str, what: &str) {
        let _ = writeln!(self.text, "{verdict:<6} {part:<15} {what}");
    }

    fn mend(&mut self, how: &str) {
        if !how.is_empty() {
            let _ = writeln!(self.text, "{:<22} → {how}", "");
        }
    }

    /// The whole sheet, and whether nothing is wrong.
    pub fn finish(mut self) -> (String, bool) {
        let count = |number: usize, what: &str| if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") };
        let warnings = count(self.warnings, "warning");
        let _ = match self.wrong {
            0 => writeln!(self.text, "\nNothing is wrong; {warnings}."),
            wrong => writeln!(
                self.text,
                "\n{} wrong, {warnings}.",
                if wrong == 1 { "1 thing is".into() } else { format!("{wrong} things are") }
            ),
        };
        (self.text, self.wrong == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_leaves_it_fine_and_a_wrong_does_not() {
        let mut sheet = Sheet::default();
        sheet.ok("keys", "four");
        sheet.warn("base URL", "loopback", "Set base_url");
        assert_eq!(
            sheet.finish(),
            (
                "ok     keys            four\nwarn   base URL        loopback\n                       → Set base_url\n\n\
                 Nothing is wrong; 1 warning.\n"
                    .to_owned(),
                true
            )
        );
        let mut sheet = Sheet::default();
        sheet.wrong("database", "away", "");
        let (text, is_fine) = sheet.finish();
        assert!(!is_fine && text.ends_with("1 thing is wrong, 0 warnings.\n"), "{text}");
    }
}
