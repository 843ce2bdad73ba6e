//! Rows of every list. The five pairs of tables differ in a few columns; statements are written from what [`Table`] says of them.
//!
//! Names of tables and columns come from here alone; everything that anybody typed is bound.

use diesel::{
    QueryableByName, RunQueryDsl,
    backend::Backend,
    pg::Pg,
    query_builder::{BoxedSqlQuery, SqlQuery},
    serialize::ToSql,
    sql_query,
    sql_types::{BigInt, Bool, HasSqlType, Nullable, Text, Timestamp as SqlTimestamp},
    sqlite::Sqlite,
};

use super::model::{Draft, Item, ListKind, USES_LIMIT, Words, field_name};
use crate::{
    db::{Connection, DbError, Tx, on_each},
    kernel::{Context, Language, Timestamp, text::fold},
};

/// Where a list is kept.
struct Table {
    rows: &'static str,
    texts: &'static str,
    /// The column of `texts` that names the row.
    owner: &'static str,
    has_built_in: bool,
    /// What uses an item, up to the comparison with its id.
    uses: &'static str,
}

const fn table(kind: ListKind) -> Table {
    match kind {
        ListKind::Purposes => Table {
            rows: "purposes",
            texts: "purpose_texts",
            owner: "purpose_id",
            has_built_in: true,
            uses: "consents WHERE consents.purpose_id",
        },
        ListKind::LegalBases => Table {
            rows: "legal_bases",
            texts: "legal_basis_texts",
            owner: "basis_id",
            has_built_in: true,
            uses: "consents WHERE consents.basis_id",
        },
        ListKind::Sources => Table {
            rows: "sources",
            texts: "source_texts",
            owner: "source_id",
            has_built_in: true,
            uses: "contacts WHERE contacts.source_id",
        },
        ListKind::SubscriptionTypes => Table {
            rows: "subscription_types",
            texts: "subscription_type_texts",
            owner: "type_id",
            has_built_in: false,
            uses: "subscriptions WHERE subscriptions.is_on AND subscriptions.type_id",
        },
        ListKind::Interests => Table {
            rows: "interests",
            texts: "interest_texts",
            owner: "interest_id",
            has_built_in: false,
            uses: "contact_interests WHERE contact_interests.interest_id",
        },
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = BigInt)]
    position: i64,
    #[diesel(sql_type = Bool)]
    is_built_in: bool,
    #[diesel(sql_type = Bool)]
    is_active: bool,
    #[diesel(sql_type = Bool)]
    flag: bool,
    #[diesel(sql_type = Nullable<BigInt>)]
    purpose: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    template: Option<i64>,
    #[diesel(sql_type = SqlTimestamp)]
    updated_at: Timestamp,
    #[diesel(sql_type = Nullable<Text>)]
    updated_by: Option<String>,
    #[diesel(sql_type = Nullable<SqlTimestamp>)]
    deleted_at: Option<Timestamp>,
}

#[derive(QueryableByName)]
struct TextRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    language: Language,
    #[diesel(sql_type = Text)]
    field: String,
    #[diesel(sql_type = Text)]
    text: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    uses: i64,
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Bool)]
    is_deleted: bool,
}

/// Every item of a list in its order, deleted ones included.
///
/// # Errors
/// Storage errors.
pub fn items(connection: &mut Connection, kind: ListKind) -> Result<Vec<Item>, DbError> {
    let Table { rows, texts, owner, has_built_in, .. } = table(kind);
    let select = format!(
        "SELECT i.id, i.key, i.position, {} AS is_built_in, {} AS is_active, {} AS flag, {} AS purpose, {} AS template, \
         i.updated_at, s.name AS updated_by, i.deleted_at FROM {rows} i LEFT JOIN staff s ON s.id = i.updated_by \
         ORDER BY i.position, i.id",
        if has_built_in { "i.is_built_in" } else { "FALSE" },
        if kind.has_switch() { "i.is_active" } else { "TRUE" },
        kind.flag().map_or("FALSE".to_owned(), |flag| format!("i.{}", flag.name())),
        if kind.has_purpose() { "i.purpose_id" } else { "CAST(NULL AS BIGINT)" },
        if kind == ListKind::Sources { "i.confirmation_template_id" } else { "CAST(NULL AS BIGINT)" },
    );
    let found: Vec<Row> = on_each!(connection, |c| sql_query(select).load(c))?;
    let of_field = |field: &str| format!("SELECT {owner} AS id, language, '{field}' AS field, {field} AS text FROM {texts}");
    let select = kind.fields().iter().map(|field| of_field(field.name)).collect::<Vec<_>>().join(" UNION ALL ");
    let texts: Vec<TextRow> = on_each!(connection, |c| sql_query(select).load(c))?;
    let item = |row: Row| {
        let mut words = Words::default();
        for text in texts.iter().filter(|text| text.id == row.id) {
            if let Some(field) = kind.fields().iter().find(|field| field.name == text.field) {
                words.set(text.language, field.name, text.text.clone());
            }
        }
        let Row { id, key, position, is_built_in, is_active, flag, purpose, template, updated_at, updated_by, deleted_at } = row;
        Item { id, key, position, is_built_in, is_active, flag, purpose, template, words, updated_at, updated_by, deleted_at }
    };
    Ok(found.into_iter().map(item).collect())
}

/// One item.
///
/// # Errors
/// [`DbError::NotFound`] when there is none; other storage errors.
pub fn item(connection: &mut Connection, kind: ListKind, id: i64) -> Result<Item, DbError> {
    // Lists are short: reading one whole costs two statements, as reading one item would.
    items(connection, kind)?.into_iter().find(|item| item.id == id).ok_or(DbError::NotFound)
}

/// How often each item is used, counted up to one more than the limit.
///
/// # Errors
/// Storage errors.
pub fn uses(connection: &mut Connection, kind: ListKind) -> Result<Vec<(i64, i64)>, DbError> {
    #[derive(QueryableByName)]
    struct Id {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let Table { rows, uses, .. } = table(kind);
    let limit = USES_LIMIT + 1;
    let ids: Vec<Id> = on_each!(connection, |c| sql_query(format!("SELECT id FROM {rows}")).load(c))?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    // Each with its number written out: PostgreSQL then knows which ones are rare and takes the index for them.
    let of = |id: i64| {
        format!(
            "SELECT CAST({id} AS BIGINT) AS id, (SELECT COUNT(*) FROM (SELECT 1 FROM {uses} = {id} LIMIT {limit}) AS used) AS uses"
        )
    };
    let select = ids.iter().map(|row| of(row.id)).collect::<Vec<_>>().join(" UNION ALL ");
    let counts: Vec<Count> = on_each!(connection, |c| sql_query(select).load(c))?;
    Ok(counts.into_iter().map(|count| (count.id, count.uses)).collect())
}

/// Is this key taken, by a deleted item or by another one?
///
/// # Errors
/// Storage errors.
pub(super) fn is_key_taken(connection: &mut Connection, kind: ListKind, key: &str) -> Result<bool, DbError> {
    let rows = table(kind).rows;
    let select = format!("SELECT id, deleted_at IS NOT NULL AS is_deleted FROM {rows} WHERE key = $1");
    let found: Vec<Named> = on_each!(connection, |c| sql_query(select).bind::<Text, _>(key).load(c))?;
    Ok(!found.is_empty())
}

/// Another item that has this name in this language: whether it is deleted.
///
/// # Errors
/// Storage errors.
pub(super) fn named_so(
    connection: &mut Connection,
    kind: ListKind,
    language: Language,
    name: &str,
    but: Option<i64>,
) -> Result<Option<bool>, DbError> {
    let Table { rows, texts, owner, .. } = table(kind);
    let select = format!(
        "SELECT i.id, i.deleted_at IS NOT NULL AS is_deleted FROM {texts} t JOIN {rows} i ON i.id = t.{owner} \
         WHERE t.language = $1 AND t.name_key = $2"
    );
    let key = fold(name);
    let found: Vec<Named> =
        on_each!(connection, |c| sql_query(select).bind::<Text, _>(language.code()).bind::<Text, _>(key).load(c))?;
    Ok(found.into_iter().find(|named| Some(named.id) != but).map(|named| named.is_deleted))
}

/// Adds an item at the end of its list.
///
/// # Errors
/// [`DbError::Taken`] when key or a name is; other storage errors.
pub(super) fn insert(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, draft: &Draft) -> Result<i64, DbError> {
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
    let insert = format!("INSERT INTO {rows} ({}) VALUES ({}) RETURNING id, id AS uses", columns.join(", "), values.join(", "));
    let added: Count = on_each!(tx.connection(), |c| sql_query(insert)
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
pub(super) fn update(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, before: &Item, draft: &Draft) -> Result<(), DbError> {
    let set: String = particulars(kind, draft).iter().map(|(column, value)| format!(", {column} = {value}")).collect();
    touch(tx, ctx, kind, before, &set)?;
    set_words(tx, kind, before.id, &draft.words)
}

/// Sets whether an item is in use, as [`update`].
///
/// # Errors
/// As [`update`].
pub(super) fn set_active(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, before: &Item, is_on: bool) -> Result<(), DbError> {
    touch(tx, ctx, kind, before, if is_on { ", is_active = TRUE" } else { ", is_active = FALSE" })
}

/// Deletes an item or brings it back, as [`update`]. The row stays, because old records name it.
///
/// # Errors
/// As [`update`].
pub(super) fn set_deleted(tx: &mut Tx<'_>, ctx: &Context, kind: ListKind, before: &Item, is_gone: bool) -> Result<(), DbError> {
    // The time of the deletion is that of the change.
    touch(tx, ctx, kind, before, if is_gone { ", deleted_at = $1" } else { ", deleted_at = NULL" })
}

/// Puts items at these places.
///
/// # Errors
/// Storage errors.
pub(super) fn place(tx: &mut Tx<'_>, kind: ListKind, places: &[(i64, i64)]) -> Result<(), DbError> {
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

/// What a purpose's deletion takes off offer with it: its types that are on offer.
///
/// # Errors
/// Storage errors.
pub(super) fn types_of_purpose(connection: &mut Connection, purpose: i64, language: Language) -> Result<Vec<String>, DbError> {
    let types = items(connection, ListKind::SubscriptionTypes)?;
    let under = types.iter().filter(|kind| kind.purpose == Some(purpose) && kind.deleted_at.is_none());
    Ok(under.map(|kind| kind.words.name(language).to_owned()).collect())
}

/// The fields that others have changed in an item since the version `since`, by the audit log.
///
/// # Errors
/// Storage errors.
pub(super) fn changed_since(
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

/// Every name of a text's input in a list.
pub(super) fn text_names(kind: ListKind) -> Vec<(String, Language, &'static str)> {
    let of = |language: Language| kind.fields().iter().map(move |f| (field_name(f.name, language), language, f.name));
    Language::ALL.into_iter().flat_map(of).collect()
}
