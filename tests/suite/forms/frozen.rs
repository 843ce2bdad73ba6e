//! A published version, and the page that it was, stay as they are.

use actix_web::http::StatusCode;
use samtykke::db::DbError;

use crate::support::on_both_engines;

on_both_engines!(a_published_version_and_its_pages_cannot_be_changed_in_the_database, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    kari.publishes_draft(&form).await;
    for statement in [
        "UPDATE form_versions SET definition = '{}'",
        "UPDATE form_versions SET published_at = NULL",
        "DELETE FROM form_versions",
        "UPDATE form_renderings SET html = ''",
        "DELETE FROM form_renderings",
    ] {
        let tried = app
            .state
            .db
            .write(move |tx| Ok::<_, DbError>(diesel::RunQueryDsl::execute(diesel::sql_query(statement), tx.connection())?));
        let refused = tried.await.unwrap_err().to_string();
        assert!(refused.contains("never"), "{statement}: {refused}");
    }
});

on_both_engines!(a_version_is_shown_as_it_was_with_its_hash_worked_out_anew, async |app| {
    let mut kari = app.staff("marketer").await;
    let mut auditor = app.staff("auditor").await;
    let form = kari.adds_form("Fair", "event").await;
    kari.publishes_draft(&form).await;
    let id = app.id("purposes", "EMARKETING");
    let stored = app.lines("SELECT hash AS line FROM form_versions WHERE number = 1 ORDER BY id DESC LIMIT 1").concat();
    auditor.opens(&format!("{form}/versions/1")).await;
    assert!(auditor.page().says("is the same") && auditor.page().text.matches(&stored).count() == 2, "{}", auditor.page().text);
    let before = auditor.opens(&format!("{form}/versions/1/frame?language=en")).await.answer.text();
    // Other words in the list later change nothing of it.
    app.staff_runs(&format!("UPDATE purpose_texts SET approval_text = 'Anything goes' WHERE purpose_id = {id}")).await;
    app.sets("organisation_name", "Another name").await;
    assert_eq!(auditor.opens(&format!("{form}/versions/1/frame?language=en")).await.answer.text(), before);
    assert!(auditor.page().answer.header("content-security-policy").contains("form-action 'none'"));
    // What shipped has no page of its own kept; it is drawn, and says so.
    let shipped = format!("/admin/forms/{}", app.form_at("newsletter"));
    assert!(auditor.opens(&format!("{shipped}/versions/1?language=de")).await.says("No page was kept"));
    assert_eq!(auditor.opens(&format!("{shipped}/versions/1/frame?language=de")).await.answer.status, StatusCode::OK);
    assert_eq!(auditor.opens(&format!("{shipped}/versions/2")).await.answer.status, StatusCode::NOT_FOUND);
    // The draft is copied from the lists anew.
    kari.opens(&form).await;
    kari.presses("Begin a draft").await;
    kari.opens(&format!("{form}/draft/publication")).await;
    assert!(kari.page().says("Words of “Anything goes” (English)"), "{}", kari.page().text);
});
