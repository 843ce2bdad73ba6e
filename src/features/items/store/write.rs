//! Writing items, each with its words in every language.

use diesel::{
    QueryableByName, RunQueryDsl,
    backend::Backend,
    pg::Pg,
    query_builder::{BoxedSqlQuery, SqlQuery},
    serialize::ToSql,
    sql_query,
    sql_types::{BigInt, HasSqlType, Nullable, Text, Timestamp as SqlTimestamp},
    sqlite::Sqlite,
};

use super::{
    super::model::{Draft, Item, ListKind, Words},
    Table, table,
};
use crate::{
    db::{Connection, DbError, Tx, on_each},
    kernel::{Context, Language, Timestamp, text::fold},
};

#[derive(QueryableByName)]
struct Added {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Adds an item at the end of its list.
///
/// # Errors
/// [`DbError::Taken`] when key or a name is; other storage errors.
pub(in crate::features::items) fn insert(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, draft: &Draft) -> Result<i64, DbError> {
    let Table { rows, has_built_in, .. } = table(kind);
    let mut columns = vec!["key", "updated_at", "updated_by", "position"];
    let mut values = vec!["$1".to_owned(), "$2".to_owned(), "$3".to_owned()];
    values.push(format!("(SELECT COALESCE(MAX(position), 0) + 1 FROM {rows})"));
    if has_built_in {
        columns.push("is_built_in");
        values.push("FALSE".into());
    }
    if kind.has_switch() {
        columns.push("is_active");
        values.push("TRUE".into());
    }
    for (column, value) in particulars(kind, draft) {
        columns.push(column);
        values.push(value);
    }
    let insert = format!("INSERT INTO {rows} ({}) VALUES ({}) RETURNING id", columns.join(", "), values.join(", "));
    let added: Added = on_each!(tx.connection(), |c| sql_query(insert)
        .bind::<Text, _>(&draft.key)
        .bind::<SqlTimestamp, _>(ctx.at)
        .bind::<Nullable<BigInt>, _>(ctx.actor.id())
        .get_result(c))?;
    set_words(tx, kind, added.id, &draft.words)?;
    Ok(added.id)
}

/// Writes an item anew, if nobody changed it since `before` was read; otherwise the work is to be run again.
///
/// # Errors
/// [`DbError::Busy`] when somebody did; [`DbError::Taken`] when a name is; other storage errors.
pub(in crate::features::items) fn update(
    tx: &mut Tx<'_>,
    ctx: &Context,
    kind: ListKind,
    before: &Item,
    draft: &Draft,
) -> Result<(), DbError> {
    let set: String = particulars(kind, draft).iter().map(|(column, value)| format!(", {column} = {value}")).collect();
    touch(tx, ctx, kind, before, &set)?;
    set_words(tx, kind, before.id, &draft.words)
}

/// Sets whether an item is in use, as [`update`].
///
/// # Errors
/// As [`update`].
pub(in crate::features::items) fn set_active(
    tx: &mut Tx<'_>,
    ctx: &Context,
    kind: ListKind,
    before: &Item,
    is_on: bool,
) -> Result<(), DbError> {
    touch(tx, ctx, kind, before, if is_on { ", is_active = TRUE" } else { ", is_active = FALSE" })
}

/// Deletes an item or brings it back, as [`update`]. The row stays, because old records name it.
///
/// # Errors
/// As [`update`].
pub(in crate::features::items) fn set_deleted(
    tx: &mut Tx<'_>,
    ctx: &Context,
    kind: ListKind,
    before: &Item,
    is_gone: bool,
) -> Result<(), DbError> {
    // The time of the deletion is that of the change.
    touch(tx, ctx, kind, before, if is_gone { ", deleted_at = $1" } else { ", deleted_at = NULL" })
}

/// Puts items at these places.
///
/// # Errors
/// Storage errors.
pub(in crate::features::items) fn place(tx: &mut Tx<'_>, kind: ListKind, places: &[(i64, i64)]) -> Result<(), DbError> {
    let rows = table(kind).rows;
    for (id, position) in places {
        let update = format!("UPDATE {rows} SET position = {position} WHERE id = {id}");
        on_each!(tx.connection(), |c| sql_query(update).execute(c))?;
    }
    Ok(())
}

fn touch(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, before: &Item, set: &str) -> Result<(), DbError> {
    let rows = table(kind).rows;
    let update = format!("UPDATE {rows} SET updated_at = $1{set}, updated_by = $2 WHERE id = {} AND updated_at = $3", before.id);
    let changed = on_each!(tx.connection(), |c| sql_query(update)
        .bind::<SqlTimestamp, _>(next_version(before.updated_at, ctx.at))
        .bind::<Nullable<BigInt>, _>(ctx.actor.id())
        .bind::<SqlTimestamp, _>(before.updated_at)
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(DbError::Busy) }
}

/// The time of a change, always later than that of the one before: two instances' clocks may differ, a version may not come again.
fn next_version(before: Timestamp, now: Timestamp) -> Timestamp {
    now.max(Timestamp::from_micros(before.micros() + 1))
}

/// Columns that only some lists have, with their values written out: they are numbers and truths.
fn particulars(kind: ListKind, draft: &Draft) -> Vec<(&'static str, String)> {
    let number = |value: Option<i64>| value.map_or("NULL".to_owned(), |value| value.to_string());
    let mut columns = Vec::new();
    if let Some(flag) = kind.flag() {
        columns.push((flag.name(), if draft.flag { "TRUE".to_owned() } else { "FALSE".to_owned() }));
    }
    if kind.has_purpose() {
        columns.push(("purpose_id", number(draft.purpose)));
    }
    if kind == ListKind::Sources {
        columns.push(("confirmation_template_id", number(draft.template)));
    }
    columns
}

/// Writes the texts of an item; a language without a name has no row, and falls back.
fn set_words(tx: &mut Tx<'_>, kind: ListKind, id: i64, words: &Words) -> Result<(), DbError> {
    let Table { texts, owner, .. } = table(kind);
    on_each!(tx.connection(), |c| sql_query(format!("DELETE FROM {texts} WHERE {owner} = {id}")).execute(c))?;
    let columns: Vec<_> = kind.fields().iter().map(|field| field.name).collect();
    let binds: Vec<_> = (1..=columns.len() + 2).map(|number| format!("${number}")).collect();
    let insert =
        format!("INSERT INTO {texts} ({owner}, language, name_key, {}) VALUES ({id}, {})", columns.join(", "), binds.join(", "));
    for language in Language::ALL.into_iter().filter(|language| !words.get(*language, "name").is_empty()) {
        let mut values = vec![language.code().to_owned(), fold(words.get(language, "name"))];
        values.extend(columns.iter().map(|column| words.get(language, column).to_owned()));
        match tx.connection() {
            Connection::Sqlite(c) => bound::<Sqlite>(&insert, values).execute(c)?,
            Connection::Postgres(c) => bound::<Pg>(&insert, values).execute(c)?,
        };
    }
    Ok(())
}

fn bound<DB>(statement: &str, values: Vec<String>) -> BoxedSqlQuery<'static, DB, SqlQuery>
where
    DB: Backend + HasSqlType<Text>,
    String: ToSql<Text, DB>,
{
    values.into_iter().fold(sql_query(statement).into_boxed::<DB>(), |query, value| query.bind::<Text, _>(value))
}
