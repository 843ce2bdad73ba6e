//! A clock that jumps, back or forward: nothing is lost, nothing opens that should not, and the rest waits for better times.

use actix_web::http::StatusCode;
use chrono::Duration;

use crate::{
    journeys::{ADA, AGREES, BO},
    support::on_both_engines,
};

on_both_engines!(a_form_shown_in_the_future_is_asked_for_again, async |app| {
    let mut ada = app.visitor();
    ada.opens("/en/f/newsletter").await;
    ada.fills("email", ADA).ticks("News").ticks(AGREES);
    app.passes(-Duration::hours(3));
    let page = ada.submits().await;
    assert_eq!(page.answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Please send again") && page.value("email") == ADA && page.toggle("News").is_on);
    assert!(ada.submits().await.says("Check your inbox"), "with the page of now it works");
    app.mail_to(ADA).await;
});

on_both_engines!(a_link_from_the_future_opens_when_its_time_has_come, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    app.passes(-Duration::minutes(10));
    assert_eq!(ada.opens(&page).await.answer.status, StatusCode::GONE);
    app.passes(Duration::minutes(10));
    assert_eq!(ada.opens(&page).await.answer.status, StatusCode::OK);
});

on_both_engines!(the_history_keeps_its_order_when_the_clock_goes_back, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut ada = app.visitor();
    ada.opens(&page).await;
    ada.unticks("News").presses("Save changes").await;
    app.passes(-Duration::seconds(59));
    ada.ticks("News").presses("Save changes").await;
    assert!(ada.page().toggle("News").is_on);
    ada.unticks(AGREES).presses("Save changes").await;
    app.passes(Duration::minutes(1));
    assert_eq!(app.mails().await.len(), 3, "mail posted in what is now the future leaves when that has come");
    app.present_equals_history();
});

on_both_engines!(mail_posted_before_the_clock_went_back_leaves_all_the_same_once_it_is_due, async |app| {
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    app.passes(-Duration::hours(1));
    app.no_mail().await;
    let mut bo = app.visitor();
    bo.signs_up(BO, &["News"]).await;
    app.mail_to(BO).await;
    app.passes(Duration::hours(1));
    app.mail_to(ADA).await;
});

on_both_engines!(a_leap_of_ten_years_ends_what_ends_and_breaks_nothing, async |app| {
    let page = app.subscriber(ADA, &["News"]).await;
    let mut bo = app.visitor();
    bo.signs_up(BO, &["News"]).await;
    let confirm = app.mail_to(BO).await.link("confirm");
    app.passes(Duration::days(3650));
    samtykke::app::upkeep::purge(&app.state).await.unwrap();
    for link in [&page, &confirm] {
        assert_eq!(bo.opens(link).await.answer.status, StatusCode::GONE);
    }
    let page = app.fresh_link(ADA).await;
    let mut ada = app.visitor();
    assert!(ada.opens(&page).await.toggle("News").is_on);
    app.passes(-Duration::days(3650));
    assert_eq!(ada.opens(&page).await.answer.status, StatusCode::GONE, "back again, the link is from the future");
    assert_eq!(app.count("contacts"), 1);
});

on_both_engines!(the_limit_per_network_holds_when_the_clock_goes_back, async |app| {
    app.sets("posts_per_network_per_hour", "1").await;
    let mut ada = app.visitor();
    ada.signs_up(ADA, &["News"]).await;
    app.passes(-Duration::days(1));
    let mut again = app.visitor().from("10.0.0.1");
    again.signs_up(BO, &["News"]).await;
    assert_eq!(again.answer.unwrap().status, StatusCode::TOO_MANY_REQUESTS);
    app.passes(Duration::days(1));
    app.mail_to(ADA).await;
});
