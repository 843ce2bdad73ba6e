//! What the database itself says of its tables.

use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{BigInt, Bool, Nullable, Text},
};

use super::model::{Column, Kind};
use crate::db::{Connection, DbError, on_each};

#[derive(QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    key: i64,
}

#[derive(QueryableByName)]
struct NumberRow {
    #[diesel(sql_type = Nullable<BigInt>)]
    n: Option<i64>,
}

#[derive(QueryableByName)]
struct FlagRow {
    #[diesel(sql_type = Bool)]
    is_so: bool,
}

/// A table as the database knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Described {
    /// Its columns in their order.
    pub columns: Vec<Column>,
    /// The columns of its primary key.
    pub key: Vec<Column>,
}

/// The columns and the key of a table; no columns where there is none of this name.
pub fn describe(connection: &mut Connection, table: &str) -> Result<Described, DbError> {
    let rows: Vec<ColumnRow> = match connection {
        Connection::Sqlite(c) => {
            sql_query("SELECT name, type AS kind, CAST(pk AS BIGINT) AS key FROM pragma_table_info(?) ORDER BY cid")
                .bind::<Text, _>(table)
                .load(c)?
        }
        Connection::Postgres(c) => sql_query(
            "SELECT a.attname::text AS name, format_type(a.atttypid, NULL) AS kind, \
             COALESCE(array_position(i.indkey::int2[], a.attnum), -1)::bigint + 1 AS key \
             FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary \
             WHERE a.attrelid = to_regclass(quote_ident($1)) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
        )
        .bind::<Text, _>(table)
        .load(c)?,
    };
    let mut columns = Vec::with_capacity(rows.len());
    let mut key = Vec::new();
    for row in rows {
        let kind = match row.kind.to_lowercase().as_str() {
            "bigint" | "integer" => Kind::Number,
            "boolean" => Kind::Flag,
            "text" => Kind::Text,
            "timestamp" | "timestamp without time zone" => Kind::Time,
            "blob" | "bytea" => Kind::Octets,
            other => return Err(DbError::Broken(format!("{table}.{} is of the kind {other}, which no file holds", row.name))),
        };
        let column = Column { name: row.name, kind };
        if row.key > 0 {
            key.push((row.key, column.clone()));
        }
        columns.push(column);
    }
    key.sort_by_key(|(at, _)| *at);
    Ok(Described { columns, key: key.into_iter().map(|(_, column)| column).collect() })
}

/// Has a table any rows?
pub fn has_rows(connection: &mut Connection, table: &str) -> Result<bool, DbError> {
    let statement = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\") AS is_so");
    let row: FlagRow = on_each!(connection, |c| sql_query(&statement).get_result(c))?;
    Ok(row.is_so)
}

/// The last number that was given to a row; nothing where rows have none of their own.
pub fn last_number(connection: &mut Connection, table: &str, described: &Described) -> Result<Option<i64>, DbError> {
    let is_numbered = matches!(&described.key[..], [only] if only.name == "id" && only.kind == Kind::Number);
    if !is_numbered {
        return Ok(None);
    }
    let highest = format!("SELECT CAST(max(id) AS BIGINT) AS n FROM \"{table}\"");
    let highest: NumberRow = on_each!(connection, |c| sql_query(&highest).get_result(c))?;
    let given = match connection {
        Connection::Sqlite(c) => sql_query("SELECT CAST(max(seq) AS BIGINT) AS n FROM sqlite_sequence WHERE name = ?")
            .bind::<Text, _>(table)
            .get_result::<NumberRow>(c)?,
        Connection::Postgres(c) => {
            let Some(sequence) = sequence(c, table)? else { return Ok(highest.n) };
            sql_query(format!("SELECT CASE WHEN is_called THEN last_value END AS n FROM {sequence}")).get_result(c)?
        }
    };
    Ok(highest.n.max(given.n))
}

/// Sees to it that the next number is higher than `last`.
pub fn count_on_from(connection: &mut Connection, table: &str, last: i64) -> Result<(), DbError> {
    if last <= 0 {
        return Ok(());
    }
    match connection {
        Connection::Sqlite(c) => {
            // Only tables whose numbers are never used twice are counted there; the others go on from their highest row.
            let is_counted: FlagRow =
                sql_query("SELECT sql LIKE '%AUTOINCREMENT%' AS is_so FROM sqlite_master WHERE type = 'table' AND name = ?")
                    .bind::<Text, _>(table)
                    .get_result(c)?;
            if is_counted.is_so {
                sql_query("DELETE FROM sqlite_sequence WHERE name = ?").bind::<Text, _>(table).execute(c)?;
                sql_query("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")
                    .bind::<Text, _>(table)
                    .bind::<BigInt, _>(last)
                    .execute(c)?;
            }
        }
        Connection::Postgres(c) => {
            if let Some(sequence) = sequence(c, table)? {
                sql_query(format!("SELECT setval('{sequence}', {last}) AS n")).execute(c)?;
            }
        }
    }
    Ok(())
}

/// What counts the rows of a table.
fn sequence(c: &mut diesel::PgConnection, table: &str) -> Result<Option<String>, DbError> {
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = Nullable<Text>)]
        name: Option<String>,
    }
    let row: Name =
        sql_query("SELECT pg_get_serial_sequence(quote_ident($1), 'id') AS name").bind::<Text, _>(table).get_result(c)?;
    Ok(row.name)
}
