//! Why answers were turned away at the door of a form (FRM-08).

use diesel::{prelude::*, sql_query, sql_types::BigInt, upsert::excluded};

use crate::{
    db::{Connection, DbError, Tx, on_each, schema::form_refusals},
    kernel::{Timestamp, ids::FormId},
};

/// A reason.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Refused {
    /// The field that people do not see was filled in.
    Honeypot,
    /// It came back sooner than a person types.
    TooFast,
    /// The receipt is too old, or not ours.
    Receipt,
    /// It came from a site that is not on the form's list.
    OtherOrigin,
    /// Its network had sent as many forms as it may in an hour.
    Network,
    /// Its network asked faster than the guard against floods lets through.
    Flood,
    /// The address had all its mails for a day: taken, and no mail sent.
    Address,
    /// The address's domain takes no mail.
    Domain,
    /// The proof of work is wrong.
    Proof,
}

impl Refused {
    /// All of them, in the order in which staff see them.
    pub const ALL: [Self; 9] = [
        Self::Honeypot,
        Self::TooFast,
        Self::Receipt,
        Self::OtherOrigin,
        Self::Network,
        Self::Flood,
        Self::Address,
        Self::Domain,
        Self::Proof,
    ];

    /// The code kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Honeypot => "refused_honeypot",
            Self::TooFast => "refused_too_fast",
            Self::Receipt => "refused_receipt",
            Self::OtherOrigin => "refused_origin",
            Self::Network => "refused_network",
            Self::Flood => "refused_flood",
            Self::Address => "refused_address",
            Self::Domain => "refused_domain",
            Self::Proof => "refused_proof",
        }
    }
}

/// Refusals of one form in an hour from which on staff are told that it may be under attack. A form that a whole newspaper reads
/// sees some dozen slips of the hand; floods come in hundreds.
pub const ALARM: i64 = 100;
/// Minutes that one sum spans.
const SPAN: i64 = 5;
/// Minutes that are looked back.
const HOUR: i64 = 60;

/// When the sum begins that a moment falls into.
pub(super) fn span_of(at: Timestamp) -> Timestamp {
    let span = SPAN * 60;
    Timestamp::from_seconds(at.seconds().div_euclid(span) * span)
}

/// Adds to the sum of a form that began at a moment.
pub(super) fn add(tx: &mut Tx<'_>, form: FormId, began_at: Timestamp, n: i64) -> Result<(), DbError> {
    let row = (form_refusals::began_at.eq(began_at), form_refusals::form_id.eq(form), form_refusals::n.eq(n));
    on_each!(tx.connection(), |c| diesel::insert_into(form_refusals::table)
        .values(row)
        .on_conflict((form_refusals::began_at, form_refusals::form_id))
        .do_update()
        .set(form_refusals::n.eq(form_refusals::n + excluded(form_refusals::n)))
        .execute(c))?;
    Ok(())
}

#[derive(QueryableByName)]
struct Sum {
    #[diesel(sql_type = BigInt)]
    form_id: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// The forms at which so much was turned away in the last hour that staff should look, with how much, over all instances. Those
/// that staff have put behind their strongest defence already are left out.
///
/// # Errors
/// Storage errors.
pub fn alarms(connection: &mut Connection, now: Timestamp) -> Result<Vec<(FormId, i64)>, DbError> {
    let since = span_of(now.plus(-chrono::Duration::minutes(HOUR)));
    let text = format!(
        "SELECT r.form_id, CAST(sum(r.n) AS BIGINT) AS n FROM form_refusals r JOIN forms f ON f.id = r.form_id \
         WHERE r.began_at > $1 AND f.attacked_since IS NULL GROUP BY r.form_id HAVING sum(r.n) >= {ALARM} ORDER BY r.form_id"
    );
    let rows: Vec<Sum> =
        on_each!(connection, |c| sql_query(text.as_str()).bind::<diesel::sql_types::Timestamp, _>(since).load(c))?;
    Ok(rows.into_iter().map(|row| (FormId(row.form_id), row.n)).collect())
}

/// Deletes sums that nobody looks back to any more.
///
/// # Errors
/// Storage errors.
pub fn purge(tx: &mut Tx<'_>, now: Timestamp) -> Result<usize, DbError> {
    let old = form_refusals::began_at.lt(now.plus(-chrono::Duration::minutes(2 * HOUR)));
    Ok(diesel::delete(form_refusals::table.filter(old)).execute(tx.connection())?)
}
