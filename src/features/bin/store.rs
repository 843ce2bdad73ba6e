//! Rows of the bin: many at once, set by set.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::model::{Binned, Which};
use crate::{
    db::{
        Connection, DbError, Statement, Tx,
        schema::{binned_contacts, contact_addresses, contacts},
    },
    features::{
        bulk::staging::{Who, listed, set_out, stage_act},
        contacts::{WINDOWS, has_word, terms_of, with_narrow_word},
        ledger::{self, EventKind},
        outbox,
    },
    jobs::Note,
    kernel::{
        Context, Timestamp,
        ids::{ContactId, JobId},
    },
};

/// The code of a line about a colleague's own contact.
pub const OWN: &str = "own_contact";
/// The code of a row of an import whose person was erased: nothing is left of it but that it was there.
pub const ERASED: &str = "person-erased";
/// Later than anybody comes, in microseconds since 1970: the year 2200.
const LATEST: i64 = 7_258_118_400_000_000;

/// Puts these contacts into the bin, but for those whose address a member of staff signs in with. Answers how many went there and who
/// was left out.
///
/// # Errors
/// Storage errors.
pub fn fill(tx: &mut Tx<'_>, ctx: &Context, job: JobId, ids: &[ContactId]) -> Result<(i64, Vec<Note>), DbError> {
    set_out(tx, ids, Who::Present)?;
    let own = Statement::of(
        "SELECT DISTINCT p.id AS n, '' AS words FROM staged_people p JOIN contact_addresses a ON a.contact_id = p.id \
         JOIN staff s ON s.address_key = a.address_key ORDER BY n",
    )
    .lines(tx.connection())?;
    if !own.is_empty() {
        let own: Vec<ContactId> = own.iter().map(|(id, _)| ContactId(*id)).collect();
        let connection = tx.connection();
        listed(connection, Statement::of("DELETE FROM staged_people WHERE id IN (SELECT id FROM "), &own)
            .add(" l)")
            .execute(connection)?;
    }
    let notes = own.into_iter().map(|(id, _)| Note { contact: Some(ContactId(id)), line: None, code: OWN.to_owned() }).collect();
    let staged = write_down(tx, ctx, EventKind::ContactBinned)?;
    if staged == 0 {
        return Ok((0, notes));
    }
    let connection = tx.connection();
    Statement::of(format!(
        "INSERT INTO binned_contacts (contact_id, job_id, binned_at, binned_by) SELECT p.id, {job}, a.at, a.acting \
         FROM staged_people p JOIN staged_acts a ON a.n = p.act_n"
    ))
    .execute(connection)?;
    Statement::of(
        "UPDATE contacts SET deleted_at = (SELECT at FROM staged_acts WHERE n = 1), version = version + 1, \
         updated_at = (SELECT at FROM staged_acts WHERE n = 1) WHERE id IN (SELECT id FROM staged_people)",
    )
    .execute(connection)?;
    outbox::stop_of_binned(tx, ctx.at, ids)?;
    Ok((staged, notes))
}

/// Takes these contacts out of the bin; answers how many that were.
///
/// # Errors
/// Storage errors.
pub(super) fn take_out(tx: &mut Tx<'_>, ctx: &Context, ids: &[ContactId]) -> Result<i64, DbError> {
    set_out(tx, ids, Who::BinnedToo)?;
    only_binned(tx)?;
    let staged = write_down(tx, ctx, EventKind::ContactRestored)?;
    if staged == 0 {
        return Ok(0);
    }
    let connection = tx.connection();
    Statement::of(
        "UPDATE contacts SET deleted_at = NULL, version = version + 1, updated_at = (SELECT at FROM staged_acts WHERE n = 1) \
         WHERE id IN (SELECT id FROM staged_people)",
    )
    .execute(connection)?;
    Statement::of("DELETE FROM binned_contacts WHERE contact_id IN (SELECT id FROM staged_people)").execute(connection)?;
    Ok(staged)
}

/// Erases these contacts, who are in the bin, with everything personal: what hangs on their rows goes by cascade, what lies beside the
/// history is deleted here. Events stay. Answers how many that were.
///
/// # Errors
/// Storage errors.
pub(super) fn erase(tx: &mut Tx<'_>, ctx: &Context, ids: &[ContactId]) -> Result<i64, DbError> {
    set_out(tx, ids, Who::BinnedToo)?;
    only_binned(tx)?;
    let staged = write_down(tx, ctx, EventKind::ContactErased)?;
    if staged == 0 {
        return Ok(0);
    }
    forget_in_imports(tx.connection())?;
    let connection = tx.connection();
    // Their own number and those of contacts that were merged into them.
    let numbers = "SELECT id FROM staged_people UNION ALL SELECT from_id FROM contact_mergers \
                   WHERE into_id IN (SELECT id FROM staged_people)";
    // What they filled in, also what they never confirmed, what waits for staff and what staff rejected.
    let filled = "SELECT id FROM submissions WHERE contact_id IN (SELECT id FROM staged_people) UNION ALL SELECT u.id FROM submissions u \
                  JOIN contact_addresses a ON a.address_key = u.address_key WHERE u.contact_id IS NULL \
                  AND a.contact_id IN (SELECT id FROM staged_people)";
    let statements = [
        // By the acts of their events, which is the index that there is. Details that many share belong to nobody and stay.
        format!(
            "DELETE FROM event_details WHERE act IN (SELECT e.act FROM events e WHERE e.contact_id IN ({numbers})) \
             AND (contact_id IN ({numbers}) OR submission_id IN ({filled}))"
        ),
        format!("DELETE FROM event_details WHERE submission_id IN ({filled})"),
        format!("DELETE FROM submissions WHERE id IN ({filled})"),
        "DELETE FROM contacts WHERE id IN (SELECT id FROM staged_people)".to_owned(),
    ];
    for statement in statements {
        Statement::of(statement).execute(connection)?;
    }
    Ok(staged)
}

/// Blanks the rows of everybody on the stage in files that were brought in: nothing personal stays there, and an import that waits
/// does not bring them back. A file that holds them is not read again; once no import names it, it is deleted.
fn forget_in_imports(connection: &mut Connection) -> Result<(), DbError> {
    if matches!(connection, Connection::Postgres(_)) {
        // Rows are taken in, and more of them staged, before this or after it.
        Statement::of("SELECT id AS n, '' AS words FROM imports WHERE erased_at IS NULL ORDER BY id FOR UPDATE")
            .lines(connection)?;
    }
    let theirs =
        "address_key IN (SELECT a.address_key FROM contact_addresses a WHERE a.contact_id IN (SELECT id FROM staged_people))";
    Statement::of(format!(
        "UPDATE imports SET file = NULL WHERE erased_at IS NULL AND file IS NOT NULL \
         AND EXISTS (SELECT 1 FROM import_rows r WHERE r.import_id = imports.id AND r.{theirs})"
    ))
    .execute(connection)?;
    Statement::of(format!(
        "UPDATE import_rows SET cells = '[]', address_key = NULL, contact_id = NULL, column_at = NULL, verdict = 'left-out', \
         problem = '{ERASED}' WHERE import_id IN (SELECT id FROM imports WHERE erased_at IS NULL) AND {theirs}"
    ))
    .execute(connection)?;
    Ok(())
}

/// Leaves only those on the stage who are in the bin.
fn only_binned(tx: &mut Tx<'_>) -> Result<(), DbError> {
    Statement::of("DELETE FROM staged_people WHERE id NOT IN (SELECT contact_id FROM binned_contacts WHERE contact_id IN (SELECT id FROM staged_people))")
        .execute(tx.connection())?;
    Ok(())
}

/// Writes an event for everybody on the stage; answers how many those are.
fn write_down(tx: &mut Tx<'_>, ctx: &Context, kind: EventKind) -> Result<i64, DbError> {
    let staged = Statement::of("SELECT count(*) AS n, '' AS words FROM staged_people").lines(tx.connection())?;
    let staged = staged.first().map_or(0, |(n, _)| *n);
    if staged == 0 {
        return Ok(0);
    }
    let act = ledger::open_act(tx, ctx, None, None, serde_json::Map::new())?;
    stage_act(tx, ctx, 1, &act)?;
    Statement::of(format!(
        "INSERT INTO events (act, at, kind, contact_id, actor, actor_id, channel, language, commitment) \
         SELECT a.act, a.at, '{}', p.id, a.actor, a.actor_id, a.channel, a.language, a.commitment \
         FROM staged_people p JOIN staged_acts a ON a.n = p.act_n ORDER BY p.id",
        kind.code()
    ))
    .execute(tx.connection())
}

/// The first contacts of the bin that are meant, with numbers above `after`.
///
/// # Errors
/// Storage errors.
pub(super) fn some(connection: &mut Connection, which: Which, after: ContactId, most: i64) -> Result<Vec<ContactId>, DbError> {
    use binned_contacts as b;
    let all = b::table.select(b::contact_id).limit(most);
    Ok(match which {
        Which::One(id) => all.filter(b::contact_id.eq(id).and(b::contact_id.gt(after))).load(connection)?,
        Which::Batch(job) => all.filter(b::job_id.eq(job).and(b::contact_id.gt(after))).order(b::contact_id).load(connection)?,
        // Those who were done with are no longer there, so the first are always the next.
        Which::Before(at) => {
            all.filter(b::binned_at.lt(Timestamp::from_micros(at))).order((b::binned_at, b::contact_id)).load(connection)?
        }
    })
}

/// How many contacts of the bin are meant.
///
/// # Errors
/// Storage errors.
pub(super) fn count(connection: &mut Connection, which: Which) -> Result<i64, DbError> {
    use binned_contacts as b;
    let all = b::table.count();
    Ok(match which {
        Which::One(id) => all.filter(b::contact_id.eq(id)).get_result(connection)?,
        Which::Batch(job) => all.filter(b::job_id.eq(job)).get_result(connection)?,
        Which::Before(at) => all.filter(b::binned_at.lt(Timestamp::from_micros(at))).get_result(connection)?,
    })
}

/// Is anybody in the bin who came there before `at`?
///
/// # Errors
/// Storage errors.
pub fn has_due(connection: &mut Connection, at: Timestamp) -> Result<bool, DbError> {
    let due = binned_contacts::table.filter(binned_contacts::binned_at.lt(at));
    Ok(diesel::select(diesel::dsl::exists(due)).get_result(connection)?)
}

/// Is a contact in the bin?
///
/// # Errors
/// Storage errors.
pub fn is_binned(connection: &mut Connection, id: ContactId) -> Result<bool, DbError> {
    Ok(diesel::select(diesel::dsl::exists(binned_contacts::table.find(id))).get_result(connection)?)
}

/// What of the bin a page shows.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Words that names or addresses begin with.
    pub search: String,
    /// Only whom this work put there.
    pub job: Option<JobId>,
    /// Below this one: when it came there, and its number.
    pub below: Option<(Timestamp, ContactId)>,
}

/// A page of the bin.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The contacts in it, the last to come first.
    pub rows: Vec<Binned>,
    /// Below whom the next page begins, if there is one.
    pub next: Option<(Timestamp, ContactId)>,
    /// Did the search stop before the page was full, so as to answer at once?
    pub is_stopped: bool,
}

/// Contacts in the bin, the last to come first, `most` at most. A search looks at so many contacts and no more: where few of many fit it
/// stops, says so, and goes on when asked.
///
/// # Errors
/// Storage errors.
pub fn page(connection: &mut Connection, asked: &Asked, most: usize) -> Result<Page, DbError> {
    let terms = terms_of(&asked.search);
    let mut place = asked.below.unwrap_or_else(|| (Timestamp::from_micros(LATEST), ContactId(i64::MAX)));
    let mut narrow = None;
    for term in &terms {
        narrow = with_narrow_word(connection, term)?;
        if narrow.is_some() {
            break;
        }
    }
    let (mut found, mut is_stopped) = (Vec::new(), false);
    if terms.is_empty() {
        found = stretch(connection, asked.job, place, None, count_of(most + 1))?;
    } else if let Some(few) = narrow {
        let few = with_words(connection, &few, &terms)?;
        found = stretch(connection, asked.job, place, Some(&few), count_of(most + 1))?;
    } else {
        for window in WINDOWS {
            let seen = stretch(connection, asked.job, place, None, window)?;
            let ids: Vec<ContactId> = seen.iter().map(|(_, id)| *id).collect();
            let fit = with_words(connection, &ids, &terms)?;
            found.extend(seen.iter().copied().filter(|(_, id)| fit.binary_search(id).is_ok()));
            is_stopped = count_of(seen.len()) == window && found.len() <= most;
            place = seen.last().copied().unwrap_or(place);
            if !is_stopped {
                break;
            }
        }
    }
    let has_more = found.len() > most;
    found.truncate(most);
    let next = if has_more { found.last().copied() } else { is_stopped.then_some(place) };
    Ok(Page { rows: rows(connection, &found)?, next, is_stopped })
}

fn count_of(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The next contacts of the bin below a place, of `among` alone where that is given.
fn stretch(
    connection: &mut Connection,
    job: Option<JobId>,
    (at, id): (Timestamp, ContactId),
    among: Option<&[ContactId]>,
    most: i64,
) -> Result<Vec<(Timestamp, ContactId)>, DbError> {
    use binned_contacts as b;
    let mut rows = b::table.select((b::binned_at, b::contact_id)).limit(most).into_boxed();
    // A batch came all at one time: by its number, which is how it lies in its index.
    rows = match job {
        Some(job) => rows.filter(b::job_id.eq(job).and(b::contact_id.lt(id))).order(b::contact_id.desc()),
        None => rows
            .filter(b::binned_at.le(at).and(b::binned_at.lt(at).or(b::contact_id.lt(id))))
            .order((b::binned_at.desc(), b::contact_id.desc())),
    };
    if let Some(among) = among {
        rows = rows.filter(b::contact_id.eq_any(among));
    }
    Ok(rows.load(connection)?)
}

/// Those of some contacts who have a word for each of the terms, ascending.
fn with_words(connection: &mut Connection, ids: &[ContactId], terms: &[String]) -> Result<Vec<ContactId>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let list = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let mut question =
        Statement::of(format!("SELECT c.id AS n, CAST(NULL AS BIGINT) AS last FROM contacts c WHERE c.id IN ({list})"));
    for term in terms {
        has_word(question.push(" AND "), term);
    }
    question.push(" ORDER BY c.id");
    Ok(question.rows(connection)?.into_iter().map(|row| ContactId(row.n)).collect())
}

/// These contacts as the page shows them, in this order.
fn rows(connection: &mut Connection, found: &[(Timestamp, ContactId)]) -> Result<Vec<Binned>, DbError> {
    use binned_contacts as b;
    let rows: Vec<Binned> = b::table
        .inner_join(contacts::table.on(contacts::id.eq(b::contact_id)))
        .inner_join(contact_addresses::table.on(contact_addresses::contact_id.eq(b::contact_id)))
        .filter(contact_addresses::is_primary.and(b::contact_id.eq_any(found.iter().map(|(_, id)| *id))))
        .select((
            b::contact_id,
            contacts::first_name,
            contacts::last_name,
            contact_addresses::address,
            b::job_id,
            b::binned_at,
            b::binned_by,
        ))
        .load(connection)?;
    let mut by_id: BTreeMap<ContactId, Binned> = rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(found.iter().filter_map(|(_, id)| by_id.remove(id)).collect())
}
