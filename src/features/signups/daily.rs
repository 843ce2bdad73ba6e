//! Telling staff once a day of what waits for them (FRM-10).

use std::collections::HashMap;

use chrono::{Duration, NaiveTime};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Timestamp as SqlTimestamp},
};

use super::{mails, model::Status};
use crate::{
    db::{
        Connection, DbError, Tx, on_each,
        schema::{form_actions, forms},
    },
    features::{forms::Form, snapshot::Snapshot, staff},
    i18n::format,
    kernel::{
        Language, Timestamp,
        ids::{FormId, StaffId},
    },
};

/// The hour of the day (UTC) from which on staff are told.
pub const HOUR: i64 = 6;

/// A form whose people are told once a day, and have not been today.
struct Due {
    form: FormId,
    name: String,
    told: Vec<StaffId>,
    told_at: Timestamp,
}

/// What waits at a form.
#[derive(QueryableByName)]
struct Waiting {
    #[diesel(sql_type = BigInt)]
    form_id: i64,
    #[diesel(sql_type = BigInt)]
    n: i64,
    /// Since when the newest of it waits.
    #[diesel(sql_type = SqlTimestamp)]
    newest: Timestamp,
}

/// Tells those whom forms name, once a day from six in the morning (UTC) on, how many wait for them, if there is anything new among it.
/// Answers how many mails were posted.
///
/// That they were told and the mails are one transaction, and of many instances one has the turn: nobody is told twice a day, however
/// often the portal starts.
///
/// # Errors
/// Storage errors.
pub fn tell_daily(tx: &mut Tx<'_>, at: Timestamp, house: &Snapshot, key_id: &str) -> Result<usize, DbError> {
    let morning = Timestamp::from(at.naive().date().and_time(NaiveTime::MIN)).plus(Duration::hours(HOUR));
    if at < morning {
        return Ok(0);
    }
    tx.wait_turn(["telling daily"])?;
    let due = due(tx.connection(), morning)?;
    if due.is_empty() {
        return Ok(0);
    }
    let waiting = waiting(tx.connection())?;
    let members = staff::members(tx.connection())?;
    let mut posted = 0;
    for member in members.iter().filter(|member| member.disabled_at.is_none()) {
        let theirs: Vec<(&Due, &Waiting)> = due
            .iter()
            .filter(|due| due.told.contains(&member.id))
            .filter_map(|due| Some((due, waiting.get(&due.form)?)))
            .collect();
        if theirs.iter().any(|(due, waiting)| waiting.newest > due.told_at) {
            let lines: Vec<String> = theirs.iter().map(|(due, waiting)| line(house, due, waiting, member.language)).collect();
            mails::post_daily(tx, at, house, key_id, member, &lines)?;
            posted += 1;
        }
    }
    diesel::update(form_actions::table.filter(form_actions::form_id.eq_any(due.iter().map(|due| due.form))))
        .set(form_actions::bundled_at.eq(at))
        .execute(tx.connection())?;
    Ok(posted)
}

/// The form's title in a language, else its name among staff, and how many wait.
fn line(house: &Snapshot, due: &Due, waiting: &Waiting, language: Language) -> String {
    let title = |form: &Form| form.definition.texts.get(language).map(|texts| texts.title.clone());
    let title = house.forms.iter().find(|form| form.id == due.form).and_then(|form| title(form));
    let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| due.name.clone());
    format!("{title}: {}", format::number(language, waiting.n))
}

fn due(connection: &mut Connection, morning: Timestamp) -> Result<Vec<Due>, DbError> {
    let rows: Vec<(FormId, String, String, Option<Timestamp>)> = form_actions::table
        .inner_join(forms::table.on(forms::id.eq(form_actions::form_id)))
        .filter(forms::deleted_at.is_null().and(form_actions::bundled_at.lt(morning)))
        .order(form_actions::form_id)
        .select((form_actions::form_id, forms::name, form_actions::told, form_actions::bundled_at))
        .load(connection)?;
    rows.into_iter()
        .filter_map(|(form, name, told, told_at)| Some((form, name, told, told_at?)))
        .map(|(form, name, told, told_at)| {
            let told =
                serde_json::from_str(&told).map_err(|error| DbError::Broken(format!("actions of form {form}: {error}")))?;
            Ok(Due { form, name, told, told_at })
        })
        .collect()
}

/// What waits for staff, by form: along the indexes that hold just these.
fn waiting(connection: &mut Connection) -> Result<HashMap<FormId, Waiting>, DbError> {
    let of = |status: Status| {
        format!(
            "SELECT form_id, COALESCE(failed_at, confirmed_at, submitted_at) AS since FROM submissions \
             WHERE status = '{}' AND submitted_at > '1970-01-01'",
            status.code()
        )
    };
    let text = format!(
        "SELECT form_id, count(*) AS n, max(since) AS newest FROM ({} UNION ALL {}) w GROUP BY form_id",
        of(Status::Submitted),
        of(Status::Failed)
    );
    let rows: Vec<Waiting> = on_each!(connection, |c| sql_query(text.as_str()).load(c))?;
    Ok(rows.into_iter().map(|row| (FormId(row.form_id), row)).collect())
}
