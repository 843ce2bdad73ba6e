//! Rules as questions that are asked of one contact after the other.
//!
//! Every question is written over the alias `c` of `contacts` and answers true or false, never unknown, so that *none of* means it.
//! What is looked up in other tables is written so that PostgreSQL asks it contact by contact instead of reading the whole table.
//! Numbers, days and codes are written into the statement from their types; words are bound.

use super::known::{Known, Stored, TypeFacts};
use crate::{
    db::{DbError, Statement},
    features::{
        contacts::{has_word, is_among_word, terms_of},
        selections::model::{Choice, Condition, ConsentDetails, ConsentIs, Joined, Part, Rule, When, Written},
    },
    kernel::ids::{PurposeId, TypeId},
};

/// Writes whether a rule holds for the contact `c`.
///
/// # Errors
/// [`DbError::Broken`] when the selections that it asks about go in a circle or are too many.
pub(super) fn ask(statement: &mut Statement, rule: &Rule, known: &Known) -> Result<(), DbError> {
    let (sign, of_none, word) = match rule.joined {
        Joined::All => ("", "TRUE", " AND "),
        Joined::Any => ("", "FALSE", " OR "),
        Joined::None => ("NOT ", "FALSE", " OR "),
    };
    statement.push(sign).push("(");
    for (at, part) in rule.parts.iter().enumerate() {
        if at > 0 {
            statement.push(word);
        }
        match part {
            Part::If(condition) => ask_condition(statement, condition, known)?,
            Part::Group(rule) => ask(statement, rule, known)?,
        }
    }
    if rule.parts.is_empty() {
        statement.push(of_none);
    }
    statement.push(")");
    Ok(())
}

/// Writes whether a condition holds for the contact `c`.
pub(super) fn ask_condition(statement: &mut Statement, condition: &Condition, known: &Known) -> Result<(), DbError> {
    let question = match condition {
        Condition::Words(text) => {
            statement.push("(TRUE");
            for term in terms_of(text) {
                statement.push(" AND ");
                if known.asks_sets() { is_among_word(statement, &term) } else { has_word(statement, &term) }
            }
            ")".to_owned()
        }
        Condition::Company(Written::Nothing) => "c.company = ''".to_owned(),
        Condition::Company(Written::Anything) => "c.company <> ''".to_owned(),
        Condition::Company(Written::Exactly(text)) => {
            statement.push("c.company = ").push_bound(text.clone());
            String::new()
        }
        Condition::Country(code) => {
            statement.push("c.country = ").push_bound(code.clone());
            String::new()
        }
        Condition::Language(language) => format!("c.language = '{language}'"),
        Condition::Source(source) => format!("c.source_id = {source}"),
        Condition::Stored(when) => on(known, *when, "c.created_at"),
        Condition::Changed(when) => on(known, *when, "c.updated_at"),
        Condition::NoMailings(is) => if *is { "c.no_mailings" } else { "NOT c.no_mailings" }.to_owned(),
        Condition::Informed(is) => if *is { "c.informed_at IS NOT NULL" } else { "c.informed_at IS NULL" }.to_owned(),
        Condition::Consent { purpose, is } => consent(*purpose, is, known),
        Condition::Subscribed { kind, is } => subscribed(*kind, *is, known),
        Condition::Choice { kind, is } => chose(known, *kind, *is),
        Condition::Interest { interest, is } => there(known, "contact_interests", &format!("interest_id = {interest}"), *is),
        Condition::Form(form) => there(known, "submissions", &format!("form_id = {form}"), true),
        Condition::Import(import) => {
            let which = import.map_or("import_id IS NOT NULL".to_owned(), |id| format!("import_id = {id}"));
            format!("({} OR {})", there(known, "consents", &which, true), there(known, "events", &which, true))
        }
        Condition::Activity { days, is_own, is } => happened(known, *days, *is_own, *is),
        Condition::Mailed { days, is } => {
            let sent = format!("state = 'sent'{}", known.days(*days).holds("finished_at"));
            there(known, "mails", &sent, *is)
        }
        Condition::Member { selection, is } => match known.selection(*selection) {
            Stored::Static => there(known, "selection_members", &format!("selection_id = {selection}"), *is),
            Stored::Dynamic(rule) => {
                let inside = known.inside(*selection)?;
                statement.push(if *is { "" } else { "NOT " });
                ask(statement, rule, &inside)?;
                String::new()
            }
        },
    };
    statement.push(&question);
    Ok(())
}

/// Is there a row about the contact `c` in a table, or is there none?
fn there(known: &Known, table: &str, question: &str, is: bool) -> String {
    if known.asks_sets() {
        let sign = if is { "" } else { "NOT " };
        return format!("{sign}EXISTS (SELECT 1 FROM {table} WHERE contact_id = c.id AND {question})");
    }
    let sign = if is { "IS NOT NULL" } else { "IS NULL" };
    format!("(SELECT 1 FROM {table} WHERE contact_id = c.id AND {question} LIMIT 1) {sign}")
}

fn on(known: &Known, when: When, column: &str) -> String {
    format!("(TRUE{})", known.days(when).holds(column))
}

fn consent(purpose: PurposeId, is: &ConsentIs, known: &Known) -> String {
    let of_purpose = format!("purpose_id = {purpose}");
    let Some(details) = is.details() else { return there(known, "consents", &of_purpose, false) };
    let question = format!("{of_purpose}{}{}", known.state(is), holds(known, details));
    there(known, "consents", &question, true)
}

/// ` AND …` of a record's details.
fn holds(known: &Known, details: &ConsentDetails) -> String {
    let ConsentDetails { basis, source, since } = details;
    let basis = basis.map_or(String::new(), |basis| format!(" AND basis_id = {basis}"));
    let source = source.map_or(String::new(), |source| format!(" AND source_id = {source}"));
    format!("{basis}{source}{}", known.days(*since).holds("updated_at"))
}

/// SUB-03. To a type that is not there nobody is subscribed.
fn subscribed(kind: TypeId, is: bool, known: &Known) -> String {
    let Some(TypeFacts { purpose, starts_on }) = known.subscription_type(kind) else {
        return if is { "FALSE" } else { "TRUE" }.to_owned();
    };
    let active = consent(purpose, &ConsentIs::Active(ConsentDetails::default()), known);
    let choice = if starts_on { format!("NOT {}", chose(known, kind, Choice::Off)) } else { chose(known, kind, Choice::On) };
    format!("{}({active} AND {choice})", if is { "" } else { "NOT " })
}

fn chose(known: &Known, kind: TypeId, is: Choice) -> String {
    let question = match is {
        Choice::On => format!("type_id = {kind} AND is_on"),
        Choice::Off => format!("type_id = {kind} AND NOT is_on"),
        Choice::Never => format!("type_id = {kind}"),
    };
    let question = there(known, "subscriptions", &question, is != Choice::Never);
    format!("({question})")
}

/// Events keep the number of the contact whom they happened to, so those of contacts who were merged into this one are theirs too.
fn happened(known: &Known, when: When, is_own: bool, is: bool) -> String {
    let days = known.days(when);
    let own = if is_own { " AND actor IN ('contact', 'visitor')" } else { "" };
    let of = |whose: &str| format!("SELECT 1 FROM events WHERE contact_id = {whose}{}{own} LIMIT 1", days.holds("at"));
    let merged = format!("c.id IN (SELECT into_id FROM contact_mergers m WHERE ({}) IS NOT NULL)", of("m.from_id"));
    format!("{}(({}) IS NOT NULL OR {merged})", if is { "" } else { "NOT " }, of("c.id"))
}
