//! Forms that staff keep to begin others with.

use actix_web::http::StatusCode;

use super::says;
use crate::support::on_both_engines;

const LIST: &str = "/admin/forms/templates";

on_both_engines!(a_form_is_kept_as_a_template_begun_with_renamed_and_deleted, async |app| {
    let mut kari = app.staff("list_administrator").await;
    let form = kari.adds_form("Spring fair", "event").await;
    kari.opens(&format!("{form}/draft/fields/first_name")).await;
    kari.fills("width", "half").fills("label-en", "What do your friends call you?").submits().await;
    kari.opens(&form).await;
    assert!(kari.page().links.contains(&format!("{form}/template")));
    kari.opens(&format!("{form}/template")).await;
    kari.fills("name", "Fairs").submits().await;
    assert_eq!(kari.page().path, format!("{LIST}?done=added"), "{}", kari.page().text);
    assert!(kari.page().says("Fairs") && kari.page().says("English"));
    // It is neither a form nor a version of one.
    assert_eq!(app.gets("/en/f/fairs").await.status, StatusCode::NOT_FOUND);
    assert!(!kari.opens("/admin/forms").await.says("Fairs"));
    // What changes in the form afterwards is not in it.
    kari.opens(&format!("{form}/draft/fields/first_name")).await;
    kari.fills("label-en", "Given name").submits().await;
    kari.names_the_organisation().await;
    let page = kari.opens("/admin/forms/new").await;
    assert!(page.answer.text().contains("Own template “Fairs”"), "{}", page.text);
    let id = app.lines("SELECT CAST(id AS TEXT) AS line FROM form_templates").concat();
    let next = kari.adds_form("Autumn fair", &format!("template-{id}")).await;
    let page = kari.opens(&format!("{next}/draft/fields/first_name")).await;
    assert_eq!((page.value("label-en"), page.value("width")), ("What do your friends call you?", "half"));
    kari.publishes_draft(&next).await;
    // Renamed and deleted.
    let one = format!("{LIST}/{id}");
    kari.opens(&one).await;
    kari.fills("name", "Fairs and markets").submits().await;
    assert!(kari.page().says("Fairs and markets"), "{}", kari.page().text);
    let late = kari.sends_to(&one, &[("seen", "Fairs"), ("name", "Markets")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(says(&late, "Somebody has renamed it to “Fairs and markets” meanwhile"));
    kari.opens(&format!("{one}/deletion")).await;
    kari.presses("Yes, delete the template").await;
    assert!(kari.page().path == format!("{LIST}?done=deleted") && !kari.page().says("Fairs"));
    assert_eq!(kari.sends_to(&format!("{one}/deletion"), &[]).await.status, StatusCode::SEE_OTHER, "deleted twice is deleted");
    let gone =
        kari.sends_to("/admin/forms/new", &[("name", "Late"), ("language", "en"), ("start", &format!("template-{id}"))]).await;
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
    let acts = app.lines("SELECT what AS line FROM audit_entries WHERE subject_kind = 'form_template' ORDER BY id");
    assert_eq!(acts, ["form_template.added", "form_template.changed", "form_template.deleted"]);
});

on_both_engines!(names_of_templates_are_there_and_unique_and_only_who_builds_forms_keeps_them, async |app| {
    let mut kari = app.staff("marketer").await;
    let form = format!("/admin/forms/{}", app.form_at("newsletter"));
    let path = format!("{form}/template");
    assert_eq!(kari.sends_to(&path, &[("name", "Letters")]).await.status, StatusCode::SEE_OTHER);
    for (name, words) in [("", "Fill in"), ("LETTERS", "Another one has this name"), (&"x".repeat(200), "can have at most")] {
        let answer = kari.sends_to(&path, &[("name", name)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(says(&answer, words), "{words}");
    }
    let mut number = app.count("form_templates");
    while number < 100 {
        assert_eq!(kari.sends_to(&path, &[("name", &format!("N{number}"))]).await.status, StatusCode::SEE_OTHER);
        number = app.count("form_templates");
    }
    assert!(says(&kari.sends_to(&path, &[("name", "One more")]).await, "There are 100 templates already"));
    // What a form copies may be out of use since: the check says so, as for every draft.
    app.staff_runs("UPDATE purposes SET is_active = FALSE WHERE key = 'EMARKETING'").await;
    let id = app.lines("SELECT CAST(min(id) AS TEXT) AS line FROM form_templates").concat();
    let late = kari.adds_form("Late letters", &format!("template-{id}")).await;
    assert!(kari.opens(&format!("{late}/draft/publication")).await.says("asks for no purpose that is in use"));
    let mut agent = app.staff("auditor").await;
    assert!(agent.opens(LIST).await.says("Letters") && !agent.page().says("Rename"));
    assert_eq!(agent.sends_to(&path, &[("name", "Mine")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(agent.opens(&path).await.answer.status, StatusCode::FORBIDDEN);
});
