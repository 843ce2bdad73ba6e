//! Many rows in few steps, each engine its own way: a server takes them as arrays in one statement, and within one's own process a
//! row each costs nothing more than its pages.

/// Inserts rows: `insert_rows!(connection, table, rows, |row| { column: Type = value, … })`.
macro_rules! insert_rows {
    ($connection:expr, $table:ident, $rows:expr, |$row:ident| { $($column:ident: $kind:ty = $value:expr),+ $(,)? }) => {{
        let rows = $rows;
        match $connection {
            _ if rows.is_empty() => {}
            $crate::db::Connection::Sqlite(c) => {
                for $row in rows {
                    diesel::insert_into($table::table).values(($($table::$column.eq($value),)+)).execute(c)?;
                }
            }
            $crate::db::Connection::Postgres(c) => {
                let columns = [$(stringify!($column)),+];
                let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
                let statement = format!(
                    "INSERT INTO {} ({}) SELECT * FROM unnest({})",
                    stringify!($table),
                    columns.join(", "),
                    places.join(", ")
                );
                diesel::sql_query(statement)
                    $(.bind::<diesel::sql_types::Array<$kind>, _>(rows.iter().map(|$row| { let _ = &$row; $value }).collect::<Vec<_>>()))+
                    .execute(c)?;
            }
        }
    }};
}
pub(super) use insert_rows;

use diesel::{prelude::*, sql_query, sql_types::BigInt};

use crate::db::{Connection, DbError, Tx};

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// The numbers that the next `count` rows of a table have; those of events come from the ledger. Nobody else gets them.
pub(super) fn next_ids(tx: &mut Tx<'_>, table: &'static str, count: usize) -> Result<Vec<i64>, DbError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    match tx.connection() {
        Connection::Sqlite(c) => {
            // A number is never used twice, also when the row that had it is gone. There is one writer, and this is it.
            let used = format!("coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0)");
            let last: Number =
                sql_query(format!("SELECT max({used}, coalesce((SELECT max(id) FROM {table}), 0)) AS n")).get_result(c)?;
            Ok((last.n + 1..).take(count).collect())
        }
        Connection::Postgres(c) => {
            let statement =
                format!("SELECT nextval(pg_get_serial_sequence('{table}', 'id')) AS n FROM generate_series(1, {count})");
            let numbers: Vec<Number> = sql_query(statement).load(c)?;
            Ok(numbers.into_iter().map(|number| number.n).collect())
        }
    }
}
