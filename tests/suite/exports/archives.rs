//! Everything as one file, and the same state from it.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{Seek, Write},
};

use actix_web::http::StatusCode;
use samtykke::{
    db::{Db, Target, migrate},
    features::archives::{self, Kept, RestoreError, TABLES},
    kernel::digest::sha256_hex,
};
use serde_json::Value;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::unzipped;
use crate::{
    journeys::{ADA, BO},
    support::{Dump, Engine, TestApp, TestDatabase, dump_of, lines_of, on_both_engines, tables_of},
};

/// A database with tables and nothing in them.
fn empty(engine: Engine) -> (TestDatabase, Db) {
    let database = TestDatabase::empty(engine);
    let target: Target = database.url.parse().unwrap();
    migrate::run(&target).unwrap();
    let db = Db::open(&target, None, 2).unwrap();
    (database, db)
}

const fn other(engine: Engine) -> Engine {
    match engine {
        Engine::Sqlite => Engine::Postgres,
        Engine::Postgres => Engine::Sqlite,
    }
}

fn packed(db: &Db, has_secrets: bool) -> File {
    let file = tempfile::tempfile().unwrap();
    archives::pack(db, &file, has_secrets, samtykke::kernel::Timestamp::from_seconds(1_803_900_000)).unwrap();
    file
}

fn bytes_of(file: &File) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut file = file;
    file.rewind().unwrap();
    std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
    bytes
}

fn file_of(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// A ZIP of these files.
fn zipped(files: &BTreeMap<String, Vec<u8>>) -> File {
    let mut zip = ZipWriter::new(tempfile::tempfile().unwrap());
    for (path, content) in files {
        zip.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap()
}

/// The table of places in the feed.
const PLACES: &str = "feed_runs";

fn nobody() -> String {
    "nobody's".to_owned()
}

impl TestApp {
    /// People, staff, a look, an own list item, a job, a mail that waits, somebody merged: something in nearly every table.
    async fn is_lived_in(&self) {
        let page = self.subscriber(ADA, &["News"]).await;
        let mut ada = self.visitor();
        ada.opens(&page).await;
        ada.ticks("Invitations").presses("Save changes").await;
        self.mail_to(ADA).await;
        let mut bo = self.visitor();
        bo.signs_up(BO, &["News"]).await;
        self.ignores_mail();
        let mut kari = self.staff("administrator").await;
        kari.opens("/admin/settings/links").await;
        kari.fills("preference_link_days", "30").submits().await;
        kari.opens("/admin/interests/new").await;
        kari.fills("key", "BOATS").fills("name-en", "Bøats \u{1F6F6} \"quoted\" \\ back").submits().await;
        for statement in [
            "INSERT INTO logos (hash, kind, width, height, content, stored_at) SELECT 'x', 'image/png', 1, 1, CAST('ab' AS \
             BLOB_KIND), created_at FROM contacts",
            "INSERT INTO submission_files (submission_id, form_id, field, name, kind, size, sha256, is_vouched, stored_at) \
             SELECT min(id), 1, 'letter', 'blank.txt', 'text', 4300000, 'x', FALSE, min(submitted_at) FROM submissions",
            // Nothing but spaces packs far better than rows do.
            "INSERT INTO submission_file_parts (file_id, number, content) SELECT id, 0, CAST(SPACES AS BLOB_KIND) FROM submission_files",
            "INSERT INTO looks (body, logo_hash, decided_at) SELECT '{}', 'x', created_at FROM contacts",
            "INSERT INTO jobs (kind, state, is_stop_asked, input, cursor, result, done, noted, actor, channel, language, created_at) \
             SELECT 'x', 'done', FALSE, '{}', '', '', 1, 1, 'system', 'system', 'en', created_at FROM contacts",
            "INSERT INTO job_notes (job_id, n, code) SELECT id, 1, 'gone' FROM jobs",
            "INSERT INTO contact_mergers (from_id, handle, into_id, merged_at) SELECT 77, 'h77', id, created_at FROM contacts",
            "INSERT INTO contact_interests (contact_id, interest_id, since, chosen_by) SELECT c.id, i.id, c.created_at, 'contact' \
             FROM contacts c CROSS JOIN interests i",
        ] {
            let octets = if self.engine == Engine::Sqlite { "BLOB" } else { "BYTEA" };
            let spaces = if self.engine == Engine::Sqlite { "printf('%4300000s', '')" } else { "repeat(' ', 4300000)" };
            self.meddles(&statement.replace("BLOB_KIND", octets).replace("SPACES", spaces)).await;
        }
        // The highest number is not the last that was given.
        self.meddles("INSERT INTO link_requests (network_key, nonce, requested_at) SELECT 'n', 'x', created_at FROM contacts")
            .await;
        self.meddles("DELETE FROM link_requests WHERE nonce = 'x'").await;
    }
}

fn restored(db: &Db, file: &File) -> Result<archives::Report, RestoreError> {
    archives::restore(db, file, nobody)
}

fn dump(db: &Db) -> Dump {
    db.read_blocking(dump_of).unwrap()
}

on_both_engines!(every_table_is_known_after_those_that_it_points_at, async |app| {
    let engine = app.engine;
    let (mut there, points) = app
        .state
        .db
        .read_blocking(|connection| {
            let mut there = tables_of(connection)?;
            there.retain(|table| !table.starts_with("__diesel"));
            let points = match engine {
                Engine::Sqlite => {
                    "SELECT m.name || ' ' || f.\"table\" AS line FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
                }
                Engine::Postgres => {
                    "SELECT r.relname::text || ' ' || t.relname::text AS line FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid \
                     JOIN pg_class t ON t.oid = c.confrelid JOIN pg_namespace n ON n.oid = r.relnamespace \
                     WHERE c.contype = 'f' AND n.nspname = current_schema()"
                }
            };
            Ok::<_, samtykke::db::DbError>((there, lines_of(connection, points)?))
        })
        .unwrap();
    let mut known: Vec<String> = TABLES.iter().map(|table| table.name.to_owned()).collect();
    let place = |name: &str| known.iter().position(|known| known == name).unwrap_or_else(|| panic!("{name:?} of {points:?}"));
    assert!(points.len() > 10);
    for line in &points {
        let (from, to) = line.split_once(' ').unwrap();
        assert!(place(to) < place(from) || from == to, "{from} points at {to}");
    }
    known.sort();
    there.sort();
    assert_eq!(known, there, "a table is missing in archives/model.rs: say there whether it is kept");
    for table in TABLES {
        let Kept::Without(secrets) = table.kept else { continue };
        for (column, _) in secrets {
            let exists = format!("SELECT CAST(count({column}) AS TEXT) AS line FROM {}", table.name);
            assert_eq!(app.lines(&exists).len(), 1, "{}.{column}", table.name);
        }
    }
});

on_both_engines!(from_one_engine_to_the_other_and_back_nothing_differs, async |app| {
    app.is_lived_in().await;
    app.places().await;
    let before = app.dump();
    assert!(before.0.iter().filter(|(_, rows)| !rows.is_empty()).count() > 30, "{:?}", before.sizes());
    let first = packed(&app.state.db, true);
    let (_elsewhere, moved) = empty(other(app.engine));
    let report = restored(&moved, &first).unwrap();
    assert_eq!(report.contacts as usize, app.count("contacts"));
    let second = packed(&moved, true);
    let (_home, back) = empty(app.engine);
    restored(&back, &second).unwrap();
    let third = packed(&back, true);
    let mut after = dump(&back);
    after.0.retain(|table, _| !table.starts_with("__diesel"));
    let mut before = before;
    before.0.retain(|table, _| !table.starts_with("__diesel"));
    // But for one row: places in the feed go on far ahead, since others may know some that this copy has not.
    let [runs_before, runs_after] = [&mut before, &mut after].map(|dump| dump.0.remove(PLACES).unwrap());
    assert_eq!((&runs_after[..runs_before.len()], runs_after.len()), (&runs_before[..], runs_before.len() + 1));
    assert_eq!(before.differences(&after), [""; 0]);
    // The file is the same whichever engine wrote it.
    let [first, second, third] = [&first, &second, &third].map(|file| unzipped(&bytes_of(file)));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, content) in &first {
        if path != "manifest.json" && *path != format!("tables/{PLACES}.jsonl") {
            assert_eq!(String::from_utf8_lossy(content), String::from_utf8_lossy(&second[path]), "{path}");
        }
    }
    let manifest = |files: &BTreeMap<String, Vec<u8>>| {
        let mut manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
        manifest["tables"].as_array_mut().unwrap().retain(|table| table["name"] != PLACES);
        manifest
    };
    assert_eq!(manifest(&first), manifest(&third));
    for db in [&moved, &back] {
        assert!(samtykke::features::projections::check(db).unwrap().is_clean());
    }
    // Numbers go on where they were, and what may not change still does not.
    let insert = "INSERT INTO link_requests (network_key, nonce, requested_at) VALUES ('n', 'y', '2026-01-01 00:00:00')";
    let last = |db: &Db| {
        db.write_blocking(move |tx| {
            Ok::<_, samtykke::db::DbError>(diesel::RunQueryDsl::execute(diesel::sql_query(insert), tx.connection())?)
        })
        .unwrap();
        db.read_blocking(|c| lines_of(c, "SELECT CAST(max(id) AS TEXT) AS line FROM link_requests")).unwrap().concat()
    };
    assert_eq!(last(&moved), last(&app.state.db));
    for statement in ["UPDATE events SET kind = 'x'", "DELETE FROM audit_entries"] {
        let refused = moved.write_blocking(move |tx| {
            Ok::<_, samtykke::db::DbError>(diesel::RunQueryDsl::execute(diesel::sql_query(statement), tx.connection())?)
        });
        assert!(refused.is_err(), "{statement}");
    }
});

on_both_engines!(secrets_stay_where_they_are_and_members_choose_a_new_password, async |app| {
    app.is_lived_in().await;
    app.meddles("UPDATE staff SET password_hash = '$argon2id$secret-hash' WHERE id = 1").await;
    app.hires("agent", samtykke::kernel::Language::En).await;
    let file = packed(&app.state.db, false);
    let files = unzipped(&bytes_of(&file));
    for (path, content) in &files {
        let text = String::from_utf8_lossy(content);
        assert!(!text.contains("secret-hash") && !text.contains(&"0".repeat(32)), "{path}");
    }
    for left in ["staff_sessions", "staff_links", "recovery_codes"] {
        assert!(files[&format!("tables/{left}.jsonl")].is_empty(), "{left}");
    }
    let (_elsewhere, moved) = empty(other(app.engine));
    restored(&moved, &file).unwrap();
    let statement = "SELECT COALESCE(password_hash, 'none') || ' ' || COALESCE(totp_seed, 'none') AS line FROM staff ORDER BY id";
    assert_eq!(moved.read_blocking(|c| lines_of(c, statement)).unwrap(), ["nobody's none", "none none"]);
});

on_both_engines!(a_file_that_is_not_as_it_was_written_changes_nothing, async |app| {
    app.is_lived_in().await;
    let good = bytes_of(&packed(&app.state.db, false));
    let files = unzipped(&good);
    let (_database, db) = empty(app.engine);
    let nothing = dump(&db);
    let refuses = |what: &str, file: &File| match restored(&db, file) {
        Err(RestoreError::Refused { what: said, advice }) => {
            assert!(said.contains(what) && !advice.is_empty(), "{what}: {said}");
            assert_eq!(nothing.differences(&dump(&db)), [""; 0], "{what}");
        }
        other => panic!("{what}: {other:?}"),
    };
    refuses("no whole ZIP", &file_of(b"contacts"));
    refuses("no whole ZIP", &file_of(&good[..good.len() / 2]));
    refuses("no manifest.json", &zipped(&BTreeMap::new()));
    // One table changed, and the manifest not.
    let change = |path: &str, change: &dyn Fn(String) -> String| {
        let mut files = files.clone();
        let text = change(String::from_utf8(files[path].clone()).unwrap());
        files.insert(path.to_owned(), text.into_bytes());
        files
    };
    refuses("SHA-256", &zipped(&change("tables/contacts.jsonl", &|text| text.replace("\"link_epoch\":1", "\"link_epoch\":2"))));
    refuses("size", &zipped(&change("tables/contacts.jsonl", &|text| format!("{text}\n"))));
    let manifest = |change_it: &dyn Fn(&mut Value)| {
        change("manifest.json", &|text| {
            let mut value: Value = serde_json::from_str(&text).unwrap();
            change_it(&mut value);
            value.to_string()
        })
    };
    refuses("another layout", &zipped(&manifest(&|value| value["layout"] = 2.into())));
    refuses("of the schema 2020", &zipped(&manifest(&|value| value["schema"] = "2020".into())));
    refuses("manifest.json cannot be read", &zipped(&manifest(&|value| value["more"] = 1.into())));
    refuses("a table songs", &zipped(&manifest(&|value| value["tables"][3]["name"] = "songs".into())));
    refuses("other columns", &zipped(&manifest(&|value| value["tables"][0]["columns"][0]["name"] = "song".into())));
    let mut without = manifest(&|value| drop(value["tables"].as_array_mut().unwrap().pop()));
    without.remove("tables/audit_entries.jsonl");
    refuses("lacks the table", &zipped(&without));
    let mut more = files.clone();
    more.insert("songs.txt".into(), b"la".to_vec());
    refuses("songs.txt", &zipped(&more));
    let mut fewer = files.clone();
    fewer.remove("views/contacts.csv");
    refuses("lacks views/contacts.csv", &zipped(&fewer));
    // Tables changed by somebody who mended the manifest too.
    let forged = |table: &str, change_it: &dyn Fn(String) -> String, rows: i64| {
        let path = format!("tables/{table}.jsonl");
        let mut files = change(&path, change_it);
        let (size, hash) = (files[&path].len(), sha256_hex(&files[&path]));
        let mut value: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
        let entry = value["tables"].as_array_mut().unwrap().iter_mut().find(|entry| entry["name"] == table).unwrap();
        entry["file"]["size"] = size.into();
        entry["file"]["sha256"] = hash.into();
        entry["rows"] = (entry["rows"].as_i64().unwrap() + rows).into();
        files.insert("manifest.json".into(), value.to_string().into_bytes());
        zipped(&files)
    };
    refuses("line 1 lacks handle", &forged("contacts", &|text| text.replace("\"handle\"", "\"hand\""), 0));
    refuses("a row twice", &forged("contacts", &|text| text.repeat(2), 1));
    refuses("rows; the manifest says", &forged("contacts", &|text| text, 1));
    refuses("does not take the rows", &forged("consents", &|text| text.replace("\"contact_id\":", "\"contact_id\":9"), 0));
    refuses("no end", &forged("contacts", &|text| text.trim_end().to_owned(), 0));
    refuses("unpacks to far more", &forged("contacts", &|text| format!("{text}{}", " ".repeat(20 << 20)), 0));
    refuses("is no JSON object", &forged("contacts", &|text| format!("{text}la\n"), 1));
    // The same file, untouched, is taken; and then no other.
    restored(&db, &file_of(&good)).unwrap();
    match restored(&db, &file_of(&good)) {
        Err(RestoreError::Refused { what, .. }) => assert!(what.contains("in use"), "{what}"),
        other => panic!("{other:?}"),
    }
});

on_both_engines!(the_page_gives_it_to_who_may_and_proved_who_they_are, async |app| {
    app.is_lived_in().await;
    let mut kari = app.staff("administrator").await;
    assert!(kari.opens("/admin/exports").await.says("Download everything"));
    let answer = kari.sends_to("/admin/exports", &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.header("location"));
    assert!(answer.header("content-disposition").contains("samtykke.zip"));
    let files = unzipped(&answer.body);
    assert!(files["README.txt"].starts_with(b"Everything that an installation"));
    assert!(String::from_utf8_lossy(&files["views/contacts.csv"]).contains(ADA));
    assert!(String::from_utf8_lossy(&files["views/consents.csv"]).contains(&format!("{ADA},EMARKETING,active,61A,WEBFORM")));
    assert_eq!(app.count("audit_entries WHERE what = 'archive.exported'"), 1);
    app.passes(chrono::Duration::minutes(11));
    let answer = kari.sends_to("/admin/exports", &[]).await;
    assert!(answer.header("location").starts_with("/admin/proof"), "{} {}", answer.status, answer.header("location"));
});
