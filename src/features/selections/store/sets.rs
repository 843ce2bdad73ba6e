//! Counting whom a rule finds among everybody.
//!
//! PostgreSQL joins whole tables by hashing, on several cores, where questions are written as `EXISTS`. SQLite looks up row by row;
//! but where several conditions are stretches of indexes in the order of contacts it goes through all of them side by side, and asks
//! the other questions only of those who are in each.

use diesel::prelude::*;

use super::{
    known::{Asks, Known, Stored},
    question::{ask, ask_condition},
};
use crate::{
    db::{
        Connection, DbError, Statement,
        schema::{consents, legal_bases},
    },
    features::selections::model::{Choice, Condition, ConsentDetails, ConsentIs, Joined, Part, Rule},
    kernel::ids::{BasisId, PurposeId},
};

const COUNT: &str = "SELECT count(*) AS n, CAST(NULL AS BIGINT) AS last FROM";

/// The statement that counts.
pub(super) fn counting(connection: &mut Connection, rule: &Rule, known: &Known) -> Result<Statement, DbError> {
    let streams = if matches!(connection, Connection::Sqlite(_)) && rule.joined == Joined::All {
        streams(connection, rule, known)?
    } else {
        Vec::new()
    };
    if streams.is_empty() {
        let known = known.asking(if matches!(connection, Connection::Postgres(_)) { Asks::Sets } else { Asks::Each });
        let mut statement = Statement::of(format!("{COUNT} contacts c WHERE c.deleted_at IS NULL AND "));
        ask(&mut statement, rule, &known)?;
        return Ok(statement);
    }
    // The limit keeps SQLite from leaving out the order, without which it would build a table of all of them.
    let together = streams.join(" INTERSECT ");
    let mut statement = Statement::of(format!(
        "{COUNT} ({together} ORDER BY 1 LIMIT -1) d CROSS JOIN contacts c WHERE c.id = d.id AND c.deleted_at IS NULL"
    ));
    for part in &rule.parts {
        match part {
            Part::If(condition) if is_all_of_it(condition) => {}
            Part::If(condition) => {
                statement.push(" AND ");
                ask_condition(&mut statement, condition, known)?;
            }
            Part::Group(group) => {
                statement.push(" AND ");
                ask(&mut statement, group, known)?;
            }
        }
    }
    Ok(statement)
}

/// The stretches of indexes, each in the order of contacts, in all of which everybody is whom the rule finds.
fn streams(connection: &mut Connection, rule: &Rule, known: &Known) -> Result<Vec<String>, DbError> {
    let mut streams = Vec::new();
    for part in &rule.parts {
        let Part::If(condition) = part else { continue };
        match condition {
            Condition::Consent { purpose, is: is @ (ConsentIs::Active(details) | ConsentIs::Withdrawn(details)) } => {
                streams.extend(of_consent(connection, *purpose, is, details, known)?);
            }
            Condition::Choice { kind, is: Choice::On } => streams.push(chosen(kind)),
            Condition::Subscribed { kind, is: true } => {
                if let Some(facts) = known.subscription_type(*kind) {
                    let details = ConsentDetails::default();
                    streams.extend(of_consent(connection, facts.purpose, &ConsentIs::Active(details), &details, known)?);
                    if !facts.starts_on {
                        streams.push(chosen(kind));
                    }
                }
            }
            Condition::Interest { interest, is: true } => {
                streams.push(format!("SELECT contact_id AS id FROM contact_interests WHERE interest_id = {interest}"));
            }
            Condition::Member { selection, is: true } if matches!(known.selection(*selection), Stored::Static) => {
                streams.push(format!("SELECT contact_id AS id FROM selection_members WHERE selection_id = {selection}"));
            }
            Condition::Language(language) => streams.push(format!("SELECT id FROM contacts WHERE language = '{language}'")),
            _ => {}
        }
    }
    Ok(streams)
}

fn chosen(kind: &impl std::fmt::Display) -> String {
    format!("SELECT contact_id AS id FROM subscriptions WHERE type_id = {kind} AND is_on")
}

/// Records of a purpose on one basis are a stretch; those on several are not, and are asked about instead.
fn of_consent(
    connection: &mut Connection,
    purpose: PurposeId,
    is: &ConsentIs,
    details: &ConsentDetails,
    known: &Known,
) -> Result<Option<String>, DbError> {
    let recorded = consents::table.filter(consents::purpose_id.eq(purpose).and(consents::basis_id.eq(legal_bases::id)));
    let there: Vec<BasisId> =
        legal_bases::table.filter(diesel::dsl::exists(recorded)).select(legal_bases::id).load(connection)?;
    let mut meant =
        there.into_iter().filter(|basis| details.basis.is_none_or(|it| it == *basis) && known.is_basis_of(is, *basis));
    Ok(match (meant.next(), meant.next()) {
        (Some(basis), None) => {
            Some(format!("SELECT contact_id AS id FROM consents WHERE purpose_id = {purpose} AND basis_id = {basis}"))
        }
        _ => None,
    })
}

/// Does the stretch of a condition hold nobody else, so that it need not be asked again?
const fn is_all_of_it(condition: &Condition) -> bool {
    matches!(condition, Condition::Choice { is: Choice::On, .. } | Condition::Interest { is: true, .. } | Condition::Language(_))
}
