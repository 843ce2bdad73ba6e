//! What a row says, as far as the plan lets it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{reading::Format, values},
    LINE, Names, PHONE, Part, Plan, Target, Unknown,
};
use crate::{
    features::{contacts::ContactDetails, lists::Lists},
    kernel::{
        EmailAddress, Language, Timestamp,
        ids::{BasisId, PurposeId, SourceId, TypeId},
        text::one_line,
    },
};

/// Why a row is refused, or what of it is left aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Problem {
    /// A code that pages have words for.
    pub code: &'static str,
    /// The column that it is about, from 0.
    pub column: Option<usize>,
}

/// What a row says of a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// On which legal basis; *withdrawn* where it was.
    pub basis: BasisId,
    /// From which source.
    pub source: SourceId,
    /// When it was given or withdrawn, where the file says.
    pub date: Option<Timestamp>,
    /// The last moment that this can mean: a day alone may mean its evening, and a time without a zone that of any.
    pub latest: Option<Timestamp>,
    /// The comment.
    pub comment: String,
    /// What proves it.
    pub evidence: String,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whose row it is.
    pub address: EmailAddress,
    /// Name and the like; an empty text says nothing.
    pub details: ContactDetails,
    /// Their language, where it is said.
    pub language: Option<Language>,
    /// Do they want no mailing at all?
    pub no_mailings: bool,
    /// What they are interested in.
    pub interests: BTreeSet<i64>,
    /// Interests that are on no list of ours and are to be added to it.
    pub new_interests: Vec<String>,
    /// Their consents.
    pub consents: BTreeMap<PurposeId, Said>,
    /// Subscription types, on or off.
    pub choices: BTreeMap<TypeId, bool>,
    /// What of the row is left aside.
    pub remarks: Vec<Problem>,
    /// Why it is refused but for what the person refuses in it: only that is in here then.
    pub refused: Option<Problem>,
}

impl Row {
    /// Does somebody refuse anything in it?
    fn refuses(&self) -> bool {
        // Of a row that is refused nothing else is read.
        self.no_mailings || !self.consents.is_empty() || !self.choices.is_empty()
    }
}

/// What a row says. Of a row that is refused for something else than its address, what somebody refuses in it is still read: a
/// misspelt day loses no withdrawal.
///
/// # Errors
/// The first thing by which it cannot be taken in.
pub fn read_row(plan: &Plan, lists: &Lists, names: &Names, now: Timestamp, cells: &[String]) -> Result<Row, Problem> {
    let reader = Reader { plan, lists, names, now, cells };
    reader.look_whole()?;
    let address = reader.address()?;
    reader.row(address.clone()).or_else(|problem| {
        let row = reader.refusals(address, problem);
        if row.refuses() { Ok(row) } else { Err(problem) }
    })
}

/// Reading a row; what it says of consents and subscriptions is in [`super::saying`].
pub(super) struct Reader<'a> {
    pub(super) plan: &'a Plan,
    pub(super) lists: &'a Lists,
    pub(super) names: &'a Names,
    pub(super) now: Timestamp,
    pub(super) cells: &'a [String],
}

impl Reader<'_> {
    fn row(&self, address: EmailAddress) -> Result<Row, Problem> {
        let mut remarks = Vec::new();
        let details = self.details(&mut remarks)?;
        let language = self.known(Target::Language, "language-unknown", &mut remarks, values::language)?;
        let mut no_mailings = self.yes(Target::NoMailings)?.unwrap_or(false);
        let (mut interests, mut new_interests) = (BTreeSet::new(), Vec::new());
        self.interests(&mut interests, &mut new_interests, &mut remarks)?;
        let (overall, is_blocked) = self.overall(&mut remarks)?;
        no_mailings |= is_blocked;
        let consents = self.consents(overall, &mut remarks)?;
        let choices = self.choices()?;
        Ok(Row { address, details, language, no_mailings, interests, new_interests, consents, choices, remarks, refused: None })
    }

    /// Refuses what was not read as it was written.
    fn look_whole(&self) -> Result<(), Problem> {
        let beyond = self.cells.iter().skip(self.plan.columns.len()).position(|cell| !cell.trim().is_empty());
        if let Some(at) = beyond {
            return Err(Problem { code: "row-too-wide", column: Some(self.plan.columns.len() + at) });
        }
        let used = |column: usize| self.plan.columns.get(column).is_some_and(|target| *target != Target::Ignore);
        let broken = self.cells.iter().enumerate().position(|(column, cell)| used(column) && cell.contains('\u{fffd}'));
        if let Some(column) = broken {
            return Err(Problem { code: "wrong-encoding", column: Some(column) });
        }
        match (0..self.cells.len()).find(|column| self.runs_on(*column)) {
            Some(column) => Err(Problem { code: "row-runs-on", column: Some(column) }),
            None => Ok(()),
        }
    }

    /// Did a cell of a text most likely swallow the rows below, because its quotation mark is not closed where it ends? A name or a
    /// status has one line; a comment may have several, but none of them looks like a row of this file.
    fn runs_on(&self, column: usize) -> bool {
        let Format::Text { delimiter, .. } = &self.plan.format else { return false };
        let text = self.cells.get(column).map_or("", |cell| cell.trim());
        let mut lines = text.lines();
        if lines.next().is_none() || !text.contains('\n') {
            return false;
        }
        let may_have_lines = match self.plan.columns.get(column) {
            Some(Target::Consent(_, part)) => matches!(part, Part::Comment | Part::Evidence),
            Some(target) => matches!(target, Target::Ignore | Target::Interests),
            None => true,
        };
        let (width, at) = (self.plan.columns.len(), self.plan.column(Target::Email).unwrap_or(0));
        let is_row = |line: &str| {
            let parts: Vec<&str> = line.split(char::from(delimiter.octet())).collect();
            let address = parts.get(at).map_or("", |part| part.trim().trim_matches('"'));
            width > 1 && parts.len() >= width && EmailAddress::parse(address).is_ok()
        };
        !may_have_lines || lines.any(is_row)
    }

    /// What the cell of a column says, as one line.
    pub(super) fn cell(&self, column: usize) -> String {
        self.cells.get(column).map_or_else(String::new, |cell| one_line(cell))
    }

    /// The column that fills a target and what its cell says; nothing when there is no such column.
    pub(super) fn said(&self, target: Target) -> Option<(usize, String)> {
        self.plan.column(target).map(|column| (column, self.cell(column)))
    }

    fn address(&self) -> Result<EmailAddress, Problem> {
        let (column, text) = self.said(Target::Email).unwrap_or_default();
        let problem = |code| Problem { code, column: Some(column) };
        if text.is_empty() {
            return Err(problem("email-missing"));
        }
        EmailAddress::parse(&text).map_err(|_| problem("email-malformed"))
    }

    pub(super) fn line(&self, target: Target, limit: usize) -> Result<String, Problem> {
        let (column, text) = self.said(target).unwrap_or_default();
        if text.chars().count() > limit {
            return Err(Problem { code: "too-long", column: Some(column) });
        }
        Ok(text)
    }

    fn details(&self, remarks: &mut Vec<Problem>) -> Result<ContactDetails, Problem> {
        let (first, last) = split_name(&self.line(Target::FullName, LINE)?);
        let or = |said: String, split: String| if said.is_empty() { split } else { said };
        Ok(ContactDetails {
            first_name: or(self.line(Target::FirstName, LINE)?, first),
            last_name: or(self.line(Target::LastName, LINE)?, last),
            company: self.line(Target::Company, LINE)?,
            phone: self.line(Target::Phone, PHONE)?,
            country: self.known(Target::Country, "country-unknown", remarks, values::country)?.unwrap_or_default(),
        })
    }

    /// What a cell names among values that are known.
    pub(super) fn known<T>(
        &self,
        target: Target,
        code: &'static str,
        remarks: &mut Vec<Problem>,
        find: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let Some((column, text)) = self.said(target).filter(|(_, text)| !text.is_empty()) else { return Ok(None) };
        let found = find(&text);
        if found.is_none() {
            self.unknown(Problem { code, column: Some(column) }, remarks)?;
        }
        Ok(found)
    }

    /// An unknown value refuses the row or is left aside.
    pub(super) fn unknown(&self, problem: Problem, remarks: &mut Vec<Problem>) -> Result<(), Problem> {
        if self.plan.unknown == Unknown::Refuse {
            return Err(problem);
        }
        remarks.push(problem);
        Ok(())
    }

    /// Yes or no. What is neither could be an objection, so the row is refused.
    pub(super) fn yes(&self, target: Target) -> Result<Option<bool>, Problem> {
        let Some((column, text)) = self.said(target).filter(|(_, text)| !text.is_empty()) else { return Ok(None) };
        values::yes_or_no(&text).map(Some).ok_or(Problem { code: "yes-no-unclear", column: Some(column) })
    }

    fn interests(&self, ids: &mut BTreeSet<i64>, new: &mut Vec<String>, remarks: &mut Vec<Problem>) -> Result<(), Problem> {
        let columns = self.plan.columns.iter().enumerate().filter(|(_, target)| **target == Target::Interests);
        for (column, _) in columns {
            for name in values::list(self.cells.get(column).map_or("", String::as_str)) {
                let name = one_line(&name);
                match self.names.interest(&name) {
                    Some(id) => drop(ids.insert(id)),
                    None if self.plan.unknown == Unknown::Add && name.chars().count() <= LINE => new.push(name),
                    None => self.unknown(Problem { code: "interest-unknown", column: Some(column) }, remarks)?,
                }
            }
        }
        Ok(())
    }
}

/// Words that belong to the family name behind them.
const PARTICLES: &[&str] =
    &["van", "von", "de", "der", "den", "del", "di", "da", "la", "le", "af", "av", "zu", "ter", "ten", "te", "'t"];

/// Given and family name of a whole name: `Anna de Vries`, `de Vries, Anna`.
fn split_name(name: &str) -> (String, String) {
    if let Some((last, first)) = name.split_once(',') {
        return (first.trim().to_owned(), last.trim().to_owned());
    }
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() < 2 {
        return (name.to_owned(), String::new());
    }
    let is_particle = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
    let at = words.iter().skip(1).position(is_particle).map_or(words.len() - 1, |at| at + 1).min(words.len() - 1);
    (words[..at].join(" "), words[at..].join(" "))
}
