//! Settings: what each takes and refuses, who is told what, and when pages and mails follow; the keys; the way out for mail.

use actix_web::http::StatusCode;
use samtykke::mail::{DeliveryError, transport::Answer as Reply};

use crate::{
    journeys::ADA,
    support::{Answer, Page, TestApp, Visitor, on_both_engines},
};

const LINKS: &str = "/admin/settings/links";

impl TestApp {
    fn setting(&self, name: &str) -> String {
        self.lines(&format!("SELECT value AS line FROM settings WHERE name = '{name}'")).concat()
    }

    fn decisions(&self) -> Vec<String> {
        self.lines(
            "SELECT subject_id || ' ' || before || ' ' || after AS line FROM audit_entries WHERE what = 'settings.changed' ORDER BY id",
        )
    }
}

/// Sends the form of a page as it stands, with one value instead.
async fn decides(member: &mut Visitor<'_>, path: &str, name: &str, value: &str) -> Answer {
    member.opens(path).await;
    sends(member, path, name, value).await
}

/// The same from the page that is open already.
async fn sends(member: &mut Visitor<'_>, path: &str, name: &str, value: &str) -> Answer {
    let form = member.page().forms.iter().find(|form| form.controls.iter().any(|control| control.name == "version"));
    let controls = form.expect("the page has the form").controls.clone();
    let others = controls.iter().filter(|control| control.is_on && control.name != "csrf" && control.name != name);
    let mut values: Vec<_> = others.map(|control| (control.name.as_str(), control.value.as_str())).collect();
    values.push((name, value));
    member.sends_to(path, &values).await
}

on_both_engines!(every_number_is_taken_within_its_limits_only_and_the_error_says_them, async |app| {
    let mut kari = app.staff("administrator").await;
    // It has to be less than the days that what nobody confirmed is kept.
    app.sets("reminder_days", "0").await;
    for (path, name, least, most) in [
        (LINKS, "preference_link_days", 1, 365),
        (LINKS, "confirm_link_minutes", 30, 43_200),
        (LINKS, "verify_link_days", 1, 30),
        ("/admin/settings/sign-up", "mails_per_address_per_day", 1, 100),
        ("/admin/settings/sign-up", "posts_per_network_per_hour", 1, 1_000_000),
        ("/admin/settings/sign-up", "form_min_seconds", 0, 60),
        ("/admin/settings/sign-up", "form_max_hours", 1, 168),
        ("/admin/settings/sign-up", "unconfirmed_days", 1, 90),
        ("/admin/settings/sign-up", "reminder_days", 0, 60),
        ("/admin/settings/consent", "bin_days", 1, 365),
    ] {
        let (under, over) = ((least - 1).to_string(), (most + 1).to_string());
        let limits = Page::read("", decides(&mut kari, path, name, "many").await);
        let before = app.dump();
        for wrong in ["many", "", "1.5", "0x10", "99999999999999999999", &under, &over] {
            let answer = decides(&mut kari, path, name, wrong).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} = {wrong:?}");
            let page = Page::read("", answer);
            assert!(page.links.contains(&format!("#{name}")) && page.title.starts_with("Error: "), "{name} = {wrong:?}");
            assert_eq!(page.value(name), wrong, "what was typed is kept");
            assert!(page.says("enter a whole number from") && limits.says("enter a whole number from"), "{}", page.text);
        }
        assert_eq!(before.differences(&app.dump()), [""; 0], "{name}");
        for right in [least, most] {
            let right = right.to_string();
            assert_eq!(decides(&mut kari, path, name, &right).await.status, StatusCode::SEE_OTHER, "{name} = {right}");
            assert_eq!(app.setting(name), right);
        }
    }
});

on_both_engines!(words_and_addresses_are_held_to_their_limits_too, async |app| {
    let mut kari = app.staff("administrator").await;
    let organisation = "/admin/settings/organisation";
    let (long, longer) = ("å".repeat(100), "å".repeat(101));
    let (address, too_much) = ("x".repeat(500), "x".repeat(501));
    for (path, name, value, told) in [
        (organisation, "organisation_name", "", Some("Name: fill this in")),
        (organisation, "organisation_name", " \u{7f} ", None),
        (organisation, "organisation_name", longer.as_str(), Some("100")),
        (organisation, "organisation_address", too_much.as_str(), Some("500")),
        (organisation, "organisation_contact", "kari@", None),
        ("/admin/settings/sender", "sender_address", "no-reply", None),
        ("/admin/settings/sender", "reply_to", "a@b@c", None),
        ("/admin/settings/languages", "base_language", "xx", None),
        ("/admin/settings/consent", "default_basis", "WITHDRAWN", None),
        ("/admin/settings/consent", "default_basis", "61Z", None),
        ("/admin/settings/consent", "ip_evidence", "everything", None),
    ] {
        let answer = decides(&mut kari, path, name, value).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} = {value:?}");
        let page = Page::read("", answer);
        assert!(page.links.contains(&format!("#{name}")), "{name} = {value:?}");
        assert!(told.is_none_or(|told| told.starts_with("Name") || page.says(told)), "{name}: {}", page.text);
    }
    assert_eq!(app.count("settings"), 0);
    for (path, name, value) in [
        (organisation, "organisation_name", long.as_str()),
        (organisation, "organisation_address", address.as_str()),
        (organisation, "organisation_contact", ""),
        ("/admin/settings/sender", "sender_address", "news@fjordlys.no"),
        ("/admin/settings/consent", "default_basis", ""),
        ("/admin/settings/consent", "ip_evidence", "off"),
    ] {
        assert_eq!(decides(&mut kari, path, name, value).await.status, StatusCode::SEE_OTHER, "{name} = {value:?}");
    }
    let answer = kari.sends_to(organisation, &[("version", "0"), ("organisation_name", "Bergen\r\nBcc: x@y.no")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "an old version");
});

on_both_engines!(a_saved_setting_counts_at_once_and_is_in_the_audit_log_with_before_and_after, async |app| {
    let mut kari = app.staff("privacy_officer").await;
    kari.opens("/admin/settings").await;
    assert!(kari.page().links.iter().any(|link| link == LINKS));
    assert!(kari.opens(LINKS).await.says("As shipped") && kari.page().says("From 1 to 365; shipped: 21."));
    kari.fills("preference_link_days", "30").submits().await;
    assert!(kari.page().says("Saved.") && kari.page().value("preference_link_days") == "30", "{}", kari.page().text);
    assert!(kari.page().says("by privacy_officer 1"), "{}", kari.page().text);
    assert_eq!(app.decisions(), [r#"links {"preference_link_days":21} {"preference_link_days":30}"#]);
    assert_eq!(app.state.snapshots.now().settings.preference_link_days, 30, "no wait");
    // Saving what is there already is no change.
    assert_eq!(decides(&mut kari, LINKS, "preference_link_days", "30").await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.decisions().len(), 1);
    kari.opens("/admin/settings/organisation").await;
    kari.fills("organisation_name", "Fjordlys <AS>").submits().await;
    assert!(app.visitor().opens("/").await.says("Fjordlys <AS>"), "visitors see it");
    // Whoever lacks the right is told so; the page is not even shown.
    for role in ["agent", "list_administrator", "auditor"] {
        let mut other = app.staff(role).await;
        assert_eq!(other.sends_to(LINKS, &[("preference_link_days", "7")]).await.status, StatusCode::FORBIDDEN, "{role}");
        assert!(!other.opens("/admin").await.links.iter().any(|link| link == "/admin/settings"), "{role}");
    }
    assert_eq!(app.setting("preference_link_days"), "30");
});

on_both_engines!(the_second_of_two_who_decide_at_once_is_told_and_nothing_is_overwritten, async |app| {
    let mut kari = app.staff("administrator").await;
    let mut ola = app.staff("privacy_officer").await;
    ola.opens(LINKS).await;
    assert_eq!(decides(&mut kari, LINKS, "preference_link_days", "30").await.status, StatusCode::SEE_OTHER);
    let answer = sends(&mut ola, LINKS, "verify_link_days", "3").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let page = Page::read(LINKS, answer);
    assert!(page.says("administrator 1 saved on") && page.says("Days for the link to one’s own page: “30”"), "{}", page.text);
    assert_eq!((page.value("verify_link_days"), app.setting("verify_link_days")), ("3", String::new()), "kept, and not saved");
    // A page of its own is no reason to object.
    assert_eq!(decides(&mut ola, "/admin/settings/languages", "base_language", "nb").await.status, StatusCode::SEE_OTHER);
});

on_both_engines!(new_keys_sign_from_now_on_and_old_links_go_on_working, async |app| {
    let link = app.subscriber(ADA, &["News"]).await;
    let before = app.state.key_id();
    let mut kari = app.staff("administrator").await;
    let page = kari.opens("/admin/settings/keys").await;
    assert!(page.says("Personal links") && page.says("In use") && page.says("made today"), "{}", page.text);
    kari.presses("Make new keys now").await;
    assert!(kari.page().says("Saved.") && kari.page().says("Opens what it signed until"), "{}", kari.page().text);
    assert_ne!(app.state.key_id(), before);
    assert!(app.visitor().opens(&link).await.answer.status == StatusCode::OK, "a link from before");
    let noted = app.lines("SELECT before || ' ' || after AS line FROM audit_entries WHERE what = 'keys.rotated'");
    assert_eq!(noted, [r#"{"link":1,"receipt":1} {"link":2,"receipt":2}"#]);
});

on_both_engines!(a_test_of_the_way_out_shows_the_other_sides_own_words, async |app| {
    let mut kari = app.staff("administrator").await;
    assert!(kari.opens("/admin/settings/transport").await.says("no-reply@samtykke.example.org"), "{}", kari.page().text);
    kari.presses("Send to me").await;
    assert!(kari.page().says("was taken"), "{}", kari.page().text);
    let mail = app.mail_to("administrator-1@fjordlys.no").await;
    assert!(mail.subject == "Test of the mail server" && mail.text.contains("reach you"), "{}", mail.text);
    app.memory.answer_next(Reply::Refuse(DeliveryError::Permanent("550 5.7.1 relaying <b>denied</b>".to_owned())));
    kari.opens("/admin/settings/transport").await;
    kari.presses("Send to me").await;
    assert!(kari.page().says("did not leave") && kari.page().says("550 5.7.1 relaying <b>denied</b>"), "{}", kari.page().text);
    assert_eq!(app.count("audit_entries WHERE what = 'transport.tested'"), 2);
    assert_eq!(app.count("mails"), 0, "past the outbox");
});

on_both_engines!(the_recipient_filter_decides_whom_a_mailing_reaches_who_never_said_anything, async |app| {
    let mut kari = app.staff("administrator").await;
    crate::cards::writes_down(&mut kari, "Ada", "", ADA).await;
    let card = app.card_of(ADA);
    let page = kari.opens(&card).await;
    assert!(page.says("Never chosen. No mailing is sent: no consent."), "{}", page.text);
    assert_eq!(decides(&mut kari, "/admin/settings/consent", "filters_recipients", "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.setting("filters_recipients"), "false");
    assert_eq!(app.decisions(), [r#"consent {"filters_recipients":true} {"filters_recipients":false}"#]);
    let page = kari.opens(&card).await;
    assert!(page.says("Never chosen. A mailing would be sent.") && !page.says("no consent"), "{}", page.text);
    // An objection is never ignored.
    kari.ticks("No mailings").presses("Save details").await;
    assert!(kari.page().says("No mailing is sent: no mailings at all.") && !kari.page().says("would be sent"));
    kari.unticks("No mailings").presses("Save details").await;
    let withdrawn = app.subscriber("bo@fjordlys.no", &["News"]).await;
    let mut bo = app.visitor();
    bo.opens(&withdrawn).await;
    bo.presses("Unsubscribe from everything").await;
    let page = kari.opens(&app.card_of("bo@fjordlys.no")).await;
    assert!(page.says("On. No mailing is sent: no consent.") && !page.says("would be sent"), "{}", page.text);
    assert_eq!(decides(&mut kari, "/admin/settings/consent", "filters_recipients", "yes").await.status, StatusCode::SEE_OTHER);
    assert!(kari.opens(&card).await.says("Never chosen. No mailing is sent: no consent."));
    app.ignores_mail();
});
