//! Consents and subscriptions that staff document.

use actix_web::http::StatusCode;

use super::writes_down;
use crate::{
    journeys::{ADA, BO},
    support::{TestApp, Visitor, on_both_engines},
};

/// Purpose, basis, source, comment and who, of every consent of whoever is there.
fn consents(app: &TestApp) -> Vec<String> {
    app.lines(
        "SELECT p.key || ' ' || b.key || ' ' || s.key || ' ' || c.comment || ' ' || c.updated_by AS line FROM consents c \
         JOIN purposes p ON p.id = c.purpose_id JOIN legal_bases b ON b.id = c.basis_id JOIN sources s ON s.id = c.source_id \
         ORDER BY c.contact_id, p.position",
    )
}

/// Fills in basis, source and comment on the page of a purpose and saves.
async fn sets(app: &TestApp, member: &mut Visitor<'_>, basis: &str, source: &str, comment: &str) {
    member.fills("basis", &app.basis(basis)).fills("source", &app.source(source)).fills("comment", comment);
    member.presses("Save consent").await;
}

on_both_engines!(staff_document_a_consent_with_basis_source_and_comment, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    let page = kari.opens(&format!("{}/privacy", app.card_of(ADA))).await;
    assert!(page.says("E-marketing") && page.says("Nothing registered") && page.says("Sales and service"), "{}", page.text);
    kari.opens(&app.purpose_of(ADA, "EMARKETING")).await;
    sets(app, &mut kari, "61A", "CHAT", "Said so at the fair <b>").await;
    assert!(kari.page().says("Saved.") && kari.page().says("Said so at the fair <b>"), "{}", kari.page().text);
    assert_eq!(consents(app)[1], "EMARKETING 61A CHAT Said so at the fair <b> staff:1");
    let details = app.lines("SELECT body AS line FROM event_details ORDER BY at, act");
    assert!(details.iter().any(|body| body.contains("Said so at the fair")), "the comment is with what can be erased");
    let audit = app.lines("SELECT after AS line FROM audit_entries WHERE what = 'consent.changed'").concat();
    assert!(audit.contains("\"basis\":\"61A\"") && !audit.contains("fair"), "{audit}");
    let report = samtykke::features::projections::check(&app.state.db).unwrap();
    assert!(report.is_clean(), "a rebuild gives the same, comment included: {:?}", report.differences);
    kari.presses("Save consent").await;
    assert_eq!(app.count("events WHERE kind = 'consent_granted'"), 2, "saving the same is no act");
});

on_both_engines!(con_06_basis_and_source_are_both_required_and_comments_are_short, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    let path = app.purpose_of(ADA, "STORE");
    let (basis, source) = (app.basis("61B"), app.source("CHAT"));
    let withdrawn = app.basis("WITHDRAWN");
    let before = consents(app);
    for values in [
        vec![("basis", basis.as_str())],
        vec![("source", source.as_str())],
        vec![("basis", "999"), ("source", source.as_str())],
        vec![("basis", withdrawn.as_str()), ("source", source.as_str())],
        vec![("basis", basis.as_str()), ("source", source.as_str()), ("comment", &"å".repeat(256))],
    ] {
        let answer = kari.sends_to(&path, &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{values:?}");
    }
    assert_eq!(consents(app), before);
    kari.opens(&path).await;
    sets(app, &mut kari, "61B", "CHAT", &"å".repeat(255)).await;
    assert!(consents(app)[0].starts_with("STORE 61B CHAT å"));
});

on_both_engines!(con_11_a_withdrawal_is_changed_back_only_with_a_reason_that_the_history_shows, async |app| {
    let link = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&link).await;
    ada.presses("Unsubscribe from everything").await;
    app.ignores_mail();
    let mut kari = app.staff("agent").await;
    let path = app.purpose_of(ADA, "EMARKETING");
    kari.opens(&path).await;
    sets(app, &mut kari, "61F", "EMAIL", "").await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kari.page().links.contains(&"#reason".to_owned()));
    assert!(consents(app)[1].contains("WITHDRAWN"));
    kari.fills("reason", "She wrote on 3 May that it was a mistake");
    kari.presses("Save consent").await;
    assert!(kari.page().says("Reason: She wrote on 3 May that it was a mistake"), "{}", kari.page().text);
    assert!(kari.page().says("The contact") && kari.page().says("Withdrawn"), "the history shows both");
    assert_eq!(consents(app)[1], "EMARKETING 61F EMAIL  staff:1");
    // The words that she was shown on her own page and on the form.
    assert!(kari.page().says("The contact’s own page") && kari.page().says("version 1"), "{}", kari.page().text);
    assert!(kari.page().says(crate::journeys::AGREES));
});

on_both_engines!(the_switch_proposes_legitimate_interest_and_turning_it_off_withdraws, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    assert_eq!(kari.page().value("basis"), app.basis("61F"), "never consent by itself (CON-09)");
    assert_eq!(kari.page().value("source"), app.source("USER"));
    kari.presses("Turn e-marketing on").await;
    assert_eq!(consents(app)[1], "EMARKETING 61F USER  staff:1");
    kari.presses("Turn e-marketing off").await;
    assert_eq!(consents(app)[1], "EMARKETING WITHDRAWN USER  staff:1");
    kari.presses("Turn e-marketing on").await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "now it needs a reason");
    kari.fills("reason", "Pressed the wrong button");
    kari.presses("Turn e-marketing on").await;
    assert_eq!(consents(app)[1], "EMARKETING 61F USER  staff:1");
});

on_both_engines!(con_09_without_the_right_only_the_switch_can_be_used, async |app| {
    let mut agent = app.staff("agent").await;
    writes_down(&mut agent, "Ada", "", ADA).await;
    // A marketer edits contacts and not their consents.
    let mut marketer = app.staff("marketer").await;
    let card = app.card_of(ADA);
    let (f, user, a) = (app.basis("61F"), app.source("USER"), app.basis("61A"));
    let purpose = app.purpose_of(ADA, "EMARKETING");
    let store = app.purpose_of(ADA, "STORE");
    assert!(marketer.opens(&purpose).await.forms.iter().all(|form| !form.action.contains("/privacy/")), "no form is shown");
    let values = [("basis", f.as_str()), ("source", user.as_str()), ("seen", "0"), ("withdraw", "yes")];
    for path in [&purpose, &store, &format!("{card}/subscriptions")] {
        let answer = marketer.sends_to(path, &values).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert!(answer.text().contains("Change consents and subscriptions"), "{path}");
    }
    marketer.opens(&card).await;
    marketer.presses("Turn e-marketing on").await;
    assert_eq!(consents(app)[1], "EMARKETING 61F USER  staff:2");
    let seen = app.lines("SELECT CAST(max(event_id) AS TEXT) AS line FROM consents")[0].clone();
    let another = [("switch", "on"), ("basis", a.as_str()), ("source", user.as_str()), ("seen", seen.as_str())];
    marketer.sends_to(&format!("{card}/e-marketing"), &another).await;
    assert_eq!(consents(app)[1], "EMARKETING 61F USER  staff:2", "the switch is on already: no other basis by the back door");
    marketer.opens(&card).await;
    marketer.presses("Turn e-marketing off").await;
    assert_eq!(consents(app)[1], "EMARKETING WITHDRAWN USER  staff:2");
    let seen = app.lines("SELECT CAST(max(event_id) AS TEXT) AS line FROM consents")[0].clone();
    let back = [("switch", "on"), ("basis", f.as_str()), ("source", user.as_str()), ("seen", seen.as_str()), ("reason", "x")];
    let answer = marketer.sends_to(&format!("{card}/e-marketing"), &back).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "a withdrawal is not changed back without the right, reason or not");
    assert!(consents(app)[1].contains("WITHDRAWN"));
});

on_both_engines!(the_second_of_two_who_set_a_consent_is_told_what_holds, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    let mut ola = app.staff("agent").await;
    let path = app.purpose_of(ADA, "STORE");
    kari.opens(&path).await;
    ola.opens(&path).await;
    sets(app, &mut kari, "61B", "CHAT", "Order 7").await;
    sets(app, &mut ola, "61C", "EMAIL", "Tax").await;
    assert_eq!(ola.page().answer.status, StatusCode::CONFLICT);
    assert!(
        ola.page().says("Contract · Chat") && ola.page().says("Order 7") && ola.page().says("agent 1"),
        "{}",
        ola.page().text
    );
    assert_eq!(ola.page().value("comment"), "Tax");
    assert_eq!(consents(app)[0], "STORE 61B CHAT Order 7 staff:1");
});

on_both_engines!(sub_08_staff_with_the_right_turn_subscriptions_on_and_off, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.subscriber(BO, &["News"]).await;
    let mut kari = app.staff("agent").await;
    kari.opens(&app.card_of(ADA)).await;
    kari.unticks("News").ticks("Invitations");
    kari.presses("Save subscriptions").await;
    let choices = app.lines(
        "SELECT t.key || CASE WHEN s.is_on THEN ' on ' ELSE ' off ' END || s.chosen_by AS line FROM subscriptions s \
         JOIN subscription_types t ON t.id = s.type_id ORDER BY s.contact_id, t.position",
    );
    assert_eq!(choices, ["INVITATIONS on staff:1", "NEWS off staff:1", "NEWS on contact"]);
    assert_eq!(app.count("events WHERE kind = 'consent_granted' AND actor = 'staff'"), 0, "nobody consents for somebody else");
    assert_eq!(app.contact_acts(), ["subscriptions.changed"]);
    let stale =
        kari.sends_to(&format!("{}/subscriptions", app.card_of(ADA)), &[("offered", "2"), ("seen", "x"), ("type", "2")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
});
