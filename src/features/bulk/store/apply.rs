//! Making a change to one portion of contacts.

use serde_json::Map;

use super::{
    acts,
    clauses::Clauses,
    count::{People, left_out, summary},
    stage::{self, Who},
};
use crate::{
    db::{DbError, Piece, Statement, Tx},
    features::{
        bulk::model::{Action, Change, Outcome, Summary},
        consents::Remarks,
        ledger::{self, EventKind},
        lists::Lists,
    },
    jobs::Note,
    kernel::{
        Context,
        ids::{ContactId, JobId},
    },
};

/// Lines of the log that one portion writes at most.
const NOTES: usize = 1000;

/// Makes the change to these contacts: one event for each and each thing changed, all of one act. Answers what it came to and who
/// was left out.
///
/// # Errors
/// Storage errors.
pub(in super::super) fn apply(
    tx: &mut Tx<'_>,
    ctx: &Context,
    job: JobId,
    change: &Change,
    lists: &Lists,
    ids: &[ContactId],
) -> Result<(Summary, Vec<Note>), DbError> {
    let staged = stage::set_out(tx, ids, Who::Present)?;
    let gone = i64::try_from(ids.len()).unwrap_or(0) - staged;
    let mut came_to = summary(tx.connection(), change, lists, &People::Staged)?;
    came_to.seen += gone;
    let mut notes = Vec::new();
    if came_to.tallies.iter().any(|tally| tally.left_out() > 0) {
        let left = left_out(tx.connection(), change, lists, NOTES)?;
        notes.extend(left.into_iter().map(|(id, code)| Note { contact: Some(id), line: None, code: code.to_owned() }));
    }
    note_again(tx, ctx, change, lists)?;
    if came_to.changed == 0 {
        return Ok((came_to, notes));
    }
    let act = ledger::open_act(tx, ctx, None, None, details(change, lists))?;
    stage::stage_act(tx, ctx, 1, &act)?;
    let before = stage::newest_event(tx)?;
    for (n, action) in change.actions.iter().enumerate() {
        if came_to.tallies.get(n).is_some_and(|tally| tally.of(Outcome::Changes) > 0) {
            let changes = Clauses::of(change, lists, n, action).changes();
            write_events(tx, change, lists, (n, action), &changes)?;
        }
    }
    follow(tx, change, &act.handle, before)?;
    let until = stage::newest_event(tx)?;
    acts::note(tx, job, &act.handle, before, until)?;
    Ok((came_to, notes))
}

/// Writes a *no* that holds already down once more, where it rests on a change of many: as an act that is no part of this change,
/// so that taking this one back, or the other, leaves it.
fn note_again(tx: &mut Tx<'_>, ctx: &Context, change: &Change, lists: &Lists) -> Result<(), DbError> {
    let mut said = Vec::new();
    for (n, action) in change.actions.iter().enumerate() {
        let Some(again) = Clauses::again(lists, n, action) else { continue };
        let count = Statement::of("SELECT count(*) AS n, '' AS words FROM staged_people p")
            .add(&Clauses::of(change, lists, n, action).join)
            .add(&format!(" WHERE {again}"));
        if count.lines(tx.connection())?.first().is_some_and(|(count, _)| *count > 0) {
            said.push((n, action, Piece::of(again)));
        }
    }
    if said.is_empty() {
        return Ok(());
    }
    let act = ledger::open_act(tx, ctx, None, None, details(change, lists))?;
    stage::stage_act(tx, ctx, 1, &act)?;
    let before = stage::newest_event(tx)?;
    for (n, action, again) in &said {
        write_events(tx, change, lists, (*n, action), again)?;
    }
    follow(tx, change, &act.handle, before)?;
    stage::forget_acts(tx)
}

/// What staff wrote beside the change: the same for everybody in it, so it belongs to no contact.
fn details(change: &Change, lists: &Lists) -> Map<String, serde_json::Value> {
    let mut remarks = Remarks::default();
    for action in &change.actions {
        if let Action::Consent { purpose, basis, comment, .. } = action {
            if !comment.is_empty() {
                remarks.comments.insert(*purpose, comment.clone());
            }
            if !change.reason.is_empty() && !lists.is_withdrawn(*basis) {
                remarks.reasons.insert(*purpose, change.reason.clone());
            }
        }
    }
    let mut details = remarks.details();
    if !change.reason.is_empty() {
        details.insert("reason".into(), change.reason.as_str().into());
    }
    details
}

/// Writes the events of one action, for those of whom a condition holds.
fn write_events(
    tx: &mut Tx<'_>,
    change: &Change,
    lists: &Lists,
    (n, action): (usize, &Action),
    condition: &Piece,
) -> Result<(), DbError> {
    let clauses = Clauses::of(change, lists, n, action);
    // What the event says, by columns.
    let (kind, columns, values) = match action {
        Action::Consent { purpose, basis, source, .. } => (
            if lists.is_withdrawn(*basis) { EventKind::ConsentWithdrawn } else { EventKind::ConsentGranted },
            "purpose_id, basis_before, basis_after, source_before, source_after",
            Piece::of(format!("{purpose}, r{n}.basis_id, {basis}, r{n}.source_id, {source}")),
        ),
        Action::Choice { kind, choice } => (
            EventKind::SubscriptionChosen,
            "type_id, choice_before, choice_after",
            Piece::of(format!("{kind}, r{n}.is_on, {}", truth(*choice))),
        ),
        Action::Interest { id, adds } => {
            (EventKind::ContactChanged, "detail", Piece::of(format!("'interests:{}{id}'", if *adds { '+' } else { '-' })))
        }
        Action::NoMailings(is_on) => {
            (EventKind::ContactChanged, "detail", Piece::of(format!("'no_mailings:{}'", if *is_on { "on" } else { "off" })))
        }
        Action::Language(language) => (
            EventKind::ContactChanged,
            "detail",
            Piece::with(format!("'language:' || r{n}.language || ':' || ?"), language.code()),
        ),
        Action::Country(country) => {
            (EventKind::ContactChanged, "detail", Piece::with(format!("'country:' || r{n}.country || ':' || ?"), country))
        }
    };
    Statement::of(format!(
        "INSERT INTO events (act, at, kind, contact_id, actor, actor_id, channel, language, commitment, {columns}) \
         SELECT a.act, a.at, '{}', p.id, a.actor, a.actor_id, a.channel, a.language, a.commitment, ",
        kind.code()
    ))
    .piece(&values)
    .add(" FROM staged_people p JOIN staged_acts a ON a.n = p.act_n")
    .add(&clauses.join)
    .add(" WHERE ")
    .piece(condition)
    .add(" ORDER BY p.id")
    .execute(tx.connection())?;
    Ok(())
}

/// Lets everything follow from the events of an act: consents, choices, interests and the contacts' own rows, with their version.
fn follow(tx: &mut Tx<'_>, change: &Change, act: &str, before: i64) -> Result<(), DbError> {
    let of_act = |statement: Statement| statement.add(&format!(" WHERE e.id > {before} AND e.act = ")).bind(act);
    for action in &change.actions {
        let statement = match action {
            Action::Consent { purpose, comment, .. } => of_act(set_consents(comment)).add(&format!(" AND e.purpose_id = {purpose}")).add(ON_CONSENT),
            Action::Choice { kind, choice: Some(_) } => of_act(Statement::of(SET_CHOICES)).add(&format!(" AND e.type_id = {kind}")).add(ON_CHOICE),
            Action::Choice { kind, choice: None } => of_act(
                Statement::of(format!("DELETE FROM subscriptions WHERE type_id = {kind} AND contact_id IN (SELECT e.contact_id FROM events e")),
            )
            .add(&format!(" AND e.type_id = {kind})")),
            Action::Interest { id, adds: true } => of_act(Statement::of(format!(
                "INSERT INTO contact_interests (contact_id, interest_id, since, chosen_by) SELECT e.contact_id, {id}, a.at, a.acting \
                 FROM events e CROSS JOIN (SELECT at, acting FROM staged_acts WHERE n = 1) a"
            )))
            .add(&format!(" AND e.detail = 'interests:+{id}'")),
            Action::Interest { id, adds: false } => of_act(Statement::of(format!(
                "DELETE FROM contact_interests WHERE interest_id = {id} AND contact_id IN (SELECT e.contact_id FROM events e"
            )))
            .add(&format!(" AND e.detail = 'interests:-{id}')")),
            Action::NoMailings(is_on) => fields(act, before, Statement::of(format!("no_mailings = {}", truth(Some(*is_on)))), "no_mailings"),
            Action::Language(language) => fields(act, before, Statement::of("language = ").bind(language.code()), "language"),
            Action::Country(country) => fields(act, before, Statement::of("country = ").bind(country), "country"),
        };
        statement.execute(tx.connection())?;
    }
    Statement::of(format!(
        "UPDATE contacts SET version = version + 1, updated_at = (SELECT at FROM staged_acts WHERE n = 1) \
         WHERE id IN (SELECT contact_id FROM events WHERE id > {before} AND act = "
    ))
    .bind(act)
    .add(")")
    .execute(tx.connection())?;
    Ok(())
}

/// Sets a field of the contacts whose events say that it changed.
fn fields(act: &str, before: i64, set: Statement, field: &str) -> Statement {
    Statement::of("UPDATE contacts SET ")
        .add_statement(set)
        .add(&format!(" WHERE id IN (SELECT e.contact_id FROM events e WHERE e.id > {before} AND e.act = "))
        .bind(act)
        .add(&format!(" AND e.detail LIKE '{field}:%')"))
}

/// The beginning of the statement by which consents follow from events `e` with a comment.
pub(super) fn set_consents(comment: &str) -> Statement {
    Statement::of(
        "INSERT INTO consents (contact_id, purpose_id, basis_id, source_id, comment, form_version_id, registered_at, \
         registered_by, updated_at, updated_by, changes, event_id) \
         SELECT e.contact_id, e.purpose_id, e.basis_after, e.source_after, ",
    )
    .bind(comment)
    .add(
        ", e.form_version_id, e.at, a.acting, e.at, a.acting, 1, e.id \
         FROM events e CROSS JOIN (SELECT acting FROM staged_acts WHERE n = 1) a",
    )
}

/// The end of it: what there was keeps when and by whom it was registered (CON-02).
pub(super) const ON_CONSENT: &str = " ON CONFLICT (contact_id, purpose_id) DO UPDATE SET basis_id = excluded.basis_id, \
     source_id = excluded.source_id, comment = excluded.comment, form_version_id = excluded.form_version_id, import_id = NULL, \
     updated_at = excluded.updated_at, updated_by = excluded.updated_by, changes = consents.changes + 1, \
     event_id = excluded.event_id";

/// The beginning of the statement by which choices follow from events `e`.
pub(super) const SET_CHOICES: &str = "INSERT INTO subscriptions (contact_id, type_id, is_on, chosen_at, chosen_by, event_id) \
     SELECT e.contact_id, e.type_id, e.choice_after, e.at, a.acting, e.id \
     FROM events e CROSS JOIN (SELECT acting FROM staged_acts WHERE n = 1) a";

/// The end of it.
pub(super) const ON_CHOICE: &str = " ON CONFLICT (contact_id, type_id) DO UPDATE SET is_on = excluded.is_on, \
     chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by, event_id = excluded.event_id";

fn truth(choice: Option<bool>) -> &'static str {
    match choice {
        Some(true) => "TRUE",
        Some(false) => "FALSE",
        None => "CAST(NULL AS BOOLEAN)",
    }
}
