//! What statements about a rule are made of beside the rule: types, the basis of withdrawn consents, other selections.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::rows::{read_rule, users_of};
use crate::{
    db::{
        Connection, DbError,
        schema::{legal_bases, selections, subscription_types},
    },
    features::{
        contacts::Days,
        lists::BASIS_WITHDRAWN,
        selections::model::{Condition, ConsentIs, Flaw, MOST_CONDITIONS, Rule, When},
    },
    kernel::{
        Timestamp,
        ids::{BasisId, PurposeId, SelectionId, TypeId},
    },
};

/// How many conditions a rule may have when those of the selections that it asks about are counted too.
const MOST_TOGETHER: usize = MOST_CONDITIONS * 5;
/// How many selections may stand behind one.
const MOST_BEHIND: usize = 30;

/// What a selection is made of.
#[derive(Debug)]
pub(super) enum Stored {
    /// Rows.
    Static,
    /// A rule.
    Dynamic(Rule),
}

/// What is to be known of a type.
#[derive(Clone, Copy, Debug)]
pub(super) struct TypeFacts {
    pub(super) purpose: PurposeId,
    pub(super) starts_on: bool,
}

/// How questions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// So that they are asked contact by contact, whatever the engine thinks.
    Each,
    /// So that the engine may join whole tables instead.
    Sets,
}

/// What is known, and of which selections one is inside while a statement is written.
#[derive(Clone, Debug)]
pub(super) struct Known {
    facts: Rc<Facts>,
    path: Vec<SelectionId>,
    asks: Asks,
}

#[derive(Debug)]
struct Facts {
    /// The day from which rules count back.
    today: NaiveDate,
    withdrawn: Option<BasisId>,
    types: BTreeMap<TypeId, TypeFacts>,
    selections: BTreeMap<SelectionId, Stored>,
}

impl Known {
    /// Reads what a rule needs, asked as of `at`; nothing for one that needs nothing.
    pub(super) fn read(connection: &mut Connection, rule: &Rule, at: Timestamp) -> Result<Self, DbError> {
        let selections = behind(connection, rule)?;
        let rules: Vec<&Rule> = std::iter::once(rule)
            .chain(selections.values().filter_map(|stored| match stored {
                Stored::Dynamic(rule) => Some(rule),
                Stored::Static => None,
            }))
            .collect();
        let conditions: Vec<&Condition> = rules.into_iter().flat_map(Rule::conditions).collect();
        let asks_state = conditions.iter().any(|condition| {
            matches!(
                condition,
                Condition::Consent { is: ConsentIs::Active(_) | ConsentIs::Withdrawn(_), .. } | Condition::Subscribed { .. }
            )
        });
        let asks_types = conditions.iter().any(|condition| matches!(condition, Condition::Subscribed { .. }));
        let withdrawn = if asks_state {
            let of_key = legal_bases::table.filter(legal_bases::key.eq(BASIS_WITHDRAWN));
            of_key.select(legal_bases::id).first(connection).optional()?
        } else {
            None
        };
        let types = if asks_types {
            let rows: Vec<(TypeId, PurposeId, bool)> = subscription_types::table
                .select((subscription_types::id, subscription_types::purpose_id, subscription_types::starts_on))
                .load(connection)?;
            rows.into_iter().map(|(id, purpose, starts_on)| (id, TypeFacts { purpose, starts_on })).collect()
        } else {
            BTreeMap::new()
        };
        Ok(Self {
            facts: Rc::new(Facts { today: at.naive().date(), withdrawn, types, selections }),
            path: Vec::new(),
            asks: Asks::Each,
        })
    }

    /// The days that are meant.
    pub(super) fn days(&self, when: When) -> Days {
        when.days(self.facts.today)
    }

    /// The same for questions that are written otherwise.
    pub(super) fn asking(&self, asks: Asks) -> Self {
        Self { asks, ..self.clone() }
    }

    /// May whole tables be joined?
    pub(super) fn asks_sets(&self) -> bool {
        self.asks == Asks::Sets
    }

    /// Is a record on this basis in this state?
    pub(super) fn is_basis_of(&self, is: &ConsentIs, basis: BasisId) -> bool {
        let is_withdrawn = self.facts.withdrawn == Some(basis);
        match is {
            ConsentIs::Active(_) => !is_withdrawn,
            ConsentIs::Withdrawn(_) => is_withdrawn,
            ConsentIs::Recorded(_) => true,
            ConsentIs::Nothing => false,
        }
    }

    pub(super) fn subscription_type(&self, id: TypeId) -> Option<TypeFacts> {
        self.facts.types.get(&id).copied()
    }

    /// A selection; one that was never there holds nobody.
    pub(super) fn selection(&self, id: SelectionId) -> &Stored {
        self.facts.selections.get(&id).unwrap_or(&Stored::Static)
    }

    /// The same from inside a selection.
    ///
    /// # Errors
    /// [`DbError::Broken`] when one is inside it already. Such circles are refused when they are saved.
    pub(super) fn inside(&self, id: SelectionId) -> Result<Self, DbError> {
        if self.path.contains(&id) {
            return Err(DbError::Broken(format!("selection {id} asks about itself")));
        }
        let mut path = self.path.clone();
        path.push(id);
        Ok(Self { facts: Rc::clone(&self.facts), path, asks: self.asks })
    }

    /// ` AND …` that a record is in a state.
    pub(super) fn state(&self, is: &ConsentIs) -> String {
        match (is, self.facts.withdrawn) {
            (ConsentIs::Active(_), Some(basis)) => format!(" AND basis_id <> {basis}"),
            (ConsentIs::Withdrawn(_), Some(basis)) => format!(" AND basis_id = {basis}"),
            (ConsentIs::Withdrawn(_), None) => " AND FALSE".to_owned(),
            _ => String::new(),
        }
    }
}

/// Every selection that a rule asks about, directly or through others; deleted ones as they last stood.
pub(super) fn behind(connection: &mut Connection, rule: &Rule) -> Result<BTreeMap<SelectionId, Stored>, DbError> {
    let mut found: BTreeMap<SelectionId, Stored> = BTreeMap::new();
    let mut wanted: BTreeSet<SelectionId> = rule.selections().into_iter().collect();
    while !wanted.is_empty() {
        if found.len() + wanted.len() > MOST_BEHIND {
            return Err(DbError::Broken("a selection asks about too many others".into()));
        }
        let rows: Vec<(SelectionId, String, String)> = selections::table
            .filter(selections::id.eq_any(&wanted))
            .select((selections::id, selections::kind, selections::rule))
            .load(connection)?;
        let mut next = BTreeSet::new();
        for (id, kind, rule) in rows {
            let stored = if kind == "dynamic" { Stored::Dynamic(read_rule(id, &rule)?) } else { Stored::Static };
            if let Stored::Dynamic(rule) = &stored {
                next.extend(rule.selections());
            }
            found.insert(id, stored);
        }
        next.retain(|id| !found.contains_key(id));
        wanted = next;
    }
    Ok(found)
}

/// Can a rule be the rule of selection `id`: does it never come back to it, and is it not too large together with those behind it?
///
/// # Errors
/// Storage errors. The flaw is the answer and no error.
pub fn flaw_of(connection: &mut Connection, id: Option<SelectionId>, rule: &Rule) -> Result<Option<Flaw>, DbError> {
    if let Err(flaw) = rule.check() {
        return Ok(Some(flaw));
    }
    let behind = match behind(connection, rule) {
        Ok(behind) => behind,
        Err(DbError::Broken(_)) => return Ok(Some(Flaw::TooMany)),
        Err(error) => return Err(error),
    };
    if id.is_some_and(|id| behind.contains_key(&id)) {
        return Ok(Some(Flaw::Circle));
    }
    if size(rule, &behind, 0) > MOST_TOGETHER {
        return Ok(Some(Flaw::TooMany));
    }
    match id {
        Some(id) => flaw_of_users(connection, id, rule, &behind),
        None => Ok(None),
    }
}

/// Do the selections that ask about `id`, directly or through others, stay within bounds when its rule is this one?
fn flaw_of_users(
    connection: &mut Connection,
    id: SelectionId,
    rule: &Rule,
    behind_it: &BTreeMap<SelectionId, Stored>,
) -> Result<Option<Flaw>, DbError> {
    let (mut seen, mut next) = (BTreeSet::from([id]), vec![id]);
    while let Some(asked) = next.pop() {
        for user in users_of(connection, asked)? {
            let Some(users) = user.kind.rule().filter(|_| seen.insert(user.id)) else { continue };
            let mut all = match behind(connection, users) {
                Ok(all) => all,
                Err(DbError::Broken(_)) => return Ok(Some(Flaw::TooMany)),
                Err(error) => return Err(error),
            };
            for (id, stored) in behind_it {
                if let Stored::Dynamic(rule) = stored {
                    all.insert(*id, Stored::Dynamic(rule.clone()));
                }
            }
            all.insert(id, Stored::Dynamic(rule.clone()));
            if all.len() > MOST_BEHIND || size(users, &all, 0) > MOST_TOGETHER {
                return Ok(Some(Flaw::TooMany));
            }
            next.push(user.id);
        }
    }
    Ok(None)
}

/// Conditions of a rule with those of the selections in it, each as often as it is asked. No chain of selections is longer than
/// [`MOST_BEHIND`]; one that is goes in a circle and counts as too large.
fn size(rule: &Rule, behind: &BTreeMap<SelectionId, Stored>, depth: usize) -> usize {
    if depth > MOST_BEHIND {
        return MOST_TOGETHER + 1;
    }
    let mut sum: usize = 0;
    for condition in rule.conditions() {
        let inside = match condition {
            Condition::Member { selection, .. } => match behind.get(selection) {
                Some(Stored::Dynamic(rule)) => size(rule, behind, depth + 1),
                _ => 0,
            },
            _ => 0,
        };
        sum = sum.saturating_add(1 + inside);
        if sum > MOST_TOGETHER {
            break;
        }
    }
    sum
}
