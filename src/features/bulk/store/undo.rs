//! Taking back one portion of a change: what nothing happened to since is set back by events of its own, the rest is left.

use std::collections::BTreeMap;

use super::{
    acts::{self, Portion},
    apply::{ON_CHOICE, ON_CONSENT, SET_CHOICES, set_consents},
    count::listed,
    stage::{self, Who},
};
use crate::{
    db::{Connection, DbError, Statement, Tx},
    features::{
        bulk::model::Undone,
        consents::Remarks,
        ledger::{self, EventKind},
        lists::{BASIS_WITHDRAWN, Lists},
    },
    jobs::Note,
    kernel::{
        Context,
        ids::{ContactId, JobId, PurposeId},
    },
};

/// Lines of the log that one portion writes at most.
const NOTES: usize = 1000;
/// The code of a line about what was changed again since.
const CHANGED_SINCE: &str = "changed_since";
/// The code of a line about somebody who is no longer there.
const GONE: &str = "gone";

/// Takes back what a portion of a change set. Answers what it came to and who was left.
///
/// # Errors
/// Storage errors.
pub(in super::super) fn undo(
    tx: &mut Tx<'_>,
    ctx: &Context,
    job: JobId,
    lists: &Lists,
    portion: &Portion,
    reason: &str,
) -> Result<(Undone, Vec<Note>), DbError> {
    let whose = of_portion(Statement::of("SELECT DISTINCT e.contact_id AS n, '' AS words FROM events e"), portion)
        .add(" ORDER BY n")
        .lines(tx.connection())?;
    let ids: Vec<ContactId> = whose.into_iter().map(|(id, _)| ContactId(id)).collect();
    stage::set_out(tx, &ids, Who::BinnedToo)?;
    let gone = count_of(tx.connection(), portion, "NOT EXISTS (SELECT 1 FROM staged_people p WHERE p.id = e.contact_id)")?;
    let all = count_of(tx.connection(), portion, "1 = 1")?;
    let mut details = serde_json::Map::new();
    if !reason.is_empty() {
        details.insert("reason".into(), reason.into());
    }
    let act = ledger::open_act(tx, ctx, None, None, details)?;
    stage::stage_act(tx, ctx, 1, &act)?;
    let remarked = remark(tx, ctx, portion)?;
    let before = stage::newest_event(tx)?;
    let mut set_back = set_back_consents(tx, lists, portion)?;
    set_back += set_back_choices(tx, portion)?;
    set_back += set_back_details(tx, portion)?;
    let until = stage::newest_event(tx)?;
    follow(tx, before, until, &remarked)?;
    if until > before {
        acts::note(tx, job, &act.handle, before, until)?;
    }
    let notes = notes(tx, portion, before)?;
    Ok((Undone { set_back, left: all - gone - set_back, gone }, notes))
}

/// The events `e` of a portion.
fn of_portion(statement: Statement, portion: &Portion) -> Statement {
    let Portion { act, after, until, .. } = portion;
    statement.add(&format!(" WHERE e.id > {after} AND e.id <= {until} AND e.act = ")).bind(act)
}

fn count_of(connection: &mut Connection, portion: &Portion, condition: &str) -> Result<i64, DbError> {
    let lines = of_portion(Statement::of("SELECT count(*) AS n, '' AS words FROM events e"), portion)
        .add(&format!(" AND {condition}"))
        .lines(connection)?;
    Ok(lines.first().map_or(0, |(n, _)| *n))
}

/// What was written beside consents before the change, which comes back with them: each contact's is an act of its own, since it
/// may be personal; what stood in an act of many is shared again.
fn remark(tx: &mut Tx<'_>, ctx: &Context, portion: &Portion) -> Result<Vec<(PurposeId, String, Vec<ContactId>)>, DbError> {
    let statement = Statement::of(
        "SELECT e.contact_id AS n, e.purpose_id || ' ' || CASE WHEN d.contact_id IS NULL AND d.submission_id IS NULL THEN 1 ELSE 0 END \
         || ' ' || d.body AS words FROM events e \
         JOIN consents c ON c.contact_id = e.contact_id AND c.purpose_id = e.purpose_id AND c.event_id = e.id \
         JOIN events x ON x.id = (SELECT max(y.id) FROM events y WHERE y.contact_id = e.contact_id AND y.purpose_id = e.purpose_id \
         AND y.id < e.id) JOIN event_details d ON d.act = x.act",
    );
    let lines = of_portion(statement, portion)
        .add(" AND e.basis_before IS NOT NULL AND d.body LIKE '%\"comments\"%'")
        .lines(tx.connection())?;
    let mut of_contact: BTreeMap<ContactId, (bool, Remarks)> = BTreeMap::new();
    for (id, words) in lines {
        let mut parts = words.splitn(3, ' ');
        let (Some(purpose), Some(shared), Some(body)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let Ok(purpose) = purpose.parse().map(PurposeId) else { continue };
        let comment = Remarks::of(body).comment(purpose).to_owned();
        if comment.is_empty() {
            continue;
        }
        let (is_shared, remarks) = of_contact.entry(ContactId(id)).or_insert_with(|| (true, Remarks::default()));
        *is_shared &= shared == "1";
        remarks.comments.insert(purpose, comment);
    }
    let mut together: BTreeMap<BTreeMap<PurposeId, String>, Vec<ContactId>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (id, (is_shared, remarks)) in of_contact {
        if is_shared {
            together.entry(remarks.comments).or_default().push(id);
        } else {
            alone.push((remarks.comments, vec![id]));
        }
    }
    let mut remarked = Vec::new();
    let acts = together.into_iter().map(|group| (group, true)).chain(alone.into_iter().map(|group| (group, false)));
    for (n, ((comments, ids), is_shared)) in (2..).zip(acts) {
        let details = Remarks { comments: comments.clone(), ..Remarks::default() }.details();
        let owner = ids.first().copied().filter(|_| !is_shared);
        let act = ledger::open_act(tx, ctx, owner, None, details)?;
        stage::stage_act(tx, ctx, n, &act)?;
        stage::assign(tx, &ids, n)?;
        remarked.extend(comments.into_iter().map(|(purpose, comment)| (purpose, comment, ids.clone())));
    }
    Ok(remarked)
}

const NEW: &str = "INSERT INTO events (act, at, kind, contact_id, actor, actor_id, channel, language, commitment, undoes, ";
const OLD: &str = "SELECT a.act, a.at, KIND, e.contact_id, a.actor, a.actor_id, a.channel, a.language, a.commitment, e.act, ";
const STAGED: &str = " FROM events e JOIN staged_people p ON p.id = e.contact_id JOIN staged_acts a ON a.n = p.act_n";

fn set_back_consents(tx: &mut Tx<'_>, lists: &Lists, portion: &Portion) -> Result<i64, DbError> {
    let withdrawn = lists.basis(BASIS_WITHDRAWN).map_or(0, |basis| basis.0);
    let kind = format!(
        "CASE WHEN e.basis_before IS NULL THEN '{}' WHEN e.basis_before = {withdrawn} THEN '{}' ELSE '{}' END",
        EventKind::ConsentUndone.code(),
        EventKind::ConsentWithdrawn.code(),
        EventKind::ConsentGranted.code()
    );
    let statement = Statement::of(NEW)
        .add("purpose_id, basis_before, basis_after, source_before, source_after, form_version_id) ")
        .add(&OLD.replace("KIND", &kind))
        .add("e.purpose_id, e.basis_after, e.basis_before, e.source_after, e.source_before, ")
        // The form that the consent came from comes back with it.
        .add(
            "(SELECT y.form_version_id FROM events y WHERE e.basis_before IS NOT NULL AND y.id = (SELECT max(z.id) FROM events z \
             WHERE z.contact_id = e.contact_id AND z.purpose_id = e.purpose_id AND z.id < e.id))",
        )
        .add(STAGED)
        .add(" JOIN consents c ON c.contact_id = e.contact_id AND c.purpose_id = e.purpose_id AND c.event_id = e.id");
    of_portion(statement, portion).add(" AND e.purpose_id IS NOT NULL ORDER BY e.id").execute(tx.connection())
}

fn set_back_choices(tx: &mut Tx<'_>, portion: &Portion) -> Result<i64, DbError> {
    let statement = Statement::of(NEW)
        .add("type_id, choice_before, choice_after) ")
        .add(&OLD.replace("KIND", &format!("'{}'", EventKind::SubscriptionChosen.code())))
        .add("e.type_id, e.choice_after, e.choice_before")
        .add(STAGED);
    of_portion(statement, portion)
        .add(
            " AND e.type_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events y WHERE y.contact_id = e.contact_id \
             AND y.type_id = e.type_id AND y.id > e.id) ORDER BY e.id",
        )
        .execute(tx.connection())
}

/// Sets back interests, *no mailings*, language and country. What the change set is the same few things for everybody.
fn set_back_details(tx: &mut Tx<'_>, portion: &Portion) -> Result<i64, DbError> {
    let statement = Statement::of("SELECT DISTINCT CAST(0 AS BIGINT) AS n, e.detail AS words FROM events e");
    let details = of_portion(statement, portion).add(" AND e.detail IS NOT NULL").lines(tx.connection())?;
    let mut set_back = 0;
    for (_, detail) in details {
        let Some((field, values)) = detail.split_once(':') else { continue };
        let Some((is_so, reversed)) = reversal(field, values) else { continue };
        let statement = Statement::of(NEW)
            .add("detail) ")
            .add(&OLD.replace("KIND", &format!("'{}'", EventKind::ContactChanged.code())))
            .bind(&format!("{field}:{reversed}"))
            .add(STAGED)
            .add(" JOIN contacts c ON c.id = e.contact_id");
        // A sign-up says of nobody's interests what it found, and *details* may be the language or the country.
        let since = match field {
            "interests" => "y.detail LIKE '%interests%' OR y.kind = 'sign_up_confirmed'".to_owned(),
            "no_mailings" => "y.detail LIKE '%no_mailings%'".to_owned(),
            field => format!("y.detail LIKE '%{field}%' OR y.detail LIKE '%details%'"),
        };
        // The rest of the same act is about other things.
        set_back += of_portion(statement, portion)
            .add(" AND e.detail = ")
            .bind(&detail)
            .add(&format!(
                " AND {is_so} AND NOT EXISTS (SELECT 1 FROM events y WHERE y.contact_id = e.contact_id AND y.id > e.id \
                 AND y.act <> e.act AND ({since})) ORDER BY e.id"
            ))
            .execute(tx.connection())?;
    }
    Ok(set_back)
}

/// That a field is still as the change left it, and what setting it back is.
fn reversal(field: &str, values: &str) -> Option<(String, String)> {
    // Codes and numbers of our own making; anything else is no change of ours.
    if !values.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":+-".contains(&byte)) {
        return None;
    }
    Some(match field {
        "interests" => {
            let id: i64 = values.get(1..)?.parse().ok()?;
            let there = format!("EXISTS (SELECT 1 FROM contact_interests i WHERE i.contact_id = c.id AND i.interest_id = {id})");
            if values.starts_with('+') { (there, format!("-{id}")) } else { (format!("NOT {there}"), format!("+{id}")) }
        }
        "no_mailings" if values == "on" => ("c.no_mailings".to_owned(), "off".to_owned()),
        "no_mailings" => ("NOT c.no_mailings".to_owned(), "on".to_owned()),
        "language" | "country" => {
            let (before, after) = values.split_once(':')?;
            (format!("c.{field} = '{after}'"), format!("{after}:{before}"))
        }
        _ => return None,
    })
}

/// Lets everything follow from the events that set back.
fn follow(tx: &mut Tx<'_>, before: i64, until: i64, remarked: &[(PurposeId, String, Vec<ContactId>)]) -> Result<(), DbError> {
    let ours = format!("e.id > {before} AND e.id <= {until} AND e.act IN (SELECT act FROM staged_acts)");
    let connection = tx.connection();
    set_consents("")
        .add(&format!(" WHERE {ours} AND e.purpose_id IS NOT NULL AND e.basis_after IS NOT NULL"))
        .add(ON_CONSENT)
        .execute(connection)?;
    for (purpose, comment, ids) in remarked {
        let statement = Statement::of("UPDATE consents SET comment = ")
            .bind(comment)
            .add(&format!(" WHERE purpose_id = {purpose} AND event_id > {before} AND contact_id IN (SELECT id FROM "));
        listed(connection, statement, ids).add(" l)").execute(connection)?;
    }
    let pairs = |table: &str, column: &str| {
        format!(
            "DELETE FROM {table} WHERE EXISTS (SELECT 1 FROM events e WHERE {ours} AND e.contact_id = {table}.contact_id \
             AND e.{column} = {table}.{column}"
        )
    };
    // Only what is on the stage is looked at, not the whole table.
    let staged = " AND contact_id IN (SELECT id FROM staged_people)";
    Statement::of(pairs("consents", "purpose_id")).add(" AND e.basis_after IS NULL)").add(staged).execute(connection)?;
    Statement::of(SET_CHOICES)
        .add(&format!(" WHERE {ours} AND e.choice_after IS NOT NULL"))
        .add(ON_CHOICE)
        .execute(connection)?;
    Statement::of(pairs("subscriptions", "type_id")).add(" AND e.choice_after IS NULL)").add(staged).execute(connection)?;
    let details = Statement::of(format!(
        "SELECT DISTINCT CAST(0 AS BIGINT) AS n, e.detail AS words FROM events e WHERE {ours} AND e.detail IS NOT NULL"
    ))
    .lines(connection)?;
    for (_, detail) in details {
        let Some((field, values)) = detail.split_once(':') else { continue };
        let whose =
            Statement::of(format!("(SELECT e.contact_id FROM events e WHERE {ours} AND e.detail = ")).bind(&detail).add(")");
        let statement = match field {
            "interests" => {
                let id: i64 = values.get(1..).and_then(|id| id.parse().ok()).unwrap_or(0);
                if values.starts_with('+') {
                    Statement::of(format!(
                        "INSERT INTO contact_interests (contact_id, interest_id, since, chosen_by) SELECT p.id, {id}, a.at, a.acting \
                         FROM staged_people p JOIN staged_acts a ON a.n = p.act_n WHERE p.id IN "
                    ))
                } else {
                    Statement::of(format!("DELETE FROM contact_interests WHERE interest_id = {id} AND contact_id IN "))
                }
            }
            "no_mailings" => Statement::of(format!(
                "UPDATE contacts SET no_mailings = {} WHERE id IN ",
                if values == "on" { "TRUE" } else { "FALSE" }
            )),
            field => {
                let value = values.split_once(':').map_or("", |(_, after)| after);
                let column = if field == "country" { "country" } else { "language" };
                Statement::of(format!("UPDATE contacts SET {column} = ")).bind(value).add(" WHERE id IN ")
            }
        };
        statement.add_statement(whose).execute(connection)?;
    }
    Statement::of(format!(
        "UPDATE contacts SET version = version + 1, updated_at = (SELECT at FROM staged_acts WHERE n = 1) \
         WHERE id IN (SELECT e.contact_id FROM events e WHERE {ours})"
    ))
    .execute(connection)?;
    Ok(())
}

/// Whose changes were not set back.
fn notes(tx: &mut Tx<'_>, portion: &Portion, before: i64) -> Result<Vec<Note>, DbError> {
    let statement = Statement::of(
        "SELECT e.contact_id AS n, CASE WHEN p.id IS NULL THEN '' ELSE 'x' END AS words \
         FROM events e LEFT JOIN staged_people p ON p.id = e.contact_id",
    );
    let lines = of_portion(statement, portion)
        .add(&format!(
            " AND NOT EXISTS (SELECT 1 FROM events y WHERE y.contact_id = e.contact_id AND y.id > {before} AND y.undoes = e.act \
             AND (y.purpose_id = e.purpose_id OR y.type_id = e.type_id OR (substr(y.detail, 1, 9) = substr(e.detail, 1, 9) \
             AND (substr(e.detail, 1, 9) <> 'interests' OR substr(y.detail, 12) = substr(e.detail, 12))))) ORDER BY e.id LIMIT {NOTES}"
        ))
        .lines(tx.connection())?;
    Ok(lines
        .into_iter()
        .map(|(id, words)| Note {
            contact: Some(ContactId(id)),
            line: None,
            code: if words.is_empty() { GONE } else { CHANGED_SINCE }.to_owned(),
        })
        .collect())
}
