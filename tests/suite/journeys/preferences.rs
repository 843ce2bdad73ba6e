//! The preference page: what is saved, what is kept, what is said (CON-03…05, SUB-01…07, LNK-07).

use actix_web::http::{StatusCode, header};
use chrono::Duration;
use futures_util::future::join_all;
use samtykke::kernel::Language;

use super::{ADA, AGREES, people::state_of};
use crate::support::on_both_engines;

const SAVE: &str = "Save changes";
const LEAVE: &str = "Unsubscribe from everything";

on_both_engines!(a_save_changes_what_was_switched_says_so_and_mails_how_to_take_it_back, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.unticks("News").ticks("Invitations").presses(SAVE).await;
    for words in ["Saved", "News: off", "Invitations: on", "We have e-mailed you a confirmation."] {
        assert!(ada.page().says(words), "{words}: {}", ada.page().text);
    }
    assert!(!ada.page().says("Promotions: "), "nothing else is said to have changed");
    assert!(!ada.page().toggle("News").is_on && ada.page().toggle("Invitations").is_on);
    let mail = app.mail_to(ADA).await;
    assert!(
        mail.text.contains("News: off") && mail.text.contains("Invitations: on") && mail.has_link("restore"),
        "{}",
        mail.text
    );
    let event = "SELECT e.actor || ' ' || e.channel || ' ' || e.language || ' ' || t.language AS line FROM events e \
                 JOIN shown_texts t ON t.hash = e.shown WHERE e.channel = 'preference_page'";
    assert_eq!(app.lines(event), ["contact preference_page en en", "contact preference_page en en"]);
});

on_both_engines!(saving_without_a_change_writes_nothing_and_mails_nothing, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let before = app.dump();
    let mut ada = app.visitor();
    ada.opens(&page).await;
    assert!(ada.presses(SAVE).await.says("Nothing to save"));
    ada.opens(&page).await;
    assert_eq!(before.differences(&app.dump()), [""; 0]);
});

on_both_engines!(of_two_tabs_the_later_save_wins_and_the_page_says_so, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let (mut one, mut other) = (app.visitor(), app.visitor());
    one.opens(&page).await;
    other.opens(&page).await;
    assert!(!one.ticks("Invitations").presses(SAVE).await.says("changed in between"));
    app.mail_to(ADA).await;
    other.ticks("Promotions").presses(SAVE).await;
    assert!(other.page().says("Your choices had been changed in between"), "{}", other.page().text);
    assert!(other.page().toggle("Promotions").is_on && !other.page().toggle("Invitations").is_on);
    let mail = app.mail_to(ADA).await;
    assert!(mail.text.contains("Promotions: on") && mail.text.contains("Invitations: off"), "{}", mail.text);
});

on_both_engines!(saves_at_the_same_moment_all_count_and_the_history_is_whole, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let saves = ["Invitations", "Promotions", "Urgent messages", "News"].into_iter().flat_map(|kind| [kind; 3]).map(|kind| {
        let page = &page;
        async move {
            let mut ada = app.visitor();
            ada.opens(page).await;
            let is_on = ada.page().toggle(kind).is_on;
            if is_on {
                ada.unticks(kind)
            } else {
                ada.ticks(kind)
            };
            ada.presses(SAVE).await.answer.status
        }
    });
    assert_eq!(join_all(saves).await, [StatusCode::OK; 12]);
    app.present_equals_history();
    app.ignores_mail();
});

on_both_engines!(sub_05_turning_a_type_on_is_consent_to_its_purpose, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.presses(LEAVE).await;
    app.mail_to(ADA).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    ada.ticks("Promotions").presses(SAVE).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A PORTAL");
    assert!(app.mail_to(ADA).await.text.contains("Promotions: on"));
});

on_both_engines!(sub_05_whoever_is_mailed_on_another_ground_consents_by_choosing, async |app| {
    app.knows(ADA).await;
    app.registers(ADA, "EMARKETING", "61F").await;
    let page = app.fresh_link(ADA).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    assert!(ada.page().toggle(AGREES).is_on);
    ada.ticks("News").presses(SAVE).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A PORTAL");
    app.mail_to(ADA).await;
});

on_both_engines!(sub_04_withdrawing_keeps_the_choices_and_consenting_brings_them_back, async |app| {
    let page = app.subscriber(ADA, &["News", "Promotions"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.unticks(AGREES).presses(SAVE).await;
    assert!(ada.page().says("you withdrew your consent"), "{}", ada.page().text);
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    assert_eq!(app.count("subscriptions WHERE is_on"), 2);
    assert_eq!(app.count("consents"), 2, "a record is never deleted to withdraw (CON-04)");
    assert!(ada.page().toggle("News").is_on && !ada.page().toggle(AGREES).is_on);
    ada.ticks(AGREES).presses(SAVE).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A PORTAL");
    assert_eq!(app.mails().await.len(), 2);
});

on_both_engines!(a_withdrawal_is_not_lost_to_a_type_turned_on_by_the_same_save, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.unticks(AGREES).ticks("Promotions").presses(SAVE).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    app.mail_to(ADA).await;
});

on_both_engines!(sub_06_turning_the_last_type_off_does_not_withdraw, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.unticks("News").presses(SAVE).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A WEBFORM");
    app.mail_to(ADA).await;
});

on_both_engines!(leaving_everything_is_on_record_even_where_nothing_was_registered, async |app| {
    app.knows(ADA).await;
    let page = app.fresh_link(ADA).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "", "nothing registered is not the same as withdrawn (CON-03)");
    let mut ada = app.visitor();
    ada.opens(&page).await;
    assert!(!ada.page().toggle(AGREES).is_on);
    ada.presses(LEAVE).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    app.mail_to(ADA).await;
    assert!(
        ada.page().says("You are unsubscribed from everything")
            && ada.page().forms.iter().all(|form| form.button.trim() != LEAVE)
    );
    let (before, action) = (app.dump(), format!("{}/withdrawal", page.trim_start_matches(crate::support::BASE_URL)));
    assert!(ada.posts(&action, &[]).await.header("location").ends_with("?unchanged"));
    assert_eq!(before.differences(&app.dump()), [""; 0], "a second time changes nothing");
});

on_both_engines!(sub_03_a_type_that_starts_on_is_shown_on_and_saved_only_when_turned_off, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    app.staff_runs("UPDATE subscription_types SET starts_on = TRUE WHERE key = 'URGENT'").await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    assert!(ada.page().toggle("Urgent messages").is_on, "never chosen and starting on");
    assert!(ada.presses(SAVE).await.says("Nothing to save"));
    assert_eq!(app.count("subscriptions"), 1, "never chosen stays never chosen (SUB-02)");
    ada.unticks("Urgent messages").presses(SAVE).await;
    assert_eq!(app.count("subscriptions WHERE NOT is_on"), 1);
    app.mail_to(ADA).await;
});

on_both_engines!(sub_07_a_type_taken_off_offer_disappears_and_its_history_stays, async |app| {
    let page = app.subscriber(ADA, &["News", "Promotions"]).await;
    let mut ada = app.visitor();
    for change in ["is_active = FALSE", "is_active = TRUE, deleted_at = updated_at"] {
        app.staff_runs(&format!("UPDATE subscription_types SET {change} WHERE key = 'NEWS'")).await;
        assert!(!ada.opens(&page).await.offers("News"), "{change}");
        assert!(!app.visitor().opens("/en/f/newsletter").await.offers("News"), "{change}");
        ada.opens(&page).await;
        assert!(ada.presses(SAVE).await.says("Nothing to save"), "what is not on the page was not declined");
    }
    assert_eq!(app.count("subscriptions WHERE is_on"), 2);
});

on_both_engines!(a_type_that_was_not_on_the_page_is_not_declined, async |app| {
    let page = app.subscriber(ADA, &["News", "Promotions"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    // A page that offered News alone, and was sent with it off.
    let offered = ada.page().toggle("News").value.clone();
    let (shown, version) = (ada.page().value("shown").to_owned(), ada.page().value("version").to_owned());
    let action = ada.page().forms[0].action.clone();
    let purpose = ada.page().value("purpose").to_owned();
    let body =
        [("shown", shown.as_str()), ("version", &version), ("purpose", &purpose), ("consent", &purpose), ("offered", &offered)];
    assert_eq!(ada.posts(&action, &body).await.status, StatusCode::SEE_OTHER);
    ada.opens(&page).await;
    assert!(!ada.page().toggle("News").is_on && ada.page().toggle("Promotions").is_on && ada.page().toggle(AGREES).is_on);
    app.mail_to(ADA).await;
});

on_both_engines!(nothing_is_saved_on_words_that_were_not_seen, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    app.staff_runs("UPDATE purpose_texts SET approval_text = 'Yes, and call me as well.' WHERE language = 'en'").await;
    let before = app.dump();
    let shown = ada.ticks("Promotions").presses(SAVE).await;
    assert_eq!(shown.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.says("Nothing was saved: the text has changed") && shown.offers("Yes, and call me as well."));
    for forged in ["", "x", "ada@fjordlys.no was here", &"0".repeat(64)] {
        ada.opens(&page).await;
        ada.fills("shown", forged).ticks("Promotions");
        assert_eq!(ada.presses(SAVE).await.answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{forged}");
    }
    assert_eq!(before.differences(&app.dump()), [""; 0]);
    // Leaving waits for no words.
    ada.opens(&page).await;
    let action = ada.page().forms[1].action.clone();
    ada.posts(&action, &[("shown", "forged"), ("version", "none")]).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    app.mail_to(ADA).await;
});

on_both_engines!(lnk_07_the_page_shows_the_address_masked_and_mails_the_way_to_the_rest, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    assert!(ada.page().says("a•••@fjordlys.no") && !ada.page().html.contains(ADA));
    assert!(ada.presses("Send me the link").await.says("We have e-mailed you the link"));
    assert!(app.mail_to(ADA).await.has_link("data"));
});

on_both_engines!(the_page_speaks_the_contacts_language_unless_told_otherwise, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    app.staff_runs("UPDATE contacts SET language = 'nb'").await;
    let mut ada = app.visitor().speaking("nl,de;q=0.8");
    assert!(ada.opens(&page).await.html.contains("<html lang=\"nb\""));
    let path = page.strip_prefix(crate::support::BASE_URL).unwrap().to_owned();
    for language in Language::ALL {
        ada.opens(&format!("/{language}{path}")).await;
        assert!(ada.page().html.contains(&format!("<html lang=\"{language}\"")));
        let form = ada.page().forms[0].clone();
        assert!(form.action.starts_with(&format!("/{language}/p/")), "{}", form.action);
        ada.presses(form.button.trim()).await;
        assert!(ada.page().path.starts_with(&format!("/{language}/p/")), "the language stays after saving");
    }
    assert!(ada.cookies().is_empty(), "pages behind tokens set no cookie (LNK-05)");
});

on_both_engines!(the_save_is_written_down_in_the_language_that_was_read, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    app.staff_runs("UPDATE contacts SET language = 'nb'").await;
    let mut ada = app.visitor().speaking("nl");
    ada.opens(&page).await;
    ada.ticks("Tilbud").presses("Lagre endringene").await;
    let read = "SELECT e.language || ' ' || t.language AS line FROM events e JOIN shown_texts t ON t.hash = e.shown \
                WHERE e.channel = 'preference_page'";
    assert_eq!(app.lines(read), ["nb nb"]);
    app.mail_to(ADA).await;
});

on_both_engines!(ip_addresses_are_kept_as_the_setting_says, async |app| {
    for (setting, kept) in [("off", None), ("truncated", Some("\"ip\":\"192.0.2.0\"")), ("full", Some("\"ip\":\"192.0.2.77\""))] {
        app.sets("ip_evidence", setting).await;
        let mut visitor = app.visitor().from("192.0.2.77");
        visitor.signs_up(&format!("{setting}@fjordlys.no"), &["News"]).await;
        let details = app.lines("SELECT body AS line FROM event_details ORDER BY at DESC");
        let found = details.iter().find(|body| body.contains(setting)).unwrap();
        assert_eq!(found.contains("192.0.2"), kept.is_some(), "{found}");
        assert!(kept.is_none_or(|kept| found.contains(kept)), "{found}");
        app.passes(Duration::minutes(1));
    }
    app.ignores_mail();
});

on_both_engines!(a_page_opened_from_anywhere_sends_nothing_about_it_on, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    let answer = ada.opens(&page).await.answer.clone();
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow");
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
});
