//! Two contacts that turn out to be one person.

use actix_web::http::StatusCode;
use samtykke::{features::projections, security::Scope};

use super::writes_down;
use crate::{
    journeys::{ADA, BO},
    support::on_both_engines,
};

on_both_engines!(of_two_merged_contacts_the_stricter_consent_holds_and_both_histories_stay, async |app| {
    let ada = app.subscriber(ADA, &["News"]).await;
    let bo = app.subscriber(BO, &["News", "Invitations"]).await;
    let bystander = app.subscriber("cy@fjordlys.no", &["News"]).await;
    let mut visitor = app.visitor();
    visitor.opens(&bo).await;
    visitor.presses("Unsubscribe from everything").await;
    let (into, from) = (app.id_of(ADA), app.id_of(BO));
    let events = app.lines(&format!("SELECT kind AS line FROM events WHERE contact_id = {from} ORDER BY id"));
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "", "", "di@fjordlys.no").await;
    let path = format!("{}/merger", app.card_of(ADA));
    assert!(kari.opens(&format!("{path}?with=nobody@fjordlys.no")).await.says("Nobody else has this address"));
    kari.opens(&format!("{path}?with={BO}")).await;
    assert!(kari.page().says(BO) && kari.page().says("Withdrawn"), "{}", kari.page().text);
    kari.presses("Merge for good").await;
    assert!(kari.page().says("Saved.") && kari.page().says(BO), "{}", kari.page().text);
    let consents = app.lines(&format!(
        "SELECT p.key || ' ' || b.key AS line FROM consents c JOIN purposes p ON p.id = c.purpose_id \
         JOIN legal_bases b ON b.id = c.basis_id WHERE contact_id = {into} ORDER BY p.position"
    ));
    assert_eq!(consents, ["STORE 61F", "EMARKETING WITHDRAWN"]);
    assert_eq!(app.count(&format!("contacts WHERE id = {from}")), 0);
    assert_eq!(app.count(&format!("contact_addresses WHERE contact_id = {into}")), 2);
    let kept = app.lines(&format!("SELECT kind AS line FROM events WHERE contact_id = {from} ORDER BY id"));
    assert_eq!(kept[..events.len()], events[..], "the history of the one that is gone is as it was");
    assert_eq!(kept.last().map(String::as_str), Some("contacts_merged"));
    let page = kari.opens(&app.purpose_of(ADA, "EMARKETING")).await;
    assert!(page.text.matches("Consent · Web form").count() >= 2, "and is shown with the other: {}", page.text);
    assert_eq!(kari.opens("/admin/contacts?search=bo").await.links.iter().filter(|link| **link == app.card_of(ADA)).count(), 1);
    let report = projections::check(&app.state.db).unwrap();
    assert!(report.is_clean(), "{:?}", report.differences);
    for link in [&ada, &bo] {
        assert_eq!(app.visitor().opens(link).await.answer.status, StatusCode::GONE, "links of both are ended");
    }
    assert_eq!(app.visitor().opens(&bystander).await.answer.status, StatusCode::OK, "those of others are not");
    let acts = app.contact_acts();
    assert_eq!(acts.last().map(String::as_str), Some("contact.merged"));
    app.ignores_mail();
});

on_both_engines!(merging_needs_the_right_to_change_consents_and_two_contacts, async |app| {
    let mut agent = app.staff("agent").await;
    writes_down(&mut agent, "Ada", "", ADA).await;
    writes_down(&mut agent, "Bo", "", BO).await;
    let path = format!("{}/merger", app.card_of(ADA));
    let (own, other) = (app.id_of(ADA).to_string(), app.id_of(BO).to_string());
    let mut marketer = app.staff("marketer").await;
    assert_eq!(marketer.sends_to(&path, &[("from", other.as_str())]).await.status, StatusCode::FORBIDDEN);
    for from in [own.as_str(), "999", "x"] {
        assert_eq!(agent.sends_to(&path, &[("from", from)]).await.status, StatusCode::NOT_FOUND, "{from}");
    }
    assert_eq!(app.count("contacts"), 2);
    assert_eq!(agent.sends_to(&path, &[("from", other.as_str())]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("contacts"), 1);
});

on_both_engines!(a_link_that_only_leaves_goes_on_working_after_its_contact_was_merged, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.subscriber(BO, &["News"]).await;
    let handle = app.lines(&format!("SELECT handle AS line FROM contacts WHERE id = {}", app.id_of(BO))).concat();
    let leaves = format!("/unsubscribe/{}", app.state.keyring.seals().unsubscribes.mint(&handle, Scope::Everything));
    let (from, into) = (app.id_of(BO), app.id_of(ADA));
    let mut kari = app.staff("agent").await;
    let merger = format!("{}/merger", app.card_of(ADA));
    assert_eq!(kari.sends_to(&merger, &[("from", &from.to_string())]).await.status, StatusCode::SEE_OTHER);
    let basis = format!(
        "SELECT b.key AS line FROM consents c JOIN purposes p ON p.id = c.purpose_id JOIN legal_bases b ON b.id = c.basis_id \
         WHERE c.contact_id = {into} AND p.key = 'EMARKETING'"
    );
    assert_eq!(app.lines(&basis), ["61A"]);
    let mut bo = app.visitor();
    assert_eq!(bo.opens(&leaves).await.answer.status, StatusCode::OK);
    assert!(bo.presses("Unsubscribe from everything").await.says("You are unsubscribed from everything"));
    assert_eq!(app.lines(&basis), ["WITHDRAWN"], "whoever they are now");
    app.ignores_mail();
});
