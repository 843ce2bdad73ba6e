//! What happens between a person's act and the day on which staff come to it: what was decided meanwhile is not overwritten (CON-11).

use chrono::Duration;
use samtykke::{app::upkeep, features::projections};

use super::adds;
use crate::{
    cards::writes_down,
    journeys::{ADA, BO, people::state_of},
    support::on_both_engines,
};

on_both_engines!(con_11_a_withdrawal_after_the_form_is_not_overwritten_by_processing_it, async |app| {
    let page = app.subscriber(ADA, &["Invitations"]).await;
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    app.passes(Duration::hours(2));
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.presses("Unsubscribe from everything").await;
    app.mails().await;
    assert!(state_of(app, ADA, "EMARKETING").starts_with("WITHDRAWN"), "{}", ada.page().text);
    let before = app.lines("SELECT CAST(event_id AS TEXT) AS line FROM consents ORDER BY purpose_id");
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.presses("Link to ada@fjordlys.no").await;
    assert!(kari.page().says("Processed"), "{}", kari.page().text);
    app.no_mail().await;
    assert!(state_of(app, ADA, "EMARKETING").starts_with("WITHDRAWN"));
    assert_eq!(app.lines("SELECT CAST(event_id AS TEXT) AS line FROM consents ORDER BY purpose_id"), before);
    assert_eq!(app.count("subscriptions s JOIN subscription_types t ON t.id = s.type_id WHERE t.key = 'NEWS' AND s.is_on"), 0);
    assert!(projections::check(&app.state.db).unwrap().is_clean());
});

on_both_engines!(a_withdrawal_before_the_form_gives_way_to_it, async |app| {
    let page = app.subscriber(ADA, &["Invitations"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.presses("Unsubscribe from everything").await;
    app.mails().await;
    app.passes(Duration::hours(2));
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    app.passes(Duration::hours(2));
    let mut kari = app.staff("agent").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.presses("Link to ada@fjordlys.no").await;
    assert_eq!(state_of(app, ADA, "EMARKETING"), "61A WEBFORM");
    app.ignores_mail();
});

on_both_engines!(who_is_in_the_bin_comes_out_of_it_by_the_hand_of_staff, async |app| {
    app.leaves_mail();
    app.ignores_mail();
    app.subscriber(ADA, &["Invitations"]).await;
    for (mode, name) in [("known", ADA), ("manual", "Ada")] {
        app.processes(mode).await;
        let mut boss = app.staff("administrator").await;
        boss.opens(&format!("/admin/bulk-delete?contact={}", app.id_of(ADA))).await;
        boss.fills("count", "1").presses("Put them into the bin").await;
        app.works_off().await;
        assert_eq!(app.count("binned_contacts"), 1);
        app.confirmed(ADA, "Ada", "").await;
        assert_eq!(app.status_of(ADA), "submitted", "{mode}: whoever is in the bin is nobody known");
        let mut kari = app.staff("agent").await;
        assert!(kari.opens(&app.page_of(ADA)).await.says("In the bin; comes out of it"), "{}", kari.page().text);
        kari.presses(&format!("Link to {name}")).await;
        assert_eq!((app.count("binned_contacts"), app.status_of(ADA).as_str()), (0, "processed"));
        app.passes(Duration::hours(25));
    }
});

on_both_engines!(erasing_a_contact_takes_what_waits_from_their_address_along, async |app| {
    app.ignores_mail();
    app.subscriber(ADA, &["Invitations"]).await;
    app.processes("manual").await;
    app.confirmed(ADA, "Augusta", "").await;
    app.confirmed(BO, "Bo", "").await;
    let mut boss = app.staff("administrator").await;
    boss.opens(&format!("/admin/bulk-delete?contact={}", app.id_of(ADA))).await;
    boss.fills("count", "1").presses("Put them into the bin").await;
    app.works_off().await;
    app.passes(Duration::days(15));
    upkeep::purge(&app.state).await.unwrap();
    app.works_off().await;
    assert_eq!(app.count("contacts"), 0);
    let dump = app.dump();
    for trace in [ADA, "augusta"] {
        assert_eq!(dump.rows_with(trace), [""; 0], "{trace}");
    }
    assert_eq!(app.status_of(BO), "submitted", "others wait on");
    assert!(projections::check(&app.state.db).unwrap().is_clean());
});

on_both_engines!(who_is_merged_keeps_the_forms_of_both, async |app| {
    app.ignores_mail();
    app.processes("manual").await;
    app.confirmed(ADA, "Ada", "").await;
    let mut kari = app.staff("privacy_officer").await;
    adds(&mut kari, &app.page_of(ADA)).await;
    writes_down(&mut kari, "Ada", "", BO).await;
    let (into, from) = (app.card_of(BO), app.id_of(ADA));
    kari.opens(&format!("{into}/merger?with={ADA}")).await;
    kari.presses("Merge for good").await;
    assert!(app.count(&format!("contacts WHERE id = {}", from.0)) == 0, "{}", kari.page().text);
    assert!(kari.opens(&app.page_of(ADA)).await.says("Form processed by staff") || kari.page().says("Processed"));
    assert_eq!(app.count("submissions WHERE contact_id IS NOT NULL"), 1);
    assert!(projections::check(&app.state.db).unwrap().is_clean());
});

on_both_engines!(what_was_changed_after_the_form_is_not_overwritten_by_it, async |app| {
    app.ignores_mail();
    app.subscriber(ADA, &["Invitations"]).await;
    app.republishes("newsletter", |definition| definition.fields.iter_mut().for_each(|field| field.may_overwrite = true)).await;
    app.processes("manual").await;
    app.confirmed(ADA, "Augusta", "King").await;
    app.passes(Duration::hours(1));
    let mut kari = app.staff("agent").await;
    kari.opens(&app.card_of(ADA)).await;
    kari.fills("first_name", "Ada").presses("Save details").await;
    kari.opens(&app.page_of(ADA)).await;
    kari.presses("Link to Ada").await;
    assert_eq!(
        app.lines("SELECT first_name || ' ' || last_name AS line FROM contacts"),
        ["Ada King"],
        "what was empty is filled, what was changed since stays"
    );
});
