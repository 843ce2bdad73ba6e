//! The bin: in, out, and gone for good.

use actix_web::http::StatusCode;
use chrono::Duration;
use samtykke::{features::bin, kernel::ids::JobId};

use super::member;
use crate::{
    cards::search::crowd,
    journeys::{ADA, BO, people::state_of},
    support::{Page, TestApp, on_both_engines},
};

/// Puts everybody into the bin by the pages.
async fn bins_everybody(app: &TestApp, count: &str) -> JobId {
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/bulk-delete?everybody=yes").await;
    kari.fills("count", count).submits().await;
    assert_eq!(kari.answer.as_ref().unwrap().status, StatusCode::SEE_OTHER, "{}", kari.page().text);
    let job = JobId(app.lines("SELECT CAST(max(id) AS TEXT) AS line FROM jobs")[0].parse().unwrap());
    app.works_off().await;
    job
}

fn binned(app: &TestApp) -> Vec<String> {
    app.lines(
        "SELECT a.address AS line FROM binned_contacts b JOIN contact_addresses a ON a.contact_id = b.contact_id \
         JOIN contacts c ON c.id = b.contact_id WHERE c.deleted_at IS NOT NULL ORDER BY a.address",
    )
}

on_both_engines!(the_number_is_typed_and_everything_stays_until_it_is_erased, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.knows(BO).await;
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/bulk-delete?found=yes").await;
    assert!(kari.page().says("2 contacts go to the bin."));
    for wrong in ["", "3", "two"] {
        kari.opens("/admin/bulk-delete?found=yes").await;
        kari.fills("count", wrong).submits().await;
        assert_eq!(kari.answer.as_ref().unwrap().status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    assert_eq!(app.count("jobs"), 0);
    let job = bins_everybody(app, "2").await;
    assert_eq!(binned(app), [ADA, BO]);
    assert!(app.mailable().len() <= 1, "consents stay as they are");
    kari.opens("/admin/contacts").await;
    assert!(!kari.page().says("ada@"), "nobody finds them");
    assert_eq!(kari.opens(&app.card_of(ADA)).await.answer.status, StatusCode::NOT_FOUND);
    kari.opens("/admin/bin").await;
    assert!(kari.page().says("ada@fjordlys.no") && kari.page().says("bo@fjordlys.no"));
    kari.opens("/admin/bin?search=bo").await;
    assert!(!kari.page().says("ada@fjordlys.no") && kari.page().says("bo@fjordlys.no"));
    // One of them comes back by the button, the rest of the batch together.
    let ada = app.id_of(ADA).to_string();
    assert_eq!(kari.sends_to("/admin/bin/restoration", &[("contact", &ada)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(kari.sends_to("/admin/bin/restoration", &[("contact", &ada)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(binned(app), [BO]);
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A WEBFORM");
    assert_eq!(kari.sends_to("/admin/bin/restoration", &[("job", &job.to_string())]).await.status, StatusCode::SEE_OTHER);
    app.works_off().await;
    assert_eq!(binned(app), [""; 0]);
    let kinds =
        app.lines("SELECT kind AS line FROM events WHERE kind LIKE 'contact_%ed' AND channel IN ('bulk', 'admin') ORDER BY id");
    assert_eq!(kinds, ["contact_binned", "contact_binned", "contact_restored", "contact_restored"]);
});

on_both_engines!(who_is_in_the_bin_can_leave_and_that_is_remembered, async |app| {
    app.subscriber(ADA, &["News"]).await;
    let way_out = app.letters().iter().rev().find(|mail| mail.has_link("unsubscribe")).unwrap().link("unsubscribe");
    let page = app.letters().iter().rev().find(|mail| mail.has_link("p")).unwrap().link("p");
    let job = bins_everybody(app, "1").await;
    let mut ada = app.visitor();
    assert_ne!(ada.opens(&page).await.answer.status, StatusCode::OK, "personal links open nothing");
    assert_eq!(ada.opens(&way_out).await.answer.status, StatusCode::OK);
    assert_eq!(ada.posts(&way_out, &[("List-Unsubscribe", "One-Click")]).await.status, StatusCode::OK);
    ada.posts(&way_out, &[("scope", "everything")]).await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL");
    assert_eq!(binned(app), [ADA], "leaving brings nobody back");
    assert!(app.mails().await.is_empty(), "nobody in the bin is written to");
    let ctx = member(app.now());
    app.state.db.write(move |tx| bin::restore(tx, &ctx, bin::Which::Batch(job))).await.unwrap().unwrap();
    app.works_off().await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "WITHDRAWN PORTAL", "still a no");
});

/// Every mail that was not sent: its template and its state.
fn unsent(app: &TestApp) -> Vec<String> {
    app.lines(
        "SELECT t.key || ' ' || m.state AS line FROM mails m JOIN template_versions v ON v.id = m.template_version_id \
         JOIN templates t ON t.id = v.template_id WHERE m.state <> 'sent' ORDER BY m.id",
    )
}

/// Posts this mail to Ada although she has it: as it would stand there had it not left.
async fn waits_again(app: &TestApp, template: &str) {
    // All that any of the templates may name.
    let link = |name: &str, purpose: &str| format!(r#"["{name}",{{"p":"{purpose}","s":"x","t":3600,"e":0}}]"#);
    let links = [("preferences_link", "p"), ("data_link", "d"), ("restore_link", "r"), ("unsubscribe_link", "u")];
    let links = links.map(|(name, purpose)| link(name, purpose)).join(",");
    let values = r#"{"first_name":"Ada","organisation":"Fjordlys","form_title":"x","choices":[],"changes":[],"link_days":21,"data_days":7,
        "advice":"","consequences":"x","contact_point":"x","measures":"x","subject_text":"x","what_happened":"x"}"#;
    let variables = format!(r#"{{"v":{values},"l":[{links}]}}"#);
    let again = format!(
        "INSERT INTO mails (handle, template_version_id, layout_id, language, contact_id, act, sender, address, address_key, variables, \
         key_id, state, not_before, attempts, created_at) SELECT substr(handle, 1, 9) || '{template}', (SELECT current_version_id FROM templates \
         WHERE key = '{template}'), layout_id, language, contact_id, act, sender, address, address_key, '{variables}', key_id, 'waiting', \
         not_before, 0, created_at FROM mails WHERE id = (SELECT max(id) FROM mails WHERE contact_id IS NOT NULL)"
    );
    app.meddles(&again).await;
}

on_both_engines!(mails_that_wait_for_somebody_put_into_the_bin_never_leave_but_for_what_they_asked_for, async |app| {
    app.leaves_mail();
    app.subscriber(ADA, &["News"]).await;
    app.fresh_link(ADA).await;
    app.knows(BO).await;
    for template in
        ["welcome", "changed", "already_subscribed", "privacy_confirmation", "new_link", "verification", "breach_notice"]
    {
        waits_again(app, template).await;
    }
    app.meddles("UPDATE contacts SET informed_at = created_at").await;
    let job = bins_everybody(app, "2").await;
    let stopped = ["welcome stopped", "changed stopped", "already_subscribed stopped", "privacy_confirmation stopped"];
    assert_eq!(unsent(app)[..4], stopped);
    assert_eq!(unsent(app)[4..], ["new_link waiting", "verification waiting", "breach_notice waiting"]);
    assert_eq!(app.count("contacts WHERE informed_at IS NULL"), 1, "Ada was told nothing; of Bo nothing is changed");
    let ctx = member(app.now());
    app.state.db.write(move |tx| bin::restore(tx, &ctx, bin::Which::Batch(job))).await.unwrap().unwrap();
    app.works_off().await;
    app.passes(Duration::days(1));
    app.sends_mail().await;
    assert_eq!(unsent(app), stopped, "what was stopped stays so when they are back");
    let mut kari = app.staff("administrator").await;
    let page = kari.opens("/admin/mails").await;
    assert!(page.says("Not sent") && page.says("The contact was put into the bin before it left."), "{}", page.text);
    kari.sends_to("/admin/mails/resending", &[("state", "failed")]).await;
    assert_eq!((unsent(app), app.sends_mail().await), (stopped.map(str::to_owned).to_vec(), 0), "nor are they given-up mails");
    app.ignores_mail();
});

on_both_engines!(a_mail_that_comes_back_from_the_relay_does_not_reach_the_bin, async |app| {
    app.leaves_mail();
    app.subscriber(ADA, &["News"]).await;
    waits_again(app, "changed").await;
    waits_again(app, "verification").await;
    // Both are being sent while she is put into the bin, and the relay wants neither now.
    app.meddles("UPDATE mails SET state = 'leased', lease_owner = 'gone', lease_until = created_at WHERE state = 'waiting'")
        .await;
    bins_everybody(app, "1").await;
    assert_eq!(unsent(app), ["changed leased", "verification leased"]);
    app.passes(Duration::minutes(1));
    app.sends_mail().await;
    assert_eq!(unsent(app), ["changed stopped"]);
    app.ignores_mail();
});

on_both_engines!(a_confirmed_sign_up_brings_somebody_back_with_their_history, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.registers(ADA, "EMARKETING", "WITHDRAWN").await;
    let id = app.id_of(ADA);
    bins_everybody(app, "1").await;
    app.passes(Duration::hours(25));
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    assert_eq!(binned(app), [ADA], "anybody can type an address");
    let mails = app.mails().await;
    ada.posts(&mails.last().unwrap().link("confirm"), &[]).await;
    app.mails().await;
    assert_eq!((binned(app).len(), app.id_of(ADA)), (0, id), "the same contact");
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A WEBFORM");
    assert_eq!(app.lines("SELECT kind AS line FROM events WHERE kind = 'contact_restored'"), ["contact_restored"]);
});

on_both_engines!(staff_are_told_that_an_address_is_in_the_bin, async |app| {
    app.knows(ADA).await;
    bins_everybody(app, "1").await;
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/contacts/new").await;
    kari.fills("first_name", "Ada").fills("address", ADA).presses("Add contact").await;
    assert!(kari.page().says("A contact in the bin has this address"), "{}", kari.page().text);
    app.knows(BO).await;
    let path = format!("{}/addresses", app.card_of(BO));
    assert_eq!(kari.sends_to(&path, &[("address", ADA)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both_engines!(a_colleagues_own_contact_is_left_out, async |app| {
    app.knows(ADA).await;
    app.hires("agent", samtykke::kernel::Language::En).await;
    let own = app.lines("SELECT address_key AS line FROM staff ORDER BY id").concat();
    app.knows(&own).await;
    let job = bins_everybody(app, "2").await;
    assert_eq!(binned(app), [ADA]);
    assert_eq!(app.log(job), [(app.id_of(&own).0, "own_contact".to_owned())]);
});

on_both_engines!(after_the_days_everything_personal_is_gone_and_the_history_stays, async |app| {
    app.subscriber(ADA, &["News"]).await;
    app.knows(BO).await;
    app.visitor().signs_up(ADA, &["Promotions"]).await;
    app.ignores_mail();
    let mut kari = app.staff("administrator").await;
    // What was merged into her is hers, also what stands beside its history.
    let cy = "cy@fjordlys.no";
    app.knows(cy).await;
    kari.opens(&app.purpose_of(cy, "STORE")).await;
    kari.fills("basis", &app.basis("61F")).fills("source", &app.source("USER")).fills("comment", "Cy secret").submits().await;
    let (into, from) = (app.id_of(ADA), app.id_of(cy));
    let (ctx, house) = (member(app.now()), app.state.snapshots.share());
    let merge = move |tx: &mut samtykke::db::Tx<'_>| samtykke::features::cards::actions::merge(tx, &ctx, &house, into, from);
    app.state.db.write(merge).await.unwrap();
    let ada = into.to_string();
    let change = samtykke::features::bulk::model::Change {
        scope: samtykke::features::selections::Scope::Everybody,
        actions: vec![samtykke::features::bulk::model::Action::Consent {
            purpose: app.state.snapshots.now().lists.purpose_of_key("STORE").unwrap().id,
            basis: app.state.snapshots.now().lists.basis("61B").unwrap(),
            source: app.state.snapshots.now().lists.source("USER").unwrap(),
            comment: "Shared by all".into(),
        }],
        ends_withdrawals: false,
        ends_objections: false,
        replaces_bases: true,
        reason: String::new(),
    };
    app.asks_to_change(&change).await;
    app.works_off().await;
    let events = app.count("events");
    kari.opens(&format!("/admin/bulk-delete?contact={ada}")).await;
    kari.fills("count", "1").submits().await;
    app.works_off().await;
    app.passes(Duration::days(13));
    samtykke::app::upkeep::purge(&app.state).await.unwrap();
    app.works_off().await;
    assert_eq!(binned(app).len(), 2, "both addresses of one contact, until the days are over");
    app.passes(Duration::days(2));
    samtykke::app::upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.works_off().await, 1);
    samtykke::app::upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.works_off().await, 0);
    assert_eq!(app.count("events"), events + 2, "one for the bin, one for the end");
    let left = app.dump().rows_with("ada@");
    assert!(left.is_empty(), "{left:?}");
    for secret in ["cy@", "Cy secret"] {
        let left = app.dump().rows_with(secret);
        assert!(left.is_empty(), "{left:?}");
    }
    assert_eq!(
        app.dump().rows_with("Shared by all").len(),
        2,
        "Bo’s record, and what stands beside both; not what was asked for"
    );
    for table in ["submissions", "mails", "contact_mergers", "binned_contacts"] {
        assert_eq!(app.count(table), 0, "{table}");
    }
    let report = samtykke::features::projections::check(&app.state.db).unwrap();
    assert!(report.is_clean(), "{report:#?}");
});

on_both_engines!(erasing_at_once_wants_proof, async |app| {
    app.knows(ADA).await;
    bins_everybody(app, "1").await;
    let mut kari = app.staff("administrator").await;
    let ada = app.id_of(ADA).to_string();
    app.passes(Duration::minutes(11));
    let answer = kari.sends_to("/admin/bin/erasure", &[("contact", &ada)]).await;
    assert!(answer.header("location").starts_with("/admin/proof"), "{:?}", answer.headers);
    assert_eq!(binned(app), [ADA]);
    let ctx = member(app.now());
    let id = app.id_of(ADA);
    app.state.db.write(move |tx| bin::erase(tx, &ctx, bin::Which::One(id))).await.unwrap().unwrap();
    app.works_off().await;
    assert_eq!(app.count("contacts"), 0);
});

on_both_engines!(a_search_among_many_stops_in_time_says_so_and_goes_on, async |app| {
    crowd(app, 6000).await;
    // Words that a third has, of whom two have both; and one that nobody else has.
    app.meddles("DELETE FROM contact_words").await;
    for (word, whom) in [
        ("wide", "id % 3 = 0 OR id IN (4, 5999)"),
        ("broad", "id % 3 = 1 OR id IN (5, 5999)"),
        ("narrow", "id IN (17, 4000)"),
        ("all", "id > 0"),
    ] {
        let words = format!("INSERT INTO contact_words (contact_id, word) SELECT id, '{word}' FROM contacts WHERE {whom}");
        app.meddles(&words).await;
    }
    app.meddles("UPDATE contacts SET deleted_at = created_at WHERE id <> 17").await;
    app.meddles(
        "INSERT INTO binned_contacts (contact_id, job_id, binned_at, binned_by) SELECT id, CAST(id > 5000 AS INTEGER), '2027-01-01 10:00:00', 'staff:1' \
         FROM contacts WHERE deleted_at IS NOT NULL",
    )
    .await;
    let mut kari = app.staff("administrator").await;
    let found = |page: &Page| -> Vec<String> {
        page.text.split(' ').filter(|word| word.ends_with("@crowd.example")).map(str::to_owned).collect()
    };
    let stops = |page: &Page| page.says("The search is not at its end");
    let both = app.lines("SELECT address AS line FROM contact_addresses WHERE contact_id IN (4, 5999) ORDER BY contact_id");
    // Two wide words: the newest who has both is on the first page, the other one comes when the search goes on.
    for batch in ["", "&job=0"] {
        let mut page = kari.opens(&format!("/admin/bin?search=wide+broad{batch}")).await.clone();
        let (mut all, mut pages) = (Vec::new(), 0);
        loop {
            all.extend(found(&page));
            pages += 1;
            let Some(next) = page.links.iter().find(|link| link.starts_with("/admin/bin?") && link.contains("below=")) else {
                break;
            };
            assert!(stops(&page) && !page.says("Nobody is here."), "{}", page.text);
            page = kari.opens(&next.clone()).await.clone();
        }
        let expected: Vec<String> = if batch.is_empty() { both.iter().rev().cloned().collect() } else { vec![both[0].clone()] };
        assert_eq!(all, expected, "{batch}");
        assert!(pages > 1, "{batch}: it does not look at all of them at once");
    }
    // What is narrow is found at once, however far down; who is not in the bin is not found.
    for search in ["narrow", "all+narrow", "narrow+all", "narrow+broad"] {
        let page = kari.opens(&format!("/admin/bin?search={search}")).await;
        assert_eq!((found(page).len(), stops(page)), (1, false), "{search}: {}", page.text);
    }
    assert!(kari.opens("/admin/bin?search=narrow+wide").await.says("Nobody is here."));
    // What many have fills page after page.
    let page = kari.opens("/admin/bin?search=all").await.clone();
    assert_eq!((found(&page).len(), stops(&page)), (50, false));
    let next = page.links.iter().find(|link| link.contains("below=")).unwrap().clone();
    let second = kari.opens(&next).await;
    assert_eq!(found(second).len(), 50);
    assert!(found(second).iter().all(|address| !found(&page).contains(address)), "nobody twice");
    app.meddles("DELETE FROM binned_contacts").await;
    app.meddles("UPDATE contacts SET deleted_at = NULL").await;
});
