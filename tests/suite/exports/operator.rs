//! The same on the command line.

use std::{fs, os::unix::fs::PermissionsExt};

use crate::{
    exports::unzipped,
    processes::{Home, Portal, for_both_engines},
    support::Engine,
};

for_both_engines!(the_demonstration_moves_to_the_other_engine_and_holds_together, |engine| {
    let (home, elsewhere) = (
        Home::new(engine),
        Home::new(match engine {
            Engine::Sqlite => Engine::Postgres,
            Engine::Postgres => Engine::Sqlite,
        }),
    );
    let (portal, moved) = (Portal::new(&home), Portal::new(&elsewhere));
    portal.does(&["demo"]);
    let file = home.dir().join("all.zip");
    let path = file.to_str().unwrap();
    let said = portal.does(&["export", "--all", path]);
    assert!(said.starts_with("Wrote 300 contacts and everything else") && said.contains("keys"), "{said}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "personal data is for its owner alone");

    let said = moved.does(&["restore", path]);
    assert!(said.starts_with("Restored 300 contacts and everything else"), "{said}");
    moved.does(&["check-events"]);
    let again = elsewhere.dir().join("again.zip");
    moved.does(&["export", "--all", again.to_str().unwrap()]);
    let (first, second) = (unzipped(&fs::read(&file).unwrap()), unzipped(&fs::read(&again).unwrap()));
    // The restore is in the audit log, and lets places in the feed go on far ahead.
    let differ = ["manifest.json", "tables/audit_entries.jsonl", "tables/feed_runs.jsonl"];
    for (path, content) in first.iter().filter(|(path, _)| !differ.contains(&path.as_str())) {
        assert!(content == &second[path], "{path} differs");
    }

    // One line that says what is wrong, and nothing half-done.
    let fails = |portal: &Portal<'_>, words: &[&str]| {
        let output = portal.runs(words);
        assert_eq!(output.status.code(), Some(1), "samtykke {words:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        said
    };
    assert!(fails(&moved, &["restore", path]).contains("in use"));
    assert!(fails(&moved, &["restore", "nothing.zip"]).contains("cannot be opened"));
    let fresh = Home::new(engine);
    let bytes = fs::read(&file).unwrap();
    let cut = home.dir().join("cut.zip");
    fs::write(&cut, &bytes[..bytes.len() - 100]).unwrap();
    assert!(fails(&Portal::new(&fresh), &["restore", cut.to_str().unwrap()]).contains("nothing was restored"));
    // And the portal starts there all the same.
    Portal::new(&fresh).does(&["migrate"]);
});

for_both_engines!(contacts_are_written_to_a_file_or_a_pipe, |engine| {
    let home = Home::furnished(engine);
    let portal = Portal::new(&home);
    portal.does(&["bench-data", "--contacts", "9"]);
    let said = portal.does(&["export", "--contacts", "--columns", "number,address"]);
    assert_eq!(said.lines().count(), 10, "{said}");
    assert!(said.starts_with("\u{feff}Number,E-mail address\r\n"), "{said}");
    assert!(portal.does(&["export", "--contacts", "--columns", "help"]).contains("consent.EMARKETING.basis\n"));
    assert!(portal.does(&["export", "--contacts", "--language", "nb"]).contains("Fornavn,Etternavn"));
    let file = home.dir().join("contacts.xlsx");
    let said =
        portal.does(&["export", "--contacts", "--format", "xlsx", "--columns", "every", "--output", file.to_str().unwrap()]);
    assert!(said.starts_with("Wrote 9 contacts to "), "{said}");
    assert!(unzipped(&fs::read(&file).unwrap()).contains_key("xl/worksheets/sheet1.xml"));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let json = portal.does(&["export", "--contacts", "--format", "jsonl", "--columns", "every"]);
    assert!(json.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok_and(|row| row["number"].is_i64())));
    let output = portal.runs(&["export", "--contacts", "--columns", "address,password"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no column \"password\""));
    for words in [
        &["export"][..],
        &["export", "--contacts", "--all", "x.zip"],
        &["export", "--contacts", "--events"],
        &["export", "--contacts", "--after", "3"],
        &["export", "--contacts", "--format", "odt"],
    ] {
        assert_eq!(portal.runs(words).status.code(), Some(2), "{words:?}");
    }
    assert!(
        String::from_utf8_lossy(&portal.runs(&["export", "--contacts", "--selection", "Regulars"]).stderr)
            .contains("no selection")
    );
    assert!(String::from_utf8_lossy(&portal.runs(&["export", "--contacts", "--selection", "7"]).stderr).contains("number 7"));
    let folder = home.dir().join("no-folder/x.csv");
    let output = portal.runs(&["export", "--contacts", "--output", folder.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("was not written"));
});

for_both_engines!(what_happened_is_written_line_by_line_and_read_on_from_where_one_was, |engine| {
    let home = Home::new(engine);
    let portal = Portal::new(&home);
    portal.does(&["demo"]);
    let lines = |text: &str| -> Vec<serde_json::Value> { text.lines().map(|line| serde_json::from_str(line).unwrap()).collect() };
    let file = home.dir().join("events.jsonl");
    let path = file.to_str().unwrap();
    let said = portal.does(&["export", "--events", "--output", path]);
    let all = lines(&fs::read_to_string(&file).unwrap());
    assert!(said.starts_with(&format!("Wrote {} events up to position {} to ", all.len(), all.len())), "{said}");
    assert!(all.len() > 1000, "more than one look at the database: {}", all.len());
    let positions: Vec<i64> = all.iter().map(|event| event["position"].as_i64().unwrap()).collect();
    assert_eq!(positions, (1..=i64::try_from(all.len()).unwrap()).collect::<Vec<_>>(), "each once, in order");
    let granted = all.iter().find(|event| event["kind"] == "consent_granted").unwrap();
    assert!(granted["contact"].is_string() && granted["purpose"].is_string() && granted["basis_after"].is_string(), "{granted}");
    assert!(all.iter().all(|event| event.get("address").is_none()), "nothing personal");
    let after = (all.len() - 3).to_string();
    let said = portal.does(&["export", "--events", "--after", &after, "--output", path]);
    assert!(said.starts_with(&format!("Wrote 3 events up to position {} to ", all.len())), "{said}");
    assert_eq!(lines(&fs::read_to_string(&file).unwrap()), all[all.len() - 3..]);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(lines(&portal.does(&["export", "--events", "--after", &after])), all[all.len() - 3..], "the same to a pipe");
    assert_eq!(portal.does(&["export", "--events", "--after", "1000000"]), "");
});
