//! What a row says, as far as the plan lets it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        mapping::Exporter,
        values::{self, State},
    },
    COMMENT, LINE, Names, PHONE, Part, Plan, Stands, Target, Unknown,
    plan::needs_proof,
};
use crate::{
    features::{
        contacts::ContactDetails,
        lists::{BASIS_CONSENT, BASIS_WITHDRAWN, Lists},
    },
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
}

/// What a row says.
///
/// # Errors
/// The first thing by which it cannot be taken in.
pub fn read_row(plan: &Plan, lists: &Lists, names: &Names, now: Timestamp, cells: &[String]) -> Result<Row, Problem> {
    let reader = Reader { plan, lists, names, now, cells };
    reader.look_whole()?;
    let address = reader.address()?;
    let mut remarks = Vec::new();
    let details = reader.details(&mut remarks)?;
    let language = reader.known(Target::Language, "language-unknown", &mut remarks, values::language)?;
    let mut no_mailings = reader.yes(Target::NoMailings)?.unwrap_or(false);
    let (mut interests, mut new_interests) = (BTreeSet::new(), Vec::new());
    reader.interests(&mut interests, &mut new_interests, &mut remarks)?;
    let (overall, is_blocked) = reader.overall(&mut remarks)?;
    no_mailings |= is_blocked;
    let consents = reader.consents(overall, &mut remarks)?;
    let choices = reader.choices()?;
    Ok(Row { address, details, language, no_mailings, interests, new_interests, consents, choices, remarks })
}

struct Reader<'a> {
    plan: &'a Plan,
    lists: &'a Lists,
    names: &'a Names,
    now: Timestamp,
    cells: &'a [String],
}

impl Reader<'_> {
    /// Refuses what was not read as it was written.
    fn look_whole(&self) -> Result<(), Problem> {
        let beyond = self.cells.iter().skip(self.plan.columns.len()).position(|cell| !cell.trim().is_empty());
        if let Some(at) = beyond {
            return Err(Problem { code: "row-too-wide", column: Some(self.plan.columns.len() + at) });
        }
        let used = |column: usize| self.plan.columns.get(column).is_some_and(|target| *target != Target::Ignore);
        let broken = self.cells.iter().enumerate().position(|(column, cell)| used(column) && cell.contains('\u{fffd}'));
        match broken {
            Some(column) => Err(Problem { code: "wrong-encoding", column: Some(column) }),
            None => Ok(()),
        }
    }

    /// What the cell of a column says, as one line.
    fn cell(&self, column: usize) -> String {
        self.cells.get(column).map_or_else(String::new, |cell| one_line(cell))
    }

    /// The column that fills a target and what its cell says; nothing when there is no such column.
    fn said(&self, target: Target) -> Option<(usize, String)> {
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

    fn line(&self, target: Target, limit: usize) -> Result<String, Problem> {
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
    fn known<T>(
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
    fn unknown(&self, problem: Problem, remarks: &mut Vec<Problem>) -> Result<(), Problem> {
        if self.plan.unknown == Unknown::Refuse {
            return Err(problem);
        }
        remarks.push(problem);
        Ok(())
    }

    /// Yes or no. What is neither could be an objection, so the row is refused.
    fn yes(&self, target: Target) -> Result<Option<bool>, Problem> {
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

    /// How the person stood to the list as a whole, and whether the other system wrote to them no more at all.
    fn overall(&self, remarks: &mut Vec<Problem>) -> Result<(State, bool), Problem> {
        let mut overall = match self.plan.stands {
            Stands::Listed => State::Granted,
            Stands::Left => State::Withdrawn,
            Stands::Unknown => State::Nothing,
        };
        let mut is_blocked = false;
        if let Some((column, word)) = self.said(Target::Status) {
            let (state, blocked) = self.plan.exporter.status(&word).unwrap_or_else(|| {
                remarks.push(Problem { code: "status-unknown", column: Some(column) });
                (State::Nothing, false)
            });
            is_blocked = blocked;
            overall = graver(overall, state);
        }
        if let Some((_, word)) = self.said(Target::Confirmed)
            && values::yes_or_no(&word) != Some(true)
        {
            overall = graver(overall, State::Nothing);
        }
        Ok((overall, is_blocked))
    }

    fn consents(&self, overall: State, remarks: &mut Vec<Problem>) -> Result<BTreeMap<PurposeId, Said>, Problem> {
        let left = self.plan.purposes_left(self.lists);
        let mapped = self.plan.columns.iter().filter_map(|target| match target {
            Target::Consent(purpose, _) => Some(*purpose),
            _ => None,
        });
        let left_now = left.iter().copied().filter(|_| overall == State::Withdrawn);
        let purposes: BTreeSet<PurposeId> = mapped.chain(self.plan.grants.keys().copied()).chain(left_now).collect();
        let mut consents = BTreeMap::new();
        for purpose in purposes {
            let has_left = overall == State::Withdrawn && left.contains(&purpose);
            if let Some(said) = self.consent(purpose, if has_left { State::Withdrawn } else { overall }, remarks)? {
                consents.insert(purpose, said);
            }
        }
        Ok(consents)
    }

    /// What the row says of one purpose; nothing when it says nothing that could be built upon.
    fn consent(&self, purpose: PurposeId, overall: State, remarks: &mut Vec<Problem>) -> Result<Option<Said>, Problem> {
        let part = |part| self.said(Target::Consent(purpose, part));
        let withdrawn = self.lists.basis(BASIS_WITHDRAWN);
        let for_all = self.plan.grants.get(&purpose).copied();
        let mut state = None;
        if let Some((column, word)) = part(Part::State) {
            state = values::state(&word);
            if state.is_none() {
                self.unknown(Problem { code: "state-unknown", column: Some(column) }, remarks)?;
                state = Some(State::Nothing);
            }
        }
        let mut basis = None;
        if let Some((column, word)) = part(Part::Basis) {
            basis = self.names.basis(&word);
            if basis.is_none() && !word.is_empty() {
                self.unknown(Problem { code: "basis-unknown", column: Some(column) }, remarks)?;
                basis = for_all.filter(|_| self.plan.unknown == Unknown::Default);
            }
            let by_basis = match basis {
                Some(basis) if Some(basis) == withdrawn => State::Withdrawn,
                Some(_) => State::Granted,
                None => State::Nothing,
            };
            state = Some(state.map_or(by_basis, |state| if basis.is_some() { graver(state, by_basis) } else { state }));
        }
        let is_own = state.is_some();
        let state = match (state, for_all) {
            (Some(state), _) => graver(state, overall),
            (None, Some(_)) => overall,
            (None, None) if overall == State::Withdrawn => State::Withdrawn,
            (None, None) => State::Nothing,
        };
        let date = match part(Part::Date) {
            Some((column, text)) => self.date(column, &text)?,
            None => None,
        };
        let comment = self.text(purpose, Part::Comment, &self.plan.comment)?;
        let evidence = self.text(purpose, Part::Evidence, &self.plan.evidence)?;
        let source = self.source(purpose, remarks)?;
        let basis = match (state, withdrawn) {
            (State::Nothing, _) => return Ok(None),
            (State::Withdrawn, Some(withdrawn)) => {
                return Ok(Some(Said { basis: withdrawn, source, date, comment, evidence }));
            }
            (State::Withdrawn, None) => return Ok(None),
            (State::Granted, _) => basis.or(for_all).or_else(|| self.lists.basis(BASIS_CONSENT)),
        };
        let Some(basis) = basis else { return Ok(None) };
        let day = self.plan.date.and_then(|day| day.and_hms_opt(0, 0, 0)).map(values::moment);
        let date = date.or(day);
        if needs_proof(self.lists, purpose, basis) {
            let column = |part| self.plan.column(Target::Consent(purpose, part));
            let lacking = match () {
                () if date.is_none() => Some(Problem { code: "consent-without-date", column: column(Part::Date) }),
                () if evidence.is_empty() && comment.is_empty() => {
                    Some(Problem { code: "consent-without-evidence", column: column(Part::Evidence) })
                }
                () => None,
            };
            if let Some(lacking) = lacking {
                // What the row itself says has to be complete; what is said of all rows does not hold for this one.
                return if is_own {
                    Err(lacking)
                } else {
                    remarks.push(lacking);
                    Ok(None)
                };
            }
        }
        Ok(Some(Said { basis, source, date, comment, evidence }))
    }

    fn date(&self, column: usize, text: &str) -> Result<Option<Timestamp>, Problem> {
        // What a system writes for no date at all.
        if text.is_empty() || text.starts_with("0000-00-00") {
            return Ok(None);
        }
        let problem = |code| Problem { code, column: Some(column) };
        let order = self.plan.day_orders.get(&column).copied();
        let at = values::date(text, order).map(values::moment).ok_or(problem("date-unreadable"))?;
        if at > self.now { Err(problem("date-in-future")) } else { Ok(Some(at)) }
    }

    fn text(&self, purpose: PurposeId, part: Part, usual: &str) -> Result<String, Problem> {
        let text = self.line(Target::Consent(purpose, part), COMMENT)?;
        Ok(if text.is_empty() { usual.to_owned() } else { text })
    }

    fn source(&self, purpose: PurposeId, remarks: &mut Vec<Problem>) -> Result<SourceId, Problem> {
        let find = |text: &str| self.names.source(text);
        let said = self.known(Target::Consent(purpose, Part::Source), "source-unknown", remarks, find)?;
        Ok(said.unwrap_or(self.plan.source))
    }

    fn choices(&self) -> Result<BTreeMap<TypeId, bool>, Problem> {
        let mut choices = BTreeMap::new();
        for (column, target) in self.plan.columns.iter().enumerate() {
            let Target::Subscription(kind) = target else { continue };
            match values::state(&self.cell(column)) {
                Some(State::Granted) => drop(choices.insert(*kind, true)),
                Some(State::Withdrawn) => drop(choices.insert(*kind, false)),
                Some(State::Nothing) => {}
                // It could be an objection.
                None => return Err(Problem { code: "yes-no-unclear", column: Some(column) }),
            }
        }
        Ok(choices)
    }
}

/// The one of two states that lets less.
const fn graver(a: State, b: State) -> State {
    match (a, b) {
        (State::Withdrawn, _) | (_, State::Withdrawn) => State::Withdrawn,
        (State::Nothing, _) | (_, State::Nothing) => State::Nothing,
        (State::Granted, State::Granted) => State::Granted,
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

/// Whose export a plan reads; kept here so that the words of a status follow from it alone.
impl Exporter {
    /// What a word of its status column says, and whether it means that nothing was to be sent at all.
    pub fn status(self, word: &str) -> Option<(State, bool)> {
        let folded = crate::kernel::text::fold(word);
        match (self, folded.as_str()) {
            // An account there is enabled whether or not anything was confirmed; that columns or the plan have to say.
            (Self::Listmonk, "enabled") => Some((State::Granted, false)),
            (Self::Listmonk, "disabled") => Some((State::Nothing, false)),
            (_, "blocklisted" | "blacklisted") => Some((State::Withdrawn, true)),
            (_, _) => values::state(word).map(|state| (state, false)),
        }
    }
}
