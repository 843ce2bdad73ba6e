//! Taking imports back: what is set back, what stays, and runs that did not come to their end.

use diesel::prelude::*;
use samtykke::{
    db::{DbError, schema::jobs as rows},
    features::{
        contacts as people,
        imports::{self, Asked, Counts, Existing, Run, Stage, Target, Unknown},
        ledger::{self, EventKind, NewEvent},
        runs,
    },
    jobs::{self, Work},
    kernel::ids::JobId,
};

use super::*;
use crate::support::on_both_engines;

/// How everything stands that an import could change, without what only ever grows.
fn standing(app: &TestApp) -> Vec<Vec<String>> {
    [
        "SELECT CAST(id AS TEXT) || first_name || last_name || company || country || language || CAST(no_mailings AS TEXT) AS line \
         FROM contacts WHERE deleted_at IS NULL ORDER BY id",
        "SELECT CAST(contact_id AS TEXT) || ' ' || CAST(purpose_id AS TEXT) || ' ' || CAST(basis_id AS TEXT) || ' ' || \
         CAST(source_id AS TEXT) || ' ' || comment AS line FROM consents \
         WHERE contact_id IN (SELECT id FROM contacts WHERE deleted_at IS NULL) ORDER BY contact_id, purpose_id",
        "SELECT CAST(contact_id AS TEXT) || ' ' || CAST(type_id AS TEXT) || ' ' || CAST(is_on AS TEXT) AS line FROM subscriptions \
         WHERE contact_id IN (SELECT id FROM contacts WHERE deleted_at IS NULL) ORDER BY contact_id, type_id",
        "SELECT CAST(contact_id AS TEXT) || ' ' || CAST(interest_id AS TEXT) AS line FROM contact_interests \
         WHERE contact_id IN (SELECT id FROM contacts WHERE deleted_at IS NULL) ORDER BY contact_id, interest_id",
    ]
    .map(|statement| app.lines(statement))
    .to_vec()
}

fn asks_for_undo(app: &TestApp, import: ImportId, reason: &'static str) -> Asked {
    let ctx = importing(app);
    app.state.db.write_blocking(move |tx| imports::ask_undo(tx, &ctx, import, reason)).unwrap()
}

async fn takes_back(app: &TestApp, import: ImportId, reason: &'static str) -> imports::Undone {
    let asked = asks_for_undo(app, import, reason);
    assert!(matches!(asked, Asked::Opened(_)), "{asked:?}");
    app.works_off().await;
    let import = stands(app, import);
    assert_eq!(import.stage, Stage::Undone);
    let job = app.state.db.read_blocking(|c| jobs::by_id(c, import.job.unwrap())).unwrap().unwrap();
    serde_json::from_str(&job.result).unwrap()
}

on_both_engines!(an_import_is_taken_back_to_how_everything_stood, async |app| {
    brings_in(app, "first.csv", "email,first name,company\nkari@example.org,Kari,\nola@example.org,Ola,Old AS\n", |_| ()).await;
    let kari = who(app, "kari@example.org").unwrap();
    says(app, kari, "EMARKETING", "61A");
    let before = standing(app);
    app.clock.turn(chrono::Duration::hours(1));
    let (kind, how) = (a_type(app), granted(app));
    let text = "email,first name,company,country,interests,news,status\n\
                kari@example.org,Karin,New AS,NO,Art,yes,unsubscribed\n\
                ola@example.org,,New AS,SE,Art,yes,subscribed\n\
                anna@example.org,Anna,,,,,subscribed\n";
    let import = brings_in(app, "second.csv", text, |plan| {
        how(plan);
        plan.existing = Existing::Replace;
        plan.unknown = Unknown::Add;
        plan.columns[5] = Target::Subscription(kind);
    })
    .await;
    assert_eq!(import.counts, Counts { new: 1, changed: 2, ..Counts::default() });
    assert_ne!(standing(app), before);
    app.clock.turn(chrono::Duration::hours(1));
    assert_eq!(
        takes_back(app, import.id, "The file was about others").await,
        imports::Undone { binned: 1, put_back: 2, left: 0 }
    );
    assert_eq!(standing(app), before);
});

on_both_engines!(what_has_been_changed_since_is_left_and_reported, async |app| {
    let import = brings_in(app, "people.csv", "email\nkari@example.org\nola@example.org\n", granted(app)).await;
    app.clock.turn(chrono::Duration::hours(1));
    let kari = who(app, "kari@example.org").unwrap();
    says(app, kari, "EMARKETING", "WITHDRAWN");
    assert_eq!(takes_back(app, import.id, "").await, imports::Undone { binned: 1, put_back: 0, left: 1 });
    assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "WITHDRAWN"), "their own act stays");
});

/// What the log of the last work on an import says.
fn noted(app: &TestApp, import: ImportId) -> Vec<String> {
    let job = stands(app, import).job.unwrap();
    let notes = app.state.db.read_blocking(|c| jobs::notes(c, job, 0)).unwrap();
    notes.into_iter().map(|(_, note)| note.code).collect()
}

/// Kari agreed, Ola reads the news, Per may be mailed; then a file says no for each of them.
async fn three_refuse(app: &TestApp, place: &str) -> (Import, [ContactId; 3]) {
    let (kind, how) = (a_type(app), granted(app));
    let first = format!("email,news\nkari@{place},\nola@{place},yes\nper@{place},\n");
    brings_in(app, "first.csv", &first, |plan| {
        how(plan);
        plan.columns = vec![Target::Email, Target::Subscription(kind)];
    })
    .await;
    app.clock.turn(chrono::Duration::days(1));
    let text = format!("email,status,news,no mailings\nkari@{place},unsubscribed,,\nola@{place},,no,\nper@{place},,,yes\n");
    let import = brings_in(app, "left.csv", &text, |plan| {
        plan.columns = vec![Target::Email, Target::Status, Target::Subscription(kind), Target::NoMailings];
    })
    .await;
    assert_eq!(import.counts, Counts { changed: 3, ..Counts::default() });
    (import, ["kari", "ola", "per"].map(|name| who(app, &format!("{name}@{place}")).unwrap()))
}

on_both_engines!(a_refusal_that_came_by_the_file_ends_only_for_a_reason, async |app| {
    let kind = a_type(app);
    let (import, [kari, ola, per]) = three_refuse(app, "example.org").await;
    assert_eq!(takes_back(app, import.id, "").await, imports::Undone { binned: 0, put_back: 0, left: 3 });
    assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "WITHDRAWN"));
    assert!(!choices(app, ola)[&kind]);
    assert!(details(app, per).5);
    assert_eq!(noted(app, import.id), ["refusal-stays"; 3]);
    let (import, [kari, ola, per]) = three_refuse(app, "example.com").await;
    let undone = takes_back(app, import.id, "The list of another shop").await;
    assert_eq!(undone, imports::Undone { binned: 0, put_back: 3, left: 0 });
    assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "61A"));
    assert!(choices(app, ola)[&kind]);
    assert!(!details(app, per).5);
    let said = app.lines("SELECT body AS line FROM event_details WHERE body LIKE '%The list of another shop%'");
    assert_eq!(said.len(), 3, "why stands beside each");
    app.present_equals_history();
});

/// Somebody changes *no mailings*, which this act of theirs names.
fn says_of_mailings(app: &TestApp, id: ContactId, is_on: bool) {
    let ctx = importing(app);
    let written = app.state.db.write_blocking(move |tx| {
        people::set_no_mailings(tx, id, is_on)?;
        let act = ledger::open_act(tx, &ctx, Some(id), None, Default::default())?;
        let event = NewEvent { contact: Some(id), detail: Some("no_mailings".into()), ..NewEvent::default() };
        ledger::record(tx, &ctx, &act, EventKind::ContactChanged, &event)
    });
    written.unwrap();
}

on_both_engines!(what_somebody_said_once_more_since_is_theirs, async |app| {
    let (import, [_, _, per]) = three_refuse(app, "example.org").await;
    app.clock.turn(chrono::Duration::hours(1));
    says_of_mailings(app, per, false);
    says_of_mailings(app, per, true);
    let undone = takes_back(app, import.id, "The list of another shop").await;
    assert_eq!(undone, imports::Undone { binned: 0, put_back: 2, left: 1 });
    assert!(details(app, per).5, "Per said so after the file");
    assert_eq!(noted(app, import.id), ["changed-since"]);
});

/// A run of ten people that ends after four, in this state.
fn ends_early(app: &TestApp, state: &'static str) -> (ImportId, JobId) {
    let people: String = (0..10).map(|n| format!("{state}-{n}@example.org\n")).collect();
    let id = arrives(app, "people.csv", format!("email\n{people}").as_bytes(), granted(app));
    asks_for_check(app, id);
    app_works(app);
    asks_for_run(app, id);
    assert_eq!(asks_for_undo(app, id, ""), Asked::TooLate, "it has not ended");
    let number = stands(app, id).job.unwrap();
    let job = app.state.db.read_blocking(|c| jobs::by_id(c, number)).unwrap().unwrap();
    let work = Run::new(app.state.snapshots.clone(), Box::new(|| "none".into())).in_portions_of(4);
    let (portion, now) = (work.next(&app.state.db, &job).unwrap(), app.clock.now());
    let step = app.state.db.write_blocking(move |tx| portion(tx, &job.context(now), &job)).unwrap();
    let ended = app.state.db.write_blocking(move |tx| {
        let (cursor, result) = (step.cursor.clone(), step.result.clone().unwrap());
        let row = (rows::cursor.eq(cursor), rows::result.eq(result), rows::state.eq(state));
        Ok::<_, DbError>(diesel::update(rows::table.find(number)).set(row).execute(tx.connection())?)
    });
    ended.unwrap();
    (id, number)
}

/// Does all long work that waits, on this thread.
fn app_works(app: &TestApp) {
    app.runner.work_off().unwrap();
}

on_both_engines!(a_run_that_was_stopped_or_failed_is_taken_back_and_does_not_go_on, async |app| {
    for state in ["stopped", "failed"] {
        let (id, run) = ends_early(app, state);
        let mut kari = app.staff("administrator").await;
        kari.opens(&format!("/admin/imports/{id}")).await;
        kari.presses("Take the import back").await;
        let ctx = importing(app);
        let is_on = app.state.db.write_blocking(move |tx| runs::resume(tx, &ctx, run)).unwrap();
        assert!(!is_on, "what is taken back does not go on");
        app_works(app);
        assert_eq!(stands(app, id).stage, Stage::Undone);
        assert_eq!(app.count("contacts WHERE deleted_at IS NULL"), 0);
    }
});

on_both_engines!(a_run_that_ended_early_is_taken_back_also_when_its_rows_are_erased, async |app| {
    let (id, _) = ends_early(app, "stopped");
    let later = app.clock.now().plus(chrono::Duration::days(15));
    assert_eq!(imports::purge(&app.state.db, &app.state.config.uploads_dir, later).unwrap(), 1);
    assert!(stands(app, id).erased_at.is_some());
    assert_eq!(takes_back(app, id, "").await, imports::Undone { binned: 4, put_back: 0, left: 0 });
});

on_both_engines!(who_may_not_override_consent_states_no_reason, async |app| {
    let (import, [kari, ..]) = three_refuse(app, "example.org").await;
    let mut marketer = app.staff("marketer").await;
    let path = format!("/admin/imports/{}", import.id);
    assert!(!marketer.opens(&path).await.says("Why refusals of the file end as well"));
    let answer = marketer.sends_to(&format!("{path}/undoing"), &[("reason", "I say so")]).await;
    assert_eq!(answer.status, actix_web::http::StatusCode::FORBIDDEN);
    assert_eq!(stands(app, import.id).stage, Stage::Done);
    marketer.opens(&path).await;
    marketer.presses("Take the import back").await;
    app.works_off().await;
    assert_eq!(bases(app, kari)[&purpose(app, "EMARKETING")], basis(app, "WITHDRAWN"));
    let mut administrator = app.staff("administrator").await;
    assert!(administrator.opens(&path).await.says("something stays"));
});

on_both_engines!(taking_an_import_back_goes_by_the_rules_of_the_bin, async |app| {
    app.leaves_mail();
    let tells = "UPDATE sources SET sends_confirmation = TRUE, confirmation_template_id = \
                 (SELECT id FROM templates WHERE key = 'privacy_confirmation') WHERE key = 'IMPORT'";
    app.staff_runs(tells).await;
    app.hires("agent", Language::En).await;
    let own = app.lines("SELECT address_key AS line FROM staff ORDER BY id").concat();
    let import = brings_in(app, "people.csv", &format!("email\nkari@example.org\n{own}\n"), granted(app)).await;
    assert_eq!(import.counts.new, 2);
    assert_eq!(takes_back(app, import.id, "").await, imports::Undone { binned: 1, put_back: 0, left: 1 });
    let job = stands(app, import.id).job.unwrap();
    let notes = app.state.db.read_blocking(|c| jobs::notes(c, job, 0)).unwrap();
    assert_eq!(notes.len(), 1);
    assert_eq!((notes[0].1.contact, notes[0].1.code.as_str()), (who(app, &own), "own_contact"), "a colleague stays");
    let mails = app.lines("SELECT state || ' ' || address_key AS line FROM mails WHERE contact_id IS NOT NULL ORDER BY id");
    assert_eq!(mails, ["stopped kari@example.org".to_owned(), format!("waiting {own}")]);
    app.ignores_mail();
});
