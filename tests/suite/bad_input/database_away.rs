//! The database is busy or away: 503 with the time to wait, never *saved*, and nothing half-written.

use actix_web::http::StatusCode;
use diesel::{Connection as _, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query};
use futures_util::future::{join, join_all};

use crate::{
    journeys::{ADA, AGREES, BO},
    support::{Engine, Page, TestApp, Visitor, cut_sessions, is_waiting, on_both_engines, session},
};

fn is_sorry(page: &Page) {
    assert_eq!(page.answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.text);
    assert!(page.answer.header("retry-after").parse::<u32>().unwrap() > 0);
    assert!(page.says("What you wanted to save has not been saved") && page.says("Try again in"), "{}", page.text);
    assert!(!page.says("Check your inbox") && !page.says("You are signed up"));
}

/// Ada with her page open and a switch turned, Bo with the form filled in.
async fn two_about_to_save(app: &TestApp) -> (Visitor<'_>, Visitor<'_>) {
    let page = app.subscriber(ADA, &["News"]).await;
    let (mut ada, mut bo) = (app.visitor(), app.visitor());
    ada.opens(&page).await;
    ada.ticks("Promotions");
    bo.opens("/en/f/newsletter").await;
    bo.fills("email", BO).ticks("News").ticks(AGREES);
    (ada, bo)
}

#[actix_web::test]
async fn a_sqlite_file_that_somebody_else_holds_makes_saves_wait_and_then_say_so() {
    let app = TestApp::on(Engine::Sqlite).await;
    let (mut ada, mut bo) = two_about_to_save(&app).await;
    let before = app.dump();
    let mut holder = SqliteConnection::establish(&app.state.config.data_dir.join("samtykke.db").to_string_lossy()).unwrap();
    holder.batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").unwrap();
    // Both wait behind the same lock and are told at the same time.
    let began = std::time::Instant::now();
    join(async { is_sorry(ada.submits().await) }, async { is_sorry(bo.submits().await) }).await;
    assert!(began.elapsed() < std::time::Duration::from_secs(9), "{:?}", began.elapsed());
    assert_eq!(app.gets("/readyz").await.status, StatusCode::OK, "reading goes on");
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    holder.batch_execute("ROLLBACK").unwrap();
    two_succeed(&app, ada, bo).await;
}

#[actix_web::test]
async fn on_a_full_disk_what_was_answered_as_taken_is_there_and_the_rest_is_not() {
    let app = TestApp::on(Engine::Sqlite).await;
    app.ignores_mail();
    app.meddles("PRAGMA max_page_count = 1").await;
    let mut taken = 0;
    loop {
        let mut visitor = app.visitor();
        visitor.signs_up(&format!("person{taken}@fjordlys.no"), &["News"]).await;
        if visitor.answer.as_ref().unwrap().status != StatusCode::SEE_OTHER {
            is_sorry(visitor.page());
            break;
        }
        taken += 1;
        assert!(taken < 200, "the file has no limit");
    }
    for table in ["submissions", "events", "event_details", "mails"] {
        assert_eq!(app.count(table), taken, "{table}");
    }
    // The writer begins afresh after such a fault, and with it room has come.
    app.visitor().signs_up(ADA, &["News"]).await;
    assert_eq!(app.count("submissions"), taken + 1);
    app.is_in_order().await;
}

async fn two_succeed(app: &TestApp, mut ada: Visitor<'_>, mut bo: Visitor<'_>) {
    for (visitor, path) in [(&mut ada, "/p/"), (&mut bo, "/f/")] {
        assert!(visitor.page().path.contains(path));
    }
    let page = app.fresh_link(ADA).await;
    ada.opens(&page).await;
    assert!(!ada.page().toggle("Promotions").is_on, "what was not saved is not there");
    assert!(ada.ticks("Promotions").presses("Save changes").await.says("Saved"));
    app.mail_to(ADA).await;
    bo.signs_up(BO, &["News"]).await;
    assert!(bo.page().says("Check your inbox"));
    app.mail_to(BO).await;
    app.is_in_order().await;
}

#[actix_web::test]
async fn after_a_restart_of_postgres_nobody_notices_anything() {
    let app = TestApp::on(Engine::Postgres).await;
    let (ada, bo) = two_about_to_save(&app).await;
    for path in ["/readyz", &ada.page().path] {
        assert!(cut_sessions(app.schema(), false) > 0);
        assert_eq!(app.gets(path).await.status, StatusCode::OK);
    }
    cut_sessions(app.schema(), false);
    two_succeed(&app, ada, bo).await;
}

#[actix_web::test]
async fn a_postgres_session_cut_in_the_middle_of_a_save_is_not_called_saved() {
    let app = TestApp::on(Engine::Postgres).await;
    let (mut ada, bo) = two_about_to_save(&app).await;
    let before = app.dump();
    let mut holder = session();
    holder.batch_execute("BEGIN").unwrap();
    sql_query(format!("SELECT id FROM {}.contacts FOR UPDATE", app.schema())).execute(&mut holder).unwrap();
    let cut = async {
        loop {
            let schema = app.schema().to_owned();
            if actix_web::web::block(move || cut_sessions(&schema, true)).await.unwrap() > 0 {
                break;
            }
        }
    };
    join(async { is_sorry(ada.submits().await) }, cut).await;
    holder.batch_execute("ROLLBACK").unwrap();
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    two_succeed(&app, ada, bo).await;
}

#[actix_web::test]
async fn a_postgres_row_that_somebody_else_holds_makes_a_save_wait_and_then_say_so() {
    let app = TestApp::on(Engine::Postgres).await;
    let (mut ada, bo) = two_about_to_save(&app).await;
    let before = app.dump();
    let mut holder = session();
    holder.batch_execute("BEGIN").unwrap();
    sql_query(format!("SELECT id FROM {}.contacts FOR UPDATE", app.schema())).execute(&mut holder).unwrap();
    is_sorry(ada.submits().await);
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    holder.batch_execute("ROLLBACK").unwrap();
    two_succeed(&app, ada, bo).await;
}

#[actix_web::test]
async fn a_save_that_waited_for_another_one_goes_by_what_that_one_left() {
    let app = TestApp::on(Engine::Postgres).await;
    let (mut ada, bo) = two_about_to_save(&app).await;
    let events = app.count("events");
    // What another save of Ada's would do, up to its commit.
    let mut holder = session();
    let turned = "INSERT INTO subscriptions (contact_id, type_id, is_on, chosen_at, chosen_by, event_id) \
                  SELECT c.id, t.type_id, TRUE, c.created_at, 'contact', 1 FROM contacts c, subscription_type_texts t \
                  WHERE t.language = 'en' AND t.name = 'Promotions'";
    let bump = "UPDATE contacts SET version = version + 1";
    holder.batch_execute(&format!("SET search_path = {}; BEGIN; {bump}; {turned}", app.schema())).unwrap();
    let commit = async {
        loop {
            let schema = app.schema().to_owned();
            if actix_web::web::block(move || is_waiting(&schema)).await.unwrap() {
                break;
            }
        }
        holder.batch_execute("COMMIT").unwrap();
    };
    join(async { assert!(ada.presses("Save changes").await.says("Nothing to save")) }, commit).await;
    assert_eq!(app.count("events"), events, "it was on already");
    drop(bo);
}

#[actix_web::test]
async fn after_a_restart_of_postgres_pages_asked_for_at_the_same_moment_are_all_answered() {
    let app = TestApp::on(Engine::Postgres).await;
    let (ada, _) = two_about_to_save(&app).await;
    let path = &ada.page().path;
    for _ in 0..3 {
        assert!(cut_sessions(app.schema(), false) > 0);
        let pages = join_all((0..20).map(|_| app.gets(path))).await;
        assert!(pages.iter().all(|page| page.status == StatusCode::OK));
    }
}

on_both_engines!(a_fault_of_ours_is_500_with_a_number_and_saves_nothing, async |app| {
    let (mut ada, bo) = two_about_to_save(app).await;
    let before = app.dump();
    app.meddles("ALTER TABLE event_details RENAME TO mislaid").await;
    let page = ada.submits().await;
    assert_eq!(page.answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.says("If you write to us about it, give this number"), "{}", page.text);
    assert!(!page.html.contains("mislaid") && !page.html.contains("event_details"), "nobody outside learns why");
    app.meddles("ALTER TABLE mislaid RENAME TO event_details").await;
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    two_succeed(app, ada, bo).await;
});
