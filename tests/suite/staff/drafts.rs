//! A session that ends under a form: one signs in again, and nothing that was typed is lost or saved unseen.

use actix_web::http::StatusCode;
use chrono::Duration;

use super::{KARI, PASSWORD, gives_code, sets_up, signs_in};
use crate::{
    cards::writes_down,
    support::{TestApp, Visitor, on_both_engines},
};

const ADA: &str = "ada@fjordlys.no";

/// Kari was away for too long: the button leads to the door, and she comes in again.
async fn comes_back(app: &TestApp, kari: &mut Visitor<'_>) {
    app.passes(Duration::minutes(31));
    kari.submits().await;
    assert!(kari.page().path.starts_with("/admin/sign-in?next=%2Fadmin%2F"), "{}", kari.page().path);
    enters(app, kari).await;
}

async fn enters(app: &TestApp, kari: &mut Visitor<'_>) {
    kari.fills("address", KARI).fills("password", PASSWORD).submits().await;
    gives_code(app, kari, KARI).await;
}

on_both_engines!(what_was_typed_when_the_session_ended_is_in_its_own_form_after_signing_in_again, async |app| {
    app.ignores_mail();
    let mut kari = sets_up(app).await;
    writes_down(&mut kari, "Ada", "Lovelace", ADA).await;
    let (card, purpose) = (app.card_of(ADA), app.purpose_of(ADA, "EMARKETING"));
    let (basis, source) = (app.basis("61B"), app.source("EMAIL"));
    let news = format!("/admin/subscription-types/{}", app.id("subscription_types", "NEWS"));
    let role = app.lines("SELECT CAST(id AS TEXT) AS line FROM roles WHERE key = 'agent'").concat();
    let confirmation = format!("{card}/confirmation");
    app.meddles("UPDATE staff SET language = 'sv'").await;
    let forms: [(&str, &[(&str, &str)]); 12] = [
        ("/admin/account", &[("language", "en")]),
        ("/admin/users/new", &[("name", "Bo <b>"), ("address", "bo@fjordlys.no"), ("role", &role), ("language", "da")]),
        ("/admin/roles/new", &[("name", "Bringer & søn")]),
        ("/admin/subscription-types/new", &[("name-en", "Courses"), ("name-nb", "Kurs"), ("name-de", "Kurse")]),
        (&news, &[("name-en", "Fresh news"), ("description-sv", "Färskt")]),
        ("/admin/settings/links", &[("preference_link_days", "30")]),
        ("/admin/settings/organisation", &[("organisation_name", "Fjordlys & Co")]),
        ("/admin/templates/welcome", &[("subject-en", "Hello there")]),
        ("/admin/contacts/new", &[("address", "grace@fjordlys.no"), ("first_name", "Grace"), ("company", "Hopper")]),
        (&card, &[("first_name", "Augusta"), ("phone", "+47 22 33 44 55")]),
        (&purpose, &[("basis", &basis), ("source", &source), ("comment", "By telephone")]),
        (&confirmation, &[("subject", "What we keep about you"), ("language", "de")]),
    ];
    for (page, typed) in forms {
        let is_open = kari.opens(page).await.answer.status == StatusCode::OK;
        assert!(is_open, "{page}");
        for (name, value) in typed {
            kari.fills(name, value);
        }
        let before = app.lines("SELECT CAST(count(*) AS TEXT) AS line FROM audit_entries WHERE what NOT LIKE 'session%'");
        comes_back(app, &mut kari).await;
        let shown = kari.page();
        assert!(shown.path.starts_with(&format!("{page}?kept=")), "{page}: {}", shown.path);
        assert!(
            shown.answer.status == StatusCode::OK && (shown.says("Not saved yet") || shown.says("Inte sparat än")),
            "{page}: {}",
            shown.text
        );
        for (name, value) in typed {
            assert_eq!(shown.value(name).trim_start(), *value, "{name} on {page}");
        }
        let now = app.lines("SELECT CAST(count(*) AS TEXT) AS line FROM audit_entries WHERE what NOT LIKE 'session%'");
        assert_eq!(before, now, "{page}: nothing is saved before the button is pressed");
        let (name, value) = typed[0];
        kari.fills(name, value).submits().await;
        assert!(kari.page().path.contains("done="), "{page}: {} {}", kari.page().path, kari.page().text);
    }
    assert_eq!(app.lines("SELECT name AS line FROM staff WHERE address = 'bo@fjordlys.no'"), ["Bo <b>"]);
    assert_eq!(app.lines("SELECT name AS line FROM subscription_type_texts WHERE language = 'nb' AND name = 'Kurs'"), ["Kurs"]);
    assert_eq!(app.lines("SELECT value AS line FROM settings WHERE name = 'preference_link_days'"), ["30"]);
});

on_both_engines!(what_was_ticked_comes_back_and_what_others_saved_meanwhile_is_not_overwritten, async |app| {
    let mut kari = sets_up(app).await;
    kari.opens("/admin/roles/new").await;
    kari.fills("name", "Importer").ticks("Import contacts").ticks("Read the audit log");
    comes_back(app, &mut kari).await;
    assert!(kari.page().toggle("Import contacts").is_on && !kari.page().toggle("Export data").is_on);
    kari.fills("name", "Importer").submits().await;
    assert!(kari.page().says("Importer Import contacts · Read the audit log"), "{}", kari.page().text);

    let id = |statement: &str| app.lines(statement).concat();
    let role = format!("/admin/roles/{}", id("SELECT CAST(id AS TEXT) AS line FROM roles WHERE name = 'Importer'"));
    let news = format!("/admin/subscription-types/{}", app.id("subscription_types", "NEWS"));
    let eva = app.hires("administrator", samtykke::kernel::Language::En).await;
    let member = format!("/admin/users/{eva}");
    for (page, name, mine, theirs) in [
        (role.as_str(), "name", "Bringer", "Carrier"),
        (news.as_str(), "name-en", "Fresh news", "Latest news"),
        (member.as_str(), "name", "Eva Berg", "Eva Bjerg"),
        ("/admin/settings/links", "preference_link_days", "30", "40"),
    ] {
        kari.opens(page).await;
        kari.fills(name, mine);
        let mut other = app.signed_in(eva).await;
        other.opens(page).await;
        other.fills(name, theirs).submits().await;
        assert!(other.page().path.contains("done="), "{page}: {}", other.page().text);
        comes_back(app, &mut kari).await;
        assert_eq!(kari.page().value(name), mine, "{page}");
        kari.fills(name, mine).submits().await;
        assert_eq!(kari.page().answer.status, StatusCode::CONFLICT, "{page}: {}", kari.page().text);
        assert_eq!(kari.page().value(name), mine, "{page}");
    }
});

on_both_engines!(what_was_typed_is_nobody_elses_and_gone_within_the_hour, async |app| {
    let mut kari = sets_up(app).await;
    kari.opens("/admin/users/new").await;
    kari.fills("name", "Bo Berg");
    comes_back(app, &mut kari).await;
    let kept = kari.page().path.clone();
    let mut eva = app.staff("administrator").await;
    assert_eq!(eva.opens(&kept).await.value("name"), "", "it is nobody else's");
    assert!(!eva.page().says("Not saved yet"));
    let handle = kept.split_once('?').unwrap().1;
    assert_eq!(kari.opens(&format!("/admin/roles/new?{handle}")).await.value("name"), "", "nor another form's");
    assert_eq!(kari.opens(&kept).await.value("name"), "Bo Berg");
    for _ in 0..3 {
        app.passes(Duration::minutes(25));
        kari.opens("/admin").await;
    }
    assert_eq!(kari.opens(&kept).await.value("name"), "", "an hour is enough");
    assert_eq!(kari.page().answer.status, StatusCode::OK);
});

on_both_engines!(a_button_that_was_pressed_too_late_is_asked_about, async |app| {
    let mut kari = sets_up(app).await;
    let bo = app.hires("agent", samtykke::kernel::Language::En).await;
    kari.opens(&format!("/admin/users/{bo}")).await;
    app.passes(Duration::minutes(31));
    kari.presses("Lock out").await;
    enters(app, &mut kari).await;
    assert!(kari.page().says("You had not finished"), "{}", kari.page().text);
    let draft = kari.page().path.clone();
    let mut eva = app.staff("administrator").await;
    assert_eq!(eva.opens(&draft).await.answer.status, StatusCode::NOT_FOUND, "it is nobody else's");
    let disabled = format!("SELECT CAST(count(disabled_at) AS TEXT) AS line FROM staff WHERE id = {bo}");
    assert_eq!(app.lines(&disabled), ["0"], "nothing is done before the button is pressed");
    kari.presses("Send it now").await;
    assert_eq!(app.lines(&disabled), ["1"]);
});

on_both_engines!(passwords_are_not_kept_among_what_was_typed, async |app| {
    let mut kari = sets_up(app).await;
    kari.opens("/admin/account").await;
    app.passes(Duration::minutes(31));
    kari.fills("password", PASSWORD).fills("new-password", "båten driver langsomt nordover").submits().await;
    assert_eq!(app.count("staff_drafts"), 1);
    assert!(app.dump().rows_with("nordover").is_empty() && app.dump().rows_with("fjorden").is_empty());
    let nobody = app.visitor().posts("/admin/account/language", &[("language", "de")]).await;
    assert_eq!((nobody.status, app.count("staff_drafts")), (StatusCode::SEE_OTHER, 1), "a stranger's input is not kept");
    assert_eq!(signs_in(app, KARI, PASSWORD).await.page().path, "/admin");
});
