//! What uses an item, and who else changed it.

use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Text, Timestamp as SqlTimestamp},
};

use super::{
    super::model::{ListKind, USES_LIMIT},
    Table, items, table,
};
use crate::{
    db::{Connection, DbError, on_each},
    kernel::{Language, Timestamp},
};

/// Stands for the numbers of all purposes in [`Table::uses`].
const PURPOSES: &str = "PURPOSES";

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    uses: i64,
}

/// How often each item is used, counted up to one more than the limit.
///
/// # Errors
/// Storage errors.
pub fn uses(connection: &mut Connection, kind: ListKind) -> Result<Vec<(i64, i64)>, DbError> {
    let Table { rows, uses, .. } = table(kind);
    let limit = USES_LIMIT + 1;
    let ids = ids_of(connection, rows)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let uses = if uses.contains(PURPOSES) {
        let purposes: Vec<String> = ids_of(connection, "purposes")?.iter().map(ToString::to_string).collect();
        uses.replace(PURPOSES, &purposes.join(", "))
    } else {
        uses.to_owned()
    };
    // Each with its number written out: PostgreSQL then knows which ones are rare and takes the index for them.
    let of = |id: i64| {
        format!(
            "SELECT CAST({id} AS BIGINT) AS id, (SELECT COUNT(*) FROM (SELECT 1 FROM {uses} = {id} LIMIT {limit}) AS used) AS uses"
        )
    };
    let select = ids.into_iter().map(of).collect::<Vec<_>>().join(" UNION ALL ");
    let counts: Vec<Count> = on_each!(connection, |c| sql_query(select).load(c))?;
    Ok(counts.into_iter().map(|count| (count.id, count.uses)).collect())
}

fn ids_of(connection: &mut Connection, rows: &str) -> Result<Vec<i64>, DbError> {
    let ids: Vec<Id> = on_each!(connection, |c| sql_query(format!("SELECT id FROM {rows}")).load(c))?;
    Ok(ids.into_iter().map(|row| row.id).collect())
}

/// What a purpose's deletion takes off offer with it: its types that are on offer.
///
/// # Errors
/// Storage errors.
pub(in crate::features::items) fn types_of_purpose(
    connection: &mut Connection,
    purpose: i64,
    language: Language,
) -> Result<Vec<String>, DbError> {
    let types = items(connection, ListKind::SubscriptionTypes)?;
    let under = types.iter().filter(|kind| kind.purpose == Some(purpose) && kind.deleted_at.is_none());
    Ok(under.map(|kind| kind.words.name(language).to_owned()).collect())
}

/// The fields that others have changed in an item since the version `since`, by the audit log.
///
/// # Errors
/// Storage errors.
pub(in crate::features::items) fn changed_since(
    connection: &mut Connection,
    kind: ListKind,
    id: i64,
    since: Timestamp,
) -> Result<Vec<String>, DbError> {
    #[derive(QueryableByName)]
    struct After {
        #[diesel(sql_type = Text)]
        after: String,
    }
    let select = "SELECT after FROM audit_entries WHERE subject_kind = $1 AND subject_id = $2 AND at > $3 ORDER BY id";
    let (noun, id) = (kind.acts().noun, id.to_string());
    let entries: Vec<After> = on_each!(connection, |c| sql_query(select)
        .bind::<Text, _>(noun)
        .bind::<Text, _>(&id)
        .bind::<SqlTimestamp, _>(since)
        .load(c))?;
    let mut names = Vec::new();
    for entry in entries {
        let values: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&entry.after).unwrap_or_default();
        for name in values.into_iter().map(|(name, _)| name) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
}
