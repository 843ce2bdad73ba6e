//! Inviting, changing and locking out colleagues.

use actix_web::http::{Method, StatusCode};
use chrono::Duration;

use super::{KARI, PASSWORD, acts, gives_code, gives_password, sets_up, signs_in};
use crate::support::{TestApp, Visitor, on_both_engines};

const BO: &str = "bo@fjordlys.no";

/// The number of a role in the list to choose from.
fn role(app: &TestApp, key: &str) -> String {
    app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM roles WHERE key = '{key}'")).concat()
}

fn id_of(app: &TestApp, address: &str) -> String {
    app.lines(&format!("SELECT CAST(id AS TEXT) AS line FROM staff WHERE address = '{address}'")).concat()
}

/// Kari invites Bo, who chooses a password.
async fn joins<'a>(app: &'a TestApp, kari: &mut Visitor<'_>, key: &str) -> Visitor<'a> {
    kari.opens("/admin/users/new").await;
    kari.fills("name", "Bo Berg").fills("address", BO).fills("role", &role(app, key)).fills("language", "sv").submits().await;
    assert_eq!(kari.page().path, "/admin/users?done=sent", "{}", kari.page().text);
    let mail = app.mail_to(BO).await;
    assert!(mail.message().subject().unwrap().contains("kundcent"), "in the language of whom it is for");
    let mut bo = app.visitor();
    bo.opens(&mail.link("admin/invitation")).await;
    assert!(bo.page().says("Bo Berg") && bo.page().html.contains("<html lang=\"sv\""), "{}", bo.page().text);
    bo.fills("new-password", PASSWORD).submits().await;
    let first = if key == "administrator" { "/admin/account/two-step" } else { "/admin" };
    assert_eq!(bo.page().path, first, "{}", bo.page().text);
    bo
}

on_both_engines!(an_invited_colleague_chooses_a_password_and_has_the_role, async |app| {
    let mut kari = sets_up(app).await;
    let mut bo = joins(app, &mut kari, "list_administrator").await;
    assert_eq!(bo.opens("/admin/users").await.answer.status, StatusCode::FORBIDDEN);
    assert!(bo.page().says("Hantera användare och roller"), "{}", bo.page().text);
    assert!(!bo.page().links.iter().any(|link| link == "/admin/users"), "the navigation leaves out what is refused");
    assert!(kari.page().links.iter().any(|link| link == "/admin/users"));
    kari.opens("/admin/users/new").await;
    kari.fills("name", "Bo").fills("address", "BO@fjordlys.no").fills("role", &role(app, "agent")).submits().await;
    assert!(kari.page().says("works here already"), "{}", kari.page().text);
    let entry = app.lines("SELECT after AS line FROM audit_entries WHERE what = 'staff.invited'").concat();
    assert!(entry.contains("list_administrator") && entry.contains("Bo Berg"), "{entry}");
});

on_both_engines!(an_invitation_works_once_within_the_hour_and_can_be_sent_again, async |app| {
    let mut kari = sets_up(app).await;
    kari.opens("/admin/users/new").await;
    kari.fills("name", "Bo Berg").fills("address", BO).fills("role", &role(app, "agent")).submits().await;
    let first = app.mail_to(BO).await.link("admin/invitation");
    kari.opens(&format!("/admin/users/{}", id_of(app, BO))).await;
    assert!(kari.page().says("Invited"));
    kari.presses("Send a new invitation").await;
    let second = app.mail_to(BO).await.link("admin/invitation");
    assert_eq!(app.visitor().opens(&first).await.answer.status, StatusCode::GONE, "a newer one ends the older");
    let reset = second.replace("/admin/invitation/", "/admin/reset/");
    assert_eq!(app.visitor().opens(&reset).await.answer.status, StatusCode::GONE, "an invitation resets nothing");
    let mut bo = app.visitor();
    bo.opens(&second).await;
    bo.fills("new-password", PASSWORD).submits().await;
    assert_eq!(app.visitor().opens(&second).await.answer.status, StatusCode::GONE, "it works once");
    let again = kari.sends_to(&format!("/admin/users/{}/invitation", id_of(app, BO)), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "who is in is invited no more");
});

on_both_engines!(a_locked_out_member_is_out_at_once_and_may_be_let_in_again, async |app| {
    let mut kari = sets_up(app).await;
    let mut bo = joins(app, &mut kari, "agent").await;
    let page = format!("/admin/users/{}", id_of(app, BO));
    kari.opens(&page).await;
    kari.presses("Lock out").await;
    assert!(kari.page().says("Locked out"), "{}", kari.page().text);
    assert_eq!(bo.opens("/admin").await.answer.status, StatusCode::SEE_OTHER);
    assert_eq!(signs_in(app, BO, PASSWORD).await.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.visitor().posts("/admin/reset", &[("address", BO)]).await;
    assert_eq!(app.mails().await.len(), 0, "nor does a mail help");
    kari.opens(&page).await;
    kari.presses("Let in again").await;
    assert_eq!(signs_in(app, BO, PASSWORD).await.page().path, "/admin");
    let whats = acts(app);
    assert!(whats.contains(&"staff.disabled".to_owned()) && whats.contains(&"staff.enabled".to_owned()), "{whats:?}");
});

on_both_engines!(the_last_administrator_can_be_neither_locked_out_nor_made_something_else, async |app| {
    let mut kari = sets_up(app).await;
    let page = format!("/admin/users/{}", id_of(app, "kari@fjordlys.no"));
    kari.opens(&page).await;
    kari.presses("Lock out").await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kari.page().says("last administrator"), "{}", kari.page().text);
    kari.opens(&page).await;
    kari.fills("role", &role(app, "agent")).submits().await;
    assert!(kari.page().says("last administrator"), "{}", kari.page().text);
    // An administrator who has not accepted the invitation cannot take over.
    app.hires("administrator", samtykke::kernel::Language::En).await;
    kari.opens(&page).await;
    kari.fills("role", &role(app, "agent")).submits().await;
    assert!(kari.page().says("last administrator"));
    joins(app, &mut kari, "administrator").await;
    kari.opens(&page).await;
    kari.fills("role", &role(app, "agent")).submits().await;
    assert_eq!(kari.page().answer.status, StatusCode::FORBIDDEN, "saved, and so one may no longer look here");
    let changed = app.lines("SELECT before || after AS line FROM audit_entries WHERE what = 'staff.changed'").concat();
    assert!(changed.contains("\"administrator\"") && changed.contains("\"agent\""), "{changed}");
});

on_both_engines!(two_who_change_one_member_are_told_of_each_other, async |app| {
    let mut kari = sets_up(app).await;
    joins(app, &mut kari, "agent").await;
    let mut eva = app.staff("administrator").await;
    let page = format!("/admin/users/{}", id_of(app, BO));
    kari.opens(&page).await;
    eva.opens(&page).await;
    eva.fills("role", &role(app, "auditor")).submits().await;
    kari.fills("name", "Bo Bjerg").submits().await;
    assert_eq!(kari.page().answer.status, StatusCode::CONFLICT);
    assert!(kari.page().says("Somebody else saved in between") && kari.page().says("Auditor"), "{}", kari.page().text);
    assert_eq!(kari.page().value("name"), "Bo Bjerg", "what was typed is kept");
    let stored = app.lines(&format!("SELECT name || ' ' || CAST(role_id AS TEXT) AS line FROM staff WHERE address = '{BO}'"));
    assert_eq!(stored, [format!("Bo Berg {}", role(app, "auditor"))], "nothing is overwritten");
    kari.fills("name", "Bo Bjerg").submits().await;
    assert_eq!(app.lines(&format!("SELECT name AS line FROM staff WHERE address = '{BO}'")), ["Bo Bjerg"]);
});

on_both_engines!(a_colleague_who_lost_the_telephone_is_helped_by_another, async |app| {
    let mut kari = sets_up(app).await;
    let mut bo = joins(app, &mut kari, "agent").await;
    bo.opens("/admin/account/two-step").await;
    let seed = bo.page().value("seed").to_owned();
    let code = app.state.keyring.seals().authenticators.of(&seed).code_at(app.now());
    bo.fills("code", &code).submits().await;
    assert_eq!(gives_password(app, BO, PASSWORD).await.page().path, "/admin/sign-in/code");
    app.passes(Duration::minutes(10));
    kari.opens(&format!("/admin/users/{}", id_of(app, BO))).await;
    kari.presses("Remove the second step").await;
    assert!(kari.page().path.starts_with("/admin/proof"), "this wants proof");
    kari.fills("code", "000000").submits().await;
    assert!(kari.page().says("This code is not right"), "{}", kari.page().text);
    gives_code(app, &mut kari, KARI).await;
    kari.presses("Send it now").await;
    let answer = app.asks(bo.request(Method::GET, "/admin")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "Bo's sessions are over");
    assert_eq!(gives_password(app, BO, PASSWORD).await.page().path, "/admin");
    assert!(acts(app).contains(&"second_step.removed".to_owned()));
});
