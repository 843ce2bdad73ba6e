//! Every row of every table, for comparing before and after.

use std::collections::BTreeMap;

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use samtykke::db::{Connection, DbError};

use super::TestApp;

/// A database by value: the rows of each table as text, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dump(pub BTreeMap<String, Vec<String>>);

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Dump {
    /// What differs, in words; empty when nothing does.
    pub fn differences(&self, after: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let tables: std::collections::BTreeSet<&String> = self.0.keys().chain(after.0.keys()).collect();
        for table in tables {
            let none = Vec::new();
            let (old, new) = (self.0.get(table).unwrap_or(&none), after.0.get(table).unwrap_or(&none));
            found.extend(old.iter().filter(|row| !new.contains(row)).map(|row| format!("- {table}: {row}")));
            found.extend(new.iter().filter(|row| !old.contains(row)).map(|row| format!("+ {table}: {row}")));
            if found.is_empty() && old.len() != new.len() {
                found.push(format!("{table}: {} rows became {}", old.len(), new.len()));
            }
        }
        found
    }

    /// How many rows each table has.
    pub fn sizes(&self) -> BTreeMap<&str, usize> {
        self.0.iter().map(|(table, rows)| (table.as_str(), rows.len())).collect()
    }

    /// The rows, of whatever table, that hold this text in any case.
    pub fn rows_with(&self, text: &str) -> Vec<String> {
        let text = text.to_lowercase();
        let rows = self.0.iter().flat_map(|(table, rows)| rows.iter().map(move |row| format!("{table}: {row}")));
        rows.filter(|row| row.to_lowercase().contains(&text)).collect()
    }
}

impl TestApp {
    /// The whole database.
    pub fn dump(&self) -> Dump {
        self.state.db.read_blocking(dump_of).unwrap()
    }

    /// The rows of a statement that answers one text column.
    pub fn lines(&self, statement: &str) -> Vec<String> {
        self.state.db.read_blocking(|connection| lines_of(connection, statement)).unwrap()
    }

    /// The number that a statement counts.
    pub fn count(&self, from: &str) -> usize {
        self.lines(&format!("SELECT CAST(count(*) AS TEXT) AS line FROM {from}"))[0].parse().unwrap()
    }
}

/// The whole of any database.
pub fn dump_of(connection: &mut Connection) -> Result<Dump, DbError> {
    let tables = tables_of(connection)?;
    tables.into_iter().map(|table| Ok((table.clone(), rows(connection, &table)?))).collect::<Result<_, _>>().map(Dump)
}

/// Every table of the portal, by name.
pub fn tables_of(connection: &mut Connection) -> Result<Vec<String>, DbError> {
    let statement = match connection {
        Connection::Sqlite(_) => {
            "SELECT name AS line FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        }
        Connection::Postgres(_) => {
            "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
        }
    };
    lines_of(connection, statement)
}

fn rows(connection: &mut Connection, table: &str) -> Result<Vec<String>, DbError> {
    let statement = match connection {
        Connection::Sqlite(_) => {
            let columns = format!("SELECT 'quote(\"' || name || '\")' AS line FROM pragma_table_info('{table}') ORDER BY cid");
            format!("SELECT {} AS line FROM \"{table}\"", lines_of(connection, &columns)?.join("||'|'||"))
        }
        Connection::Postgres(_) => format!("SELECT t::text AS line FROM \"{table}\" t"),
    };
    let mut rows = lines_of(connection, &statement)?;
    rows.sort();
    Ok(rows)
}

/// The rows of a statement that answers one text column called `line`.
pub fn lines_of(connection: &mut Connection, statement: &str) -> Result<Vec<String>, DbError> {
    let rows: Vec<Line> = match connection {
        Connection::Sqlite(c) => sql_query(statement).load(c)?,
        Connection::Postgres(c) => sql_query(statement).load(c)?,
    };
    Ok(rows.into_iter().map(|row| row.line).collect())
}
