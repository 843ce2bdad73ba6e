//! What becomes of a mail: tried again or given up, the same bytes each time, recorded as it went (ML-01…03, ML-06).

use std::{fs, os::unix::fs::PermissionsExt, path::Path, rc::Rc, sync::Arc};

use chrono::Duration;
use diesel::connection::SimpleConnection;
use futures_util::future::join_all;
use samtykke::{
    db::DbError,
    features::outbox::{Rates, Worker},
    kernel::random,
    mail::{DeliveryError, Dkim, Parcel, transport::Answer},
    security::Keys,
};
use tokio::sync::watch;

use crate::{
    journeys::{ADA, BO},
    support::{Engine, TestApp, TestDatabase, on_both_engines, session},
};

/// State, attempts and reply of the only mail.
fn state(app: &TestApp) -> String {
    app.lines("SELECT state || ' ' || CAST(attempts AS TEXT) || ' ' || COALESCE(reply, '') AS line FROM mails").concat()
}

async fn posts_one(app: &TestApp) {
    app.visitor().signs_up(ADA, &["News"]).await;
}

/// One delivery that arrived and then looked as if it had not.
async fn arrives_unnoticed(app: &TestApp) -> Parcel {
    app.memory.answer_next(Answer::KeepAndFail(DeliveryError::Connection("the line broke".into())));
    app.no_mail_is_recorded().await
}

impl TestApp {
    /// Turns the worker and takes what arrived without the mailbox noticing.
    async fn no_mail_is_recorded(&self) -> Parcel {
        let (_stop, stopped) = watch::channel(false);
        self.worker.turn(&random::handle(), &stopped).await.unwrap();
        let mut taken = self.memory.take();
        assert_eq!(taken.len(), 1);
        taken.remove(0)
    }
}

on_both_engines!(ml_01_what_the_relay_said_is_recorded, async |app| {
    posts_one(app).await;
    let mail = app.mail_to(ADA).await;
    assert_eq!(state(app), "sent 1 250 kept in memory");
    let hash = samtykke::kernel::digest::sha256_hex(&mail.raw);
    assert_eq!(app.lines("SELECT sha256 AS line FROM mails"), [hash]);
    assert_eq!(app.lines("SELECT CAST(size AS TEXT) AS line FROM mails"), [mail.raw.len().to_string()]);
    assert_eq!(app.count("mails WHERE queue_id = '1' AND NOT had_tls AND finished_at IS NOT NULL AND lease_owner IS NULL"), 1);
});

on_both_engines!(ml_01_a_mail_leaves_only_if_what_causes_it_is_saved, async |app| {
    let before = app.dump();
    let outcome = app.state.db.write(|tx| {
        diesel::RunQueryDsl::execute(diesel::sql_query("DELETE FROM settings"), tx.connection())?;
        Err::<(), _>(DbError::Broken("the act failed".into()))
    });
    assert!(outcome.await.is_err());
    app.meddles("ALTER TABLE event_details RENAME TO mislaid").await;
    posts_one(app).await;
    app.meddles("ALTER TABLE mislaid RENAME TO event_details").await;
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    app.no_mail().await;
});

on_both_engines!(ml_03_refused_for_now_is_tried_ever_more_rarely_for_two_days, async |app| {
    app.leaves_mail();
    app.memory.refuse_all(Some(DeliveryError::Temporary("451 greylisted".into())));
    posts_one(app).await;
    app.no_mail().await;
    assert_eq!(state(app), "waiting 1 451 greylisted");
    app.passes(Duration::seconds(59));
    assert_eq!(app.sends_mail().await, 0, "not before its time");
    let mut tries = 1;
    for _ in 0..200 {
        app.passes(Duration::minutes(30));
        tries += app.sends_mail().await;
        if state(app).starts_with("failed") {
            break;
        }
    }
    assert_eq!(state(app), format!("failed {tries} 451 greylisted"));
    assert!((8..30).contains(&tries), "{tries} tries in two days");
    let age = app.now().since(samtykke::kernel::Timestamp::from_seconds(1_803_891_620));
    assert!(age >= Duration::hours(48) && age < Duration::hours(57), "{age}");
});

on_both_engines!(ml_03_refused_for_good_is_not_tried_again, async |app| {
    app.leaves_mail();
    app.memory.answer_next(Answer::Refuse(DeliveryError::Permanent("550 no such user".into())));
    posts_one(app).await;
    app.no_mail().await;
    assert_eq!(state(app), "failed 1 550 no such user");
    app.passes(Duration::days(1));
    assert_eq!(app.sends_mail().await, 0);
});

on_both_engines!(ml_01_whatever_changes_meanwhile_the_second_attempt_has_the_same_bytes, async |app| {
    posts_one(app).await;
    let first = arrives_unnoticed(app).await;
    // The key, the words, the frame, the sender and the lifetimes are others now.
    Keys::rotate(&app.state.config.keys_dir(), app.now()).unwrap();
    assert!(app.state.keyring.reload_if_changed().unwrap());
    app.sets("organisation_name", "Another name").await;
    app.sets("sender_address", "other@fjordlys.no").await;
    app.sets("confirm_link_minutes", "30").await;
    app.staff_runs(
        "INSERT INTO template_versions (template_id, number, texts, hash, created_at) SELECT template_id, 2, \
         replace(texts, 'Thank you', 'Hello'), hash || 'x', created_at FROM template_versions v \
         JOIN templates t ON t.id = v.template_id WHERE t.key = 'confirm'",
    )
    .await;
    app.staff_runs("UPDATE templates SET current_version_id = (SELECT max(id) FROM template_versions) WHERE key = 'confirm'")
        .await;
    app.passes(Duration::minutes(2));
    // Another process knows none of what this one kept in memory.
    let next = app.next_process().await;
    let second = next.no_mail_is_recorded().await;
    assert_eq!(String::from_utf8_lossy(&second.bytes), String::from_utf8_lossy(&first.bytes));
    assert_eq!(state(app), "sent 2 250 kept in memory");
});

on_both_engines!(ml_01_what_a_worker_held_when_it_died_is_sent_by_another_after_the_lease, async |app| {
    posts_one(app).await;
    let first = arrives_unnoticed(app).await;
    // As a worker leaves it that was killed between sending and recording.
    let lease = "UPDATE mails SET state = 'leased', lease_owner = 'gone', not_before = created_at, lease_until = created_at";
    app.meddles(lease).await;
    app.passes(-Duration::seconds(1));
    assert_eq!(app.sends_mail().await, 0, "the lease is not over");
    app.passes(Duration::seconds(2));
    let second = app.no_mail_is_recorded().await;
    assert_eq!(second.bytes, first.bytes);
    assert!(state(app).starts_with("sent"));
});

on_both_engines!(ml_01_each_death_between_sending_and_recording_costs_one_copy_more_and_never_the_mail, async |app| {
    posts_one(app).await;
    let first = arrives_unnoticed(app).await;
    for deaths in 1..4 {
        let (owner, attempts) = (format!("gone{deaths}"), deaths);
        let lease = format!(
            "UPDATE mails SET state = 'leased', lease_owner = '{owner}', attempts = {attempts}, lease_until = created_at, not_before = created_at, \
             finished_at = NULL, reply = NULL, queue_id = NULL, had_tls = NULL, size = NULL, sha256 = NULL"
        );
        app.meddles(&lease).await;
        app.passes(Duration::seconds(1));
        assert_eq!(app.no_mail_is_recorded().await.bytes, first.bytes, "after {deaths} deaths");
        assert_eq!(state(app), format!("sent {} 250 kept in memory", deaths + 1));
        app.passes(Duration::days(1));
        assert_eq!(app.sends_mail().await, 0, "what is on record as sent stays sent");
    }
});

on_both_engines!(ml_01_workers_side_by_side_send_each_mail_once, async |app| {
    for number in 0..12 {
        app.visitor().signs_up(&format!("person{number}@fjordlys.no"), &["News"]).await;
    }
    let (_stop, stopped) = watch::channel(false);
    let turns = (0..6).map(|number| {
        let stopped = stopped.clone();
        async move { app.worker.turn(&format!("worker{number}"), &stopped).await.unwrap() }
    });
    assert_eq!(join_all(turns).await.into_iter().sum::<usize>(), 12);
    assert_eq!(app.mails().await.len(), 12);
    assert_eq!(app.count("mails WHERE state = 'sent' AND attempts = 1"), 12);
});

on_both_engines!(a_house_that_closes_gives_back_what_it_has_not_begun, async |app| {
    posts_one(app).await;
    let (stop, stopped) = watch::channel(false);
    stop.send(true).unwrap();
    app.worker.turn("closing", &stopped).await.unwrap();
    assert_eq!(state(app), "waiting 0 ");
    assert_eq!(app.count("mails WHERE lease_owner IS NULL AND lease_until IS NULL"), 1);
    app.mail_to(ADA).await;
});

on_both_engines!(one_mail_that_is_refused_holds_up_no_other, async |app| {
    app.leaves_mail();
    posts_one(app).await;
    app.memory.answer_next(Answer::Refuse(DeliveryError::Temporary("450 later".into())));
    app.no_mail().await;
    app.visitor().signs_up(BO, &["News"]).await;
    app.mail_to(BO).await;
});

on_both_engines!(ml_03_what_must_wait_for_its_domain_is_told_when_and_not_looked_at_before, async |app| {
    let worker = Worker { rates: Arc::new(Rates::new(0, 10)), ..app.worker.clone() };
    let (_stop, stopped) = watch::channel(false);
    let turn = async || worker.turn("slow", &stopped).await.unwrap();
    let sign_up = async |address: &str| {
        app.visitor().signs_up(address, &["News"]).await;
    };
    for number in 0..40 {
        sign_up(&format!("person{number}@fjordlys.no")).await;
    }
    sign_up("other@only-a-host.no").await;
    assert_eq!(turn().await, 41);
    assert_eq!(app.count("mails WHERE state = 'sent'"), 11, "ten to the one domain, and all to the other");
    assert_eq!(app.count("mails WHERE state = 'waiting' AND attempts = 0 AND lease_owner IS NULL"), 30);
    assert_eq!(app.lines("SELECT DISTINCT CAST(not_before AS TEXT) AS line FROM mails WHERE state = 'waiting'").len(), 30);
    assert_eq!(turn().await, 0, "what waits is not taken and given back again and again");
    app.passes(Duration::seconds(60));
    assert_eq!((turn().await, turn().await), (10, 0), "one every six seconds");
    // Twenty seconds pass while this form is filled in; its mail goes last.
    sign_up("late@fjordlys.no").await;
    assert_eq!((turn().await, turn().await), (3 + 1, 0));
    app.passes(Duration::seconds(100));
    assert_eq!((turn().await, turn().await), (17, 0));
    assert_eq!(app.lines("SELECT address AS line FROM mails WHERE state = 'waiting'"), ["late@fjordlys.no"]);
    app.passes(Duration::seconds(6));
    assert_eq!((turn().await, app.count("mails WHERE state = 'sent' AND attempts = 1")), (1, 42));
    app.ignores_mail();
});

#[actix_web::test]
async fn workers_side_by_side_take_different_mails_on_postgres() {
    let app = TestApp::on(Engine::Postgres).await;
    for address in [ADA, BO] {
        app.visitor().signs_up(address, &["News"]).await;
    }
    let mut other = session();
    let takes_one = "BEGIN; SELECT id FROM mails ORDER BY not_before LIMIT 1 FOR UPDATE";
    other.batch_execute(&format!("SET search_path = {}; {takes_one}", app.schema())).unwrap();
    let (_stop, stopped) = watch::channel(false);
    let turn = app.worker.turn("this one", &stopped);
    let held = tokio::time::timeout(std::time::Duration::from_secs(2), turn).await.expect("waits for nobody").unwrap();
    assert_eq!((held, app.count("mails WHERE state = 'sent'")), (1, 1), "what the other does not take");
    other.batch_execute("ROLLBACK").unwrap();
    assert_eq!(app.worker.turn("this one", &stopped).await.unwrap(), 1, "and what it gave back");
    app.ignores_mail();
    app.is_in_order().await;
}

/// The portal signs its mails; a signature carries the time at which it was made.
async fn signing(engine: Engine) {
    let database = Rc::new(TestDatabase::filled(engine));
    // A checkout is readable for everybody, which a private key must not be.
    let (key, fixture) = (database.data_dir.join("dkim.pem"), "tests/fixtures/mail/dkim-ed25519.pem");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(fixture), &key).unwrap();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    let dkim = Arc::new(Dkim::from_file("fjordlys.no", "suite", &key).unwrap());
    let app = TestApp::over(engine, database, |house| house.state.dkim = Some(dkim)).await;
    posts_one(&app).await;
    let first = arrives_unnoticed(&app).await;
    assert!(String::from_utf8_lossy(&first.bytes).contains("DKIM-Signature:"));
    app.passes(Duration::minutes(2));
    let second = app.no_mail_is_recorded().await;
    assert_eq!(second.bytes, first.bytes, "the signature of the first attempt is kept");
    app.is_in_order().await;
}

#[actix_web::test]
async fn ml_06_the_signature_of_the_first_attempt_is_kept_on_sqlite() {
    signing(Engine::Sqlite).await;
}

#[actix_web::test]
async fn ml_06_the_signature_of_the_first_attempt_is_kept_on_postgres() {
    signing(Engine::Postgres).await;
}
