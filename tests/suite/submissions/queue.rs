//! What waits for staff: nothing counts before they looked, and then it counts exactly once.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::{app::upkeep, features::projections, kernel::Language};

use super::adds;
use crate::{
    cards::writes_down,
    journeys::{ADA, AGREES, BO, people::state_of},
    support::on_both_engines,
};

/// What a contact would leave behind.
const NOBODY: [&str; 5] = ["contacts", "contact_addresses", "consents", "subscriptions", "contact_interests"];

on_both_engines!(frm_10_nothing_is_stored_on_anybody_before_staff_looked, async |app| {
    app.processes("manual").await;
    let link = app.confirmed(ADA, "Ada", "Lovelace").await;
    assert_eq!(NOBODY.map(|table| app.count(table)), [0; 5]);
    assert_eq!(app.status_of(ADA), "submitted");
    app.no_mail().await;
    let mut ada = app.visitor();
    for _ in 0..2 {
        let page = ada.opens(&link).await;
        assert!(page.says("We have received it") && page.says("before it counts"), "{}", page.text);
        assert!(!page.says("You are signed up") && !page.offers("Yes, confirm"));
    }
    let before = app.dump();
    assert_eq!(ada.posts(&link, &[]).await.status, StatusCode::SEE_OTHER, "a second click");
    assert_eq!(before.differences(&app.dump()), [""; 0], "does nothing");
    assert_eq!(app.lines("SELECT kind AS line FROM events ORDER BY id"), ["sign_up_requested", "sign_up_confirmed"]);
    app.passes(Duration::days(60));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.status_of(ADA), "submitted", "what waits is not purged as unconfirmed");
});

on_both_engines!(frm_10_what_is_processed_counts_from_when_the_person_acted, async |app| {
    app.processes("manual").await;
    let link = app.confirmed(ADA, "Ada", "Lovelace").await;
    let acted = app.lines("SELECT CAST(confirmed_at AS TEXT) AS line FROM submissions");
    app.passes(Duration::hours(30));
    let mut kari = app.staff("agent").await;
    assert!(kari.opens(&app.page_of(ADA)).await.says("The owner of the address has confirmed it"));
    adds(&mut kari, &app.page_of(ADA)).await;
    assert!(kari.page().says("Processed") && kari.page().says("Ada Lovelace"), "{}", kari.page().text);
    assert_eq!((app.status_of(ADA).as_str(), state_of(app, ADA, "EMARKETING").as_str()), ("processed", "61A WEBFORM"));
    let consent = "SELECT CAST(c.updated_at AS TEXT) AS line FROM consents c JOIN purposes p ON p.id = c.purpose_id \
                   WHERE p.key = 'EMARKETING'";
    assert_eq!(app.lines(consent), acted, "the consent is of the day on which it was given");
    let who = "SELECT e.kind || ' ' || e.actor AS line FROM events e ORDER BY e.id";
    assert_eq!(
        app.lines(who),
        [
            "sign_up_requested visitor",
            "sign_up_confirmed visitor",
            "contact_created staff",
            "consent_granted staff",
            "submission_processed staff",
            "consent_granted contact",
            "subscription_chosen contact",
        ]
    );
    assert!(app.mail_to(ADA).await.has_link("p"), "the welcome comes now");
    assert_eq!(app.lines("SELECT what AS line FROM audit_entries WHERE subject_kind = 'submission'"), ["submission.processed"]);
    assert!(app.visitor().opens(&link).await.says("You are signed up"), "and the page says so from now on");
    assert!(kari.opens(&format!("{}/activities", app.card_of(ADA))).await.says("Form processed by staff"));
    assert!(projections::check(&app.state.db).unwrap().is_clean());
});

on_both_engines!(frm_10_who_is_known_counts_at_once_where_only_new_people_wait, async |app| {
    app.subscriber(ADA, &["Invitations"]).await;
    app.processes("known").await;
    app.confirmed(ADA, "", "").await;
    assert_eq!(app.status_of(ADA), "processed");
    app.mail_to(ADA).await;
    app.confirmed(BO, "Bo", "").await;
    assert_eq!((app.status_of(BO).as_str(), app.count("contacts")), ("submitted", 1));
});

on_both_engines!(frm_10_two_who_process_the_same_one_make_one_contact, async |app| {
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    let (mut kari, mut ola) = (app.staff("agent").await, app.staff("agent").await);
    let page = app.page_of(ADA);
    kari.opens(&page).await;
    ola.opens(&page).await;
    kari.presses("Add as a new contact").await;
    let late = ola.presses("Add as a new contact").await;
    assert_eq!(late.answer.status, StatusCode::CONFLICT);
    assert!(late.says("somebody else was faster"), "{}", late.text);
    ola.opens(&page).await;
    assert!(!ola.page().offers("Reject"));
    let path = format!("{page}/rejection");
    assert_eq!(ola.sends_to(&path, &[("reason", "spam")]).await.status, StatusCode::CONFLICT);
    assert_eq!((app.count("contacts"), app.status_of(ADA).as_str()), (1, "processed"));
    app.mail_to(ADA).await;
    app.no_mail().await;
});

on_both_engines!(frm_10_many_at_the_same_moment_make_one_contact, async |app| {
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    let path = format!("{}/processing", app.page_of(ADA));
    let mut members = Vec::new();
    for _ in 0..6 {
        members.push(app.staff("agent").await);
    }
    let path = path.as_str();
    let sends = members.iter_mut().map(|member| async move { member.sends_to(path, &[("whose", "new")]).await.status });
    let answers = futures_util::future::join_all(sends).await;
    assert_eq!(answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|status| [StatusCode::SEE_OTHER, StatusCode::CONFLICT].contains(status)), "{answers:?}");
    assert_eq!((app.count("contacts"), app.count("events WHERE kind = 'submission_processed'")), (1, 1));
    app.mail_to(ADA).await;
});

on_both_engines!(what_awaits_its_confirmation_is_nothing_for_staff_yet, async |app| {
    app.processes("manual").await;
    app.visitor().signs_up(ADA, &["News"]).await;
    app.mail_to(ADA).await;
    let mut kari = app.staff("agent").await;
    let page = kari.opens(&app.page_of(ADA)).await;
    assert!(page.says("Awaiting confirmation") && !page.offers("Add as a new contact") && !page.offers("Reject"));
    for (end, values) in [("processing", ("whose", "new")), ("rejection", ("reason", "x"))] {
        let answer = kari.sends_to(&format!("{}/{end}", app.page_of(ADA)), &[values]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{end}");
    }
    assert_eq!((app.status_of(ADA).as_str(), app.count("contacts")), ("awaiting", 0));
});

on_both_engines!(frm_10_a_rejected_one_stores_nothing_and_keeps_the_reason, async |app| {
    app.processes("manual").await;
    let link = app.confirmed(ADA, "Ada", "").await;
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    let slips = kari.presses("Reject").await;
    assert_eq!(slips.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    kari.fills("reason", &"x".repeat(501)).submits().await;
    assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    kari.fills("reason", "Sent by <b>a robot</b>").submits().await;
    assert!(kari.page().says("Rejected") && kari.page().says("Sent by <b>a robot</b>"), "{}", kari.page().text);
    assert_eq!(NOBODY.map(|table| app.count(table)), [0; 5]);
    let entry = "SELECT what || ' ' || after AS line FROM audit_entries WHERE subject_kind = 'submission'";
    assert_eq!(app.lines(entry), ["submission.rejected {\"has_reason\":true}"], "the log holds no typed words");
    assert!(app.visitor().opens(&link).await.says("We have received it"), "the person is told nothing that is not so");
    let answer = kari.sends_to(&format!("{}/processing", app.page_of(ADA)), &[("whose", "new")]).await;
    assert_eq!((answer.status, app.count("contacts")), (StatusCode::CONFLICT, 0));
});

on_both_engines!(frm_10_contacts_who_may_be_meant_are_suggested_and_others_are_not, async |app| {
    let mut kari = app.staff("agent").await;
    for (first, last, address) in [
        ("Ada", "Lovelace", "countess@example.org"),
        ("Grace", "", "ada@fjordlsy.no"),
        ("Alan", "", "adaa@fjordlys.no"),
        ("Edsger", "", "edsger@example.org"),
        ("Ada", "Byron", "ada@example.org"),
    ] {
        writes_down(&mut kari, first, last, address).await;
    }
    app.ignores_mail();
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "Lovelace").await;
    let page = kari.opens(&app.page_of(ADA)).await;
    for address in ["countess@example.org", "ada@fjordlsy.no", "adaa@fjordlys.no"] {
        assert!(page.says(address), "{address}: {}", page.text);
    }
    assert!(!page.says("edsger@example.org") && !page.says("ada@example.org"), "{}", page.text);
    assert!(page.says("Same name and company") && page.says("Address is nearly the same"));
});

on_both_engines!(a_confirmed_address_becomes_one_of_the_contact_it_is_linked_to, async |app| {
    app.ignores_mail();
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "Lovelace", BO).await;
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "Lovelace").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.presses("Link to Ada Lovelace").await;
    assert!(kari.page().says("Processed"), "{}", kari.page().text);
    let addresses = "SELECT address_key || ' ' || CASE WHEN is_primary THEN 'primary' ELSE 'other' END || \
                     CASE WHEN confirmed_at IS NULL THEN '' ELSE ' confirmed' END AS line FROM contact_addresses ORDER BY id";
    assert_eq!(app.lines(addresses), ["bo@fjordlys.no primary", "ada@fjordlys.no other confirmed"]);
    assert_eq!(state_of(app, BO, "EMARKETING"), "61A WEBFORM");
    assert_eq!(app.count("contacts"), 1);
});

on_both_engines!(an_unconfirmed_form_changes_nothing_of_a_contact_who_is_here, async |app| {
    app.ignores_mail();
    app.publishes("open", |new, _| new.has_double_opt_in = false).await;
    app.processes("manual").await;
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Ada", "Lovelace", BO).await;
    let mut ada = app.visitor();
    ada.opens("/en/f/open").await;
    ada.fills("email", ADA).fills("first_name", "Ada").fills("last_name", "Lovelace").ticks("News").ticks(AGREES).submits().await;
    assert_eq!((app.status_of(ADA).as_str(), app.count("contacts")), ("submitted", 1));
    let page = kari.opens(&app.page_of(ADA)).await;
    assert!(page.says("Nobody has confirmed the address"), "{}", page.text);
    let before = ["consents", "subscriptions", "contact_addresses"].map(|table| app.count(table));
    kari.presses("Link to Ada Lovelace").await;
    assert!(kari.page().says("Processed"), "{}", kari.page().text);
    assert_eq!(before, ["consents", "subscriptions", "contact_addresses"].map(|table| app.count(table)));
    assert_eq!(state_of(app, BO, "EMARKETING"), "");
    assert!(kari.opens(&format!("{}/activities", app.card_of(BO))).await.says("Form processed by staff"));
});

on_both_engines!(an_unconfirmed_form_counts_for_somebody_new, async |app| {
    app.publishes("open", |new, _| new.has_double_opt_in = false).await;
    app.processes("manual").await;
    let mut ada = app.visitor();
    ada.opens("/en/f/open").await;
    ada.fills("email", ADA).ticks("News").ticks(AGREES).submits().await;
    app.no_mail().await;
    let mut kari = app.staff("agent").await;
    adds(&mut kari, &app.page_of(ADA)).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A WEBFORM");
    assert_eq!(app.count("contact_addresses WHERE confirmed_at IS NULL"), 1, "nobody confirmed it, so it is not said to be");
    app.mail_to(ADA).await;
});

on_both_engines!(an_address_that_got_an_owner_meanwhile_goes_to_nobody_else, async |app| {
    app.ignores_mail();
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Bo", "", BO).await;
    kari.opens(&app.page_of(ADA)).await;
    let mut ola = app.staff("agent").await;
    writes_down(&mut ola, "Ada", "", ADA).await;
    assert_eq!(kari.presses("Add as a new contact").await.answer.status, StatusCode::CONFLICT);
    assert!(
        kari.page().says("belongs to another contact by now") && kari.page().says("Has this address"),
        "{}",
        kari.page().text
    );
    let path = format!("{}/processing", app.page_of(ADA));
    let other = app.id_of(BO).to_string();
    assert_eq!(kari.sends_to(&path, &[("whose", &other)]).await.status, StatusCode::CONFLICT);
    assert_eq!(kari.sends_to(&path, &[("whose", "999999")]).await.status, StatusCode::CONFLICT);
    kari.presses("Link to Ada").await;
    assert_eq!((app.status_of(ADA).as_str(), app.count("contacts")), ("processed", 2));
});

on_both_engines!(another_contact_is_named_by_one_of_their_addresses, async |app| {
    app.ignores_mail();
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    let mut kari = app.staff("agent").await;
    writes_down(&mut kari, "Somebody", "Else", "else@example.org").await;
    kari.opens(&app.page_of(ADA)).await;
    for (typed, words) in [("", "Enter"), ("else", "right format"), ("nobody@example.org", "No contact has this address")] {
        kari.fills("with", typed).submits().await;
        assert_eq!(kari.page().answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(kari.page().says(words), "{typed}: {}", kari.page().text);
    }
    kari.fills("with", "ELSE@example.org").submits().await;
    assert!(kari.page().says("Processed") && kari.page().says("Somebody Else"), "{}", kari.page().text);
});

on_both_engines!(a_contact_who_is_gone_gets_nothing, async |app| {
    app.ignores_mail();
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    let mut kari = app.staff("agent").await;
    let path = format!("{}/processing", app.page_of(ADA));
    let answer = kari.sends_to(&path, &[("whose", "999999")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text().contains("no longer there"));
    for whose in ["", "x", "-1"] {
        let status = kari.sends_to(&path, &[("whose", whose)]).await.status;
        assert!([StatusCode::NOT_FOUND, StatusCode::CONFLICT].contains(&status), "{whose}: {status}");
    }
    assert_eq!(kari.sends_to("/admin/submissions/999999/processing", &[("whose", "new")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kari.sends_to("/admin/submissions/999999/rejection", &[("reason", "x")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.status_of(ADA), "submitted");
});

on_both_engines!(who_may_only_look_sees_no_way_to_process, async |app| {
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    let mut auditor = app.staff_speaking("auditor", Language::Nb).await;
    let page = auditor.opens(&app.page_of(ADA)).await;
    assert!(page.says("Venter på dere") && page.says("Ada") && !page.offers("Legg til som ny kontakt") && !page.offers("Avvis"));
});
