//! What a row says of consents and subscriptions. What is not clear counts for less, never for more: an unknown word makes nobody
//! agree, and a no is not lost with a misspelt day.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        mapping::Exporter,
        values::{self, DayOrder, State, When},
    },
    COMMENT, Part, Problem, Row, Said, Stands, Target,
    plan::needs_proof,
    row::Reader,
};
use crate::{
    features::{
        contacts::ContactDetails,
        lists::{BASIS_CONSENT, BASIS_WITHDRAWN},
    },
    kernel::{
        EmailAddress,
        ids::{BasisId, PurposeId, SourceId, TypeId},
        text::{cut, fold},
    },
};

/// How a row stands to one purpose, by the columns about it.
#[derive(Default)]
struct Stance {
    /// What they say; nothing when there are none.
    state: Option<State>,
    /// The legal basis that is named.
    basis: Option<BasisId>,
    /// What could be a no and is none that we know.
    unclear: Option<Problem>,
    /// A basis that is on no list: upon it there is no consent.
    aside: Option<Problem>,
    /// What the column says that is about refusing alone; the day in another column is then that of the consent.
    refusal: Refusal,
}

/// What a column says that is about refusing alone.
#[derive(Clone, Copy, Default)]
enum Refusal {
    /// Nothing.
    #[default]
    Silent,
    /// It was refused; when, where that is said.
    Refused(Option<When>),
    /// Nobody can tell.
    Unclear,
}

impl Stance {
    /// What lets less of what is known already and this.
    fn add(&mut self, state: State) {
        self.state = Some(self.state.map_or(state, |known| graver(known, state)));
    }
}

impl Reader<'_> {
    /// What somebody refuses in a row that is otherwise refused.
    pub(super) fn refusals(&self, address: EmailAddress, problem: Problem) -> Row {
        let (overall, is_blocked, _) = self.whole();
        let mut remarks = Vec::new();
        let withdrawn = self.purposes(overall).into_iter().filter_map(|purpose| {
            let stance = self.stance(purpose);
            let is_no = overall == State::Withdrawn || stance.state == Some(State::Withdrawn);
            is_no.then(|| self.withdrawal(purpose, &stance, &mut remarks)).flatten().map(|said| (purpose, said))
        });
        Row {
            address,
            details: ContactDetails::default(),
            language: None,
            no_mailings: is_blocked || self.yes(Target::NoMailings) == Ok(Some(true)),
            interests: BTreeSet::new(),
            new_interests: Vec::new(),
            consents: withdrawn.collect(),
            choices: self
                .chosen()
                .into_iter()
                .filter(|(_, _, state)| *state == Some(State::Withdrawn))
                .map(|it| (it.1, false))
                .collect(),
            remarks: vec![problem],
            refused: Some(problem),
        }
    }

    /// How the people of the whole file stood.
    const fn stood(&self) -> State {
        match self.plan.stands {
            Stands::Listed => State::Granted,
            Stands::Left => State::Withdrawn,
            Stands::Unknown => State::Nothing,
        }
    }

    /// How the person stood to the list as a whole, whether the other system wrote to them no more at all, and the column of a
    /// status that is not known.
    fn whole(&self) -> (State, bool, Option<usize>) {
        let (mut overall, mut is_blocked, mut unknown) = (self.stood(), false, None);
        if let Some((column, word)) = self.said(Target::Status) {
            match self.plan.exporter.status(&word) {
                Some((state, blocked)) => (overall, is_blocked) = (graver(overall, state), blocked),
                None => unknown = Some(column),
            }
        }
        if let Some((_, word)) = self.said(Target::Confirmed) {
            overall = match values::yes_or_no(&word) {
                Some(true) => overall,
                None if values::state(&word) == Some(State::Withdrawn) => State::Withdrawn,
                _ => graver(overall, State::Nothing),
            };
        }
        (overall, is_blocked, unknown)
    }

    /// How the person stood to the list as a whole, and whether the other system wrote to them no more at all. A status that is not
    /// known could be an objection, so the row is refused, unless they have left in any case.
    pub(super) fn overall(&self, remarks: &mut Vec<Problem>) -> Result<(State, bool), Problem> {
        let (overall, is_blocked, unknown) = self.whole();
        let problem = unknown.map(|column| Problem { code: "status-unknown", column: Some(column) });
        match problem {
            Some(problem) if overall != State::Withdrawn => return Err(problem),
            _ => remarks.extend(problem),
        }
        Ok((overall, is_blocked))
    }

    /// The purposes that the row says something of.
    fn purposes(&self, overall: State) -> BTreeSet<PurposeId> {
        let mapped = self.plan.columns.iter().filter_map(|target| match target {
            Target::Consent(purpose, _) => Some(*purpose),
            _ => None,
        });
        let left = self.plan.purposes_left(self.lists).into_iter().filter(|_| overall == State::Withdrawn);
        mapped.chain(self.plan.grants.keys().copied()).chain(left).collect()
    }

    pub(super) fn consents(&self, overall: State, remarks: &mut Vec<Problem>) -> Result<BTreeMap<PurposeId, Said>, Problem> {
        let mut consents = BTreeMap::new();
        for purpose in self.purposes(overall) {
            if let Some(said) = self.consent(purpose, overall, remarks)? {
                consents.insert(purpose, said);
            }
        }
        Ok(consents)
    }

    /// How the row stands to a purpose by the columns about it.
    fn stance(&self, purpose: PurposeId) -> Stance {
        let part = |part| self.said(Target::Consent(purpose, part));
        let mut stance = Stance::default();
        if let Some((column, word)) = part(Part::State) {
            match values::state(&word) {
                Some(state) => stance.add(state),
                None => stance.unclear = Some(Problem { code: "state-unknown", column: Some(column) }),
            }
        }
        if let Some((column, word)) = part(Part::Basis) {
            stance.basis = self.names.basis(&word);
            let problem = Problem { code: "basis-unknown", column: Some(column) };
            match stance.basis {
                Some(basis) if self.lists.is_withdrawn(basis) => stance.add(State::Withdrawn),
                Some(_) => stance.add(State::Granted),
                None if word.is_empty() => stance.state = stance.state.or(Some(State::Nothing)),
                // It says how they stand in place of on what ground; nobody agrees by that.
                None => match values::state(&word) {
                    Some(State::Withdrawn) => stance.add(State::Withdrawn),
                    Some(State::Nothing) => stance.add(State::Nothing),
                    None if values::says_left(&word) || values::says_no(&word) => stance.unclear = Some(problem),
                    Some(State::Granted) | None => {
                        stance.aside = Some(problem);
                        stance.add(State::Nothing);
                    }
                },
            }
        }
        if let Some((column, word)) = part(Part::Refused) {
            stance.refusal = refusal(&word, self.plan.day_orders.get(&column).copied());
            match stance.refusal {
                Refusal::Refused(_) => stance.add(State::Withdrawn),
                Refusal::Silent => {}
                Refusal::Unclear => stance.unclear = Some(Problem { code: "yes-no-unclear", column: Some(column) }),
            }
        }
        stance
    }

    /// What the row says of one purpose; nothing when it says nothing that could be built upon.
    fn consent(&self, purpose: PurposeId, overall: State, remarks: &mut Vec<Problem>) -> Result<Option<Said>, Problem> {
        let stance = self.stance(purpose);
        let for_all = self.plan.grants.get(&purpose).copied();
        let is_own = stance.state.is_some();
        let state = match (stance.state, for_all) {
            (Some(state), _) => graver(state, overall),
            (None, Some(_)) => overall,
            (None, None) if overall == State::Withdrawn => State::Withdrawn,
            (None, None) => State::Nothing,
        };
        if state == State::Withdrawn {
            remarks.extend(stance.unclear);
            return Ok(self.withdrawal(purpose, &stance, remarks));
        }
        if let Some(unclear) = stance.unclear {
            return Err(unclear);
        }
        if let Some(aside) = stance.aside {
            self.unknown(aside, remarks)?;
        }
        let date = match self.said(Target::Consent(purpose, Part::Date)) {
            Some((column, text)) => self.date(column, &text)?,
            None => None,
        };
        let comment = self.text(purpose, Part::Comment, &self.plan.comment)?;
        let evidence = self.text(purpose, Part::Evidence, &self.plan.evidence)?;
        let source = self.source(purpose, remarks)?;
        if state == State::Nothing {
            return Ok(None);
        }
        let Some(basis) = stance.basis.or(for_all).or_else(|| self.lists.basis(BASIS_CONSENT)) else { return Ok(None) };
        let day = self.plan.date.and_then(|day| day.and_hms_opt(0, 0, 0)).map(values::moment);
        let date = date.map(|when| values::moment(when.at).min(self.now)).or(day);
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
        Ok(Some(Said { basis, source, date, latest: date, comment, evidence }))
    }

    /// A withdrawal. Whatever is wrong with what stands beside it is left aside: the no counts.
    fn withdrawal(&self, purpose: PurposeId, stance: &Stance, remarks: &mut Vec<Problem>) -> Option<Said> {
        let basis = self.lists.basis(BASIS_WITHDRAWN)?;
        let when = match (stance.refusal, self.said(Target::Consent(purpose, Part::Date))) {
            (Refusal::Refused(when), _) => when.filter(|when| values::moment(when.earliest()) <= self.now),
            (_, Some((column, text))) => self.date(column, &text).unwrap_or_else(|problem| {
                remarks.push(problem);
                None
            }),
            (_, None) => None,
        };
        let mut text = |part, usual: &str| {
            let (column, text) = self.said(Target::Consent(purpose, part)).unwrap_or_default();
            let short = cut(&text, COMMENT);
            if short.len() < text.len() {
                remarks.push(Problem { code: "too-long", column: Some(column) });
            }
            if short.is_empty() { usual.to_owned() } else { short.to_owned() }
        };
        let comment = text(Part::Comment, &self.plan.comment);
        let evidence = text(Part::Evidence, &self.plan.evidence);
        let source = self.source(purpose, remarks).unwrap_or_else(|problem| {
            remarks.push(problem);
            self.plan.source
        });
        Some(Said {
            basis,
            source,
            date: when.map(|when| values::moment(when.at).min(self.now)),
            latest: when.map(|when| values::moment(when.latest())),
            comment,
            evidence,
        })
    }

    fn date(&self, column: usize, text: &str) -> Result<Option<When>, Problem> {
        // What a system writes for no date at all.
        if text.is_empty() || text.starts_with(NO_DATE) {
            return Ok(None);
        }
        let problem = |code| Problem { code, column: Some(column) };
        let order = self.plan.day_orders.get(&column).copied();
        let when = values::date(text, order).ok_or(problem("date-unreadable"))?;
        // East of here it is later already.
        if values::moment(when.earliest()) > self.now { Err(problem("date-in-future")) } else { Ok(Some(when)) }
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

    /// Columns of subscription types and what they say.
    fn chosen(&self) -> Vec<(usize, TypeId, Option<State>)> {
        let kinds = self.plan.columns.iter().enumerate().filter_map(|(column, target)| match target {
            Target::Subscription(kind) => Some((column, *kind, values::state(&self.cell(column)))),
            _ => None,
        });
        kinds.collect()
    }

    pub(super) fn choices(&self) -> Result<BTreeMap<TypeId, bool>, Problem> {
        let mut choices = BTreeMap::new();
        for (column, kind, state) in self.chosen() {
            match state {
                Some(State::Granted) => drop(choices.insert(kind, true)),
                Some(State::Withdrawn) => drop(choices.insert(kind, false)),
                Some(State::Nothing) => {}
                // It could be an objection.
                None => return Err(Problem { code: "yes-no-unclear", column: Some(column) }),
            }
        }
        Ok(choices)
    }
}

/// How a system begins what it writes for no date at all.
const NO_DATE: &str = "0000-00-00";

/// What a cell says of a column that is about refusing alone.
fn refusal(word: &str, order: Option<DayOrder>) -> Refusal {
    if word.starts_with(NO_DATE) {
        return Refusal::Silent;
    }
    match (values::yes_or_no(word), values::state(word)) {
        (Some(true), _) | (None, Some(State::Withdrawn)) => return Refusal::Refused(None),
        (Some(false), _) | (None, Some(State::Nothing)) => return Refusal::Silent,
        (None, Some(State::Granted) | None) => {}
    }
    // A day of which nobody knows which number is the month is a day all the same.
    let is_day = || [DayOrder::DayFirst, DayOrder::MonthFirst].into_iter().any(|order| values::date(word, Some(order)).is_some());
    match values::date(word, order) {
        Some(when) => Refusal::Refused(Some(when)),
        None if is_day() => Refusal::Refused(None),
        None => Refusal::Unclear,
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

/// Whose export a plan reads; kept here so that the words of a status follow from it alone.
impl Exporter {
    /// What a word of its status column says, and whether it means that nothing was to be sent at all.
    pub fn status(self, word: &str) -> Option<(State, bool)> {
        let folded = fold(word);
        match (self, folded.as_str()) {
            // An account there is enabled whether or not anything was confirmed; that columns or the plan have to say.
            (Self::Listmonk, "enabled") => Some((State::Granted, false)),
            (Self::Listmonk, "disabled") => Some((State::Nothing, false)),
            (_, "blocklisted" | "blacklisted") => Some((State::Withdrawn, true)),
            (_, _) => values::state(word).map(|state| (state, false)),
        }
    }
}
