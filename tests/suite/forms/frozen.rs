//! A published version, and the page that it was, stay as they are.

use actix_web::http::StatusCode;
use samtykke::{db::DbError, web::assets};

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
        "UPDATE form_styles SET css = ''",
        "DELETE FROM form_styles",
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

on_both_engines!(a_kept_page_looks_as_it_did_after_a_release_that_brings_another_stylesheet, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = kari.adds_form("Fair", "event").await;
    kari.publishes_draft(&form).await;
    let kept = app.lines("SELECT path AS line FROM form_styles").concat();
    let page = kari.opens(&format!("{form}/versions/1/frame?language=en")).await.answer.text();
    assert!(page.contains(&format!("href=\"{kept}\"")), "{kept} is what the page names");
    assert_eq!(kept, assets::url(assets::STYLE));
    assert!(app.lines("SELECT css AS line FROM form_styles").concat() == assets::stylesheet_text(), "the whole stylesheet");
    let mut visitor = app.visitor();
    // As if it had been published by another release, whose stylesheet this one does not have.
    let path = "/static/css/samtykke.0123456789ab.css";
    app.staff_runs(&format!(
        "INSERT INTO form_styles (path, css, created_at) SELECT '{path}', 'p{{color:red}}', created_at FROM form_styles"
    ))
    .await;
    let answer = visitor.opens(path).await.answer.clone();
    assert_eq!((answer.text().as_str(), answer.header("content-type")), ("p{color:red}", "text/css; charset=utf-8"));
    for path in ["/static/css/samtykke.ba9876543210.css", "/static/css/samtykke.css", "/static/css/other.0123456789ab.css"] {
        assert_eq!(visitor.opens(path).await.answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    // A second version of the same release names the same one.
    kari.opens(&form).await;
    kari.presses("Begin a draft").await;
    kari.publishes_draft(&form).await;
    assert_eq!(app.lines("SELECT path AS line FROM form_styles WHERE css <> 'p{color:red}'").len(), 1);
});
