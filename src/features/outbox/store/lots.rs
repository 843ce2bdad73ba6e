//! The outbox in lots that staff look through: how many mails are in each, and a page of them. Rows that never leave are not mails.
//!
//! Every lot is one stretch of an index. States stand in the statements as words, because an index over the rows of one state is
//! taken only where the state is known before the values are.

use chrono::Duration;
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Nullable, Timestamp as SqlTimestamp},
};

use super::{MailLine, results::resend};
use crate::{
    db::{Connection, DbError, Tx, on_each, schema::mails},
    kernel::{
        Timestamp,
        ids::{ContactId, MailId},
    },
};

/// Minutes that a mail may be due before somebody should ask why.
pub const PATIENCE: i64 = 15;
/// Days for which a mail that was given up is news.
pub const NEWS: i64 = 7;
/// Up to so many mails are counted.
pub const COUNTED: i64 = 10_000;
/// Later than every time that is ever written: the year 10000 is nobody's business here.
const NEVER: i64 = 253_402_300_799;

/// Mails that are looked at together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lot {
    /// Every mail, the newest first.
    #[default]
    All,
    /// Those that have not left yet and that nobody is sending now, the one due first on top.
    Waiting,
    /// Those of them that should have left a while ago.
    Late,
    /// Those of them that will be tried later, because the other side asked for it or to keep to the rate.
    PutOff,
    /// Those that are being sent now.
    Sending,
    /// Those that were given up, the last one on top.
    Failed,
    /// Those of them that were given up in the last days.
    FailedLately,
}

impl Lot {
    /// All of them, with the code in addresses.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::All, "all"),
        (Self::Waiting, "waiting"),
        (Self::Late, "late"),
        (Self::PutOff, "put-off"),
        (Self::Sending, "sending"),
        (Self::Failed, "failed"),
        (Self::FailedLately, "failed-lately"),
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        Self::ALL.into_iter().find(|(lot, _)| *lot == self).map_or("", |(_, code)| code)
    }

    /// The lot of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == code).map(|(lot, _)| lot)
    }

    /// Can its mails be sent again?
    pub const fn is_failed(self) -> bool {
        matches!(self, Self::Failed | Self::FailedLately)
    }

    /// Its rows as a condition on a state and a time, with that time; the column is the one the lot is in the order of.
    fn condition(self, now: Timestamp) -> (&'static str, Timestamp) {
        let (ever, never) = (Timestamp::from_seconds(0), Timestamp::from_seconds(NEVER));
        match self {
            Self::All => ("state <> 'dropped' AND created_at >= $1", ever),
            Self::Waiting => ("state = 'waiting' AND not_before <= $1", never),
            Self::Late => ("state = 'waiting' AND not_before < $1", now.plus(-Duration::minutes(PATIENCE))),
            Self::PutOff => ("state = 'waiting' AND not_before > $1", now),
            Self::Sending => ("state = 'leased' AND lease_until <= $1", never),
            Self::Failed => ("state = 'failed' AND finished_at >= $1", ever),
            Self::FailedLately => ("state = 'failed' AND finished_at >= $1", now.plus(-Duration::days(NEWS))),
        }
    }

    /// How a page goes on after a place, and the order. The numbers of mails are in the order of their posting.
    const fn walk(self) -> (&'static str, &'static str) {
        match self {
            Self::All => ("$2 IS NOT NULL AND id < $3", "id DESC"),
            Self::Waiting | Self::Late | Self::PutOff => ("(not_before, id) > ($2, $3)", "not_before, id"),
            Self::Sending => ("(lease_until, id) > ($2, $3)", "lease_until, id"),
            Self::Failed | Self::FailedLately => ("(finished_at, id) < ($2, $3)", "finished_at DESC, id DESC"),
        }
    }

    /// The place of a mail in the lot.
    fn place(self, line: &LotLine) -> (Timestamp, MailId) {
        let at = match self {
            Self::All => Some(line.mail.created_at),
            Self::Waiting | Self::Late | Self::PutOff => Some(line.mail.not_before),
            Self::Sending => line.lease_until,
            Self::Failed | Self::FailedLately => line.mail.finished_at,
        };
        (at.unwrap_or(line.mail.created_at), line.mail.id)
    }
}

/// A mail in a lot.
#[derive(Clone, Debug)]
pub struct LotLine {
    /// The mail.
    pub mail: MailLine,
    /// Whose it is; nobody's when it is to a colleague, or about a sign-up that was not confirmed.
    pub contact: Option<ContactId>,
    /// Until when a worker holds it.
    pub lease_until: Option<Timestamp>,
}

/// A page of a lot.
#[derive(Clone, Debug, Default)]
pub struct LotPage {
    /// The mails.
    pub lines: Vec<LotLine>,
    /// Where the next page begins, when there is one.
    pub next: Option<(Timestamp, MailId)>,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Up to `most` mails of a lot, after a place.
///
/// # Errors
/// Storage errors.
pub fn lot(
    connection: &mut Connection,
    now: Timestamp,
    lot: Lot,
    after: Option<(Timestamp, MailId)>,
    most: usize,
) -> Result<LotPage, DbError> {
    let ids = ids(connection, now, lot, after, i64::try_from(most).unwrap_or(i64::MAX - 1) + 1)?;
    if ids.is_empty() {
        return Ok(LotPage::default());
    }
    let rows: Vec<(MailLine, Option<ContactId>, Option<Timestamp>)> = mails::table
        .filter(mails::id.eq_any(&ids))
        .select((MailLine::as_select(), mails::contact_id, mails::lease_until))
        .load(connection)?;
    let mut lines: Vec<LotLine> =
        rows.into_iter().map(|(mail, contact, lease_until)| LotLine { mail, contact, lease_until }).collect();
    lines.sort_by_key(|line| ids.iter().position(|id| *id == line.mail.id));
    let has_more = lines.len() > most;
    lines.truncate(most);
    let next = lines.last().filter(|_| has_more).map(|line| lot.place(line));
    Ok(LotPage { lines, next })
}

fn ids(
    connection: &mut Connection,
    now: Timestamp,
    lot: Lot,
    after: Option<(Timestamp, MailId)>,
    most: i64,
) -> Result<Vec<MailId>, DbError> {
    let (condition, time) = lot.condition(now);
    let (beyond, order) = lot.walk();
    // The walk along the mails' numbers has a beginning at any rate: without one an engine would call it a scan.
    let after = after.or((lot == Lot::All).then_some((now, MailId(i64::MAX))));
    let beyond = if after.is_some() { format!(" AND {beyond}") } else { String::new() };
    let statement = format!("SELECT id FROM mails WHERE {condition}{beyond} ORDER BY {order} LIMIT {most}");
    let rows: Vec<Id> = on_each!(connection, |c| {
        let query = sql_query(&statement).into_boxed().bind::<SqlTimestamp, _>(time);
        match after {
            Some((at, id)) => query.bind::<SqlTimestamp, _>(at).bind::<BigInt, _>(id.0).load(c),
            None => query.load(c),
        }
    })?;
    Ok(rows.into_iter().map(|row| MailId(row.id)).collect())
}

/// How the outbox is, each lot counted up to one more than [`COUNTED`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, QueryableByName)]
pub struct Pulse {
    /// Mails that wait.
    #[diesel(sql_type = BigInt)]
    pub waiting: i64,
    /// Mails that should have left a while ago.
    #[diesel(sql_type = BigInt)]
    pub late: i64,
    /// Mails that will be tried later.
    #[diesel(sql_type = BigInt)]
    pub put_off: i64,
    /// Mails that are being sent now.
    #[diesel(sql_type = BigInt)]
    pub sending: i64,
    /// Mails that were given up in the last days.
    #[diesel(sql_type = BigInt)]
    pub failed_lately: i64,
    /// Since when the first of those that may leave now could have left.
    #[diesel(sql_type = Nullable<SqlTimestamp>)]
    pub due_since: Option<Timestamp>,
}

/// How the outbox is at `now`, in one statement.
///
/// # Errors
/// Storage errors.
pub fn pulse(connection: &mut Connection, now: Timestamp) -> Result<Pulse, DbError> {
    let lots = [Lot::Waiting, Lot::Late, Lot::PutOff, Lot::Sending, Lot::FailedLately].map(|lot| lot.condition(now));
    let count = |number: usize, name: &str| {
        let condition = lots[number].0.replace("$1", &format!("${}", number + 1));
        format!("(SELECT count(*) FROM (SELECT 1 FROM mails WHERE {condition} LIMIT {}) s{number}) AS {name}, ", COUNTED + 1)
    };
    let counts: String =
        ["waiting", "late", "put_off", "sending", "failed_lately"].iter().enumerate().map(|(n, name)| count(n, name)).collect();
    let statement = format!(
        "SELECT {counts}(SELECT not_before FROM mails WHERE state = 'waiting' AND not_before <= $6 ORDER BY not_before LIMIT 1) AS due_since"
    );
    Ok(on_each!(connection, |c| {
        let query = lots.iter().fold(sql_query(&statement).into_boxed(), |query, (_, at)| query.bind::<SqlTimestamp, _>(*at));
        query.bind::<SqlTimestamp, _>(now).get_result(c)
    })?)
}

/// Puts up to `most` mails of a lot that were given up back among the waiting ones; answers how many.
///
/// # Errors
/// Storage errors.
pub fn resend_lot(tx: &mut Tx<'_>, now: Timestamp, lot: Lot, most: i64) -> Result<usize, DbError> {
    if !lot.is_failed() {
        return Ok(0);
    }
    let mut count = 0;
    for id in ids(tx.connection(), now, lot, None, most)? {
        count += usize::from(resend(tx, now, id)?);
    }
    Ok(count)
}
