//! What a database says about itself when the doctor asks.

use diesel::{RunQueryDsl, sql_query, sql_types::Text};

use super::{Connection, DbError};

/// Older ones have had no security fixes for years.
const OLDEST_POSTGRES: u32 = 130_000;

/// How a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Which engine, which version, how large.
    pub engine: String,
    /// What is not as it should be.
    pub ailments: Vec<Ailment>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ailment {
    /// Must it be mended before the portal is used?
    pub is_grave: bool,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: &'static str,
}

#[derive(diesel::QueryableByName)]
struct Value {
    #[diesel(sql_type = Text)]
    value: String,
}

/// Asks the database how it is; changes nothing. Reads all of a SQLite file, so it takes a while on a large one.
///
/// # Errors
/// Storage errors.
pub fn examine(connection: &mut Connection) -> Result<Health, DbError> {
    match connection {
        Connection::Sqlite(_) => examine_sqlite(connection),
        Connection::Postgres(_) => examine_postgres(connection),
    }
}

fn ask(connection: &mut Connection, question: &str) -> Result<Vec<String>, DbError> {
    let rows: Vec<Value> = match connection {
        Connection::Sqlite(c) => sql_query(question).load(c)?,
        Connection::Postgres(c) => sql_query(question).load(c)?,
    };
    Ok(rows.into_iter().map(|row| row.value).collect())
}

fn one(connection: &mut Connection, question: &str) -> Result<String, DbError> {
    ask(connection, question)?.into_iter().next().ok_or(DbError::NotFound)
}

fn examine_sqlite(c: &mut Connection) -> Result<Health, DbError> {
    let version = one(c, "SELECT sqlite_version() AS value")?;
    let size = one(c, "SELECT CAST(page_count * page_size / 1048576 AS TEXT) AS value FROM pragma_page_count, pragma_page_size")?;
    let mut ailments = Vec::new();
    let mode = one(c, "SELECT journal_mode AS value FROM pragma_journal_mode")?;
    if mode != "wal" {
        let what = format!("the journal mode is {mode} and not wal: readers wait for the writer");
        ailments.push(Ailment { is_grave: false, what, mend: "Keep the file on a local disk; network file systems have no WAL" });
    }
    for said in ask(c, "SELECT quick_check AS value FROM pragma_quick_check LIMIT 5")?.into_iter().filter(|said| said != "ok") {
        let mend = "Stop the portal, keep a copy of the file, and restore the last backup";
        ailments.push(Ailment { is_grave: true, what: format!("the file is damaged: {said}"), mend });
    }
    let question = "SELECT \"table\" || ' ' || COALESCE(CAST(rowid AS TEXT), '') AS value FROM pragma_foreign_key_check LIMIT 5";
    for row in ask(c, question)? {
        let mend = "Somebody changed the file by hand; restore the last backup";
        ailments.push(Ailment { is_grave: true, what: format!("row {row} names a row that does not exist"), mend });
    }
    Ok(Health { engine: format!("SQLite {version}, {size} MB"), ailments })
}

fn examine_postgres(c: &mut Connection) -> Result<Health, DbError> {
    let setting = |c: &mut Connection, name: &str| one(c, &format!("SELECT current_setting('{name}') AS value"));
    let version = setting(c, "server_version")?;
    let size = one(c, "SELECT pg_size_pretty(pg_database_size(current_database())) AS value")?;
    let mut ailments = Vec::new();
    let number: u32 = setting(c, "server_version_num")?.parse().unwrap_or(0);
    if number < OLDEST_POSTGRES {
        let what = format!("PostgreSQL {version} is too old");
        ailments.push(Ailment { is_grave: true, what, mend: "Move to a version that is still maintained, at least 13" });
    }
    let encoding = setting(c, "server_encoding")?;
    if encoding != "UTF8" {
        let what = format!("the database is encoded in {encoding}: names would be refused");
        ailments.push(Ailment { is_grave: true, what, mend: "Create the database with ENCODING 'UTF8'" });
    }
    if setting(c, "fsync")? != "on" {
        let what = "fsync is off: a power cut loses what was called saved, and may lose everything".to_owned();
        ailments.push(Ailment { is_grave: true, what, mend: "Set fsync = on in postgresql.conf" });
    }
    if setting(c, "full_page_writes")? != "on" {
        let what = "full_page_writes is off: a power cut may damage tables".to_owned();
        ailments.push(Ailment { is_grave: false, what, mend: "Set full_page_writes = on in postgresql.conf" });
    }
    // Each of our sessions asks for it; a role or a pooler in between can forbid it.
    let commit = setting(c, "synchronous_commit")?;
    if commit == "off" || commit == "local" {
        let what = format!("synchronous_commit is {commit}: a crash loses what was called saved");
        let mend = "Let each session set it: check the role's settings and the connection pooler";
        ailments.push(Ailment { is_grave: commit == "off", what, mend });
    }
    Ok(Health { engine: format!("PostgreSQL {version}, {size}"), ailments })
}

/// How many sessions the server grants; nothing on SQLite.
///
/// # Errors
/// Storage errors.
pub fn most_sessions(connection: &mut Connection) -> Result<Option<u32>, DbError> {
    match connection {
        Connection::Sqlite(_) => Ok(None),
        Connection::Postgres(_) => Ok(one(connection, "SELECT current_setting('max_connections') AS value")?.parse().ok()),
    }
}
