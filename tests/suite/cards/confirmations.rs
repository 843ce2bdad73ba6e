//! Privacy confirmations, activities, and the consents as a file.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::mail::{DeliveryError, transport::Answer as Reply};

use super::{search::crowd, writes_down};
use crate::{
    journeys::{ADA, BO},
    support::{TestApp, on_both_engines},
};

/// Lets a source tell new contacts by itself.
async fn tells(app: &TestApp, source: &str) {
    let statement = format!(
        "UPDATE sources SET sends_confirmation = TRUE, confirmation_template_id = \
         (SELECT id FROM templates WHERE key = 'privacy_confirmation') WHERE key = '{source}'"
    );
    app.staff_runs(&statement).await;
}

on_both_engines!(pce_01_whoever_is_newly_created_is_told_once_by_every_channel_that_says_so, async |app| {
    tells(app, "USER").await;
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    let mail = app.mail_to(ADA).await;
    assert!(mail.subject.contains("What Our organisation stores about you"), "{}", mail.subject);
    assert!(mail.text.contains("Sales and service (Legitimate interest)"), "{}", mail.text);
    assert!(!mail.link("p").is_empty(), "it holds the preference link (PCE-03)");
    kari.opens(&app.card_of(ADA)).await;
    kari.fills("company", "Fjordlys").presses("Save details").await;
    // A sign-up by a form, whose source does not tell: only its own mails.
    app.subscriber(BO, &["News"]).await;
    tells(app, "WEBFORM").await;
    let mut cy = app.visitor();
    cy.signs_up("cy@fjordlys.no", &["News"]).await;
    let confirm = app.mail_to("cy@fjordlys.no").await.link("confirm");
    cy.opens(&confirm).await;
    cy.presses("Yes, confirm").await;
    let subjects: Vec<String> = app.mails().await.into_iter().map(|mail| mail.subject).collect();
    assert!(subjects.iter().any(|subject| subject.contains("stores about you")), "{subjects:?}");
    app.subscriber("cy@fjordlys.no", &["Invitations"]).await;
    let told = app.lines(
        "SELECT address AS line FROM mails JOIN template_versions v ON v.id = template_version_id \
         JOIN templates t ON t.id = v.template_id WHERE t.key = 'privacy_confirmation' ORDER BY mails.id",
    );
    assert_eq!(told, [ADA, "cy@fjordlys.no"], "each once");
    app.ignores_mail();
});

on_both_engines!(pce_02_staff_send_it_by_hand_and_find_it_among_the_activities_as_sent, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    let path = format!("{}/confirmation", app.card_of(ADA));
    kari.opens(&path).await;
    assert_eq!(kari.page().value("subject"), "What Our organisation stores about you", "prefilled");
    kari.fills("language", "nb").presses("Send confirmation").await;
    assert!(kari.page().says("The e-mail is on its way."));
    let mail = app.mail_to(ADA).await;
    assert!(mail.text.contains("Salg og kundeservice"), "in the chosen language (PCE-05): {}", mail.text);
    assert_ne!(mail.subject, "What Our organisation stores about you", "with that language's own subject");

    kari.opens(&path).await;
    kari.fills("subject", "A word \r\nBcc: x@example.org")
        .fills("address", "work@fjordlys.no")
        .presses("Send confirmation")
        .await;
    let mail = app.mail_to("work@fjordlys.no").await;
    assert_eq!(mail.subject, "A word Bcc: x@example.org", "one line, whatever was typed");
    let link = kari.page().links.iter().find(|link| link.contains("/mails/")).unwrap().clone();
    let page = kari.opens(&link).await;
    assert!(page.says("A word Bcc: x@example.org") && page.says("work@fjordlys.no") && page.says("Sent"), "{}", page.text);
    assert!(page.html.contains("/•••") && !page.html.contains("/p/ey"), "its links are masked");
    for word in ["keep your details safe", "withdraw any consent"] {
        assert!(mail.text.contains(word) && page.says(word), "{word}");
    }
    let elsewhere = link.replace(&app.card_of(ADA), "/admin/contacts/999");
    assert_eq!(kari.opens(&elsewhere).await.answer.status, StatusCode::NOT_FOUND);
    assert_eq!(app.contact_acts(), ["contact.created", "contact.informed", "contact.informed"]);
    assert_eq!(app.count("events WHERE kind = 'contact_informed'"), 2);
    assert_eq!(app.count("contacts WHERE informed_at IS NOT NULL"), 1);

    for (field, value) in [("template", "welcome"), ("language", "xx"), ("subject", " "), ("address", "x@"), ("to", BO)] {
        let mut values = vec![("to", ADA), ("template", "privacy_confirmation"), ("language", "en"), ("subject", "x")];
        values.retain(|(name, _)| *name != field);
        values.push((field, value));
        let answer = kari.sends_to(&path, &values).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
    }
    assert_eq!(app.count("mails"), 2);
});

on_both_engines!(lw_08_it_is_said_by_when_somebody_is_to_be_told, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    writes_down(&mut kari, "Bo", "", BO).await;
    let due = samtykke::i18n::format::date(samtykke::kernel::Language::En, app.now().plus(Duration::days(30)));
    let page = kari.opens(&app.card_of(ADA)).await;
    assert!(page.says(&format!("not yet; due by {due}")), "{}", page.text);
    assert!(!kari.opens("/admin/not-informed").await.says("To be informed within"), "that is weeks away");
    app.passes(Duration::days(25));
    let mut kari = app.staff("agent").await;
    assert!(kari.opens("/admin/not-informed").await.says("To be informed within the next 7 days: 2."), "{}", kari.page().text);
    kari.opens(&format!("{}/confirmation", app.card_of(ADA))).await;
    kari.presses("Send confirmation").await;
    assert!(!kari.opens(&app.card_of(ADA)).await.says("not yet"), "who was told is no longer to be told");
    assert!(kari.opens("/admin/not-informed").await.says("To be informed within the next 7 days: 1."));
    app.passes(Duration::days(6));
    let mut kari = app.staff("agent").await;
    let page = kari.opens("/admin/not-informed").await;
    assert!(page.says("To be informed by") && page.says(&due) && !page.says("To be informed within"), "{}", page.text);
    app.ignores_mail();
});

on_both_engines!(pce_04_those_who_were_not_told_in_time_are_listed_and_told_together, async |app| {
    crowd(app, 620).await;
    let mut kari = app.staff("agent").await;
    let late = app.count("contacts WHERE informed_at IS NULL");
    let page = kari.opens("/admin/not-informed").await;
    let first: Vec<_> = page.links.iter().filter(|link| link.starts_with("/admin/contacts/")).cloned().collect();
    assert_eq!((late, first.len(), first[0].as_str()), (620, 50, "/admin/contacts/1"), "the longest stored first");
    let next = page.links.iter().find(|link| link.contains("after=")).unwrap().replace("&amp;", "&");
    let page = kari.opens(&next).await;
    assert!(page.links.contains(&"/admin/contacts/51".to_owned()) && !page.links.contains(&"/admin/contacts/50".to_owned()));
    kari.presses("Send to all of these").await;
    assert!(kari.page().says("Everybody has been informed in time."), "{}", kari.page().text);
    // Those who came in the last 30 days are not late yet.
    let told = app.count("contacts WHERE informed_at IS NOT NULL");
    assert!((500..620).contains(&told), "{told}: more than one portion");
    assert!(kari.page().says(&format!("Privacy confirmations on their way: {told}")));
    assert_eq!(app.count("events WHERE kind = 'contact_informed'"), told);
    assert_eq!(app.count("mails WHERE state <> 'dropped'"), told);
    app.passes(Duration::days(31));
    let kari = &mut app.staff("agent").await;
    assert!(!kari.opens("/admin/not-informed").await.says("Everybody has been informed in time."), "a month later they are");
    app.ignores_mail();
});

on_both_engines!(pce_02_those_chosen_in_the_list_are_told_together_and_it_is_said_who_was_left_out, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    writes_down(&mut kari, "Bo", "", BO).await;
    kari.fills("language", "nb").presses("Save details").await;
    kari.opens(&format!("{}/confirmation", app.card_of(ADA))).await;
    kari.presses("Send confirmation").await;
    app.mail_to(ADA).await;
    let (ada, bo) = (app.id_of(ADA).to_string(), app.id_of(BO).to_string());

    let page = kari.opens("/admin/contacts?chosen=all").await;
    assert!(page.says("Choose Ada") && page.says("Choose Bo") && page.says("Send privacy confirmation to those chosen"));
    let path = "/admin/contacts/confirmation";
    let page = kari
        .opens(&format!("{path}?contact={ada}&contact={bo}&contact={bo}&contact=999&back=%2Fadmin%2Fcontacts%3Flanguage%3Dnb"))
        .await;
    assert!(page.says("2 contacts are chosen.") && page.says("told before (1)"), "{}", page.text);
    kari.presses("Send confirmation").await;
    assert!(kari.page().says("Privacy confirmations on their way: 1"), "{}", kari.page().text);
    assert!(kari.page().says("Left out because they were told before: 1"));
    assert!(kari.page().says("Choose Bo") && !kari.page().says("Choose Ada"), "back in the list as it was");
    let mail = app.mail_to(BO).await;
    assert!(mail.text.contains("Salg og kundeservice"), "each in their own language: {}", mail.text);
    assert_eq!(app.count("audit_entries WHERE what = 'contacts.informed'"), 1);

    let chosen = [("contact", ada.as_str()), ("contact", &bo), ("contact", "999"), ("template", "privacy_confirmation")];
    let with = |more: &[(&'static str, &'static str)]| [&chosen[..], more].concat();
    let answer = kari.sends_to(path, &with(&[("language", "de"), ("subject", "Hallo"), ("back", "https://example.org/")])).await;
    assert_eq!(answer.header("location"), "/admin/contacts?sent=2&told=0&gone=1", "told again, and nowhere else led to");
    let mails: Vec<_> = app.mails().await.into_iter().filter(|mail| mail.subject == "Hallo").collect();
    assert!(mails.len() == 2 && mails.iter().all(|mail| mail.text.contains("Vertrieb und Service")), "{mails:?}");
    assert_eq!(app.count("events WHERE kind = 'contact_informed'"), 4);

    let before = app.count("mails");
    let many: Vec<String> = (1..=501).map(|number| number.to_string()).collect();
    let too_many: Vec<_> = many.iter().map(|id| ("contact", id.as_str())).chain([("template", "privacy_confirmation")]).collect();
    let long = "x".repeat(201);
    for values in [
        vec![("template", "privacy_confirmation")],
        too_many,
        vec![("contact", &ada), ("template", "welcome")],
        vec![("contact", &ada), ("template", "privacy_confirmation"), ("language", "xx")],
        vec![("contact", &ada), ("template", "privacy_confirmation"), ("subject", &long)],
    ] {
        assert_eq!(kari.sends_to(path, &values).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", values.last());
    }
    assert_eq!(app.count("mails"), before);
});

on_both_engines!(what_is_registered_is_taken_out_as_a_file_by_who_may, async |app| {
    let mut agent = app.staff("agent").await;
    writes_down(&mut agent, "Ada", "", ADA).await;
    let path = format!("{}/export", app.card_of(ADA));
    assert_eq!(agent.sends_to(&path, &[]).await.status, StatusCode::FORBIDDEN);
    let mut officer = app.staff("privacy_officer").await;
    let answer = officer.sends_to(&path, &[]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.starts_with(b"PK") && answer.header("content-disposition").contains(".xlsx"));
    assert_eq!(app.contact_acts(), ["contact.created", "contact.exported"]);
});

on_both_engines!(pce_04_nobody_was_told_by_a_mail_that_was_given_up, async |app| {
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "", ADA).await;
    let informed = || app.lines("SELECT CAST(informed_at AS TEXT) AS line FROM contacts WHERE informed_at IS NOT NULL");
    let path = format!("{}/confirmation", app.card_of(ADA));
    let refused = || app.memory.answer_next(Reply::Refuse(DeliveryError::Permanent("550 no such user".to_owned())));
    kari.opens(&path).await;
    kari.presses("Send confirmation").await;
    assert_eq!(informed().len(), 1, "one that is on its way counts");
    refused();
    app.sends_mail().await;
    assert_eq!((app.count("mails WHERE state = 'failed'"), informed().len()), (1, 0));
    app.passes(Duration::days(31));
    let mut kari = app.staff("agent").await;
    assert!(!kari.opens("/admin/not-informed").await.says("Everybody has been informed in time."));
    // Sent again, it counts again.
    let at = app.now();
    app.arranges(move |tx| samtykke::features::outbox::resend(tx, at, samtykke::kernel::ids::MailId(1))).await;
    assert_eq!(informed().len(), 1);
    app.mail_to(ADA).await;
    let first = informed();
    // A later one that fails takes nothing from the one that arrived.
    kari.opens(&path).await;
    kari.presses("Send confirmation").await;
    assert_ne!(informed(), first);
    refused();
    app.sends_mail().await;
    assert_eq!(informed(), first);
    app.leaves_mail();
    app.ignores_mail();
});

on_both_engines!(pce_05_a_language_that_the_template_lacks_is_the_countrys_and_then_the_organisations, async |app| {
    tells(app, "USER").await;
    // The template speaks Danish and German only.
    let texts: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(
        &app.lines("SELECT v.texts AS line FROM template_versions v JOIN templates t ON t.id = v.template_id WHERE t.key = 'privacy_confirmation'")[0],
    )
    .unwrap();
    let few: std::collections::BTreeMap<_, _> =
        texts.into_iter().filter(|(code, _)| ["da", "de"].contains(&code.as_str())).collect();
    let few = serde_json::to_string(&few).unwrap().replace('\'', "''");
    app.staff_runs(&format!(
        "INSERT INTO template_versions (template_id, number, texts, hash, created_at) \
         SELECT id, 2, '{few}', 'few', updated_at FROM templates WHERE key = 'privacy_confirmation'"
    ))
    .await;
    app.staff_runs(
        "UPDATE templates SET current_version_id = (SELECT MAX(id) FROM template_versions) WHERE key = 'privacy_confirmation'",
    )
    .await;
    app.sets("base_language", "da").await;
    let mut kari = app.staff("agent").await;
    for (address, language, country, told) in [
        ("a@fjordlys.no", "de", "", "de"),
        ("b@fjordlys.no", "sv", "AT", "de"),
        ("c@fjordlys.no", "sv", "NO", "da"),
        ("d@fjordlys.no", "en", "", "da"),
        ("e@fjordlys.no", "en", "JP", "da"),
    ] {
        kari.opens("/admin/contacts/new").await;
        kari.fills("address", address).fills("language", language).fills("country", country).presses("Add contact").await;
        let mail = app.mail_to(address).await;
        assert!(mail.html.contains(&format!("lang=\"{told}\"")), "{address}: {}", mail.html);
        // By hand the same language is proposed, and another may be chosen.
        let page = kari.opens(&format!("{}/confirmation", app.card_of(address))).await;
        assert_eq!(page.value("language"), told, "{address}");
    }
});
