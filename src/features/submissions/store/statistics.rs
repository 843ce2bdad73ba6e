//! How many submissions a form gets, and what they say: one statement over its last days, one over its newest submissions.

use std::collections::{BTreeMap, HashMap};

use chrono::{Duration, NaiveDate};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text, Timestamp as SqlTimestamp},
};

use super::super::model::{Question, Tally};
use crate::{
    db::{Connection, DbError, on_each},
    features::forms::{
        Counted, counts,
        model::{ChoiceOption, Definition, FieldKind},
    },
    kernel::{Language, Timestamp, ids::FormId},
};

/// Days that the page goes back, today included.
pub const DAYS: i64 = 30;
/// Submissions whose answers are counted: the newest ones.
pub const COUNTED: i64 = 10_000;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    day: String,
    #[diesel(sql_type = Text)]
    language: String,
    #[diesel(sql_type = BigInt)]
    sent: i64,
    #[diesel(sql_type = BigInt)]
    confirmed: i64,
    #[diesel(sql_type = BigInt)]
    processed: i64,
}

/// What happened by day and language: opened and begun by the day on which it was, the rest by the day on which it was sent. What was
/// deleted since is among it. Days without anything are left out.
///
/// # Errors
/// Storage errors.
pub fn days_of(
    connection: &mut Connection,
    form: FormId,
    since: Timestamp,
) -> Result<BTreeMap<(NaiveDate, Language), Tally>, DbError> {
    let text = format!(
        "SELECT substr(CAST(submitted_at AS TEXT), 1, 10) AS day, language, count(*) AS sent, \
         count(CASE WHEN status <> 'awaiting' THEN 1 END) AS confirmed, \
         count(CASE WHEN status = 'processed' THEN 1 END) AS processed FROM submissions \
         WHERE form_id = {form} AND submitted_at >= $1 GROUP BY substr(CAST(submitted_at AS TEXT), 1, 10), language"
    );
    let rows: Vec<Row> = on_each!(connection, |c| sql_query(text.as_str()).bind::<SqlTimestamp, _>(since).load(c))?;
    let tally = |row: Row| {
        let key = (row.day.parse().ok()?, Language::from_code(&row.language)?);
        Some((key, Tally { sent: row.sent, confirmed: row.confirmed, processed: row.processed, ..Tally::default() }))
    };
    let mut tallies: BTreeMap<(NaiveDate, Language), Tally> = rows.into_iter().filter_map(tally).collect();
    for (what, n) in counts::since(connection, form, since.naive().date())? {
        let tally = tallies.entry((what.day, what.language)).or_default();
        match what.what {
            Counted::View => tally.views += n,
            Counted::Started => tally.started += n,
            Counted::GoneSent => tally.sent += n,
            Counted::GoneConfirmed => tally.confirmed += n,
            // Those are on the page of the form's protection.
            Counted::Refused(_) => {}
        }
    }
    Ok(tallies)
}

#[derive(QueryableByName)]
struct Chosen {
    #[diesel(sql_type = Text)]
    field: String,
    #[diesel(sql_type = Text)]
    value: String,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// How often each option of the form's questions was chosen in its newest submissions that count.
///
/// # Errors
/// Storage errors.
pub fn questions(
    connection: &mut Connection,
    form: FormId,
    definition: &Definition,
    language: Language,
    now: Timestamp,
) -> Result<Vec<Question>, DbError> {
    let asks = |kind: &FieldKind| matches!(kind, FieldKind::Choice { .. } | FieldKind::Rating { .. });
    if !definition.fields.iter().any(|field| asks(&field.kind)) {
        return Ok(Vec::new());
    }
    // Not beyond a year, so that the walk along the form's index ends however little of it counts.
    let since = now.plus(-Duration::days(365));
    let newest = format!(
        "SELECT answers FROM (SELECT answers, status FROM submissions WHERE form_id = {form} AND submitted_at >= $1 \
         ORDER BY submitted_at DESC LIMIT {COUNTED}) s WHERE s.status = 'processed'"
    );
    let rows: Vec<Chosen> = match connection {
        Connection::Sqlite(c) => {
            let text = format!(
                "SELECT o.key AS field, CAST(v.value AS TEXT) AS value, count(*) AS n FROM ({newest}) a, \
                 json_each(a.answers, '$.others') o, \
                 json_each(CASE o.type WHEN 'array' THEN o.value ELSE json_array(o.value) END) v GROUP BY 1, 2"
            );
            sql_query(text).bind::<SqlTimestamp, _>(since).load(c)?
        }
        Connection::Postgres(c) => {
            let text = format!(
                "SELECT o.key AS field, v.value AS value, count(*) AS n FROM ({newest}) a, \
                 jsonb_each(a.answers::jsonb -> 'others') o, \
                 jsonb_array_elements_text(CASE jsonb_typeof(o.value) WHEN 'array' THEN o.value \
                 ELSE jsonb_build_array(o.value) END) v GROUP BY 1, 2"
            );
            sql_query(text).bind::<SqlTimestamp, _>(since).load(c)?
        }
    };
    let counted: HashMap<(String, String), i64> = rows.into_iter().map(|row| ((row.field, row.value), row.n)).collect();
    let question = |field: &crate::features::forms::model::Field| {
        let offered: Vec<(String, String)> = match &field.kind {
            FieldKind::Choice { options, .. } => {
                let name = |option: &ChoiceOption| option.label.get(language).unwrap_or(&option.value).clone();
                options.iter().map(|option| (option.value.clone(), name(option))).collect()
            }
            FieldKind::Rating { scale } => scale.steps().map(|step| (step.clone(), step)).collect(),
            _ => return None,
        };
        let label = field.texts.get(language).map_or_else(|| field.name.clone(), |texts| texts.label.clone());
        let options = offered.into_iter().map(|(value, name)| {
            let count = counted.get(&(field.name.clone(), value)).copied().unwrap_or(0);
            (name, count)
        });
        Some(Question { label, options: options.collect() })
    };
    Ok(definition.fields.iter().filter_map(question).collect())
}
