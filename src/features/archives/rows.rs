//! Rows as lines of JSON, out of a table and into one, whatever its columns.

use diesel::{
    QueryableByName, RunQueryDsl, connection::DefaultLoadingMode, pg::PgRowByRowLoadingMode, sql_query, sql_types::Text,
};
use serde_json::{Map, Value};

use super::{
    catalogue::Described,
    model::{Blank, Column, Kept, Kind, LEFT_OUT},
};
use crate::{
    db::{Connection, DbError, Tx, WriteError},
    kernel::Timestamp,
};

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Hands every row of a table to `each`, in the order of its key, without ever holding more than a few.
pub fn each_line<E: WriteError>(
    connection: &mut Connection,
    table: &str,
    described: &Described,
    kept: Kept,
    mut each: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let broken = |error: diesel::result::Error| E::from(DbError::from(error));
    match connection {
        Connection::Sqlite(c) => {
            let fields = described.columns.iter().map(|column| format!("'{}', {}", column.name, of_sqlite(column, kept)));
            let statement = format!(
                "SELECT json_object({}) AS line FROM \"{table}\" ORDER BY {}",
                fields.collect::<Vec<_>>().join(", "),
                key(described, "")
            );
            let lines = sql_query(statement).load_iter::<Line, DefaultLoadingMode>(c).map_err(broken)?;
            for line in lines {
                each(&line.map_err(broken)?.line)?;
            }
        }
        Connection::Postgres(c) => {
            let fields = described.columns.iter().map(|column| format!("{} AS \"{}\"", of_postgres(column, kept), column.name));
            // The order of texts is the one of their octets, as on SQLite, and not the one of a language.
            let statement = format!(
                "SELECT row_to_json(r)::text AS line FROM (SELECT {} FROM \"{table}\" ORDER BY {}) r",
                fields.collect::<Vec<_>>().join(", "),
                key(described, " COLLATE \"C\"")
            );
            let lines = sql_query(statement).load_iter::<Line, PgRowByRowLoadingMode>(c).map_err(broken)?;
            for line in lines {
                each(&line.map_err(broken)?.line)?;
            }
        }
    }
    Ok(())
}

fn key(described: &Described, of_text: &str) -> String {
    let columns = described.key.iter().map(|column| match column.kind {
        Kind::Text => format!("\"{}\"{of_text}", column.name),
        _ => format!("\"{}\"", column.name),
    });
    columns.collect::<Vec<_>>().join(", ")
}

/// What stands for a column whose secret is left out.
fn blank(column: &Column, kept: Kept) -> Option<String> {
    let Kept::Without(secrets) = kept else { return None };
    let (_, blank) = secrets.iter().find(|(name, _)| *name == column.name)?;
    Some(match blank {
        Blank::Nothing => "NULL".to_owned(),
        Blank::Anew => format!("'{LEFT_OUT}: ' || \"id\""),
        Blank::Locked => format!("CASE WHEN \"{}\" IS NOT NULL THEN '{LEFT_OUT}' END", column.name),
    })
}

fn of_sqlite(column: &Column, kept: Kept) -> String {
    let name = format!("\"{}\"", column.name);
    blank(column, kept).unwrap_or_else(|| match column.kind {
        Kind::Number | Kind::Text => name,
        Kind::Flag => format!("json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"),
        // Kept as a text with as many decimals as it needs.
        Kind::Time => format!(
            "substr(replace({name}, ' ', 'T') || CASE WHEN length({name}) = 19 THEN '.' ELSE '' END || '000000', 1, 26) || 'Z'"
        ),
        Kind::Octets => format!("lower(hex({name}))"),
    })
}

fn of_postgres(column: &Column, kept: Kept) -> String {
    let name = format!("\"{}\"", column.name);
    blank(column, kept).unwrap_or_else(|| match column.kind {
        Kind::Number | Kind::Text | Kind::Flag => name,
        Kind::Time => format!("to_char({name}, 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"),
        Kind::Octets => format!("encode({name}, 'hex')"),
    })
}

/// A row as it was read from a file; the words say what is wrong with a line that is none of this table.
pub fn row(line: &str, columns: &[Column]) -> Result<Map<String, Value>, String> {
    let row: Map<String, Value> = serde_json::from_str(line).map_err(|_| "is no JSON object".to_owned())?;
    for column in columns {
        let value = row.get(&column.name).ok_or_else(|| format!("lacks {}", column.name))?;
        let fits = match (column.kind, value) {
            (_, Value::Null) => true,
            (Kind::Number, Value::Number(number)) => number.is_i64(),
            (Kind::Flag, Value::Bool(_)) | (Kind::Text, Value::String(_)) => true,
            (Kind::Time, Value::String(text)) => is_time(text),
            (Kind::Octets, Value::String(text)) => {
                text.len() % 2 == 0 && text.bytes().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit))
            }
            _ => false,
        };
        if !fits {
            return Err(format!("has a {} that cannot be", column.name));
        }
    }
    match row.keys().find(|name| !columns.iter().any(|column| column.name == **name)) {
        Some(unknown) => Err(format!("has {unknown}, which this table has not")),
        None => Ok(row),
    }
}

fn is_time(text: &str) -> bool {
    let parsed = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.6fZ");
    text.len() == 27 && parsed.is_ok_and(|at| Timestamp::from(at).naive() == at)
}

/// Puts rows into a table; `rows` is a JSON array of them.
pub fn put(tx: &mut Tx<'_>, table: &str, columns: &[Column], rows: &str) -> Result<(), DbError> {
    let names = columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ");
    match tx.connection() {
        Connection::Sqlite(c) => {
            let values = columns.iter().map(to_sqlite).collect::<Vec<_>>().join(", ");
            sql_query(format!("INSERT INTO \"{table}\" ({names}) SELECT {values} FROM json_each(?)"))
                .bind::<Text, _>(rows)
                .execute(c)?;
        }
        Connection::Postgres(c) => {
            let kinds = columns.iter().map(|column| {
                let kind = match column.kind {
                    Kind::Number => "bigint",
                    Kind::Flag => "boolean",
                    Kind::Text | Kind::Octets => "text",
                    Kind::Time => "timestamp",
                };
                format!("\"{}\" {kind}", column.name)
            });
            let values = columns.iter().map(|column| match column.kind {
                Kind::Octets => format!("decode(\"{}\", 'hex')", column.name),
                _ => format!("\"{}\"", column.name),
            });
            let (kinds, values) = (kinds.collect::<Vec<_>>().join(", "), values.collect::<Vec<_>>().join(", "));
            sql_query(format!(
                "INSERT INTO \"{table}\" ({names}) SELECT {values} FROM json_to_recordset($1::json) AS r({kinds})"
            ))
            .bind::<Text, _>(rows)
            .execute(c)?;
        }
    }
    Ok(())
}

fn to_sqlite(column: &Column) -> String {
    let value = format!("json_extract(value, '$.\"{}\"')", column.name);
    match column.kind {
        Kind::Number | Kind::Text | Kind::Flag => value,
        // As many decimals as are needed, three at a time: as the program writes it, since texts are compared.
        Kind::Time => format!(
            "replace(substr({value}, 1, CASE WHEN substr({value}, 21, 6) = '000000' THEN 19 \
             WHEN substr({value}, 24, 3) = '000' THEN 23 ELSE 26 END), 'T', ' ')"
        ),
        Kind::Octets => format!("unhex({value})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_columns_of_its_table_and_no_others() {
        let column = |name: &str, kind| Column { name: name.into(), kind };
        let columns =
            [column("id", Kind::Number), column("at", Kind::Time), column("is_on", Kind::Flag), column("body", Kind::Octets)];
        let good = r#"{"id":1,"at":"2026-11-28T14:00:00.000001Z","is_on":true,"body":"00ff"}"#;
        assert!(row(good, &columns).is_ok());
        assert!(row(r#"{"id":null,"at":null,"is_on":null,"body":null}"#, &columns).is_ok(), "what may be null says the database");
        for (bad, why) in [
            ("[1]", "is no JSON object"),
            ("{", "is no JSON object"),
            (&good.replace("\"id\":1,", ""), "lacks id"),
            (&good.replace(":1,", ":1.5,"), "has a id that cannot be"),
            (&good.replace(":1,", ":99999999999999999999,"), "has a id that cannot be"),
            (&good.replace("true", "1"), "has a is_on that cannot be"),
            (&good.replace("11-28", "02-30"), "has a at that cannot be"),
            (&good.replace("000001Z", "1Z"), "has a at that cannot be"),
            (&good.replace("00ff", "0ff"), "has a body that cannot be"),
            (&good.replace('}', ",\"more\":1}"), "has more, which this table has not"),
        ] {
            assert_eq!(row(bad, &columns), Err(why.to_owned()), "{bad}");
        }
    }
}
