//! Writing people down, changing what is known about them, addresses, links.

use actix_web::http::StatusCode;
use diesel::connection::SimpleConnection;
use samtykke::{features::contacts, kernel::Language};

use super::writes_down;
use crate::{
    journeys::{ADA, BO},
    support::{Engine, TestApp, is_waiting, on_both_engines, session},
};

on_both_engines!(staff_write_somebody_down_under_the_default_basis, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "Berg", "Ada@Fjordlys.no").await;
    assert!(kari.page().says("Added.") && kari.page().says("Ada Berg") && kari.page().says("Legitimate interest"));
    assert_eq!(kari.page().path, format!("{}?done=added", app.card_of(ADA)));
    let stored = app.lines(
        "SELECT p.key || ' ' || b.key || ' ' || s.key || ' ' || c.updated_by AS line FROM consents c \
         JOIN purposes p ON p.id = c.purpose_id JOIN legal_bases b ON b.id = c.basis_id JOIN sources s ON s.id = c.source_id",
    );
    assert_eq!(stored, ["STORE 61F USER staff:1"]);
    let events = app.lines("SELECT kind || ' ' || actor || ' ' || channel AS line FROM events ORDER BY id");
    assert_eq!(events, ["contact_created staff admin", "consent_granted staff admin"]);
    assert_eq!(app.contact_acts(), ["contact.created"]);
    assert!(app.lines("SELECT before || after AS line FROM audit_entries").iter().all(|line| !line.contains("fjordlys")));

    writes_down(&mut kari, "Another", "Ada", ADA).await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kari.page().says("Another contact has this e-mail address"));
    assert_eq!((kari.page().value("first_name"), app.count("contacts")), ("Another", 1));
});

on_both_engines!(con_07_without_a_default_basis_nothing_is_registered, async |app| {
    app.sets("default_basis", "").await;
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "", "", ADA).await;
    assert!(kari.page().says("Nothing registered"));
    assert_eq!(app.count("consents"), 0);
});

on_both_engines!(a_form_about_a_contact_is_shown_again_with_all_its_slips, async |app| {
    let mut kari = app.staff("agent").await;
    kari.opens("/admin/contacts/new").await;
    kari.fills("address", "ada@").fills("first_name", &"å".repeat(201)).fills("phone", "call me");
    kari.presses("Add contact").await;
    let page = kari.page();
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let targets: Vec<_> = page.links.iter().filter(|link| link.starts_with('#') && *link != "#main").collect();
    assert_eq!(targets, ["#address", "#first_name", "#phone"]);
    assert_eq!((page.value("phone"), app.count("contacts")), ("call me", 0));
    kari.fills("address", ADA).fills("first_name", &"å".repeat(200)).fills("phone", "+47 22 33 44");
    kari.presses("Add contact").await;
    assert_eq!(app.count("contacts"), 1);
    for (name, value) in [("language", "xx"), ("country", "ZZ")] {
        let mut values = vec![("first_name", "Ada"), ("language", "nb"), ("country", "")];
        values.retain(|(field, _)| *field != name);
        values.push((name, value));
        let answer = kari.sends_to(&app.card_of(ADA), &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
});

on_both_engines!(details_are_changed_and_the_second_of_two_is_told_what_changed, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "Berg", ADA).await;
    let mut ola = app.staff("agent").await;
    ola.opens(&app.card_of(ADA)).await;
    kari.opens(&app.card_of(ADA)).await;
    kari.fills("company", "Fjordlys AS").fills("language", "nb").ticks("No mailings");
    kari.presses("Save details").await;
    assert!(kari.page().says("Saved."));
    let stored = app
        .lines("SELECT company || ' ' || language || ' ' || CASE WHEN no_mailings THEN 'none' ELSE '' END AS line FROM contacts");
    assert_eq!(stored, ["Fjordlys AS nb none"]);

    ola.fills("company", "Another AS");
    ola.presses("Save details").await;
    assert_eq!(ola.page().answer.status, StatusCode::CONFLICT);
    assert!(
        ola.page().says("Somebody else saved in between") && ola.page().says("Fjordlys AS") && ola.page().says("Norsk bokmål")
    );
    assert_eq!(ola.page().value("company"), "Another AS", "what was typed is kept");
    assert_eq!(app.lines("SELECT company AS line FROM contacts"), ["Fjordlys AS"], "and nothing was overwritten");
    ola.presses("Save details").await;
    assert_eq!(app.lines("SELECT company AS line FROM contacts"), ["Another AS"], "now it was meant");
    kari.opens(&app.card_of(ADA)).await;
    kari.presses("Save details").await;
    assert_eq!(app.contact_acts(), ["contact.created", "contact.changed", "contact.changed"], "without a change there is no act");
    let events = app.lines("SELECT COALESCE(detail, '') AS line FROM events WHERE kind = 'contact_changed' ORDER BY id");
    assert_eq!(events, ["company language no_mailings", "company language no_mailings"]);
});

on_both_engines!(a_save_of_the_contact_meanwhile_does_not_stand_in_the_way, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let mut kari = app.staff("agent").await;
    kari.opens(&app.card_of(ADA)).await;
    let link = app.subscriber(ADA, &["News", "Invitations"]).await;
    app.visitor().opens(&link).await;
    kari.fills("first_name", "Ada");
    kari.presses("Save details").await;
    assert!(kari.page().says("Saved."), "the same fields still held: {}", kari.page().text);
    app.ignores_mail();
});

on_both_engines!(a_contact_has_several_addresses_and_one_of_them_is_the_main_one, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    writes_down(&mut kari, "Bo", "", BO).await;
    let card = app.card_of(ADA);
    let add = format!("{card}/addresses");
    for (address, words) in [(BO, "Another contact has"), (ADA, "has this e-mail address already"), ("x@", "name@example")] {
        let answer = kari.sends_to(&add, &[("address", address)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(address == "x@" || answer.text().contains(words), "{address}");
    }
    kari.opens(&card).await;
    kari.fills("address", "Ada@Work.example");
    kari.presses("Add address").await;
    let other = app.lines("SELECT CAST(id AS TEXT) AS line FROM contact_addresses WHERE address = 'Ada@work.example'");
    let other = other[0].clone();
    kari.presses("Make it the main address").await;
    let rows = "SELECT address || CASE WHEN is_primary THEN ' main' ELSE '' END AS line FROM contact_addresses WHERE contact_id = 1 ORDER BY id";
    assert_eq!(app.lines(rows), ["ada@fjordlys.no", "Ada@work.example main"]);
    let answer = kari.sends_to(&format!("{card}/addresses/{other}/removal"), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "the main one stays");
    kari.opens(&card).await;
    kari.presses("Remove").await;
    assert_eq!(app.lines(rows), ["Ada@work.example main"]);
    assert!(!kari.opens("/admin/contacts?search=fjordlys").await.says("Ada"), "and is no longer found by it");
    let elsewhere = kari.sends_to(&format!("{}/addresses/{other}/primary", app.card_of(BO)), &[]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "an address of somebody else");
    let acts = app.contact_acts();
    assert_eq!(&acts[2..], ["contact.address_added", "contact.address_made_primary", "contact.address_removed"]);
});

#[actix_web::test]
async fn who_saves_while_the_main_address_changes_finds_the_contact_with_the_new_one() {
    let app = TestApp::on(Engine::Postgres).await;
    app.subscriber(ADA, &["News"]).await;
    let (id, handle) = (app.id_of(ADA), app.lines("SELECT handle AS line FROM contacts").concat());
    let mut changing = session();
    changing
        .batch_execute(&format!(
            "SET search_path = {}; BEGIN; UPDATE contacts SET version = version + 1 WHERE id = {id}; \
             UPDATE contact_addresses SET is_primary = FALSE WHERE contact_id = {id}; \
             INSERT INTO contact_addresses (contact_id, address, address_key, is_primary, bounces_in_row, created_at) \
             VALUES ({id}, '{BO}', '{BO}', TRUE, 0, '2026-11-28 10:00:00')",
            app.schema()
        ))
        .unwrap();
    let db = app.state.db.clone();
    let saving = std::thread::spawn(move || db.write_blocking(move |tx| contacts::hold(tx, &handle)));
    while !is_waiting(app.schema()) {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    changing.batch_execute("COMMIT").unwrap();
    let found = saving.join().unwrap().unwrap().expect("somebody is there all the while");
    assert_eq!((found.id, found.address.as_str()), (id, BO));
}

on_both_engines!(lnk_03_staff_end_the_links_of_a_contact, async |app| {
    let link = app.subscriber(ADA, &["News"]).await;
    let mut kari = app.staff("agent").await;
    kari.opens(&app.card_of(ADA)).await;
    kari.presses("End all links").await;
    assert!(kari.page().says("They no longer work."));
    assert_eq!(app.visitor().opens(&link).await.answer.status, StatusCode::GONE);
    assert_eq!(app.contact_acts(), ["contact.links_revoked"]);
});

on_both_engines!(who_may_only_look_sees_the_card_and_no_form, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let mut auditor = app.staff_speaking("auditor", Language::Nb).await;
    let card = app.card_of(ADA);
    for path in [card.clone(), format!("{card}/privacy"), app.purpose_of(ADA, "STORE"), "/admin/contacts".to_owned()] {
        let page = auditor.opens(&path).await;
        assert_eq!(page.answer.status, StatusCode::OK, "{path}");
        assert!(page.forms.iter().all(|form| ["/admin/sign-out", "/admin/contacts"].contains(&form.action.as_str())), "{path}");
    }
});
