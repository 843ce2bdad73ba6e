//! Rows of every list: what they are and how they are read. Writing them and asking who uses them have files of their own.
//!
//! The five pairs of tables differ in a few columns; statements are written from what [`Table`] says of them. Names of tables and
//! columns come from here alone; everything that anybody typed is bound.

mod uses;
mod write;

pub use uses::uses;
pub(super) use uses::{changed_since, types_of_purpose};
pub(super) use write::{insert, place, set_active, set_deleted, update};

use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Bool, Nullable, Text, Timestamp as SqlTimestamp},
};

use super::model::{Item, ListKind, Words, field_name};
use crate::{
    db::{Connection, DbError, on_each},
    kernel::{Language, Timestamp, text::fold},
};

/// Where a list is kept.
struct Table {
    rows: &'static str,
    texts: &'static str,
    /// The column of `texts` that names the row.
    owner: &'static str,
    has_built_in: bool,
    /// What uses an item, up to the comparison with its id; `PURPOSES` stands for the numbers of all purposes, by which the index
    /// over legal bases begins.
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
            uses: "consents WHERE consents.purpose_id IN (PURPOSES) AND consents.basis_id",
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

/// Every name of a text's input in a list.
pub(super) fn text_names(kind: ListKind) -> Vec<(String, Language, &'static str)> {
    let of = |language: Language| kind.fields().iter().map(move |f| (field_name(f.name, language), language, f.name));
    Language::ALL.into_iter().flat_map(of).collect()
}
