//! The long work of imports: one at a time, nothing lost under it, and who is erased meanwhile.

use std::time::{Duration as Time, SystemTime};

use diesel::prelude::*;
use samtykke::{
    db::{DbError, schema::jobs as rows},
    features::{
        bin,
        imports::{self, Asked, Check, Counts, Stage, Target, Verdict},
        selections::Scope,
    },
    jobs::{self, Job, JobError, State, Work},
    kernel::ids::JobId,
};

use super::*;
use crate::support::on_both_engines;

fn job(app: &TestApp, id: JobId) -> Job {
    app.state.db.read_blocking(|c| jobs::by_id(c, id)).unwrap().unwrap()
}

/// Does the next portion of a job as the runner would.
fn goes_on(app: &TestApp, work: &dyn Work, id: JobId) {
    let begun = job(app, id);
    let (portion, now) = (work.next(&app.state.db, &begun).unwrap(), app.clock.now());
    let done = app.state.db.write_blocking(move |tx| {
        let step = portion(tx, &begun.context(now), &begun)?;
        let result = step.result.clone().unwrap_or_else(|| begun.result.clone());
        let row = (rows::cursor.eq(step.cursor.clone()), rows::result.eq(result));
        Ok::<_, DbError>(diesel::update(rows::table.find(id)).set(row).execute(tx.connection())?)
    });
    done.unwrap();
}

on_both_engines!(only_the_check_that_was_asked_for_last_works_on_an_import, async |app| {
    let people: String = (0..10).map(|n| format!("p{n}@example.org,P{n}\n")).collect();
    let id = arrives(app, "people.csv", format!("email,first name\n{people}").as_bytes(), |_| ());
    asks_for_check(app, id);
    let first = stands(app, id).job.unwrap();
    let check = Check::new(app.state.config.uploads_dir.clone(), app.state.snapshots.clone()).in_portions_of(3);
    for _ in 0..2 {
        goes_on(app, &check, first);
    }
    assert_eq!(app.count("import_rows"), 3);
    // It has read on when somebody corrects a column and asks again.
    let begun = job(app, first);
    let portion = check.next(&app.state.db, &begun).unwrap();
    let mut plan = stands(app, id).plan;
    plan.columns[1] = Target::LastName;
    let (ctx, headers) = (importing(app), stands(app, id).headers);
    assert!(app.state.db.write_blocking(move |tx| imports::change_plan(tx, &ctx, id, &plan, &headers)).unwrap());
    assert!(matches!(asks_for_check(app, id), Asked::Opened(_)));
    let now = app.clock.now();
    let again = begun.clone();
    let outcome = app.state.db.write_blocking(move |tx| portion(tx, &again.context(now), &again).map(drop));
    assert!(matches!(outcome, Err(DbError::NotFound)), "{outcome:?}");
    let refused = check.next(&app.state.db, &begun).err().unwrap();
    assert!(matches!(refused, JobError::Refused { code: "import-moved-on", .. }), "{refused}");
    app.works_off().await;
    assert_eq!(job(app, first).state, State::Failed);
    assert_eq!((stands(app, id).stage, stands(app, id).counts.new), (Stage::Checked, 10));
    // A stopped check of before does not come in between either.
    let ctx = importing(app);
    assert!(app.state.db.write_blocking(move |tx| samtykke::features::runs::resume(tx, &ctx, first)).unwrap());
    app.works_off().await;
    assert_eq!(app.count("import_rows"), 10);
    asks_for_run(app, id);
    app.works_off().await;
    assert_eq!(stands(app, id).counts, Counts { new: 10, ..Counts::default() });
    assert_eq!(details(app, who(app, "p3@example.org").unwrap()).1, "P3", "as the second check had it");
});

on_both_engines!(a_run_whose_rows_are_gone_is_not_said_to_be_done, async |app| {
    let id = arrives(app, "people.csv", b"email\nkari@example.org\nola@example.org\n", |_| ());
    asks_for_check(app, id);
    app.works_off().await;
    asks_for_run(app, id);
    by_hand(app, "DELETE FROM import_rows WHERE n = 2");
    app.works_off().await;
    let run = job(app, stands(app, id).job.unwrap());
    assert_eq!((run.state, run.problem.as_deref()), (State::Failed, Some("rows-missing")));
    assert_eq!(stands(app, id).stage, Stage::Running);
});

on_both_engines!(nothing_is_erased_under_work_that_waits, async |app| {
    let id = arrives(app, "people.csv", b"email\nkari@example.org\n", |_| ());
    asks_for_check(app, id);
    app.works_off().await;
    asks_for_run(app, id);
    let later = app.clock.now().plus(chrono::Duration::days(15));
    assert_eq!(imports::purge(&app.state.db, &app.state.config.uploads_dir, later).unwrap(), 0);
    app.works_off().await;
    assert_eq!((stands(app, id).stage, stands(app, id).counts.new), (Stage::Done, 1));
});

on_both_engines!(a_file_is_kept_while_an_import_needs_it_however_old_it_is, async |app| {
    let id = arrives(app, "people.csv", b"email\nkari@example.org\n", |_| ());
    let folder = app.state.config.uploads_dir.clone();
    let age = |name: &str| {
        let old = SystemTime::UNIX_EPOCH + Time::from_secs(1_000_000_000);
        std::fs::File::options().write(true).open(folder.join(name)).unwrap().set_modified(old).unwrap();
    };
    let file = stands(app, id).file.unwrap();
    std::fs::write(folder.join("nobodys"), "x").unwrap();
    age(&file);
    age("nobodys");
    assert_eq!(imports::purge(&app.state.db, &folder, app.clock.now()).unwrap(), 0);
    assert!(folder.join(&file).exists() && !folder.join("nobodys").exists());
    assert_eq!(imports::elsewhere(&app.state.db, &folder).unwrap(), 0);
    assert_eq!(imports::elsewhere(&app.state.db, &folder.join("of another instance")).unwrap(), 1);
    // Once its rows are being taken in nobody reads it again.
    asks_for_check(app, id);
    app.works_off().await;
    asks_for_run(app, id);
    app.works_off().await;
    imports::purge(&app.state.db, &folder, app.clock.now()).unwrap();
    assert!(!folder.join(&file).exists());
    assert_eq!((stands(app, id).file, stands(app, id).erased_at), (None, None));
});

on_both_engines!(who_is_erased_is_in_no_import_and_is_not_brought_back_by_one, async |app| {
    brings_in(app, "first.csv", "email,first name\nkari@example.org,Kari\n", granted(app)).await;
    let kari = who(app, "kari@example.org").unwrap();
    let long = "Kari".repeat(100);
    let text = format!("email,first name\nkari@example.org,Kari\nkari@example.org,{long}\nola@example.org,Ola\n");
    let waiting = arrives(app, "again.csv", text.as_bytes(), granted(app));
    asks_for_check(app, waiting);
    app.works_off().await;
    assert_eq!(stands(app, waiting).counts.refused, 1);
    let ctx = importing(app);
    app.state.db.write_blocking(move |tx| bin::bin(tx, &ctx, &Scope::Chosen(vec![kari]), 1)).unwrap().unwrap();
    app.works_off().await;
    let ctx = importing(app);
    app.state.db.write_blocking(move |tx| bin::erase(tx, &ctx, bin::Which::One(kari))).unwrap().unwrap();
    app.works_off().await;
    let left = app.lines("SELECT cells || coalesce(address_key, '') AS line FROM import_rows");
    assert_eq!(left.len(), 4);
    assert!(!left.iter().any(|row| row.to_lowercase().contains("kari")), "{left:?}");
    let folder = app.state.config.uploads_dir.clone();
    imports::purge(&app.state.db, &folder, app.clock.now().plus(chrono::Duration::days(2))).unwrap();
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "the file that holds her is gone too");
    asks_for_run(app, waiting);
    app.works_off().await;
    assert_eq!(stands(app, waiting).counts, Counts { new: 1, left_out: 2, ..Counts::default() });
    assert!(who(app, "kari@example.org").is_none() && who(app, "ola@example.org").is_some());
});

on_both_engines!(of_long_rows_fewer_are_taken_at_once, async |app| {
    let text: String = (0..10).map(|n| format!("p{n}@example.org,{}\n", "x".repeat(900 * 1024))).collect();
    let id = arrives(app, "pages.csv", format!("email,page\n{text}").as_bytes(), |plan| plan.columns[1] = Target::Ignore);
    asks_for_check(app, id);
    app.works_off().await;
    let rows = app.state.db.read_blocking(|c| imports::rows_of(c, id, Verdict::New, 0, 100)).unwrap();
    assert_eq!(rows.iter().map(|row| row.n).collect::<Vec<_>>(), [1, 2, 3, 4]);
    asks_for_run(app, id);
    app.works_off().await;
    assert_eq!(stands(app, id).counts.new, 10);
});

on_both_engines!(letting_work_go_on_is_on_record, async |app| {
    let id = arrives(app, "people.csv", b"email\nkari@example.org\n", |_| ());
    asks_for_check(app, id);
    let (number, now) = (stands(app, id).job.unwrap(), app.clock.now());
    assert!(app.state.db.write_blocking(move |tx| jobs::ask_to_stop(tx, now, number)).unwrap());
    let mut kari = app.staff("administrator").await;
    kari.opens(&format!("/admin/imports/{id}")).await;
    kari.presses("Go on").await;
    assert_eq!(app.lines("SELECT what AS line FROM audit_entries WHERE what = 'job.resumed'").len(), 1);
    app.works_off().await;
    assert_eq!(stands(app, id).stage, Stage::Checked);
});
