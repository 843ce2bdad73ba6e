//! No page about submissions reads a whole table, however many there are.

use chrono::Duration;

use crate::{
    cards::plans::{busy_house, reads_no_whole_table},
    support::{Engine, on_both_engines},
};

on_both_engines!(no_page_about_submissions_reads_a_whole_table, async |app| {
    busy_house(app).await;
    app.ignores_mail();
    app.staff_runs("UPDATE submissions SET address = handle.address, address_key = handle.address_key FROM contact_addresses handle WHERE handle.contact_id = submissions.contact_id").await;
    app.staff_runs(
        "UPDATE submissions SET status = 'submitted', contact_id = NULL, confirmed_at = submitted_at WHERE id % 400 = 0",
    )
    .await;
    app.staff_runs("UPDATE submissions SET status = 'rejected', contact_id = NULL, kept_since = submitted_at WHERE id % 401 = 0")
        .await;
    app.staff_runs("UPDATE submissions SET status = 'awaiting', contact_id = NULL WHERE id % 402 = 0").await;
    if app.engine == Engine::Postgres {
        app.meddles("ANALYZE").await;
    }
    let mut kari = app.staff("agent").await;
    let day = |days: i64| app.now().plus(-Duration::days(days)).naive().format("%Y-%m-%d").to_string();
    let at = app.now().plus(-Duration::days(90)).micros();
    let mut seen = 0;
    for query in [
        String::new(),
        format!("at={at}&below=2000"),
        "form=1".into(),
        "form=1&status=submitted".into(),
        "form=1&status=processed".into(),
        "form=1&status=rejected".into(),
        "status=submitted".into(),
        "status=rejected".into(),
        "status=failed".into(),
        "status=awaiting".into(),
        "status=processed".into(),
        format!("status=submitted&at={at}&below=2000"),
        "address=contact77%40crowd.example".into(),
        "address=contact77%40crowd.example&status=submitted&form=1".into(),
        format!("from={}&to={}", day(200), day(100)),
        format!("from={}&form=1&status=processed", day(2)),
    ] {
        seen += reads_no_whole_table(app, &mut kari, &format!("/admin/submissions?{query}")).await;
    }
    assert!(seen >= 16, "{seen} statements were looked at");
    for status in ["submitted", "processed", "rejected"] {
        let id = &app.lines(&format!("SELECT CAST(max(id) AS TEXT) AS line FROM submissions WHERE status = '{status}'"))[0];
        let seen = reads_no_whole_table(app, &mut kari, &format!("/admin/submissions/{id}")).await;
        assert!(seen >= 3, "{status}: {seen} statements were looked at");
        reads_no_whole_table(app, &mut kari, &format!("/admin/submissions/{id}/form")).await;
    }
    if app.engine == Engine::Sqlite {
        // On PostgreSQL the plan follows from the day asked for, which the reader of plans does not know.
        reads_no_whole_table(app, &mut kari, "/admin/forms/1/statistics").await;
    }
});
