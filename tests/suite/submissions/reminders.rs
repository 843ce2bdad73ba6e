//! The one reminder to who signed up and did not confirm (FRM-06).

use chrono::Duration;
use samtykke::app::upkeep;

use crate::{
    journeys::{ADA, BO},
    support::{TestApp, on_both_engines},
};

impl TestApp {
    /// Reminds who is due, as upkeep does.
    async fn reminds(&self) {
        upkeep::remind(&self.state).await.unwrap();
    }

    /// Somebody signs up for *News* and does not confirm it.
    async fn signs_up_only(&self, address: &str) -> String {
        self.visitor().signs_up(address, &["News"]).await;
        self.mail_to(address).await.link("confirm")
    }

    fn reminded(&self) -> usize {
        self.count("submissions WHERE reminded_at IS NOT NULL")
    }
}

on_both_engines!(frm_06_who_has_not_confirmed_is_reminded_once_and_its_link_confirms, async |app| {
    let first = app.signs_up_only(ADA).await;
    app.passes(Duration::days(3) - Duration::minutes(1));
    app.reminds().await;
    app.no_mail().await;
    app.passes(Duration::minutes(2));
    app.reminds().await;
    let mail = app.mail_to(ADA).await;
    assert!(mail.subject.contains("Still to confirm") && mail.text.contains("By confirming you agree"), "{}", mail.text);
    // Sent on the 3rd day after 1 March 2027, deleted on the 14th; the last whole day is the 13th.
    let last_day = app.now().plus(Duration::days(10) - Duration::minutes(2));
    let said = samtykke::i18n::format::date(samtykke::kernel::Language::En, last_day);
    assert!(mail.text.contains(&format!("works until {said}")), "{said}: {}", mail.text);
    app.reminds().await;
    app.passes(Duration::days(1));
    app.reminds().await;
    app.no_mail().await;
    // Much later than the first link, which was good for two days, but before it is deleted.
    app.passes(Duration::days(9) + Duration::hours(23));
    upkeep::purge(&app.state).await.unwrap();
    app.reminds().await;
    app.no_mail().await;
    let mut ada = app.visitor();
    assert!(!ada.opens(&first).await.says("Yes, confirm"), "{}", ada.page().text);
    ada.opens(&mail.link("confirm")).await;
    ada.presses("Yes, confirm").await;
    assert_eq!(app.status_of(ADA), "processed");
    app.mail_to(ADA).await;
});

on_both_engines!(the_reminder_of_what_was_deleted_opens_nothing, async |app| {
    app.signs_up_only(ADA).await;
    app.passes(Duration::days(4));
    app.reminds().await;
    let link = app.mail_to(ADA).await.link("confirm");
    app.passes(Duration::days(10) + Duration::minutes(1));
    upkeep::purge(&app.state).await.unwrap();
    assert_eq!(app.count("submissions"), 0);
    assert!(!app.visitor().opens(&link).await.says("Yes, confirm"));
});

on_both_engines!(nobody_is_reminded_of_what_they_have_confirmed_or_will_be_reminded_of_anyway, async |app| {
    app.signs_up_only(ADA).await;
    app.passes(Duration::hours(1));
    let second = app.signs_up_only(ADA).await;
    app.signs_up_only(BO).await;
    app.passes(Duration::hours(1));
    app.signs_up_only(BO).await;
    let mut ada = app.visitor();
    ada.opens(&second).await;
    ada.presses("Yes, confirm").await;
    app.mail_to(ADA).await;
    app.passes(Duration::days(4));
    app.reminds().await;
    let mail = app.mail_to(BO).await;
    assert!(mail.subject.contains("Still to confirm"));
    app.passes(Duration::days(1));
    app.reminds().await;
    app.no_mail().await;
    assert_eq!(app.reminded(), 1, "of two that wait from one address the newer one");
    let mut bo = app.visitor();
    bo.opens(&mail.link("confirm")).await;
    bo.presses("Yes, confirm").await;
    assert_eq!(app.count("submissions WHERE status = 'awaiting'"), 2, "the older ones");
    app.mail_to(BO).await;
});

on_both_engines!(nobody_is_reminded_who_said_no_or_is_in_the_bin, async |app| {
    app.leaves_mail();
    let page = app.subscriber(ADA, &["Invitations"]).await;
    app.subscriber(BO, &["Invitations"]).await;
    app.signs_up_only(ADA).await;
    app.signs_up_only(BO).await;
    app.passes(Duration::hours(1));
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.presses("Unsubscribe from everything").await;
    app.mails().await;
    let mut boss = app.staff("administrator").await;
    boss.opens(&format!("/admin/bulk-delete?contact={}", app.id_of(BO))).await;
    boss.fills("count", "1").presses("Put them into the bin").await;
    app.works_off().await;
    app.mails().await;
    app.passes(Duration::days(4));
    app.reminds().await;
    app.no_mail().await;
    assert_eq!(app.reminded(), 0);
});

on_both_engines!(who_turned_something_off_or_is_not_to_be_mailed_is_not_reminded, async |app| {
    app.subscriber(ADA, &["Invitations"]).await;
    let page = app.subscriber(BO, &["Invitations"]).await;
    app.signs_up_only(ADA).await;
    app.signs_up_only(BO).await;
    app.staff_runs(&format!("UPDATE contacts SET no_mailings = TRUE WHERE id = {}", app.id_of(ADA).0)).await;
    app.passes(Duration::minutes(5));
    let mut bo = app.visitor();
    bo.opens(&page).await;
    bo.unticks("Invitations").presses("Save changes").await;
    app.mails().await;
    assert_eq!(app.count("subscriptions WHERE NOT is_on"), 1, "{}", bo.page().text);
    app.passes(Duration::days(4));
    app.reminds().await;
    app.no_mail().await;
    app.staff_runs("UPDATE contacts SET no_mailings = FALSE").await;
    app.reminds().await;
    app.mail_to(ADA).await;
});

on_both_engines!(a_reminder_counts_among_the_mails_of_a_day, async |app| {
    app.signs_up_only(ADA).await;
    app.passes(Duration::days(4));
    app.sets("mails_per_address_per_day", "1").await;
    app.reminds().await;
    app.mail_to(ADA).await;
    app.passes(Duration::hours(2));
    app.visitor().signs_up(ADA, &["News"]).await;
    app.no_mail().await;
});

on_both_engines!(an_address_that_was_mailed_enough_is_reminded_a_day_later, async |app| {
    app.sets("mails_per_address_per_day", "1").await;
    app.signs_up_only(ADA).await;
    app.signs_up_only(BO).await;
    app.passes(Duration::days(4));
    // What was mailed to Ada today counts whichever form asked for it.
    app.staff_runs(&format!("UPDATE mails SET created_at = '{}' WHERE address_key = '{ADA}'", app.now().naive())).await;
    app.reminds().await;
    app.mail_to(BO).await;
    app.passes(Duration::hours(25));
    app.reminds().await;
    app.mail_to(ADA).await;
});

on_both_engines!(forms_that_are_closed_or_over_remind_nobody_and_nor_does_a_house_that_wants_none, async |app| {
    app.signs_up_only(ADA).await;
    app.passes(Duration::days(4));
    for closed in [
        "is_active = FALSE",
        "is_active = TRUE, ends_at = '2027-03-03 00:00:00'",
        "ends_at = NULL, deleted_at = '2027-03-03 00:00:00'",
    ] {
        app.staff_runs(&format!("UPDATE forms SET {closed}")).await;
        app.reminds().await;
        app.no_mail().await;
    }
    app.staff_runs("UPDATE forms SET deleted_at = NULL").await;
    app.sets("reminder_days", "0").await;
    app.reminds().await;
    app.no_mail().await;
    app.sets("reminder_days", "3").await;
    app.reminds().await;
    app.mail_to(ADA).await;
});

on_both_engines!(two_instances_remind_nobody_twice, async |app| {
    let addresses: Vec<String> = (0..120).map(|number| format!("visitor{number}@fjordlys.no")).collect();
    for address in &addresses {
        app.visitor().signs_up(address, &["News"]).await;
    }
    assert_eq!(app.mails().await.len(), addresses.len());
    app.passes(Duration::days(4));
    let other = app.next_process().await;
    let (one, two) = futures_util::join!(upkeep::remind(&app.state), upkeep::remind(&other.state));
    one.unwrap();
    two.unwrap();
    app.sends_mail().await;
    let mut told: Vec<String> = app.mails().await.into_iter().chain(other.mails().await).map(|mail| mail.to).collect();
    told.sort();
    let mut all = addresses.clone();
    all.sort();
    assert_eq!(told, all);
});

on_both_engines!(a_reminder_has_to_come_before_the_end, async |app| {
    let mut kari = app.staff("administrator").await;
    kari.opens("/admin/settings/sign-up").await;
    kari.fills("reminder_days", "14").submits().await;
    assert!(
        kari.page().says("The reminder has to come before") && kari.page().value("reminder_days") == "14",
        "{}",
        kari.page().text
    );
    kari.fills("unconfirmed_days", "20").submits().await;
    assert!(kari.page().says("Saved."), "{}", kari.page().text);
    assert_eq!(app.state.snapshots.now().settings.reminder_days, 14);
});
