//! The list as a file.

use actix_web::http::StatusCode;

use crate::{
    journeys::{ADA, BO},
    support::on_both_engines,
};

on_both_engines!(frm_11_the_file_holds_what_was_asked_for_and_no_formula, async |app| {
    app.ignores_mail();
    app.processes("manual").await;
    app.confirmed(ADA, "=HYPERLINK(\"https://evil.example\")", "@SUM(A1)").await;
    app.visitor().signs_up(BO, &["News"]).await;
    let mut boss = app.staff("administrator").await;
    let answer = boss.sends_to("/admin/submissions/export", &[("status", "submitted")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-disposition").contains("submissions.csv"));
    let text = answer.text();
    assert!(text.contains(ADA) && !text.contains(BO), "{text}");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for row in reader.records() {
        for cell in &row.unwrap() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            assert!(cell.lines().all(|line| !line.starts_with(['=', '+', '-', '@'])), "{cell}");
        }
    }
    let all = boss.sends_to("/admin/submissions/export", &[]).await.text();
    assert!(all.contains(ADA) && all.contains(BO) && all.contains("E-mail address: ada@fjordlys.no"), "{all}");
    boss.sends_to("/admin/submissions/export", &[("address", ADA)]).await;
    let entries = app.lines("SELECT after AS line FROM audit_entries WHERE what = 'submissions.exported' ORDER BY id");
    assert_eq!(entries, ["{\"status\":\"submitted\"}", "{}", "{\"has_address\":true}"], "no address in the log");
    let mut agent = app.staff("agent").await;
    assert!(!agent.opens("/admin/submissions").await.offers("Download as CSV"));
});

on_both_engines!(a_long_file_is_whole, async |app| {
    crate::cards::plans::busy_house(app).await;
    app.ignores_mail();
    let mut boss = app.staff("administrator").await;
    let text = boss.sends_to("/admin/submissions/export", &[]).await.text();
    assert_eq!(
        text.lines().filter(|line| line.contains("newsletter") || line.contains("Newsletter")).count(),
        app.count("submissions")
    );
});
