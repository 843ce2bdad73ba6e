//! Who belongs to a scope.

use diesel::prelude::*;

use super::{
    known::Known,
    question::ask,
    rows::{read_rule, seen_by},
    sets::counting,
};
use crate::{
    db::{
        Connection, DbError, Statement,
        schema::{contacts as rows, selection_members, selections},
    },
    features::{
        contacts,
        selections::model::{Rule, Scope, Settled},
    },
    kernel::{
        Timestamp,
        ids::{ContactId, SelectionId, StaffId},
    },
};

/// Numbers that one statement names.
const NAMED: usize = 5000;

/// A scope as what is asked of contacts.
enum Asked {
    /// To be one of these.
    Chosen(Vec<ContactId>),
    /// To belong to a static selection.
    Static(SelectionId),
    /// To be found by a rule.
    Rule(Rule),
}

impl Asked {
    fn of(connection: &mut Connection, scope: &Scope) -> Result<Self, DbError> {
        Ok(match scope {
            Scope::Everybody => Self::Rule(Rule::default()),
            Scope::Chosen(ids) => {
                let mut ids = ids.clone();
                ids.sort_unstable();
                ids.dedup();
                Self::Chosen(ids)
            }
            Scope::Found(rule) => Self::Rule(rule.clone()),
            Scope::Selection(id) => {
                let (kind, rule): (String, String) =
                    selections::table.find(id).select((selections::kind, selections::rule)).first(connection)?;
                if kind == "dynamic" { Self::Rule(read_rule(*id, &rule)?) } else { Self::Static(*id) }
            }
        })
    }

    /// What a rule is made of, provided that it is within bounds.
    fn known(connection: &mut Connection, rule: &Rule, at: Timestamp) -> Result<Known, DbError> {
        rule.check().map_err(|flaw| DbError::Broken(format!("a rule that cannot be answered: {flaw:?}")))?;
        Known::read(connection, rule, at)
    }
}

/// The contacts of a scope whose numbers lie after `after` and up to `until`, ascending. Made for windows of some thousands: each
/// contact in it is asked whether it belongs. Rules count days back from `at`: whoever asks window by window hands in the same each
/// time, and so means the same people in the first window and in the last.
///
/// # Errors
/// [`DbError::NotFound`] when there never was such a selection; storage errors.
pub fn members(
    connection: &mut Connection,
    scope: &Scope,
    at: Timestamp,
    after: ContactId,
    until: ContactId,
) -> Result<Vec<ContactId>, DbError> {
    match Asked::of(connection, scope)? {
        Asked::Chosen(ids) => {
            let within: Vec<ContactId> = ids.into_iter().filter(|id| *id > after && *id <= until).collect();
            let mut there = Vec::new();
            for ids in within.chunks(NAMED) {
                there.extend(not_deleted(ids).rows(connection)?.into_iter().map(|row| ContactId(row.n)));
            }
            Ok(there)
        }
        Asked::Static(id) => Ok(selection_members::table
            .inner_join(rows::table.on(rows::id.eq(selection_members::contact_id)))
            .filter(selection_members::selection_id.eq(id).and(selection_members::contact_id.gt(after)))
            .filter(selection_members::contact_id.le(until).and(rows::deleted_at.is_null()))
            .order(selection_members::contact_id)
            .select(selection_members::contact_id)
            .load(connection)?),
        Asked::Rule(rule) => {
            let known = Asked::known(connection, &rule, at)?;
            let mut statement = Statement::of(format!(
                "SELECT c.id AS n, CAST(NULL AS BIGINT) AS last FROM contacts c \
                 WHERE c.id > {after} AND c.id <= {until} AND c.deleted_at IS NULL AND "
            ));
            ask(&mut statement, &rule, &known)?;
            statement.push(" ORDER BY c.id");
            Ok(statement.rows(connection)?.into_iter().map(|row| ContactId(row.n)).collect())
        }
    }
}

/// Whom a scope means at this moment, for work that goes on for a while.
///
/// # Errors
/// As [`members`].
pub fn settled(connection: &mut Connection, scope: &Scope) -> Result<Settled, DbError> {
    let until = contacts::last_id(connection)?;
    let scope = match Asked::of(connection, scope)? {
        Asked::Rule(rule) if *scope != Scope::Everybody => Scope::Found(rule),
        _ => scope.clone(),
    };
    Ok(Settled { scope, until })
}

/// How many contacts one step of a page looks at.
const STEP: i64 = 2000;
/// How many steps a page takes before it stops and says how far it got.
const STEPS: usize = 10;

/// Up to `most` contacts of a scope after `after`, ascending, and where the search stopped when it stopped before it found as many.
///
/// # Errors
/// As [`members`].
pub fn page(
    connection: &mut Connection,
    scope: &Scope,
    at: Timestamp,
    after: ContactId,
    most: usize,
) -> Result<(Vec<ContactId>, Option<ContactId>), DbError> {
    let end = contacts::last_id(connection)?;
    let (mut found, mut from) = (Vec::new(), after);
    for _ in 0..STEPS {
        if found.len() >= most || from >= end {
            break;
        }
        let until = ContactId((from.0 + STEP).min(end.0));
        found.extend(members(connection, scope, at, from, until)?);
        from = until;
    }
    let stopped = (found.len() < most && from < end).then_some(from);
    found.truncate(most);
    Ok((found, stopped))
}

/// How many belong to a scope, its rules counting days back from `at`.
///
/// # Errors
/// As [`members`].
pub fn count(connection: &mut Connection, scope: &Scope, at: Timestamp) -> Result<i64, DbError> {
    match Asked::of(connection, scope)? {
        Asked::Chosen(ids) => {
            let mut sum = 0;
            for ids in ids.chunks(NAMED) {
                sum += i64::try_from(not_deleted(ids).rows(connection)?.len()).unwrap_or(0);
            }
            Ok(sum)
        }
        Asked::Static(id) => Ok(selection_members::table
            .inner_join(rows::table.on(rows::id.eq(selection_members::contact_id)))
            .filter(selection_members::selection_id.eq(id).and(rows::deleted_at.is_null()))
            .count()
            .get_result(connection)?),
        Asked::Rule(rule) => {
            let known = Asked::known(connection, &rule, at)?;
            Ok(counting(connection, &rule, &known)?.counted(connection)?.0)
        }
    }
}

/// May a member of staff work with a scope? Not with a selection that somebody else keeps for themselves, or that is deleted.
///
/// # Errors
/// Storage errors.
pub fn may_use(connection: &mut Connection, scope: &Scope, member: StaffId) -> Result<bool, DbError> {
    match scope {
        Scope::Selection(id) => Ok(seen_by(connection, *id, member)?.is_some()),
        Scope::Found(rule) => {
            rule.selections().into_iter().try_fold(true, |may, id| Ok(may && seen_by(connection, id, member)?.is_some()))
        }
        Scope::Everybody | Scope::Chosen(_) => Ok(true),
    }
}

/// Those of some contacts who are not in the bin, ascending.
fn not_deleted(ids: &[ContactId]) -> Statement {
    let list = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Statement::of(format!(
        "SELECT id AS n, CAST(NULL AS BIGINT) AS last FROM contacts WHERE id IN ({list}) AND deleted_at IS NULL ORDER BY id"
    ))
}

/// What the selection of a scope is called; nothing for scopes that are no selection.
///
/// # Errors
/// Storage errors.
pub fn scope_name(connection: &mut Connection, scope: &Scope) -> Result<Option<String>, DbError> {
    let Scope::Selection(id) = scope else { return Ok(None) };
    Ok(selections::table.find(id).select(selections::name).first(connection).optional()?)
}
