//! The one reminder to who signed up and did not confirm (FRM-06).
//!
//! It asks for something that somebody wanted, or that somebody else typed for them. So it goes out once for a submission, never to
//! an address whose owner has said no to anything here or confirmed the form meanwhile, and never beyond what an address may be
//! mailed in a day because strangers typed it.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::Duration;
use diesel::{
    dsl::sql,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Bool, Timestamp as SqlTimestamp},
};

use super::{
    mails::{self, About, Reminder},
    model::Status,
    store::{self, Submission},
};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{contact_addresses, submissions},
    },
    features::{
        contacts::{self, Contact},
        lists::BASIS_WITHDRAWN,
        outbox,
        snapshot::Snapshot,
    },
    kernel::{
        Timestamp,
        ids::{ContactId, SubmissionId},
    },
};

/// How far a walk along what waits came, and how many were reminded on this stretch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reminded {
    /// So many mails were posted.
    pub posted: usize,
    /// The last one looked at; nothing at the end.
    pub last: Option<(Timestamp, SubmissionId)>,
}

/// Reminds the owners of up to `most` sign-ups that nobody confirmed, the oldest first, beginning after `last`.
///
/// Mark and mail are one transaction, and of many instances one has the turn: nobody is reminded twice. Who may not be mailed now is
/// passed over and looked at again in the next walk.
///
/// # Errors
/// Storage errors.
pub fn remind(
    tx: &mut Tx<'_>,
    at: Timestamp,
    house: &Snapshot,
    key_id: &str,
    last: Option<(Timestamp, SubmissionId)>,
    most: i64,
) -> Result<Reminded, DbError> {
    let settings = &house.settings;
    if settings.reminder_days == 0 || settings.at_odds().is_some() {
        return Ok(Reminded { posted: 0, last: None });
    }
    tx.wait_turn(["reminders"])?;
    let due = due(tx.connection(), at, house, last, most)?;
    let last = due.last().filter(|_| due.len() as i64 == most).map(|(id, submitted_at, _)| (*submitted_at, *id));
    let keys: Vec<&str> = due.iter().map(|(.., key)| key.as_str()).collect();
    if keys.is_empty() {
        return Ok(Reminded { posted: 0, last: None });
    }
    // Other mails to these addresses are counted below: nobody may write one meanwhile.
    tx.wait_turn(keys.iter().copied())?;
    let mut enough = outbox::mailed_enough(tx.connection(), at, house, &keys)?;
    let eligible = eligible(tx.connection(), at, &due)?;
    // At most one now for each address, however many forms wait for it.
    let once =
        |(id, _, key): &(SubmissionId, Timestamp, String)| (eligible.contains(id) && enough.insert(key.clone())).then_some(*id);
    let chosen: Vec<SubmissionId> = due.iter().filter_map(once).collect();
    let marked = mark(tx.connection(), at, &chosen)?;
    let ids: Vec<SubmissionId> = marked.keys().copied().collect();
    let waiting = store::by_ids(tx.connection(), &ids)?;
    let holders = holders(tx.connection(), &waiting)?;
    let all: Vec<Reminder<'_>> = waiting
        .iter()
        .filter_map(|submission| {
            let holder = holders.get(submission.address.key());
            let until = submission.submitted_at.plus(Duration::days(settings.unconfirmed_days));
            let (about, contact) = about(submission, holder);
            Some(Reminder { about, contact, nonce: marked.get(&submission.id)?, until })
        })
        .collect();
    mails::post_reminders(tx, at, house, key_id, &all)?;
    Ok(Reminded { posted: all.len(), last })
}

/// Sign-ups that have waited long enough, and not so long that they are about to be deleted.
fn due(
    connection: &mut Connection,
    at: Timestamp,
    house: &Snapshot,
    last: Option<(Timestamp, SubmissionId)>,
    most: i64,
) -> Result<Vec<(SubmissionId, Timestamp, String)>, DbError> {
    let (until, from) =
        (at.plus(-Duration::days(house.settings.reminder_days)), at.plus(-Duration::days(house.settings.unconfirmed_days)));
    let (begin, above) = last.unwrap_or((from, SubmissionId(0)));
    // As a word: only then SQLite sees that the index over those that wait can be used.
    let awaiting = sql::<Bool>("submissions.status = 'awaiting'");
    Ok(submissions::table
        .filter(awaiting.and(submissions::reminded_at.is_null()))
        .filter(submissions::submitted_at.lt(until).and(submissions::submitted_at.ge(begin)))
        .filter(submissions::submitted_at.gt(begin).or(submissions::id.gt(above)))
        .order((submissions::submitted_at, submissions::id))
        .limit(most)
        .select((submissions::id, submissions::submitted_at, submissions::address_key))
        .load(connection)?)
}

/// Those that may be reminded of: the form is open, nothing else came of it, and the owner of the address said no to nothing.
fn eligible(
    connection: &mut Connection,
    at: Timestamp,
    due: &[(SubmissionId, Timestamp, String)],
) -> Result<HashSet<SubmissionId>, DbError> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        id: SubmissionId,
    }
    let ids: Vec<String> = due.iter().map(|(id, ..)| id.to_string()).collect();
    let text = format!(
        "SELECT s.id AS id FROM submissions s JOIN forms f ON f.id = s.form_id WHERE s.id IN ({ids}) \
         AND f.deleted_at IS NULL AND f.is_active AND f.published_version_id IS NOT NULL AND (f.ends_at IS NULL OR f.ends_at > $1) \
         AND NOT EXISTS (SELECT 1 FROM submissions o WHERE o.address_key = s.address_key AND o.form_id = s.form_id \
           AND o.id <> s.id AND (o.reminded_at IS NOT NULL OR o.id > s.id \
             OR o.status <> 'awaiting' AND COALESCE(o.confirmed_at, o.submitted_at) >= s.submitted_at)) \
         AND NOT EXISTS (SELECT 1 FROM contact_addresses a JOIN contacts c ON c.id = a.contact_id \
           WHERE a.address_key = s.address_key AND (c.deleted_at IS NOT NULL OR c.no_mailings \
             OR EXISTS (SELECT 1 FROM consents w JOIN legal_bases b ON b.id = w.basis_id \
               WHERE w.contact_id = c.id AND b.key = '{BASIS_WITHDRAWN}') \
             OR EXISTS (SELECT 1 FROM subscriptions n WHERE n.contact_id = c.id AND NOT n.is_on \
               AND n.chosen_at >= s.submitted_at)))",
        ids = ids.join(", ")
    );
    let found: Vec<Found> = on_each!(connection, |c| sql_query(text.as_str()).bind::<SqlTimestamp, _>(at).load(c))?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Notes that these are reminded; answers the keys that confirm them, of those that still wait.
fn mark(connection: &mut Connection, at: Timestamp, ids: &[SubmissionId]) -> Result<BTreeMap<SubmissionId, String>, DbError> {
    let waiting = submissions::table.filter(
        submissions::id.eq_any(ids).and(submissions::status.eq(Status::Awaiting.code())).and(submissions::reminded_at.is_null()),
    );
    let marked: Vec<(SubmissionId, String)> = on_each!(connection, |c| diesel::update(waiting)
        .set(submissions::reminded_at.eq(at))
        .returning((submissions::id, submissions::nonce))
        .get_results(c))?;
    Ok(marked.into_iter().collect())
}

/// The contacts who have the addresses of these submissions, by the address's key.
fn holders(connection: &mut Connection, waiting: &[Submission]) -> Result<HashMap<String, Contact>, DbError> {
    let rows: Vec<(String, ContactId)> = contact_addresses::table
        .filter(contact_addresses::address_key.eq_any(waiting.iter().map(|submission| submission.address.key())))
        .select((contact_addresses::address_key, contact_addresses::contact_id))
        .load(connection)?;
    let ids: Vec<ContactId> = rows.iter().map(|(_, id)| *id).collect();
    let found: HashMap<ContactId, Contact> =
        contacts::by_ids(connection, &ids)?.into_iter().map(|contact| (contact.id, contact)).collect();
    Ok(rows.into_iter().filter_map(|(key, id)| Some((key, found.get(&id)?.clone()))).collect())
}

fn about<'a>(submission: &'a Submission, holder: Option<&'a Contact>) -> (About<'a>, Option<ContactId>) {
    let about = About {
        definition: &submission.definition,
        submission: submission.id,
        answers: &submission.answers,
        address: holder.map_or(&submission.address, |contact| contact.address_for(&submission.address)),
        language: submission.mail_language(),
        // No act of anybody causes it but the passing of time.
        act: "",
    };
    (about, holder.map(|contact| contact.id))
}
