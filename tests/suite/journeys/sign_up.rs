//! From the public form to the first page of one's own (FRM-06, FRM-07, CON-01…07, SUB-05).

use chrono::Duration;
use samtykke::{app::upkeep, features::forms::model::FieldKind, kernel::Language};

use super::{ADA, AGREES, drop_fields};
use crate::support::on_both_engines;

/// Consents as `purpose basis source channel-of-the-event`.
const CONSENTS: &str = "SELECT p.key || ' ' || b.key || ' ' || s.key || ' ' || e.channel || ' ' || e.actor AS line FROM consents c \
     JOIN purposes p ON p.id = c.purpose_id JOIN legal_bases b ON b.id = c.basis_id JOIN sources s ON s.id = c.source_id \
     JOIN events e ON e.id = c.event_id ORDER BY p.position";

on_both_engines!(a_visitor_signs_up_confirms_and_sees_what_she_chose, async |app| {
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    assert!(ada.page().says("Check your inbox"), "{}", ada.page().text);
    let mail = app.mail_to(ADA).await;
    assert!(mail.text.contains("News") && !mail.text.contains("Invitations"), "{}", mail.text);
    ada.opens(&mail.link("confirm")).await;
    let stored = ["contacts", "contact_addresses", "consents", "subscriptions"].map(|table| app.count(table));
    assert_eq!(stored, [0; 4], "nothing is stored on anybody before the button (FRM-06)");
    ada.presses("Yes, confirm").await;
    assert!(ada.page().says("You are signed up"));
    let page = app.mail_to(ADA).await.link("p");
    ada.opens(&page).await;
    assert!(ada.page().toggle("News").is_on && !ada.page().toggle("Invitations").is_on);
    assert!(ada.page().toggle(AGREES).is_on);
});

on_both_engines!(con_02_the_record_says_on_what_ground_from_where_when_and_by_whom, async |app| {
    app.subscriber(ADA, &["News", "Promotions"]).await;
    assert_eq!(app.lines(CONSENTS), ["STORE 61F WEBFORM form visitor", "EMARKETING 61A WEBFORM form contact"]);
    let stamped = app.lines(
        "SELECT registered_by || ' ' || updated_by || ' ' || CAST(changes AS TEXT) || comment AS line FROM consents ORDER BY purpose_id",
    );
    assert_eq!(stamped, ["visitor visitor 1", "contact contact 1"]);
    let version = "SELECT hash AS line FROM form_versions";
    let shown = app.lines("SELECT DISTINCT shown AS line FROM events");
    assert_eq!(shown, app.lines(version), "each event names the frozen words that were shown (CON-05)");
    let kinds = app.lines("SELECT kind AS line FROM events ORDER BY id");
    assert_eq!(
        kinds,
        [
            "sign_up_requested",
            "contact_created",
            "consent_granted",
            "sign_up_confirmed",
            "consent_granted",
            "subscription_chosen",
            "subscription_chosen"
        ]
    );
});

on_both_engines!(con_07_without_a_default_basis_only_what_was_agreed_to_is_registered, async |app| {
    app.sets("default_basis", "").await;
    app.subscriber(ADA, &["News"]).await;
    assert_eq!(app.lines(CONSENTS), ["EMARKETING 61A WEBFORM form contact"]);
});

on_both_engines!(sub_05_choosing_a_type_is_consent_to_its_purpose, async |app| {
    app.publishes("types", |_, definition| drop_fields(definition, |kind| matches!(kind, FieldKind::Consent { .. }))).await;
    let mut ada = app.visitor();
    ada.opens("/en/f/types").await;
    ada.fills("email", ADA).ticks("Invitations").submits().await;
    ada.opens(&app.mail_to(ADA).await.link("confirm")).await;
    ada.presses("Yes, confirm").await;
    app.mail_to(ADA).await;
    assert_eq!(app.lines(CONSENTS)[1], "EMARKETING 61A WEBFORM form contact");
});

on_both_engines!(a_second_click_shows_that_it_is_done_and_does_nothing, async |app| {
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    let link = app.mail_to(ADA).await.link("confirm");
    ada.opens(&link).await;
    ada.presses("Yes, confirm").await;
    app.mail_to(ADA).await;
    let before = app.dump();
    for _ in 0..2 {
        ada.posts(&link, &[]).await;
        assert!(ada.opens(&link).await.says("You are signed up"));
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    app.no_mail().await;
});

on_both_engines!(frm_07_a_known_person_keeps_her_name_and_her_other_choices, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.staff_runs("UPDATE contacts SET first_name = 'Ada', last_name = ''").await;
    let mut somebody = app.visitor();
    somebody.opens("/en/f/newsletter").await;
    somebody
        .fills("email", "ADA@Fjordlys.no")
        .fills("first_name", "Mallory")
        .fills("last_name", "Lovelace")
        .fills("language", "nl");
    somebody.ticks("Invitations").ticks(AGREES).submits().await;
    // However it is typed, it is one person, and mail goes to the mailbox that is known.
    somebody.opens(&app.mail_to(ADA).await.link("confirm")).await;
    somebody.presses("Ja, ik bevestig").await;
    let page = app.mail_to(ADA).await.link("p");
    assert_eq!(
        app.lines("SELECT first_name || '|' || last_name || '|' || language AS line FROM contacts"),
        ["Ada|Lovelace|en"],
        "what was empty is filled, what was there stays"
    );
    let mut ada = app.visitor();
    ada.opens(&page).await;
    assert!(ada.page().toggle("News").is_on && ada.page().toggle("Invitations").is_on);
    assert_eq!(app.lines("SELECT CAST(changes AS TEXT) AS line FROM consents ORDER BY purpose_id"), ["1", "2"]);
});

on_both_engines!(frm_07_a_field_that_may_overwrite_does, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.staff_runs("UPDATE contacts SET first_name = 'Ada'").await;
    app.republishes("newsletter", |definition| {
        definition.fields.iter_mut().filter(|field| field.name != "last_name").for_each(|field| field.may_overwrite = true);
    })
    .await;
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA)
        .fills("first_name", "Augusta")
        .fills("language", "da")
        .ticks("Promotions")
        .ticks(AGREES)
        .submits()
        .await;
    ada.opens(&app.mail_to(ADA).await.link("confirm")).await;
    ada.presses("Ja, bekræft").await;
    app.mail_to(ADA).await;
    assert_eq!(app.lines("SELECT first_name || ' ' || language AS line FROM contacts"), ["Augusta da"]);
    assert_eq!(app.count("events WHERE kind = 'contact_changed'"), 1);
});

on_both_engines!(frm_07_who_has_it_all_is_told_so_at_most_once_a_day, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    assert!(ada.page().says("Check your inbox"), "the page says the same as for anyone");
    let mail = app.mail_to(ADA).await;
    assert!(mail.subject.contains("already") && mail.has_link("p") && !mail.has_link("confirm"), "{}", mail.text);
    ada.signs_up(ADA, &["News"]).await;
    app.no_mail().await;
    app.passes(Duration::hours(25));
    ada.signs_up(ADA, &["News"]).await;
    assert!(app.mail_to(ADA).await.subject.contains("already"));
});

on_both_engines!(frm_06_of_an_unconfirmed_sign_up_nothing_is_left_after_14_days, async |app| {
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).fills("first_name", "Augusta").ticks("News").ticks(AGREES).submits().await;
    let link = app.mail_to(ADA).await.link("confirm");
    app.passes(Duration::days(14) - Duration::minutes(1));
    upkeep::purge(&app.state).await.unwrap();
    assert!(!app.dump().rows_with(ADA).is_empty(), "14 days are not over");
    app.passes(Duration::minutes(2));
    upkeep::purge(&app.state).await.unwrap();
    let dump = app.dump();
    for trace in ["fjordlys", "augusta", "suite/1.0", "10.0.0"] {
        assert_eq!(dump.rows_with(trace), [""; 0], "{trace}");
    }
    assert_eq!(app.count("events"), 1, "that somebody asked stays, without saying who");
    assert!(ada.opens(&link).await.says("This link no longer works"));
});

on_both_engines!(a_confirmed_sign_up_is_not_purged, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let before = app.dump();
    app.passes(Duration::days(15));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(without_double_opt_in_somebody_new_is_welcome_at_once_and_nobody_known_is_changed, async |app| {
    app.publishes("quick", |new, _| new.has_double_opt_in = false).await;
    let mut ada = app.visitor();
    let fill = async |ada: &mut crate::support::Visitor<'_>, kind: &str| {
        ada.opens("/en/f/quick").await;
        ada.fills("email", ADA).ticks(kind).ticks(AGREES).submits().await;
    };
    fill(&mut ada, "News").await;
    assert!(app.mail_to(ADA).await.has_link("p"));
    assert_eq!(
        app.lines("SELECT COALESCE(CAST(confirmed_at AS TEXT), 'not shown to be hers') AS line FROM contact_addresses").len(),
        1
    );
    let before = app.dump();
    fill(&mut ada, "Invitations").await;
    assert!(app.mail_to(ADA).await.has_link("confirm"), "whoever types a known address is asked to confirm");
    let after = app.dump();
    for table in ["contacts", "consents", "subscriptions"] {
        assert_eq!(before.0[table], after.0[table], "{table}");
    }
});

on_both_engines!(a_sign_up_in_each_language_is_answered_in_it, async |app| {
    for language in Language::ALL {
        let address = format!("{language}@fjordlys.no");
        let mut visitor = app.visitor();
        visitor.opens(&format!("/{language}/f/newsletter")).await;
        let boxes: Vec<String> =
            visitor.page().forms[0].controls.iter().filter(|c| c.kind == "checkbox").map(|c| c.label.trim().to_owned()).collect();
        assert_eq!(boxes.len(), 5, "four types and one consent in {language}");
        visitor.fills("email", &address);
        for label in &boxes {
            visitor.ticks(label);
        }
        visitor.submits().await;
        let mail = app.mail_to(&address).await;
        assert!(mail.html.contains(&format!("lang=\"{language}\"")), "{}", mail.html);
        visitor.opens(&mail.link("confirm")).await;
        assert!(visitor.page().html.contains(&format!("<html lang=\"{language}\"")), "the page speaks the contact's language");
        let button = visitor.page().forms[0].button.clone();
        visitor.presses(&button).await;
        assert!(app.mail_to(&address).await.html.contains(&format!("lang=\"{language}\"")));
    }
    let languages = app.lines("SELECT language AS line FROM contacts ORDER BY id");
    assert_eq!(languages, Language::ALL.map(|language| language.code().to_owned()));
});
