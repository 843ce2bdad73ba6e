//! PostgreSQL schemas for tests: made by the real migrations once, then copied, since each takes many round trips.

use std::{
    fs,
    path::Path,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use diesel::{
    Connection as _, PgConnection, QueryableByName, RunQueryDsl,
    connection::SimpleConnection,
    sql_query,
    sql_types::{Nullable, Text},
};
use samtykke::{
    app::{House, house},
    kernel::Clock,
};

use super::{app::opening_time, database::configuration};

/// Names the server that the PostgreSQL half needs.
const VARIABLE: &str = "SAMTYKKE_TEST_POSTGRES";

/// The PostgreSQL server of this run. There is no skipping: half of the promise is about this engine.
fn server() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!("{VARIABLE} names no PostgreSQL server: run tests/run, or set it to postgres://USER@HOST:PORT/DATABASE")
    })
}

/// A session on the server, in no particular schema. What it does need not be on disk at once.
pub fn session() -> PgConnection {
    let mut connection = PgConnection::establish(&server()).unwrap_or_else(|error| panic!("{VARIABLE}: {error}"));
    connection.batch_execute("SET synchronous_commit = off; SET client_min_messages = warning; SET lock_timeout = '5s'").unwrap();
    connection
}

/// The URL by which a portal lives in this schema.
pub fn in_schema(schema: &str) -> String {
    let server = server();
    let first = if server.contains('?') { '&' } else { '?' };
    format!("{server}{first}options=-csearch_path%3D{schema}&application_name={schema}")
}

/// Cuts every session of a portal that lives in this schema, as a restart of the server does; only those that wait for a lock
/// when `waiting`. Answers how many.
pub fn cut_sessions(schema: &str, waiting: bool) -> usize {
    let only = if waiting { " AND wait_event_type = 'Lock'" } else { "" };
    let cut = format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = '{schema}'{only}");
    sql_query(cut).execute(&mut session()).unwrap()
}

/// Does a session of a portal that lives in this schema wait for a lock?
pub fn is_waiting(schema: &str) -> bool {
    let waiting = format!("SELECT pid FROM pg_stat_activity WHERE application_name = '{schema}' AND wait_event_type = 'Lock'");
    sql_query(waiting).execute(&mut session()).unwrap() > 0
}

/// A new, empty schema; its name tells whose it is.
pub fn new_schema() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let schema = format!("suite_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    session().batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
    schema
}

/// Drops a schema. One that is still in use stays: the cluster is thrown away anyway.
pub fn drop_schema(schema: &str) {
    let _ = session().batch_execute(&format!("DROP SCHEMA {schema} CASCADE"));
}

/// Fills a schema as a new installation is.
pub fn copy_template(schema: &str) {
    session().batch_execute(&COPY.replace("NEW_SCHEMA", schema)).unwrap();
}

#[derive(QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    sequence: Option<String>,
}

/// The statements that copy the template: the migrations' own, then the rows of each table in the order of their making.
static COPY: LazyLock<String> = LazyLock::new(|| {
    drop_leftovers();
    let template = new_schema();
    let data = tempfile::tempdir().unwrap();
    let config = configuration(&in_schema(&template), data.path());
    house::prepare(&config, opening_time()).unwrap();
    // Opening freezes the words of pages and mails, so that no test has to.
    drop(House::open(config, Clock::standing_at(opening_time())).unwrap());
    let tables: Vec<Table> = sql_query(format!(
        "SELECT relname::text AS name, (SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND attidentity <> '') \
         AS sequence FROM pg_class c WHERE relnamespace = '{template}'::regnamespace AND relkind = 'r' ORDER BY oid"
    ))
    .load(&mut session())
    .unwrap();
    let mut copy = "SET search_path = NEW_SCHEMA;".to_owned();
    for migration in migrations() {
        copy += &migration;
    }
    for Table { name, sequence } in tables {
        if name.starts_with("__diesel") {
            copy += &format!("CREATE TABLE {name} AS TABLE {template}.{name};");
            continue;
        }
        copy += &format!("INSERT INTO {name} SELECT * FROM {template}.{name};");
        if let Some(column) = sequence {
            copy += &format!(
                "SELECT setval(pg_get_serial_sequence('{name}', '{column}'), max({column})) FROM {name} HAVING count(*) > 0;"
            );
        }
    }
    copy
});

fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres");
    let mut folders: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.iter().map(|folder| fs::read_to_string(folder.join("up.sql")).unwrap()).collect()
}

/// Drops what runs that are over have left on a server that lasts.
fn drop_leftovers() {
    let mut session = session();
    let schemas: Vec<Table> =
        sql_query("SELECT nspname::text AS name, NULL AS sequence FROM pg_namespace WHERE nspname LIKE 'suite\\_%'")
            .load(&mut session)
            .unwrap();
    for Table { name, .. } in schemas {
        let pid = name.split('_').nth(1).unwrap_or_default();
        if !Path::new("/proc").join(pid).exists() {
            let _ = session.batch_execute(&format!("DROP SCHEMA {name} CASCADE"));
        }
    }
}
