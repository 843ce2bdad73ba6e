//! Roles of one's own, and what the shipped ones may do.

use actix_web::http::StatusCode;

use super::turns_on;
use crate::support::{TestApp, on_both_engines};

fn id_of(app: &TestApp, name: &str) -> String {
    app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM roles WHERE name = '{name}' OR key = '{name}'")).concat()
}

on_both_engines!(a_role_of_ones_own_is_made_named_and_deleted, async |app| {
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/roles/new").await;
    kari.ticks("Import contacts").ticks("Read the audit log").submits().await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "it needs a name");
    assert!(kari.page().toggle("Import contacts").is_on, "what was ticked is kept");
    for taken in ["Agent", "kundebehandler", " ADMINISTRATOR "] {
        kari.fills("name", taken).submits().await;
        assert!(kari.page().says("has this name already"), "{taken}: {}", kari.page().text);
    }
    kari.fills("name", "Importer").submits().await;
    assert_eq!(kari.page().path, "/admin/roles?done=added");
    assert!(kari.page().says("Importer Import contacts · Read the audit log"), "{}", kari.page().text);
    kari.opens("/admin/roles/new").await;
    kari.fills("name", "importer ").submits().await;
    assert!(kari.page().says("has this name already"), "whatever the case");
    let page = format!("/admin/roles/{}", id_of(app, "Importer"));
    kari.opens(&page).await;
    kari.fills("name", "Bringer").unticks("Read the audit log").submits().await;
    assert!(kari.page().says("Bringer Import contacts"), "{}", kari.page().text);
    kari.opens(&page).await;
    kari.presses("Delete the role").await;
    assert_eq!(kari.page().path, "/admin/roles?done=deleted");
    assert!(!kari.page().says("Bringer"));
    let whats = app.lines("SELECT what AS line FROM audit_entries WHERE subject_kind = 'role' ORDER BY id");
    assert_eq!(whats, ["role.created", "role.changed", "role.deleted"]);
});

on_both_engines!(a_role_that_somebody_has_stays_and_its_rights_hold_at_once, async |app| {
    let mut kari = app.staff("administrator").await;
    let mut bo = app.staff("auditor").await;
    assert_eq!(bo.opens("/admin/users").await.answer.status, StatusCode::FORBIDDEN);
    kari.opens(&format!("/admin/roles/{}", id_of(app, "auditor"))).await;
    assert!(!kari.page().says("Delete the role"), "shipped roles stay");
    kari.ticks("Manage users and roles").submits().await;
    assert_eq!(bo.opens("/admin/users").await.answer.header("location"), "/admin/account/two-step?next=%2Fadmin%2Fusers");
    turns_on(app, &mut bo).await;
    assert_eq!(bo.opens("/admin/users").await.answer.status, StatusCode::OK, "at the next page");
    let answer = bo.sends_to(&format!("/admin/roles/{}/deletion", id_of(app, "auditor")), &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    kari.opens("/admin/roles/new").await;
    kari.fills("name", "Visitor").submits().await;
    let role = id_of(app, "Visitor");
    app.staff_runs(&format!("UPDATE staff SET role_id = {role} WHERE name LIKE 'auditor%'")).await;
    kari.opens(&format!("/admin/roles/{role}")).await;
    kari.presses("Delete the role").await;
    assert!(kari.page().says("Users have this role"), "{}", kari.page().text);
});

on_both_engines!(the_administrators_rights_cannot_be_taken_away, async |app| {
    let mut kari = app.staff("administrator").await;
    let page = format!("/admin/roles/{}", id_of(app, "administrator"));
    kari.opens(&page).await;
    assert!(kari.page().says("Administrators can do everything"));
    let answer = kari.sends_to(&page, &[("version", "1"), ("right", "lists")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    app.arranges(|tx| Ok(diesel::RunQueryDsl::execute(diesel::sql_query("DELETE FROM role_rights"), tx.connection())?)).await;
    assert_eq!(kari.opens("/admin/users").await.answer.status, StatusCode::OK, "not even behind the portal's back");
});

on_both_engines!(two_who_change_one_role_are_told_of_each_other, async |app| {
    let (mut kari, mut eva) = (app.staff("administrator").await, app.staff("administrator").await);
    let page = format!("/admin/roles/{}", id_of(app, "agent"));
    kari.opens(&page).await;
    eva.opens(&page).await;
    eva.ticks("Export data").submits().await;
    kari.ticks("Import contacts").submits().await;
    assert_eq!(kari.page().answer.status, StatusCode::CONFLICT);
    assert!(kari.page().toggle("Import contacts").is_on && kari.page().says("Somebody else saved in between"));
    let stored =
        app.lines("SELECT code AS line FROM role_rights JOIN roles ON roles.id = role_id WHERE key = 'agent' ORDER BY code");
    assert_eq!(stored, ["consent", "contacts", "export", "submissions"]);
});
