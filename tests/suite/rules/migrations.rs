//! The two sets of migrations are twins, can be taken back and come again, and make what the schema says.

use std::{collections::BTreeMap, fs, path::Path};

use samtykke::db::{Db, Target, migrate};

use crate::support::{Engine, TestDatabase, lines_of};

fn folders(engine: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let mut names: Vec<String> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn both_engines_have_the_same_migrations_and_each_can_be_taken_back() {
    let sqlite = folders("sqlite");
    assert_eq!(sqlite, folders("postgres"));
    for (engine, name) in ["sqlite", "postgres"].iter().flat_map(|engine| sqlite.iter().map(move |name| (engine, name))) {
        for file in ["up.sql", "down.sql"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine).join(name).join(file);
            assert!(!fs::read_to_string(&path).unwrap().trim().is_empty(), "{}", path.display());
        }
    }
}

#[test]
fn no_two_migrations_have_one_stamp() {
    let stamps: Vec<_> = folders("sqlite").iter().map(|name| name.split('_').next().unwrap_or_default().to_owned()).collect();
    let unique: std::collections::BTreeSet<_> = stamps.iter().collect();
    assert_eq!(unique.len(), stamps.len(), "the second of two with one stamp would never run: {stamps:?}");
}

/// Everything that the migrations make, as the engine tells it.
fn made(target: &Target, engine: Engine) -> Vec<String> {
    let statements: &[&str] = match engine {
        Engine::Sqlite => {
            &["SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS line FROM sqlite_master ORDER BY type, name"]
        }
        Engine::Postgres => &[
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line \
             FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1",
            "SELECT replace(indexdef, current_schema() || '.', '') AS line FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1",
            "SELECT trigger_name || ' ' || event_manipulation || ' ' || event_object_table AS line \
             FROM information_schema.triggers WHERE trigger_schema = current_schema() ORDER BY 1",
            "SELECT conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint \
             WHERE connamespace = current_schema()::regnamespace ORDER BY 1",
            "SELECT proname::text AS line FROM pg_proc WHERE pronamespace = current_schema()::regnamespace ORDER BY 1",
        ],
    };
    let db = Db::open(target, None, 1).unwrap();
    statements.iter().flat_map(|statement| db.read_blocking(|connection| lines_of(connection, statement)).unwrap()).collect()
}

fn up_down_up(engine: Engine) {
    let database = TestDatabase::empty(engine);
    let target: Target = database.url.parse().unwrap();
    let all = folders("sqlite").len();
    assert_eq!(migrate::run(&target).unwrap(), all);
    let first = made(&target, engine);
    assert!(first.len() > 50);
    assert_eq!(migrate::run(&target).unwrap(), 0, "a second time there is nothing to do");
    assert_eq!(migrate::undo_all(&target).unwrap(), all);
    let left: Vec<String> =
        made(&target, engine).into_iter().filter(|line| !line.contains("__diesel") && !line.contains("sqlite_")).collect();
    assert!(left.is_empty(), "down leaves nothing behind: {left:#?}");
    assert_eq!(migrate::run(&target).unwrap(), all);
    assert_eq!(made(&target, engine), first);
}

#[test]
fn sqlite_goes_up_down_and_up_again() {
    up_down_up(Engine::Sqlite);
}

#[test]
fn postgres_goes_up_down_and_up_again() {
    up_down_up(Engine::Postgres);
}

/// Table and column, type, and whether it may be empty, in the words of `schema.rs`.
type Columns = BTreeMap<String, (String, bool)>;

/// What `schema.rs` says, read as text so that both engines are held against the same words.
fn declared() -> Columns {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/db/schema.rs")).unwrap();
    let mut columns = Columns::new();
    let mut table = String::new();
    for line in text.lines().map(str::trim) {
        if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with('{')) {
            name.clone_into(&mut table);
        } else if let Some((column, kind)) = line.split_once(" -> ").filter(|_| line.ends_with(',')) {
            let kind = kind.trim_end_matches(',');
            let bare = kind.trim_start_matches("Nullable<").trim_end_matches('>');
            columns.insert(format!("{table}.{column}"), (bare.to_owned(), kind != bare));
        }
    }
    columns
}

/// What the engine has.
fn found(engine: Engine) -> Columns {
    let database = TestDatabase::filled(engine);
    let db = Db::open(&database.url.parse().unwrap(), None, 1).unwrap();
    let statement = match engine {
        Engine::Sqlite => {
            "SELECT m.name || '.' || c.name || ' ' || lower(c.type) || ' ' || CASE WHEN c.\"notnull\" THEN 'NO' ELSE 'YES' END AS line \
             FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
        Engine::Postgres => {
            "SELECT table_name || '.' || column_name || ' ' || replace(data_type, ' ', '_') || ' ' || is_nullable AS line \
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
    };
    let lines = db.read_blocking(|connection| lines_of(connection, statement)).unwrap();
    let columns = lines.iter().filter(|line| !line.starts_with("__diesel")).map(|line| {
        let words: Vec<&str> = line.split(' ').collect();
        let kind = match words[1] {
            "integer" | "bigint" => "BigInt",
            "text" => "Text",
            "boolean" => "Bool",
            "blob" | "bytea" => "Binary",
            "timestamp" | "timestamp_without_time_zone" => "Timestamp",
            other => panic!("{line}: {other} is used nowhere else"),
        };
        (words[0].to_owned(), (kind.to_owned(), words[2] == "YES"))
    });
    columns.collect()
}

#[test]
fn the_schema_is_what_both_engines_have() {
    let declared = declared();
    assert!(declared.len() > 200, "{}", declared.len());
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let found = found(engine);
        let differences: Vec<_> = declared.iter().filter(|(column, kind)| found.get(*column) != Some(kind)).collect();
        assert!(differences.is_empty(), "{engine:?} lacks or has otherwise: {differences:#?}");
        let more: Vec<_> = found.keys().filter(|column| !declared.contains_key(*column)).collect();
        assert!(more.is_empty(), "{engine:?} has more: {more:#?}");
    }
}
